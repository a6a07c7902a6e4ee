"""How the voice of the customer is collected: where, from whom, when, and who reads it."""

from collections.abc import Iterator

from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.operations import EventTrigger
from journey.model.texts import say
from journey.model.voice import Feedback
from journey.pictures.diagram import Line, Sign
from journey.pictures.table import Table, TableCell, TableColumn
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terms import COLLECTIONS

_TITLE = Sentence("{title:all}: how customers are heard", "{title:all}: 고객의 소리를 듣는 방법")
_SUBTITLE = Sentence("{count} collection{count:s} of feedback", "피드백 수집 {count}개")
_HEADS = (
    (Sentence("Feedback", "피드백"), 150.0),
    (Sentence("Where", "어디서"), 150.0),
    (Sentence("From whom", "누구에게서"), 120.0),
    (Sentence("When", "언제"), 130.0),
    (Sentence("Metric", "지표"), 100.0),
    (Sentence("Who reads it", "누가 읽는지"), 130.0),
)
_LAST = Sentence("read on {date:plain}", "{date:plain}에 읽음")
_NONE = Sentence(
    "the view feedback shows how the voice of the customer is collected, and nothing is: declare "
    "`feedback`",
    "feedback 그림은 고객의 소리를 모으는 방법을 보여 주는데, 하나도 없습니다. `feedback`을 쓰세요",
)
_KEY = {
    "cell:negative:!": Sentence(
        "to be read, or read by nobody", "읽을 때가 지났거나 읽는 팀이 없음"
    ),
    "mark:–": Sentence("not written", "적혀 있지 않음"),
}


def draw(context: Context, options: ViewOptions) -> Table:
    """Draw every collection of feedback, and who reads it.

    Raises:
        NothingToShow: The journey collects no feedback.
    """
    journey, phrases = context.journey, Phrases(context.journey, options.language)
    if not journey.feedback:
        raise NothingToShow(_NONE)
    rows = tuple(tuple(_row(context, phrases, each)) for each in journey.feedback)
    subtitle = phrases.say(_SUBTITLE, count=len(rows))
    looks = {f"cell:{c.tone}:{c.sign}" if c.tone else f"mark:{c.sign}" for row in rows for c in row}
    spoken = (", ".join(line.text for cell in row for line in cell.lines) for row in rows)
    return Table(
        f"{journey.id}-feedback",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        tuple(TableColumn(phrases.say(head), most=most) for head, most in _HEADS),
        rows,
        subtitle,
        ". ".join([subtitle, *spoken]) + ".",
        tuple(Sign(look, phrases.say(text)) for look, text in _KEY.items() if look in looks),
        language=options.language,
    )


def _row(context: Context, phrases: Phrases, each: Feedback) -> Iterator[TableCell]:
    metrics = {metric.id: phrases.title(metric) for metric in context.journey.metrics}
    kind = [Line(phrases.say(COLLECTIONS[each.kind]), "note")] if each.kind else []
    yield TableCell((Line(phrases.title(each), "title"), *kind))
    yield _cell(*(phrases.touchpoints.get(id, id) for id in each.at))
    yield _cell(phrases.who(each.for_))
    when = each.when
    yield _cell(when.event if isinstance(when, EventTrigger) else say(when, phrases.language))
    yield _cell(metrics.get(each.metric, each.metric) if each.metric else "")
    rhythm = [phrases.rhythm(each.review_every)] if each.review_every else []
    last = [phrases.say(_LAST, date=each.reviewed)] if each.reviewed else []
    owner = [phrases.team(each.owner)] if each.owner else []
    lines = tuple(map(Line, (*owner, *rhythm, *last)))
    late = overdue(each.reviewed, each.review_every, context.today)
    yield TableCell(lines, "negative", "!", inked=True) if late or not owner else TableCell(lines)


def _cell(*words: str) -> TableCell:
    lines = tuple(Line(each) for each in words if each)
    return TableCell(lines) if lines else TableCell((), "", "–")


VIEW = View("feedback", draw, uses=())
"""How the voice of the customer is collected."""
