"""Tell what is sold, and what outcomes are worth."""

from collections.abc import Iterator

from journey.operating.playbook.playbook import Deal, Playbook
from journey.operating.playbook.worth import Ending, Sums, Worth, Worths
from journey.words.blocks import (
    Block,
    Cell,
    Headline,
    Item,
    Listing,
    Prose,
    Section,
    Sheet,
    Tile,
    Tiles,
)
from journey.words.figures import NONE, figure, percent
from journey.words.names import Names
from journey.words.sentences import Sentence

_OFFERS = Sentence("Offers", "유료 상품")
_NO_PRICE = Sentence("no price", "가격 없음")
_REVENUE = Sentence(
    "expected {revenue:plain} a month: {uptake:plain} of the {offered:plain} offered it take it",
    "월 예상 매출 {revenue:plain}: 제안받은 {offered:plain}명 중 {uptake:plain} 이용",
)
_NO_REVENUE = Sentence("expected revenue unknown: {why:all}", "예상 매출 알 수 없음: {why:all}")
_FREE = {
    "free": Sentence("free path: {path:all}", "무료 경로: {path:all}"),
    "none": Sentence(
        "no free path for those who do not pay", "돈을 내지 않는 고객을 위한 무료 경로 없음"
    ),
    "itself": Sentence("its free path is itself", "무료 경로가 자기 자신임"),
    "sold": Sentence("its free path {path:all} is sold as well", "무료 경로 {path:all}도 유료임"),
    "undeclared": Sentence("its free path {path:all} does not exist", "무료 경로 {path:all} 없음"),
    "unknown": Sentence("whether it has a free path is unknown", "무료 경로가 있는지 알 수 없음"),
}
_OPEN = Sentence("open to all who are offered this", "같은 고객 모두에게 열려 있음")
_SHUT = Sentence("not open to {who:all}", "{who:all} 고객에게는 닫혀 있음")
_TITLE = Sentence(
    "What outcomes are worth, by planned rates and volumes",
    "결과의 가치(계획된 비율과 유입 규모 기준)",
)
_EARNED = Sentence("Worth a month", "월 가치")
_LOST = Sentence("Lost a month", "월 손실")
_PARTLY = Sentence("as far as rates and volumes are known", "비율과 유입 규모를 아는 만큼")
_AT_NEGATIVE = Sentence("at negative outcomes", "부정적 결과에서")
_PART = Sentence("{part:plain} of what comes in", "실제 가치의 {part:plain}")
_BY_TYPE = Sentence("What those who enter are worth", "유입 고객별 가치")
_TYPE_HEADS = (
    Headline(Sentence("Enters as", "유입 고객")),
    Headline(Sentence("A month", "월 인원"), is_number=True),
    Headline(Sentence("Each worth", "1인당 가치"), is_number=True),
    Headline(Sentence("Worth a month", "월 가치"), is_number=True),
)
_BY_OUTCOME = Sentence("What outcomes bring and lose", "결과별 가치와 손실")
_OUTCOME_HEADS = (
    Headline(Sentence("Outcome", "결과")),
    *_TYPE_HEADS[1:],
    Headline(Sentence("Lost a month", "월 손실"), is_number=True),
)
_LOST_IS = Sentence(
    "Lost at a negative outcome is what those who end there would be worth if they were worth what "
    "those are who end well.",
    "부정적 결과의 손실은 그곳에서 끝난 고객이 긍정적 결과에 이른 고객만큼의 가치를 냈을 경우와의 "
    "차이입니다.",
)
_NO_WORTH = Sentence(
    "No outcome says what it is worth: write `worth: 52000 KRW` at one.",
    "가치가 적힌 결과가 없습니다. 결과에 `worth: 52000 KRW`처럼 쓰세요.",
)
_UNPRICED = Sentence(
    "Positive outcomes without `worth` count as nothing: {names:all}.",
    "`worth`가 없어 0으로 센 긍정적 결과: {names:all}.",
)
_UNKNOWN = Sentence("Of whom it is unknown", "가치를 알 수 없는 유입")
_ENTRY = Sentence("{touchpoint:all} as {who:all}", "{touchpoint:all}, {who:all}")
_NO_VOLUME = Sentence(
    "no volume is planned, so it is in no monthly figure",
    "유입 규모가 계획되지 않아 월 수치에서 빠짐",
)
_NOBODY = Sentence("Nobody enters but colleagues.", "내부고객 말고는 들어오는 고객이 없습니다.")


def offers(playbook: Playbook, names: Names) -> Section:
    """Tell what is sold, what it brings, and who is helped without paying."""
    items = tuple(_offer(deal, names) for deal in playbook.deals)
    return Section("offers", (Listing(names.say(_OFFERS), items),) if items else ())


