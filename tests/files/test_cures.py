"""A cure that names a text is a promise: written in its place, the finding is gone, and none comes."""

import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journey import check, reads
from journey.checking.rule import Rule, all_rules
from journey.files.yaml.reading import from_bytes
from journey.model.texts import is_id, nearest_id
from tests.files.slips import BASE, put, report
from tests.files.test_slips import told

SIGNS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="`|>"),
    min_size=1,
    max_size=20,
).map(str.strip)
LIKELY = st.from_regex(
    r"[A-Za-z0-9가-힣]{1,4}[ ./!()🎁:,@'\"-][A-Za-z0-9가-힣]{1,4}", fullmatch=True
)


BLOCK = put(
    "touchpoints: {p: {entry: a/s}, q: {entry: b/t}, good: {outcome: positive, entry: [a/t, b/s]}, "
    "bad: {outcome: negative}}",
    """touchpoints:
      p: {entry: a/s}
      q: {entry: b/t}
      good: {outcome: positive, entry: [a/t, b/s]}
      bad: {outcome: negative}""",
)


def written_in(cure: str) -> str:
    """The text that a cure says to write."""
    found = re.fullmatch(r"write (`+) ?(.*?) ?\1(, and `[\w-]+` wherever it is named)?", cure)
    assert found, cure
    return found[2]


@pytest.mark.parametrize(
    ("name", "part", "meant"),
    [
        (
            "반품 접수",
            "{title: 반품 접수, entry: a/s}",
            "반품_접수: {title: 반품 접수, entry: a/s}",
        ),
        ("반품 접수", "", "반품_접수: {title: 반품 접수}"),
        ("sign up", "Sign up", "sign_up: Sign up"),
        ("결제.완료", "{}", "결제_완료: {title: 결제.완료}"),
        ("🎁선물", "{}", "선물: {title: 🎁선물}"),
        ("1차_문의", "{}", "제1차_문의: {title: 1차_문의}"),
        ("VIP(골드)", "{}", "VIP_골드: {title: VIP(골드)}"),
        ("p!", "{}", "p_2: {title: p!}"),
        ("sign up", "{entry: [a/s, b/t]}", "sign_up"),
    ],
)
def test_a_name_that_cannot_be_an_id_keeps_its_words_as_a_title(
    name: str, part: str, meant: str
) -> None:
    text = BLOCK.replace("      q:", f"      {name}: {part}\n      q:")

    assert [cure for *_, cure in told(text)] == [f"write `{meant}`"]


def named(names: list[str]) -> str:
    lines = "".join(f"      {json.dumps(name, ensure_ascii=False)}: {{}}\n" for name in names)
    arrow = json.dumps(" -> ".join(["p", *names]), ensure_ascii=False)
    text = BLOCK.replace("      q:", f"{lines}      q:")
    return text.replace("[p | q -> good | bad]", f"[p | q -> good | bad, {arrow}]")


@given(st.lists(SIGNS | LIKELY, min_size=1, max_size=20, unique=True))
def test_each_name_that_cannot_be_an_id_is_one_finding_and_its_cure_mends_it(
    names: list[str],
) -> None:
    names = [name for name in names if nearest_id(name) and not is_id(name)]
    assume(names and all("->" not in name for name in names))

    text = named(names)
    found = told(text)

    assert {rule for _, _, rule, _ in found} == {"wrong-type"}
    assert len(found) == len({json.dumps(name) for name in names})
    lines, stops = text.splitlines(), ["p"]
    for line, _, _, cure in found:
        meant = written_in(cure)
        assert cure.endswith(f", and `{meant.partition(':')[0]}` wherever it is named")
        stops.append(meant.partition(":")[0])
        lines[line - 1] = "      " + (meant if meant.endswith("}") else f"{meant}: {{}}")
    lines[-1] = f"transitions: [p | q -> good | bad, {' -> '.join(stops)}]"
    assert not reads("\n".join(lines)).problems


