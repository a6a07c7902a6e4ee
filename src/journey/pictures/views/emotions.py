"""Emotion curves: how the touchpoints feel to two or more customers, along the stages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journey.facts.context import Context
from journey.model.funnel import Stage
from journey.pictures.chart import Chart
from journey.pictures.diagram import Sign
from journey.pictures.fonts.typesetting import break_lines, text_width
from journey.pictures.parts.plots import Row, amount, coloured, fixed, framed, layer, text_marks
from journey.pictures.svg.lettering import SERIES
from journey.pictures.theme.colours import phase_role
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence

SLOT, LEAST, HEIGHT, HEAD = 30.0, 64.0, 300.0, 44.0
"""How wide a touchpoint and a stage at least are, and how high the plot and its head, in points."""

SHOWN = 3
"""How many customers are shown where none is named."""

FOLD_ABOVE = 100
"""With more touchpoints that somebody feels, each stage is shown by its worst."""

APART = 0.09
"""How far curves that would hide each other are moved apart, in steps of feeling."""

_TITLE = Sentence("{title:all}: how it feels", "{title:all}: 감정 곡선")
_SUBTITLE = Sentence(
    "As the file says, not measured: from −3 to 3 at each touchpoint that a customer comes to; "
    "the line breaks where they skip a stage. "
    "{points} of {all} touchpoint{all:s} {all:says|say} how they feel.{chosen:all}",
    "측정값이 아니라 파일에 적힌 감정(−3~3)이며, 그 고객이 오는 고객 접점만 잇고, "
    "건너뛴 단계에서는 끊깁니다. "
    "고객 접점 {all}개 중 {points}개에 감정이 적혀 있습니다.{chosen:all}",
)
_CHOSEN = Sentence(
    " Shown are the first types whose curves differ: {who:all}. Name others with --customer.",
    " 곡선이 서로 다른 첫 유형들을 그렸습니다: {who:all}. 다른 고객은 --customer로 고르세요.",
)
_UNFELT = Sentence(
    "No touchpoint says how it feels to {who:all}.",
    "{who:all}에게 어떤 감정인지 적은 고객 접점이 없습니다.",
)
_MOST = Sentence(
    "the view emotions overlays up to {most} customer{most:s}, and {count} {count:is|are} asked "
    "for: name fewer",
    "emotions 그림은 고객을 {most}명까지 겹쳐 그립니다. {count}명을 골랐으니 줄이세요",
)
_NONE = Sentence(
    "the view emotions needs to know how touchpoints feel{who:all}, and none says so: write "
    "`emotion: -2` at a touchpoint, from -3 to 3, or by customer",
    "emotions 그림에는 고객 접점의 감정이 필요한데 적힌 곳이 없습니다{who:all}. 고객 접점에 "
    "`emotion: -2`처럼 -3에서 3까지, 또는 고객별로 쓰세요",
)
_MEANT = Sentence(" to {who:all}", "({who:all})")
_FOLDED = Sentence(
    "{count} touchpoint{count:s} {count:says how it feels|say how they feel}, so each stage "
    "shows its worst.",
    "감정이 적힌 고객 접점이 {count}개여서 단계마다 가장 나쁜 감정만 그렸습니다.",
)
_GOOD, _BAD = Sentence("good", "좋음"), Sentence("bad", "나쁨")


@dataclass(frozen=True, slots=True)
class Curve:
    """How touchpoints feel to some customers.

    Attributes:
        name: What the customers are called.
        feelings: By touchpoint, from -3 to 3, where they come and it is said.
    """

    name: str
    feelings: Mapping[str, int]


def draw(context: Context, options: ViewOptions) -> Chart:
    """Draw the emotion curves of several customers over each other.

    A pattern that means several customers feels what the worst off of them feels. Where nobody is
    named, the first types are shown whose curves differ, colleagues left out.

    Raises:
        NothingToShow: No touchpoint says how it feels to any of them.
    """
    phrases = Phrases(context.journey, options.language)
    if len(options.customers) > len(SERIES):
        raise NothingToShow(_MOST, most=len(SERIES), count=len(options.customers))
    asked = tuple(dict.fromkeys(options.customers))
    curves, chosen = _asked(context, asked, phrases)
    silent = [curve.name for curve in curves if not curve.feelings]
    curves = [curve for curve in curves if curve.feelings]
    if not curves:
        who = phrases.say(_MEANT, who=phrases.who(options.customers)) if options.customers else ""
        raise NothingToShow(_NONE, who=who.replace(FAST, " "))
    felt = {id for curve in curves for id in curve.feelings}
    title, _ = phrases.heading()
    said = sum(point.emotion is not None for point in context.journey.touchpoints)
    counts = {"points": said, "all": len(phrases.touchpoints), "chosen": chosen}
    notes = [phrases.say(_UNFELT, who=name) for name in silent]
    notes += [phrases.say(_FOLDED, count=len(felt))] if len(felt) > FOLD_ABOVE else []
    return Chart(
        f"{context.journey.id}-emotions",
        phrases.say(_TITLE, title=title),
        _Plot(phrases, curves, felt).spec(),
        phrases.say(_SUBTITLE, **counts),
        " ".join(_described(phrases, curve) for curve in curves),
        tuple(Sign(f"series:{n}", curve.name) for n, curve in enumerate(curves, 1)),
        tuple(notes),
        options.language,
    )


def _asked(context: Context, customers: Sequence[str], phrases: Phrases) -> tuple[list[Curve], str]:
    """Return the curves to show, and what there is to say of the choice."""
    if customers:
        return [_curve(context, who, context.members((who,)), phrases) for who in customers], ""
    universe = context.space.universe
    types = [type.id for type in context.journey.customers.types if not type.internal]
    found: list[Curve] = []
    for curve in (_curve(context, id, universe.set_of(id), phrases) for id in types):
        if curve.feelings and all(curve.feelings != other.feelings for other in found):
            found.append(curve)
    chosen = found[:SHOWN]
    names = ", ".join(curve.name for curve in chosen)
    return chosen, phrases.say(_CHOSEN, who=names) if len(types) > len(chosen) else ""


def _curve(context: Context, who: str, members: int, phrases: Phrases) -> Curve:
    space = context.space
    feelings: dict[str, int] = {}
    for point in context.journey.touchpoints:
        here = members & space.reached[space.number_of(point.id)]
        felt = [feeling for feeling, whom in context.feelings(point).items() if whom & here]
        if felt:
            feelings[point.id] = min(felt)
    return Curve(phrases.who(who).replace(FAST, " "), feelings)


def _described(phrases: Phrases, curve: Curve) -> str:
    said = ", ".join(f"{phrases.touchpoints[id]} {n:+d}" for id, n in curve.feelings.items())
    return f"{curve.name}: {said}."


class _Plot:
    """Where everything stands: a slot for each touchpoint that somebody feels, stage by stage.

    With more of them than can be read, each stage has one slot, with the worst that is felt there.
    """

    def __init__(self, phrases: Phrases, curves: Sequence[Curve], felt: set[str]) -> None:
        self.phrases = phrases
        folded = len(felt) > FOLD_ABOVE
        self.curves = [_worst(phrases, curve) for curve in curves] if folded else curves
        self.names = {} if folded else _names(phrases)
        self.stages: list[tuple[int, Stage, float, float]] = []
        self.places: dict[str, float] = {}
        x = 0.0
        for number, stage in enumerate(phrases.journey.stages, 1):
            here = [point.id for point in stage.touchpoints if point.id in felt]
            if not here:
                continue
            slots = [stage.id] if folded else here
            width = max(LEAST, SLOT * len(slots))
            for slot, id in enumerate(slots):
                self.places[id] = x + (slot + 0.5) * width / len(slots)
            self.stages.append((number, stage, x, x + width))
            x += width
        self.width = x

    def spec(self) -> dict[str, Any]:
        """Return the whole specification."""
        layers = [*self.bands(), *self.scale(), *self.labels()]
        for number, curve in enumerate(self.curves):
            layers += self.curve(number, curve)
        names = (text_width(name, 9.5) for id, name in self.names.items() if id in self.places)
        low = max(names, default=0.0) * 0.72 + 22
        return framed(
            layers, width=self.width, height=HEIGHT, left=64, right=8, top=HEAD, bottom=low
        )

    def scale(self) -> Iterator[dict[str, Any]]:
        """Draw a line to each feeling, and write what it is."""
        y, x, x2 = amount("feeling", -3.4, 3.4), self.x(), {"field": "end"}
        lines = [
            {"x": 0, "end": self.width, "feeling": n, "text": _signed(n)} for n in range(-3, 4)
        ]
        zero = [line for line in lines if not line["feeling"]]
        for rows, width, role in ((lines, 0.7, "faint"), (zero, 1.2, "outline")):
            rule = {"type": "rule", "strokeWidth": width}
            yield layer(rows, rule, x=x, x2=x2, y=y, color=coloured(role))
        ends = [
            {"feeling": 3, "text": self.phrases.say(_GOOD)},
            {"feeling": -3, "text": self.phrases.say(_BAD)},
        ]
        for rows, place in ((lines, -10), (ends, -30)):
            yield text_marks(rows, fixed(place), y, role="muted", size=10, align="right")

    def x(self, field: str = "x") -> Any:
        return amount(field, 0, self.width)

    def bands(self) -> Iterator[dict[str, Any]]:
        """Draw the stages as bands in the colours of their phases, with their names above."""
        for number, stage, left, right in self.stages:
            role = phase_role(stage.phase)
            row = [{"x": left + 1.5, "end": right - 1.5}]
            rounded = {"type": "rect", "cornerRadius": 5}
            sides = {"x": self.x(), "x2": {"field": "end"}}
            yield layer(
                row, rounded, y=fixed(-HEAD + 2), y2=fixed(HEIGHT), color=coloured(role), **sides
            )
            title = f"{number} {self.phrases.title(stage)}"
            lines = break_lines(title, 10.5, right - left - 8, bold=True, most=3)
            rows = [{"x": (left + right) / 2, "text": lines}]
            high = -HEAD / 2 + 1 - (len(lines) - 1) * 6.8
            yield text_marks(
                rows,
                self.x(),
                fixed(high),
                role=f"{role}-ink",
                size=10.5,
                align="center",
                bold=True,
            )

    def labels(self) -> Iterator[dict[str, Any]]:
        """Write the touchpoints below, each at its slot."""
        rows = [
            {"x": self.places[id], "text": name}
            for id, name in self.names.items()
            if id in self.places
        ]
        yield text_marks(
            rows, self.x(), fixed(HEIGHT + 10), size=9.5, align="right", angle=-45, dx=2
        )

    def unbroken(self, curve: Curve) -> Iterator[set[str]]:
        """Divide a curve where it skips a stage: a line there would tell of what is not."""
        here = [
            {stage.id, *(point.id for point in stage.touchpoints)} for _, stage, _, _ in self.stages
        ]
        run: set[str] = set()
        for points in here:
            met = points & curve.feelings.keys()
            if not met:
                yield run
            run = run | met if met else set()
        yield run

    def called(self, id: str) -> str:
        """Return what a touchpoint is called, or a stage where each has one slot."""
        if id in self.names:
            return self.phrases.touchpoints[id]
        return next(self.phrases.title(stage) for _, stage, _, _ in self.stages if stage.id == id)

    def curve(self, number: int, curve: Curve) -> Iterator[dict[str, Any]]:
        """Draw one curve: its line, and a point at each touchpoint."""
        moved = (number - (len(self.curves) - 1) / 2) * APART
        rows: list[Row] = [
            {
                "point": id,
                "x": self.places[id],
                "feeling": feeling + moved,
                "tip": f"{curve.name}, {self.called(id)}: {feeling:+d}",
            }
            for id, feeling in curve.feelings.items()
        ]
        look, colour = SERIES[number], coloured(f"series-{number + 1}")
        y = amount("feeling", -3.4, 3.4)
        dash = [float(part) for part in look.dash.split(",")] if look.dash else [1, 0]
        line = {"type": "line", "interpolate": "monotone", "strokeWidth": 2.2, "strokeDash": dash}
        for part in self.unbroken(curve):
            run = [row for row in rows if row["point"] in part]
            if len(run) > 1:
                yield layer(run, line, x=self.x(), y=y, color=colour)
        shape = {"type": "point", "shape": look.shape, "size": 52, "filled": True, "opacity": 1}
        yield layer(rows, shape, tip="tip", x=self.x(), y=y, color=colour)


def _signed(feeling: int) -> str:
    return f"{feeling:+d}".replace("-", "−") if feeling else "0"


def _names(phrases: Phrases) -> dict[str, str]:
    """Name the touchpoints so that they can stand below their slots."""
    truths = {point.id for point in phrases.journey.touchpoints if point.moment_of_truth}
    return {
        id: break_lines(f"★ {title}" if id in truths else title, 9.5, 150, most=1)[0]
        for id, title in phrases.touchpoints.items()
    }


def _worst(phrases: Phrases, curve: Curve) -> Curve:
    """Return for each stage the worst that is felt there."""
    feelings: dict[str, int] = {}
    for stage in phrases.journey.stages:
        felt = [curve.feelings[p.id] for p in stage.touchpoints if p.id in curve.feelings]
        if felt:
            feelings[stage.id] = min(felt)
    return Curve(curve.name, feelings)


VIEW = View("emotions", draw, uses=("customer",))
