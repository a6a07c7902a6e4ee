"""What is due by whom."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from journey.operating.improvements.due import Due
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Item, Listing, Prose
from journey.words.figures import shortened
from journey.words.sentences import Sentence

DAYS: Mapping[str, int] = {"weekly": 7, "monthly": 31, "summary": 31}
"""How far each document looks ahead."""

_TITLE = Sentence("What is due, and by whom", "누가 언제까지")
_LEAD = Sentence(
    "{late} late, {soon} due within {days} days.", "지난 것 {late}건, {days}일 안에 할 것 {soon}건."
)
_NONE = Sentence(
    "Nothing is late and nothing is due within {days} days.",
    "지난 것도, {days}일 안에 할 것도 없습니다.",
)
_NOBODY = Sentence("Nobody's", "담당이 없는 것")
_NEVER = Sentence("never done", "한 적 없음")
_AGENDA = Sentence("agenda: {agenda:all}", "안건: {agenda:all}")
_MORE = Sentence("{count} more in the monthly report", "그 밖의 {count}건은 월간 보고서에")


def upcoming(desk: Desk) -> list[Due]:
    """Return what is late, and what falls due before the next meeting."""
    limit = desk.today + timedelta(days=DAYS[desk.kind])
    return [
        each for each in desk.dues if each.is_past or (each.date is not None and each.date <= limit)
    ]


def write(desk: Desk) -> Chapter:
    """Write what is due by team, what is late first."""
    found, title, days = upcoming(desk), desk.say(_TITLE), DAYS[desk.kind]
    if not found:
        return Chapter("due", title, blocks=(Prose(desk.say(_NONE, days=days)),))
    late = sum(each.is_past for each in found)
    lead = desk.say(_LEAD, late=late, soon=len(found) - late, days=days)
    blocks = _brief(desk, found) if desk.is_brief else _by_team(desk, found)
    return Chapter("due", title, lead, tuple(blocks))


def _brief(desk: Desk, found: list[Due]) -> Iterator[Block]:
    items = []
    for each in found[:4]:
        note = shortened(f"{each.says.say(desk.language)} {desk.team_names(each.teams)}", 72)
        title = shortened(each.title.say(desk.language), 40)
        tone = "bad" if each.is_past else ""
        items.append(Item(title, "", note, _date(desk, each), "bad" if tone else ""))
    more = desk.say(_MORE, count=len(found) - 4) if len(found) > 4 else ""
    yield Listing("", tuple(items), "", more)


def _by_team(desk: Desk, found: list[Due]) -> Iterator[Block]:
    """List what each team has to do; what several have to do stands with each."""
    if desk.team is not None:
        yield Listing("", tuple(_item(desk, each) for each in found))
        return
    teams = [each.id for each in desk.journey.teams]
    teams += sorted({team for each in found for team in each.teams} - {*teams})
    for team in teams:
        items = tuple(_item(desk, each) for each in found if team in each.teams)
        if items:
            yield Listing(desk.team_name(team), items)
    nobody = tuple(_item(desk, each) for each in found if not each.teams)
    if nobody:
        yield Listing(desk.say(_NOBODY), nobody)


def _item(desk: Desk, each: Due) -> Item:
    agenda = ", ".join(point.says.say(desk.language) for point in each.agenda)
    note = desk.say(_AGENDA, agenda=agenda) if agenda else ""
    tone = "bad" if each.is_past else ""
    title, text = each.title.say(desk.language), desk.say(each.says)
    return Item(title, text, note, _date(desk, each), "bad" if tone else "")


def _date(desk: Desk, each: Due) -> str:
    if each.date is None:
        return desk.say(_NEVER)
    return str(each.date)
