"""Whom action items serve, beside who brings the revenue, as a text."""

from collections.abc import Iterator, Sequence

from journey.operating.playbook.division import Division, Imbalance, TypeShare
from journey.words.figures import figure, percent
from journey.words.sentences import Sentence
from journey.words.writer import Writer

_HEADING = Sentence(
    "The few and the many: who brings the revenue, and who gets the hours",
    "소수와 다수: 매출을 내는 고객과 우리 시간이 쓰이는 고객",
)
_HEADS = (
    Sentence("", ""),
    Sentence("customers", "고객 비중"),
    Sentence("revenue", "매출 비중"),
    Sentence("action hours", "시간 비중"),
    Sentence("hours a month", "월 시간"),
)
_FEW = Sentence("the few together", "소수 합계")
_MANY = Sentence("the many together", "다수 합계")
_INTERNAL = Sentence("internal customers", "내부고객")
_NOBODY = Sentence("met by no customer", "만나는 고객 없음")
_MEANT = Sentence(
    "The few, marked *, bring more of the revenue than their part of the customers. Hours of an "
    "action item are divided among the types who can meet it by their `share`, evenly where one "
    "has none; those for everyone among customers, colleagues apart.",
    "*는 고객 비중보다 매출 비중이 큰 소수입니다. 액션 아이템의 시간은 그 일을 만날 수 있는 고객 "
    "유형끼리 `share`에 따라, 없으면 똑같이 나눴습니다. 모든 고객을 위한 일은 내부고객을 빼고 "
    "나눴습니다.",
)
_NO_FEW = Sentence(
    "Hours of an action item are divided among the types who can meet it by their `share`, evenly "
    "where one has none; those for everyone among customers, colleagues apart.",
    "액션 아이템의 시간은 그 일을 만날 수 있는 고객 유형끼리 `share`에 따라, 없으면 똑같이 "
    "나눴습니다. 모든 고객을 위한 일은 내부고객을 빼고 나눴습니다.",
)
_UNSAID = Sentence(
    "Hours not said, and in no figure: {names:all}", "시간이 없어 계산에서 빠짐: {names:all}"
)
_NO_REVENUE = Sentence(
    "No `revenue_share` is said for {names:all}, so nobody can say who are the few there.",
    "{names:all}의 `revenue_share`가 없어 소수인지 알 수 없습니다.",
)
_IMBALANCE = Sentence(
    "{action:all} ({owner:all}, {hours:all}) is for {types:all} in {stage:all}; {customers:all} "
    "come there too, and no action item is for them",
    "{action:all}({owner:all}, {hours:all})은(는) {stage:all} 단계에서 {types:all} 고객만을 위한 "
    "일입니다. 함께 오는 {customers:all} 고객을 위한 액션 아이템은 없습니다",
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
_NO_OWNER = Sentence("no owner", "담당 없음")


def tell_division(division: Division, writer: Writer) -> Iterator[str]:
    """Write two shares for each type, and where the few are served at the cost of the many."""
    if not division.parts:
        return
    yield from writer.heading(writer.say(_HEADING))
    rows = [_row(part, writer) for part in division.parts]
    groups = ((_FEW, True), (_MANY, False))
    known = {is_few: [p for p in division.parts if p.is_few is is_few] for _, is_few in groups}
    if all(known.values()):
        rows.append([""] * len(_HEADS))
        rows += [_together(writer.say(name), known[is_few]) for name, is_few in groups]
    internal = sum(part.hours or 0.0 for part in division.internal)
    for name, hours in ((_INTERNAL, internal), (_NOBODY, division.nobody)):
        if hours:
            rows.append([writer.say(name), "", "", "", figure(hours)])
    heads = [writer.say(head) for head in _HEADS]
    yield from writer.table(rows, heads, (1, 2, 3, 4))
    yield ""
    yield from tell_imbalances(division.imbalances, writer)
    yield ""
    yield from writer.hung(writer.say(_MEANT if known[True] else _NO_FEW), more=0)
    if division.revenue_unsaid:
        names = ", ".join(writer.types[type] for type in division.revenue_unsaid)
        yield from writer.hung(writer.say(_NO_REVENUE, names=names), more=0)
    if division.unsaid:
        names = ", ".join(map(writer.action, division.unsaid))
        yield from writer.hung(writer.say(_UNSAID, names=names))


def tell_imbalances(imbalances: Sequence[Imbalance], writer: Writer) -> Iterator[str]:
    """Write where something is done for the few and nothing for others, with figures."""
    if not imbalances:
        yield from writer.hung(writer.say(_BALANCED), more=0)
    for each in imbalances:
        stage = writer.journey.stage(each.stage)
        values = {
            "action": writer.action(each.action),
            "owner": writer.team(each.owner) if each.owner else writer.say(_NO_OWNER),
            "hours": writer.hours(each.hours),
            "stage": writer.plain(stage),
            "types": ", ".join(writer.types[type] for type in each.types),
            "customers": ", ".join(writer.who(str(who)) for who in each.without),
        }
        yield from writer.hung(f"✗ {writer.say(_IMBALANCE, **values)}")
        shares = {
            "types": ", ".join(writer.types[type] for type in each.without_types),
            "share": _share(each.share, writer, _OF_CUSTOMERS, _NOT_CUSTOMERS),
            "revenue": _share(each.revenue_share, writer, _OF_REVENUE, _NOT_REVENUE),
        }
        yield from writer.hung(writer.say(_SHARES, **shares), 4)


def _share(share: float | None, writer: Writer, known: Sentence, unknown: Sentence) -> str:
    return writer.say(unknown) if share is None else writer.say(known, part=percent(share))


def _row(part: TypeShare, writer: Writer) -> list[str]:
    name = f"{writer.types[part.type]}{' *' if part.is_few else ''}"
    shares = [part.share, part.revenue_share, part.hours_share]
    return [
        name,
        *("?" if each is None else percent(each) for each in shares),
        "?" if part.hours is None else figure(part.hours),
    ]


def _together(name: str, parts: Sequence[TypeShare]) -> list[str]:
    return [
        name,
        *(_sum(parts, field) for field in ("share", "revenue_share", "hours_share")),
        _sum(parts, "hours"),
    ]


def _sum(parts: Sequence[TypeShare], field: str) -> str:
    """Write a sum, as far as it is known."""
    known = [each for part in parts if (each := getattr(part, field)) is not None]
    if not known:
        return "?"
    return figure(sum(known)) if field == "hours" else percent(sum(known))
