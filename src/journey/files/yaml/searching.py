"""Find the journey files below a folder."""

import os
from pathlib import Path

from journey.files.opening import is_file, is_folder
from journey.problems.errors import NoJourneys

ENDINGS = (".journey.yaml", ".journey.yml", ".journey.json")
"""What the name of a journey file ends in, where a folder is searched."""


def journey_files(path: str, seen: set[str]) -> list[str]:
    """List a file, or the journey files below a folder, in the order of their names.

    Folders whose names begin with a dot are not searched.

    Args:
        path: A file, a folder, or - for the standard input.
        seen: The real paths of files listed before, which are not listed again; it grows.

    Raises:
        NoJourneys: There is none below the folder.
    """
    files = [path] if path == "-" or not is_folder(path) else _below(path)
    new = {os.path.realpath(file): file for file in reversed(files)}
    listed = [file for real, file in reversed(new.items()) if real not in seen]
    seen.update(new)
    return listed


def _below(path: str) -> list[str]:
    found: list[str] = []
    for folder, inner, names in os.walk(path):
        inner[:] = [name for name in inner if not name.startswith(".")]
        files = (Path(folder, name) for name in names if name.endswith(ENDINGS))
        found += [str(file) for file in files if is_file(file)]
    if not found:
        raise NoJourneys(path, ENDINGS[0])
    return sorted(found)
