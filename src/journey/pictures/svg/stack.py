"""Lay out stages below each other, wide to narrow, with what leads past a stage beside them.

What leads on runs on the right and what leads back on the left, each line on a track of its own, so
that none goes through a box.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journey.pictures.diagram import Diagram, Edge
from journey.pictures.fonts.typesetting import BASELINE, LINE, text_width
from journey.pictures.svg.cards import Card
from journey.pictures.svg.labels import SIZES, label_role
from journey.pictures.svg.lettering import DASHES, Box, edge_head, header, key, text
from journey.pictures.svg.painting import EDGE, Brush
from journey.pictures.theme.colours import Look, line_role

NARROWEST, WIDEST = 230.0, 520.0
"""How wide the box of a stage is to which nobody comes, and of one to which all do."""

BETWEEN = 34.0
"""The room between two stages."""

PORT = 13.0
"""The room between two lines that leave the same box beside each other."""

TRACK = 9.0
"""The room between two lines that run beside each other."""

CORNER = 4.0


def stack(diagram: Diagram, look: Look) -> str:
    """Return a diagram of stages as finished SVG."""
    return _Stack(diagram, look).run()


@dataclass(frozen=True, slots=True)
class _Arc:
    """A line beside the stages.

    Attributes:
        edge: What it draws.
        start: Where it leaves its stage.
        end: Where it reaches the other.
        track: How many tracks are between it and the stages.
    """

    edge: Edge
    start: float
    end: float
    track: int


class _Stack:
    def __init__(self, diagram: Diagram, look: Look) -> None:
        self.diagram = diagram
        self.brush = Brush(look)
        self.paint = self.brush.paint
        self.cards = [Card(node, NARROWEST - 24) for node in diagram.nodes]
        self.order = {node.id: number for number, node in enumerate(diagram.nodes)}
        self.next: dict[int, list[Edge]] = defaultdict(list)
        self.beside: dict[bool, list[Edge]] = {False: [], True: []}
        for edge in diagram.edges:
            over = self.order[edge.target] - self.order[edge.source]
            if over == 1:
                self.next[self.order[edge.source]].append(edge)
            else:
                self.beside[over < 0].append(edge)

    @cached_property
    def widths(self) -> list[float]:
        least = max([NARROWEST, *(card.width + 12 for card in self.cards)])
        return [least + (max(WIDEST, least) - least) * card.node.breadth for card in self.cards]

    @cached_property
    def ports(self) -> dict[tuple[int, bool], list[Edge]]:
        """For each stage and side, the lines that begin or end there, in an order without knots."""
        found: dict[tuple[int, bool], list[Edge]] = defaultdict(list)
        for side, edges in self.beside.items():
            for edge in edges:
                found[self.order[edge.source], side].append(edge)
                found[self.order[edge.target], side].append(edge)
        for (number, _), edges in found.items():
            # From the top: what goes or comes from above, the nearest first; then what is below.
            edges.sort(key=lambda edge, here=number: self._away(edge, here))  # type: ignore[misc]
        return found

    def _away(self, edge: Edge, here: int) -> tuple[int, int]:
        ends = self.order[edge.source], self.order[edge.target]
        there = ends[1] if ends[0] == here else ends[0]
        return (0, -there) if there < here else (1, -there)

    def boxes(self, top: float, middle: float) -> list[Box]:
        """Put the stages below each other, high enough for the lines beside them."""
        found = []
        for number, card in enumerate(self.cards):
            lines = max(len(self.ports.get((number, side), ())) for side in (False, True))
            high = max(card.height + 6, lines * PORT + 8)
            half = self.widths[number] / 2
            found.append(Box(middle - half, top, middle + half, top + high))
            top += high + BETWEEN
        return found

    def port(self, boxes: Sequence[Box], edge: Edge, number: int, side: bool) -> float:
        edges = self.ports[number, side]
        box = boxes[number]
        step = (box.bottom - box.top) / (len(edges) + 1)
        return box.top + step * (edges.index(edge) + 1)

    def arcs(self, boxes: Sequence[Box], side: bool) -> list[_Arc]:
        """Give each line beside the stages the nearest track that is free all along it."""
        ends = []
        for edge in self.beside[side]:
            start = self.port(boxes, edge, self.order[edge.source], side)
            end = self.port(boxes, edge, self.order[edge.target], side)
            ends.append((edge, start, end))
        ends.sort(key=lambda each: abs(each[2] - each[1]))
        taken: list[list[tuple[float, float]]] = []
        found = []
        for edge, start, end in ends:
            low, high = min(start, end) - 3, max(start, end) + 3
            track = next(
                (n for n, spans in enumerate(taken) if all(high < a or b < low for a, b in spans)),
                len(taken),
            )
            if track == len(taken):
                taken.append([])
            taken[track].append((low, high))
            found.append(_Arc(edge, start, end, track))
        return found

    @cached_property
    def rooms(self) -> dict[bool, float]:
        """How wide the labels on each side are."""
        size = SIZES["detail"]
        return {
            side: max((text_width(" ".join(e.lines), size) + 14 for e in edges), default=0.0)
            for side, edges in self.beside.items()
        }

    def run(self) -> str:
        diagram = self.diagram
        widest = max(self.widths, default=NARROWEST) / 2
        trial = self.boxes(0.0, 0.0)
        sides = {
            side: self.rooms[side]
            + TRACK * (1 + max((arc.track for arc in self.arcs(trial, side)), default=-1))
            for side in (False, True)
        }
        middle = EDGE + sides[True] + widest
        across = max(middle + widest + sides[False] + EDGE, 2 * EDGE + 420.0)
        head, top = header(diagram, across - 2 * EDGE, self.paint)
        boxes = self.boxes(top - 8, middle)
        body = [*head]
        for side in (False, True):
            for arc in self.arcs(boxes, side):
                body += self.arc(arc, boxes, side, middle, widest)
        for number in range(len(boxes) - 1):
            body += self.between(boxes[number], boxes[number + 1], self.next.get(number, []))
        for card, box in zip(self.cards, boxes, strict=True):
            body += card.draw(box, self.paint)
        bottom = (boxes[-1].bottom if boxes else top) + EDGE / 2
        foot, below = key(diagram, EDGE, bottom, across - EDGE, self.paint)
        body += foot
        return self.brush.document(diagram, across, bottom + below + EDGE, body)

    def between(self, above: Box, below: Box, edges: Sequence[Edge]) -> Iterator[str]:
        """Draw what leads from a stage to the next: a funnel, and what goes through it."""
        if not edges:
            return
        middle = (above.left + above.right) / 2
        corners = (
            f"{above.left + 6:.2f},{above.bottom:.2f} {above.right - 6:.2f},{above.bottom:.2f} "
            f"{below.right - 6:.2f},{below.top:.2f} {below.left + 6:.2f},{below.top:.2f}"
        )
        yield f'<polygon points="{corners}" {self.paint("fill", "ghost")}/>'
        for edge, x in self.spread(edges, middle):
            yield f"<g><title>{text(edge.tip)}</title>"
            yield from self.line(edge, f"M{x:.2f},{above.bottom + 2:.2f}V{below.top - 9:.2f}")
            yield edge_head(edge.kind, x, below.top - 9, self.paint, turned=90)
            yield from self.label(edge, x + 7, (above.bottom + below.top) / 2, "start")
            yield "</g>"

    def spread(self, edges: Sequence[Edge], middle: float) -> Iterator[tuple[Edge, float]]:
        """Put the lines to the next stage beside each other, with room for what they say."""
        widths = [text_width(" ".join(e.lines), SIZES["detail"]) + 22 for e in edges]
        x = middle - sum(widths) / 2 + 4
        for edge, width in zip(edges, widths, strict=True):
            yield edge, x
            x += width

    def arc(
        self, arc: _Arc, boxes: Sequence[Box], side: bool, middle: float, widest: float
    ) -> Iterator[str]:
        """Draw a line beside the stages, what it says where it begins."""
        way = -1 if side else 1
        source, target = boxes[self.order[arc.edge.source]], boxes[self.order[arc.edge.target]]
        x0 = source.left if side else source.right
        x1 = target.left if side else target.right
        x = middle + way * (widest + self.rooms[side] + TRACK * (arc.track + 0.5))
        down = 1 if arc.end > arc.start else -1
        r = min(CORNER, abs(arc.end - arc.start) / 2)
        said = text_width(" ".join(arc.edge.lines), SIZES["detail"])
        begin = x0 + way * (said + 12 if said else 0)  # what it says stands where it begins
        yield f"<g><title>{text(arc.edge.tip)}</title>"
        yield from self.line(
            arc.edge,
            f"M{begin:.2f},{arc.start:.2f}H{x - way * r:.2f}"
            f"Q{x:.2f},{arc.start:.2f} {x:.2f},{arc.start + down * r:.2f}"
            f"V{arc.end - down * r:.2f}"
            f"Q{x:.2f},{arc.end:.2f} {x - way * r:.2f},{arc.end:.2f}"
            f"H{x1 + way * 9:.2f}",
        )
        turned = 0 if side else 180
        yield edge_head(arc.edge.kind, x1 + way * 9, arc.end, self.paint, turned=turned)
        yield from self.label(arc.edge, x0 + way * 8, arc.start, "end" if side else "start")
        yield "</g>"

    def line(self, edge: Edge, d: str) -> Iterator[str]:
        dash = f' stroke-dasharray="{DASHES[edge.kind]}"' if edge.kind in DASHES else ""
        role = "faint" if edge.faded else edge.accent or line_role(edge.kind)
        yield (
            f'<path d="{d}" fill="none" stroke-width="{1.8 if edge.kind == "claim" else 1.3}"'
            f"{dash} {self.paint('stroke', role)}/>"
        )

    def label(self, edge: Edge, x: float, y: float, anchor: str) -> Iterator[str]:
        """Write what a line says over it, with a rim that keeps the line out of the letters."""
        words, size = " ".join(edge.lines), SIZES["detail"]
        if not words:
            return
        base = y + size * LINE * (0.5 - BASELINE)
        end = ' text-anchor="end"' if anchor == "end" else ""
        colours = self.paint("fill", label_role(edge), "stroke", "canvas")
        yield (
            f'<text x="{x:.2f}" y="{base:.2f}" font-size="{size:g}"{end} {colours} '
            f'stroke-width="4" stroke-linejoin="round" paint-order="stroke">{text(words)}</text>'
        )
