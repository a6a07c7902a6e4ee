"""The Graphviz within pygraphviz, in a process of its own, since it cannot be interrupted."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec

from journey.pictures.view import Layout

# Options come after the program as for dot: -Gname=value.
_SCRIPT = """
import sys
import pygraphviz
graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
for option in sys.argv[1:]:
    name, _, value = option.removeprefix("-G").partition("=")
    graph.graph_attr[name] = value
sys.stdout.buffer.write(graph.draw(format="svg", prog="dot"))
"""


def find() -> Sequence[str] | None:
    """Find out whether pygraphviz is installed."""
    return [sys.executable, "-c", _SCRIPT] if find_spec("pygraphviz") else None


LAYOUT = Layout("pygraphviz", 3, find, "python -m pip install pygraphviz")
