"""What an open folder holds, and what other packages add to it by entry points."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

HOMES = {
    "rules": "journey.rules",
    "reporters": "journey.checking.reporters",
    "views": "journey.pictures.views",
    "exporters": "journey.pictures.exporters",
    "layouts": "journey.pictures.layouts",
    "exports": "journey.files.exports",
}
"""Where each open folder is; its entry points are named as it always was."""


def discover(folder: str, constant: str) -> tuple[Any, ...]:
    """Return what an open folder holds, in the order of names, and what other packages add.

    Args:
        folder: The name of the folder: `rules`, `views` …
        constant: The name that each file in it defines: `RULE`, `VIEW` …
    """
    found = [
        getattr(import_module(name), constant)
        for name in sorted(_modules(HOMES[folder]), key=lambda name: name.rpartition(".")[2])
    ]
    return (*found, *_added(f"journey.{folder}"))


def discover_one(folder: str, constant: str, name: str) -> Any:
    """Return what an open folder holds under one name, without importing what else is in it.

    What another package adds goes before ours of the same name, as it does among all.

    Args:
        folder: The name of the folder: `rules`, `views` …
        constant: The name that each file in it defines: `RULE`, `VIEW` …
        name: The id or name, which is that of its file.

    Returns:
        None where there is no such thing.
    """
    for added in reversed(_added(f"journey.{folder}")):
        if name == getattr(added, "id", getattr(added, "name", None)):
            return added
    home = _homes_of(HOMES[folder]).get(name.replace("-", "_"))
    return None if home is None else getattr(import_module(home), constant)


@cache
def _homes_of(package: str) -> dict[str, str]:
    """Return where each module of a folder is, by its own name."""
    return {name.rpartition(".")[2]: name for name in _modules(package)}


def _modules(package: str) -> Iterator[str]:
    """Yield the modules of a folder, and of the folders in it."""
    for module in iter_modules(import_module(package).__path__):
        name = f"{package}.{module.name}"
        if module.ispkg:
            yield from _modules(name)
        elif not module.name.startswith("_"):
            yield name


def _added(group: str) -> list[Any]:
    # Reading the metadata of all packages takes longer than checking a journey, and almost never
    # finds anything: look first whether any names us.
    if not any(map(_adds_something, sys.path)):
        return []
    from importlib.metadata import entry_points

    return [point.load() for point in sorted(entry_points(group=group), key=lambda p: p.name)]


@cache
def _adds_something(folder: str) -> bool:
    """Tell whether a package installed in a folder may have entry points for us."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - many names, of which few matter
    except NotADirectoryError:
        return True  # an archive: only the real search can tell
    except OSError:
        return False
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            try:
                points = Path(folder, name, "entry_points.txt").read_bytes()
            except OSError:
                continue
            if b"[journey." in points:
                return True
    return False
