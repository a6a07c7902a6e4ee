"""From a layout program's SVG to a picture fit for a handbook.

The program's output is taken apart and put together again: lanes across the whole width with their
headings beside them, a title, a key, colours by role with a dark form, and words for those who
cannot see it. Nothing of it can run or load anything.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import pairwise
from xml.etree import ElementTree

from journey.pictures.diagram import Diagram, Edge, Lane
from journey.pictures.fonts.typesetting import BASELINE, LINE, text_width
from journey.pictures.svg.labels import DOT, SIZES, label_role, label_settings, link_role
from journey.pictures.svg.lettering import Box, header, key, lane_heading, text
from journey.pictures.svg.painting import EDGE, Brush
from journey.pictures.svg.placing import Label, Placed, Point, nearest_corner, place, points_along
from journey.pictures.theme.colours import Look, Theme, lane_roles

GUTTER = 218.0
"""How wide the headings of lanes are, where there are lanes."""

LANE_PAD = 16.0
"""How far the first lane reaches above, and the last below, what stands in it."""

LANE_GAP = 6.0
"""The room between two lanes."""

_TRANSLATE = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SVG = "{http://www.w3.org/2000/svg}"
_KEPT = {
    "path": ("d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polygon": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polyline": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "ellipse": ("cx", "cy", "rx", "ry", "fill", "stroke", "stroke-width"),
    "text": ("x", "y", "text-anchor", "font-size", "font-weight", "fill"),
}
"""The elements and attributes that a layout program draws with; all others are left out."""

_PAINTED = frozenset({"fill", "stroke"})


class NotAPicture(ValueError):
    """What a layout program wrote is no whole SVG."""


@dataclass(frozen=True)
class _Piece:
    """One group of the layout program's output."""

    id: str
    shapes: tuple[ElementTree.Element, ...]

    @cached_property
    def line(self) -> list[Point]:
        """Return points along an edge."""
        paths = (shape.get("d", "") for shape in self.shapes if shape.tag == f"{_SVG}path")
        return points_along(next(paths, ""))

    @property
    def head(self) -> list[Point]:
        """Return the corners of an edge's head."""
        corners: list[Point] = []
        for shape in self.shapes:
            numbers = [float(number) for number in _NUMBER.findall(shape.get("points", ""))]
            corners += zip(numbers[::2], numbers[1::2], strict=False)
            if shape.tag == f"{_SVG}ellipse":
                corners.append((float(shape.get("cx", "0")), float(shape.get("cy", "0"))))
        return corners

    @cached_property
    def box(self) -> Box:
        """Return what the shapes cover, control points included."""
        xs: list[float] = []
        ys: list[float] = []
        for shape in self.shapes:
            if shape.tag == f"{_SVG}ellipse":
                cx, cy, rx, ry = (float(shape.get(k, "0")) for k in ("cx", "cy", "rx", "ry"))
                xs += [cx - rx, cx + rx]
                ys += [cy - ry, cy + ry]
            elif shape.tag != f"{_SVG}text":
                numbers = _NUMBER.findall(shape.get("d") or shape.get("points") or "")
                xs += map(float, numbers[::2])
                ys += map(float, numbers[1::2])
        return Box(min(xs), min(ys), max(xs), max(ys)) if xs else Box(0, 0, 0, 0)


def finish(svg: bytes, diagram: Diagram, theme: Theme, ground: str) -> str:
    """Make the final SVG.

    Args:
        svg: What a layout program made of the diagram.
        diagram: What was drawn.
        theme: Its colours.
        ground: `auto` follows the reader's choice of light or dark; `light` and `dark` are fixed.

    Raises:
        NotAPicture: What the layout program wrote is no whole SVG.
    """
    try:
        # No entity can come from outside: the text is our own program's, and expat loads none.
        root = ElementTree.fromstring(svg)  # noqa: S314
        pieces = {piece.id: piece for piece in _pieces(root)}
        x0, y0, width, height = (float(n) for n in root.attrib["viewBox"].split())
    except (ElementTree.ParseError, KeyError, ValueError) as error:
        raise NotAPicture(str(error)) from None
    if not all(f"n{number}" in pieces for number in range(len(diagram.nodes))):
        raise NotAPicture("a node is missing")
    return _Finisher(diagram, theme, ground, pieces).run(width - x0, height - y0, _shift(root))


def _shift(root: ElementTree.Element) -> tuple[float, float]:
    group = root.find(f"{_SVG}g")
    found = _TRANSLATE.search(group.get("transform", "") if group is not None else "")
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _pieces(root: ElementTree.Element) -> Iterator[_Piece]:
    for group in root.iter(f"{_SVG}g"):
        if group.get("class") in ("node", "edge", "cluster"):
            shapes = tuple(
                element for element in group.iter() if element.tag.removeprefix(_SVG) in _KEPT
            )
            yield _Piece(group.get("id", ""), shapes)


