"""How everything that pytest runs is run: on which day, how many examples, on how many cores.

It stands at the root so that it also holds for the examples in `src` and `examples`.
"""

import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

COMMON: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow],
}
settings.register_profile("quick", max_examples=12, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, database=None, **COMMON)
settings.register_profile("nightly", max_examples=2000, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

pytest.register_assert_rewrite("tests")


def _compile_once() -> None:
    """Let each module be compiled once, by whichever worker or program is first.

    With PYTHONDONTWRITEBYTECODE, or `python -B`, each of them would compile all that it imports,
    which takes half of the time. What is compiled stands in `__pycache__`, which git ignores.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


_compile_once()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Start a worker more than there are cores, since many tests wait for programs that they start.

    Where one file or one test is named there is none: they take longer to start than that to run.
    `-n 0` starts none either, and `-n 4` as many as it says.
    """
    named = [argument.partition("::")[0] for argument in config.args]
    if len(named) == 1 and named[0].endswith(".py"):
        return 0
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def _one_day() -> Iterator[None]:
    """Give all tests the same date, whatever day it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("journey.facts.calendar.clock", lambda: date(2026, 11, 22))
        yield
