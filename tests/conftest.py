"""How the tests run: Hypothesis profiles, and programs that must be there in CI."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

COMMON: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow],
}
settings.register_profile("quick", max_examples=30, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, database=None, **COMMON)
settings.register_profile("nightly", max_examples=2000, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

EXAMPLES = Path(__file__).parent.parent / "examples"


def need(program: str) -> str:
    """Return where a program is, or skip the test; in CI a program that is missing is a failure."""
    path = shutil.which(program)
    if path is None:
        reason = f"{program} is not installed"
        if os.environ.get("JOURNEY_NEEDS_ALL"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def need_module(name: str) -> Any:
    """Import a package, or skip the test; in CI a package that is missing is a failure."""
    if find_spec(name) is None and not os.environ.get("JOURNEY_NEEDS_ALL"):
        pytest.skip(f"{name} is not installed")
    return import_module(name)


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
