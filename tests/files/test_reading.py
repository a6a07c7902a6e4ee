"""Reading files: what is refused, where it stands, and that one mistake hides no other."""

import unicodedata
from pathlib import Path

import pytest

from journey import (
    Document,
    InvalidJourney,
    JourneyError,
    MissingFile,
    UnreadableFile,
    check,
    load,
    read,
    reads,
)
from journey.files.opening import content_of, whole_content_of

HEAD = """\
journey: shop
teams: {cx: CX team}
customers: {types: {guest: Anyone, vip: Few}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    owner: cx
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
"""


def said(document: Document) -> list[tuple[int, int, str, str]]:
    """Each problem as line, column, rule, and the text under the mark."""
    found = []
    for problem in document.problems:
        span = problem.span
        assert span is not None
        marked = document.source.line(span.line)[span.column - 1 : span.column - 1 + span.length]
        found.append((span.line, span.column, problem.rule, marked))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "missing-key", "")]),
        ("# nothing\n", [(1, 1, "missing-key", "#")]),
        ("[]", [(1, 1, "wrong-type", "[")]),
        ("just words", [(1, 1, "wrong-type", "just words")]),
        ("title: x", [(1, 1, "missing-key", "t")]),
        ("journey: 2shop", [(1, 10, "wrong-type", "2shop")]),
        ("journey: any", [(1, 10, "wrong-type", "any")]),
        ("journey: shop\njourney: shop", [(2, 1, "duplicate-key", "journey")]),
        ("journey: shop\n\ttitle: x", [(2, 1, "yaml-syntax", "\t")]),
        ("journey: shop\n---\njourney: other", [(2, 1, "yaml-syntax", "---")]),
        ("journey: !shop x", [(1, 10, "yaml-syntax", "!shop x")]),
        ("journey: *x", [(1, 10, "yaml-syntax", "*x")]),
        ("journey: shop\n? [a]\n: b", [(2, 3, "yaml-syntax", "[")]),
        ("journey: shop\n<<: {title: x}", [(2, 1, "unknown-key", "<<")]),
        ("journey: shop\nversion: 1.5", [(2, 10, "wrong-type", "1.5")]),
        ("journey: shop\nversion: -1", [(2, 10, "wrong-type", "-1")]),
        ("journey: shop\nreviewed: 20261101", [(2, 11, "bad-date", "20261101")]),
        ("journey: shop\nreviewed: 2026-02-30", [(2, 11, "bad-date", "2026-02-30")]),
        ("journey: shop\nformat: 2", [(2, 9, "newer-format", "2")]),
        ("journey: shop\nformat: one", [(2, 9, "wrong-type", "one")]),
        ("journey: shop\nowner: 온라인", [(2, 8, "undeclared-name", "온라인")]),
        ("journey: shop\ntitle: {en: x}", [(2, 1, "undeclared-name", "title")]),
    ],
)
def test_a_mistake_is_found_at_its_place(
    text: str, expected: list[tuple[int, int, str, str]]
) -> None:
    assert said(reads(text)) == expected


def test_what_yaml_1_1_takes_for_a_truth_value_is_text() -> None:
    journey = reads("journey: no\ntitle: on\nowner: y\nteams: {y: 012}").journey

    assert journey is not None
    assert (journey.id, journey.title, journey.teams[0].title) == ("no", "on", "012")


@pytest.mark.parametrize(
    "text",
    [
        "journey: shop\nvoc: [" + "[" * 100_000,
        "journey: shop\nvoc: " + "[" * 100_000 + "]" * 100_000,
        "journey: shop\nvoc: " + "{a: " * 100_000,
        "\n".join(" " * n + "a:" for n in range(300)),
        "\n".join(" " * n + "a:" for n in range(1100)),
        "- " * 100_000,
        "journey: shop\nvoc:\n  " + "- " * 30 + "[" * 1030,
        "[" * 1001,
    ],
    ids=["open", "closed", "flow mappings", "indented", "far", "dashes", "mixed", "just too many"],
)
def test_nesting_without_end_is_refused(text: str) -> None:
    found = [problem.rule for problem in reads(text).problems]

    assert found[-1] == "too-deep"
    assert found[:-1] in ([], ["unknown-key"])


@pytest.mark.parametrize("many", [42, 900, 1000, 1022, 100_000])
@pytest.mark.parametrize("before", ["", "a, ", '"[[[[", ', "[], ", "[[x]], {}, "])
def test_nesting_is_refused_where_it_becomes_too_deep(many: int, before: str) -> None:
    text = "journey: shop\nvoc: [" + before + "[" * many

    found = [each for each in said(reads(text)) if each[2] == "too-deep"]

    assert [each[:2] for each in found] == [(2, len("voc: [" + before) + 39)]


