"""Put labels beside edges, each nearest to its own, where they cover nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from math import ceil, hypot, inf, sqrt

from journey.pictures.svg.lettering import Box

Point = tuple[float, float]

APART = 5.0
"""How far from each other the points of an edge are taken, in points."""

MARGIN = 4.0
"""How much farther than its own edge every other edge is from a label that cannot be misread."""

REACH = 10.0
"""An edge that is farther from a label than this does not matter to it."""

MISPLACED = 100.0
"""What costs as much as this may be misread, or covers something."""

_FRACTIONS = (0.4, 0.5, 0.32, 0.6, 0.25, 0.7, 0.18, 0.8, 0.12, 0.88, 0.06, 0.94)
"""Where along an edge to try: first where its reader comes from."""

_GAPS = (4.0, 2.5, 8.0, 12.0)
_FAR = (16.0, 26.0, 38.0, 52.0, 70.0, 90.0)
_PATIENCE = 16
_CELL = 28.0
_ROW = 1 << 20
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be put beside an edge.

    Attributes:
        edge: The number of its edge.
        sizes: How wide and how high it is, for each way to set it; the best first.
    """

    edge: int
    sizes: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label is put.

    Attributes:
        left: Its left border.
        top: Its upper border.
        size: The number of the way to set it.
        cost: From `MISPLACED` on, it may be misread or covers something.
        flush_right: Whether its lines end where its edge is, to their right.
        leader: Where a line begins that leads from its edge to a label that stands farther away;
            None where the label stands beside its edge.
    """

    left: float
    top: float
    size: int
    cost: float
    flush_right: bool = False
    leader: Point | None = None


def points_along(d: str) -> list[Point]:
    """Return points along an SVG path of one move and cubic curves, close to each other.

    Args:
        d: The path, as Graphviz writes it.
    """
    numbers = [float(number) for number in _NUMBER.findall(d)]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    found = pairs[:1]
    for start in range(0, len(pairs) - 3, 3):
        found += _on_curve(*pairs[start : start + 4])
    return found


def _on_curve(p: Point, q: Point, r: Point, s: Point) -> list[Point]:
    (px, py), (qx, qy), (rx, ry), (sx, sy) = p, q, r, s
    length = hypot(qx - px, qy - py) + hypot(rx - qx, ry - qy) + hypot(sx - rx, sy - ry)
    return [
        (a * px + b * qx + c * rx + d * sx, a * py + b * qy + c * ry + d * sy)
        for a, b, c, d in _weights(max(1, ceil(length / APART)))
    ]


@lru_cache(maxsize=256)
def _weights(count: int) -> list[tuple[float, float, float, float]]:
    """Return what the four points of a cubic curve count at each of its steps."""
    shares = [(step / count, 1 - step / count) for step in range(1, count + 1)]
    return [(u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t) for t, u in shares]


def place(
    labels: Sequence[Label],
    boxes: Sequence[Box],
    paths: Sequence[Sequence[Point]],
    heads: Sequence[Sequence[Point]],
    bounds: Box,
) -> list[Placed]:
    """Choose where each label stands, and how it is set.

    Args:
        labels: In the order in which to return them.
        boxes: What must not be covered.
        paths: For each edge, points along it.
        heads: For each edge, the corners of its head.
        bounds: What must not be left, but a little to the right where that helps.

    Returns:
        One place for each label. Where everything is full, the place that does least harm.
    """
    ground = _Ground(boxes, paths, heads, bounds)
    # Short edges have the fewest places, and choose first.
    order = sorted(range(len(labels)), key=lambda number: len(paths[labels[number].edge]))
    best: dict[int, Placed] = {}
    least = inf
    for _ in range(2):
        found = ground.place_all(labels, order)
        bad = [number for number in order if found[number].cost >= MISPLACED]
        total = sum(placed.cost for placed in found.values())
        if total < least:
            best, least = found, total
        if not bad:
            break
        # Those that found no place choose first when all is done again.
        order = bad + [number for number in order if number not in set(bad)]
    return [best[number] for number in range(len(labels))]


class _Ground:
    """What is there already: boxes that may not be covered, and the points of all edges."""

    def __init__(
        self,
        boxes: Sequence[Box],
        paths: Sequence[Sequence[Point]],
        heads: Sequence[Sequence[Point]],
        bounds: Box,
    ) -> None:
        self.boxes, self.paths, self.bounds = boxes, paths, bounds
        self.cells: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        self._around: dict[tuple[int, int, int, int], list[tuple[float, float, int]]] = {}
        for number, (path, head) in enumerate(zip(paths, heads, strict=True)):
            for x, y in (*path, *head):
                cell = int(y // _CELL) * _ROW + int(x // _CELL)
                self.cells[cell].append((x, y, number))

    def place_all(self, labels: Sequence[Label], order: Sequence[int]) -> dict[int, Placed]:
        """Place labels one after the other, each beside those before it."""
        taken = list(self.boxes)
        found = {}
        for number in order:
            placed = self.place(labels[number], taken)
            found[number] = placed
            box = _box(placed, labels[number])
            taken.append(box)
            if placed.leader:
                line = _straight(placed.leader, nearest_corner(placed.leader, box))
                taken += [Box(x, y, x, y) for x, y in line]
        return found

    def place(self, label: Label, taken: Sequence[Box]) -> Placed:
        """Return the first of the best places for one label."""
        path = self.paths[label.edge] or [(0.0, 0.0)]
        boxes = self.near(path, label, taken)
        best, levels = Placed(0.0, 0.0, 0, inf), dict[tuple[int, float], Point]()
        for effort, gap, fraction, size in _tries(len(label.sizes)):
            if effort >= best.cost:
                break
            width, height = label.sizes[size]
            for left, top, flush in _beside(path, fraction, gap, (width, height), levels):
                box = Box(left, top, left + width, top + height)
                cost = effort + self.cost(box, label.edge, boxes, best.cost - effort)
                if cost < best.cost:
                    best = Placed(left, top, size, cost, flush)
        if best.cost >= MISPLACED:
            best = min(best, self.farther(label, path, taken), key=lambda placed: placed.cost)
        return best

    def farther(self, label: Label, path: Sequence[Point], taken: Sequence[Box]) -> Placed:
        """Return a place to which a line has to lead from the edge, where there is one."""
        boxes = self.near(path, label, taken, _FAR[-1])
        fallback, patience, levels = (
            Placed(0.0, 0.0, 0, inf),
            _PATIENCE,
            dict[tuple[int, float], Point](),
        )
        for gap, fraction, size in product(_FAR, _FRACTIONS, range(len(label.sizes))):
            start = path[round(fraction * (len(path) - 1))]
            for left, top, flush in _beside(path, fraction, gap, label.sizes[size], levels):
                placed = Placed(left, top, size, MISPLACED - 2, flush, start)
                box = _box(placed, label)
                if self.is_free(box, boxes):
                    met = self.met(start, box, label.edge, boxes)
                    if not met:
                        return placed
                    patience -= 1
                    if met < MISPLACED and fallback.cost == inf:
                        fallback = replace(placed, cost=MISPLACED - 1)
                    if not patience and fallback.cost < inf:
                        return fallback
        return fallback

    def is_free(self, box: Box, boxes: Sequence[Box]) -> bool:
        """Tell whether nothing is near a box, be it another box or an edge."""
        bounds = self.bounds
        if box.left < bounds.left or box.right > bounds.right + 40:
            return False
        if box.top < bounds.top or box.bottom > bounds.bottom:
            return False
        left, top, right, bottom = box.left - 2, box.top - 2, box.right + 2, box.bottom + 2
        for other_left, other_top, other_right, other_bottom in boxes:
            if (
                box.left < other_right + 2
                and other_left < right
                and box.top < other_bottom + 2
                and other_top < bottom
            ):
                return False
        near = self.around(box, 4.0)
        return not any(left < x < right and top < y < bottom for x, y, _ in near)

    def met(self, start: Point, box: Box, own: int, boxes: Sequence[Box]) -> float:
        """Return what a straight line from an edge to a box meets: an edge is no box."""
        met = 0.0
        for x, y in _straight(start, nearest_corner(start, box)):
            for left, top, right, bottom in boxes:
                if left - 2 < x < right + 2 and top - 2 < y < bottom + 2:
                    return MISPLACED
            cell = self.cells.get(int(y // _CELL) * _ROW + int(x // _CELL), ())
            for px, py, edge in cell:
                met += edge != own and abs(px - x) + abs(py - y) < 5
        return met

    def around(self, box: Box, reach: float) -> list[tuple[float, float, int]]:
        """Return the points of edges as near to a box as that, and some others."""
        left, top, right, bottom = box
        first, last = int((left - reach) // _CELL), int((right + reach) // _CELL)
        low, high = int((top - reach) // _CELL), int((bottom + reach) // _CELL)
        key = (first, last, low, high)
        found = self._around.get(key)
        if found is None:
            cells = self.cells
            found = self._around[key] = [
                point
                for row in range(low, high + 1)
                for cell in range(row * _ROW + first, row * _ROW + last + 1)
                if cell in cells
                for point in cells[cell]
            ]
        return found

    def near(
        self, path: Sequence[Point], label: Label, taken: Sequence[Box], gap: float = _GAPS[-1]
    ) -> list[Box]:
        """Return the boxes that a label of an edge could meet."""
        wide = max(width for width, _ in label.sizes) + gap + 4
        high = max(height for _, height in label.sizes) + gap + 4
        left, right = min(x for x, _ in path) - wide, max(x for x, _ in path) + wide
        top, bottom = min(y for _, y in path) - high, max(y for _, y in path) + high
        return [
            box
            for box in taken
            if box.left < right and left < box.right and box.top < bottom and top < box.bottom
        ]

    def cost(self, box: Box, own: int, boxes: Sequence[Box], enough: float) -> float:
        """Return what a place costs; once that is enough, it is not looked at further."""
        left, top, right, bottom = box
        bounds = self.bounds
        cost = 2 * max(0.0, right + 8 - bounds.right)
        if left < bounds.left or top < bounds.top or bottom > bounds.bottom:
            cost += 20 * MISPLACED
        if cost >= enough:
            return cost
        # Most boxes are met by nothing: compared before anything is reckoned, they cost little.
        outer_left, outer_right, outer_top, outer_bottom = left - 2, right + 2, top - 2, bottom + 2
        for box_left, box_top, box_right, box_bottom in boxes:
            if (
                box_left < outer_right
                and outer_left < box_right
                and box_top < outer_bottom
                and outer_top < box_bottom
            ):
                wide = min(right, box_right + 2) - max(left, box_left - 2)
                high = min(bottom, box_bottom + 2) - max(top, box_top - 2)
                if wide > 0 and high > 0:
                    cost += 5 * MISPLACED + wide * high
                    if cost >= enough:
                        return cost
        return cost if cost >= enough else cost + self.reading(own, box)

    def reading(self, own: int, box: Box) -> float:
        """Return what it costs that a label is crossed, or may be read as another edge's."""
        left, top, right, bottom = box
        mine = others = REACH * REACH
        crossed = covered = 0
        high, low = top - REACH, bottom + REACH
        for x, y, edge in self.around(box, REACH):
            if y < high or y > low or (edge != own and not others):
                continue  # too far away, or no nearer than one that touches it
            dx = left - x if x < left else x - right if x > right else 0.0
            dy = top - y if y < top else y - bottom if y > bottom else 0.0
            far = dx * dx + dy * dy
            if edge == own:
                covered += far == 0
                mine = far if far < mine else mine  # noqa: FURB136 - a call costs more
            elif far < others:
                others = far
                crossed += far == 0
        near, next_ = sqrt(mine), sqrt(others)
        cost = 3 * covered + 8 * crossed + max(0.0, near - _GAPS[0]) + (REACH - next_) / 4
        if next_ < near + MARGIN:
            cost += 10 * (near + MARGIN - next_)
            if next_ < near + 1:
                cost += MISPLACED
        return cost


