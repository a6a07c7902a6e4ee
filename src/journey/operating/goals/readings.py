"""Readings of metrics: figures with their dates, of the whole or of a slice of it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from journey.model.goals import Unit
from journey.words.figures import with_unit
from journey.words.sentences import Sentence


class Slice(NamedTuple):
    """Of what a reading speaks; what is None is not narrowed.

    Attributes:
        stage: The id of a stage.
        touchpoint: The id of a touchpoint.
        customer: A type, a situation, or `type/situation`.
    """

    stage: str | None = None
    touchpoint: str | None = None
    customer: str | None = None

    def __str__(self) -> str:
        return " × ".join(name for name in self if name is not None)

    @property
    def kind(self) -> tuple[bool, ...]:
        """Which of its names are given; slices of one kind lie side by side."""
        return tuple(name is not None for name in self)


WHOLE = Slice()
"""The whole, not narrowed."""


@dataclass(frozen=True)
class Reading:
    """What a metric was on a day.

    Attributes:
        metric: The id of the metric.
        day: The date as it was written.
        value: In the metric's unit; a ratio is from 0 to 1.
        n: How many it was read from; None where that was not told.
        slice: Of what it speaks.
        time: When, where a time was given: in UTC if it had a zone.
        at: Where it was written: `file:row`.
        is_mean: Whether it is the mean of slices.
    """

    metric: str
    day: date
    value: float
    n: int | None = None
    slice: Slice = WHOLE
    time: datetime | None = None
    at: str = ""
    is_mean: bool = False


@dataclass(frozen=True)
class Series:
    """The readings of one metric and one slice, oldest first.

    Attributes:
        metric: The id of the metric.
        slice: Of what they speak.
        readings: At least one; the last of a day counts for it.
    """

    metric: str
    slice: Slice
    readings: tuple[Reading, ...]

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)

    @cached_property
    def _days(self) -> list[date]:
        # Days are as written, order is in UTC: far zones may differ by a day.
        return list(accumulate((reading.day for reading in self.readings), max))

    def at(self, day: date) -> Reading | None:
        """Return the last reading up to a day, that day included; None where there is none yet."""
        place = bisect_right(self._days, day)
        return self.readings[place - 1] if place else None

    def before(self, reading: Reading) -> Reading | None:
        """Return the reading before one of them; None before the first."""
        place = self.readings.index(reading)
        return self.readings[place - 1] if place else None

    def since(self, start: date | None, until: date) -> tuple[Reading, ...]:
        """Return the readings from the last one up to a day, from which things set out.

        Args:
            start: The day; None for all from the first one on.
            until: The last day that counts.
        """
        first = bisect_right(self._days, start) - 1 if start is not None else 0
        return self.readings[max(first, 0) : bisect_right(self._days, until)]


@dataclass(frozen=True)
class Readings:
    """The readings of a file.

    Attributes:
        name: The name of the file.
        series: By metric and slice, in the order in which the file first names them.
        ignored: The headings of columns that mean nothing here.
    """

    name: str = ""
    series: tuple[Series, ...] = ()
    ignored: tuple[str, ...] = ()

    def of(self, metric: str) -> tuple[Series, ...]:
        """Return the series of a metric, of the whole and of slices."""
        return tuple(series for series in self.series if series.metric == metric)

    def slice(self, metric: str, slice: Slice) -> Series | None:
        """Return the series of a metric for exactly one slice."""
        found = (each for each in self.of(metric) if each.slice == slice)
        return next(found, None)

    def overall(self, metric: str) -> Series | None:
        """Return what a metric was as a whole.

        That is its series of the whole where it has one. Else its slices of one kind are joined:
        those narrowed least, stages before touchpoints before customers. On each day of a reading,
        from the day on which all of them have one, the whole is the mean of their last readings
        weighted by `n`. A single slice speaks for the whole without `n`.

        Returns:
            None where there are no readings, or slices that lack `n` and cannot be joined.
        """
        if metric not in self._overall:
            self._overall[metric] = _joined(metric, self.of(metric))
        return self._overall[metric]

    @cached_property
    def _overall(self) -> dict[str, Series | None]:
        return {}

    def latest(self, metric: str, today: date, slice: Slice = WHOLE) -> Reading | None:
        """Return the last reading of a metric up to a day, of a slice or as a whole."""
        series = self.overall(metric) if slice == WHOLE else self.slice(metric, slice)
        return series.at(today) if series else None


def _joined(metric: str, parts: tuple[Series, ...]) -> Series | None:
    if not parts:
        return None
    kind = min((series.slice.kind for series in parts), key=_width)
    parts = tuple(series for series in parts if series.slice.kind == kind)
    if len(parts) == 1:
        return parts[0]
    if any(reading.n is None for series in parts for reading in series):
        return None
    start = max(series.readings[0].day for series in parts)
    days = sorted({reading.day for series in parts for reading in series if reading.day >= start})
    means = (_mean(metric, day, parts) for day in days)
    readings = tuple(mean for mean in means if mean is not None)
    return Series(metric, WHOLE, readings) if readings else None


def _width(kind: tuple[bool, ...]) -> tuple[int, tuple[bool, ...]]:
    return sum(kind), tuple(not given for given in kind)


def _mean(metric: str, day: date, parts: tuple[Series, ...]) -> Reading | None:
    """Weigh what the slices were on a day; None where they were read from nobody."""
    known = [found for series in parts if (found := series.at(day)) is not None]
    total = sum(reading.n or 0 for reading in known)
    if not total:
        return None
    value = fsum(reading.value * ((reading.n or 0) / total) for reading in known)
    return Reading(metric, day, value, total, is_mean=True)


def read_as(reading: Reading, unit: Unit | None) -> Sentence:
    """Return what was read as it was read; a mean of slices to four digits."""
    return with_unit(reading.value, unit, 4 if reading.is_mean else 6)
