"""Mandatory touchpoints against removal one by one."""

from hypothesis import given, settings

from journey import Customer, Journey, loads
from journey.tabulating import tabulate_mandatory
from journey.walking import mandatory
from test_statespace import Explicit, first_states, successors, wild_journeys


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
@settings(max_examples=300)
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


def test_they_come_in_the_order_of_the_walk() -> None:
    journey = loads(
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
    journey = loads(
        "journey: x\n"
        "customers: {types: {guest: y}, situations: {s: x}}\n"
        "stages:\n"
        "  buy:\n"
        "    phase: purchase\n"
        "    touchpoints: {a: {entry: any, outcome: positive}, b: {entry: any, outcome: positive}}\n"
    ).journey
    assert journey is not None

    assert tabulate_mandatory(mandatory(journey), "en") == "guest/s  can avoid each touchpoint\n\n"
