"""Tell how much each touchpoint matters."""

from collections.abc import Mapping

from journey.facts.context import Context
from journey.operating.voices.importance import Importance
from journey.states.unavoidable import mandatory


def importances(context: Context, meant: int) -> Mapping[str, Importance]:
    """Tell how much each touchpoint matters to which some customers come, outcomes left out.

    Args:
        context: The journey.
        meant: The set of customers who count.
    """
    space, universe = context.space, context.space.universe
    needed = [
        set(points)
        for who, points in mandatory(space).touchpoints.items()
        if universe.bit(who) & meant
    ]
    types = {who.type for who in universe.customers(meant & context.seen)}
    found = {}
    for point in context.journey.touchpoints:
        here = space.reached[space.number_of(point.id)] & meant
        if here and point.outcome is None:
            coming = {who.type for who in universe.customers(here)}
            bound = sum(point.id in points for points in needed)
            found[point.id] = Importance(
                len(coming) / len(types),
                bound / len(needed) if needed else 0.0,
                point.moment_of_truth,
            )
    return found