class _Finisher:
    def __init__(
        self, diagram: Diagram, theme: Theme, ground: str, pieces: dict[str, _Piece]
    ) -> None:
        self.diagram, self.theme, self.pieces = diagram, theme, pieces
        self.brush = Brush(Look(theme, ground))
        self.paint = self.brush.paint
        # Roles may not share a light colour, so that one can be told from the other here.
        self.roles = {colour: role for role, colour in theme.light.items()}
        self.grounds = self.bands()

    def run(self, width: float, height: float, shift: tuple[float, float]) -> str:
        diagram = self.diagram
        labels, width = self.labels(Box(-shift[0], -shift[1], width - shift[0], height - shift[1]))
        width += shift[0]
        gutter = GUTTER if diagram.lanes else 0.0
        head, top = header(diagram, max(gutter + width, 420.0), self.paint)
        left = EDGE + gutter
        across = max(left + width + EDGE, 2 * EDGE + 420.0)
        lanes = list(self.lanes(shift, left, top, across))
        bottom = top + height + EDGE / 2
        foot, below = key(diagram, EDGE, bottom, across - EDGE, self.paint)
        body = [*head, *lanes]
        body.append(f'<g transform="translate({left + shift[0]:.2f} {top + shift[1]:.2f})">')
        body += self.edges()
        body += self.nodes()
        body += labels
        body += ["</g>", *foot]
        return self.brush.document(diagram, across, bottom + below + EDGE, body)

    def lanes(
        self, shift: tuple[float, float], left: float, top: float, across: float
    ) -> Iterator[str]:
        """Draw each lane across the whole width, and its heading on the left."""
        bands = self.grounds
        for lane in self.diagram.lanes:
            if lane.id in bands:
                above, below = bands[lane.id]
                yield from self.lane(lane, top + shift[1] + above, below - above, across)

    def bands(self) -> dict[str, tuple[float, float]]:
        """Return from where to where each lane that has nodes goes: to halfway between two."""
        extents: dict[str, tuple[float, float]] = {}
        for number, node in enumerate(self.diagram.nodes):
            if node.lane is not None:
                box = self.pieces[f"n{number}"].box
                low, high = extents.get(node.lane, (box.top, box.bottom))
                extents[node.lane] = (min(low, box.top), max(high, box.bottom))
        for number, lane in enumerate(self.diagram.lanes):
            spacer = self.pieces.get(f"room{number}")
            if spacer:
                box = spacer.box
                low, high = extents.get(lane.id, (box.top, box.bottom))
                extents[lane.id] = (min(low, box.top), max(high, box.bottom))
        present = [lane for lane in self.diagram.lanes if lane.id in extents]
        bands = {lane.id: extents[lane.id] for lane in present}
        for above, below in pairwise(present):
            middle = (extents[above.id][1] + extents[below.id][0]) / 2
            bands[above.id] = (bands[above.id][0], middle - LANE_GAP / 2)
            bands[below.id] = (middle + LANE_GAP / 2, bands[below.id][1])
        if present:
            first, last = present[0].id, present[-1].id
            bands[first] = (bands[first][0] - LANE_PAD, bands[first][1])
            bands[last] = (bands[last][0], bands[last][1] + LANE_PAD)
        return bands

    def lane(self, lane: Lane, y: float, height: float, across: float) -> Iterator[str]:
        ground, accent = ("ghost", "faint") if lane.faded else lane_roles(lane.tone)
        x, width = EDGE, across - 2 * EDGE
        yield f"<g><title>{text(lane.tip)}</title>"
        yield (
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" rx="10" '
            f"{self.paint('fill', ground)}/>"
        )
        yield (
            f'<rect x="{x:.2f}" y="{y + 10:.2f}" width="4" height="{height - 20:.2f}" rx="2" '
            f"{self.paint('fill', accent)}/>"
        )
        yield from lane_heading(lane, x + 16, y + 12, self.paint)
        yield "</g>"

    def edges(self) -> Iterator[str]:
        for number, edge in enumerate(self.diagram.edges):
            piece = self.pieces.get(f"e{number}")
            if piece is not None:
                yield f"<g>{_tip(edge)}"
                yield from (
                    self.shape(shape) for shape in piece.shapes if shape.tag != f"{_SVG}text"
                )
                yield "</g>"

    def labels(self, bounds: Box) -> tuple[list[str], float]:
        """Put what edges say beside them; the layout only kept room, and other lines may cross it.

        Returns:
            What to draw, and how far everything reaches to the right then.
        """
        edges = [
            (edge, self.pieces[f"e{number}"])
            for number, edge in enumerate(self.diagram.edges)
            if f"e{number}" in self.pieces
        ]
        wanted = [
            (edge, Label(number, [_measured(lines) for lines in settings]), settings)
            for number, (edge, _) in enumerate(edges)
            if edge.lines and not edge.faded
            for settings in [label_settings(edge)]
        ]
        places = place(
            [label for _, label, _ in wanted],
            [self.pieces[f"n{number}"].box for number in range(len(self.diagram.nodes))],
            [piece.line for _, piece in edges],
            [piece.head for _, piece in edges],
            bounds,
        )
        drawn: list[str] = []
        right = bounds.right
        for (edge, label, settings), placed in zip(wanted, places, strict=True):
            width = label.sizes[placed.size][0]
            drawn += self.label(edge, settings[placed.size], placed, width)
            right = max(right, placed.left + width + 8)
        return drawn, right

    def label(
        self, edge: Edge, lines: Sequence[str], placed: Placed, width: float
    ) -> Iterator[str]:
        """Write one label at its place, its lines beginning or ending where its edge is."""
        size, x, anchor = SIZES["detail"], placed.left, ""
        if placed.leader:
            box = Box(x - 2, placed.top, x + width + 2, placed.top + len(lines) * size * LINE)
            (x0, y0), (x1, y1) = placed.leader, nearest_corner(placed.leader, box)
            yield (
                f'<path d="M{x0:.2f},{y0:.2f}L{x1:.2f},{y1:.2f}" fill="none" stroke-width="0.7" '
                f"{self.paint('stroke', label_role(edge))}/>"
                f'<circle cx="{x0:.2f}" cy="{y0:.2f}" r="2" '
                f"{self.paint('fill', label_role(edge))}/>"
            )
        if placed.flush_right and not lines[0].startswith(DOT):
            x, anchor = placed.left + width, ' text-anchor="end"'
        for number, words in enumerate(lines, 1):
            base = placed.top + (number - BASELINE) * size * LINE
            colours = self.over_lines(label_role(edge), base)
            yield (
                f'<text x="{x:.2f}" y="{base:.2f}" font-size="{size:g}"{anchor} {colours}>'
                f"{text(words)}</text>"
            )

    def over_lines(self, role: str, y: float) -> str:
        """Return what makes a text readable that a line may cross: a rim in the lane's colour."""
        here = next((lane for lane, (top, low) in self.grounds.items() if top <= y <= low), None)
        lane = next((each for each in self.diagram.lanes if each.id == here), None)
        ground = "canvas"
        if lane is not None:
            ground = "ghost" if lane.faded else lane_roles(lane.tone)[0]
        rim = self.paint("fill", role, "stroke", ground)
        return f'{rim} stroke-width="3" stroke-linejoin="round" paint-order="stroke"'

    def nodes(self) -> Iterator[str]:
        for number, node in enumerate(self.diagram.nodes):
            piece = self.pieces[f"n{number}"]
            links = {self.theme.light[link_role(link)] for link in node.links}
            yield f"<g><title>{text(node.tip)}</title>" if node.tip else "<g>"
            yield from (self.shape(shape) for shape in _set(piece, links))
            yield "</g>"

    def shape(self, shape: ElementTree.Element) -> str:
        """Write one shape anew, with nothing but what drawing needs."""
        tag = shape.tag.removeprefix(_SVG)
        attributes = shape.attrib
        written, unpainted, painted = "", "", []
        for name in _KEPT[tag]:
            value = attributes.get(name)
            if not value:
                continue
            if name not in _PAINTED:
                written += f' {name}="{escape(value)}"'
            elif value in self.roles:
                painted += [name, self.roles[value]]
            else:
                unpainted += f' {name}="none"'
        written += unpainted
        colours = f" {self.paint(*painted)}" if painted else ""
        if tag != "text":
            return f"<{tag}{written}{colours}/>"
        return f"<text{written}{colours}>{text(''.join(shape.itertext()))}</text>"


def _set(piece: _Piece, links: set[str]) -> Iterator[ElementTree.Element]:
    """Put a node's text into its middle, its links to the left.

    The layout program measured in another font, and put them beside that.
    """
    box = piece.box
    texts = [shape for shape in piece.shapes if shape.tag == f"{_SVG}text"]
    sizes = [float(line.get("font-size", "10")) for line in texts]
    y = (box.top + box.bottom - sum(sizes) * LINE) / 2
    yield from (shape for shape in piece.shapes if shape.tag != f"{_SVG}text")
    for line, size in zip(texts, sizes, strict=True):
        y += size * LINE
        is_link = line.get("fill") in links
        x = box.left + 10 if is_link else (box.left + box.right) / 2
        line.set("x", f"{x:.2f}")
        line.set("y", f"{y - size * BASELINE:.2f}")
        line.set("text-anchor", "start" if is_link else "middle")
        yield line


def _measured(lines: Sequence[str]) -> Point:
    size = SIZES["detail"]
    return max(text_width(line, size) for line in lines), len(lines) * size * LINE


def _tip(edge: Edge) -> str:
    return f"<title>{text(edge.tip)}</title>" if edge.tip else ""
