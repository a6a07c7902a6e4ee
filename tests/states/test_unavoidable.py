"""Mandatory touchpoints against removal one by one."""

from time import process_time
from unittest.mock import patch

from hypothesis import given, settings

from journey import Customer, Journey, reads
from journey.coverage.text import tabulate_mandatory
from journey.states import unavoidable
from journey.states.unavoidable import mandatory
from tests.amounts import examples
from tests.states.explicit import Explicit, first_states, successors, wild_journeys


def ends(journey: Journey, who: tuple[str, str], without: str | None) -> bool:
    """Tell whether a customer who enters can come to an outcome without a touchpoint."""
    outcomes = {point.id for point in journey.touchpoints if point.outcome}
    queue: list[Explicit] = [
        state for state in first_states(journey) if state[1:] == who and state[0] != without
    ]
    for state in queue:
        if state[0] in outcomes:
            return True
        queue += [
            after
            for after in successors(journey, state)
            if after[0] != without and after not in queue
        ]
    return False


@given(wild_journeys())
@settings(max_examples=examples(300))
def test_mandatory_is_what_no_one_ends_without(journey: Journey) -> None:
    found = mandatory(journey)

    entering = {state[1:] for state in first_states(journey)}
    assert {tuple(who) for who in (*found.touchpoints, *found.stranded)} == entering
    for who in entering:
        customer = Customer(*who)
        if not ends(journey, who, None):
            assert customer in found.stranded
            continue
        needed = {p.id for p in journey.touchpoints if not ends(journey, who, p.id)}
        assert set(found.touchpoints[customer]) == needed
        for id in needed:
            assert customer in found.cut_off(id)


@given(wild_journeys())
@settings(max_examples=examples(60))
def test_it_does_not_matter_who_is_looked_at_together(journey: Journey) -> None:
    together = mandatory(journey)

    with patch.object(unavoidable, "_BITS", 1):
        alone = mandatory(journey)

    assert alone == together


def test_a_thousand_in_a_row_that_nobody_avoids_take_a_moment() -> None:
    names = [f"p{number}" for number in range(1500)]
    points = ", ".join(f"{name}: {{}}" for name in names[1:-1])
    journey = reads(
        "journey: x\n"
        "customers: {types: {a: x, b: y, c: z}, situations: {s: x, t: y}}\n"
        "stages:\n"
        "  buy:\n"
        "    phase: purchase\n"
        f"    touchpoints: {{p0: {{entry: any}}, {points}, p1499: {{outcome: positive}}}}\n"
        f"transitions: [{' -> '.join(names)}]\n"
    ).journey
    assert journey is not None
    began = process_time()

    found = mandatory(journey)

    assert process_time() - began < 5
    assert set(found.touchpoints.values()) == {tuple(names)}


def test_they_come_in_the_order_of_the_walk() -> None:
    journey = reads(
        "journey: x\n"
        "customers: {types: {vip: x, guest: y}, situations: {s: x}}\n"
        "stages:\n"
        "  buy:\n"
        "    phase: purchase\n"
        "    touchpoints: {paid: {outcome: positive}, desk: D, cart: {entry: any}, lift: L}\n"
        "transitions:\n"
        "  - cart -> desk -> paid\n"
        "  - cart -> lift -> paid: {for: vip}\n"
    ).journey
    assert journey is not None

    found = mandatory(journey)

    assert found.touchpoints[Customer("guest", "s")] == ("cart", "desk", "paid")
    assert found.touchpoints[Customer("vip", "s")] == ("cart", "paid")
    assert found.cut_off("desk") == (Customer("guest", "s"),)


def test_who_can_avoid_everything_is_told_so() -> None:
    journey = reads(
        "journey: x\n"
        "customers: {types: {guest: y}, situations: {s: x}}\n"
        "stages:\n"
        "  buy:\n"
        "    phase: purchase\n"
        "    touchpoints: {a: {entry: any, outcome: positive}, b: {entry: any, outcome: positive}}\n"
    ).journey
    assert journey is not None

    assert tabulate_mandatory(mandatory(journey), "en") == "guest/s  can avoid each touchpoint\n\n"
