"""The Graphviz that the system has."""

from collections.abc import Sequence
from shutil import which

from journey.pictures.view import Layout


def find() -> Sequence[str] | None:
    """Find `dot` on the path."""
    path = which("dot")
    return [path, "-Tsvg"] if path else None


LAYOUT = Layout("system", 2, find, "apt-get install graphviz, or brew install graphviz")
