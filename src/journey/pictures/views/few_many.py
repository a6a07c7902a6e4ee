"""The few and the many: who brings the revenue, and whom the hours of action items serve."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from journey.facts.context import Context
from journey.operating.playbook.dividing import few_and_many
from journey.operating.playbook.division import Division, TypeShare
from journey.pictures.chart import Chart
from journey.pictures.fonts.typesetting import break_lines, text_width
from journey.pictures.parts.plots import Row, amount, coloured, fixed, framed, layer, text_marks
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.figures import percent
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence

NAMES, WIDE, HIGH, GAP, LINE = 128.0, 560.0, 46.0, 54.0, 24.0
"""How wide what stands beside the bars is, how wide and high they are, how far apart, and how high
a line below them is, in points."""

LEAST = 15.0
"""A piece of a bar is numbered where it is at least this wide, in points."""

_TITLE = Sentence("{title:all}: the few and the many", "{title:all}: 소수와 다수")
_SUBTITLE = Sentence(
    "Who brings the revenue, and whom {hours:plain} hour{hours:s} of action items a month "
    "{hours:serves|serve}",
    "매출을 내는 고객과 월 {hours:plain}시간의 액션 아이템이 쓰이는 고객",
)
_REVENUE = Sentence("Revenue", "매출")
_HOURS = Sentence("Action hours", "액션 아이템 시간")
_FEW = Sentence("the few: {part:all}", "소수: {part:all}")
_HEADS = (
    Sentence("customers", "고객"),
    Sentence("revenue", "매출"),
    Sentence("hours", "시간"),
    Sentence("hours a month", "월 시간"),
)
_UNSAID = Sentence("not said", "미정")
_SPOKEN = Sentence(
    "{type:all}: {revenue:all} of the revenue, {hours:all} of the hours",
    "{type:all}: 매출의 {revenue:all}, 시간의 {hours:all}",
)
_LEFT = Sentence(
    "Left: the few, who bring more of the revenue than their part of the customers.",
    "왼쪽: 고객 비중보다 매출 비중이 큰 소수.",
)
_SPLIT = Sentence(
    "Hours are divided among the types who can meet an action item by their share of the "
    "customers, evenly where one has none.",
    "시간은 액션 아이템을 만날 수 있는 유형끼리 고객 비중에 따라, 없으면 똑같이 나눴습니다.",
)
_INTERNAL = Sentence(
    "Not in the bars: {hours:plain} hour{hours:s} a month for colleagues.",
    "내부고객을 위한 월 {hours:plain}시간은 빠졌습니다.",
)
_COST = Sentence(
    "{action:all} is for {types:all}, but nothing in {stage:all} is for {others:all} who come "
    "there too.",
    "{action:all}은(는) {types:all} 고객을 위한 일이지만 {stage:all} 단계에 함께 오는 {others:all} "
    "고객을 위한 것은 없습니다.",
)
_NO_HOURS = Sentence(
    "the view few_many needs hours of action items that customers meet: write `hours_per_month`",
    "few_many 그림에는 고객이 만나는 액션 아이템의 시간이 필요합니다. `hours_per_month`를 쓰세요",
)
_NO_REVENUE = Sentence(
    "the view few_many needs to know who brings the revenue: write `revenue_share` at customer "
    "types",
    "few_many 그림에는 누가 매출을 내는지 필요합니다. 고객 유형에 `revenue_share`를 쓰세요",
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a bar: of a type by its number, or of nobody knows whom."""

    number: int | None
    left: float
    right: float
    few: bool


def draw(context: Context, options: ViewOptions) -> Chart:
    """Draw two bars: shares of the revenue above shares of the action hours, by customer type.

    The few stand on the left in both, so that it shows at once whether their part grows or shrinks.

    Raises:
        NothingToShow: No type has a revenue share, or no action item that customers meet has hours.
    """
    division = few_and_many(context.journey, settings=context.settings)
    if not division.hours:
        raise NothingToShow(_NO_HOURS)
    if len(division.revenue_unsaid) == len(division.parts):
        raise NothingToShow(_NO_REVENUE)
    phrases = Phrases(context.journey, options.language)
    parts = sorted(division.parts, key=lambda part: not part.is_few)
    titles = {type.id: phrases.title(type) for type in context.journey.customers.types}
    subtitle = phrases.say(_SUBTITLE, hours=f"{division.hours:,.0f}")
    return Chart(
        f"{context.journey.id}-few-many",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        _Plot(phrases, parts, titles).spec(),
        subtitle,
        f"{subtitle}. {'; '.join(_spoken(phrases, parts, titles))}.",
        notes=tuple(_notes(phrases, division, titles)),
        language=options.language,
    )


