"""Importance and satisfaction of touchpoints: where to mend first, and what to keep up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from journey.facts.context import Context
from journey.model.funnel import Touchpoint
from journey.operating.voices.ranking import importances
from journey.pictures.chart import Chart
from journey.pictures.diagram import Sign
from journey.pictures.fonts.typesetting import break_lines, text_width
from journey.pictures.parts.plots import amount, beside, coloured, fixed, framed, layer, text_marks
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence

WIDTH, HEIGHT, INSET = 720.0, 520.0, 22.0
"""How large the plot is, and how far the outermost points stand from its border, in points."""

SIZE, LINE, NAMED = 9.5, 12.4, 4
"""How large names are and how high their lines, and how many of those at one place are named."""

MOST = 60
"""The most places that are named: those that matter most, the worst of them first."""

_TITLE = Sentence(
    "{title:all}: importance and satisfaction", "{title:all}: 고객 접점의 중요도와 만족도"
)
_SUBTITLE = Sentence(
    "Satisfaction as the file says (emotion), not measured. Importance from 0 to 3: the share of "
    "customer types who come, plus the share of those entering who cannot do without it, plus 1 "
    "for a moment of truth. The cross stands at a feeling of 0 and at the mean importance.",
    "만족도는 측정값이 아니라 파일에 적힌 감정입니다. 중요도(0~3)는 그곳에 오는 고객 유형의 비율 + "
    "그곳 없이는 끝낼 수 없는 유입 고객의 비율 + 진실의 순간이면 1입니다. 십자선은 감정 0과 "
    "평균 중요도입니다.",
)
_UNFELT = Sentence(
    "Left out: {count} touchpoint{count:s} that customers come to, without an emotion.",
    "감정이 적혀 있지 않아 빠진 고객 접점: {count}개.",
)
_UNNAMED = Sentence(
    "Named are the {most} most important places; point at the others.",
    "가장 중요한 {most}곳에만 이름을 썼습니다. 나머지는 가리키면 보입니다.",
)
_CORNERS = (
    Sentence("Mend first", "먼저 고친다"),
    Sentence("Keep it up", "지킨다"),
    Sentence("Mend when there is time", "틈날 때 고친다"),
    Sentence("Good as it is", "이대로 둔다"),
)
_IMPORTANCE, _SATISFACTION = Sentence("importance", "중요도"), Sentence("satisfaction", "만족도")
_MORE = Sentence("and {count} more", "외 {count}개")
_NONE = Sentence(
    "the view matrix needs to know how touchpoints feel, and none that a customer comes to says "
    "so: write `emotion: -2` at a touchpoint, from -3 to 3, or by customer",
    "matrix 그림에는 고객 접점의 감정이 필요한데, 고객이 오는 곳 가운데 적힌 곳이 없습니다. 고객 "
    "접점에 `emotion: -2`처럼 -3에서 3까지, 또는 고객별로 쓰세요",
)
_KEY = {
    "mark:◆:truth": Sentence("moment of truth", "진실의 순간(MOT)"),
    "mark:●:series-1": Sentence("other touchpoint", "그 밖의 고객 접점"),
}


@dataclass(frozen=True, slots=True)
class Rated:
    """A touchpoint with how much it matters and how it feels.

    Attributes:
        point: The touchpoint.
        importance: From 0 to 3.
        satisfaction: From -3 to 3, the mean over the customers who come.
    """

    point: Touchpoint
    importance: float
    satisfaction: float


def rated(context: Context, meant: int) -> tuple[list[Rated], int]:
    """Rate the touchpoints to which some customers come, and count those that feel like nothing.

    The importance of a touchpoint is the sum of three parts that the model alone decides: the share
    of the types of these customers who can come there; the share of those of them who enter and
    have no complete walk without it; and 1 for a moment of truth. Its satisfaction is the mean of
    what it feels like to those who come there.

    Source: Martilla, James, "Importance-Performance Analysis", Journal of Marketing 41 (1977), for
    the square and its cross.
    """
    space = context.space
    matters = importances(context, meant)
    found: list[Rated] = []
    unfelt = 0
    for point in context.journey.touchpoints:
        if point.id not in matters:
            continue
        here = space.reached[space.number_of(point.id)] & meant
        felt = [(who & here, feeling) for feeling, who in context.feelings(point).items()]
        count = sum(who.bit_count() for who, _ in felt)
        if not count:
            unfelt += 1
            continue
        satisfaction = fsum(who.bit_count() * feeling for who, feeling in felt) / count
        found.append(Rated(point, matters[point.id].sum, satisfaction))
    return found, unfelt


def draw(context: Context, options: ViewOptions) -> Chart:
    """Draw touchpoints by how much they matter and how they feel, outcomes left out.

    Counted are the customers named; where none is, all but colleagues.

    Raises:
        NothingToShow: No touchpoint to which they come says how it feels.
    """
    phrases = Phrases(context.journey, options.language)
    meant = context.external
    if options.customers:
        meant = context.members(options.customers)
    found, unfelt = rated(context, meant)
    if not found:
        raise NothingToShow(_NONE)
    subtitle = phrases.say(_SUBTITLE)
    spoken = "; ".join(
        f"{phrases.touchpoints[each.point.id]}: {phrases.say(_IMPORTANCE)} {each.importance:.2f}, "
        f"{phrases.say(_SATISFACTION)} {each.satisfaction:+.1f}"
        for each in found
    )
    truths = {"mark:◆:truth"} if any(each.point.moment_of_truth for each in found) else set()
    there = truths | (
        {"mark:●:series-1"} if any(not each.point.moment_of_truth for each in found) else set()
    )
    plot = _Plot(phrases, found)
    notes = [phrases.say(_UNFELT, count=unfelt)] if unfelt else []
    notes += [phrases.say(_UNNAMED, most=MOST)] if len(plot.places) > MOST else []
    return Chart(
        f"{context.journey.id}-matrix",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        plot.spec(),
        subtitle,
        f"{subtitle} {spoken}.",
        tuple(Sign(look, phrases.say(text)) for look, text in _KEY.items() if look in there),
        tuple(notes),
        options.language,
    )


class _Plot:
    def __init__(self, phrases: Phrases, found: Sequence[Rated]) -> None:
        self.phrases = phrases
        self.most = max(1.0, *(each.importance for each in found))
        mean = fsum(each.importance for each in found) / len(found)
        alike = all(abs(each.importance - mean) < 1e-9 for each in found)
        self.cross = 0.0, self.most / 2 if alike else mean
        self.places: dict[tuple[float, float], list[Rated]] = {}
        for each in found:
            self.places.setdefault((each.satisfaction, each.importance), []).append(each)

    def at(self, satisfaction: float, importance: float) -> tuple[float, float]:
        """Return where a point stands in the plot."""
        x = INSET + (satisfaction + 3) / 6 * (WIDTH - 2 * INSET)
        y = HEIGHT - INSET - importance / self.most * (HEIGHT - 2 * INSET)
        return x, y

    @property
    def axes(self) -> Mapping[str, Any]:
        # The scales leave the same room at the border as `at` does.
        aside = 6 * INSET / (WIDTH - 2 * INSET)
        above = self.most * INSET / (HEIGHT - 2 * INSET)
        return {
            "x": amount("satisfaction", -3 - aside, 3 + aside),
            "y": amount("importance", -above, self.most + above),
        }

    def spec(self) -> dict[str, Any]:
        """Return the whole specification."""
        layers = [*self.quarters(), *self.scales(), *self.corners(), *self.points(), *self.names()]
        return framed(layers, width=WIDTH, height=HEIGHT, left=46, right=6, top=26, bottom=46)

    def quarters(self) -> Iterator[dict[str, Any]]:
        """Tint the plot on both sides of the cross."""
        x, y = self.at(*self.cross)
        tints = (("negative", "positive"), ("neutral", "neutral"))
        for row, (top, low) in enumerate(((0.0, y), (y, HEIGHT))):
            for column, (left, right) in enumerate(((0.0, x), (x, WIDTH))):
                sides = {"x": left + 1.5, "x2": right - 1.5, "y": top + 1.5, "y2": low - 1.5}
                box = {"type": "rect", "cornerRadius": 6, "fillOpacity": 0.5}
                places: dict[str, Any] = {name: fixed(side) for name, side in sides.items()}
                yield layer([{}], box, color=coloured(tints[row][column]), **places)

    def corners(self) -> Iterator[dict[str, Any]]:
        """Name the quarters outside the plot, where no point stands."""
        roles = ("negative-ink", "positive-ink", "neutral-ink", "neutral-ink")
        places = ((0.0, -11.0), (WIDTH, -11.0), (0.0, HEIGHT + 33), (WIDTH, HEIGHT + 33))
        for corner, role, (x, y) in zip(_CORNERS, roles, places, strict=True):
            align = "right" if x else "left"
            rows = [{"text": self.phrases.say(corner)}]
            yield text_marks(rows, fixed(x), fixed(y), role=role, size=11.5, align=align, bold=True)

    def scales(self) -> Iterator[dict[str, Any]]:
        """Write the figures along both axes, and what they are."""
        for feeling in range(-3, 4):
            x, _ = self.at(feeling, 0)
            rows = [{"text": f"{feeling:+d}".replace("-", "−") if feeling else "0"}]
            yield text_marks(
                rows, fixed(x), fixed(HEIGHT + 11), role="muted", size=10, align="center"
            )
        steps = range(int(self.most * 2 + 1e-9) + 1)
        for half in steps:
            _, y = self.at(0, half / 2)
            rows = [{"text": f"{half / 2:g}"}]
            yield text_marks(rows, fixed(-8), fixed(y), role="muted", size=10, align="right")
        said = [{"text": f"{self.phrases.say(_SATISFACTION)} →"}]
        middle = fixed(WIDTH / 2)
        yield text_marks(said, middle, fixed(HEIGHT + 33), role="muted", align="center")
        said = [{"text": f"{self.phrases.say(_IMPORTANCE)} →"}]
        yield text_marks(
            said, fixed(-36), fixed(HEIGHT / 2), role="muted", align="center", angle=-90
        )

    def points(self) -> Iterator[dict[str, Any]]:
        for truth, shape in ((False, "circle"), (True, "diamond")):
            rows = [
                {
                    "satisfaction": each.satisfaction,
                    "importance": each.importance,
                    "tip": f"{self.phrases.touchpoints[each.point.id]}: {each.importance:.2f}, "
                    f"{each.satisfaction:+.1f}",
                }
                for found in self.places.values()
                for each in found
                if each.point.moment_of_truth is truth
            ]
            mark = {"type": "point", "shape": shape, "size": 110 if truth else 70, "filled": True}
            colour = coloured("truth" if truth else "series-1")
            if rows:
                yield layer(rows, {**mark, "opacity": 1}, tip="tip", color=colour, **self.axes)

    def names(self) -> Iterator[dict[str, Any]]:
        """Write what the points are, each beside its own and over no other."""
        chosen = sorted(self.places, key=lambda place: (-place[1], place[0]))[:MOST]
        spots = [self.at(*place) for place in chosen]
        texts = [self.lines(self.places[place]) for place in chosen]
        sizes = [
            (max(text_width(line, SIZE) for line in lines), len(lines) * LINE) for lines in texts
        ]
        borders = self.at(*self.cross)
        for lines, where in zip(texts, beside(spots, sizes, (WIDTH, HEIGHT), borders), strict=True):
            for number, line in enumerate(lines):
                y = fixed(where.top + (number + 0.5) * LINE)
                yield text_marks([{"text": line}], fixed(where.x), y, size=SIZE, align=where.align)

    def lines(self, found: Sequence[Rated]) -> list[str]:
        """Name the touchpoints at one place, a line each."""
        names = [self.phrases.touchpoints[each.point.id] for each in found]
        shown = [break_lines(name, SIZE, 150, most=1)[0] for name in names[:NAMED]]
        more = len(names) - NAMED
        return [*shown, self.phrases.say(_MORE, count=more)] if more > 0 else shown


VIEW = View("matrix", draw, uses=("customer",))
