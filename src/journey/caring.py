"""Who is looked after at which stage."""

from journey.context import Context
from journey.coverage import Care
from journey.model.customers import Customer


def care_of(context: Context) -> dict[tuple[str, Customer], Care]:
    """Tell, for each stage and each customer who can be somewhere, how they are looked after."""
    space = context.space
    found: dict[tuple[str, Customer], Care] = {}
    for stage in context.journey.stages:
        here = context.reached(stage)
        specific = generic = 0
        for action in stage.actions:
            if action.for_ is None or action.for_ == "any":
                generic |= context.addressed(stage, action)
            else:
                specific |= context.addressed(stage, action)
        for who in space.universe.customers(context.seen):
            bit = space.universe.bit(who)
            care: Care = "absent"
            if here & bit:
                care = "specific" if specific & bit else "generic" if generic & bit else "none"
            found[stage.id, who] = care
    return found