def _spoken(
    phrases: Phrases, parts: Sequence[TypeShare], titles: Mapping[str, str]
) -> Iterator[str]:
    for part in parts:
        yield phrases.say(
            _SPOKEN,
            type=titles[part.type],
            revenue=_share(part.revenue_share, phrases),
            hours=_share(part.hours_share, phrases),
        )


def _notes(phrases: Phrases, division: Division, titles: Mapping[str, str]) -> Iterator[str]:
    if any(part.is_few for part in division.parts):
        yield phrases.say(_LEFT)
    yield phrases.say(_SPLIT)
    internal = fsum(part.hours or 0.0 for part in division.internal)
    if internal:
        yield phrases.say(_INTERNAL, hours=f"{internal:,.0f}")
    for each in division.imbalances:
        yield phrases.say(
            _COST,
            action=phrases.action(each.action),
            types=", ".join(titles[type] for type in each.types),
            stage=phrases.title(phrases.journey.stage(each.stage)),
            others=", ".join(titles[type] for type in each.without_types),
        )


def _share(share: float | None, phrases: Phrases) -> str:
    return phrases.say(_UNSAID) if share is None else percent(share)


class _Plot:
    """Two bars above each other, what joins their pieces, and the figures of every type below."""

    def __init__(
        self, phrases: Phrases, parts: Sequence[TypeShare], titles: Mapping[str, str]
    ) -> None:
        self.phrases, self.parts, self.titles = phrases, parts, titles
        revenue = [part.revenue_share for part in parts]
        hours = [part.hours_share for part in parts]
        self.bars = (self.pieces(revenue), self.pieces(hours))
        self.whole = max(1.0, *(piece.right for bar in self.bars for piece in bar))
        self.tops = (0.0, HIGH + GAP)
        self.below = 2 * HIGH + GAP + 34

    def pieces(self, shares: Sequence[float | None]) -> tuple[_Piece, ...]:
        """Put shares beside each other, and what nobody has said at the end."""
        found, left = [], 0.0
        for number, (part, share) in enumerate(zip(self.parts, shares, strict=True), 1):
            if share:
                found.append(_Piece(number, left, left + share, bool(part.is_few)))
                left += share
        if left < 1 - 1e-6:
            found.append(_Piece(None, left, 1.0, False))
        return tuple(found)

    def spec(self) -> dict[str, Any]:
        """Return the whole specification."""
        layers = [
            *self.links(),
            *self.boxes(),
            *self.numbers(),
            *self.sides(),
            *self.edges(),
            *self.table(),
        ]
        height = self.below + LINE * (len(self.parts) + 1)
        return framed(layers, width=WIDE, height=height, left=NAMES, right=4, top=26, bottom=4)

    def at(self, share: float) -> float:
        return round(share / self.whole * WIDE, 2)

    def x(self, field: str = "x") -> dict[str, Any]:
        encoded: dict[str, Any] = amount(field, 0, WIDE)
        return encoded

    def boxes(self) -> Iterator[dict[str, Any]]:
        """Draw the pieces, dark where they are of the few."""
        for top, bar in zip(self.tops, self.bars, strict=True):
            for piece in bar:
                left, right = self.at(piece.left), self.at(piece.right)
                apart = min(1.0, (right - left) / 4)
                row = {"x": round(left + apart, 2), "x2": round(right - apart, 2)}
                mark: dict[str, Any] = {"type": "rect", "cornerRadius": 2, "strokeWidth": 1}
                if piece.number is None:
                    mark["strokeDash"] = [3, 3]
                tip = {"tip": self.tip(piece, top)}
                yield layer(
                    [{**row, **tip}],
                    mark,
                    tip="tip",
                    x=self.x(),
                    x2={"field": "x2"},
                    y=fixed(top),
                    y2=fixed(top + HIGH),
                    color=coloured("few" if piece.few else "neutral" if piece.number else "canvas"),
                    stroke=coloured("few" if piece.few else "outline"),
                )

    def tip(self, piece: _Piece, top: float) -> str:
        bar = self.phrases.say(_HOURS if top else _REVENUE)
        if piece.number is None:
            return f"{bar}, {self.phrases.say(_UNSAID)}: {percent(piece.right - piece.left)}"
        title = self.titles[self.parts[piece.number - 1].type]
        return f"{bar}, {title}: {percent(piece.right - piece.left)}"

    def numbers(self) -> Iterator[dict[str, Any]]:
        """Number the pieces, with their names where there is room."""
        for top, bar in zip(self.tops, self.bars, strict=True):
            for few in (True, False):
                rows = [row for piece in bar if piece.few is few for row in self.name(piece)]
                role, place = "canvas" if few else "ink", fixed(top + HIGH / 2)
                for lines in (1, 2):
                    alike = [row for row in rows if len(row["text"]) == lines]
                    dy = -7.15 * (lines - 1)
                    if alike:
                        yield text_marks(
                            alike, self.x(), place, role=role, align="center", bold=True, dy=dy
                        )

    def name(self, piece: _Piece) -> Iterator[Row]:
        wide = self.at(piece.right) - self.at(piece.left)
        if piece.number is None:
            title, short = self.phrases.say(_UNSAID), "?"
        else:
            title, short = self.titles[self.parts[piece.number - 1].type], str(piece.number)
            title = f"{short} {title}"
        share = percent(piece.right - piece.left).replace(" ", FAST)
        middle = self.at((piece.left + piece.right) / 2)
        for text in ([title, share], [short, share]):
            if max(text_width(line, 11, bold=True) for line in text) + 8 <= wide:
                yield {"x": middle, "text": text}
                return
        if wide >= LEAST:
            yield {"x": middle, "text": [short]}

    def links(self) -> Iterator[dict[str, Any]]:
        """Join the borders of what is the same type in both bars."""
        upper, lower = ({p.number: p for p in bar if p.number} for bar in self.bars)
        shared = [number for number in upper if number in lower]
        for number in shared:
            rows = [
                {"x": self.at(upper[number].right), "y": HIGH},
                {"x": self.at(lower[number].right), "y": HIGH + GAP},
            ]
            last_few = upper[number].few and not any(
                upper[n].few for n in shared[shared.index(number) + 1 :]
            )
            mark = {"type": "line", "strokeWidth": 2 if last_few else 1}
            role = "few" if last_few else "faint"
            y = {
                "field": "y",
                "type": "quantitative",
                "scale": {"domain": [0, 1], "range": [0, 1], "zero": False, "nice": False},
                "axis": None,
            }
            yield layer(rows, mark, x=self.x(), y=y, color=coloured(role))

    def sides(self) -> Iterator[dict[str, Any]]:
        """Say at the left what each bar is of."""
        for top, sentence in zip(self.tops, (_REVENUE, _HOURS), strict=True):
            text = break_lines(self.phrases.say(sentence), 12, NAMES - 14, bold=True, most=2)
            rows = [{"text": text}]
            yield text_marks(rows, fixed(-NAMES), fixed(top + HIGH / 2), bold=True, size=12)

    def edges(self) -> Iterator[dict[str, Any]]:
        """Say above and below how much the few are together."""
        places = (-11.0, 2 * HIGH + GAP + 12)
        for bar, y in zip(self.bars, places, strict=True):
            few = [piece for piece in bar if piece.few]
            if few:
                part = percent(fsum(piece.right - piece.left for piece in few))
                text = self.phrases.say(_FEW, part=part)
                yield text_marks(
                    [{"text": text}], fixed(0), fixed(y), role="few", size=10, bold=True
                )

    def table(self) -> Iterator[dict[str, Any]]:
        """Write every type's figures below the bars."""
        places = (WIDE - 270, WIDE - 190, WIDE - 115, WIDE)
        heads = [self.phrases.say(head) for head in _HEADS]
        for place, text in zip(places, heads, strict=True):
            row, y = [{"text": text}], fixed(self.below)
            yield text_marks(row, fixed(place), y, role="muted", size=9, align="right")
        for number, part in enumerate(self.parts, 1):
            y = fixed(self.below + LINE * number)
            title = break_lines(
                f"{number} {self.titles[part.type]}",
                11,
                NAMES + places[0] - 70,
                bold=True,
                most=1,
            )[0]
            yield text_marks([{"text": title}], fixed(-NAMES), y, bold=True)
            hours = "?" if part.hours is None else f"{part.hours:,.0f}"
            shares = (part.share, part.revenue_share, part.hours_share)
            figures = [*(_share(share, self.phrases) for share in shares), hours]
            for place, text in zip(places, figures, strict=True):
                yield text_marks(
                    [{"text": text.replace(" ", FAST)}], fixed(place), y, align="right"
                )


VIEW = View("few_many", draw, uses=())
