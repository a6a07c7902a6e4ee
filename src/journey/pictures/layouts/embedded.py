"""Graphviz as a wheel: the same picture on every machine, with nothing to install beside it."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from journey.pictures.view import Layout


def find() -> Sequence[str] | None:
    """Find the program that the wheel installed, wherever the environment put it."""
    try:
        files = distribution("graphviz-pure").files or []
    except PackageNotFoundError:
        return None
    for file in files:
        if file.stem == "graphviz-pure" and file.parent.name in ("bin", "Scripts"):
            path = Path(file.locate())
            if path.is_file():
                return [str(path), "-Tsvg"]
    return None


LAYOUT = Layout("embedded", 1, find, "python -m pip install graphviz-pure")
