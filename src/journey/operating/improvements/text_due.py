"""What is due, written for a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date

from journey.model.journey import Journey
from journey.operating.improvements.due import Due
from journey.words.names import called
from journey.words.sentences import Sentence, printable
from journey.words.terminal import Manner, ruled

_HEAD = Sentence(
    "{late} overdue, {soon} due by {until:plain}", "지난 것 {late}건 · {until:plain}까지 {soon}건"
)
_NOTHING = Sentence("nothing is due by {until:plain}", "{until:plain}까지 할 일이 없습니다")
_LATE, _SOON, _UNDATED = (
    Sentence("Overdue", "기한이 지남"),
    Sentence("Due", "다가오는 기한"),
    Sentence("Not yet done once", "아직 한 번도 하지 않음"),
)
_MORE = Sentence(
    "{count} more of which nothing is on record yet, so that no date follows (--all)",
    "기록이 아직 없어 날짜를 알 수 없는 것 {count}건 더 있음 (--all)",
)
_DAYS_LATE = Sentence("{days} day{days:s} late", "{days}일 지남")
_IN_DAYS = Sentence("in {days} day{days:s}", "{days}일 남음")
_TODAY = Sentence("today", "오늘")
_AT_ONCE = Sentence("never yet", "한 적 없음")
_OPEN = Sentence("still open", "아직 열림")
_NOBODY = Sentence("nobody named", "담당 없음")
_HEADS = (
    Sentence("by", "기한"),
    Sentence("", ""),
    Sentence("what", "할 일"),
    Sentence("whose", "담당"),
)


def tell_dues(
    found: Sequence[Due],
    journey: Journey,
    manner: Manner,
    *,
    until: date,
    whole: bool = False,
) -> str:
    """Write what is late, then what is due, with whose it is.

    Args:
        found: What `dues` returned.
        journey: The journey.
        manner: The language, the width and the colours.
        until: The last day that was looked at.
        whole: Whether to list also what has no date.
    """
    language = manner.language
    late = [each for each in found if each.is_past]
    soon = [each for each in found if not each.is_past and each.date is not None]
    undated = [each for each in found if not each.is_past and each.date is None]
    values = {"late": len(late), "soon": len(soon), "until": str(until)}
    head = _HEAD if late or soon else _NOTHING
    lines = [head.say(language, values)]
    teams = {team.id: called(team).say(language) for team in journey.teams}
    shown = [(_LATE, "error", late), (_SOON, "place", soon)]
    if whole:
        shown.append((_UNDATED, "dim", undated))
    for title, role, group in shown:
        if group:
            lines += ["", manner.paint(title.say(language), role)]
            rows = [row for each in group for row in _rows(each, teams, language)]
            heads = [each.say(language) for each in _HEADS]
            lines += ruled(rows, heads=heads, width=manner.width)
    if undated and not whole:
        lines += ["", manner.paint(_MORE.say(language, {"count": len(undated)}), "dim")]
    return "\n".join(lines) + "\n"


def _rows(each: Due, teams: dict[str, str], language: str) -> Iterator[list[str]]:
    whose = ", ".join(teams.get(team, printable(team)) for team in each.teams)
    day = "" if each.date is None else each.date.isoformat()
    yield [day, _when(each, language), each.says.say(language), whose or _NOBODY.say(language)]
    for point in each.agenda:
        yield ["", "", f"– {point.says.say(language)}", ""]


def _when(each: Due, language: str) -> str:
    if each.kind == "telling":
        return _OPEN.say(language)
    if each.days is None:
        return _AT_ONCE.say(language) if each.is_past else ""
    if each.days == 0:
        return _TODAY.say(language)
    sentence = _IN_DAYS if each.days > 0 else _DAYS_LATE
    return sentence.say(language, {"days": abs(each.days)})
