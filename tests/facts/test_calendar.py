"""When something is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.facts.calendar import due, overdue

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("90 days", date(2026, 3, 31)),
        ("2주", date(2026, 1, 14)),
        ("month", date(2026, 1, 31)),
        ("quarter", date(2026, 3, 31)),
        ("매년", date(2026, 12, 31)),
        ("P1M1D", date(2026, 2, 1)),
        ("12 hours", date(2025, 12, 31)),
        ("3 business days", date(2026, 1, 5)),
        ("parcel", None),
        ("5 steps", None),
        ("9999 years", None),
    ],
)
def test_when_it_is_due_after_the_last_of_december(every: str, expected: date | None) -> None:
    assert due(date(2025, 12, 31), every) == expected


@given(DAYS, st.integers(0, 400))
def test_business_days_are_counted_one_by_one(day: date, count: int) -> None:
    expected, left = day, count
    while left:
        expected += timedelta(days=1)
        left -= expected.weekday() < 5

    assert due(day, f"{count} business days") == expected


@given(DAYS, st.integers(0, 60))
def test_months_keep_the_day_or_end_with_the_month(day: date, count: int) -> None:
    moved = due(day, f"{count} months")

    assert moved is not None
    assert (moved.year - day.year) * 12 + moved.month - day.month == count
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


def test_something_is_overdue_from_the_day_after() -> None:
    assert overdue(date(2026, 1, 1), "10 days", date(2026, 1, 11)) is None
    assert overdue(date(2026, 1, 1), "10 days", date(2026, 1, 12)) == date(2026, 1, 11)
    assert overdue(None, "10 days", date(2026, 1, 12)) is None