def test_an_alias_bomb_is_refused() -> None:
    lines = ["journey: shop", "x0: &x0 [a, a, a, a, a, a, a, a, a]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 20)]

    document = reads("\n".join(lines))

    assert "alias-bomb" in [problem.rule for problem in document.problems]
    assert document.journey is None


def test_an_alias_stands_for_its_value_and_mistakes_are_found_at_the_anchor() -> None:
    text = HEAD + "      desk: &d {owner: cxx}\n      shop: *d\n"

    document = reads(text)

    assert said(document) == [(11, 24, "undeclared-name", "cxx")]
    assert document.journey is not None
    assert document.journey.touchpoint("shop").owner == "cxx"


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.journey.yaml"
    path.write_text("journey: shop\n" + "# x\n" * 100)

    document = read(path, max_bytes=50)

    assert [problem.rule for problem in document.problems] == ["too-large"]
    assert "50 bytes" in check(document).diagnostics[0].message


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"journey: shop\ntitle: \xff", 2, 8),
        ("journey: shop\ntitle: 온라인".encode("cp949"), 2, 8),
        (b"\xef\xbb\xbfjourney: \xff", 1, 10),
    ],
)
def test_what_is_not_utf8_is_found_at_its_byte(
    tmp_path: Path, content: bytes, line: int, column: int
) -> None:
    path = tmp_path / "x.journey.yaml"
    path.write_bytes(content)

    (problem,) = read(path).problems

    assert (problem.rule, problem.span and problem.span.line) == ("not-utf8", line)
    assert problem.span and problem.span.column == column


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-16", "UTF-16"), ("utf-32", "UTF-32"), ("utf-16-be", "UTF-16"), ("utf-32-be", "UTF-32")],
)
def test_other_encodings_of_unicode_are_told_apart(
    tmp_path: Path, encoding: str, named: str
) -> None:
    path = tmp_path / "x.journey.yaml"
    mark = "\ufeff" if encoding.endswith("be") else ""
    path.write_bytes(f"{mark}journey: shop".encode(encoding))

    assert f"the file is {named}, not UTF-8" == check(read(path)).diagnostics[0].message


def test_half_a_character_is_refused() -> None:
    assert [p.rule for p in reads("journey: \ud800").problems] == ["not-utf8"]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(break_: str) -> None:
    text = f"journey: shop{break_}title: '\u2028\u0085x'{break_}{break_}owner: nobody{break_}"

    assert said(reads(text)) == [(4, 8, "undeclared-name", "nobody")]


def test_a_byte_order_mark_takes_no_column(tmp_path: Path) -> None:
    path = tmp_path / "x.journey.yaml"
    path.write_bytes(b"\xef\xbb\xbfjourney: shop\nowner: nobody")

    assert said(read(path)) == [(2, 8, "undeclared-name", "nobody")]


def test_columns_count_code_points() -> None:
    text = "journey: shop\nteams: {a: 온라인 😀, b: 404}"

    assert said(reads(text)) == [(2, 22, "wrong-type", "404")]


def test_one_run_tells_every_mistake_and_none_follows_from_another() -> None:
    text = """\
journey: shop
titel: x
teams: {cx: CX, a b: x}
channels: [web]
customers:
  types: {vip: 404}
  situations: {late: {types: [vip, vipp]}}
  excluded: [{customer: vip//late, reason: x}, {customer: vip}]
stages:
  one:
    fase: purchase
    touchpoints:
      a: {entry: vip/late, outcome: positiv, channel: web}
      b: {moment_of_truth: yes, emotion: 9, owner: cx}
  two: 5
transitions:
  - a -> b: {rate: 2, for: vip}
  - a - > b
  - a -> zz
"""

    found = said(reads(text))

    assert found == [
        (2, 1, "unknown-key", "titel"),
        (3, 17, "wrong-type", "a b"),
        (4, 11, "wrong-type", "[web]"),
        (6, 16, "wrong-type", "404"),
        (7, 36, "undeclared-name", "vipp"),
        (8, 25, "bad-pattern", "vip//late"),
        (8, 48, "missing-key", "{customer: vip}"),
        (11, 5, "unknown-key", "fase"),
        (13, 37, "wrong-type", "positiv"),
        (14, 28, "wrong-type", "yes"),
        (14, 42, "wrong-type", "9"),
        (15, 3, "wrong-type", "two"),
        (17, 20, "wrong-type", "2"),
        (18, 5, "bad-arrow", "a - > b"),
        (19, 10, "undeclared-name", "zz"),
    ]


def test_rules_that_read_what_is_uncertain_wait_and_say_so() -> None:
    report = check(reads(HEAD + "transitions: [cart - > paid]"))

    rules = {diagnostic.rule for diagnostic in report}
    assert "bad-arrow" in rules
    assert not rules & {"unreachable-touchpoint", "trapped-customer"}
    assert "unreachable-touchpoint" in report.skipped
    assert len(report.notes) == 1


