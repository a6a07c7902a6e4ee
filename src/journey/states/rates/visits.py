"""From planned rates: how many of those who enter ever come to each stage."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from journey.files.given import Given
from journey.model.amounts import parse_duration, parse_volume
from journey.model.customers import Customer
from journey.model.walk import State
from journey.states.exploring import explore
from journey.states.rates.chain import Chain
from journey.states.rates.outlook import Forecast
from journey.states.space import StateSpace

MONTH = parse_duration("1 month").days
"""How many days a month has on average."""


@dataclass(frozen=True)
class Arrival:
    """What the plan says of those who enter at one touchpoint as one customer.

    Attributes:
        forecast: How their walks end, or what is missing to know it.
        stages: For each stage, the share of them that ever comes there; empty where unknown.
        per_month: How many of them enter each month; None where no volume is planned.
    """

    forecast: Forecast
    stages: Mapping[str, float]
    per_month: float | None

    @property
    def entry(self) -> State:
        """The state in which they begin."""
        return self.forecast.entry


def arrivals(target: Given) -> tuple[Arrival, ...]:
    """Work out, for each entry and each customer there, who comes to which stage.

    A stage counts once for each walk, however often the walk comes back to it; so the shares are
    the hitting probabilities of the chain that `forecast` describes. The volume of an entry that is
    planned for several customers is divided by the shares of their types where all have one, and
    otherwise evenly; colleagues among them count for nothing.

    Source: Kemeny, Snell, "Finite Markov Chains", 1960, chapter 3.
    """
    space = explore(target)
    chain = Chain(space)
    forecasts = chain.forecasts()
    volumes = _volumes(space)
    known = [each for each in forecasts if each.is_known]
    found: dict[State, dict[str, float]] = {each.entry: {} for each in known}
    for stage in space.journey.stages if known else ():
        points = {point.id for point in stage.touchpoints}
        chances = chain.chances(
            [number for state, number in chain.numbers.items() if state.touchpoint in points]
        )
        for each in known:
            found[each.entry][stage.id] = chances[chain.numbers[each.entry]]
    return tuple(
        Arrival(each, found.get(each.entry, {}), volumes.get(each.entry)) for each in forecasts
    )


@dataclass(frozen=True)
class Coming:
    """How many of those who enter ever come to one of some states.

    Attributes:
        per_month: How many each month; None where what follows is missing for it.
        missing_rates: The transitions whose `rate` is missing.
        excessive: The touchpoints at which rates sum to more than 1.
        missing_volumes: Who comes from which entry of which no volume is planned.
    """

    per_month: float | None
    missing_rates: tuple[str, ...] = ()
    excessive: tuple[str, ...] = ()
    missing_volumes: tuple[State, ...] = ()


def comings(target: Given, places: Sequence[Collection[State]]) -> tuple[Coming, ...]:
    """Work out, for each of several sets of states, how many come to one of them each month.

    Whoever comes several times counts once. An entry from which nobody can come there needs neither
    rates nor a volume.
    """
    space = explore(target)
    chain = Chain(space)
    forecasts, volumes = chain.forecasts(), _volumes(space)
    return tuple(_coming_to(chain, forecasts, volumes, frozenset(place)) for place in places)


def _coming_to(
    chain: Chain,
    forecasts: Sequence[Forecast],
    volumes: Mapping[State, float],
    place: Collection[State],
) -> Coming:
    there = {chain.numbers[state] for state in place if state in chain.numbers}
    able = chain.leading_to(there, planned=False)
    from_here = [each for each in forecasts if chain.numbers[each.entry] in able]
    rates = dict.fromkeys(name for each in from_here for name in each.missing_rates)
    excessive = dict.fromkeys(id for each in from_here for id in each.excessive)
    if rates or excessive:
        return Coming(None, tuple(rates), tuple(excessive))
    chances = chain.chances(there) if from_here else ()
    coming = [(each.entry, chances[chain.numbers[each.entry]]) for each in from_here]
    without = [entry for entry, chance in coming if chance and entry not in volumes]
    if without:
        return Coming(None, missing_volumes=tuple(without))
    return Coming(fsum(chance * volumes.get(entry, 0.0) for entry, chance in coming))


def visits(target: Given) -> Mapping[str, float] | None:
    """Expect how often anybody is at each touchpoint in a month, by planned rates and volumes.

    Returns:
        For each touchpoint, how often; infinite where some go round for ever. None where a rate or
        a volume that this would need is missing.
    """
    space = explore(target)
    volumes = _volumes(space)
    forecasts = Chain(space).forecasts()
    if not all(each.is_known and each.entry in volumes for each in forecasts):
        return None
    parts: dict[str, list[float]] = {id: [] for id in space.touchpoint_ids}
    for each in forecasts:
        for id, often in each.visits.items():
            parts[id].append(often * volumes[each.entry])
    return {id: fsum(each) for id, each in parts.items()}


def monthly(volume: str) -> float:
    """Return how many a volume is in a month.

    >>> monthly("120 per year")
    10.0
    """
    parsed = parse_volume(volume)
    return parsed.count * (MONTH / parse_duration(f"1 {parsed.per}").days)


def part_of(space: StateSpace, pattern: str, members: int) -> float | None:
    """Return which part of those whom a pattern of an entry means are some customers.

    Returns:
        From 0 to 1; None where they are some of them and not all their types have a `share`.
    """
    meant = _counted(space, pattern)
    if not meant & ~members:
        return 1.0
    if not meant & members:
        return 0.0
    weights = _weights(space, [*space.universe.customers(meant)])
    if weights is None:
        return None
    theirs = {*space.universe.customers(meant & members)}
    return fsum(weight for one, weight in weights.items() if one in theirs)


def undivided(space: StateSpace, members: int) -> tuple[str, ...]:
    """Return the entries with a volume of which some customers' part is not known."""
    return tuple(
        point.id
        for point in space.journey.touchpoints
        if isinstance(point.entry, Mapping)
        and any(
            volume is not None and part_of(space, pattern, members) is None
            for pattern, volume in point.entry.items()
        )
    )


def _counted(space: StateSpace, pattern: str) -> int:
    """Return of whom the volume of a pattern speaks: of customers, where it means any of them."""
    meant = space.universe.set_of(pattern)
    types = tuple(type.id for type in space.journey.customers.types if type.internal)
    internal = space.universe.set_of(types) if types else 0
    return meant & ~internal or meant


def _weights(space: StateSpace, who: Sequence[Customer]) -> dict[Customer, float] | None:
    """Divide a whole over customers by the shares of their types; None where one has none."""
    shares = {type.id: type.share for type in space.journey.customers.types}
    parts = [shares.get(one.type) for one in who]
    total = fsum(part or 0.0 for part in parts)
    if None in parts or not total:
        return None
    return {one: (part or 0.0) / total for one, part in zip(who, parts, strict=True)}


def _volumes(space: StateSpace) -> dict[State, float]:
    """Return how many enter each month in which state, where that is planned."""
    found: dict[State, float] = {}
    for point in space.journey.touchpoints:
        entry = point.entry
        for pattern, text in entry.items() if isinstance(entry, Mapping) else ():
            if text is None:
                continue
            who = [*space.universe.customers(_counted(space, pattern))]
            for one in space.universe.customers(space.universe.set_of(pattern)):
                found.setdefault(State(point.id, one), 0.0)
            weights = _weights(space, who) or dict.fromkeys(who, 1 / len(who) if who else 0.0)
            count = monthly(text)
            for one, weight in weights.items():
                state = State(point.id, one)
                found[state] = found.get(state, 0.0) + count * weight
    return found
