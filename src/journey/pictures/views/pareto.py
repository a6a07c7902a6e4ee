"""Pareto of causes: which few make most of the pain, whose they are, and where it is caused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum
from typing import Any

from journey.facts.context import Context
from journey.operating.voices.pain import Pains
from journey.operating.voices.weighing import pains
from journey.pictures.chart import Chart
from journey.pictures.diagram import Sign
from journey.pictures.fonts.typesetting import break_lines
from journey.pictures.parts.plots import Row, amount, by, coloured, fixed, framed, layer, text_marks
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence

LABELS, BARS, FIGURES, STEP = 316.0, 360.0, 78.0, 36.0
"""How wide labels, bars and each column of figures are, and how high a row is, in points."""

MOST, FEWER = 20, 8
"""The most causes, and teams and touchpoints, that are shown one by one."""

_TITLE = Sentence("{title:all}: what hurts most", "{title:all}: 가장 큰 불편은 무엇인가")
_SUBTITLE = Sentence(
    "Pain is severity × voices a month, as the file says. {few} of {all} cause{all:s} "
    "{few:makes|make} "
    "{share:plain} of it. A wider voice counts without what is heard as narrower ones.",
    "불편도 = 심각도 × 월 건수(파일 기준). 원인 {all}개 중 {few}개가 {share:plain}를 차지합니다. "
    "상위 VOC는 하위 VOC로 들은 것을 빼고 셉니다.",
)
_UNMEASURED = Sentence(
    "Left out, because severity or frequency is not known: {names:all}.",
    "심각도나 건수를 몰라 빠짐: {names:all}.",
)
_REST = Sentence("{count} more", "외 {count}개")
_UNEXPLAINED = Sentence("no cause known: “{voice:all}”", "원인 모름: “{voice:all}”")
_NO_TEAM = Sentence("no team", "팀 없음")
_TEAMS, _PLACES = Sentence("By team", "팀별"), Sentence("Where it is caused", "발생 접점별")
_NO_PLACE = Sentence("no touchpoint", "접점 없음")
_PAIN, _SUM = Sentence("pain", "불편도"), Sentence("cumulative", "누적")
_NONE = Sentence(
    "the view pareto weighs causes by pain, and no voice but praise has both `severity` and "
    "`per_month`: write them at classes of voice in `voc`",
    "pareto 그림은 원인을 불편도로 잽니다. 칭찬이 아닌 VOC 가운데 `severity`와 `per_month`가 "
    "모두 있는 것이 없습니다. `voc`에 쓰세요",
)
_KEY = {
    "fill:few": Sentence(
        "the vital few: four fifths of the pain or more", "핵심 소수: 불편의 5분의 4 이상"
    ),
    "fill:many": Sentence("the useful many", "나머지 다수"),
    "series:2": Sentence("cumulative share", "누적 비율"),
}


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row: what hurts, and how much."""

    title: str
    detail: str
    amount: float


def draw(context: Context, options: ViewOptions) -> Chart:
    """Draw causes by how much they hurt, with the cumulative share, by team and by touchpoint.

    The pain of a voice that is caused at several touchpoints is divided evenly over them.

    Raises:
        NothingToShow: No voice has both a severity and a frequency.
    """
    phrases = Phrases(context.journey, options.language)
    weighed = pains(context)
    total = weighed.total
    if not total:
        raise NothingToShow(_NONE)
    causes = _causes(phrases, weighed)
    few = weighed.vital
    sums = list(accumulate(bar.amount for bar in causes))
    names = ", ".join(phrases.title(voice) for voice in weighed.unknown)
    none = phrases.say(_NO_PLACE)
    share = f"{sums[few - 1] / total * 100:.0f}\u00a0%"
    subtitle = phrases.say(_SUBTITLE, few=few, all=len(causes), share=share)
    panels = {
        _TEAMS: _bars(
            (phrases.team(each.team) if each.team else phrases.say(_NO_TEAM), each.causes)
            for each in weighed.teams
        ),
        _PLACES: _bars(
            (
                phrases.touchpoints.get(each.touchpoint, each.touchpoint)
                if each.touchpoint
                else none,
                each.amount,
            )
            for each in weighed.places
        ),
    }
    return Chart(
        f"{context.journey.id}-pareto",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        _Plot(phrases, causes, few, panels).spec(),
        subtitle,
        f"{subtitle} " + "; ".join(f"{bar.title}: {bar.amount:,g}" for bar in causes) + ".",
        tuple(
            Sign(look, phrases.say(text))
            for look, text in _KEY.items()
            if look != "fill:many" or few < len(causes)
        ),
        (phrases.say(_UNMEASURED, names=names),) if weighed.unknown else (),
        options.language,
    )


def _causes(phrases: Phrases, weighed: Pains) -> list[_Bar]:
    voices = {each.voice.id: phrases.title(each.voice) for each in weighed.known}
    found = []
    for each in weighed.causes:
        title = phrases.text(each.text)
        if not title:
            title = phrases.say(_UNEXPLAINED, voice=voices[each.voices[0]])
        owner = phrases.team(each.team) if each.team else phrases.say(_NO_TEAM)
        names = ", ".join(f"“{voices[id]}”" for id in each.voices)
        found.append(_Bar(title, f"{owner} · {names}", each.amount))
    return [bar for bar in found if bar.amount]