def _offer(deal: Deal, names: Names) -> Item:
    details = []
    if deal.revenue is not None:
        values = {"revenue": f"{deal.revenue:,.0f} {deal.currency}"}
        values |= {"offered": figure(deal.offered), "uptake": percent(deal.uptake)}
        details.append(names.say(_REVENUE, **values))
    elif deal.unknown is not None:
        details.append(names.say(_NO_REVENUE, why=deal.unknown))
    return Item(
        names.action(deal.action),
        _free(deal, names),
        tag=deal.price or names.say(_NO_PRICE),
        tone="" if deal.free in ("free", "unknown") else "bad",
        details=tuple(details),
    )


def _free(deal: Deal, names: Names) -> str:
    said = [names.say(_FREE[deal.free], path=names.action(deal.free_path or ""))]
    if deal.free == "free" and deal.shut_out:
        who = ", ".join(names.customers(str(each)) for each in deal.shut_out)
        said.append(names.say(_SHUT, who=who))
    elif deal.free == "free":
        said.append(names.say(_OPEN))
    return names.sentences(said, ", ")


def worth(worths: Worths, names: Names) -> Section:
    """Tell what all of it is worth each month, and what is lost."""
    earned = worths.monthly if worths.is_priced else None
    lost = worths.lost_monthly if worths.is_priced else None
    tiles = []
    if earned:
        partly = names.say(_PARTLY) if worths.left_out else ""
        tiles.append(Tile(names.say(_EARNED), money(earned), partly))
    if lost and any(lost.values()):
        notes = [names.say(_AT_NEGATIVE)]
        if earned and len(earned) == len(lost) == 1:
            (all_of_it,), (part,) = earned.values(), lost.values()
            notes += [names.say(_PART, part=percent(part / all_of_it))] if all_of_it > 0 else []
        tiles.append(Tile(names.say(_LOST), money(lost), names.sentences(notes, ", ")))
    return Section("worth", (Tiles(tuple(tiles), names.say(_TITLE)),) if tiles else ())


def worth_of_each(worths: Worths, names: Names) -> Section:
    """Tell what those who enter are worth by type, what outcomes bring, and what is unknown."""
    said = None
    if not worths.entries:
        said = _NOBODY
    elif not worths.is_priced and any(each.worth is not None for each in worths.entries):
        said = _NO_WORTH
    blocks: list[Block] = [Prose(names.say(said), "quiet", names.say(_TITLE))] if said else []
    if worths.is_priced:
        rows = tuple(_type(each, names) for each in worths.types)
        blocks.append(Sheet(names.say(_BY_TYPE), names.heads(_TYPE_HEADS), rows))
        blocks.append(_outcomes(worths, names))
    unknown = tuple(_unknown(worths, names))
    blocks += [Listing(names.say(_UNKNOWN), unknown)] if unknown else []
    return Section("worths", tuple(blocks))


def _type(each: Worth, names: Names) -> tuple[Cell, ...]:
    said = (_count(each.per_month), money(each.worth), money(each.monthly))
    return (Cell(names.customer_type(each.type)), *map(Cell, said))


def _outcomes(worths: Worths, names: Names) -> Sheet:
    rows = tuple(_outcome(each, names) for each in worths.outcomes)
    notes = []
    if any(each.lost_monthly is not None for each in worths.outcomes):
        notes.append(names.say(_LOST_IS))
    if worths.unpriced:
        unpriced = ", ".join(map(names.touchpoint, worths.unpriced))
        notes.append(names.say(_UNPRICED, names=unpriced))
    heads = names.heads(_OUTCOME_HEADS)
    return Sheet(names.say(_BY_OUTCOME), heads, rows, names.sentences(notes, " "))


def _outcome(each: Ending, names: Names) -> tuple[Cell, ...]:
    said = (
        names.touchpoint(each.outcome),
        _count(each.per_month),
        money(each.each) if each.each else NONE,
        money(each.monthly) if each.each else NONE,
        money(each.lost_monthly) if each.lost_monthly is not None else "",
    )
    return tuple(map(Cell, said))


def _unknown(worths: Worths, names: Names) -> Iterator[Item]:
    """Tell of which entries what is not known, those alike together."""
    alike: dict[Sentence, list[str]] = {}
    for each in worths.entries:
        why = each.unknown or (_NO_VOLUME if each.per_month is None else None)
        if why is not None:
            place, who = names.touchpoint(each.touchpoint), names.customers(str(each.customer))
            alike.setdefault(why, []).append(names.say(_ENTRY, touchpoint=place, who=who))
    for why, entries in alike.items():
        yield Item("; ".join(entries), names.say(why))


def money(sums: Sums | None) -> str:
    """Write sums of money; of a hundred and more without a fraction.

    >>> money({"KRW": 819.53, "EUR": 9.5}), money({}), money(None)
    ('820 KRW + 9.50 EUR', '0', '–')
    """
    if sums is None:
        return NONE
    said = [
        f"{amount:,.0f} {currency}" if abs(amount) >= 99.995 else f"{amount:,.2f} {currency}"
        for currency, amount in sums.items()
    ]
    return " + ".join(said).replace("-", "−") or "0"


def _count(count: float | None) -> str:
    return NONE if count is None else f"{count:,.0f}"
