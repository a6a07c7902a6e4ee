"""Pieces of Vega-Lite specifications, for views that make charts.

Nothing here depends on how wide Vega finds a text: what stands beside a plot is measured in the
bundled font and given its room, so that a chart has the same size everywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Row = Mapping[str, Any]
"""What one mark shows: fields by name."""


def framed(
    layers: Sequence[Mapping[str, Any]],
    *,
    width: float,
    height: float,
    left: float = 0.0,
    right: float = 0.0,
    top: float = 0.0,
    bottom: float = 0.0,
) -> dict[str, Any]:
    """Put layers over each other in a plot of a fixed size, with room around it, in points."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": round(width, 2),
        "height": round(height, 2),
        "padding": {
            "left": round(left, 2),
            "right": round(right, 2),
            "top": round(top, 2),
            "bottom": round(bottom, 2),
        },
        "layer": list(layers),
    }


def layer(
    rows: Sequence[Row], mark: str | Mapping[str, Any], *, tip: str = "", **channels: Any
) -> dict[str, Any]:
    """Draw a mark for each row.

    Args:
        rows: The data.
        mark: A kind of mark, or one with its options.
        tip: The field with what the mark says when pointed at; it is silent where none is named.
        channels: What is encoded by what.
    """
    options: dict[str, Any] = {"type": mark} if isinstance(mark, str) else dict(mark)
    if tip:
        channels["description"] = {"field": tip}
    options["aria"] = bool(tip)
    encoding = {name: value for name, value in channels.items() if value is not None}
    return {"data": {"values": [dict(row) for row in rows]}, "mark": options, "encoding": encoding}


def amount(field: str, low: float, high: float, axis: Mapping[str, Any] | None = None) -> Any:
    """Encode a quantity from `low` to `high`; without an axis where none is described."""
    scale = {"domain": [low, high], "nice": False, "zero": False, "clamp": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis, "stack": None}


def fixed(value: Any) -> dict[str, Any]:
    """Encode the same for each row: a place in points, or a colour."""
    return {"value": value}


def coloured(role: str) -> dict[str, Any]:
    """Encode one colour of the theme."""
    return {"value": f"role:{role}"}


def by(field: str, roles: Mapping[str, str]) -> dict[str, Any]:
    """Encode colours of the theme by the values of a field."""
    scale = {"domain": list(roles), "range": [f"role:{role}" for role in roles.values()]}
    return {"field": field, "type": "nominal", "scale": scale}


def text_marks(
    rows: Sequence[Row],
    x: Any,
    y: Any,
    *,
    role: str = "ink",
    size: float = 11.0,
    align: str = "left",
    bold: bool = False,
    **more: Any,
) -> dict[str, Any]:
    """Write the field `text` of each row: a text, or a list of lines."""
    mark = {"type": "text", "align": align, "fontSize": size, "lineHeight": size * 1.3, **more}
    if bold:
        mark["fontWeight"] = "bold"
    channels = {"x": x, "y": y, "text": {"field": "text"}, "color": coloured(role)}
    return layer(rows, mark, **channels)


class Beside(NamedTuple):
    """Where a label stands.

    Attributes:
        x: Where its lines begin, end or have their middle.
        top: Its upper border.
        align: `left`, `right` or `center`.
        box: What it covers: left, top, right, low.
    """

    x: float
    top: float
    align: str
    box: tuple[float, float, float, float]


def beside(
    spots: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: tuple[float, float],
    borders: tuple[float, float],
) -> list[Beside]:
    """Put a label beside each spot of a plot, where it covers no other label and no other spot.

    The largest choose first. Where everything is full, the place that covers least is taken.

    Args:
        spots: Where the spots are.
        sizes: How wide and how high each label is.
        bounds: How wide and how high the plot is, which labels do not leave where that can be.
        borders: The x and the y of lines that labels had better not cross.
    """
    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in spots]
    found: dict[int, Beside] = {}
    for number in sorted(range(len(spots)), key=lambda n: (-sizes[n][1], -sizes[n][0], n)):
        options = list(_around(spots[number], sizes[number]))
        costs = [
            10.0 * sum(_common(each.box, other) for n, other in enumerate(taken) if n != number)
            + 1000.0 * _outside(each.box, bounds)
            + 25.0 * (each.box[0] < borders[0] < each.box[2])
            + 25.0 * (each.box[1] < borders[1] < each.box[3])
            + 4.0 * rank
            for rank, each in enumerate(options)
        ]
        best = options[costs.index(min(costs))]
        found[number] = best
        taken.append(best.box)
    return [found[number] for number in range(len(spots))]


def _around(spot: tuple[float, float], size: tuple[float, float]) -> Iterator[Beside]:
    """List the places of a label around its spot, the best first."""
    (x, y), (width, height) = spot, size
    for gap in (10.0, 18.0):
        for top in (y - height / 2, y - 7, y + 7 - height):
            yield Beside(x + gap, top, "left", (x + gap, top, x + gap + width, top + height))
            yield Beside(x - gap, top, "right", (x - gap - width, top, x - gap, top + height))
        for top in (y + gap - 1, y - gap + 1 - height):
            half = width / 2
            yield Beside(x, top, "center", (x - half, top, x + half, top + height))
            yield Beside(x - 5, top, "left", (x - 5, top, x - 5 + width, top + height))
            yield Beside(x + 5, top, "right", (x + 5 - width, top, x + 5, top + height))


def _common(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> float:
    """Return how much two boxes have in common, counting a touch."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down + 10 if across > 0 and down > 0 else 0.0


def _outside(box: tuple[float, float, float, float], bounds: tuple[float, float]) -> float:
    """Return how far a box leaves the bounds."""
    left, top, right, low = box
    return sum(max(0.0, out) for out in (-left, -top, right - bounds[0], low - bounds[1]))
