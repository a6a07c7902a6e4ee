"""Durations, rhythms, sums of money and volumes, as people write them."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from math import inf, isfinite
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeGuard

from journey.model.texts import Plain, nfc, slip

_NUMBER = r"\d{1,9}(?:[.,]\d{1,6})?"
_UNITS = {
    "seconds": ("second", "seconds", "sec", "s", "초"),
    "minutes": ("minute", "minutes", "min", "분"),
    "hours": ("hour", "hours", "h", "시간"),
    "days": ("day", "days", "d", "일"),
    "business days": ("business day", "business days", "working day", "working days", "영업일"),
    "weeks": ("week", "weeks", "주", "주일"),
    "months": ("month", "months", "개월", "달"),
    "quarters": ("quarter", "quarters", "분기"),
    "years": ("year", "years", "년"),
    "steps": ("step", "steps", "걸음", "단계"),
}
_UNIT = {name: unit for unit, names in _UNITS.items() for name in names}
_SECONDS = {
    "seconds": 1.0,
    "minutes": 60.0,
    "hours": 3600.0,
    "days": 86400.0,
    "business days": 7 / 5 * 86400.0,
    "weeks": 7 * 86400.0,
    "months": 365.2425 / 12 * 86400.0,
    "quarters": 365.2425 / 4 * 86400.0,
    "years": 365.2425 * 86400.0,
}
_SPOKEN = re.compile(rf"({_NUMBER})\s*([^\W\d_]+(?: [a-z]+)?)")
_BARE = re.compile(_NUMBER)
_ISO = re.compile(
    rf"P(?=.)(?:({_NUMBER})Y)?(?:({_NUMBER})M)?(?:({_NUMBER})W)?(?:({_NUMBER})D)?"
    rf"(?:T(?=.)(?:({_NUMBER})H)?(?:({_NUMBER})M)?(?:({_NUMBER})S)?)?"
)
_ISO_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_RHYTHMS = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "quarters",
    "year": "years",
    "매일": "days",
    "매주": "weeks",
    "매월": "months",
    "매분기": "quarters",
    "매년": "years",
}
_MONEY = re.compile(r"(-?\d{1,15}(?:\.\d{1,4})?) ?([A-Z]{3})")
_VOLUME = re.compile(r"(\d{1,12}(?:\.\d{1,3})?) per (day|week|month|quarter|year)")
_VOLUME_KO = re.compile(r"(일|주|월|분기|연) ?(\d{1,12}(?:\.\d{1,3})?)")
_PER_KO = {"일": "day", "주": "week", "월": "month", "분기": "quarter", "연": "year"}


_SPAN = re.compile(rf"({_NUMBER})(?: ?[-–~] ?({_NUMBER}))?")


MOST_STEPS = 1000
"""The most steps by which a policy can be bound."""


@dataclass(frozen=True)
class Duration:
    """A length of time, in the units in which it was written.

    >>> parse_duration("3 business days")
    Duration(parts=((3.0, 'business days'),))
    """

    parts: tuple[tuple[float, str], ...]

    @property
    def seconds(self) -> float:
        """The length in seconds: a year is 365.2425 days, a business day 7/5 of a day.

        Raises:
            ValueError: The duration counts steps, which take no known time.
        """
        if self.steps is not None:
            raise ValueError("a number of steps has no length in seconds")
        return sum(amount * _SECONDS[unit] for amount, unit in self.parts)

    @property
    def days(self) -> float:
        """The length in days."""
        return self.seconds / 86400

    @property
    def steps(self) -> int | None:
        """The number of steps, where the duration is one on a model: `5 steps`."""
        amount, unit = self.parts[0]
        return int(amount) if unit == "steps" else None


class Range(NamedTuple):
    """The least and the most that a figure may be.

    Attributes:
        low: The least.
        high: The most; equal to the least where the figure is one.
    """

    low: float
    high: float


@dataclass(frozen=True)
class Money:
    """An amount in a currency of ISO 4217."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Volume:
    """So many per day, week, month, quarter or year."""

    count: float
    per: str