def test_rules_that_read_something_else_do_not_wait() -> None:
    report = check(reads(HEAD + "guides: {g: {reviewed: soon}}"))

    assert "unreachable-touchpoint" in {diagnostic.rule for diagnostic in report}
    assert report.skipped == ("future-date", "stale-guide")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("transitions:\n  - cart -> paid:\n    rate: 0.5\n", ("bad-arrow", "cart -> paid")),
        ("      desk:\n      title: Desk\n", ("unknown-key", "title")),
    ],
)
def test_options_that_stand_level_with_their_part_have_their_own_words(
    lines: str, expected: tuple[str, str]
) -> None:
    document = reads(HEAD + lines)

    ((_, _, rule, marked),) = said(document)
    assert (rule, marked) == expected
    assert document.journey is not None
    if rule == "bad-arrow":
        assert document.journey.transitions[0].rate == 0.5
    else:
        assert document.journey.touchpoint("desk").title == "Desk"


def test_a_name_repeated_in_one_place_of_an_arrow_is_refused_and_read_once() -> None:
    text = HEAD + "transitions: [cart | cart | paid -> paid]\n"

    document = reads(text)
    (problem,) = check(document, rules=())

    assert (problem.rule, problem.cure) == ("bad-arrow", "write `cart | paid -> paid`")
    assert document.journey is not None
    assert document.journey.transition_names == ("cart -> paid", "paid -> paid")
    assert reads(text.replace("cart | cart", "cart")).problems == ()


@pytest.mark.parametrize(
    ("arrow", "meant", "declared"),
    [
        ("cart -> my desk -> paid", "cart -> my_desk -> paid", ""),
        ("cart -> My  Desk | paid", "cart -> my_desk | paid", ""),
        ("cart -> 반품 접수 -> paid", "cart -> 반품_접수 -> paid", "반품_접수: {title: 반품 접수}"),
        ("cart -> go! -> Paid.", "cart -> go -> paid", "go: {title: go!}"),
    ],
)
def test_names_of_arrows_that_are_no_ids_are_written_as_the_ids_that_were_meant(
    arrow: str, meant: str, declared: str
) -> None:
    text = HEAD + f"      my_desk: Desk\ntransitions:\n  - {arrow}\n"

    (problem,) = check(reads(text), rules=())

    assert problem.rule == "bad-arrow"
    assert f"`{meant}`" in problem.cure
    assert f"declare `{declared}`" in problem.cure if declared else "declared" in problem.cure
    mended = text.replace(arrow, meant).replace("my_desk: Desk", f"my_desk: Desk\n      {declared}")
    assert not reads(mended).problems


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("Sign: up: {title: Sign up}", "write `Sign_up: {title: Sign up}`"),
        ("반품: 접수:\n        title: 반품", "write `반품_접수:`"),
        ("cart2:\n        title: Cart: two", 'put the text into quotes: "Cart: two"'),
        ("cart2:\n        title: Note:\n        event: x", 'put the text into quotes: "Note:"'),
    ],
)
def test_a_name_with_a_colon_is_no_text_that_wants_quotes(line: str, cure: str) -> None:
    text = HEAD + f"      {line}\n"

    (problem,) = check(reads(text), rules=())

    assert (problem.rule, problem.cure) == ("yaml-syntax", cure)
    meant = cure.partition("`")[2].rstrip("`") or cure.partition(": ")[2]
    written = meant if "`" not in cure else line.partition("\n")[0]
    wrong = {'"Cart: two"': "Cart: two", '"Note:"': "Note:"}.get(meant, written)
    assert not reads(text.replace(wrong, meant)).problems


def test_a_loop_repeats_no_name_in_one_place() -> None:
    assert reads(HEAD + "transitions: [cart -> cart | paid, paid -> cart -> paid]\n").problems == ()


def test_the_repetition_hides_nothing_else_that_is_wrong_with_an_arrow() -> None:
    document = reads(HEAD + "transitions: [{cart | cart -> paid: {to: paid}}]\n")

    assert {problem.case for problem in document.problems} == {"repeated", "twice"}


def products(*sizes: int) -> str:
    """Write arrows that stand for so many transitions each, all to different touchpoints."""
    names = [f"n{number}" for number in range(max(sizes))]
    ids = "".join(f"      {name}: x\n" for name in names)
    arrows = "".join(f"  - cart -> {' | '.join(names[:size])}\n" for size in sizes)
    return f"{HEAD}{ids}transitions:\n{arrows}  - cart -> paid\n"


def test_arrows_stand_for_ten_thousand_transitions_together() -> None:
    document = reads(products(4_000, 6_000))

    assert document.problems == ()
    assert document.journey is not None
    assert len(document.journey.transitions) == 10_001


