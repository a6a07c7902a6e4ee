"""What is due by whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from journey.operating.improvements.due import Due
from journey.operating.improvements.text_due import calendar, tell_dues
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Item, Listing, Prose, Sheet
from journey.words.figures import shortened
from journey.words.names import Names
from journey.words.sentences import Sentence

DAYS: Mapping[str, int] = {"weekly": 7, "monthly": 31, "summary": 31}
"""How far each document looks ahead."""

_NOBODY = Sentence("Nobody's", "담당이 없는 것")
_MORE = Sentence("{count} more in the monthly report", "그 밖의 {count}건은 월간 보고서에")
SHOWN = 4
"""How many stand on one page."""


def upcoming(desk: Desk) -> list[Due]:
    """Return what is late, and what falls due before the next meeting."""
    limit = desk.today + timedelta(days=DAYS[desk.kind])
    return [
        each for each in desk.dues if each.is_past or (each.date is not None and each.date <= limit)
    ]


def write(desk: Desk) -> Chapter:
    """Write what is due by team, what is late first."""
    found, until = upcoming(desk), desk.today + timedelta(days=DAYS[desk.kind])
    telling = tell_dues(found, desk.journey, desk.language, until=until)
    title, (lead,) = telling.title, telling.lead
    if not found:
        return Chapter("due", title, blocks=(Prose(lead),))
    names = Names(desk.journey, desk.language)
    if desk.is_brief:
        return Chapter("due", title, lead, (_brief(desk, calendar("", found, names)),))
    return Chapter("due", title, lead, tuple(_by_team(desk, found, names)))


def _brief(desk: Desk, sheet: Sheet) -> Listing:
    items = tuple(
        Item(shortened(what.text, 72), note=shortened(whose.text, 44), tag=by.text, tone=by.tone)
        for by, what, whose in sheet.rows[:SHOWN]
    )
    count = len(sheet.rows) - SHOWN
    return Listing("", items, more=desk.say(_MORE, count=count) if count > 0 else "")


def _by_team(desk: Desk, found: Sequence[Due], names: Names) -> Iterator[Sheet]:
    """Set what each team has to do; what several have to do stands with each."""
    teams = [each.id for each in desk.journey.teams]
    teams += sorted({team for each in found for team in each.teams} - {*teams})
    groups = [
        (names.team(team), [each for each in found if team in each.teams])
        for team in (teams if desk.team is None else [desk.team])
    ]
    groups.append((desk.say(_NOBODY), [each for each in found if not each.teams]))
    for name, own in groups:
        sheet = calendar(name, own, names)
        if own:
            yield replace(sheet, heads=sheet.heads[:-1], rows=tuple(r[:-1] for r in sheet.rows))
