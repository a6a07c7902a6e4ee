"""What is written around a laid-out diagram: its heading, the headings of its lanes, its key."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple, Protocol

from journey.pictures.diagram import Lane, Sign
from journey.pictures.fonts.typesetting import BASELINE, LINE, break_lines, text_width
from journey.pictures.signs import TRACE_SIGNS, TRACE_WIDTHS
from journey.pictures.theme.colours import lane_roles, line_role
from journey.words.sentences import printable
from journey.words.terms import OUTCOME_SIGNS

Paint = Callable[..., str]
"""Turns pairs of an attribute and a role into the attributes that paint so."""

KEY_GAP = 24.0
"""The room between two entries of a key: more than between a sign and what it means."""

_MARKS = {
    "−": "fail",
    "✓": "positive-ink",
    "✚": "positive-ink",
    "♻": "positive-ink",
    "♡": "entry",
    "→": "entry",
    "¤": "truth",
}
"""In which role a mark stands in the picture, where that is not ink."""

HEADING_ROOM = 186.0
"""How wide the text of a lane's heading may be."""

BULLET = "▪ "
"""What stands before something that is listed."""

SENTENCE_LINES = 12
"""The most lines that a subtitle or a note may have."""

DASHES = {"back": "5,3", "retry": "1.5,3", "exit": "5,3", "serves": "4,3"}
"""How the lines of a kind of edge are broken."""


class SeriesLook(NamedTuple):
    """How one series of a chart is told from the others, besides its colour.

    Attributes:
        shape: What Vega-Lite calls its points.
        dash: How its line is broken, as SVG writes it; empty for a whole line.
        outline: The corners of a point; none for a circle.
    """

    shape: str
    dash: str = ""
    outline: tuple[tuple[float, float], ...] = ()


SERIES = (
    SeriesLook("circle"),
    SeriesLook("square", "7,3", ((-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5))),
    SeriesLook("triangle-up", "2,3", ((0, -4.6), (4.4, 3.4), (-4.4, 3.4))),
    SeriesLook("diamond", "9,3,2,3", ((0, -4.8), (4.2, 0), (0, 4.8), (-4.2, 0))),
    SeriesLook("triangle-down", "4,2", ((0, 4.6), (4.4, -3.4), (-4.4, -3.4))),
    SeriesLook("triangle-right", "1,2", ((4.6, 0), (-3.4, -4.4), (-3.4, 4.4))),
)
"""The looks of the series of a chart, in the order of `series-1`, `series-2`, ..."""


class HeadingLine(NamedTuple):
    """A line of a lane's heading: its text, how it is set, and the room above and beside it."""

    text: str
    size: float
    role: str
    bold: bool = False
    above: float = 0.0
    inset: float = 0.0


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float


class Headed(Protocol):
    """What has a heading above it and a key below."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def subtitle(self) -> str:
        """What stands below the heading."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader has to know."""

    @property
    def key(self) -> tuple[Sign, ...]:
        """What its signs mean."""


def text(words: str) -> str:
    """Escape words for SVG."""
    return escape(printable(words.replace("\u00a0", " ")), quote=False)


def _line(words: str, x: float, y: float, size: float, colours: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}"{weight} {colours}>{text(words)}</text>'
    )


def header(diagram: Headed, room: float, paint: Paint) -> tuple[list[str], float]:
    """Write the diagram's title, subtitle and notes.

    Returns:
        What to draw, and where the diagram itself may begin.
    """
    x, y = 24.0, 24.0
    drawn = []
    for words, size, bold, role, most in (
        (diagram.title, 20.0, True, "heading", 2),
        # Sentences, of which a narrow picture cuts nothing off.
        (diagram.subtitle, 11.0, False, "muted", SENTENCE_LINES),
        *((note, 11.0, False, "entry", SENTENCE_LINES) for note in diagram.notes),
    ):
        for part in break_lines(words, size, room, bold=bold, most=most) if words else ():
            y += size * LINE
            drawn.append(_line(part, x, y - size * BASELINE, size, paint("fill", role), bold=bold))
    return drawn, y + 30.0


