"""Which meanings of the mission the goals serve."""

from journey.model.journey import Journey


def served_by(journey: Journey) -> dict[str, tuple[str, ...]]:
    """Return, for each meaning of the mission, the ids of the goals that serve it.

    >>> from journey import Meaning, Mission
    >>> served_by(Journey(id="shop", mission=Mission(means=(Meaning(id="ease"),))))
    {'ease': ()}
    """
    means = journey.mission.means if journey.mission else ()
    return {
        meaning.id: tuple(goal.id for goal in journey.goals if meaning.id in goal.serves)
        for meaning in means
    }
