"""Figures of metrics with their units, in words."""

from journey.model.goals import Unit
from journey.operating.readings import Reading
from journey.wording import Sentence, as_said

_UNITS: dict[str, Sentence] = {
    "ratio": Sentence("{figure:plain} %", "{figure:plain}%"),
    "minutes": Sentence("{figure:plain} min", "{figure:plain}분"),
    "hours": Sentence("{figure:plain} h", "{figure:plain}시간"),
    "days": Sentence("{figure:plain} d", "{figure:plain}일"),
    "score": Sentence("{figure:plain}", "{figure:plain}점"),
}
_POINTS = Sentence("{figure:plain} points", "{figure:plain}%p")


def exactly(value: float, unit: Unit | None) -> Sentence:
    """Return a figure as it was read or set, to six digits.

    >>> exactly(0.985, "ratio").say(), exactly(4.5, "minutes").say("ko")
    ('98.5 %', '4.5분')
    """
    return _with_unit(value, unit, 6)


def read_as(reading: Reading, unit: Unit | None) -> Sentence:
    """Return what was read as it was read; a mean of slices to four digits."""
    return _with_unit(reading.value, unit, 4 if reading.is_mean else 6)


def roughly(value: float, unit: Unit | None) -> Sentence:
    """Return a figure that was computed, to three digits.

    >>> roughly(1234.56, "count").say(), roughly(0.98765, "ratio").say()
    ('1,235', '98.8 %')
    """
    return _with_unit(value, unit, 3)


def apart(value: float, unit: Unit | None) -> Sentence:
    """Return how far two figures are apart; ratios are apart by percentage points.

    >>> apart(0.02, "ratio").say(), apart(0.02, "ratio").say("ko")
    ('2 points', '2%p')
    """
    if unit == "ratio":
        return _POINTS.filled({"figure": _digits(value * 100, 3)})
    return roughly(value, unit)


def _with_unit(value: float, unit: Unit | None, digits: int) -> Sentence:
    figure = _digits(value * 100 if unit == "ratio" else value, digits)
    return _UNITS[unit].filled({"figure": figure}) if unit in _UNITS else as_said(figure)


def _digits(value: float, digits: int) -> str:
    """Write a figure without an exponent; what stands before the point is never rounded away."""
    if abs(value) >= 10**digits:
        return f"{value:,.0f}" if abs(value) < 1e15 else f"{value:.3g}"
    text = f"{value:.{digits}g}"
    return text if "e" not in text else f"{value:.6f}".rstrip("0").rstrip(".") or "0"
