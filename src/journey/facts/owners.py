"""Whose a part of a journey is."""

from collections.abc import Callable, Mapping, Sequence

from journey.facts.voices import voices_of
from journey.model.funnel import Touchpoint
from journey.model.journey import Journey
from journey.model.operations import Action
from journey.problems.source import Path


def teams_of(journey: Journey, path: Path) -> tuple[str, ...]:
    """Return the teams that answer for what stands at a model path.

    That is the owner of the part, else of what it stands in, else of the journey. A review belongs
    to those who take part, a transition to who owns where it begins, a team to itself.

    Args:
        journey: The journey.
        path: Where it stands.

    >>> from journey import Stage, Touchpoint
    >>> cart = Stage(id="buy", phase="purchase", owner="web", touchpoints=(Touchpoint(id="cart"),))
    >>> teams_of(Journey(id="shop", stages=(cart,)), ("stages", "buy", "touchpoints", "cart"))
    ('web',)
    """
    find = _BY_COLLECTION.get(str(path[0])) if len(path) > 1 else None
    found = find(journey, path) if find else ()
    return found or _one(journey.owner)


def _one(team: str | None) -> tuple[str, ...]:
    return (team,) if team else ()


def _in_stage(journey: Journey, path: Path) -> tuple[str, ...]:
    stage = next((each for each in journey.stages if each.id == path[1]), None)
    if stage is None:
        return ()
    if len(path) > 3:
        parts: Sequence[Touchpoint | Action] = ()
        parts = stage.touchpoints if path[2] == "touchpoints" else parts
        parts = stage.actions if path[2] == "actions" else parts
        owner = next((each.owner for each in parts if each.id == path[3]), None)
        if owner:
            return (owner,)
    return _one(stage.owner)


def _voice(journey: Journey, path: Path) -> tuple[str, ...]:
    return next((_one(each.owner) for each in voices_of(journey) if each.id == path[1]), ())


def _review(journey: Journey, path: Path) -> tuple[str, ...]:
    return next((each.teams for each in journey.reviews if each.id == path[1]), ())


def _team(journey: Journey, path: Path) -> tuple[str, ...]:
    return next(((each.id,) for each in journey.teams if each.id == path[1]), ())


def _transition(journey: Journey, path: Path) -> tuple[str, ...]:
    name = path[1]
    number = journey._transitions.get(name) if isinstance(name, str) else name
    if number is None or not 0 <= number < len(journey.transitions):
        return ()
    start = journey.transitions[number].from_
    return _one(journey.owner_of(start)) if start in journey._touchpoints else ()


def _waiver(journey: Journey, path: Path) -> tuple[str, ...]:
    number = path[1]
    there = isinstance(number, int) and 0 <= number < len(journey.waivers)
    return _one(journey.waivers[int(number)].owner) if there else ()


def _owned(collection: str) -> Callable[[Journey, Path], tuple[str, ...]]:
    def find(journey: Journey, path: Path) -> tuple[str, ...]:
        parts = getattr(journey, collection)
        return next((_one(each.owner) for each in parts if each.id == path[1]), ())

    return find


_BY_COLLECTION: Mapping[str, Callable[[Journey, Path], tuple[str, ...]]] = {
    "stages": _in_stage,
    "voc": _voice,
    "reviews": _review,
    "teams": _team,
    "transitions": _transition,
    "waivers": _waiver,
    **{name: _owned(name) for name in ("metrics", "goals", "feedback", "improvements", "guides")},
}
