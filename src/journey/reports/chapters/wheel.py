"""The Wheel of Operation: how well the organisation is able to look after its customers."""

from collections.abc import Iterator
from dataclasses import replace

from journey.pictures.parts.wheel import wheel_picture
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Illustration, Item, Listing, Prose
from journey.words.sentences import Sentence

SHOWN = 2
"""How many of the flattest spokes stand on the one page."""

_TITLE = Sentence("How we roll", "우리는 잘 굴러가는가")


def write(desk: Desk) -> Chapter:
    """Write how large and how round the wheel is, and what to do about the flattest spokes."""
    lead = desk.told_wheel.lead[0]
    blocks = tuple(_brief(desk) if desk.is_brief else _blocks(desk))
    return Chapter("wheel", desk.say(_TITLE), lead, blocks)


def _brief(desk: Desk) -> Iterator[Block]:
    for block in desk.told_wheel.chosen("steps"):
        if isinstance(block, Listing):
            items = tuple(Item(each.title, tag=each.tag) for each in block.items[:SHOWN])
            yield replace(block, title="", items=items)


def _blocks(desk: Desk) -> Iterator[Block]:
    told = desk.told_wheel
    yield from (Prose(text, "quiet") for text in told.lead[1:])
    yield from told.chosen("shape")
    if desk.kind == "monthly":
        shown = wheel_picture(desk.wheel, desk.journey, language=desk.language)
        desk.pictures["wheel"] = shown
        yield Illustration("wheel")
    yield from told.chosen("spokes", "steps", "contradictions", "disagreements")
