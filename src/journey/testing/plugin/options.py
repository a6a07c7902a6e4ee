"""What the options of a call ask for, so that a wrong one is told before anything runs."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from journey.coverage.figures import percentages
from journey.coverage.taken.trace import HELD, TAKEN
from journey.facts.calendar import day_of
from journey.problems.errors import UnknownFigure
from journey.words.terms import FIGURES


def validate(config: pytest.Config) -> None:
    """Insist that the options make sense.

    Raises:
        UsageError: One does not.
    """
    today_of(config)
    least_covered(config)
    least_taken(config)


def today_of(config: pytest.Config) -> date:
    """Return the date by which to judge freshness."""
    given = config.getoption("journey_today")
    try:
        return day_of(date.fromisoformat(given) if given else None)
    except ValueError:
        words = f"--journey-today: {given!r} is not a date; write it as 2026-11-01"
        raise pytest.UsageError(words) from None


def least_covered(config: pytest.Config) -> dict[str, float]:
    """Return the least percentages of figures of coverage."""
    return _least(config, "journey_fail_under", FIGURES, tuple(FIGURES))


def least_taken(config: pytest.Config) -> dict[str, float]:
    """Return the least percentages of what tests have to take."""
    return _least(config, "journey_cov_fail_under", TAKEN, HELD)


def _least(
    config: pytest.Config, option: str, known: Mapping[str, object], every: Sequence[str]
) -> dict[str, float]:
    try:
        return percentages(config.getoption(option), known, every)
    except (ValueError, UnknownFigure) as error:
        raise pytest.UsageError(f"--{option.replace('_', '-')}: {error}") from None
