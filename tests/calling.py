"""Calling a command in a test, alike with every click that is allowed."""

from inspect import signature
from typing import Any

from click.testing import CliRunner

APART: dict[str, Any] = (
    {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
)
"""How `CliRunner` is told to keep the standard error apart; since 8.2 it always does."""
