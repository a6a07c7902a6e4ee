"""Walks that prove something, on small journeys where a careless search takes a wrong way."""

import pytest

from journey import Journey, State, Walk, explore, reads
from journey.model.customers import Customer
from journey.states.policies.proving import Verdict, prove
from tests.states.explicit import assert_is_a_walk, explicit, first_states

HEAD = """\
journey: shop
customers: {types: {guest: Anyone, vip: The few}, situations: {looking: Looking, using: Using}}
stages:
  buy:
    phase: purchase
    touchpoints:
"""


def journey_of(points: str, ways: str, policy: str = "") -> Journey:
    """A journey of touchpoints, transitions and, perhaps, a policy."""
    lines = "".join(f"      {line}\n" for line in points.strip().splitlines())
    text = f"{HEAD}{lines}transitions: [{ways}]\n"
    built = reads(text + (f"policies: {{p: {policy}}}\n" if policy else "")).journey
    assert built is not None
    return built


def verdict_of(points: str, ways: str, policy: str) -> Verdict:
    built = journey_of(points, ways, policy)
    verdict = prove(explore(built), built.policies[0])
    if verdict.walk is not None:
        assert_is_taken(verdict.walk, built)
    return verdict


def assert_is_taken(walk: Walk, built: Journey) -> None:
    """Insist that each transition of a walk leads from its place to the next one."""
    assert len(walk.states) == len(walk.transitions) + 1 > 2
    for number, name in enumerate(walk.transitions):
        way = built.transition(name)
        places = [state.touchpoint for state in walk.states[number : number + 2]]
        assert [way.from_, way.to] == places


MEETING = """
gate: {entry: guest/looking}
door: {entry: vip/looking}
hall: Hall
paid: {outcome: positive}
"""
MEET = "gate -> hall, door -> hall, hall -> paid"


@pytest.mark.parametrize(
    ("who", "walk"),
    [
        ("guest", "gate (guest/looking) → hall → paid"),
        ("vip", "door (vip/looking) → hall → paid"),
    ],
)
def test_a_witness_is_a_customer_who_can_be_where_it_begins(who: str, walk: str) -> None:
    assert str(verdict_of(MEETING, MEET, f"{{absence: hall, for: {who}}}").walk) == walk
    assert str(verdict_of(MEETING, MEET, f"{{absence: hall@{who}}}").walk) == walk
    space = explore(journey_of(MEETING, MEET))
    assert str(space.walk_to("paid", Customer(who, "looking"))) == walk


def test_the_first_of_several_who_meet_comes_from_where_that_one_entered() -> None:
    for ways in (MEET, "door -> hall, gate -> hall, hall -> paid"):
        walk = verdict_of(MEETING, ways, "{absence: hall}").walk
        assert walk is not None
        begins, customer = walk.states[0]
        assert {"gate": "guest", "door": "vip"}[begins] == customer.type
        assert {state.customer for state in walk.states} == {customer}


THROUGH = """
cart: {entry: any/looking}
gift: {outcome: neutral}
desk: Desk
late: Late
lost: {outcome: negative}
"""
PAST = "cart -> gift, cart -> desk, gift -> late, desk -> late, late -> lost"


def test_no_walk_goes_on_from_an_outcome() -> None:
    wanted = "cart (guest/looking) → desk → late → lost"
    space = explore(journey_of(THROUGH, PAST))

    assert str(verdict_of(THROUGH, PAST, "{absence: late}").walk) == wanted
    assert str(space.walk_to("lost", Customer("guest", "looking"))) == wanted
    assert str(verdict_of(THROUGH, PAST, "{not_co_existence: [cart, lost]}").walk) == wanted
    assert verdict_of(THROUGH, PAST, "{not_co_existence: [gift, lost]}").holds
    only = "cart -> gift, gift -> late, late -> lost, desk -> late"
    assert verdict_of(THROUGH, only, "{absence: late}").holds
    assert explore(journey_of(THROUGH, only)).walk_to("late") is None
    assert State("lost", Customer("guest", "looking")) not in explore(journey_of(THROUGH, only))


