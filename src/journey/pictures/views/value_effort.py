"""Value and effort of improvements: what to do first."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from journey.facts.context import Context
from journey.model.voice import Improvement, Status
from journey.pictures.chart import Chart
from journey.pictures.diagram import Sign
from journey.pictures.fonts.typesetting import break_lines, text_width
from journey.pictures.parts.plots import coloured, fixed, framed, layer, text_marks
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terms import STATUSES

NARROW, WIDE, LOW, LINE, PAD = 64.0, 172.0, 56.0, 15.5, 22.0
"""How wide a column is without and at most with names, how high a row and a name are, in points."""

GRADES = (1, 2, 3, 4, 5)

_TITLE = Sentence("{title:all}: what to do first", "{title:all}: 무엇부터 할 것인가")
_SUBTITLE = Sentence(
    "{count} improvement{count:s} by value and effort, each from 1 to 5 as the file says",
    "개선 과제 {count}개의 가치와 노력 (파일에 적힌 1~5)",
)
_VALUE, _EFFORT = Sentence("value", "가치"), Sentence("effort", "노력")
_CORNERS = (
    Sentence("Do first", "먼저 한다"),
    Sentence("Plan well", "계획해서 한다"),
    Sentence("When there is time", "틈날 때 한다"),
    Sentence("Think twice", "다시 생각한다"),
)
_UNGRADED = Sentence(
    "Left out, because value or effort is not known: {names:all}.",
    "가치나 노력을 몰라 빠짐: {names:all}.",
)
_NONE = Sentence(
    "the view value_effort places improvements by value and effort, and none has both: write "
    "`value` and `effort`, from 1 to 5, at the `improvements`",
    "value_effort 그림은 개선 과제를 가치와 노력으로 배치하는데, 둘 다 있는 것이 없습니다. "
    "`improvements`에 `value`와 `effort`를 1에서 5까지 쓰세요",
)


def _either(one: Status, other: Status) -> Sentence:
    first, second = STATUSES[one], STATUSES[other]
    return Sentence(f"{first.en} or {second.en}", f"{first.ko}·{second.ko}")


SIGNS: dict[str, tuple[str, str, Sentence]] = {
    "open": ("○", "series-1", _either("proposed", "agreed")),
    "doing": ("◐", "series-2", STATUSES["doing"]),
    "done": ("●", "series-3", _either("shipped", "verified")),
    "rejected": ("×", "dim", STATUSES["rejected"]),
}
"""What stands before an improvement, by how far it has come."""

_FAR: dict[Status, str] = {
    "proposed": "open",
    "agreed": "open",
    "doing": "doing",
    "shipped": "done",
    "verified": "done",
    "rejected": "rejected",
}


def draw(context: Context, options: ViewOptions) -> Chart:
    """Draw improvements in the square of value and effort.

    Value counts as high and effort as low beyond the middle grade of 3.

    Raises:
        NothingToShow: No improvement has both grades.
    """
    phrases, improvements = Phrases(context.journey, options.language), context.journey.improvements
    graded = [each for each in improvements if each.value is not None and each.effort is not None]
    if not graded:
        raise NothingToShow(_NONE)
    names = ", ".join(phrases.title(each) for each in improvements if each not in graded)
    subtitle = phrases.say(_SUBTITLE, count=len(graded))
    there = {_far(each) for each in graded}
    grades = [
        f"{phrases.say(_VALUE)} {one.value}, {phrases.say(_EFFORT)} {one.effort}" for one in graded
    ]
    spoken = "; ".join(
        f"{phrases.title(each)}: {said}" for each, said in zip(graded, grades, strict=True)
    )
    return Chart(
        f"{context.journey.id}-value-effort",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        _Plot(phrases, graded).spec(),
        subtitle,
        f"{subtitle}. {spoken}.",
        tuple(
            Sign(f"mark:{sign}:{role}", phrases.say(text))
            for far, (sign, role, text) in SIGNS.items()
            if far in there
        ),
        (phrases.say(_UNGRADED, names=names),) if names else (),
        options.language,
    )


def _far(each: Improvement) -> str:
    return _FAR[each.status] if each.status else "open"


class _Plot:
    """A square of cells: columns as wide and rows as high as what stands in them."""

    def __init__(self, phrases: Phrases, graded: Sequence[Improvement]) -> None:
        self.phrases = phrases
        self.cells: dict[tuple[int, int], list[Improvement]] = {}
        for each in sorted(graded, key=lambda one: list(SIGNS).index(_far(one))):
            assert each.effort is not None  # noqa: S101 - graded means both
            assert each.value is not None  # noqa: S101
            self.cells.setdefault((each.effort, each.value), []).append(each)
        widths = [self.width(effort) for effort in GRADES]
        heights = [self.height(value) for value in reversed(GRADES)]
        self.lefts = dict(zip((*GRADES, 6), accumulate(widths, initial=0.0), strict=True))
        self.tops = dict(zip((5, 4, 3, 2, 1, 0), accumulate(heights, initial=0.0), strict=True))

    def names(self, place: tuple[int, int]) -> list[list[str]]:
        """Break the names in a cell into lines."""
        return [
            break_lines(self.phrases.title(each), 10, WIDE - 30, most=2)
            for each in self.cells.get(place, ())
        ]

    def width(self, effort: int) -> float:
        lines = [
            text_width(line, 10)
            for value in GRADES
            for name in self.names((effort, value))
            for line in name
        ]
        return max(NARROW, max(lines, default=0.0) + 38)

    def height(self, value: int) -> float:
        counts = [sum(map(len, self.names((effort, value)))) for effort in GRADES]
        return max(LOW, max(counts) * LINE + PAD)

    def spec(self) -> dict[str, Any]:
        """Return the whole specification."""
        layers = [*self.quarters(), *self.grid(), *self.corners(), *self.axes(), *self.items()]
        return framed(
            layers,
            width=self.lefts[6],
            height=self.tops[0],
            left=46,
            right=6,
            top=24,
            bottom=42,
        )

    def quarters(self) -> Iterator[dict[str, Any]]:
        """Tint the square by what is to be done."""
        sides = ((1, 3), (3, 6)), ((5, 3), (3, 0))
        tints = (("positive", "neutral"), ("neutral", "negative"))
        for row, (upper, lower) in enumerate(sides[1]):
            for column, (left, right) in enumerate(sides[0]):
                box = {"type": "rect", "cornerRadius": 6, "fillOpacity": 0.5}
                yield layer(
                    [{}],
                    box,
                    x=fixed(self.lefts[left] + 1.5),
                    x2=fixed(self.lefts[right] - 1.5),
                    y=fixed(self.tops[upper] + 1.5),
                    y2=fixed(self.tops[lower] - 1.5),
                    color=coloured(tints[row][column]),
                )

    def corners(self) -> Iterator[dict[str, Any]]:
        """Name the quarters at their outer corners."""
        right, low = self.lefts[6], self.tops[0]
        places = ((0.0, -10.0, "left"), (right, -10.0, "right"))
        below = ((0.0, low + 30, "left"), (right, low + 30, "right"))
        roles = ("positive-ink", "neutral-ink", "neutral-ink", "negative-ink")
        for corner, role, (x, y, align) in zip(_CORNERS, roles, (*places, *below), strict=True):
            rows = [{"text": self.phrases.say(corner)}]
            yield text_marks(rows, fixed(x), fixed(y), role=role, size=11.5, align=align, bold=True)

    def grid(self) -> Iterator[dict[str, Any]]:
        rule = {"type": "rule", "strokeWidth": 1, "strokeDash": [2, 4]}
        ends: dict[str, Any] = {"y": fixed(4), "y2": fixed(self.tops[0] - 4)}
        for effort in (2, 4, 5):
            x = fixed(self.lefts[effort])
            yield layer([{}], rule, x=x, color=coloured("faint"), **ends)
        sides: dict[str, Any] = {"x": fixed(4), "x2": fixed(self.lefts[6] - 4)}
        for value in (4, 2, 1):
            yield layer([{}], rule, y=fixed(self.tops[value]), color=coloured("faint"), **sides)

    def axes(self) -> Iterator[dict[str, Any]]:
        """Number the grades, and name the axes."""
        for grade in GRADES:
            x = (self.lefts[grade] + self.lefts[grade + 1]) / 2
            y = (self.tops[grade] + self.tops[grade - 1]) / 2
            text = [{"text": str(grade)}]
            low = self.tops[0] + 10
            yield text_marks(text, fixed(-10), fixed(y), role="muted", size=10, align="right")
            yield text_marks(text, fixed(x), fixed(low), role="muted", size=10, align="center")
        effort = [{"text": f"{self.phrases.say(_EFFORT)} →"}]
        value = [{"text": f"{self.phrases.say(_VALUE)} →"}]
        middle = self.lefts[6] / 2
        yield text_marks(
            effort, fixed(middle), fixed(self.tops[0] + 30), role="muted", align="center"
        )
        height = fixed(self.tops[0] / 2)
        yield text_marks(value, fixed(-32), height, role="muted", align="center", angle=-90)

    def items(self) -> Iterator[dict[str, Any]]:
        """Write each improvement in its cell, with the sign of how far it has come."""
        for place, found in self.cells.items():
            y = self.tops[place[1]] + PAD / 2 + LINE / 2
            for each, name in zip(found, self.names(place), strict=True):
                sign, role, said = SIGNS[_far(each)]
                x = self.lefts[place[0]] + 12
                text = "dim" if _far(each) == "rejected" else "ink"
                tip = f"{self.phrases.title(each)}: {self.phrases.say(said)}"
                yield text_marks([{"text": sign}], fixed(x), fixed(y), role=role, size=11.5)
                named = text_marks(
                    [{"text": name, "tip": tip}], fixed(x + 16), fixed(y), role=text, size=10
                )
                yield {
                    **named,
                    "mark": {**named["mark"], "aria": True, "lineHeight": LINE - 2},
                    "encoding": {**named["encoding"], "description": {"field": "tip"}},
                }
                y += LINE * len(name)


VIEW = View("value_effort", draw, uses=())
