"""Put labels beside edges where they cover as little as possible."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from journey.lettering import Box

Point = tuple[float, float]

# Nearer to where an edge begins than to where it ends: that is where its reader comes from.
FRACTIONS = (0.38, 0.5, 0.3, 0.6, 0.22, 0.7, 0.15, 0.8)
"""Where along an edge to try, the best place first."""

GAPS = (4.0, 14.0, 26.0)
"""The room between an edge and its label: as little as will do."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be put beside an edge.

    Attributes:
        path: The edge, as points along it.
        width: How wide the label is.
        height: How high it is.
    """

    path: Sequence[Point]
    width: float
    height: float


def points_along(d: str, each: int = 8) -> list[Point]:
    """Return points along an SVG path of one move and cubic curves.

    Args:
        d: The path, as Graphviz writes it.
        each: How many points to take of each curve.
    """
    numbers = [float(number) for number in _NUMBER.findall(d)]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    found = pairs[:1]
    for start in range(0, len(pairs) - 3, 3):
        curve = pairs[start : start + 4]
        found.extend(_on_curve(curve, step / each) for step in range(1, each + 1))
    return found


def _on_curve(curve: Sequence[Point], t: float) -> Point:
    a, b, c, d = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (
        a * p + b * q + c * r + d * s
        for p, q, r, s in zip(curve[0], curve[1], curve[2], curve[3], strict=True)
    )
    return x, y


def place(
    labels: Sequence[Label],
    boxes: Sequence[Box],
    paths: Sequence[Sequence[Point]],
    bounds: Box,
) -> list[Point]:
    """Choose the upper left corner of each label.

    Args:
        labels: In the order of their edges.
        boxes: What must not be covered.
        paths: All edges: what had better not be covered.
        bounds: What had better not be left.

    Returns:
        One corner for each label. Where everything is full, the place that covers least.
    """
    taken = list(boxes)
    extents = [(path, _extent(path)) for path in paths if path]
    corners = []
    for label in labels:
        surroundings = _Surroundings(label, taken, extents, bounds)
        best = surroundings.best()
        corners.append(best)
        taken.append(Box(best[0], best[1], best[0] + label.width, best[1] + label.height))
    return corners


def _extent(path: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return Box(min(xs), min(ys), max(xs), max(ys))


class _Surroundings:
    """What is near enough to an edge to matter to its label."""

    def __init__(
        self,
        label: Label,
        taken: Sequence[Box],
        extents: Sequence[tuple[Sequence[Point], Box]],
        bounds: Box,
    ) -> None:
        self.label, self.bounds = label, bounds
        own = _extent(label.path) if label.path else Box(0, 0, 0, 0)
        wide, high = label.width + GAPS[-1] + 2, label.height + 2
        near = Box(own.left - wide, own.top - high, own.right + wide, own.bottom + high)
        self.boxes = [box for box in taken if _meet(box, near)]
        self.others = [
            point
            for path, extent in extents
            if path is not label.path and _meet(extent, near)
            for point in path
            if near.left < point[0] < near.right and near.top < point[1] < near.bottom
        ]

    def best(self) -> Point:
        """Return the first corner at which nothing is covered, or that which covers least."""
        best, least = (0.0, 0.0), inf
        for corner in _candidates(self.label):
            cost = self.cost(corner, least)
            if cost < least:
                best, least = corner, cost
                if not cost:
                    break
        return best

    def cost(self, corner: Point, enough: float) -> float:
        """Return how much a label covers here; once that is enough, it is not looked at further."""
        left, top = corner
        right, bottom = left + self.label.width, top + self.label.height
        cost = 100 * (max(0.0, self.bounds.left - left) + max(0.0, right - self.bounds.right))
        for box_left, box_top, box_right, box_bottom in self.boxes:
            wide = min(right, box_right + 2) - max(left, box_left - 2)
            high = min(bottom, box_bottom + 2) - max(top, box_top - 2)
            if wide > 0 and high > 0:
                cost += 10 + wide * high
        if cost >= enough:
            return cost
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        nearest = own = inf
        for x, y in self.others:
            cost += left < x < right and top < y < bottom
            nearest = min(nearest, (middle_x - x) ** 2 + (middle_y - y) ** 2)
        for x, y in self.label.path:
            cost += left < x < right and top < y < bottom
            own = min(own, (middle_x - x) ** 2 + (middle_y - y) ** 2)
        return cost + 4 if nearest < own else cost  # it would seem to belong to another edge


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _candidates(label: Label) -> Iterator[Point]:
    path = label.path or [(0.0, 0.0)]
    for gap in GAPS:
        for fraction in FRACTIONS:
            x, y = path[round(fraction * (len(path) - 1))]
            yield x + gap, y - label.height / 2
            yield x - gap - label.width, y - label.height / 2