@pytest.mark.parametrize(
    ("kind", "old", "use"),
    [
        ("teams: {", "owner: d", "owner: sales team"),
        ("types: {", "entry: a/s", "entry: sales team/s"),
        ("situations: {", "entry: [a/t,", "entry: [a/sales team,"),
        ("actions: {", "\ntransitions", "\npolicies: {z: {absence: bad@b}}\ntransitions"),
        (
            "touchpoints: {",
            "\ntransitions",
            "\npolicies: {z: {absence: sales team@b}}\ntransitions",
        ),
        ("touchpoints: {", "[p | q -> ", "[p -> sales team | q: {rate: 0.1}, p | q -> "),
        ("touchpoints: {", "[p | q -> ", "[{from: p, to: sales team}, p | q -> "),
    ],
)
def test_what_refers_to_such_a_name_brings_no_further_finding(
    kind: str, old: str, use: str
) -> None:
    text = put(old, use).replace(kind, f"{kind}sales team: x, ")

    assert [rule for _, _, rule, _ in told(text)] == ["wrong-type"]


def test_a_name_without_any_letter_has_no_nearest_id() -> None:
    assert [cure[:22] for *_, cure in told(put("types: {", "types: {'!?': x, "))] == [
        "use letters of any lan"
    ]


NUMBERS = st.one_of(
    st.from_regex(r"[-+]?(0|[1-9][0-9]{0,5})\.[0-9]{1,6}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,3}[eE][-+]?[0-9]{1,2}", fullmatch=True),
    st.from_regex(
        r"0x[0-9a-fA-F]{1,8}|0o[0-7]{1,8}|[1-9][0-9]{0,8}|\+[1-9][0-9]{0,5}", fullmatch=True
    ),
    st.sampled_from([".nan", ".inf", "-.INF", "1."]),
)


@given(NUMBERS)
def test_a_number_that_was_meant_as_a_text_keeps_the_characters_of_the_file(number: str) -> None:
    text = put("actions: {act: Act}", f"actions: {{act: {{title: {number}}}}}")

    ((line, marked, _, cure),) = told(text)

    assert (line, marked) == (10, number)
    assert cure == f'put it into quotes: title: "{number}"'
    journey = reads(text.replace(f"title: {number}", cure.partition(": ")[2])).journey
    assert journey and journey.action("act").title == number


PIECE = st.from_regex(r"[0-9]{1,3}[원% a-z가-힣]{0,6}[원%a-z0-9가-힣]", fullmatch=True)


@given(
    st.from_regex(r"[a-z가-힣0-9]{1,5}", fullmatch=True), st.lists(PIECE, min_size=1, max_size=4)
)
def test_a_text_torn_at_its_commas_is_one_finding_and_stands_whole_in_quotes(
    begin: str, pieces: list[str]
) -> None:
    whole = ",".join([begin, *pieces])
    text = put("actions: {act: Act}", f"actions: {{act: {{title: {whole}, human: true}}, b: B}}")

    ((line, marked, rule, cure),) = told(text)

    assert (line, marked, rule) == (10, whole, "wrong-type")
    assert cure == f'put the whole text into quotes: `title: "{whole}"`'
    journey = reads(text.replace(f"title: {whole}", f'title: "{whole}"')).journey
    assert journey and journey.action("act").title == whole
    assert journey.action("act").human


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("entry: a/s", "entry: {a/s: 월 3,000명}", "월 3,000명"),
        ("{act: Act}", "{act: {hours_per_month: 1,5}}", "1,5"),
        ("a: x, b: y", "a: {share: 0,2}, b: {share: 0,8}", "0,2"),
        ("{d: D}", "{d: 1,000 people, e: 1,000 more}", "1,000 people"),
    ],
)
def test_what_follows_from_a_torn_text_is_not_told(old: str, new: str, marked: str) -> None:
    found = told(put(old, new))

    assert {rule for _, _, rule, _ in found} == {"wrong-type"}
    assert found[0][1] == marked
    assert len(found) == new.count(",0") + new.count(",5") + new.count(",2") + new.count(",8")


