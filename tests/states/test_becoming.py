"""What becomes of customers, where names are not declared."""

import pytest

from journey import Customers, CustomerType, Situation, explore, reads
from journey.states.universe import universe_of

UNIVERSE = universe_of(
    Customers(
        types=(CustomerType(id="guest"), CustomerType(id="vip")),
        situations=(Situation(id="looking"), Situation(id="late")),
    )
)


@pytest.mark.parametrize(
    ("becomes", "expected"),
    [
        ("late", {"guest/late", "vip/late"}),
        ("vip", {"vip/looking", "vip/late"}),
        ("vip/late", {"vip/late"}),
        ("nowhere", set()),
        ("vip/nowhere", set()),
        ("nowhere/late", set()),
    ],
)
def test_whoever_becomes_what_is_not_declared_becomes_nobody(
    becomes: str, expected: set[str]
) -> None:
    after = UNIVERSE.after(becomes, UNIVERSE.everyone)

    assert set(map(str, UNIVERSE.customers(after))) == expected


@pytest.mark.parametrize("becomes", ["nowhere", "guest/nowhere", "nowhere/late"])
def test_a_transition_to_an_undeclared_customer_leads_nowhere(becomes: str) -> None:
    built = reads(
        "journey: x\ncustomers: {types: {guest: x}, situations: {looking: x, late: x}}\n"
        "stages: {buy: {phase: purchase, touchpoints: {p: {entry: guest/looking}, q: Q}}}\n"
        f"transitions: [p -> q: {{becomes: {becomes}}}]"
    ).journey
    assert built is not None

    space = explore(built)

    assert [str(state.touchpoint) for state in space] == ["p"]
    assert space.before(becomes, space.universe.everyone) == 0
