"""From a table to a finished picture, each text broken in the room that its column has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from journey.pictures.diagram import Line, Weight
from journey.pictures.fonts.typesetting import BASELINE, LINE, break_lines, text_width
from journey.pictures.svg.lettering import header, key, text
from journey.pictures.svg.painting import Brush
from journey.pictures.table import Table, TableCell, TableColumn
from journey.pictures.theme.colours import Look

EDGE, PAD, GAP = 24.0, 8.0, 4.0
"""The margin around the table, the room in a cell, and that between two cells, in points."""

SIZES: dict[Weight, float] = {"title": 11.5, "strong": 10.5, "detail": 10.0, "note": 9.0}
"""How large the text of each weight is."""

MOST = 8
"""The most lines that one text in a cell may have."""

_SIGN = 14.0
_HEAD, _SMALL = 11.0, 9.0
_LEAST = 22.0


@dataclass(frozen=True, slots=True)
class _Set:
    """One line of text as it is set."""

    text: str
    size: float
    role: str
    bold: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A cell with its texts broken into lines."""

    cell: TableCell
    lines: tuple[_Set, ...]

    @property
    def height(self) -> float:
        return max(_LEAST, _height(self.lines) + 2 * PAD if self.lines else _LEAST)


def compose(table: Table, look: Look) -> str:
    """Draw a table as SVG.

    Args:
        table: What to draw.
        look: The colours, and the ground they stand on.
    """
    return _Composer(table, look).document()


class _Composer:
    def __init__(self, table: Table, look: Look) -> None:
        self.table = table
        self.brush = Brush(look)
        self.paint = self.brush.paint
        self.widths = [
            self.width(column, [row[number] for row in table.rows])
            for number, column in enumerate(table.columns)
        ]
        self.lefts = list(accumulate((w + GAP for w in self.widths), initial=EDGE))
        self.rows = [
            [self.block(cell, width) for cell, width in zip(row, self.widths, strict=True)]
            for row in table.rows
        ]

    def document(self) -> str:
        """Return the whole picture."""
        table = self.table
        across = max(self.lefts[-1] - GAP + EDGE, 420.0 + 2 * EDGE)
        head, y = header(table, across - 2 * EDGE, self.paint)
        body = list(head)
        drawn, y = self.headings(y - 8)
        body += drawn
        for number, row in enumerate(self.rows):
            if number:
                right = self.lefts[-1] - GAP
                body.append(
                    f'<path d="M{EDGE:.2f},{y - GAP / 2:.2f}H{right:.2f}" stroke-width="0.6" '
                    f"{self.paint('stroke', 'faint')}/>"
                )
            height = max(block.height for block in row)
            for left, width, block in zip(self.lefts, self.widths, row, strict=False):
                body += self.cell(block, left, y, width, height)
            y += height + GAP
        foot, below = key(table, EDGE, y + 10, across - EDGE, self.paint)
        return self.brush.document(table, across, y + 10 + below + EDGE, [*body, *foot])

    def width(self, column: TableColumn, cells: Sequence[TableCell]) -> float:
        """Return how wide a column is: as its texts want, but not beyond what it may be."""
        wanted = [column.least, _LEAST]
        for words, size, bold in ((column.title, _HEAD, True), (column.detail, _SMALL, False)):
            wanted += [
                text_width(line, size, bold=bold)
                for line in break_lines(words, size, column.most, bold=bold, most=4)
            ]
        for cell in cells:
            room = column.most - (_SIGN + 4 if cell.sign and cell.lines else 0)
            widest = max((line for line in self.widest(cell, room)), default=0.0)
            wanted.append(widest + (column.most - room))
        return max(wanted) + 2 * PAD

    def widest(self, cell: TableCell, room: float) -> Iterator[float]:
        for line in self.broken(cell, room):
            yield text_width(line.text, line.size, bold=line.bold)

    def broken(self, cell: TableCell, room: float) -> Iterator[_Set]:
        """Break a cell's texts into lines."""
        for line in cell.lines:
            size, bold = SIZES[line.weight], line.weight in ("title", "strong")
            role = line.tone or _role(line, cell)
            for part in break_lines(line.text, size, room, bold=bold, most=MOST):
                yield _Set(part, size, role, bold)

    def block(self, cell: TableCell, width: float) -> _Block:
        inset = _SIGN + 4 if cell.sign and cell.lines else 0.0
        return _Block(cell, tuple(self.broken(cell, width - 2 * PAD - inset + 0.01)))

    def headings(self, y: float) -> tuple[list[str], float]:
        """Write what the columns are called, ending on one line."""
        drawn: list[str] = []
        stacks = []
        for column in self.table.columns:
            lines = [
                _Set(part, _HEAD, "ink", bold=True)
                for part in break_lines(column.title, _HEAD, column.most, bold=True, most=4)
                if part
            ]
            if column.detail:
                lines += [
                    _Set(part, _SMALL, "muted", bold=False)
                    for part in break_lines(column.detail, _SMALL, column.most, most=4)
                ]
            stacks.append(lines)
        height = max(map(_height, stacks), default=0.0)
        for left, lines in zip(self.lefts, stacks, strict=False):
            drawn += self.lines(lines, left + PAD, y + height - _height(lines))
        return drawn, y + height + 8

    def lines(self, lines: Sequence[_Set], x: float, y: float) -> Iterator[str]:
        for line in lines:
            y += line.size * LINE
            weight = ' font-weight="bold"' if line.bold else ""
            yield (
                f'<text x="{x:.2f}" y="{y - line.size * BASELINE:.2f}" font-size="{line.size:g}"'
                f"{weight} {self.paint('fill', line.role)}>{text(line.text)}</text>"
            )

    def cell(self, block: _Block, x: float, y: float, width: float, height: float) -> Iterator[str]:
        cell = block.cell
        if cell.tip:
            yield f"<g><title>{text(cell.tip)}</title>"
        if cell.tone:
            yield (
                f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height - GAP:.2f}" '
                f'rx="5" {self.paint("fill", cell.tone)}/>'
            )
        yield from self.sign(block, x, y, width, height)
        inset = _SIGN + 4 if cell.sign and block.lines else 0.0
        yield from self.lines(block.lines, x + PAD + inset, y + PAD - GAP / 2)
        if cell.tip:
            yield "</g>"

    def sign(self, block: _Block, x: float, y: float, width: float, height: float) -> Iterator[str]:
        """Write a cell's sign: alone in the middle, or before its first line."""
        cell = block.cell
        if not cell.sign:
            return
        role = f"{cell.tone}-ink" if cell.tone else "muted"
        centre, base = x + width / 2, y + (height - GAP) / 2 + 4.4
        if block.lines:
            first = block.lines[0].size
            centre, base = x + PAD + _SIGN / 2, y + PAD - GAP / 2 + first * (LINE - BASELINE) + 0.6
        yield (
            f'<text x="{centre:.2f}" y="{base:.2f}" font-size="12" text-anchor="middle" '
            f"{self.paint('fill', role)}>{text(cell.sign)}</text>"
        )


def _height(lines: Sequence[_Set]) -> float:
    return sum(line.size for line in lines) * LINE


def _role(line: Line, cell: TableCell) -> str:
    if cell.inked and cell.tone:
        return f"{cell.tone}-ink"
    return {"title": "ink", "strong": "ink", "detail": "ink", "note": "muted"}[line.weight]