def _bars(parts: Iterable[tuple[str, float]]) -> list[_Bar]:
    bars = [_Bar(name, "", amount) for name, amount in parts if amount]
    return sorted(bars, key=lambda bar: -bar.amount)


class _Plot:
    def __init__(
        self,
        phrases: Phrases,
        causes: Sequence[_Bar],
        few: int,
        panels: Mapping[Sentence, Sequence[_Bar]],
    ) -> None:
        self.phrases = phrases
        self.total = fsum(bar.amount for bar in causes)
        self.few = few
        self.causes = self.shortened(causes, MOST)
        self.panels = {head: self.shortened(bars, FEWER) for head, bars in panels.items()}
        self.y = 0.0

    def shortened(self, bars: Sequence[_Bar], most: int) -> list[_Bar]:
        """Keep the worst, and put the others together."""
        if len(bars) <= most + 1:
            return list(bars)
        rest = bars[most:]
        name = self.phrases.say(_REST, count=len(rest))
        return [*bars[:most], _Bar(name, "", fsum(bar.amount for bar in rest))]

    def spec(self) -> dict[str, Any]:
        """Return the whole specification."""
        rows = [self.row(number, bar, STEP) for number, bar in enumerate(self.causes)]
        layers = [*self.bars(rows), *self.border(), *self.cumulative(rows), *self.heads()]
        for head, bars in self.panels.items():
            self.y += 18
            heading = [{"text": self.phrases.say(head)}]
            layers.append(text_marks(heading, fixed(-LABELS), fixed(self.y), bold=True, size=13))
            self.y += 14
            layers += self.bars([self.row(None, bar, STEP * 0.68) for bar in bars])
        return framed(
            layers,
            width=BARS,
            height=self.y,
            left=LABELS,
            right=2 * FIGURES,
            top=22,
            bottom=4,
        )

    def row(self, number: int | None, bar: _Bar, step: float) -> Row:
        top, self.y = self.y, self.y + step
        kind = "sum" if number is None else "few" if number < self.few else "many"
        return {
            "top": top + step * 0.16,
            "low": top + step * 0.84,
            "y": top + step / 2,
            "zero": 0,
            "pain": bar.amount,
            "kind": kind,
            "title": break_lines(bar.title, 11, LABELS - 16, bold=True, most=1)[0],
            "detail": break_lines(bar.detail, 9, LABELS - 16, most=1)[0],
            "text": f"{bar.amount:,.0f}",
            "tip": f"{bar.title}: {bar.amount:,.0f}",
        }

    def place(self, field: str = "y") -> Any:
        return amount(field, self.height, 0)

    @property
    def height(self) -> float:
        counts = len(self.causes), sum(len(bars) for bars in self.panels.values())
        return STEP * counts[0] + STEP * 0.68 * counts[1] + 32 * len(self.panels)

    def bars(self, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
        detailed = any(row["detail"] for row in rows)
        titles = [{"y": row["y"], "text": row["title"]} for row in rows]
        details = [{"y": row["y"], "text": row["detail"]} for row in rows]
        yield layer(
            rows,
            {"type": "rect", "cornerRadius": 3},
            tip="tip",
            x=amount("zero", 0, self.total),
            x2={"field": "pain"},
            y=self.place("top"),
            y2={"field": "low"},
            color=by("kind", {"few": "few", "many": "many", "sum": "series-6"}),
        )
        up = -6.5 if detailed else 0.0
        yield text_marks(titles, fixed(-LABELS), self.place(), bold=True, dy=up)
        yield text_marks(details, fixed(-LABELS), self.place(), role="muted", size=9, dy=7.5)
        yield text_marks(rows, fixed(BARS + FIGURES), self.place(), align="right")

    def cumulative(self, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
        """Draw the line of what the causes make together."""
        sums = accumulate(row["pain"] for row in rows)
        parts = [
            {
                "y": row["y"],
                "pain": part,
                "text": _percent(part, self.total),
            }
            for row, part in zip(rows, sums, strict=True)
        ]
        x, y, colour = amount("pain", 0, self.total), self.place(), coloured("series-2")
        line = {"type": "line", "strokeWidth": 2, "strokeDash": [7, 3]}
        order = {"field": "y", "type": "quantitative"}
        if len(parts) > 1:
            yield layer(parts, line, x=x, y=y, color=colour, order=order)
        point = {"type": "point", "shape": "square", "size": 44, "filled": True, "opacity": 1}
        yield layer(parts, point, x=x, y=y, color=colour)
        yield text_marks(parts, fixed(BARS + 2 * FIGURES), y, role="muted", align="right")

    def border(self) -> Iterator[dict[str, Any]]:
        """Draw a line below the vital few."""
        if self.few < len(self.causes):
            rule = {"type": "rule", "strokeWidth": 1, "strokeDash": [2, 3]}
            y = fixed(self.few * STEP)
            x, x2 = fixed(-LABELS), fixed(BARS + 2 * FIGURES)
            yield layer([{}], rule, x=x, x2=x2, y=y, color=coloured("outline"))

    def heads(self) -> Iterator[dict[str, Any]]:
        for column, head in enumerate((_PAIN, _SUM), 1):
            rows = [{"text": self.phrases.say(head)}]
            place = fixed(BARS + column * FIGURES)
            yield text_marks(rows, place, fixed(-10), role="muted", size=9, align="right")


def _percent(part: float, total: float) -> str:
    return f"{part / total * 100:.0f}\u00a0%"


VIEW = View("pareto", draw, uses=())
