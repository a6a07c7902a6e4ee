"""What is changed because of what customers said: decisions, open loops, proofs."""

from journey.operating.improvements.text import tell_improvements
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Item, Listing, Prose, Telling
from journey.words.figures import shortened
from journey.words.sentences import Sentence

_TITLE = Sentence("What we change", "우리가 바꾸는 것")
_WEEKLY = ("decide", "tell", "prove", "doing", "candidates")
_MONTHLY = (
    *("decide", "doing", "tell", "prove", "celebrate", "rejected", "candidates"),
    *("pain", "records"),
)
_BRIEF = {"decide": 2, "tell": 2, "celebrate": 2, "doing": 5}
"""How many there are at most of each on one page."""


def write(desk: Desk) -> Chapter:
    """Write what is changed, what is to be decided, told and proven."""
    telling = tell_improvements(desk.agenda, desk.journey, desk.language)
    title, lead = desk.say(_TITLE), telling.lead[0]
    if not telling.sections:
        return Chapter("improvements", title, blocks=(Prose(lead, "quiet"),))
    if desk.is_brief:
        return Chapter("improvements", title, lead, (_brief(telling),))
    if desk.kind == "weekly":
        return Chapter("improvements", title, lead, telling.chosen(*_WEEKLY))
    blocks: tuple[Block, ...] = telling.chosen(*_MONTHLY)
    if desk.team is None:
        blocks += (*desk.picture("value_effort"), *desk.picture("board"))
    return Chapter("improvements", title, desk.sentences(telling.lead), blocks)


def _brief(telling: Telling) -> Listing:
    items = (
        item
        for id, most in _BRIEF.items()
        for block in telling.chosen(id)
        if isinstance(block, Listing)
        for item in block.items[:most]
    )
    return Listing("", tuple(map(_short, items))[:5])


def _short(item: Item) -> Item:
    note, tag = shortened(item.text, 70), item.tag if item.tone else ""
    return Item(shortened(item.title, 44), note=note, tag=tag, tone=item.tone)
