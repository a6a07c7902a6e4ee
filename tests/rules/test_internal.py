"""Colleagues are told apart from customers, in every figure and by one rule."""

from datetime import date

import pytest
from hypothesis import given

from journey import Journey, check, cover, draw, reads
from journey.facts.context import Context
from journey.pictures.diagram import Diagram
from journey.states.rates.visits import arrivals, part_of
from journey.testing import journeys

TODAY = date(2026, 11, 22)
LEAK = """\
journey: l
customers:
  types: {{guest: Anyone, vip: The few, staff: {{definition: Ours, internal: true}}}}
  situations: {{looking: Looking around, working: {{definition: At work, types: [staff]}}}}
stages:
  a: {{phase: purchase, touchpoints: {{p: {{entry: {entry}}}, q: {{outcome: positive}}}}}}
  b: {{phase: contact, touchpoints: {{w: {{entry: staff/working}}, e: {{outcome: positive}}}}}}
transitions: [p -> q, w -> e]
"""


def leaking(entry: str) -> Journey:
    found = reads(LEAK.format(entry=entry)).journey
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("entry", "instead"),
    [
        ("any", "`guest|vip` for `any`"),
        ("looking", "`guest|vip/looking` for `looking`"),
        ("any/looking", "`guest|vip/looking` for `any/looking`"),
        ("{looking: 900 per month}", "`guest|vip/looking` for `looking`"),
        ("[working, looking]", "`guest|vip/looking` for `looking`"),
    ],
)
def test_an_entry_that_lets_colleagues_in_is_told_with_a_cure_that_ends_it(
    entry: str, instead: str
) -> None:
    found = [each for each in check(leaking(entry), today=TODAY) if each.rule == "internal-entry"]

    assert [each.path for each in found] == [("stages", "a", "touchpoints", "p", "entry")]
    assert instead in (found[0].cure or "")
    new, old = (each.strip("`") for each in instead.split(" for "))
    mended = check(leaking(entry.replace(old, new)), today=TODAY)
    assert "internal-entry" not in {each.rule for each in mended}


@pytest.mark.parametrize(
    "entry", ["guest/looking", "guest|staff/looking", "staff", "working", "vip", "null"]
)
def test_whoever_names_the_types_means_them(entry: str) -> None:
    found = {each.rule for each in check(leaking(entry), today=TODAY)}

    assert "internal-entry" not in found


@given(journeys())
def test_figures_count_customers_and_no_colleagues(built: Journey) -> None:
    found, context = cover(built, today=TODAY), Context(built, today=TODAY)
    internal = {type.id for type in built.customers.types if type.internal}
    outer = [who for who in context.space.universe if who.type not in internal]

    assert found.universe == len(outer)
    assert found.universe + len(found.colleagues) == len(context.space.universe)
    for name in ("customers-reachable", "customers-defined"):
        assert found[name].total == len(outer)
        assert not {each.label.split("/")[0] for each in found[name].missing} & internal
    pairs = [how for (_, who), how in found.care.items() if who.type not in internal]
    for name in ("pairs-specific", "pairs-addressed"):
        assert found[name].total == sum(how != "absent" for how in pairs)
    assert found.count("specific") == found["pairs-specific"].covered


def test_a_volume_is_of_customers_where_it_means_any() -> None:
    built = leaking("{any: 900 per month}")
    context = Context(built, today=TODAY)

    volumes = {
        str(each.entry.customer): each.per_month
        for each in arrivals(built)
        if each.entry.touchpoint == "p"
    }

    assert volumes == {
        "guest/looking": 450, "vip/looking": 450, "staff/looking": 0, "staff/working": 0,
    }  # fmt: skip
    assert part_of(context.space, "any", context.external) == 1
    assert part_of(context.space, "any", context.internal) == 0


def test_stages_count_customers_and_colleagues_apart() -> None:
    diagram = draw(leaking("any"), "stages")

    assert isinstance(diagram, Diagram)
    assert [node.lines[1].text for node in diagram.nodes] == [
        "2 of 2 customer definitions can be here", "1 of 2 colleague definitions can be here",
    ]  # fmt: skip


TALK = """\
journey: n
customers:
  types: {guest: Anyone, agent: {definition: Ours, internal: true}}
  situations: {looking: Looking, shift: {definition: At work, types: [agent]}}
stages:
  buy:
    phase: purchase
    touchpoints: {call: {entry: guest/looking}, page: {entry: guest/looking}, paid: {outcome: positive}}
    actions: {answer: {HUMAN}}
  help: {phase: contact, touchpoints: {chat: {entry: guest/looking}, desk: {SERVES}, ok: {outcome: positive}}}
transitions: [call -> paid, page -> paid, chat -> ok, desk -> ok]
"""


@pytest.mark.parametrize(
    ("human", "serves", "told"),
    [
        ("human: true, at: [call]", "entry: agent/shift", {"page"}),
        ("human: false, at: [call]", "entry: agent/shift, serves: [call]", {"page"}),
        ("human: true", "entry: agent/shift", {"call", "page"}),
        ("at: [call]", "serves: [call]", {"call", "page"}),
    ],
)
def test_whoever_talks_with_a_colleague_has_help(human: str, serves: str, told: set[str]) -> None:
    text = TALK.replace("{HUMAN}", f"{{{human}}}").replace("{SERVES}", f"{{{serves}}}")

    found = check(reads(text), today=TODAY)

    assert {str(each.path[3]) for each in found if each.rule == "no-help-path"} == told
