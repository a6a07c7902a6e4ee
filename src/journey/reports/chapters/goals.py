"""Where goals stand, what guards them, and what of the mission they forget."""

from collections.abc import Iterator
from dataclasses import replace

from journey.operating.goals.aims import Aim, Aims
from journey.operating.goals.text import tell_goals
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Item, Listing, Prose, Sheet, Telling
from journey.words.figures import shortened
from journey.words.sentences import Sentence

_TITLE = Sentence("Where we want to be", "우리가 가려는 곳")
SHOWN = 4
"""How many goals stand on one page."""


def write(desk: Desk) -> Chapter:
    """Write where goals stand; how many are reached is never the first thing said."""
    aims, title = desk.aims, desk.say(_TITLE)
    telling = _told(desk, aims)
    lead: str = desk.sentences(telling.lead)
    if not aims.goals:
        more = _whole(telling) if desk.kind == "monthly" else ()
        return Chapter("goals", title, blocks=(Prose(lead, "quiet"), *more))
    if desk.is_brief:
        lead = shortened(telling.lead[0], 120)
        few = _told(desk, replace(aims, goals=aims.goals[:SHOWN]))
        return Chapter("goals", title, lead, (Listing("", tuple(_brief(few))),))
    if desk.kind == "weekly":
        called = (each for each in aims if _calls_for_somebody(each))
        few = _told(desk, replace(aims, goals=tuple(called)))
        return Chapter("goals", title, lead, few.chosen("goals", "tasks"))
    return Chapter("goals", title, lead, tuple(_whole(telling)))


def _calls_for_somebody(aim: Aim) -> bool:
    return aim.state != "closed" if aim.metric is None else aim.is_warning


def _told(desk: Desk, aims: Aims) -> Telling:
    return tell_goals(aims, desk.use, desk.journey, desk.language)


def _brief(telling: Telling) -> Iterator[Item]:
    for block in telling.chosen("goals", "tasks"):
        for item in block.items if isinstance(block, Listing) else ():
            note = shortened(item.note, 36)
            yield Item(shortened(item.title, 44), note=note, tag=item.tag, tone=item.tone)


def _whole(telling: Telling) -> Iterator[Block]:
    yield from telling.chosen("goals", "tasks", "meanings", "metrics")
    for block in telling.chosen("unread"):
        yield Prose(block.title, "quiet") if isinstance(block, Sheet) else block
    yield from telling.chosen("bands")