def parse_duration(text: str) -> Duration:
    """Read a duration.

    Args:
        text: `4 minutes`, `3 business days`, `1시간`, `2주`, `5 steps`, or ISO 8601 (`P1DT2H`).

    Raises:
        ValueError: The text is none of these.

    >>> parse_duration("PT90M").seconds, parse_duration("1시간").seconds
    (5400.0, 3600.0)
    """
    text = nfc(text.strip())
    if spoken := _SPOKEN.fullmatch(text):
        unit = _UNIT.get(spoken[2])
        if unit == "steps" and not float(_point(spoken[1])).is_integer():
            unit = None
        if unit:
            return Duration(((float(_point(spoken[1])), unit),))
    elif iso := _ISO.fullmatch(text):
        found = zip(iso.groups(), _ISO_UNITS, strict=True)
        return Duration(tuple((float(_point(n)), unit) for n, unit in found if n))
    raise ValueError(f"not a duration: {text!r}")


# A journey repeats the same few durations.
_parsed = lru_cache(maxsize=1024)(parse_duration)


def parse_rhythm(text: str) -> Duration | None:
    """Read how often something happens; None where a trigger is named instead of a time.

    >>> parse_rhythm("2 weeks").days, parse_rhythm("quarter").days, parse_rhythm("parcel")
    (14.0, 91.310625, None)
    """
    text = nfc(text.strip())
    if text in _RHYTHMS:
        return Duration(((1.0, _RHYTHMS[text]),))
    try:
        duration = parse_duration(text)
    except ValueError:
        return None
    return duration if duration.steps is None else None


def parse_money(text: str) -> Money:
    """Read a sum of money, such as `52000 KRW`.

    Raises:
        ValueError: The text is no amount with a currency of three letters.
    """
    if found := _MONEY.fullmatch(text.strip()):
        return Money(Decimal(found[1]), found[2])
    raise ValueError(f"not a sum of money: {text!r}")


def parse_volume(text: str) -> Volume:
    """Read a volume, such as `12000 per month` or `월 12000`.

    Raises:
        ValueError: The text is none of these.
    """
    text = nfc(text.strip())
    if found := _VOLUME.fullmatch(text):
        return Volume(float(found[1]), found[2])
    if found := _VOLUME_KO.fullmatch(text):
        return Volume(float(found[2]), _PER_KO[found[1]])
    raise ValueError(f"not a volume: {text!r}")


def read_range(value: object, most: float = inf) -> Range:
    """Read a figure, or the least and the most that it may be.

    Args:
        value: A number, a list of two, or both in words.
        most: The most that there can be of it; the least is 0.

    Raises:
        ValueError: The value is none of these, or the least is above the most.

    >>> read_range(0.3), read_range([0.5, 0.7], 1), read_range("80-120")
    (Range(low=0.3, high=0.3), Range(low=0.5, high=0.7), Range(low=80.0, high=120.0))
    """
    ends: list[object] = [value]
    if isinstance(value, list | tuple) and len(value) == 2:
        ends = [*value]
    elif isinstance(value, str) and (found := _SPAN.fullmatch(nfc(value.strip()))):
        ends = [float(_point(end)) for end in found.groups() if end]
    figures = [float(end) for end in ends if _is_figure(end)]
    if len(figures) < len(ends) or not 0 <= figures[0] <= figures[-1] <= most:
        raise ValueError(f"not a figure or a range from 0 to {most:g}: {value!r}")
    return Range(figures[0], figures[-1])


