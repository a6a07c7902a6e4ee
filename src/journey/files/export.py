"""A form in which a journey is handed to other programs."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from journey.files.discovery import discover
from journey.model.journey import Journey


class Export(NamedTuple):
    """A form in which a journey is handed to other programs.

    Attributes:
        name: What `--format` calls it.
        ending: The ending of its files.
        write: Writes the journey, with its texts in a language: `en` or `ko`.
    """

    name: str
    ending: str
    write: Callable[[Journey, str], str]


@cache
def all_exports() -> Mapping[str, Export]:
    """Return every export by its name."""
    return {export.name: export for export in discover("exports", "EXPORT")}
