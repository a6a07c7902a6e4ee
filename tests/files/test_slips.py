"""One slip gives one finding, at its place, with a cure that mends it."""

import unicodedata

import pytest

from journey import reads
from journey.checking.rule import all_rules
from tests.files.slips import BASE, arrow, put, report

POINTS = BASE.splitlines()[8]
EXCLUDED = "situations: {s: x, t: y}, excluded: [{customer: a/t, reason: r}]}"


def told(text: str) -> list[tuple[int, str, str, str]]:
    """What the loader finds: line, marked text, rule, cure."""
    found = report(text)
    return [
        (
            each.span.line,
            found.source.line(each.span.line)[each.span.column - 1 :][: each.span.length],
            each.rule,
            each.cure,
        )
        for each in found
        if each.span and (all_rules()[each.rule].find is None or each.rule == "no-entry")
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("stagse:", "stages:"),
        ("touchpoint:", "touchpoints:"),
        ("taems:", "teams:"),
        ("custmers:", "customers:"),
        ("typse:", "types:"),
        ("edges:", "transitions:"),
        ("flows:", "transitions:"),
        ("steps:", "transitions:"),
        ("nodes:", "touchpoints:"),
        ("tasks:", "actions:"),
        ("segments:", "types:"),
        ("personas:", "types:"),
        ("scenarios:", "situations:"),
        ("contexts:", "situations:"),
        ("단계:", "stages:"),
        ("담당:", "owner:"),
        ("responsible:", "owner:"),
        ("국면:", "phase:"),
        ("이름:", "journey:"),
    ],
)
def test_a_key_by_another_name_hides_nothing_that_stands_under_it(wrong: str, right: str) -> None:
    found = told(put(right, wrong))

    assert [(rule, marked + ":", cure) for _, marked, rule, cure in found] == [
        ("unknown-key", wrong, f"did you mean `{right[:-1]}`?")
    ]


@pytest.mark.parametrize(
    ("wrong", "right", "rule"),
    [
        ("{begins: a/s}", "{entry: a/s}", "no-entry"),
        ("{result: positive", "{outcome: positive", "happy-path-only"),
    ],
)
def test_rules_that_read_what_a_key_meant_wait(wrong: str, right: str, rule: str) -> None:
    assert rule in report(put(right, wrong)).skipped


def test_a_key_is_not_guessed_that_is_written_already() -> None:
    ((_, _, rule, cure),) = told(put("owner: d", "owner: d\n    responsible: d"))

    assert (rule, cure.split(":")[0]) == ("unknown-key", "known keys")


@pytest.mark.parametrize("written", ["en, ko]", "[en ko]", "en ko"])
def test_languages_without_their_signs_are_read_all_the_same(written: str) -> None:
    text = BASE.replace("journey: x", f"journey: x\nlanguages: {written}\ntitle: {{en: X, ko: Y}}")

    assert [(rule, cure) for *_, rule, cure in told(text)] == [
        ("wrong-type", "write names: [en, ko]")
    ]


def test_an_id_that_lacks_its_colon_is_declared() -> None:
    assert told(put("types: {a: x", "types: {a x")) == [(4, "a x", "wrong-type", "write `a: x`")]


def test_misspelt_languages_leave_texts_in_peace() -> None:
    text = BASE.replace("journey: x", "journey: x\nlangauges: [en, ko]\ntitle: {en: X, ko: Y}")

    assert [rule for _, _, rule, _ in told(text)] == ["unknown-key"]


def test_a_container_in_the_wrong_part_is_sent_home() -> None:
    text = put("p | q -> good", "p | z -> good", "touchpoints: {z: Z}\n")

    assert told(text) == [
        (12, "touchpoints", "unknown-key", "write it under `stages: <id>: touchpoints:`")
    ]


@pytest.mark.parametrize(
    ("mapping", "list_"),
    [
        ("teams: {d: D}", "teams: [d]"),
        ("types: {a: x, b: y}", "types: [a, b]"),
        (
            POINTS,
            (
                "    touchpoints:\n      - p: {entry: a/s}\n      - q:\n        entry: b/t\n"
                "      - id: good\n        outcome: positive\n        entry: [a/t, b/s]\n"
                "      - {name: bad, outcome: negative}"
            ),
        ),
        (
            "unused_phases: {pre_purchase: n, purchase: n, contact: n, return: n, exit: n}",
            "unused_phases: [pre_purchase, purchase, contact, return, exit]",
        ),
    ],
)
def test_a_list_of_ids_declares_them(mapping: str, list_: str) -> None:
    ((_, _, rule, cure),) = told(put(mapping, list_))

    assert rule == "wrong-type"
    assert cure.startswith("make each id a key followed by `:`, without brackets or dashes: `")


