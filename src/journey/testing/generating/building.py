"""Build journeys that are valid, part by part: nothing is thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from journey.model.funnel import Phase, Polarity, Stage, Touchpoint
from journey.model.journey import Journey
from journey.problems.errors import BadOption
from journey.states.universe import universe_of
from journey.testing.generating.chance import NUMBERS, Bounty, Chance
from journey.testing.generating.customers import populate
from journey.testing.generating.parts import Furnisher
from journey.testing.generating.plan import Bounds, JourneyPlan
from journey.testing.generating.policies import police
from journey.testing.generating.pool import ODD, Ids
from journey.testing.generating.sections import furnish
from journey.testing.generating.ways import Surveyor, transitions_of

PHASES: tuple[Phase, ...] = (
    *("purchase", "use", "contact", "return", "exit", "pre_purchase", "delivery", "loyalty"),
)
"""Every phase, the one first that a small journey has."""

POLARITIES: tuple[Polarity, ...] = ("positive", "negative", "neutral")

MOST = 200
"""How many touchpoints may be asked for; more would not fit into what Hypothesis draws at once."""


def journeys(
    *,
    touchpoints: int | Bounds = (2, 8),
    types: int | Bounds = (1, 3),
    situations: int | Bounds = (1, 3),
    cycles: bool = True,
    guards: bool = True,
    policies: bool = True,
    operations: bool = True,
    languages: Sequence[str] = ("en", "ko"),
) -> st.SearchStrategy[Journey]:
    """Build journeys that pass every rule of severity error.

    They are built so that they are valid, and none is thrown away: in each, every touchpoint can be
    reached, and whoever can be somewhere can come from there to an outcome. They shrink to fewer
    touchpoints, customers and parts, with ids that read well.

    Args:
        touchpoints: How many, or the least and the greatest number; at least 2.
        types: How many types of customers, or the least and the greatest number; at least 1.
        situations: The same of situations.
        cycles: Whether customers can come back to where they were.
        guards: Whether transitions are closed to some customers, and change who takes them.
        policies: Whether there may be policies; they hold on every complete walk.
        operations: Whether there may be teams, action items, voices, goals and all the rest.
        languages: The languages of texts.

    Raises:
        BadOption: There are no such journeys.

    >>> from hypothesis import find
    >>> small = find(journeys(), lambda journey: True)
    >>> [str(each) for each in small.transition_names]
    ['cart -> paid']
    """
    plan = JourneyPlan(
        _bounds("touchpoints", touchpoints, 2),
        _bounds("types", types, 1),
        _bounds("situations", situations, 1),
        cycles,
        guards,
        policies,
        operations,
        tuple(languages),
    )
    return built(plan)


def full_journeys() -> st.SearchStrategy[Journey]:
    """Build valid journeys with a part of every kind, in which there is something to break."""
    return built(
        replace(
            JourneyPlan(),
            touchpoints=(4, 8),
            types=(2, 3),
            situations=(2, 3),
            policies=False,
            full=True,
        )
    )


def _bounds(name: str, value: int | Bounds, least: int) -> Bounds:
    low, high = (value, value) if isinstance(value, int) else value
    if not least <= low <= high <= MOST:
        raise BadOption(
            f"{name}: {low} to {high} cannot be; the least is {least}, and the most {MOST}"
        )
    return low, high


@st.composite
def built(draw: st.DrawFn, plan: JourneyPlan) -> Journey:
    """Build journeys to a plan."""
    kind = Bounty if plan.full else Chance
    chance = kind(draw)
    ids = Ids(chance.one(range(len(ODD) + 1)))
    if not plan.full and not chance.flip():
        plan = replace(plan, languages=())
    customers = populate(chance, plan, ids)
    # What is drawn for a touchpoint is drawn together, so that it shrinks away together.
    seeds = draw(st.lists(_SEEDS, min_size=plan.touchpoints[0], max_size=plan.touchpoints[1]))
    branches = draw(st.lists(NUMBERS, max_size=len(seeds)))
    chance.begin()
    ends = 2 if plan.full else 1 + chance.one(range(min(3, len(seeds) - 1)))
    surveyor = Surveyor(plan, universe_of(customers), len(seeds), ends)
    for number, seed in enumerate(seeds):
        surveyor.lead_to(number, Chance(draw, seed[:1]))
    for number, seed in enumerate(seeds[:-ends]):
        surveyor.lead_on(number, Chance(draw, seed[1:2]))
    for branch in branches:
        surveyor.branch(Chance(draw, [branch]))
    if not plan.full:
        surveyor.rate(chance)
    points = [*ids.take("touchpoint", len(seeds) - ends), *ids.take("outcome", ends)]
    furnisher = Furnisher(chance, plan, ids, points, surveyor.universe)
    ways = surveyor.ground.ways
    journey = Journey(
        id=ids.take("journey", 1)[0],
        languages=plan.languages,
        customers=customers,
        stages=_stages(furnisher, ids, surveyor.entries, ends, [seed[2:] for seed in seeds]),
        transitions=transitions_of(ways[::-1] if chance.rarely() else ways, points),
        **(furnisher.declared() if plan.operations else {}),
    )
    if plan.operations:
        journey = furnish(furnisher, journey)
    if plan.policies:
        journey = journey.model_copy(update={"policies": police(chance, plan, journey)})
    return journey


_SEEDS = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)


def _stages(
    furnisher: Furnisher,
    ids: Ids,
    entries: Mapping[int, Any],
    ends: int,
    seeds: Sequence[Sequence[int]],
) -> tuple[Stage, ...]:
    """Put the touchpoints into stages."""
    inner, points = len(seeds) - ends, furnisher.names.points
    groups: list[tuple[Phase, list[Touchpoint]]] = []
    for number, seed in enumerate(seeds):
        chance = type(furnisher.chance)(furnisher.chance.draw, seed)
        phase, apart = chance.one(PHASES), chance.rarely()
        if not groups or apart or (furnisher.plan.full and number == 1):
            groups.append((phase, []))
        outcome = POLARITIES[number - inner] if number >= inner else None
        entry = _entry(chance, entries.get(number))
        groups[-1][1].append(furnisher.touchpoint(points[number], entry, outcome, chance))
    return tuple(
        furnisher.stage(id, phase, tuple(group), number)
        for number, (id, (phase, group)) in enumerate(
            zip(ids.take("stage", len(groups)), groups, strict=True)
        )
    )


def _entry(chance: Chance, who: Any) -> Any:
    """Return who enters, perhaps with how many."""
    if who is None or isinstance(who, tuple) or not chance.rarely():
        return who
    return {who: chance.perhaps(("12000 per month", "월 300"))}