@pytest.mark.parametrize(
    ("old", "new", "cures"),
    [
        ("entry: a/s", 'entry: {a/s: "1,200 per month"}', ["1200 per month"]),
        ("entry: a/s", "entry: {a/s: 1200/month}", ["1200 per month"]),
        ("entry: a/s", 'entry: {a/s: "월 3,000명"}', ["월 3000"]),
        ("entry: a/s", "entry: {a/s: 월 1만}", ["월 10000"]),
        ("entry: a/s", "entry: {a/s: 하루 100건}", ["일 100"]),
        ("positive,", 'positive, worth: "52,000원",', ["52000 KRW"]),
        ("positive,", "positive, worth: 3만원,", ["30000 KRW"]),
        ("positive,", "positive, worth: ₩1.5만,", ["15000 KRW"]),
        ("owner: d", "owner: d\n    reviewed: 2026. 11. 3.", ["2026-11-03"]),
        ("owner: d", "owner: d\n    reviewed: 2026년 11월 3일", ["2026-11-03"]),
        ("owner: d", "owner: d\n    reviewed: 20261103", ["2026-11-03"]),
        ("owner: d", "owner: d\n    reviewed: 31.10.2026", ["2026-10-31"]),
        ("owner: d", "owner: d\n    reviewed: 11/03/2026", ["2026-11-03", "2026-03-11"]),
        ("act: Act", "act: {within: 하루}", ["1일"]),
        ("act: Act", "act: {within: 2시간 30분}", ["PT2H30M"]),
        ("act: Act", "act: {within: 1~2 days}", ["1 days", "2 days"]),
        ("a: x", 'a: {share: "0,2"}', ["0.2"]),
        ("act: Act", 'act: {hours_per_month: "1,5"}', ["1.5"]),
    ],
)
def test_an_amount_in_another_form_is_written_in_ours(old: str, new: str, cures: list[str]) -> None:
    text = put(old, new)

    ((_, marked, _, cure),) = told(text)

    assert re.findall(r"`([^`]+)`", cure) == cures
    for each in cures:
        assert not told(text.replace(marked, each))


@pytest.mark.parametrize("word", ["lots", "soon", "a few per month", "11/2026", "$12.50"])
def test_a_stock_example_is_told_to_be_one(word: str) -> None:
    for old, new in (
        ("entry: a/s", f"entry: {{a/s: {word}}}"),
        ("positive,", f"positive, worth: {word},"),
        ("owner: d", f"owner: d\n    reviewed: {word}"),
        ("act: Act", f"act: {{within: {word}}}"),
    ):
        ((*_, cure),) = told(put(old, new))

        assert "such as `" in cure


@pytest.mark.parametrize("written", ["done", "Done", "completed", "완료"])
def test_what_is_done_is_shipped_or_verified(written: str) -> None:
    found = told(BASE + f"improvements: {{no: {{status: {written}}}}}\n")

    assert [cure for _, marked, _, cure in found if marked == written] == [
        "write `shipped` if customers meet it now, `verified` if its effect is measured too"
    ]


