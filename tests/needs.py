"""Programs and packages that some tests need, and that must be there in CI."""

import os
import shutil
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest


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
