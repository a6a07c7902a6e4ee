"""A node as a card: its words broken into lines, its size, and how it is drawn.

Layouts of our own use it. A layout program draws its own boxes, from what `exporters.dot` says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from journey.pictures.diagram import Node
from journey.pictures.fonts.typesetting import BASELINE, LINE, break_lines, text_width
from journey.pictures.svg.labels import SIZES
from journey.pictures.svg.lettering import Box, Paint, text
from journey.pictures.theme.colours import phase_role

ROOM = 140.0
"""How wide the text of a card may be, in points."""

PAD = 9.0
"""The room between a card's outline and its text, to the sides."""

LARGEST = 21.0
"""The radius of the largest count."""

_FROM_THE_TOP = ("touchpoint", "outcome", "action", "gap")
_INSET = "\u2002"


class CardLine(NamedTuple):
    """One line of a card: its text, how it is set, and whether it begins on the left."""

    text: str
    size: float
    role: str
    bold: bool = False
    left: bool = False


@dataclass(frozen=True)
class Card:
    """A node with its words broken into lines.

    Attributes:
        node: What it shows.
        room: How wide its text may be.
    """

    node: Node
    room: float = ROOM

    @cached_property
    def words(self) -> tuple[CardLine, ...]:
        """Its lines of text."""
        return tuple(_words(self.node, self.room))

    @cached_property
    def width(self) -> float:
        """How wide it has to be for its text."""
        if self.node.shape == "count":
            return 2 * LARGEST + 4
        widest = max(
            (text_width(line.text, line.size, bold=line.bold) for line in self.words), default=0.0
        )
        return max(widest + 2 * PAD + self._ring, 44.0)

    @cached_property
    def height(self) -> float:
        """How high it is."""
        if self.node.shape == "count":
            return 2 * LARGEST + 4
        return sum(line.size * LINE for line in self.words) + self._margin

    @property
    def _margin(self) -> float:
        return (6.0 if self.node.shape == "chip" else 11.0) + self._ring

    @property
    def _ring(self) -> float:
        """The room for a second outline."""
        return 6.0 if self.node.shape == "outcome" else 0.0

    def draw(self, box: Box, paint: Paint) -> Iterator[str]:
        """Draw it into a box that is large enough."""
        node = self.node
        yield f"<g><title>{text(node.tip)}</title>" if node.tip else "<g>"
        if node.shape == "count":
            yield self._circle(box, paint)
        else:
            yield from _outlines(node, box, paint)
        yield from self._texts(box, paint)
        yield "</g>"

    def _circle(self, box: Box, paint: Paint) -> str:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        radius = max(8.0, LARGEST * sqrt(self.node.breadth))
        fill, line, width, _ = _manner(self.node)
        colours = paint("fill", fill, "stroke", line)
        where = f'cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}"'
        return f'<circle {where} stroke-width="{width:g}" {colours}/>'

    def _texts(self, box: Box, paint: Paint) -> Iterator[str]:
        high = sum(line.size * LINE for line in self.words)
        y = (box.top + box.bottom - high) / 2
        if self.node.shape in _FROM_THE_TOP:
            y = box.top + self._margin / 2  # so that the titles of cards in a row are level
        for line in self.words:
            y += line.size * LINE
            x = box.left + PAD + self._ring / 2 if line.left else (box.left + box.right) / 2
            anchor = "" if line.left else ' text-anchor="middle"'
            weight = ' font-weight="bold"' if line.bold else ""
            role = "dim" if self.node.faded else line.role
            yield (
                f'<text x="{x:.2f}" y="{y - line.size * BASELINE:.2f}" font-size="{line.size:g}"'
                f"{anchor}{weight} {paint('fill', role)}>{text(line.text)}</text>"
            )


def _words(node: Node, room: float) -> Iterator[CardLine]:
    left = node.shape == "action"
    for line in node.lines:
        size, bold = SIZES[line.weight], line.weight in ("title", "strong")
        role = line.tone or ("ink" if line.weight == "title" else "muted")
        if node.shape == "outcome" and line.weight == "strong":
            role = line.tone or f"{node.tone}-ink"
        if node.shape == "gap":
            role = line.tone or "dim"
        if node.shape == "action" and line.weight == "title":
            size = 10.5
        for part in break_lines(line.text, size, room, bold=bold, most=4):
            yield CardLine(part, size, role, bold, left)
    for link in node.links:
        first, *rest = break_lines(link.text, SIZES["note"], room)
        yield CardLine(first, SIZES["note"], link.kind, left=True)
        for part in rest:
            yield CardLine(f"{_INSET}{part}", SIZES["note"], link.kind, left=True)


class _Manner(NamedTuple):
    fill: str
    line: str
    width: float
    dash: str = ""


def _manner(node: Node) -> _Manner:
    """Return how a node's ground and outline are drawn."""
    if node.faded:
        return _Manner("ghost", "faint", 1.0)
    if node.accent:
        tone = phase_role(node.tone)
        fill = tone if node.shape in ("outcome", "stage") and tone != "plain" else "card"
        return _Manner(fill, node.accent, 2.2)
    if node.shape in ("outcome", "stage", "count"):
        tone = phase_role(node.tone)
        fill, line = ("card", "outline") if tone == "plain" else (tone, f"{tone}-ink")
        return _Manner(fill, line, 1.6 if node.shape == "outcome" else 1.2)
    if node.shape == "gap":
        return _Manner("none", "outline", 1.0, "3,3")
    if node.shape in ("action", "chip"):
        return _Manner("card", "faint", 1.0)
    return _Manner("card", "truth" if node.truth else "outline", 2.2 if node.truth else 1.0)


_CORNERS = {"chip": 10.0, "action": 2.0, "gap": 4.0}


def _outlines(node: Node, box: Box, paint: Paint) -> Iterator[str]:
    fill, line, width, dash = _manner(node)
    corner = _CORNERS.get(node.shape, 6.0)
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    for inset in (0.0, 3.0) if node.shape == "outcome" else (0.0,):
        if fill == "none":
            colours = f'fill="none" {paint("stroke", line)}'
        else:
            colours = paint("fill", fill, "stroke", line)
        yield (
            f'<rect x="{box.left + inset:.2f}" y="{box.top + inset:.2f}" '
            f'width="{box.right - box.left - 2 * inset:.2f}" '
            f'height="{box.bottom - box.top - 2 * inset:.2f}" rx="{corner - inset / 2:g}" '
            f'stroke-width="{width:g}"{broken} {colours}/>'
        )
    if node.shape == "action" and not node.faded:
        role = "muted" if node.tone == "plain" else f"{phase_role(node.tone)}-ink"
        yield (
            f'<rect x="{box.left:.2f}" y="{box.top:.2f}" width="3" '
            f'height="{box.bottom - box.top:.2f}" {paint("fill", role)}/>'
        )
