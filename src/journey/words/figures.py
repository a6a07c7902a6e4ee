"""Figures as people read them, with their units; shares and days."""

from datetime import date
from typing import TypeVar

from journey.model.goals import Unit
from journey.words.sentences import Sentence, as_said
from journey.words.terminal import columns

_DAY = Sentence("{day} {month:plain} {year:plain}", "{year:plain}년 {number}월 {day}일")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_Text = TypeVar("_Text", bound=str)

NONE = "–"
"""What stands where a figure is unknown."""


def figure(value: float | None) -> str:
    """Write a figure: from a hundred on whole, else with one digit behind the point if it has one.

    >>> figure(12.04), figure(1234567.0), figure(0.26), figure(-3), figure(None)
    ('12', '1,234,567', '0.3', '−3', '–')
    """
    if value is None:
        return NONE
    text = f"{value:,.0f}" if abs(value) >= 99.95 else f"{value:,.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-", "−")


def percent(share: float | None) -> str:
    """Write a share so that a little is never nothing, and nearly all never all.

    >>> percent(0.0), percent(0.002), percent(0.126), percent(0.999), percent(1.0), percent(None)
    ('0 %', '<1 %', '13 %', '>99 %', '100 %', '–')
    """
    if share is None:
        return NONE
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1 - 1e-9:
        return ">99 %"
    return f"{share * 100:.0f} %"


def day_in_words(day: date, language: str) -> str:
    """Write a date as people say it.

    >>> day_in_words(date(2026, 11, 2), "en"), day_in_words(date(2026, 11, 2), "ko")
    ('2 November 2026', '2026년 11월 2일')
    """
    values = {"day": day.day, "number": day.month, "year": f"{day.year}"}
    return _DAY.say(language, {**values, "month": _MONTHS[day.month - 1]})


def shortened(text: _Text, most: int) -> _Text:
    """Return a text that is no wider than so many Latin letters; a Korean one counts as two.

    What was a sentence of the library's stays one.

    >>> shortened("a long story", 7), shortened("긴 이야기", 6)
    ('a long…', '긴 이…')
    """
    whole = " ".join(text.split())
    if columns(whole) <= most:
        return type(text)(whole)
    kept, used = "", 1
    for char in whole:
        used += columns(char)
        if used > most:
            break
        kept += char
    return type(text)(kept.rstrip() + "…")


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
    return with_unit(value, unit, 6)


def roughly(value: float, unit: Unit | None) -> Sentence:
    """Return a figure that was computed, to three digits.

    >>> roughly(1234.56, "count").say(), roughly(0.98765, "ratio").say()
    ('1,235', '98.8 %')
    """
    return with_unit(value, unit, 3)


def apart(value: float, unit: Unit | None) -> Sentence:
    """Return how far two figures are apart; ratios are apart by percentage points.

    >>> apart(0.02, "ratio").say(), apart(0.02, "ratio").say("ko")
    ('2 points', '2%p')
    """
    if unit == "ratio":
        return _POINTS.filled({"figure": _digits(value * 100, 3)})
    return roughly(value, unit)


def with_unit(value: float, unit: Unit | None, digits: int) -> Sentence:
    """Write a value in its unit, with so many digits behind the point."""
    figure = _digits(value * 100 if unit == "ratio" else value, digits)
    return _UNITS[unit].filled({"figure": figure}) if unit in _UNITS else as_said(figure)


def _digits(value: float, digits: int) -> str:
    """Write a figure without an exponent; what stands before the point is never rounded away."""
    if abs(value) >= 10**digits:
        return f"{value:,.0f}" if abs(value) < 1e15 else f"{value:.3g}"
    text = f"{value:.{digits}g}"
    return text if "e" not in text else f"{value:.6f}".rstrip("0").rstrip(".") or "0"
