"""What rests on a rule that cannot be run is unknown, in every answer alike."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import (
    Coverage,
    Diagram,
    Document,
    Journey,
    Stage,
    Table,
    Touchpoint,
    UnknownName,
    assess,
    check,
    cover,
    draw,
    few_and_many,
    operations,
    reads,
    report,
    voice,
)
from journey.checking.found import Found, findings_of
from journey.checking.rule import all_rules, rule_of
from journey.coverage.covering import _RULED
from journey.coverage.figures import Figure, plain_coverage
from journey.coverage.text import shortfall, tabulate
from journey.facts.asked import context_of
from journey.words.plain import as_json
from journey.words.terminal import Manner
from tests.amounts import examples
from tests.places import ROOT
from tests.whole.test_library import loaded_by

TODAY = date(2026, 11, 22)
SHOP = """\
journey: shop
teams: {web: Web team}
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any, owner: OWNER}
      paid: {outcome: positive}
    actions: {greet: {title: Greet, for: WHOM, owner: web}}
transitions: [cart -> paid]
"""
OWNERLESS = SHOP.replace("OWNER", "404").replace("WHOM", "guest")
"""An owner that is no name: whether the cart has one is uncertain."""

FOR_NOBODY = SHOP.replace("OWNER", "web").replace("WHOM", "404")
"""An action item for whom, is uncertain."""


def shop(text: str) -> tuple[Document, Journey]:
    document = reads(text, name="shop.yaml")
    assert document.journey is not None and document.problems
    return document, document.journey


def test_a_figure_is_unknown_where_check_calls_its_rule_uncertain() -> None:
    document, _ = shop(OWNERLESS)

    figure = cover(document, today=TODAY)["touchpoints-owned"]

    assert "unowned-touchpoint" in check(document, today=TODAY).skipped
    assert figure == Figure("touchpoints-owned", None, 1, (), ("stages.*.touchpoints.*.owner",))
    assert figure.percent is None and figure.share is None
    assert str(figure) == "touchpoints-owned: ? of 1 (uncertain: stages.*.touchpoints.*.owner)"


def test_what_does_not_rest_on_the_mistake_stays_known() -> None:
    document, _ = shop(OWNERLESS)

    coverage = cover(document, today=TODAY)

    assert [each.name for each in coverage.figures if each.uncertain] == ["touchpoints-owned"]
    assert coverage["pairs-specific"].percent == 100


def test_a_journey_built_in_python_is_uncertain_where_it_names_what_it_lacks() -> None:
    cart = Touchpoint(id="cart", entry="any", owner="nobody")
    built = Journey(id="shop", stages=(Stage(id="buy", phase="purchase", touchpoints=(cart,)),))

    assert "unowned-touchpoint" in check(built, today=TODAY).skipped
    assert cover(built, today=TODAY)["touchpoints-owned"].covered is None


EVERYTHING = (ROOT / "tests/whole/everything.journey.yaml").read_text(encoding="utf-8")
VALUES = [found.span() for found in re.finditer(r"(?<=: )[a-z_]+\b", EVERYTHING)]


@given(st.sampled_from(VALUES))
@settings(max_examples=examples(40))
def test_a_figure_is_uncertain_exactly_where_its_rule_is_skipped(place: tuple[int, int]) -> None:
    start, end = place

    assert _agree(reads(f"{EVERYTHING[:start]}404{EVERYTHING[end:]}"))


@given(st.sampled_from(sorted(id for id, rule in all_rules().items() if rule.bad)))
def test_the_same_holds_of_the_bad_examples_of_all_rules(id: str) -> None:
    assert _agree(reads(all_rules()[id].bad))


def _agree(document: Document) -> bool:
    if document.journey is None:
        return True
    rules = [all_rules()[rule] for rule, _ in _RULED.values()]
    skipped = check(document, rules=rules, today=TODAY).skipped
    coverage = cover(document, today=TODAY)
    return all(
        (rule in skipped) == bool(coverage[name].uncertain) for name, (rule, _) in _RULED.items()
    )


@pytest.mark.parametrize(
    ("language", "said", "short"),
    [
        (
            "en",
            "unknown until the mistakes at `stages.*.touchpoints.*.owner` are mended",
            "not known",
        ),
        (
            "ko",
            "`stages.*.touchpoints.*.owner`의 잘못을 고치기 전에는 알 수 없습니다",
            "알 수 없음",
        ),
    ],
)
def test_the_text_says_what_is_unknown_and_why(language: str, said: str, short: str) -> None:
    document, journey = shop(OWNERLESS)
    coverage = cover(document, today=TODAY)

    text = tabulate(coverage, journey, Manner(language, 100), least={"touchpoints-owned": 50.0})

    assert "?/1" in text and said in text and short in text
    assert "0/1 " not in text.split("touchpoints-measured")[0]


def test_what_is_unknown_does_not_reach_what_is_asked_for() -> None:
    figure = Figure("phases", None, 6, uncertain=("stages",))
    coverage = Coverage("shop", (figure,))

    assert coverage.short_of({"phases": 1.0}) == (figure,)
    assert coverage.short_of({"phases": 0.0}) == coverage.short_of({}) == ()
    assert shortfall(figure, 90.0, "en") == "not known to reach 90 %"
    assert shortfall(figure, None, "en") == shortfall(figure, 0.0, "en") == ""


def test_json_says_null_and_what_is_uncertain_and_nothing_new_of_the_rest() -> None:
    document, _ = shop(OWNERLESS)

    written = as_json(plain_coverage(cover(document)))
    figures = {each["name"]: each for each in json.loads(written)["figures"]}

    assert figures["touchpoints-owned"] == {
        "name": "touchpoints-owned",
        "covered": None,
        "total": 1,
        "percent": None,
        "missing": [],
        "uncertain": ["stages.*.touchpoints.*.owner"],
    }
    assert list(figures["phases"]) == ["name", "covered", "total", "percent", "missing"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_matrix_has_a_question_mark_where_it_cannot_tell(language: str) -> None:
    document, journey = shop(FOR_NOBODY)

    coverage = cover(document, today=TODAY)
    table = draw(document, "heatmap", language=language, today=TODAY)

    assert set(coverage.care.values()) == {"unknown"}
    assert coverage["pairs-specific"].covered is coverage["pairs-addressed"].covered is None
    assert isinstance(table, Table)
    assert [cell.sign for row in table.rows for cell in row[1:]] == ["?"]
    assert ("알 수 없음" if language == "ko" else "unknown until") in table.subtitle
    text = tabulate(coverage, journey, Manner(language))
    assert re.search(r"guest/looking +\?", text) and "×" in text


def test_the_matrix_of_a_sound_file_speaks_of_nothing_unknown() -> None:
    document = reads(SHOP.replace("OWNER", "web").replace("WHOM", "guest"))
    assert document.journey is not None and not document.problems

    text = tabulate(cover(document, today=TODAY), document.journey, Manner())

    assert "?" not in text and "unknown" not in text


def test_the_picture_of_coverage_marks_what_is_unknown() -> None:
    document, _ = shop(OWNERLESS)

    diagram = draw(document, "coverage", today=TODAY)

    assert isinstance(diagram, Diagram)
    assert "1 unknown until the mistakes in the file are mended" in diagram.subtitle
    unknown = [sign for sign in diagram.key if sign.look == "mark:?"]
    assert len(unknown) == 1 and "? of 1" in unknown[0].text
    assert not any("no owner" in link.text for node in diagram.nodes for link in node.links)


def test_a_wheel_takes_no_score_from_what_is_unknown() -> None:
    document, _ = shop(OWNERLESS)

    wheel = assess(document, today=TODAY)

    proofs = {proof.question: proof for each in wheel.evidence for proof in each.proofs}
    role = proofs["confidence.role"]
    assert [each.covered for each in role.figures] == [None, 1]
    assert role.score == 4 and role.lacking == ()


def test_a_report_says_that_a_figure_is_unknown() -> None:
    document, _ = shop(FOR_NOBODY)

    for kind in ("monthly", "summary"):
        paper = report(document, kind, today=TODAY)
        assert "unknown until the mistakes in the file are mended" in repr(paper)


VOICES = """\
journey: shop
teams: {web: Web team}
voc:
  late: {kind: complaint, severity: 3, per_month: 40, owner: 404, action: 404}