def heading_lines(lane: Lane) -> Iterator[HeadingLine]:
    """Break a lane's heading into lines."""
    role = lane_roles(lane.tone)[1]
    for part in break_lines(lane.title, 14.0, HEADING_ROOM, bold=True):
        yield HeadingLine(part, 14.0, role, bold=True)
    for part in break_lines(lane.detail, 9.5, HEADING_ROOM) if lane.detail else ():
        yield HeadingLine(part, 9.5, "muted")
    inset = text_width(BULLET, 10.0)
    for title, detail in lane.items:
        first, *rest = break_lines(title, 10.0, HEADING_ROOM - inset)
        yield HeadingLine(f"{BULLET}{first}", 10.0, "ink", above=4.0)
        for part in rest:
            yield HeadingLine(part, 10.0, "ink", inset=inset)
        for part in break_lines(detail, 8.5, HEADING_ROOM - inset, most=4) if detail else ():
            yield HeadingLine(part, 8.5, "muted", inset=inset)


def heading_height(lane: Lane) -> float:
    """Return how high a lane's heading is."""
    return sum(line.size * LINE + line.above for line in heading_lines(lane))


def lane_heading(lane: Lane, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Write a lane's heading, its upper left corner given."""
    for line in heading_lines(lane):
        y += line.size * LINE + line.above
        base, colours = y - line.size * BASELINE, paint("fill", "dim" if lane.faded else line.role)
        yield _line(line.text, x + line.inset, base, line.size, colours, bold=line.bold)


def key(diagram: Headed, x: float, y: float, right: float, paint: Paint) -> tuple[list[str], float]:
    """Draw what the diagram's signs mean, as many in a row as there is room for.

    Returns:
        What to draw, and how high it is.
    """
    drawn: list[str] = []
    left, row = x, y + 14
    for sign in diagram.key:
        room = _room(sign)
        said = break_lines(sign.text, 10.0, right - x - room, most=1)[0]
        width = room + text_width(said, 10.0) + KEY_GAP
        if left > x and left + width > right:
            left, row = x, row + 22
        drawn += _sign(Sign(sign.look, said), left, row, paint)
        left += width
    return drawn, row - y + 10 if diagram.key else 0.0


def _room(sign: Sign) -> float:
    """Return how much room a sign has before what it means: a mark little, a sample much."""
    sort, _, name = sign.look.partition(":")
    mark = name.partition(":")[0]
    return text_width(mark, 10.0, bold=True) + 7 if sort == "mark" else 36.0


def _sign(sign: Sign, x: float, y: float, paint: Paint) -> Iterator[str]:
    sort, _, name = sign.look.partition(":")
    yield from _LOOKS.get(sort, _mark)(name, x, y, paint)
    yield _line(sign.text, x + _room(sign), y + 3.5, 10.0, paint("fill", "ink"))


def _node(role: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw the double frame of an outcome, with its mark."""
    colours = paint("fill", role, "stroke", f"{role}-ink")
    for inset, width in ((0.0, 1.4), (2.5, 1.4)):
        yield (
            f'<rect x="{x + inset:.2f}" y="{y - 7 + inset:.2f}" width="{28 - 2 * inset:g}" '
            f'height="{14 - 2 * inset:g}" rx="4" stroke-width="{width}" {colours}/>'
        )
    mark = OUTCOME_SIGNS.get(role, "")
    middle = x + 14 - text_width(mark, 8.5, bold=True) / 2
    yield _line(mark, middle, y + 3, 8.5, paint("fill", f"{role}-ink"), bold=True)


def _trace(certainty: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw a line as wide as one that was taken, with its mark."""
    yield (
        f'<path d="M{x:.2f},{y:.2f}H{x + 14:.2f}" fill="none" '
        f'stroke-width="{TRACE_WIDTHS[certainty]}" {paint("stroke", certainty)}/>'
    )
    colours = paint("fill", certainty)
    yield _line(TRACE_SIGNS[certainty], x + 19, y + 3.5, 10.0, colours, bold=True)


def _truth(_: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw the frame of a moment of truth."""
    colours = paint("fill", "card", "stroke", "truth")
    yield (
        f'<rect x="{x:.2f}" y="{y - 7:.2f}" width="28" height="14" rx="4" '
        f'stroke-width="2.2" {colours}/>'
    )
    yield _line("★", x + 9, y + 3.5, 10.0, paint("fill", "ink"), bold=True)


def _filled(role: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw a patch of a colour."""
    yield (
        f'<rect x="{x + 2:.2f}" y="{y - 6:.2f}" width="24" height="12" rx="3" '
        f"{paint('fill', role)}/>"
    )


def _cell(look: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw a cell of a table, with its mark."""
    role, _, mark = look.partition(":")
    yield (
        f'<rect x="{x + 4:.2f}" y="{y - 8:.2f}" width="20" height="16" rx="4" '
        f"{paint('fill', role)}/>"
    )
    middle = x + 14 - text_width(mark, 10.0) / 2
    yield _line(mark, middle, y + 3.6, 10.0, paint("fill", f"{role}-ink"))


def _gap(_: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw the broken frame of what is missing."""
    yield (
        f'<rect x="{x:.2f}" y="{y - 7:.2f}" width="28" height="14" rx="4" fill="none" '
        f'stroke-dasharray="3,3" {paint("stroke", "outline")}/>'
    )


def _count(tone: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw a number in a circle."""
    role = tone if tone != "faded" else ""
    colours = paint("fill", role or "ghost", "stroke", f"{role}-ink" if role else "faint")
    yield f'<circle cx="{x + 14:.2f}" cy="{y:.2f}" r="7.5" {colours}/>'
    yield _line("3", x + 11.5, y + 3, 8.5, paint("fill", "ink" if role else "dim"), bold=True)


def _mark(look: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Write a mark in the colour that it has in the picture."""
    mark, _, role = look.partition(":")
    role = role or _MARKS.get(mark, "ink")
    yield _line(mark, x, y + 3.5, 10.0, paint("fill", role), bold=True)


def _series(name: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw a short line of a series, with one of its points."""
    series = SERIES[int(name) - 1]
    role, dash = f"series-{name}", series.dash
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    yield (
        f'<path d="M{x:.2f},{y:.2f}H{x + 28:.2f}" fill="none" stroke-width="2"{broken} '
        f"{paint('stroke', role)}/>"
    )
    points = " ".join(f"{x + 14 + dx:.2f},{y + dy:.2f}" for dx, dy in series.outline)
    if points:
        yield f'<polygon points="{points}" {paint("fill", role)}/>'
    else:
        yield f'<circle cx="{x + 14:.2f}" cy="{y:.2f}" r="3.8" {paint("fill", role)}/>'


def _sample(kind: str, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw a short edge of a kind."""
    dash = f' stroke-dasharray="{DASHES[kind]}"' if kind in DASHES else ""
    width = 1.8 if kind == "claim" else 1.4
    start = x + 7 if kind == "entry" else x
    yield (
        f'<path d="M{start:.2f},{y:.2f}H{x + 22:.2f}" fill="none" stroke-width="{width}"{dash} '
        f"{paint('stroke', line_role(kind))}/>"
    )
    if kind == "entry":
        yield f'<circle cx="{x + 4:.2f}" cy="{y:.2f}" r="4" {paint("fill", kind)}/>'
    yield _head(kind, x + 21, y, paint)


_LOOKS: dict[str, Callable[[str, float, float, Paint], Iterator[str]]] = {
    "edge": _sample,
    "node": _node,
    "trace": _trace,
    "truth": _truth,
    "series": _series,
    "fill": _filled,
    "cell": _cell,
    "gap": _gap,
    "count": _count,
    "mark": _mark,
}
"""For each sort of look, what draws a sample of it; what follows the colon tells which."""


def edge_head(kind: str, x: float, y: float, paint: Paint, *, turned: float) -> str:
    """Draw the head of an edge at the end of its line, turned from pointing to the right."""
    where = f'transform="translate({x:.2f} {y:.2f}) rotate({turned:g})"'
    return f"<g {where}>{_head(kind, 0.0, 0.0, paint)}</g>"


def _head(kind: str, x: float, y: float, paint: Paint) -> str:
    """Draw the head of an edge, as the layout program draws it."""
    if kind == "fail":
        colours = paint("fill", kind)
        return f'<rect x="{x + 3:.2f}" y="{y - 4.5:.2f}" width="2.4" height="9" {colours}/>'
    if kind == "exit":
        colours = paint("stroke", kind)
        return f'<circle cx="{x + 4:.2f}" cy="{y:.2f}" r="2.8" fill="none" {colours}/>'
    points: Sequence[tuple[float, float]] = ((0, -3.2), (7.5, 0), (0, 3.2))
    if kind in ("back", "retry"):
        points = ((0, -3.4), (7.5, 0), (0, 3.4), (2.4, 0))
    elif kind == "claim":
        points = ((-2, 0), (3, -3.6), (8, 0), (3, 3.6))
    path = " ".join(f"{x + dx:.2f},{y + dy:.2f}" for dx, dy in points)
    return f'<polygon points="{path}" {paint("fill", line_role(kind))}/>'