def test_mistakes_within_a_list_of_ids_are_found_at_their_place() -> None:
    text = put(POINTS, "    touchpoints:\n      - p: {emotion: 9}\n      - {id: q, emotion: 8}\n")

    assert [(line, marked) for line, marked, *_ in told(text)][1:3] == [(10, "9"), (11, "8")]


def test_what_stands_under_a_key_for_the_second_time_is_declared() -> None:
    text = put("    actions", "    touchpoints: {z: Z}\n    touchpoints: {y: Y}\n    actions")
    text = text.replace("good | bad]", "good | bad, z -> y]")

    found = report(text)

    problems = [each for each in found if each.rule == "duplicate-key"]
    assert [rule for _, _, rule, _ in told(text)] == ["duplicate-key"] * 2
    assert [str(each.span) for each in problems] == ["f:10:5", "f:11:5"]
    assert [(note.message, str(note.span)) for each in problems for note in each.related] == [
        ("first here", "f:9:5")
    ] * 2
    assert "second" not in problems[1].message
    assert "unreachable-touchpoint" in found.skipped


def test_the_first_of_two_options_of_an_arrow_is_shown() -> None:
    (finding,) = [d for d in report(arrow("p -> q: {rate: 0.1, rate: 0.2}")) if d.related]

    assert (str(finding.span), str(finding.related[0].span)) == ("f:12:25", "f:12:14")


@pytest.mark.parametrize(
    ("text", "waits", "runs"),
    [
        (put("    phase: use\n", ""), "missing-phase", "unreachable-touchpoint"),
        (put("phase: use", "phase: yuse"), "missing-phase", "unreachable-touchpoint"),
        (put("entry: b/t", "entry: b/t, emotion: 7"), "ignored-pain", "empty-stage"),
        (put("entry: b/t", "entry: b/t, owner: 5"), "unowned-touchpoint", "empty-stage"),
    ],
)
def test_one_bad_field_makes_only_itself_uncertain(text: str, waits: str, runs: str) -> None:
    skipped = report(text).skipped

    assert waits in skipped
    assert runs not in skipped


@pytest.mark.parametrize(
    ("text", "line", "marked", "cure"),
    [
        (put("phase: use", "phase use"), 7, "phase use", "write `phase: use`"),
        (put("owner: d", "owner d"), 8, "owner d", "write `owner: d`"),
        (put("owner: d", "owner:d"), 8, "owner:d", "write `owner: d`"),
        (put("phase: use", "phase:use"), 7, "phase:use", "write `phase: use`"),
        (put("owner: d", "owner： d"), 8, "owner： d", "write `owner: d`"),
        (put("journey: x", "journey gym"), 1, "journey gym", "write `journey: gym`"),
        ("journey gym", 1, "journey gym", "write `journey: gym`"),
        (BASE + "policies", 12, "policies", "write `policies:`"),
        (BASE + "policies\n\n", 12, "policies", "write `policies:`"),
        (put("  g:\n", "  g\n"), 6, "g", "write `g:`"),
        (put("actions: {", "actions {"), 10, "actions {act", "write `actions: {act: Act}`"),
        (put("teams: {", "teams:{"), 3, "teams:{d", "write `teams: {d: D}`"),
        (put("owner: d", " owner: d"), 8, "owner: d", "if it is a key, indent it"),
        (put("use\n    owner: d", "use, owner: d"), 7, ":", "write each key in a line of its own"),
    ],
)
def test_a_missing_colon_is_told_at_its_line(text: str, line: int, marked: str, cure: str) -> None:
    ((at, mark, _, words),) = told(text)

    assert (at, mark) == (line, marked)
    assert words.startswith(cure)


