"""The state of things in a few figures, for those who read one page."""

from journey.coverage.care import UNTIL_MENDED
from journey.operating.voices.voc import Standing, VoiceOfCustomer
from journey.reports.chapters.due import upcoming
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Tile, Tiles
from journey.words.figures import figure, percent
from journey.words.sentences import Sentence

_TITLE = Sentence("At a glance", "한눈에")
_CUSTOMERS = Sentence("Customers looked after", "챙기는 고객")
_CARED = Sentence("of pairs of stage and customer", "단계 × 고객 가운데")
_VOICES = Sentence("Voices a month", "월 VOC")
_UNANSWERED = Sentence(
    "{count} {count:class|classes} without an answer", "답이 없는 VOC 유형 {count}개"
)
_HOURS = Sentence("Hours a month", "월 업무 시간")
_LOOPS = Sentence("Loops to close", "닫을 고리")
_SHIPPED = Sentence("shipped, not told", "적용했지만 알리지 않음")
_LATE = Sentence("Late", "지난 일")
_SOON = Sentence("{count} more within a month", "한 달 안에 {count}건 더")
_NOTHING = Sentence("nothing to cover", "다룰 것이 없음")


def write(desk: Desk) -> Chapter:
    """Write the state of things in five figures."""
    tiles = (_customers(desk), _voices(desk), _hours(desk), _loops(desk), _late(desk))
    return Chapter("state", desk.say(_TITLE), blocks=(Tiles(tiles),))


def _customers(desk: Desk) -> Tile:
    found, label = desk.coverage["pairs-addressed"], desk.say(_CUSTOMERS)
    if found.uncertain:
        return Tile(label, "?", desk.say(UNTIL_MENDED))
    if found.share is None:
        return Tile(label, "–", desk.say(_NOTHING))
    return Tile(label, percent(found.share), desk.say(_CARED))


def _voices(desk: Desk) -> Tile:
    hearing = desk.hearing
    known = [count for each in hearing.voices if (count := _heard(hearing, each)) is not None]
    count = len(hearing.unanswered)
    note = desk.say(_UNANSWERED, count=count) if count else ""
    value = figure(sum(known)) if known else "–"
    return Tile(desk.say(_VOICES), value, note, "bad" if count else "")


def _heard(hearing: VoiceOfCustomer, each: Standing) -> float | None:
    """Return how often a voice is heard; None where that is part of how often a wider one is."""
    counted = {one.id: one for one in hearing.voices if one.per_month is not None}
    above, seen = each.parent, {each.id}
    while above is not None and above not in seen:
        if above in counted:
            return None
        seen.add(above)
        above = next((one.parent for one in hearing.voices if one.id == above), None)
    return each.per_month


def _hours(desk: Desk) -> Tile:
    told = desk.told_operations.chosen("figures")
    tiles = [tile for block in told if isinstance(block, Tiles) for tile in block.tiles]
    return tiles[0] if tiles else Tile(desk.say(_HOURS), "–")


def _loops(desk: Desk) -> Tile:
    count = len(desk.agenda["tell"])
    return Tile(desk.say(_LOOPS), str(count), desk.say(_SHIPPED), "bad" if count else "")


def _late(desk: Desk) -> Tile:
    found = upcoming(desk)
    late = sum(each.is_past for each in found)
    note = desk.say(_SOON, count=len(found) - late) if len(found) > late else ""
    return Tile(desk.say(_LATE), str(late), note, "bad" if late else "")
