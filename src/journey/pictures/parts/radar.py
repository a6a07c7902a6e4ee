"""A wheel with spokes, on which one or more assessments are laid over each other."""

from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin
from typing import Any

from journey.pictures.chart import Chart
from journey.pictures.diagram import Sign
from journey.pictures.fonts.typesetting import break_lines
from journey.pictures.parts.plots import amount, coloured, fixed, framed, layer, text_marks
from journey.pictures.svg.lettering import SERIES

RADIUS, ROOM = 190.0, 132.0
"""How large the wheel is, and how much room the names of the spokes have beside it, in points."""


def wheel_chart(
    spokes: Sequence[str],
    series: Mapping[str, Sequence[float | None]],
    *,
    name: str,
    title: str,
    subtitle: str = "",
    most: int = 4,
    notes: tuple[str, ...] = (),
    language: str = "en",
) -> Chart:
    """Make a wheel: a spoke to each score, the highest at the rim, all series over each other.

    A wheel rolls well when it is large and round. Where a score is missing the rim is open.

    Args:
        spokes: What is scored, clockwise from the top.
        series: By name (a person, a team, a date), a score for each spoke, or None.
        name: What to call a file that holds it.
        title: Its heading.
        subtitle: What stands below the heading.
        most: The highest score; the lowest is 0.
        notes: What the reader has to know.
        language: `en` or `ko`.

    Raises:
        ValueError: There are fewer than three spokes, no series or too many, a series has not one
            score for each spoke, or a score is out of range.
    """
    if len(spokes) < 3 or not 1 <= len(series) <= len(SERIES):
        raise ValueError(f"a wheel has three spokes or more, and 1 to {len(SERIES)} series")
    for label, scores in series.items():
        if len(scores) != len(spokes):
            raise ValueError(f"{label!r} has {len(scores)} scores for {len(spokes)} spokes")
        if any(score is not None and not 0 <= score <= most for score in scores):
            raise ValueError(f"the scores of {label!r} are from 0 to {most}")
    spoken = "; ".join(
        f"{label}: "
        + ", ".join(
            f"{spoke} {'–' if score is None else f'{score:g}'}"
            for spoke, score in zip(spokes, scores, strict=True)
        )
        for label, scores in series.items()
    )
    return Chart(
        name,
        title,
        _Wheel(spokes, series, most).spec(),
        subtitle,
        f"{spoken}.",
        tuple(Sign(f"series:{number}", label) for number, label in enumerate(series, 1)),
        notes,
        language,
    )


class _Wheel:
    def __init__(
        self, spokes: Sequence[str], series: Mapping[str, Sequence[float | None]], most: int
    ) -> None:
        self.spokes, self.series, self.most = spokes, series, most

    def spec(self) -> dict[str, Any]:
        """Return the whole specification."""
        layers = [*self.rings(), *self.names()]
        for number, (label, scores) in enumerate(self.series.items()):
            layers += self.rim(number, label, scores)
        size = 2 * RADIUS
        return framed(layers, width=size, height=size, left=ROOM, right=ROOM, top=34, bottom=34)

    def at(self, spoke: int, score: float) -> dict[str, float]:
        """Return where a score stands, in units of the highest."""
        turn, part = 2 * pi * spoke / len(self.spokes), score / self.most
        return {"x": round(part * sin(turn), 6), "y": round(part * cos(turn), 6)}

    @property
    def place(self) -> dict[str, Any]:
        return {"x": amount("x", -1, 1), "y": amount("y", -1, 1)}

    def rings(self) -> Iterator[dict[str, Any]]:
        """Draw the hub, a ring to each score, and the spokes."""
        count = len(self.spokes)
        for score in range(self.most, 0, -1):
            rows = [{**self.at(spoke, score), "order": spoke} for spoke in range(count + 1)]
            ring = {"type": "line", "strokeWidth": 1.4 if score == self.most else 0.8}
            colour = coloured("outline" if score == self.most else "faint")
            yield layer(rows, ring, color=colour, order=_ORDER, **self.place)
        for spoke in range(count):
            rows = [{**self.at(spoke, 0), "order": 0}, {**self.at(spoke, self.most), "order": 1}]
            rule = {"type": "line", "strokeWidth": 0.8}
            yield layer(rows, rule, color=coloured("faint"), order=_ORDER, **self.place)
        marks = [{**self.at(0, score), "text": str(score)} for score in range(self.most + 1)]
        yield text_marks(marks, role="muted", size=9, dx=5, dy=-5, **self.place)

    def names(self) -> Iterator[dict[str, Any]]:
        """Write what is scored beside the rim."""
        for spoke, name in enumerate(self.spokes):
            place = self.at(spoke, self.most)
            lines = break_lines(name, 11, ROOM - 22, bold=True, most=3)
            align = "center" if abs(place["x"]) < 0.2 else "left" if place["x"] > 0 else "right"
            x = RADIUS + place["x"] * (RADIUS + 13)
            y = RADIUS - place["y"] * (RADIUS + 16)
            # Lines grow away from the wheel at the top, and are centred beside it.
            y -= (len(lines) - 1) * 14.3 * (1 + place["y"]) / 2
            yield text_marks([{"text": lines}], fixed(x), fixed(y), align=align, bold=True)

    def rim(
        self, number: int, label: str, scores: Sequence[float | None]
    ) -> Iterator[dict[str, Any]]:
        """Draw one assessment: its rim, open where a score is missing, and its points."""
        look, colour = SERIES[number], coloured(f"series-{number + 1}")
        rows = [
            {**self.at(spoke, score), "tip": f"{label}, {self.spokes[spoke]}: {score:g}"}
            for spoke, score in enumerate(scores)
            if score is not None
        ]
        dash = [float(part) for part in look.dash.split(",")] if look.dash else [1, 0]
        line = {"type": "line", "strokeWidth": 2.4, "strokeDash": dash, "strokeJoin": "round"}
        for run in _runs(scores):
            ends = [{**self.at(spoke, score), "order": n} for n, (spoke, score) in enumerate(run)]
            if len(ends) > 1:
                yield layer(ends, line, color=colour, order=_ORDER, **self.place)
        point = {"type": "point", "shape": look.shape, "size": 58, "filled": True, "opacity": 1}
        yield layer(rows, point, tip="tip", color=colour, **self.place)


_ORDER = {"field": "order", "type": "quantitative"}


def _runs(scores: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Return the scores that stand beside each other; all of them come round to the first."""
    count = len(scores)
    gap = next((spoke for spoke, score in enumerate(scores) if score is None), None)
    first = 0 if gap is None else gap
    run: list[tuple[int, float]] = []
    for step in range(count + 1):
        score = scores[(first + step) % count]
        if score is None:
            yield run
            run = []
        else:
            run.append(((first + step) % count, score))
    yield run
