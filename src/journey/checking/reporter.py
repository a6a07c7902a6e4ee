"""A format in which reports are written."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from journey.files.discovery import discover
from journey.problems.findings import Checked
from journey.words.terminal import Manner


class Reporter(NamedTuple):
    """A format in which reports are written.

    Attributes:
        name: What `--format` calls it.
        write: Turns the reports of all files into one text.
    """

    name: str
    write: Callable[[Sequence[Checked], "Manner"], str]


@cache
def all_reporters() -> Mapping[str, Reporter]:
    """Return every reporter by its name."""
    return {reporter.name: reporter for reporter in discover("reporters", "REPORTER")}
