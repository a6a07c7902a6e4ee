"""What tests of several rooms are given."""

from pathlib import Path

import pytest

from tests.places import EXAMPLES


@pytest.fixture
def examples() -> Path:
    """The folder of examples."""
    return EXAMPLES
