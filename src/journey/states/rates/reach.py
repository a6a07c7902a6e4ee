"""Which share of those who enter comes to each stage, as planned.

Who of a pattern enters how often is not known, so a share may be
a range: from all of the pattern being those who come least often to all being those who come most.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journey.model.journey import Journey
from journey.model.walk import State
from journey.states.exploring import explore
from journey.states.rates.visits import arrivals, monthly
from journey.states.space import StateSpace

MOST = 20_000
"""In more states than this the shares are not worked out."""


@dataclass(frozen=True)
class Share:
    """From how many to how many of those who enter, each from 0 to 1."""

    least: float
    most: float

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.least + self.most) / 2


@dataclass(frozen=True)
class Reach:
    """Who comes to the stages.

    Attributes:
        stages: For each stage that customers reach, the share of those who enter that gets there.
        inner: The stages to which colleagues alone come, whose shares are of colleagues.
        ends: For each outcome, the share of those who enter that ends there.
        missing_rates: The transitions whose missing rates the shares would need; where there are
            any, there are no shares.
        excessive: Whether rates sum to more than a whole somewhere.
        too_large: Whether there are too many states to work them out.
        unweighted: Whether some entry says no volume, so that shares range over all who enter.
    """

    stages: Mapping[str, Share]
    inner: frozenset[str] = frozenset()
    ends: Mapping[str, Share] | None = None
    missing_rates: tuple[str, ...] = ()
    excessive: bool = False
    too_large: bool = False
    unweighted: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the shares are known."""
        return self.ends is not None


def reach_of(journey: Journey) -> Reach:
    """Work out which share of those who enter comes to each stage."""
    space = explore(journey)
    if len(space) * len(journey.stages) > MOST:
        return Reach({}, too_large=True)
    arriving = arrivals(space)
    planned = [each.forecast for each in arriving]
    unknown = [*dict.fromkeys(name for each in planned for name in each.missing_rates)]
    if unknown or not all(each.is_known for each in planned):
        return Reach({}, missing_rates=tuple(unknown), excessive=not unknown)
    if not planned:
        return Reach({})
    inner = {type.id for type in journey.customers.types if type.internal}
    theirs = [each.entry for each in planned if each.entry.customer.type not in inner]
    ours = [each.entry for each in planned if each.entry.customer.type in inner]
    stages: dict[str, Share] = {}
    inside = set()
    groups, unweighted = _groups(space, theirs or ours)
    colleagues, _ = _groups(space, ours)
    for stage in journey.stages:
        reached = {each.entry: each.stages[stage.id] for each in arriving}
        share = _share(groups, reached)
        if not share.most and theirs and colleagues:
            share = _share(colleagues, reached)
            inside.add(stage.id)
        if share.most:
            stages[stage.id] = share
    ends = {
        point.id: _share(
            groups, {each.entry: each.conversion.get(point.id, 0.0) for each in planned}
        )
        for point in journey.touchpoints
        if point.outcome
    }
    kept = {stage for stage in inside if stage in stages}
    return Reach(stages, frozenset(kept), ends, unweighted=unweighted)


Groups = Sequence[tuple[float, Sequence[State]]]
"""How many enter, and as whom they may."""


def _groups(space: StateSpace, entries: Sequence[State]) -> tuple[Groups, bool]:
    """Return who enters together in one figure; all together where some figure is missing."""
    universe = space.universe
    found: list[tuple[float, Sequence[State]]] = []
    for point in space.journey.touchpoints:
        for pattern in point.entry_patterns:
            members = universe.set_of(pattern)
            here = [
                state
                for state in entries
                if state.touchpoint == point.id and members & universe.bit(state.customer)
            ]
            volume = point.entry.get(pattern) if isinstance(point.entry, Mapping) else None
            if here and volume is None:
                return [(1.0, entries)], True
            if here and volume is not None:
                found.append((monthly(volume), here))
    return found, False


def _share(groups: Groups, shares: Mapping[State, float]) -> Share:
    total = sum(weight for weight, _ in groups)
    if not total:
        return Share(0.0, 0.0)
    least = sum(w * min(shares.get(state, 0.0) for state in states) for w, states in groups)
    most = sum(w * max(shares.get(state, 0.0) for state in states) for w, states in groups)
    return Share(min(1.0, least / total), min(1.0, most / total))
