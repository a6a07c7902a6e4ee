"""Lay a diagram out as a grid: lanes across, columns down, cards in the cells.

Each card stands where what it says puts it, so that no program has to search for a place, and lines
run through the room between the columns alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from journey.pictures.diagram import Diagram, Edge, GridColumn, Lane
from journey.pictures.fonts.typesetting import BASELINE, LINE, break_lines, text_width
from journey.pictures.svg.cards import Card
from journey.pictures.svg.labels import SIZES
from journey.pictures.svg.lettering import (
    DASHES,
    Box,
    header,
    heading_height,
    heading_lines,
    key,
    lane_heading,
    text,
)
from journey.pictures.svg.painting import EDGE, Brush
from journey.pictures.theme.colours import Look, lane_roles, line_role

GUTTER = 218.0
"""The most that the headings of lanes are wide."""

GAP = 22.0
"""The room between two columns."""

TRACK = 7.0
"""The room between two lines that run beside each other."""

PAD = 12.0
"""The room above and below the cards of a lane."""

APART = 8.0
"""The room between two cards below each other."""

LANE_GAP = 6.0
"""The room between two lanes."""

BORDER = 30.0
"""The room for a line between two lanes that has a name."""

_NO_COLUMN = 60.0


def grid(diagram: Diagram, look: Look) -> str:
    """Return a diagram of lanes and columns as finished SVG."""
    return _Grid(diagram, look).run()


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a lane stands."""

    lane: Lane
    top: float
    bottom: float


