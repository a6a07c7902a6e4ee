"""How many examples a test draws, in proportion to what its profile draws."""

import os

import pytest
from hypothesis import settings

IN_CI = 60
"""How many the profile `ci` draws where a test says nothing."""


def examples(in_ci: int) -> int:
    """Return how many examples to draw where CI draws so many; no test overrules its profile."""
    return max(3, in_ci * settings().max_examples // IN_CI)


def is_quick() -> bool:
    """Tell whether this is a run between two edits: slow twins of a test are left to CI then."""
    return os.environ.get("HYPOTHESIS_PROFILE", "quick") == "quick"


left_to_ci = pytest.mark.skipif(is_quick(), reason="takes long, and is left to the profile ci")