@pytest.mark.parametrize(
    ("text", "line", "marked", "cure"),
    [
        (put("teams:", 'title: "한글\nteams:'), 3, '"한글', "close it"),
        (BASE + "title: 'it", 12, "'it", "close it"),
        (BASE + 'title: "a\n\n\n', 12, '"a', "close it"),
        (put("{d: D}", "{d: D # c }"), 3, "{d: D", "write it before the `#`"),
        (put("{d: D}", "{d: D"), 3, "{d: D", "close it with `}`"),
        (put("{act: Act}", "{act: Act,"), 10, "{act: Act,", "close it with `}`"),
        ("journey: [", 1, "[", "close it with `]`"),
        (put("act: Act", "act: {title: Note: greet}"), 10, ":", 'quotes: "Note: greet"'),
        (put("act: Act", 'act: {title: "say "hi""}'), 10, '"say "hi""', "write 'say \"hi\"'"),
        (BASE + "title: 'it's'\n", 12, "'it's'", 'write "it\'s"'),
        (put("act: Act", "act: {title: !important}"), 10, "!", 'quotes: "!important"'),
        (BASE + "title: !very much\n", 12, "!very much", 'quotes: "!very much"'),
        (BASE + "title: @x\n", 12, "@", 'quotes: "@x"'),
        (BASE + "title: [New] x\n", 12, "[New] x", 'quotes: "[New] x"'),
    ],
)
def test_a_mistake_of_syntax_is_told_where_it_was_made(
    text: str, line: int, marked: str, cure: str
) -> None:
    ((at, mark, rule, words),) = told(text)

    assert (at, mark, rule) == (line, marked, "yaml-syntax")
    assert words.endswith(cure)


def test_a_note_tells_that_the_rest_was_not_read() -> None:
    text = put("phase: use", "phase use")

    assert report(text).notes == ("nothing after line 7 was read, and names were not checked",)
    assert report(text, "ko").notes == ("7번째 줄 뒤로는 읽지 않았고, 이름도 검사하지 않았습니다",)
    assert "was read" not in str(report(BASE + "title: !x y\n").notes)


@pytest.mark.parametrize(
    ("entry", "cure"),
    [
        ("p -> q {kind: exit}", "write `p -> q: {kind: exit}`"),
        ("p -> q {kind: exit, for: a}", "write `p -> q: {kind: exit, for: a}`"),
        ("p -> q for: a", "write `p -> q: {for: a}`"),
        ("p -> q for: a, kind: exit", "write `p -> q: {for: a, kind: exit}`"),
        ("p -> q for a", "write `p -> q: {for: a}`"),
        ("p -> q, bad", "several touchpoints are joined by `|`: write `p -> q | bad`"),
        ("p -> [q, bad]", "several touchpoints are joined by `|`: write `p -> q | bad`"),
        ("p -> q / bad", "several touchpoints are joined by `|`: write `p -> q | bad`"),
        ("p and q -> bad", "several touchpoints are joined by `|`: write `p | q -> bad`"),
        ("p -> q\n  - bad", "several touchpoints are joined by `|`: write `p -> q | bad`"),
        ("p <- q", "an arrow points to the right: write `q -> p`"),
        ("p <-> q", "write two transitions: `p -> q` and `q -> p`"),
        ("p => q", "write `p -> q`"),
        ("p: q", "write `p -> q`"),
        ("p -> 1st", "an id begins with a letter: rename `1st`, where it is declared as well"),
        ("p ->", "write a touchpoint on each side: `cart -> paid`"),
    ],
)
def test_an_arrow_is_mended_as_it_was_meant(entry: str, cure: str) -> None:
    assert [words for *_, words in told(arrow(entry))] == [cure]


def test_options_after_an_arrow_in_brackets_lack_a_colon() -> None:
    ((line, marked, _, cure),) = told(put("[p |", "[p -> q {kind: exit}, p |"))

    assert (line, marked) == (11, "p -> q {kind: exit}")
    assert cure == "write `p -> q: {kind: exit}`"


@pytest.mark.parametrize(
    ("text", "marked", "cure"),
    [
        (
            put("t: y}}", "t: y}, excluded: [{a/t: no reason}]}"),
            "a/t",
            "write `{customer: a/t, reason: no reason}`",
        ),
        (
            put("t: y}}", "t: y}, excluded: [a/t]}"),
            "a/t",
            "write `{customer: a/t, reason: …}`",
        ),
        (
            put("t: y}}", "t: y}, excluded: {a/t: why}}"),
            "excluded",
            "write `- {customer: a/t, reason: why}`",
        ),
        (arrow("p -> q: {becomes: t/a}"), "t/a", "the type comes first: write `a/t`"),
        (put("entry: b/t", "entry: t/b"), "t/b", "the type comes first: write `b/t`"),
        (
            put("entry: b/t", "entry: a|s"),
            "s",
            "for both at once write `a/s`; for either write the list [a, s]",
        ),
        (
            put("entry: b/t", "emotion: {a|b|s: 2}"),
            "s",
            "for both at once write `a|b/s`; for either write two keys, `a|b` and `s`",
        ),
        (
            BASE + "policies: {x: {absence: bad@a|s}}\n",
            "s",
            (
                "for both at once write `bad@a/s`; for either write two policies, one with `bad@a`, "
                "one with `bad@s`"
            ),
        ),
    ],
)
def test_a_pattern_is_mended_as_it_was_meant(text: str, marked: str, cure: str) -> None:
    assert [(mark, words) for _, mark, _, words in told(text)] == [(marked, cure)]


