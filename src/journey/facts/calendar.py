"""When something is due, by the calendar."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from journey.model.amounts import parse_rhythm

_MONTHS = {"months": 1, "quarters": 3, "years": 12}
_DAYS = {"seconds": 1 / 86400, "minutes": 1 / 1440, "hours": 1 / 24, "days": 1.0, "weeks": 7.0}


clock: Callable[[], date] = date.today
"""What tells today's date where a caller gives none; nothing else asks the computer."""


def day_of(today: date | None) -> date:
    """Return the day by which to judge: the one that is given, or today."""
    return today or clock()


def due(day: date, every: str) -> date | None:
    """Return the day by which something has to happen again.

    Months, quarters and years go by the calendar (31 January and a month is 28 or 29 February), and
    business days are Monday to Friday. What is shorter than a day counts as none.

    Args:
        day: When it happened last.
        every: A duration or a rhythm: `90 days`, `2 weeks`, `quarter`.

    Returns:
        None where `every` is no length of time, or ends after the last day that there is.

    >>> due(date(2026, 1, 31), "1 month"), due(date(2026, 11, 20), "2 business days")
    (datetime.date(2026, 2, 28), datetime.date(2026, 11, 24))
    """
    duration = parse_rhythm(every)
    if duration is None:
        return None
    try:
        for amount, unit in duration.parts:
            day = _later(day, amount, unit)
    except (OverflowError, ValueError):
        return None
    return day


def _later(day: date, amount: float, unit: str) -> date:
    if unit in _MONTHS:
        months, part = divmod(amount * _MONTHS[unit], 1)
        number = day.year * 12 + day.month - 1 + int(months)
        year, month = divmod(number, 12)
        last = monthrange(year, month + 1)[1]
        moved = date(year, month + 1, min(day.day, last))
        return moved + timedelta(days=int(part * 30))
    if unit == "business days":
        return _business_days_later(day, int(amount))
    return day + timedelta(days=int(amount * _DAYS[unit]))


def _business_days_later(day: date, amount: int) -> date:
    weeks, rest = divmod(amount, 5)
    if amount and day.weekday() >= 5:
        day -= timedelta(days=day.weekday() - 4)  # a weekend counts from its Friday
    day += timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        if day.weekday() < 5:
            rest -= 1
    return day


def overdue(last: date | None, every: str | None, today: date) -> date | None:
    """Return the day on which something fell due, where that is past; None where all is well."""
    if last is None or every is None:
        return None
    day = due(last, every)
    return day if day is not None and day < today else None
