"""The metrics: what each can speak of, where it is read, and what hangs on it."""

from collections.abc import Iterator

from journey.facts.context import Context
from journey.model.goals import Activation, Metric
from journey.model.texts import say
from journey.pictures.diagram import Line, Sign
from journey.pictures.table import Table, TableCell, TableColumn
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terms import DIRECTIONS, INSTRUMENTS, SCOPES, UNITS

_TITLE = Sentence("{title:all}: the metrics", "{title:all}: 지표")
_SUBTITLE = Sentence("{count} metric{count:s}", "지표 {count}개")
_HEADS = (
    (Sentence("Metric", "지표"), 150.0),
    (Sentence("Speaks of", "말할 수 있는 것"), 110.0),
    (Sentence("Read where", "읽는 곳"), 150.0),
    (Sentence("Read from", "출처와 주기"), 140.0),
    (Sentence("What hangs on it", "쓰이는 곳"), 170.0),
)
_STAGE = Sentence("the stage {title:all}", "{title:all} 단계")
_GOAL = Sentence("goal: {title:all}", "목표: {title:all}")
_GUARD = Sentence("guardrail of {title:all}", "{title:all}의 가드레일")
_FED = Sentence("fed by {title:all}", "{title:all}에서 읽음")
_BANDS = Sentence("bands of use for {who:all}", "활성화 등급 ({who:all})")
_BAND = Sentence("{title:all}: below {below:plain}", "{title:all}: {below:plain} 미만")
_TOP = Sentence("{title:all}: from there on", "{title:all}: 그 이상")
_DOES = Sentence("{band:all}, {actions:all}", "{band:all}, {actions:all}")
_NONE = Sentence(
    "the view metrics shows metrics and what hangs on them, and the journey has none: declare "
    "`metrics`",
    "metrics 그림은 지표와 그것이 쓰이는 곳을 보여 주는데, 지표가 없습니다. `metrics`를 쓰세요",
)
_MISSING = Sentence("none", "없음")


def draw(context: Context, options: ViewOptions) -> Table:
    """Draw every metric with its scope, its places, its source, its goals and its bands.

    Raises:
        NothingToShow: The journey has no metrics.
    """
    journey, phrases = context.journey, Phrases(context.journey, options.language)
    if not journey.metrics:
        raise NothingToShow(_NONE)
    rows = tuple(tuple(_row(context, phrases, metric)) for metric in journey.metrics)
    subtitle = phrases.say(_SUBTITLE, count=len(rows))
    spoken = (", ".join(line.text for cell in row for line in cell.lines) for row in rows)
    is_missing = any(cell.sign for row in rows for cell in row)
    return Table(
        f"{journey.id}-metrics",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        tuple(TableColumn(phrases.say(head), most=most) for head, most in _HEADS),
        rows,
        subtitle,
        ". ".join([subtitle, *spoken]) + ".",
        (Sign("mark:–", phrases.say(_MISSING)),) if is_missing else (),
        language=options.language,
    )


def _row(context: Context, phrases: Phrases, metric: Metric) -> Iterator[TableCell]:
    said = [
        phrases.say(words[value])
        for words, value in (
            (INSTRUMENTS, metric.kind),
            (UNITS, metric.unit),
            (DIRECTIONS, metric.better),
        )
        if value is not None
    ]
    note = [Line(" · ".join(said), "note")] if said else []
    yield TableCell((Line(phrases.title(metric), "title"), *note))
    yield _cell(phrases.say(SCOPES[metric.scope]) if metric.scope else "")
    yield _cell(*_places(context, phrases, metric))
    rhythm = phrases.rhythm(metric.every) if metric.every else ""
    owner = phrases.team(metric.owner) if metric.owner else ""
    yield _cell(say(metric.source, phrases.language), rhythm, owner)
    yield _cell(*_uses(context, phrases, metric))


def _places(context: Context, phrases: Phrases, metric: Metric) -> Iterator[str]:
    for stage in context.journey.stages:
        if metric.id in stage.metrics:
            yield phrases.say(_STAGE, title=phrases.title(stage))
        for point in stage.touchpoints:
            if metric.id in point.metrics or point.id in metric.at:
                yield phrases.touchpoints[point.id]


def _uses(context: Context, phrases: Phrases, metric: Metric) -> Iterator[str]:
    journey = context.journey
    for goal in journey.goals:
        if goal.metric == metric.id:
            yield phrases.say(_GOAL, title=phrases.title(goal))
        if goal.guardrail == metric.id:
            yield phrases.say(_GUARD, title=phrases.title(goal))
    for feedback in journey.feedback:
        if feedback.metric == metric.id:
            yield phrases.say(_FED, title=phrases.title(feedback))
    if journey.activation and journey.activation.metric == metric.id:
        yield from _bands(phrases, journey.activation)


def _bands(phrases: Phrases, activation: Activation) -> Iterator[str]:
    yield phrases.say(_BANDS, who=phrases.who(activation.for_))
    for band in activation.bands:
        title = phrases.title(band)
        said = phrases.say(_TOP, title=title)
        if band.below is not None:
            said = phrases.say(_BAND, title=title, below=f"{band.below:,g}")
        if band.actions:
            actions = ", ".join(map(phrases.action, band.actions))
            said = phrases.say(_DOES, band=said, actions=actions)
        yield f"– {said}"


def _cell(*words: str) -> TableCell:
    lines = tuple(Line(each) for each in words if each)
    return TableCell(lines) if lines else TableCell((), "", "–")


VIEW = View("metrics", draw, uses=())
"""The metrics and what hangs on them."""