def test_beyond_ten_thousand_transitions_the_first_arrow_is_told_and_no_product_read() -> None:
    document = reads(products(4_000, 6_000, 2, 3, 1))

    (problem,) = check(document, rules=())
    assert (problem.rule, problem.path) == ("bad-arrow", ("transitions", 2))
    assert "together" in problem.message
    assert document.journey is not None
    assert document.journey.transition_names[10_000:] == ("cart -> n0#3", "cart -> paid")


def test_a_touchpoint_may_have_the_name_of_a_key() -> None:
    text = HEAD + "      desk:\n      event: {title: Evening}\ntransitions: [cart -> event]\n"

    document = reads(text)

    assert document.problems == ()
    assert document.journey is not None and document.journey.touchpoint("event")


def test_an_id_within_its_own_part_is_an_unknown_key() -> None:
    assert said(reads(HEAD + "      desk: {id: other}\n")) == [(11, 14, "unknown-key", "id")]


def test_ids_are_the_same_in_composed_and_decomposed_form() -> None:
    composed = "장바구니"
    decomposed = unicodedata.normalize("NFD", composed)
    text = HEAD + f"      {composed}: 장바구니\ntransitions: [cart -> {decomposed} -> paid]\n"

    document = reads(text)

    assert document.problems == ()
    assert document.journey is not None
    assert document.journey.transitions[0].to == composed


def test_every_short_form_means_its_long_form() -> None:
    short = (
        HEAD
        + """\
channels: {web: Web, app: App}
mission: Help
languages: [en, ko]
metrics: {m: {en: Metric, ko: 지표}}
transitions:
  - cart -> paid
  - cart | paid -> cart | paid: {for: [vip, guest]}
  - cart -> cart -> paid: {for: vip}
"""
    )
    long = (
        HEAD
        + """\
channels: {web: {title: Web}, app: {title: App}}
mission: {text: Help}
languages: [en, ko]
metrics: {m: {title: {en: Metric, ko: 지표}}}
transitions:
  - {from: cart, to: paid, for: any, kind: forward}
  - {from: cart, to: cart, for: [vip, guest]}
  - {from: cart, to: paid, for: [vip, guest]}
  - {from: paid, to: cart, for: [vip, guest]}
  - {from: paid, to: paid, for: [vip, guest]}
  - {steps: [cart, cart, paid], for: vip}
"""
    )

    assert reads(short).problems == ()
    assert reads(short).journey == reads(long).journey


def test_transitions_are_named_by_their_ends_and_their_number() -> None:
    journey = reads(HEAD + "transitions: [cart -> paid, cart -> paid, paid -> cart]").journey

    assert journey is not None
    assert journey.transition_names == ("cart -> paid", "cart -> paid#2", "paid -> cart")
    assert journey.transition("cart -> paid#2") is journey.transitions[1]


def test_a_step_of_a_chain_is_marked_within_its_chain() -> None:
    report = check(reads(HEAD + "transitions:\n  - cart -> paid -> cart\n"))

    (finding,) = [d for d in report if d.rule == "outcome-not-final"]
    assert (finding.span and finding.span.line, finding.span and finding.span.column) == (12, 13)


def test_load_gives_a_journey_or_raises_with_the_report(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.journey.yaml", tmp_path / "bad.journey.yaml"
    good.write_text(HEAD)
    bad.write_text(HEAD + "owner: nobody\ntitel: x\n")

    assert load(good).id == "shop"
    with pytest.raises(InvalidJourney) as caught:
        load(bad)
    assert [d.rule for d in caught.value.report] == ["undeclared-name", "unknown-key"]
    assert f"{bad}:11:8" in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_path_that_cannot_be_opened_is_an_exception(tmp_path: Path) -> None:
    with pytest.raises(MissingFile) as missing:
        read(tmp_path / "nowhere.journey.yaml")
    assert isinstance(missing.value, FileNotFoundError)
    with pytest.raises(UnreadableFile) as folder:
        read(tmp_path)
    assert isinstance(folder.value, OSError)
    assert isinstance(folder.value, JourneyError)
    with pytest.raises(UnreadableFile):
        read("nul\0byte")


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(HEAD)
    (tmp_path / "b.journey.yaml").symlink_to(tmp_path / "a.journey.yaml")

    assert read(tmp_path / "b.journey.yaml").problems == ()


@pytest.mark.parametrize(("size", "fits"), [(3, True), (4, False)])
def test_a_file_may_be_as_large_as_is_allowed_and_no_larger(
    tmp_path: Path, size: int, fits: bool
) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"a" * size)

    assert content_of(file, 3) == b"a" * size
    if fits:
        assert whole_content_of(file, 3) == b"aaa"
    else:
        with pytest.raises(UnreadableFile):
            whole_content_of(file, 3)