def test_a_season_is_no_key_that_was_misspelt() -> None:
    found = told(put("owner: d", "owner: d\n    from: 2026-11-15\n    until: 2026-12-31"))

    assert len(found) == 2
    assert all("`customers: situations`" in cure and "`reviewed`" in cure for *_, cure in found)


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        (
            "owner: d",
            "owner: d\n    channel: [web\n              app, chat]",
            "a comma is missing between `web` and `app`: write `web, app`",
        ),
        (
            "owner: d",
            "owner: d\n    channel: web app",
            "write several names between brackets, with commas: `[web, app]`",
        ),
        (
            "owner: d",
            "owner: d\n    channel:\n      - web app",
            "write each name in a line of its own, after a dash of its own: `web` and `app`",
        ),
        (
            "owner: d",
            "owner: d\n    channel:\n      - web\n        - app",
            "the dash before `app` stands too far right: begin it below the dash of `web`",
        ),
        (
            "transitions: [p | q -> good | bad]",
            "transitions:\n  - p | q -> good\n    - q -> bad",
            (
                "the dash before `q -> bad` stands too far right: begin it below the dash of "
                "`p | q -> good`"
            ),
        ),
    ],
)
def test_a_list_without_one_of_its_signs_is_told_which(old: str, new: str, cure: str) -> None:
    text = put(old, new).replace("teams:", "channels: {web: W, app: A, chat: C}\nteams:")

    assert [each for *_, each in told(text)] == [cure]


def test_an_item_of_a_list_is_put_into_quotes_without_its_number() -> None:
    found = told(BASE + "voc: {v: {heard_at: [1.10]}}\n")

    assert [cure for *_, cure in found] == ['put it into quotes: "1.10"']


@pytest.mark.parametrize("word", ["True", "true", "FALSE"])
def test_a_truth_value_that_is_no_text_keeps_its_spelling(word: str) -> None:
    ((*_, cure),) = told(BASE + f"voc: {{v: {{heard_at: [p], title: {word}}}}}\n")

    assert cure == f'put it into quotes: title: "{word}"'


@pytest.mark.parametrize(
    ("written", "meant"), [("온라인 상점", "온라인_상점"), ("Online Store", "Online_Store")]
)
def test_the_name_of_a_journey_becomes_its_id(written: str, meant: str) -> None:
    ((*_, cure),) = told(put("journey: x", f"journey: {written}"))

    assert cure == f"write `journey: {meant}`"
    assert not told(put("journey: x", f"journey: {meant}"))


@pytest.mark.parametrize("policy", ["respons: [p, good]", "absense: p"])
def test_a_misspelt_template_is_one_finding(policy: str) -> None:
    rules = [rule for _, _, rule, _ in told(BASE + f"policies: {{z: {{{policy}}}}}\n")]

    assert rules == ["unknown-key"]


@pytest.mark.parametrize(
    ("text", "encoding", "korean"),
    [("title: 온라인 상점", "cp949", True), ("title: café", "cp1252", False)],
)
def test_only_what_reads_as_korean_is_taken_for_it(text: str, encoding: str, korean: bool) -> None:
    (found,) = check(from_bytes(f"journey: x\n{text}\n".encode(encoding), "f"))

    assert found.rule == "not-utf8"
    assert ("CP949" in found.cure) is korean


SPOILING = [rule for rule in all_rules().values() if rule.find is None and rule.spoil]


@given(st.data(), st.sampled_from(SPOILING))
def test_what_a_cure_says_to_write_mends_what_was_spoilt(data: st.DataObject, rule: Rule) -> None:
    assert rule.spoil
    spoilt = rule.spoil(BASE, lambda options: data.draw(st.sampled_from(list(options))))
    text = spoilt if isinstance(spoilt, str) else BASE

    for finding in report(text):
        promise = re.fullmatch(r"write `([^`…]+)`", finding.cure)
        if finding.rule != rule.id or not promise or not finding.span:
            continue
        lines = text.splitlines(keepends=True)
        line, start = lines[finding.span.line - 1], finding.span.column - 1
        lines[finding.span.line - 1] = (
            line[:start] + promise[1] + line[start + finding.span.length :]
        )
        before = [(each, cure) for _, _, each, cure in told(text)]
        after = [(each, cure) for _, _, each, cure in told("".join(lines))]
        before.remove((finding.rule, finding.cure))

        assert after == before


def test_a_key_that_is_written_already_is_not_guessed() -> None:
    ((*_, cure),) = told(put("journey: x", "journey: x\ntitle: X\ntitel: Y"))

    assert cure.startswith("known keys: ")
