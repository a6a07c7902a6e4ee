"""The board of the improvement loop: voice, cause, decision, shipped, told, before and after."""

from collections.abc import Iterator, Sequence
from datetime import date

from journey.facts.context import Context
from journey.facts.effects import turn_of
from journey.facts.improvements import ORDER, is_shipped
from journey.model.goals import Metric
from journey.model.texts import say
from journey.model.voice import Effect, Improvement, Voice
from journey.pictures.diagram import Line, Sign
from journey.pictures.table import Table, TableCell, TableColumn
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.figures import exactly
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terms import STATUSES

_TITLE = Sentence("{title:all}: from voice to proof", "{title:all}: 고객의 소리에서 개선 효과까지")
_SUBTITLE = Sentence(
    "{count} improvement{count:s}: {statuses:all}", "개선 과제 {count}개: {statuses:all}"
)
_HEADS = (
    Sentence("Improvement", "개선 과제"),
    Sentence("Voice", "고객의 소리"),
    Sentence("Cause", "원인"),
    Sentence("Decision", "결정"),
    Sentence("Shipped", "적용"),
    Sentence("Told", "알림"),
    Sentence("Before → after", "전 → 후"),
)
_UNDECIDED = Sentence("not decided", "결정 전")
_UNKNOWN_STATUS = Sentence("no status", "상태 없음")
_MONTHLY = Sentence("{count:plain} a month", "월 {count:plain}건")
_REJECTED = Sentence("not done: {reason:all}", "하지 않음: {reason:all}")
_COLLEAGUES = Sentence("colleagues {date:plain}", "내부 {date:plain}")
_CUSTOMERS = Sentence("customers {date:plain}", "고객 {date:plain}")
_NOT_COLLEAGUES = Sentence("colleagues not yet", "내부에 아직")
_NOT_CUSTOMERS = Sentence("customers not yet", "고객에게 아직")
_MEASURED = Sentence("measured {date:plain}", "{date:plain} 측정")
_UNMEASURED = Sentence("not measured yet", "측정 전")
_NONE = Sentence(
    "the view board shows improvements, and the journey has none: declare `improvements`, each "
    "with the voices it comes `from`",
    "board 그림은 개선 과제를 보여 주는데, 하나도 없습니다. `improvements`에 개선 과제를 쓰고 "
    "`from`에 고객의 소리를 쓰세요",
)
_APART = (Line("", "note"),)
_KEY = {
    "cell:positive:✓": Sentence("done", "마침"),
    "cell:neutral:…": Sentence("under way", "진행 중"),
    "cell:negative:!": Sentence("open where it should be closed", "닫혀야 하는데 열려 있음"),
    "mark:×": Sentence("rejected, with the reason", "이유와 함께 반려"),
    "mark:–": Sentence("not yet", "아직"),
}


def draw(context: Context, options: ViewOptions) -> Table:
    """Draw every improvement from the voice it came from to what it changed.

    Those that hurt most come first among those that have come equally far.

    Raises:
        NothingToShow: The journey has no improvements.
    """
    phrases, improvements = Phrases(context.journey, options.language), context.journey.improvements
    if not improvements:
        raise NothingToShow(_NONE)
    board = _Board(context, phrases)
    ordered = sorted(improvements, key=board.rank)
    rows = tuple(tuple(board.row(each)) for each in ordered)
    counts = {s: sum(each.status == s for each in improvements) for s in ORDER}
    said = ", ".join(f"{phrases.say(STATUSES[s])} {count}" for s, count in counts.items() if count)
    subtitle = phrases.say(_SUBTITLE, count=len(improvements), statuses=said)
    looks = {f"cell:{c.tone}:{c.sign}" if c.tone else f"mark:{c.sign}" for row in rows for c in row}
    widths = (150.0, 136.0, 156.0, 150.0, 84.0, 142.0, 136.0)
    return Table(
        f"{context.journey.id}-board",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        tuple(TableColumn(phrases.say(s), most=w) for s, w in zip(_HEADS, widths, strict=True)),
        rows,
        subtitle,
        f"{subtitle}. " + " ".join(_spoken(row) for row in rows),
        tuple(Sign(look, phrases.say(text)) for look, text in _KEY.items() if look in looks),
        language=options.language,
    )


def _spoken(row: Sequence[TableCell]) -> str:
    return (
        "; ".join(", ".join(line.text for line in cell.lines) for cell in row if cell.lines) + "."
    )


