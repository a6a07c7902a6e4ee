"""Tell whom action items serve, beside who brings the revenue."""

from collections.abc import Iterator, Sequence

from journey.operating.playbook.division import Division, Imbalance, TypeShare
from journey.words.blocks import Cell, Headline, Item, Listing, Section, Sheet
from journey.words.figures import figure, percent
from journey.words.names import Names
from journey.words.sentences import Sentence

_TITLE = Sentence(
    "The few and the many: who brings the revenue, and who gets the hours",
    "소수와 다수: 매출을 내는 고객과 우리 시간이 쓰이는 고객",
)
_HEADS = (
    Headline(Sentence("Customer type", "고객 유형")),
    Headline(Sentence("Customers", "고객 비중"), is_number=True),
    Headline(Sentence("Revenue", "매출 비중"), is_number=True),
    Headline(Sentence("Our hours", "시간 비중"), is_number=True),
    Headline(Sentence("Hours a month", "월 시간"), is_number=True),
)
_IS_FEW = Sentence("the few", "소수")
_IS_INTERNAL = Sentence("internal", "내부고객")
_FEW = Sentence("The few together", "소수 합계")
_MANY = Sentence("The many together", "다수 합계")
_NOBODY = Sentence("Met by no customer", "만나는 고객 없음")
_MEANT = Sentence(
    "The few bring more of the revenue than their part of the customers.",
    "소수는 고객 비중보다 매출 비중이 큰 고객입니다.",
)
_DIVIDED = Sentence(
    "Hours of an action item are divided among the types who can meet it by their `share`, evenly "
    "where one has none; those for everyone among customers, colleagues apart.",
    "액션 아이템의 시간은 그 일을 만날 수 있는 고객 유형끼리 `share`에 따라, 없으면 똑같이 "
    "나눴습니다. 모든 고객을 위한 일은 내부고객을 빼고 나눴습니다.",
)
_UNSAID = Sentence(
    "Hours not said, and in no figure: {names:all}.", "시간이 없어 계산에서 빠짐: {names:all}."
)
_NO_REVENUE = Sentence(
    "No `revenue_share` is said for {names:all}, so nobody can say who are the few there.",
    "{names:all}의 `revenue_share`가 없어 소수인지 알 수 없습니다.",
)
_IMBALANCES = Sentence("The few served at the cost of the many", "소수만 챙기는 곳")
_IMBALANCE = Sentence(
    "is for {types:all} in {stage:all}; {customers:all} come there too, and no action item is for "
    "them",
    "{stage:all} 단계에서 {types:all} 고객만을 위한 일입니다. 함께 오는 {customers:all} 고객을 "
    "위한 액션 아이템은 없습니다",
)
_SHARES = Sentence(
    "{types:all}: {share:all}, {revenue:all}", "{types:all}: {share:all}, {revenue:all}"
)
_OF_CUSTOMERS = Sentence("{part:plain} of the customers", "고객의 {part:plain}")
_OF_REVENUE = Sentence("{part:plain} of the revenue", "매출의 {part:plain}")
_NOT_CUSTOMERS = Sentence("part of the customers not said", "고객 비중 미정")
_NOT_REVENUE = Sentence("part of the revenue not said", "매출 비중 미정")
_BALANCED = Sentence(
    "No stage does something for the few and nothing for others who come there.",
    "소수만 챙기고 함께 오는 다른 고객은 비워 둔 단계가 없습니다.",
)


def types(division: Division, names: Names) -> Section:
    """Tell of each customer type who brings the revenue, and whom the hours serve."""
    rows = [
        *(_row(part, names, _IS_FEW if part.is_few else None) for part in division.parts),
        *(_row(part, names, _IS_INTERNAL) for part in division.internal),
        *_together(division.parts, names),
    ]
    if division.nobody:
        rows.append((Cell(names.say(_NOBODY)), *[Cell("")] * 3, Cell(figure(division.nobody))))
    note = names.sentences(_notes(division, names), " ")
    sheet = Sheet(names.say(_TITLE), names.heads(_HEADS), tuple(rows), note)
    return Section("types", (sheet,) if division.parts else ())


def _row(part: TypeShare, names: Names, said: Sentence | None) -> tuple[Cell, ...]:
    shares = (part.share, part.revenue_share, part.hours_share)
    return (
        Cell(names.customer_type(part.type), names.say(said) if said else ""),
        *(Cell(percent(share)) for share in shares),
        Cell(figure(part.hours)),
    )


def _together(parts: Sequence[TypeShare], names: Names) -> Iterator[tuple[Cell, ...]]:
    """Sum the few and the many, as far as they are known, where there are both."""
    few = [part for part in parts if part.is_few]
    many = [part for part in parts if part.is_few is False]
    for title, group in ((_FEW, few), (_MANY, many)) if few and many else ():
        shares = ("share", "revenue_share", "hours_share")
        yield (
            Cell(names.say(title)),
            *(Cell(percent(_sum(group, field))) for field in shares),
            Cell(figure(_sum(group, "hours"))),
        )


def _sum(parts: Sequence[TypeShare], field: str) -> float | None:
    known = [each for part in parts if (each := getattr(part, field)) is not None]
    return sum(known) if known else None


def _notes(division: Division, names: Names) -> Iterator[str]:
    if any(part.is_few for part in division.parts):
        yield names.say(_MEANT)
    yield names.say(_DIVIDED)
    if division.revenue_unsaid:
        unsaid = ", ".join(map(names.customer_type, division.revenue_unsaid))
        yield names.say(_NO_REVENUE, names=unsaid)
    if division.unsaid:
        yield names.say(_UNSAID, names=", ".join(map(names.action, division.unsaid)))


def imbalances(division: Division, team: str | None, names: Names) -> Section:
    """Tell where something is done for the few and nothing for others, with figures."""
    found = [each for each in division.imbalances if team in (None, each.owner)]
    items = tuple(_imbalance(each, names) for each in found)
    block = Listing(names.say(_IMBALANCES), items, names.say(_BALANCED))
    is_told = bool(division.parts) if team is None else bool(items)
    return Section("imbalances", (block,) if is_told else ())


def _imbalance(each: Imbalance, names: Names) -> Item:
    said = names.say(
        _IMBALANCE,
        stage=names.title(names.journey.stage(each.stage)),
        types=", ".join(map(names.customer_type, each.types)),
        customers=", ".join(names.customers(str(who)) for who in each.without),
    )
    shares = names.say(
        _SHARES,
        types=", ".join(map(names.customer_type, each.without_types)),
        share=_share(each.share, names, _OF_CUSTOMERS, _NOT_CUSTOMERS),
        revenue=_share(each.revenue_share, names, _OF_REVENUE, _NOT_REVENUE),
    )
    owner, tag = names.whose(each.owner), names.hours(each.hours)
    return Item(names.action(each.action), said, owner, tag, "warn", (shares,))


def _share(share: float | None, names: Names, known: Sentence, unknown: Sentence) -> str:
    return names.say(unknown) if share is None else names.say(known, part=percent(share))
