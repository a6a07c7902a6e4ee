"""How the tests run: on which day, and how many examples Hypothesis tries."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.places import EXAMPLES

COMMON: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow],
}
settings.register_profile("quick", max_examples=30, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, database=None, **COMMON)
settings.register_profile("nightly", max_examples=2000, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session", autouse=True)
def _one_day() -> Iterator[None]:
    """Give all tests the same date, whatever day it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("journey.facts.calendar.clock", lambda: date(2026, 11, 22))
        yield


@pytest.fixture
def examples() -> Path:
    """The folder of examples."""
    return EXAMPLES