class _Board:
    def __init__(self, context: Context, phrases: Phrases) -> None:
        self.phrases, self.journey, self.weights = phrases, context.journey, context.weights
        self.voices = {voice.id: voice for voice in context.voices}
        self.metrics: dict[str, Metric] = {each.id: each for each in context.journey.metrics}

    def rank(self, each: Improvement) -> tuple[int, float]:
        far = ORDER.index(each.status) if each.status else len(ORDER)
        return far, -(self.weights.whole(*each.from_) or 0.0)

    def heard(self, each: Improvement) -> list[Voice]:
        return [self.voices[id] for id in each.from_ if id in self.voices]

    def row(self, each: Improvement) -> Iterator[TableCell]:
        yield self.name(each)
        yield self.voice(each)
        yield self.cause(each)
        yield self.decision(each)
        yield from self.outcome(each)

    def name(self, each: Improvement) -> TableCell:
        lines = [Line(self.phrases.title(each), "title")]
        said = self.phrases.say(STATUSES[each.status] if each.status else _UNKNOWN_STATUS)
        lines.append(
            Line(f"{said} · {self.phrases.team(each.owner)}" if each.owner else said, "note")
        )
        return TableCell(tuple(lines))

    def voice(self, each: Improvement) -> TableCell:
        lines: list[Line] = []
        for voice in self.heard(each):
            lines += _APART if lines else ()
            lines.append(Line(f"“{self.phrases.title(voice)}”"))
            if voice.per_month is not None:
                lines.append(
                    Line(self.phrases.say(_MONTHLY, count=f"{voice.per_month:,g}"), "note")
                )
        return TableCell(tuple(lines))

    def cause(self, each: Improvement) -> TableCell:
        lines: list[Line] = []
        for voice in self.heard(each):
            if voice.cause is None:
                continue
            lines += _APART if lines else ()
            words = say(voice.cause.text, self.phrases.language)
            if words:
                lines.append(Line(words))
            if voice.cause.team:
                lines.append(Line(self.phrases.team(voice.cause.team), "note"))
        return TableCell(tuple(lines))

    def decision(self, each: Improvement) -> TableCell:
        decided = each.decided
        lines = []
        if decided is not None and decided.date:
            lines.append(Line(_day(decided.date)))
        if decided is not None and decided.by:
            lines.append(Line(", ".join(map(self.phrases.team, decided.by)), "note"))
        if each.status == "rejected":
            reason = say(each.reason, self.phrases.language)
            return TableCell((*lines, Line(self.phrases.say(_REJECTED, reason=reason))), "", "×")
        if decided is None:
            late = each.status not in (None, "proposed")
            said = Line(self.phrases.say(_UNDECIDED), "note")
            return (
                TableCell((said,), "negative", "!", inked=True)
                if late
                else TableCell((said,), "", "–")
            )
        return TableCell(tuple(lines), "positive", "✓")

    def outcome(self, each: Improvement) -> Iterator[TableCell]:
        if each.status == "rejected":
            yield from (TableCell(), TableCell(), TableCell())
            return
        out = is_shipped(each)
        if each.shipped:
            yield TableCell((Line(_day(each.shipped)),), "positive", "✓")
        elif out:
            yield TableCell((), "negative", "!")
        else:
            yield (
                TableCell((), "neutral", "…") if each.status == "doing" else TableCell((), "", "–")
            )
        yield self.told(each, out)
        yield self.effect(each, out)

    def told(self, each: Improvement, out: bool) -> TableCell:
        told = each.told
        pairs = (
            (told.internal if told else None, _COLLEAGUES, _NOT_COLLEAGUES),
            (told.customers if told else None, _CUSTOMERS, _NOT_CUSTOMERS),
        )
        days = [day for day, _, _ in pairs if day]
        if not out and not days:
            return TableCell((), "", "–")
        lines = tuple(
            Line(self.phrases.say(yes, date=_day(day)) if day else self.phrases.say(no))
            for day, yes, no in pairs
        )
        if len(days) == len(pairs):
            return TableCell(lines, "positive", "✓")
        return (
            TableCell(lines, "negative", "!", inked=True)
            if out
            else TableCell(lines, "neutral", "…")
        )

    def effect(self, each: Improvement, out: bool) -> TableCell:
        effect = each.effect
        if effect is None or effect.before is None or effect.after is None:
            if not out:
                return TableCell((), "", "–")
            said = Line(self.phrases.say(_UNMEASURED), "note")
            late = each.status == "verified"
            return (
                TableCell((said,), "negative", "!", inked=True)
                if late
                else TableCell((said,), "neutral", "…")
            )
        figures = map(self.figure, (effect, effect), (effect.before, effect.after))
        lines = [Line(" → ".join(figures), "title")]
        name = self.measured(effect)
        if name:
            lines.append(Line(name, "note"))
        if effect.date:
            lines.append(Line(self.phrases.say(_MEASURED, date=_day(effect.date)), "note"))
        worse = turn_of(effect, self.voices, self.metrics) in ("worse", "same")
        tone, sign = ("negative", "!") if worse else ("positive", "✓")
        return TableCell(tuple(lines), tone, sign)

    def figure(self, effect: Effect, value: float) -> str:
        """Write a figure in the unit of what was measured."""
        metric = None if effect.voice in self.voices else self.metrics.get(effect.metric or "")
        if metric is None:
            return f"{value:,g}"
        return exactly(value, metric.unit).say(self.phrases.language)

    def measured(self, effect: Effect) -> str:
        """Name what was counted."""
        if effect.voice in self.voices:
            return f"“{self.phrases.title(self.voices[effect.voice])}”"
        return (
            self.phrases.title(self.metrics[effect.metric]) if effect.metric in self.metrics else ""
        )


def _day(day: date) -> str:
    return day.isoformat()


VIEW = View("board", draw, uses=())