def test_a_way_out_begins_anew_where_the_customer_has_changed() -> None:
    points = "cart: {entry: any/looking}\ndesk: Desk\nkept: {outcome: positive}"
    ways = (
        "{from: cart, to: desk, becomes: using}, "
        "{from: desk, to: kept, for: guest/using}, "
        "{from: desk, to: kept, for: any/looking}"
    )
    space = explore(journey_of(points, ways))

    guest, vip = (Customer(type_, "looking") for type_ in ("guest", "vip"))
    assert str(space.walk_out("cart", guest)) == "cart (guest/looking) → desk (guest/using) → kept"
    assert space.walk_out("cart", vip) is None
    assert space.trapped_at("cart") == (vip,)
    walk = space.walk_out("cart", guest)
    assert walk is not None and walk.transitions == ("cart -> desk", "desk -> kept")


PAIR = """
cart: {entry: any/looking}
fee: Fee
desk: Desk
paid: {outcome: positive}
"""
TRIGGERS = {
    "responded_existence": "first",
    "response": "first",
    "alternate_response": "first",
    "chain_response": "first",
    "precedence": "second",
    "alternate_precedence": "second",
    "chain_precedence": "second",
    "not_succession": "first",
    "not_chain_succession": "first",
    "co_existence": "both",
    "not_co_existence": "both",
}
"""Which event of a template sets it off."""


@pytest.mark.parametrize(("template", "trigger"), TRIGGERS.items())
def test_a_policy_is_idle_where_nobody_ever_sets_it_off(template: str, trigger: str) -> None:
    # All can be at the desk, and nobody comes there: what names it is neither unmet nor met.
    for events, met in (("[fee, desk]", "first"), ("[desk, fee]", "second")):
        built = journey_of(PAIR, "cart -> fee, fee -> paid", f"{{{template}: {events}}}")
        verdict = prove(explore(built), built.policies[0])
        if trigger in (met, "both"):
            assert verdict.vacuous == ""
        else:
            assert verdict.holds and verdict.vacuous == "idle"


@pytest.mark.parametrize(
    ("policy", "vacuous"),
    [
        ("{not_co_existence: [fee, nowhere]}", "unmet"),
        ("{not_co_existence: [nowhere, fee]}", "unmet"),
        ("{not_co_existence: [nowhere, none]}", "unmet"),
        ("{absence: nowhere}", "unmet"),
        ("{absence: nowhere|desk}", ""),
        ("{absence: desk|nowhere}", ""),
    ],
)
def test_an_event_is_unmet_where_none_of_its_places_is_anywhere(policy: str, vacuous: str) -> None:
    verdict = verdict_of(PAIR, "cart -> fee, fee -> paid", policy)

    assert verdict == Verdict(verdict.policy, True, None, vacuous)


@pytest.mark.parametrize("who", ["any", "vip", "guest/looking"])
def test_what_sets_a_policy_off_may_be_far_from_where_its_customers_enter(who: str) -> None:
    ways = "cart -> fee, fee -> desk, desk -> paid"
    verdict = verdict_of(PAIR, ways, f"{{response: [desk, paid], for: {who}}}")

    assert verdict == Verdict(verdict.policy, True)
    back = "cart -> desk, desk -> fee, fee -> desk, {from: desk, to: paid, becomes: using}"
    idle = f"{{precedence: [fee, paid@looking], for: {who}}}"
    assert verdict_of(PAIR, back, idle).vacuous == "idle"


MERGING = """
gate: {entry: guest/looking}
door: {entry: guest/using}
hall: Hall
desk: Desk
paid: {outcome: positive}
"""


@pytest.mark.parametrize("first", ["gate -> hall, door -> hall", "door -> hall, gate -> hall"])
@pytest.mark.parametrize("change", ["looking", "using", "vip/using"])
def test_of_several_who_become_one_a_walk_follows_one(first: str, change: str) -> None:
    ways = f"{first}, {{from: hall, to: desk, becomes: {change}}}, desk -> paid"
    built = journey_of(MERGING, ways)
    space = explore(built)

    for point in ("hall", "desk", "paid"):
        walk = space.walk_to(point)
        assert walk is not None
        assert_is_a_walk(built, walk)
        assert explicit(walk.states[0]) in first_states(built)
    walk = verdict_of(MERGING, ways, "{absence: desk}").walk
    assert walk is not None
    assert_is_a_walk(built, walk)
    assert explicit(walk.states[0]) in first_states(built)
