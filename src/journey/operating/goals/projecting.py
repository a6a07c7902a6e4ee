"""Where a straight line through readings leads."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil, fsum, isfinite
from typing import NamedTuple

from journey.operating.goals.readings import Reading


class TrendLine(NamedTuple):
    """A straight line over days.

    Attributes:
        start: The day from which days are counted.
        value: The figure on that day.
        slope: By how much it changes each day.
    """

    start: date
    value: float
    slope: float

    def on(self, day: date) -> float:
        """Return the figure on a day."""
        return self.value + self.slope * (day - self.start).days

    def reaches(self, target: float, after: date) -> date | None:
        """Return the first day after another on which a figure is reached; None for never."""
        gap = target - self.on(after)
        days = gap / self.slope if self.slope else -1.0
        if not isfinite(days) or days < 0 or days > (date.max - after).days:
            return None
        return after + timedelta(days=ceil(round(days, 6)))


def line_through(readings: Sequence[Reading]) -> TrendLine | None:
    """Lay the straight line that is nearest to some readings by least squares.

    Returns:
        None where the readings are of fewer than two days.
    """
    if not readings:
        return None
    try:
        return _nearest(readings)
    except (OverflowError, ValueError):  # figures beyond what sums can hold
        return None


def _nearest(readings: Sequence[Reading]) -> TrendLine | None:
    start = readings[0].day
    days = [(reading.day - start).days for reading in readings]
    values = [reading.value for reading in readings]
    middle, mean = fsum(days) / len(days), fsum(values) / len(values)
    spread = fsum((day - middle) ** 2 for day in days)
    if not spread:
        return None
    joint = fsum((d - middle) * (v - mean) for d, v in zip(days, values, strict=True))
    slope = joint / spread
    line = TrendLine(start, mean - slope * middle, slope)
    return line if isfinite(line.value) else None