class _Grid:
    def __init__(self, diagram: Diagram, look: Look) -> None:
        self.diagram = diagram
        self.brush = Brush(look)
        self.paint = self.brush.paint
        self.cards = {node.id: Card(node) for node in diagram.nodes}
        self.cells: dict[tuple[str, str], list[Card]] = defaultdict(list)
        for card in self.cards.values():
            self.cells[card.node.lane or "", card.node.column].append(card)

    @cached_property
    def gutter(self) -> float:
        """How wide the headings of lanes are, with the room beside them."""
        lines = [line for lane in self.diagram.lanes for line in heading_lines(lane)]
        widths = [text_width(x.text, x.size, bold=x.bold) + x.inset for x in lines]
        borders = [text_width(lane.border, 10.0, bold=True) for lane in self.diagram.lanes]
        return min(GUTTER, max([*widths, *borders], default=0.0) + 36.0)

    @cached_property
    def tracks(self) -> dict[str, list[str]]:
        """From where lines run beside each column; all from one card share a track."""
        found: dict[str, list[str]] = defaultdict(list)
        for edge in self.diagram.edges:
            source, target = self.cards[edge.source].node, self.cards[edge.target].node
            if source.column == target.column and source.id not in found[source.column]:
                found[source.column].append(source.id)
        return found

    @cached_property
    def widths(self) -> dict[str, float]:
        """How wide each column is."""
        widths = {column.id: _heading_width(column) for column in self.diagram.columns}
        for (_, column), cards in self.cells.items():
            widths[column] = max(widths.get(column, 0.0), *(card.width for card in cards))
        return widths

    @property
    def lefts(self) -> dict[str, float]:
        """Where each column begins."""
        return self.across[0]

    @cached_property
    def across(self) -> tuple[dict[str, float], float]:
        """Where each column begins, and where one more would."""
        left, lefts = EDGE + self.gutter, {}
        for column in self.diagram.columns:
            lefts[column.id] = left
            left += column.abreast * (self.widths[column.id] + APART) - APART
            left += GAP + TRACK * len(self.tracks.get(column.id, ()))
        return lefts, left

    @property
    def right(self) -> float:
        return max(self.across[1] - GAP + PAD, EDGE + self.gutter + _NO_COLUMN, 460.0)

    def run(self) -> str:
        diagram, across = self.diagram, self.right + EDGE
        head, top = header(diagram, across - 2 * EDGE, self.paint)
        body = [*head]
        heads, y = self.headings(top - 10)
        body += heads
        rows = self.rows(y)
        for row in rows:
            body += self.lane(row, across)
        for column in self.diagram.columns:
            if column.border and rows:
                body.append(self.upright(column, y - 10, rows[-1].bottom))
        boxes = self.boxes(rows)
        body += self.lines(boxes, {row.lane.id: row for row in rows})
        for id, box in boxes.items():
            body += self.cards[id].draw(box, self.paint)
        bottom = (rows[-1].bottom if rows else y) + EDGE / 2
        foot, below = key(diagram, EDGE, bottom, across - EDGE, self.paint)
        body += foot
        return self.brush.document(diagram, across, bottom + below + EDGE, body)

    def headings(self, top: float) -> tuple[list[str], float]:
        """Write the columns' headings, and return where the lanes begin."""
        drawn: list[str] = []
        lowest = top
        for column in self.diagram.columns:
            y, x = top, self.lefts[column.id]
            role = lane_roles(column.tone)[1]
            drawn.append(f"<g><title>{text(column.tip)}</title>" if column.tip else "<g>")
            for words, size, bold, painted in (
                (column.title, 11.5, True, role),
                (column.detail, 8.5, False, "muted"),
                (column.border, 8.5, True, "muted"),
            ):
                room = column.abreast * (self.widths[column.id] + APART) - APART
                for part in break_lines(words, size, room, bold=bold) if words else ():
                    y += size * LINE
                    weight = ' font-weight="bold"' if bold else ""
                    drawn.append(
                        f'<text x="{x:.2f}" y="{y - size * BASELINE:.2f}" font-size="{size:g}"'
                        f"{weight} {self.paint('fill', painted)}>{text(part)}</text>"
                    )
            drawn.append("</g>")
            lowest = max(lowest, y)
        return drawn, lowest + 10

    def rows(self, top: float) -> list[_Row]:
        """Give each lane the height of its highest cell, or of its heading."""
        rows = []
        for lane in self.diagram.lanes:
            highs = [self.height(lane, column) for column in self.diagram.columns]
            if lane.border:
                top += BORDER - LANE_GAP
            height = max([heading_height(lane) + 8, *highs]) + 2 * PAD
            rows.append(_Row(lane, top, top + height))
            top += height + LANE_GAP
        return rows

    def height(self, lane: Lane, column: GridColumn) -> float:
        """Return how high the cards of a cell are together."""
        rows = self.abreast(lane, column)
        return sum(max(card.height for card in row) + APART for row in rows) - APART

    def abreast(self, lane: Lane, column: GridColumn) -> list[list[Card]]:
        """Return the cards of a cell, those that stand beside each other together."""
        cards = self.cells[lane.id, column.id]
        return [cards[n : n + column.abreast] for n in range(0, len(cards), column.abreast)]

    def lane(self, row: _Row, across: float) -> Iterator[str]:
        lane, high = row.lane, row.bottom - row.top
        ground, accent = lane_roles(lane.tone)
        if lane.faded:
            ground, accent = "ghost", "faint"
        if lane.border:
            yield from self.border(lane.border, row.top - BORDER / 2 - LANE_GAP / 2, across)
        yield f"<g><title>{text(lane.tip)}</title>" if lane.tip else "<g>"
        yield (
            f'<rect x="{EDGE:.2f}" y="{row.top:.2f}" width="{across - 2 * EDGE:.2f}" '
            f'height="{high:.2f}" rx="8" {self.paint("fill", ground)}/>'
        )
        yield (
            f'<rect x="{EDGE:.2f}" y="{row.top + 8:.2f}" width="4" height="{high - 16:.2f}" rx="2" '
            f"{self.paint('fill', accent)}/>"
        )
        yield from lane_heading(lane, EDGE + 16, row.top + PAD - 2, self.paint)
        yield "</g>"

    def border(self, name: str, y: float, across: float) -> Iterator[str]:
        """Draw a line between two lanes, its name on the left."""
        end = EDGE + 6 + text_width(name, 10.0, bold=True) + 8
        yield (
            f'<text x="{EDGE + 6:.2f}" y="{y + 3.5:.2f}" font-size="10" font-weight="bold" '
            f"{self.paint('fill', 'muted')}>{text(name)}</text>"
        )
        yield (
            f'<path d="M{end:.2f},{y:.2f}H{across - EDGE:.2f}" fill="none" stroke-width="1.2" '
            f'stroke-dasharray="7,4" {self.paint("stroke", "muted")}/>'
        )

    def upright(self, column: GridColumn, top: float, bottom: float) -> str:
        """Draw the line on the left of a column."""
        x = self.lefts[column.id] - GAP / 2
        return (
            f'<path d="M{x:.2f},{top:.2f}V{bottom:.2f}" fill="none" stroke-width="1.2" '
            f'stroke-dasharray="7,4" {self.paint("stroke", "muted")}/>'
        )

    def boxes(self, rows: list[_Row]) -> dict[str, Box]:
        """Put each card into its cell, from the top."""
        found = {}
        for row in rows:
            for column in self.diagram.columns:
                y = row.top + PAD
                for cards in self.abreast(row.lane, column):
                    high = max(card.height for card in cards)
                    for number, card in enumerate(cards):
                        x = self.lefts[column.id] + number * (self.widths[column.id] + APART)
                        found[card.node.id] = self.box(card, Box(x, y, x, y + high), row)
                    y += high + APART
        return found

    def box(self, card: Card, corner: Box, row: _Row) -> Box:
        """Return what a card covers, its upper left corner and its height given."""
        x, y, _, bottom = corner
        width = self.widths[card.node.column]
        if card.node.shape == "chip":
            return Box(x, y, x + card.width, bottom)
        if card.node.shape == "count":
            middle, half = (row.top + row.bottom) / 2, card.height / 2
            return Box(x, middle - half, x + width, middle + half)
        return Box(x, y, x + width, bottom)

    def lines(self, boxes: dict[str, Box], rows: dict[str, _Row]) -> Iterator[str]:
        """Draw what is connected: across a lane from cell to cell, or beside a column."""
        across: Counter[tuple[str, str, str]] = Counter()
        for edge in self.diagram.edges:
            source, target = self.cards[edge.source].node, self.cards[edge.target].node
            if source.column == target.column:
                yield from self.beside(edge, boxes, source.column)
            elif source.lane == target.lane and source.lane:
                across[source.lane, source.column, target.column] += 1
                if across[source.lane, source.column, target.column] == 1:
                    yield from self.between(edge, boxes, rows[source.lane])

    def between(self, edge: Edge, boxes: dict[str, Box], row: _Row) -> Iterator[str]:
        """Draw one arrow from a cell to another in the same lane, at the height of the first."""
        source, target = boxes[edge.source], boxes[edge.target]
        column = self.cards[edge.source].node.column
        cells = self.cells[row.lane.id, column]
        right = max(
            boxes[card.node.id].right for card in cells if boxes[card.node.id].top == source.top
        )
        y = row.top + PAD + min(source.bottom - source.top, target.bottom - target.top) / 2
        yield from self.line(edge, f"M{right + 3:.2f},{y:.2f}H{target.left - 8:.2f}")
        yield self.head(edge, target.left - 2, y, 1)

    def beside(self, edge: Edge, boxes: dict[str, Box], column: str) -> Iterator[str]:
        """Draw a line in the room to the right of a column, on a track of its own."""
        track = self.tracks[column].index(edge.source)
        source, target = boxes[edge.source], boxes[edge.target]
        x = self.lefts[column] + self.widths[column] + 10 + TRACK * track
        y0, y1 = (source.top + source.bottom) / 2, (target.top + target.bottom) / 2 + 3 * track
        y1 = min(y1, target.bottom - 6)
        yield from self.line(
            edge, f"M{source.right:.2f},{y0:.2f}H{x:.2f}V{y1:.2f}H{target.right + 7:.2f}"
        )
        yield self.head(edge, target.right + 1, y1, -1)

    def line(self, edge: Edge, d: str) -> Iterator[str]:
        dash = f' stroke-dasharray="{DASHES[edge.kind]}"' if edge.kind in DASHES else ""
        role = edge.accent or line_role(edge.kind)
        tip = f"<title>{text(edge.tip)}</title>" if edge.tip else ""
        yield (
            f'<path d="{d}" fill="none" stroke-width="1.3" stroke-linejoin="round"{dash} '
            f"{self.paint('stroke', role)}>{tip}</path>"
        )

    def head(self, edge: Edge, x: float, y: float, way: int) -> str:
        role = edge.accent or line_role(edge.kind)
        points = f"{x:.2f},{y:.2f} {x - 7 * way:.2f},{y - 3.4:.2f} {x - 7 * way:.2f},{y + 3.4:.2f}"
        return f'<polygon points="{points}" {self.paint("fill", role)}/>'


def _heading_width(column: GridColumn) -> float:
    words = column.title.split()
    widest = 1.0 + max((text_width(word, 11.5, bold=True) for word in words), default=0.0)
    # Long headings get lines enough not to be cut.
    widest = max(widest, 1.2 * text_width(column.title, 11.5, bold=True) / 3)
    border = text_width(column.border, SIZES["note"], bold=True)
    detail = min(140.0, text_width(column.detail, SIZES["note"]))
    return max(44.0, detail, border, min(widest, 160.0))
