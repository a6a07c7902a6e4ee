"""What is due, told as blocks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journey.model.journey import Journey
from journey.operating.improvements.due import Due
from journey.words.blocks import Cell, Head, Section, Sheet, Telling
from journey.words.names import Names
from journey.words.sentences import Sentence

_TITLE = Sentence("What is due, and by whom", "누가 언제까지")
_LEAD = Sentence(
    "{late} overdue, {soon} due by {until:plain}.",
    "지난 것 {late}건, {until:plain}까지 할 것 {soon}건.",
)
_NONE = Sentence(
    "Nothing is overdue, and nothing is due by {until:plain}.",
    "지난 것도, {until:plain}까지 할 것도 없습니다.",
)
_LATE = Sentence("Overdue", "기한이 지남")
_SOON = Sentence("Due", "다가오는 기한")
_UNDATED = Sentence("Without a date: nothing is on record yet", "기록이 아직 없어 날짜를 모르는 것")
_DAYS_LATE = Sentence("{days} day{days:s} late", "{days}일 지남")
_IN_DAYS = Sentence("in {days} day{days:s}", "{days}일 남음")
_TODAY = Sentence("today", "오늘")
_NEVER = Sentence("never yet", "한 적 없음")
_OPEN = Sentence("still open", "아직 열림")
_HEADS = (Sentence("By", "기한"), Sentence("What", "할 일"), Sentence("Whose", "담당"))


def tell_dues(found: Sequence[Due], journey: Journey, language: str, *, until: date) -> Telling:
    """Tell what is `late`, what falls due `soon`, and what has no date (`undated`).

    Args:
        found: What `dues` returned.
        journey: The journey.
        language: `en` or `ko`.
        until: The last day that was looked at.
    """
    names = Names(journey, language)
    late = [each for each in found if each.is_past]
    soon = [each for each in found if not each.is_past and each.date is not None]
    undated = [each for each in found if not each.is_past and each.date is None]
    said = _LEAD if late or soon else _NONE
    lead = names.say(said, late=len(late), soon=len(soon), until=until)
    waiting = replace(calendar(names.say(_UNDATED), undated, names), most=0)
    sheets = {
        "late": calendar(names.say(_LATE), late, names),
        "soon": calendar(names.say(_SOON), soon, names),
        "undated": waiting,
    }
    sections = tuple(Section(id, (sheet,)) for id, sheet in sheets.items() if sheet.rows)
    return Telling(names.say(_TITLE), (lead,), sections)


def calendar(title: str, found: Sequence[Due], names: Names) -> Sheet:
    """Set below each other by when something is due, what it is, and whose."""
    heads = tuple(Head(names.say(each)) for each in _HEADS)
    return Sheet(title, heads, tuple(_row(each, names) for each in found))


def _row(each: Due, names: Names) -> tuple[Cell, ...]:
    day, when = "" if each.date is None else str(each.date), _when(each, names)
    agenda = tuple(names.say(point.says) for point in each.agenda)
    return (
        Cell(day or when, when if day else "", "bad" if each.is_past else ""),
        Cell(names.say(each.says), details=agenda),
        Cell(names.whose(*each.teams)),
    )


def _when(each: Due, names: Names) -> str:
    if each.kind == "telling":
        return names.say(_OPEN)
    if each.days is None:
        return names.say(_NEVER) if each.is_past else ""
    if each.days == 0:
        return names.say(_TODAY)
    return names.say(_IN_DAYS if each.days > 0 else _DAYS_LATE, days=abs(each.days))
