"""From a chart to a finished picture: Vega-Lite draws, and its SVG is written anew by role.

Vega-Lite runs in a child process, so that it can be stopped; the process stays for the next chart,
because starting it takes ten times as long as a chart. What it draws is taken apart: only shapes
and texts are kept, so that nothing can run or load anything.
"""

import atexit
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from importlib.util import find_spec
from threading import Lock, Timer
from typing import Any
from xml.etree import ElementTree

from journey.pictures import fonts
from journey.pictures.chart import Chart
from journey.pictures.fonts.typesetting import BUNDLED, FAMILY, set_in, text_width
from journey.pictures.svg.lettering import header, key, text
from journey.pictures.svg.painting import Brush
from journey.pictures.theme.colours import Look
from journey.problems.errors import CannotDraw, MissingExtra
from journey.words.sentences import printable

TIMEOUT = 60.0
"""How many seconds a chart may take."""

EDGE = 24.0
"""The margin around everything."""

VERSION = "5.20"
"""The Vega-Lite that reads the specifications: every vl-convert that may be installed has it."""

_CHILD = """\
import json, sys
import vl_convert
vl_convert.register_font_directory(sys.argv[1])
for line in sys.stdin:
    try:
        svg = vl_convert.vegalite_to_svg(line, vl_version=sys.argv[2], allowed_base_urls=[])
        answer = {"svg": svg}
    except Exception as error:
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
"""
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
_MOVE = re.compile(rf"translate\(({_NUMBER})[ ,]+({_NUMBER})\)")
_TURN = re.compile(rf"rotate\(({_NUMBER})\)")
_PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE,.\s-]*")
_FIGURE = re.compile(rf"{_NUMBER}(?:px)?(?:,{_NUMBER})*")
_KEPT = ("stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "opacity")
_WORDS = {
    "text-anchor": ("start", "middle", "end"),
    "font-weight": ("bold",),
    "font-style": ("italic",),
    "stroke-linecap": ("round", "square"),
    "stroke-linejoin": ("round", "bevel"),
}
_CONFIG: dict[str, Any] = {
    "font": FAMILY,
    "background": None,
    "view": {"stroke": None},
    "mark": {"color": "role:ink"},
    "text": {"color": "role:ink", "fontSize": 11, "baseline": "middle", "aria": False},
    "axis": {
        "domain": False,
        "ticks": False,
        "title": None,
        "gridColor": "role:faint",
        "labelColor": "role:muted",
        "labelFontSize": 10,
        "labelLimit": 0,
        "labelOverlap": False,
        "labelPadding": 6,
    },
    "legend": {"disable": True},
}


def plot(chart: Chart, look: Look) -> str:
    """Draw a chart as SVG.

    Args:
        chart: What to draw.
        look: The colours, and the ground they stand on.

    Raises:
        MissingExtra: vl-convert is not installed.
        CannotDraw: Vega-Lite refused the specification, or took too long.
    """
    if find_spec("vl_convert") is None:
        raise MissingExtra("vl-convert-python", "charts")
    roles = sorted(look.theme.light)
    # A colour stands for a role here, whatever colours the theme has.
    marks = {f"role:{role}": f"#{number:06x}" for number, role in enumerate(roles, 1)}
    spec = {"config": _CONFIG, "autosize": "none", **chart.spec}
    svg = _VEGA.convert(json.dumps(_marked(spec, marks), allow_nan=False))
    brush = Brush(look)
    try:
        # No entity can come from outside: the text is our own program's, and expat loads none.
        root = ElementTree.fromstring(svg)  # noqa: S314
        width, height = float(root.attrib["width"]), float(root.attrib["height"])
    except (ElementTree.ParseError, KeyError, ValueError) as error:
        raise CannotDraw(f"Vega-Lite drew no picture: {error}") from None
    across = max(width, 420.0) + 2 * EDGE
    head, top = header(chart, across - 2 * EDGE, brush.paint)
    found = {colour: role.removeprefix("role:") for role, colour in marks.items()}
    shapes = _Rewriter(brush, found).shapes(root, _Place(EDGE, top))
    body = [*head, *shapes]
    foot, below = key(chart, EDGE, top + height + 8, across - EDGE, brush.paint)
    return brush.document(chart, across, top + height + 8 + below + EDGE, [*body, *foot])


def _marked(value: Any, marks: Mapping[str, str]) -> Any:
    """Write roles as the colours that stand for them, everywhere but in the data."""
    if isinstance(value, Mapping):
        return {
            name: _shown(inner) if name == "data" else _marked(inner, marks)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_marked(inner, marks) for inner in value]
    return marks.get(value, value) if isinstance(value, str) else value


def _shown(value: Any) -> Any:
    """Spell out what XML cannot hold in the texts of the data."""
    if isinstance(value, Mapping):
        return {name: _shown(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(inner) for inner in value]
    return printable(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece of the picture is moved to, and how it is turned."""

    x: float
    y: float
    turn: float = 0.0

    def inside(self, transform: str) -> "_Place":
        move, turn = _MOVE.search(transform), _TURN.search(transform)
        x, y = (float(move[1]), float(move[2])) if move else (0.0, 0.0)
        return _Place(self.x + x, self.y + y, self.turn + (float(turn[1]) if turn else 0.0))

    @property
    def transform(self) -> str:
        turned = f" rotate({self.turn:g})" if self.turn else ""
        return f'transform="translate({self.x:.2f} {self.y:.2f}){turned}"'


class _Rewriter:
    """Writes Vega's shapes anew, with nothing but what drawing needs."""

    def __init__(self, brush: Brush, roles: Mapping[str, str]) -> None:
        self.brush, self.roles = brush, roles

    def shapes(self, element: ElementTree.Element, place: _Place) -> Iterator[str]:
        if element.get("display") == "none":
            return
        place = place.inside(element.get("transform", ""))
        tag = element.tag.removeprefix(_SVG)
        if tag in ("svg", "g"):
            for inner in element:
                yield from self.shapes(inner, place)
        elif tag in ("path", "line") and self.visible(element):
            yield from self.named(element, self.path(element, place))
        elif tag == "text":
            yield from self.named(element, *self.lines(element, place))

    def visible(self, element: ElementTree.Element) -> bool:
        return any(element.get(name) in self.roles for name in ("fill", "stroke"))

    def named(self, element: ElementTree.Element, *drawn: str) -> Iterator[str]:
        """Give a shape its words, which a pointer and a screen reader find."""
        label = element.get("aria-label")
        if label:
            yield f"<g><title>{text(label)}</title>{''.join(drawn)}</g>"
        else:
            yield from drawn

    def path(self, element: ElementTree.Element, place: _Place) -> str:
        if element.tag == f"{_SVG}line":
            x, y = (float(element.get(name, "0")) for name in ("x2", "y2"))
            d = f"M0,0L{x:g},{y:g}"
        else:
            d = element.get("d", "")
        d = d if _PATH.fullmatch(d) else ""
        return f'<path d="{d}" {place.transform}{self.manner(element)}/>'

    def lines(self, element: ElementTree.Element, place: _Place) -> Iterator[str]:
        manner = self.manner(element)
        size = element.get("font-size", "").removesuffix("px")
        size = size if _FIGURE.fullmatch(size) else "11"
        bold = element.get("font-weight") == "bold"
        spans = list(element) or [element]
        y = 0.0
        for span in spans:
            y += float(span.get("dy", "0"))
            here = _Place(place.x, place.y + y)
            if place.turn:
                # Lines of a turned text follow each other in its own direction.
                where = f'{place.transform} y="{y:g}"'
            else:
                where = f'x="{here.x:.2f}" y="{here.y:.2f}"'
            if span.text:
                fit = f"{float(size) * _fit(span.text, bold=bold):g}"
                yield f'<text {where} font-size="{fit}"{manner}>{text(span.text)}</text>'

    def manner(self, element: ElementTree.Element) -> str:
        """Write how a shape is painted."""
        written = []
        for name in _KEPT:
            value = element.get(name, "")
            if _FIGURE.fullmatch(value) and (name, value) not in _ORDINARY:
                written.append(f'{name}="{value}"')
        for name, known in _WORDS.items():
            if element.get(name) in known:
                written.append(f'{name}="{escape(element.get(name, ""))}"')
        painted: list[str] = []
        for name in ("fill", "stroke"):
            role = self.roles.get(element.get(name, ""))
            if role:
                painted += [name, role]
            elif name == "fill":
                written.append('fill="none"')
        colours = [self.brush.paint(*painted)] if painted else []
        return "".join(f" {each}" for each in (*written, *colours))


def _fit(words: str, *, bold: bool) -> float:
    """Return how much smaller a text is set where the theme's font is wider than the bundled one.

    What a chart shows was given its room in the bundled font, before a theme was chosen.
    """
    own = text_width(words, 1, bold=bold)
    with set_in(BUNDLED):
        room = text_width(words, 1, bold=bold)
    return min(1.0, room / own) if own else 1.0


_ORDINARY = {("opacity", "1"), ("fill-opacity", "1"), ("stroke-opacity", "1")}


class _Vega:
    """The child process that draws, started when it is first needed."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._owner = 0
        self._lock = Lock()

    def convert(self, spec: str, limit: float = TIMEOUT) -> str:
        """Return the SVG of a specification.

        Raises:
            CannotDraw: Vega-Lite refused it, or took too long.
        """
        with self._lock:
            child = self._started()
            watch = Timer(limit, child.kill)
            watch.start()
            try:
                said = json.loads(self._asked(child, spec))
            except ValueError:
                self._stop()
                raise CannotDraw(f"Vega-Lite stopped, or took longer than {limit:g} s") from None
            except BaseException:
                self._stop()  # or its answer would be taken for that to the next question
                raise
            finally:
                watch.cancel()
        if "svg" not in said:
            raise CannotDraw(f"Vega-Lite refused the chart: {said['error']}")
        return str(said["svg"])

    def _asked(self, child: "subprocess.Popen[str]", spec: str) -> str:
        assert child.stdin is not None  # noqa: S101 - both are pipes
        assert child.stdout is not None  # noqa: S101
        try:
            child.stdin.write(spec + "\n")
            child.stdin.flush()
            return child.stdout.readline()
        except OSError:
            return ""

    def _started(self) -> "subprocess.Popen[str]":
        # A fork has the pipes of its parent, and must not talk on them.
        if self._child is None or self._owner != os.getpid() or self._child.poll() is not None:
            self._stop()
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-c", _CHILD, next(iter(fonts.__path__)), VERSION],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
            self._owner = os.getpid()
            atexit.register(self._stop)
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        child.wait()


_VEGA = _Vega()