@pytest.mark.parametrize(
    ("entry", "column"),
    [("[b/s, a/t]", 92), ("{b/s: , a/t: 3 per day}", 94), ("{a/t: }", 87), ("a/t", 86)],
)
def test_an_entry_for_nobody_is_marked_at_its_pattern(entry: str, column: int) -> None:
    text = put("situations: {s: x, t: y}}", EXCLUDED).replace("[a/t, b/s]", entry)

    assert [marked for _, marked, *_ in told(text)] == ["a/t"]
    (finding,) = [each for each in report(text) if each.rule == "no-entry"]
    assert finding.span and (finding.span.line, finding.span.column) == (9, column)


def test_a_step_that_stands_twice_in_a_chain_is_marked_each_time() -> None:
    document = reads(arrow("p -> bad -> p -> q -> bad -> p -> p -> p"))

    def column(name: str) -> int | None:
        span = document.place_of(("transitions", name))
        return span and span.column

    assert column("bad -> p") == 10
    assert column("bad -> p#2") == 27
    assert (column("p -> p"), column("p -> p#2")) == (34, 39)


def test_what_is_written_in_decomposed_form_is_marked_where_it_stands() -> None:
    composed, decomposed = "접점", unicodedata.normalize("NFD", "접점")
    text = put("p: {entry: a/s}", f"{decomposed}: {{entry: a/s, emotion: 9}}")
    text = text.replace("p | q -> good | bad", f"q -> {decomposed} -> nowhere")
    text += f"voc: {{v: {{heard_at: {unicodedata.normalize('NFD', '없음')}}}}}\n"

    found = told(text)
    document = reads(text)

    assert [marked for _, marked, *_ in found[:2]] == ["9", "nowhere"]
    assert unicodedata.normalize("NFC", found[2][1]) == "없음"
    step = document.place_of(("transitions", f"q -> {composed}"))
    assert step and step.length == len(f"q -> {decomposed}")


def test_an_id_in_two_forms_is_shown_at_the_second_place() -> None:
    decomposed = unicodedata.normalize("NFD", "접점")
    text = put(POINTS, f"    touchpoints:\n      접점: A\n      {decomposed}: B")

    (finding,) = [each for each in report(text) if each.rule == "duplicate-id"]

    assert str(finding.span) == "f:11:7"
    assert [str(note.span) for note in finding.related] == ["f:10:7"]


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("{saves: {process: 30}}", "write `0.3` for 30 %, or the least and the most: `[0.5, 0.7]`"),
        ("{saves: {automated: [0.7, 0.5]}}", "write the least first: `[0.5, 0.7]`"),
        ("{effort: {automated: lots}}", "write `40`, or the least and the most: `[80, 120]`"),
        ("{effort: {process: true}}", "write `40`, or the least and the most: `[80, 120]`"),
        ("{first_hours: -1}", "write a number from 0 up, so perhaps `0`"),
        ("{saves: 0.3}", "write its keys below it, or between braces: {process: …, automated: …}"),
    ],
)
def test_what_maturing_saves_is_a_part_and_what_it_takes_is_hours(written: str, cure: str) -> None:
    wrong = put("actions: {act: Act}", f"actions: {{act: {{maturing: {written}}}}}")

    assert [each[3] for each in told(wrong)] == [cure]


def test_a_range_is_written_as_a_list_or_in_words() -> None:
    one = put("{act: Act}", "{act: {maturing: {saves: {automated: [0.5, 0.7]}, first_hours: 60}}}")
    other = one.replace("[0.5, 0.7]", "0.5–0.7")

    assert told(one) == told(other) == []
    assert reads(one).journey == reads(other).journey
