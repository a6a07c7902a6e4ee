"""Who the customers are, and who of them is looked after where."""

from collections.abc import Iterator

from journey.coverage.care import UNTIL_MENDED
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Prose, Tile, Tiles
from journey.words.figures import percent
from journey.words.sentences import Sentence, as_said

_TITLE = Sentence("Who they are", "고객은 누구인가")
_LEAD = Sentence(
    "{count} customer{count:s}: a type and what they face now. {cared} of {pairs} pair{pairs:s} "
    "of a stage "
    "and a customer who comes there {pairs:has|have} an action item of their own.",
    "고객 정의(유형 × 상황) {count}개. 고객이 오는 단계 × 고객 {pairs}쌍 가운데 {cared}쌍에 "
    "맞춤 액션 아이템이 있습니다.",
)
_NONE = Sentence(
    "The journey says nothing of its customers: declare `customers`.",
    "여정에 고객이 없습니다. `customers`에 유형과 상황을 쓰세요.",
)
_FIGURES = {
    "customers-defined": Sentence("Customers defined", "정의된 고객"),
    "customers-reachable": Sentence("Come somewhere", "여정에 들어오는 고객"),
    "pairs-addressed": Sentence("Pairs looked after", "챙기는 단계 × 고객"),
    "pairs-specific": Sentence("With an action of their own", "맞춤 액션이 있는 쌍"),
}
_NOTHING = Sentence("nothing to cover", "다룰 것이 없음")
_OF = Sentence("{covered} of {total}", "{total} 중 {covered}")


def write(desk: Desk) -> Chapter:
    """Write who the customers are and how they are looked after."""
    coverage, title = desk.coverage, desk.say(_TITLE)
    if not coverage.universe:
        return Chapter("customers", title, blocks=(Prose(desk.say(_NONE), "quiet"),))
    pairs = coverage["pairs-specific"]
    cared = as_said("?") if pairs.covered is None else pairs.covered
    values = {"count": coverage.universe, "cared": cared, "pairs": pairs.total}
    return Chapter("customers", title, desk.say(_LEAD, **values), tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    yield Tiles(tuple(_tile(desk, name) for name in _FIGURES))
    if desk.team is None:
        yield from desk.picture("heatmap")
    yield from desk.told_operations.chosen("types", "imbalances")


def _tile(desk: Desk, name: str) -> Tile:
    found, label = desk.coverage[name], desk.say(_FIGURES[name])
    if found.uncertain:
        return Tile(label, "?", desk.say(UNTIL_MENDED))
    if found.share is None:
        return Tile(label, "–", desk.say(_NOTHING))
    note = desk.say(_OF, covered=found.covered, total=found.total)
    return Tile(label, percent(found.share), note)