def _is_figure(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _range(value: object, most: float, case: str) -> float | tuple[float, float]:
    try:
        low, high = read_range(value, most)
    except ValueError:
        words = "a figure, or a list of the least and the most"
        turned = isinstance(value, list | tuple) and _is_range([*value][::-1], most)
        raise slip("wrong-type", "turned" if turned else case, words, value=value) from None
    return low if low == high else (low, high)


def _is_range(value: object, most: float) -> bool:
    try:
        return bool(read_range(value, most))
    except ValueError:
        return False


def _shares(value: object) -> float | tuple[float, float]:
    return _range(value, 1.0, "shares")


def _hours(value: object) -> float | tuple[float, float]:
    return _range(value, inf, "hours")


def _range_schema(**bounds: float) -> dict[str, Any]:
    figure: dict[str, Any] = {"type": "number", "minimum": 0, **bounds}
    items = {"items": figure, "minItems": 2, "maxItems": 2}
    return {
        **figure,
        **items,
        "type": ["number", "array", "string"],
        "pattern": f"^{_SPAN.pattern}$",
    }


def _point(number: str) -> str:
    return number.replace(",", ".")


def _duration(value: object) -> str:
    try:
        steps = _parsed(_words(value)).steps
    except ValueError:
        bare = isinstance(value, str) and _BARE.fullmatch(value.strip())
        case = "unit" if bare else ""
        words = "a duration is `4 minutes` or `P1D`"
        raise slip("bad-duration", case, words, value=value) from None
    if steps is not None:
        raise slip("bad-duration", "steps", "steps are no time", value=value)
    return nfc(_words(value).strip())


def _bound(value: object) -> str:
    try:
        steps = parse_duration(_words(value)).steps
    except ValueError:
        words = "a bound is `5 steps` or `5 days`"
        raise slip("bad-duration", "bound", words, value=value) from None
    if steps is not None and not 1 <= steps <= MOST_STEPS:
        words = f"a bound is from 1 to {MOST_STEPS} steps"
        raise slip("bad-duration", "too-many", words, value=value)
    return nfc(_words(value).strip())


def _money(value: object) -> str:
    try:
        parse_money(_words(value))
    except ValueError:
        words = "a sum of money is `52000 KRW`"
        raise slip("wrong-type", "money", words, value=value) from None
    return _words(value).strip()


def _words(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("not a text")


def is_volume(value: object) -> bool:
    """Tell whether a value reads as a volume."""
    try:
        return isinstance(value, str) and bool(parse_volume(value))
    except ValueError:
        return False


def _date(value: object) -> date:
    if isinstance(value, str):
        try:
            # fromisoformat also reads 20261101 and 2026-W44-7, which people misread.
            if len(value) == 10 and value[4] == value[7] == "-":
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise slip("bad-date", "", "a date is YYYY-MM-DD", value=value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise slip("bad-date", "", "a date is YYYY-MM-DD", value=value)


def _written(description: str, *examples: str) -> dict[str, Any]:
    return {"type": "string", "description": description, "examples": list(examples)}


DurationText: TypeAlias = Annotated[
    str,
    Plain(
        _duration,
        _written("A length of time", "4 minutes", "3 business days", "1시간", "P1DT2H"),
    ),
]
"""A duration in words; `parse_duration` reads it."""

Bound: TypeAlias = Annotated[
    str, Plain(_bound, _written("Steps on the model, or a time", "5 steps", "5 days"))
]
"""A number of steps on the model, or a time on what was measured."""

MoneyText: TypeAlias = Annotated[
    str,
    Plain(
        _money,
        {"type": "string", "pattern": f"^{_MONEY.pattern}$", "examples": ["52000 KRW"]},
    ),
]
"""A sum of money in words; `parse_money` reads it."""

Day: TypeAlias = Annotated[
    date, Plain(_date, {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"})
]
"""A date, written as ISO 8601 has it: 2026-11-01."""

Shares: TypeAlias = Annotated[float | tuple[float, float], Plain(_shares, _range_schema(maximum=1))]
"""A part of a whole, or its least and its most: `0.3`, `[0.5, 0.7]`; `read_range` reads it."""

Hours: TypeAlias = Annotated[float | tuple[float, float], Plain(_hours, _range_schema())]
"""Working hours, or the least and the most of them: `40`, `[80, 120]`; `read_range` reads it."""
