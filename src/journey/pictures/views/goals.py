"""The goals under the mission: what each is to reach, what must not suffer, and how it ended."""

from collections.abc import Iterator

from journey.facts.context import Context
from journey.facts.mission import served_by
from journey.model.goals import Goal, Metric
from journey.model.texts import is_blank
from journey.pictures.diagram import Line, Sign
from journey.pictures.table import Table, TableCell, TableColumn
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.figures import exactly
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence

_TITLE = Sentence("{title:all}: the goals", "{title:all}: 목표")
_NO_MISSION = Sentence("no mission is written down", "미션이 적혀 있지 않음")
_HEADS = (
    (Sentence("Goal", "목표"), 150.0),
    (Sentence("To reach", "목표값"), 136.0),
    (Sentence("By", "기한"), 84.0),
    (Sentence("Must not suffer", "가드레일"), 110.0),
    (Sentence("Serves", "미션의 의미"), 130.0),
    (Sentence("Agreed", "합의"), 110.0),
    (Sentence("How it ended", "종료와 배운 점"), 150.0),
)
_FORGOTTEN = Sentence(
    "No goal serves these meanings of the mission: {names:all}.",
    "이 의미를 지원하는 목표가 없음: {names:all}.",
)
_NONE = Sentence(
    "the view goals shows the goals under the mission, and there are neither: declare `mission` "
    "and `goals`",
    "goals 그림은 미션과 목표를 보여 주는데, 둘 다 없습니다. `mission`과 `goals`를 쓰세요",
)
_KEY = {
    "cell:positive:✓": Sentence("closed", "종료됨"),
    "cell:negative:!": Sentence("past its date, and open", "기한이 지났는데 열려 있음"),
    "cell:neutral:…": Sentence("open", "진행 중"),
    "mark:–": Sentence("not written", "적혀 있지 않음"),
}
_EMPTY = TableCell((), "", "–")


def draw(context: Context, options: ViewOptions) -> Table:
    """Draw every goal with its target, its guardrail, and the meaning of the mission it serves.

    Raises:
        NothingToShow: The journey has no mission and no goals.
    """
    journey, phrases = context.journey, Phrases(context.journey, options.language)
    if not journey.goals and is_blank(journey.mission):
        raise NothingToShow(_NONE)
    rows = tuple(tuple(_row(context, phrases, goal)) for goal in journey.goals)
    mission = phrases.text(journey.mission.text) if journey.mission else ""
    subtitle = mission or phrases.say(_NO_MISSION)
    served = served_by(journey)
    means = journey.mission.means if journey.mission else ()
    forgotten = ", ".join(phrases.title(each) for each in means if not served[each.id])
    looks = {f"cell:{c.tone}:{c.sign}" if c.tone else f"mark:{c.sign}" for row in rows for c in row}
    spoken = (
        ", ".join(line.text for cell in row for line in cell.lines if line.text) for row in rows
    )
    return Table(
        f"{journey.id}-goals",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        tuple(TableColumn(phrases.say(head), most=most) for head, most in _HEADS),
        rows,
        subtitle,
        ". ".join([subtitle, *spoken]) + ".",
        tuple(Sign(look, phrases.say(text)) for look, text in _KEY.items() if look in looks),
        (phrases.say(_FORGOTTEN, names=forgotten),) if forgotten else (),
        options.language,
    )


def _row(context: Context, phrases: Phrases, goal: Goal) -> Iterator[TableCell]:
    known = {metric.id: metric for metric in context.journey.metrics}
    metrics = {id: phrases.title(metric) for id, metric in known.items()}
    mission = context.journey.mission
    means = {each.id: phrases.title(each) for each in (mission.means if mission else ())}
    owner = [Line(phrases.team(goal.owner), "note")] if goal.owner else []
    yield TableCell((Line(phrases.title(goal), "title"), *owner))
    yield _cell(*_reach(phrases, goal, known))
    late = goal.by is not None and goal.by < context.today and is_blank(goal.closed)
    day = [goal.by.isoformat()] if goal.by else []
    yield TableCell((Line(day[0]),), "negative", "!", inked=True) if late else _cell(*day)
    yield _cell(metrics.get(goal.guardrail, goal.guardrail) if goal.guardrail else "")
    yield _cell(*(means.get(id, id) for id in goal.serves))
    agreed = goal.agreed
    when = agreed.date.isoformat() if agreed and agreed.date else ""
    yield _cell(when, ", ".join(map(phrases.team, agreed.by)) if agreed else "")
    closed = goal.closed
    if closed is None or is_blank(closed):
        yield TableCell((), "neutral", "…")
        return
    ended = [closed.date.isoformat()] if closed.date else []
    words = [*ended, *filter(None, [phrases.text(closed.learned)])]
    yield TableCell(tuple(map(Line, words)), "positive", "✓")


def _reach(phrases: Phrases, goal: Goal, known: dict[str, Metric]) -> Iterator[str]:
    if goal.metric:
        metric = known.get(goal.metric)
        target = ""
        if goal.target is not None:
            figure = exactly(goal.target, metric.unit if metric else None)
            target = f" → {figure.say(phrases.language)}"
        yield f"{phrases.title(metric) if metric else goal.metric}{target}"
    if task := phrases.text(goal.task):
        yield task


def _cell(*words: str) -> TableCell:
    lines = tuple(Line(each) for each in words if each)
    return TableCell(lines) if lines else _EMPTY


VIEW = View("goals", draw, uses=())
"""The goals under the mission."""
