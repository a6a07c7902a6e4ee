"""Sort customers into the bands of use by what was read of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from journey.facts.asked import context_of
from journey.facts.context import Context
from journey.files.given import Given
from journey.model.goals import Activation, Band, Metric
from journey.operating.goals.bands import CustomerBand, Engagement, Level
from journey.operating.goals.readings import Readings, Series
from journey.states.universe import Universe
from journey.words.sentences import Sentence, as_said, clean, joined
from journey.words.titles import called, in_words


def activation(
    target: Given, readings: Readings | None = None, *, today: date | None = None
) -> Engagement | None:
    """Sort customers into the bands of use by their last readings.

    The readings are those of the bands' metric with a `customer` and no place; `n` is how many
    people they are. A band holds figures from where the one before it ends to below its own end.
    Where the customers of two series overlap, those of the wider one count.

    Args:
        target: A path, a document, a journey, its states or its context.
        readings: What `read_readings` returned; none for no readings.
        today: The day by which to judge; the computer's where none is given.

    Returns:
        None where the journey has no bands of use.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
    """
    context = context_of(target, today=today)
    use = context.journey.activation
    if use is None:
        return None
    sorting = _Sorting(context, use, readings or Readings())
    placed = sorting.placed
    claimed = [each for each in placed if each.band is not None]
    total = _people(claimed)
    metrics = {metric.id: metric for metric in context.journey.metrics}
    name = use.metric or ""
    return Engagement(
        today=context.today,
        metric=use.metric,
        title=called(metrics.get(name) or Metric(id=name)) if name else as_said(""),
        levels=tuple(sorting.level(place, claimed, total) for place in range(len(use.bands))),
        is_broken=_are_broken(use.bands),
        people=total,
        unclaimed=tuple(each for each in placed if each.band is None),
        unread=sorting.unread,
        overlapping=sorting.overlapping,
        outside=sorting.outside,
    )


class _Who(NamedTuple):
    """A series, and the set of the customers of whom it speaks."""

    series: Series
    members: int


class _Sorting:
    """Sorts the customers of one journey into its bands."""

    def __init__(self, context: Context, use: Activation, readings: Readings) -> None:
        self._journey, self._use, self._today = context.journey, use, context.today
        self._universe = context.space.universe
        wanted = self._universe.set_of(use.for_)
        found = [
            _Who(series, self._universe.set_of(series.slice.customer or ""))
            for series in (readings.of(use.metric) if use.metric else ())
            if series.slice.kind == (False, False, True) and series.at(self._today)
        ]
        inside = [who for who in found if who.members & wanted]
        kept = _apart(inside)
        self.outside = _names(who for who in found if who not in inside)
        self.overlapping = _names(who for who in inside if who not in kept)
        self.placed = tuple(self._place(who.series) for who in kept)
        covered = 0
        for who in kept:
            covered |= who.members
        self.unread = _shortest(self._universe, wanted & ~covered, wanted)

    def _place(self, series: Series) -> CustomerBand:
        now = series.at(self._today)
        if now is None:  # pragma: no cover - only series with a reading are kept
            raise LookupError(series)
        before = series.before(now)
        was = self._band(before.value) if before else None
        customer = series.slice.customer or ""
        return CustomerBand(
            customer, self._title(customer), now, before, self._band(now.value), was
        )

    def _band(self, value: float) -> str | None:
        """Return the first band that claims a figure."""
        claims = (each.id for each in self._use.bands if each.below is None or value < each.below)
        return next(claims, None)

    def _title(self, customer: str) -> Sentence:
        customers = self._journey.customers
        parts = {part.id: part for part in (*customers.types, *customers.situations)}
        sides = customer.split("/")
        named = [called(parts[side]) if side in parts else as_said(clean(side)) for side in sides]
        return joined(named, " / ")

    def level(self, place: int, claimed: Sequence[CustomerBand], total: int | None) -> Level:
        """Return one band with those who are in it."""
        band = self._use.bands[place]
        here = tuple(each for each in claimed if each.band == band.id)
        people = _people(here)
        titles = {action.id: action.title for action in self._journey.actions}
        return Level(
            id=band.id,
            path=("activation", "bands", band.id),
            title=called(band),
            floor=self._use.bands[place - 1].below if place else None,
            below=band.below,
            customers=here,
            people=people,
            share=people / total if people is not None and total else None,
            came=tuple(each.customer for each in here if each.has_moved),
            left=tuple(each.customer for each in claimed if _has_left(each, band)),
            actions=band.actions,
            titles=tuple(in_words(titles.get(id), id) for id in band.actions),
            is_idle=place < len(self._use.bands) - 1 and not band.actions,
        )


def _has_left(placed: CustomerBand, band: Band) -> bool:
    return placed.has_moved and placed.was == band.id


def _people(placed: Iterable[CustomerBand]) -> int | None:
    counts = [each.now.n for each in placed]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _apart(found: list[_Who]) -> list[_Who]:
    """Keep series whose customers do not overlap, those of more customers first."""
    taken, kept = 0, []
    for who in sorted(found, key=lambda who: -who.members.bit_count()):
        if not who.members & taken:
            taken |= who.members
            kept.append(who)
    return [who for who in found if who in kept]


def _names(found: Iterable[_Who]) -> tuple[str, ...]:
    return tuple(who.series.slice.customer or "" for who in found)


def _shortest(universe: Universe, members: int, wanted: int) -> tuple[str, ...]:
    """Name some customers, a type as a whole where all that are wanted of it are among them."""
    names: dict[str, None] = {}
    for customer in universe.customers(members):
        whole = universe.set_of(customer.type) & wanted
        names[customer.type if whole & members == whole else str(customer)] = None
    return tuple(names)


def _are_broken(bands: Sequence[Band]) -> bool:
    if not bands or bands[-1].below is not None:
        return True
    ends = [band.below for band in bands[:-1]]
    if None in ends:
        return True
    return any(a is not None and b is not None and b <= a for a, b in pairwise(ends))
