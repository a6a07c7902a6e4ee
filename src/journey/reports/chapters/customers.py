"""Who the customers are, and who of them is looked after where."""

from collections.abc import Iterator

from journey.operating.playbook.division import Imbalance, TypeShare
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Cell, Head, Item, Listing, Prose, Sheet, Tile, Tiles
from journey.words.figures import figure, percent
from journey.words.sentences import Sentence

_TITLE = Sentence("Who they are", "고객은 누구인가")
_LEAD = Sentence(
    "{count} customer{count:s}: a type and what they face now. {cared} of {pairs} pairs of a stage "
    "and a customer who comes there have an action item of their own.",
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
_TYPES = Sentence("The few and the many", "20%와 80%")
_HEADS = (
    Sentence("Customer type", "고객 유형"),
    Sentence("Of all customers", "고객 비중"),
    Sentence("Of revenue", "매출 비중"),
    Sentence("Of our hours", "업무 시간 비중"),
    Sentence("Hours a month", "월 시간"),
)
_FEW = Sentence("the few who bring more", "적지만 매출이 큰 고객")
_INTERNAL = Sentence("colleagues who serve", "내부고객")
_SPLIT = Sentence(
    "The hours of an action item for several types are divided by how many of each there are.",
    "여러 유형을 위한 액션 아이템의 시간은 각 유형의 고객 수에 따라 나눕니다.",
)
_COST = Sentence("Few served at the cost of many", "소수만 챙기는 곳")
_NO_COST = Sentence(
    "Nowhere do the few get something where others get nothing.",
    "소수만 챙기고 다른 고객을 빠뜨린 단계가 없습니다.",
)
_WITHOUT = Sentence(
    "{types:all} come to {stage:all} and nothing is done for them",
    "{stage:all} 단계에 오는 {types:all} 고객에게는 액션이 없음",
)


def write(desk: Desk) -> Chapter:
    """Write who the customers are and how they are looked after."""
    coverage, title = desk.coverage, desk.say(_TITLE)
    if not coverage.universe:
        return Chapter("customers", title, blocks=(Prose(desk.say(_NONE), "quiet"),))
    pairs = coverage["pairs-specific"]
    values = {"count": coverage.universe, "cared": pairs.covered, "pairs": pairs.total}
    return Chapter("customers", title, desk.say(_LEAD, **values), tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    yield Tiles(tuple(_tile(desk, name) for name in _FIGURES))
    if desk.team is None:
        yield from desk.picture("heatmap")
    division = desk.division
    rows = tuple(_row(desk, each) for each in (*division.parts, *division.internal))
    if rows:
        heads = tuple(Head(desk.say(s), n > 0) for n, s in enumerate(_HEADS))
        yield Sheet(desk.say(_TYPES), heads, rows, desk.say(_SPLIT))
    found = [each for each in division.imbalances if desk.team in (None, each.owner)]
    items = tuple(_imbalance(desk, each) for each in found)
    yield Listing(desk.say(_COST), items, desk.say(_NO_COST))


def _tile(desk: Desk, name: str) -> Tile:
    found, label = desk.coverage[name], desk.say(_FIGURES[name])
    if found.percent is None:
        return Tile(label, "–", desk.say(_NOTHING))
    note = desk.say(_OF, covered=found.covered, total=found.total)
    return Tile(label, percent(found.covered / found.total), note)


def _row(desk: Desk, each: TypeShare) -> tuple[Cell, ...]:
    types = {one.id: one for one in desk.journey.customers.types}
    note = _FEW if each.is_few else _INTERNAL if types[each.type].internal else None
    shares = (each.share, each.revenue_share, each.hours_share)
    return (
        Cell(desk.phrases.title(types[each.type]), desk.say(note) if note else ""),
        *(Cell("–" if share is None else percent(share)) for share in shares),
        Cell("–" if each.hours is None else figure(each.hours)),
    )


def _imbalance(desk: Desk, each: Imbalance) -> Item:
    stage = desk.phrases.title(desk.journey.stage(each.stage))
    types = desk.phrases.who("|".join(each.without_types)) if each.without_types else ""
    said = desk.say(_WITHOUT, types=types, stage=stage)
    title, owner = desk.phrases.action(each.action), desk.team_name(each.owner)
    return Item(title, said, owner, tone="warn")
