"""What is known of a journey, against asking touchpoint by touchpoint."""

from datetime import date

from hypothesis import given

from journey import Journey, operations, reads
from journey.facts.context import Context
from journey.testing import journeys
from tests.effort import growth

TODAY = date(2026, 11, 22)


@given(journeys())
def test_an_action_addresses_those_who_come_to_the_touchpoints_it_is_bound_to(
    journey: Journey,
) -> None:
    context = Context(journey, today=TODAY)
    space = context.space

    for stage in journey.stages:
        here = [point.id for point in stage.touchpoints]
        for action in stage.actions:
            for_ = set(space.universe.customers(space.universe.set_of(action.for_)))
            there = {
                customer for id in here if id in action.at for customer in space.customers_at(id)
            }
            addressed = set(space.universe.customers(context.addressed(stage, action)))
            assert addressed == (for_ & there if action.at else for_)
        for _ in range(2):
            reached = set(space.universe.customers(context.reached(stage)))
            assert reached == {customer for id in here for customer in space.customers_at(id)}


def busy(size: int) -> str:
    """Write one stage in which something is done at every touchpoint."""
    numbers = range(size)
    points = "".join(f"      p{n}: {{entry: any, outcome: positive}}\n" for n in numbers)
    actions = "".join(f"      do{n}: {{at: p{n}, hours_per_month: 3}}\n" for n in numbers)
    return (
        "journey: busy\ncustomers: {types: {guest: x}, situations: {looking: x}}\n"
        f"stages:\n  use:\n    phase: use\n    touchpoints:\n{points}    actions:\n{actions}"
    )


def test_the_effort_of_a_playbook_grows_with_the_actions() -> None:
    small, large = reads(busy(50)), reads(busy(200))
    operations(small, today=TODAY)  # loads what it needs

    power = growth(
        lambda: operations(small, today=TODAY), lambda: operations(large, today=TODAY), 4
    )

    assert power < 1.15