def _box(placed: Placed, label: Label) -> Box:
    width, height = label.sizes[placed.size]
    return Box(placed.left, placed.top, placed.left + width, placed.top + height)


def nearest_corner(start: Point, box: Box) -> Point:
    """Return the point of a box that is nearest to another point."""
    return min(max(start[0], box.left), box.right), min(max(start[1], box.top), box.bottom)


def _straight(start: Point, end: Point) -> Iterator[Point]:
    """Return points on a line, without those close to where it begins."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    for step in range(1, int(length / 5)):
        share = 5 * step / length
        yield start[0] + share * dx, start[1] + share * dy


def _tries(sizes: int) -> list[tuple[float, float, float, int]]:
    """Return what to try: how undesirable it is, the gap, where along the edge, and the size."""
    if sizes not in _KNOWN_TRIES:
        _KNOWN_TRIES[sizes] = sorted(
            (3.0 * g + 1.2 * f + 4.0 * size, gap, fraction, size)
            for g, gap in enumerate(_GAPS)
            for f, fraction in enumerate(_FRACTIONS)
            for size in range(sizes)
        )
    return _KNOWN_TRIES[sizes]


_KNOWN_TRIES: dict[int, list[tuple[float, float, float, int]]] = {}


def _beside(
    path: Sequence[Point],
    fraction: float,
    gap: float,
    size: Point,
    levels: dict[tuple[int, float], Point],
) -> Iterator[tuple[float, float, bool]]:
    """Return corners for a box beside an edge, and whether it is to the left of it.

    What is found of the edge's course is kept in `levels`, since the next gap asks for it again.
    """
    number = round(fraction * (len(path) - 1))
    x, y = path[number]
    before, after = path[max(0, number - 2)], path[min(len(path) - 1, number + 2)]
    dx, dy = after[0] - before[0], after[1] - before[1]
    width, height = size
    if 2 * abs(dy) >= abs(dx):
        # A steep edge: as far to the side as its course beside the box asks for.
        top = y - height / 2
        extent = levels.get((number, height))
        if extent is None:
            above, below = top - 1, top + height + 1
            level = [px for px, py in path if above <= py <= below] or [x]
            extent = levels[number, height] = min(level), max(level)
        yield extent[1] + gap, top, False
        yield extent[0] - gap - width, top, True
    if 2 * abs(dx) >= abs(dy):
        length = hypot(dx, dy) or 1.0
        across, down = -dy / length, dx / length
        reach = gap + (abs(across) * width + abs(down) * height) / 2
        for side in (1, -1):
            middle = x + side * reach * across
            yield middle - width / 2, y + side * reach * down - height / 2, middle < x - 1