"""


def test_a_voice_lacks_nothing_of_which_nothing_is_known() -> None:
    document, _ = shop(VOICES)

    heard = voice(document, today=TODAY)

    assert "issue-without-action" in heard.uncertain
    assert "issue-without-action" in check(document, today=TODAY).skipped
    assert "action" not in heard["late"].lacks and "owner" not in heard["late"].lacks
    assert "place" in heard["late"].lacks


ACTIONS = """\
journey: shop
customers: {types: {guest: {share: 0.9, revenue_share: 0.1}, vip: {share: 0.1, revenue_share: 0.9}},
            situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: {entry: any}, paid: {outcome: positive}}
    actions:
      call: {title: Call, for: KEY, hours_per_month: 90, maturity: process, offer: OFFER}
transitions: [cart -> paid]
"""


def test_a_playbook_says_of_which_rules_nothing_is_known() -> None:
    document, _ = shop(ACTIONS.replace("KEY", "vip").replace("OFFER", "{price: 404}"))

    playbook = operations(document, today=TODAY)

    assert playbook.uncertain == ("paid-without-free-path",)
    assert [deal.free for deal in playbook.deals] in ([], ["unknown"])
    assert [each.action for each in playbook.candidates] == ["call"]


def test_a_division_says_when_it_is_uncertain_who_pays_for_whom() -> None:
    sound = reads(ACTIONS.replace("KEY", "vip").replace(", offer: OFFER", ""))
    document, _ = shop(ACTIONS.replace("KEY", "404").replace(", offer: OFFER", ""))

    assert few_and_many(sound).imbalances and not few_and_many(sound).uncertain
    assert not few_and_many(document).imbalances
    assert few_and_many(document).uncertain == ("few-served-at-the-cost-of-many",)


def test_findings_of_some_rules_are_those_of_check() -> None:
    ids = ("unobserved-touchpoint", "unowned-touchpoint", "action-without-trigger")
    document, _ = shop(OWNERLESS)

    found = findings_of(context_of(document, today=TODAY), ids)

    report = check(document, rules=map(rule_of, ids), today=TODAY)
    said = {(each.rule, each.path) for each in report if each.rule in ids}
    assert {(each.rule, each.path) for each in found.findings} == said
    assert found.ran == {"unobserved-touchpoint", "action-without-trigger"}
    assert found.uncertain == {"unowned-touchpoint": ("stages.*.touchpoints.*.owner",)}
    assert isinstance(found, Found)


def test_one_rule_is_found_by_its_name_without_loading_the_others() -> None:
    code = (
        "import sys\n"
        "from journey.checking.rule import rule_of\n"
        "rule_of('unowned-touchpoint')\n"
        "rules = [name for name in sys.modules if name.startswith('journey.rules.')]\n"
        "files = [name for name in rules if name.count('.') > 2]\n"
        "assert files == ['journey.rules.funnel.unowned_touchpoint'], files"
    )
    loaded_by(code)

    assert all(rule_of(id) is rule for id, rule in all_rules().items())
    with pytest.raises(UnknownName, match="did you mean 'unowned-touchpoint'"):
        rule_of("unowned-touchpiont")
