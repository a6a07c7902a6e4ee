"""Messages name values as the file has them, and cures say what to write."""

import pytest

from journey import check, reads
from journey.checking.rule import all_rules
from journey.words.spelling import Speller, nearest
from tests.files.slips import BASE, arrow, put, report


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        ("journey:\n", "`journey` is empty", "write a name: `journey: shop`"),
        (put("phase: use", "phase:"), "`phase` is empty", "known: pre_purchase, purchase"),
        (BASE + "review_every: {1 day: }\n", "a mapping is not a duration", "write a number and"),
        (BASE + "reviewed: [a]\n", "a list is not a date", "write year, month and day"),
        (put("entry: b/t", "emotion: {}"), "but this is a mapping", "write -3 (anger)"),
        (put("entry: b/t", "worth: {1: 2}"), "a mapping is not a sum of money", "write the amount"),
        (put("entry: b/t", "outcome: true"), "the truth value `true` is none of", "known: pos"),
        (BASE + "waivers: [x]\n", "but this is the text `x`", "write its keys below it"),
        (arrow("p -> q: {rate: 40%}"), "a number from 0 to 1", "write `0.4` for 40 %"),
        (arrow("p -> q: {rate: 40}"), "but this is 40", "write `0.4` for 40 %"),
        (arrow("p -> q: {rate: high}"), "0 to 1", "write a number from 0 to 1, such as `0.4`"),
        (arrow("p -> q: {rate: 140}"), "140", "write a number from 0 to 1, so perhaps `1`"),
        (BASE + "voc: {v: {severity: high}}\n", "from 1 to 5", "write a whole number from 1 to 5"),
        (put("act: Act", "act: {hours_per_month: 30h}"), "30h", "write only the figure: `30`"),
        (BASE + "format: 0\n", "`format` is 1", "write `1`"),
        ("journey: x\nstages: {g: phase use}\n", "a mapping of keys", "write `phase: use`"),
    ],
)
def test_a_value_is_named_as_the_file_has_it(text: str, message: str, cure: str) -> None:
    found = [each for each in report(text) if all_rules()[each.rule].find is None]

    assert message in found[0].message
    assert found[0].cure.startswith(cure)
    for language in ("en", "ko"):
        words = str([(each.message, each.cure) for each in report(text, language)])
        assert "None" not in words
        assert "{'" not in words


def test_no_sentence_in_korean_calls_a_mapping_what_begins_with_an_id() -> None:
    words = [s.ko for rule in all_rules().values() for s in (*rule.message.all, *rule.cure.all)]

    assert [each for each in words if "id에서 시작" in each or "(이)라고" in each] == []


def test_a_duration_without_its_unit_is_told_so() -> None:
    (found,) = check(reads("journey: x\nreview_every: '5'\n"), rules=())

    assert found.message == "`5` has no unit"
    assert found.cure == "write what it counts: `5 minutes`, `5 days`"


def test_steps_are_counted_in_korean_too() -> None:
    text = "journey: x\npolicies: {p: {response: [a, b], within: 5걸음}}\n"

    assert {d.rule for d in check(reads(text), rules=())} == {"undeclared-name"}


def test_a_bound_out_of_range_is_told_the_range() -> None:
    text = "journey: x\npolicies: {p: {response: [a, b], within: 1001 steps}}\n"

    found = next(d for d in check(reads(text), rules=()) if d.rule == "bad-duration")

    assert found.cure == "write from 1 to 1000 steps"


def test_a_blank_reason_is_none() -> None:
    report = check(reads("journey: x\nunused_phases: {exit: '  ', use: We sell nothing}\n"))

    missing = {d.message.split("`")[1] for d in report if d.rule == "missing-phase"}
    assert missing == {"pre_purchase", "purchase", "contact", "return", "exit"}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("policies: {p: {absence: a, within: 5 days}}", "within"),
        ("policies: {p: {response: [a, b], times: 2}}", "times"),
        ("policies: {p: {response: [a, b], precedence: [b, a]}}", "precedence"),
        ("stages: {s: {actions: {x: {title: X, when: {event: a, other: b}}}}}", "other"),
    ],
)
def test_a_key_that_does_not_belong_is_marked_rather_than_its_value(line: str, key: str) -> None:
    report = check(reads(f"journey: x\n{line}\n"), rules=())

    (place,) = [d.span for d in report if d.rule == "unknown-key"]
    assert place is not None
    assert (place.column, place.length) == (line.index(f"{key}:") + 1, len(key))


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("수엄", ["수강", "수업"], "수업"),
        ("구메", ["구매", "배송"], "구매"),
        ("주무", ["결제", "주문"], "주문"),
        ("상품상", ["상품_목록", "상품상세"], "상품상세"),
        ("상담", ["상품", "배송"], None),
        ("반품", ["반환"], None),
        ("Cafe", ["café"], "café"),
    ],
)
def test_a_misspelt_name_is_compared_by_letters_not_by_syllables(
    word: str, known: list[str], meant: str | None
) -> None:
    assert nearest(word, known) == meant


@pytest.mark.parametrize(("word", "meant"), [("수엄", "수업"), ("구메", "구매"), ("주무", "주문")])
def test_one_wrong_letter_of_hangul_is_found_among_many_names(word: str, meant: str) -> None:
    assert Speller(["수업", "구매", "주문", *(f"x{n}" for n in range(600))]).nearest(word) == meant
