"""A layout program that is killed at once."""

import sys

import pytest

import journey.pictures.drawing
from journey.pictures.view import Layout, all_layouts


def kill_the_first_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program before the embedded layout that is killed whenever it runs."""
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    killed = Layout("killed", 0, lambda: [sys.executable, "-c", code], "")
    layouts = [killed, all_layouts()[0]]
    monkeypatch.setattr(journey.pictures.drawing, "all_layouts", lambda: layouts)
