"""What outcomes are worth, as a text."""

from collections.abc import Iterator

from journey.operating.playbook.worth import Sums, Worths
from journey.words.figures import percent
from journey.words.sentences import Sentence
from journey.words.writer import Writer

_HEADING = Sentence(
    "What outcomes are worth, by planned rates and volumes",
    "결과의 가치(계획된 비율과 유입 규모 기준)",
)
_SUM = Sentence("{worth:plain} a month", "월 {worth:plain}")
_LOST = Sentence(
    "{lost:plain} a month are lost at negative outcomes: what those who end there would be worth "
    "if they were worth what those are who end well{part:all}",
    "부정적 결과로 월 {lost:plain} 손실: 그곳에서 끝난 고객이 긍정적 결과에 이른 고객만큼의 가치를 "
    "냈을 경우와의 차이{part:all}",
)
_PART = Sentence(" ({part:plain} of what comes in)", " (실제 가치의 {part:plain})")
_TYPE_HEADS = (
    Sentence("enters as", "유입 고객"),
    Sentence("a month", "월 인원"),
    Sentence("each worth", "1인당 가치"),
    Sentence("worth a month", "월 가치"),
)
_OUTCOME_HEADS = (
    Sentence("outcome", "결과"),
    Sentence("a month", "월 인원"),
    Sentence("each worth", "1인당 가치"),
    Sentence("worth a month", "월 가치"),
    Sentence("lost a month", "월 손실"),
)
_NO_WORTH = Sentence(
    "No outcome says what it is worth: write `worth: 52000 KRW` at one.",
    "가치가 적힌 결과가 없습니다. 결과에 `worth: 52000 KRW`처럼 쓰세요.",
)
_UNPRICED = Sentence(
    "Positive outcomes without `worth` count as nothing: {names:all}",
    "`worth`가 없어 0으로 센 긍정적 결과: {names:all}",
)
_ENTRY = Sentence("{touchpoint:all} as {who:all}", "{touchpoint:all}, {who:all}")
_WHY = Sentence("{entries:all}: {why:all}", "{entries:all}: {why:all}")
_NO_VOLUME = Sentence(
    "no volume is planned, so it is in no monthly figure",
    "유입 규모가 계획되지 않아 월 수치에서 빠짐",
)
NO_SCIPY = Sentence(
    'Unknown, since SciPy is not installed: python -m pip install "journey-funnel[numbers]".',
    'SciPy가 없어 알 수 없습니다: python -m pip install "journey-funnel[numbers]"',
)
_NOBODY = Sentence("Nobody enters but colleagues.", "내부고객 말고는 들어오는 고객이 없습니다.")


def tell_worths(worths: Worths | None, writer: Writer) -> Iterator[str]:
    """Write what those who enter are worth by type, and what outcomes bring and lose.

    Args:
        worths: What they are worth; None where SciPy is not installed to tell.
        writer: How to write.
    """
    yield from writer.heading(writer.say(_HEADING))
    if worths is None:
        yield from writer.hung(writer.say(NO_SCIPY), more=0)
        return
    if not worths.entries:
        yield from writer.hung(writer.say(_NOBODY), more=0)
        return
    if any(each.worth is not None for each in worths.entries) and not worths.is_priced:
        yield from writer.hung(writer.say(_NO_WORTH), more=0)
    elif worths.is_priced:
        yield from _sums(worths, writer)
        yield from _types(worths, writer)
        yield from _outcomes(worths, writer)
    yield from _unknown(worths, writer)
    if worths.unpriced and worths.is_priced:
        names = ", ".join(writer.points[id] for id in worths.unpriced)
        yield from writer.hung(writer.say(_UNPRICED, names=names))


def _sums(worths: Worths, writer: Writer) -> Iterator[str]:
    if worths.monthly:
        yield from writer.hung(writer.say(_SUM, worth=money(worths.monthly)))
    if worths.lost_monthly and any(worths.lost_monthly.values()):
        part = ""
        if worths.monthly and len(worths.monthly) == len(worths.lost_monthly) == 1:
            (earned,), (lost,) = worths.monthly.values(), worths.lost_monthly.values()
            if earned > 0:
                part = writer.say(_PART, part=percent(lost / earned))
        said = writer.say(_LOST, lost=money(worths.lost_monthly), part=part)
        yield from writer.hung(said)


def _types(worths: Worths, writer: Writer) -> Iterator[str]:
    rows = [
        [writer.types[each.type], _count(each.per_month), money(each.worth), money(each.monthly)]
        for each in worths.types
    ]
    yield ""
    yield from writer.table(rows, [writer.say(head) for head in _TYPE_HEADS], (1, 2, 3))


def _outcomes(worths: Worths, writer: Writer) -> Iterator[str]:
    rows = [
        [
            writer.points[each.outcome],
            _count(each.per_month),
            money(each.each) if each.each else "–",
            money(each.monthly) if each.each else "–",
            money(each.lost_monthly) if each.lost_monthly is not None else "",
        ]
        for each in worths.outcomes
    ]
    if rows:
        yield ""
        heads = [writer.say(head) for head in _OUTCOME_HEADS]
        yield from writer.table(rows, heads, (1, 2, 3, 4))


def _unknown(worths: Worths, writer: Writer) -> Iterator[str]:
    """Say of which entries what is not known."""
    alike: dict[Sentence, list[str]] = {}
    for each in worths.entries:
        why = each.unknown or (_NO_VOLUME if each.per_month is None else None)
        if why is not None:
            entry = {
                "touchpoint": writer.points[each.touchpoint],
                "who": writer.who(str(each.customer)),
            }
            alike.setdefault(why, []).append(writer.say(_ENTRY, **entry))
    for why, entries in alike.items():
        said = writer.say(_WHY, entries="; ".join(entries), why=why)
        yield from writer.hung(said)


def money(sums: Sums | None) -> str:
    """Write sums of money; of a hundred and more without a fraction.

    >>> money({"KRW": 819.53, "EUR": 9.5}), money({}), money(None)
    ('820 KRW + 9.50 EUR', '0', '?')
    """
    if sums is None:
        return "?"
    said = [
        f"{amount:,.0f} {currency}" if abs(amount) >= 99.995 else f"{amount:,.2f} {currency}"
        for currency, amount in sums.items()
    ]
    return " + ".join(said).replace("-", "−") or "0"


def _count(count: float | None) -> str:
    return "?" if count is None else f"{count:,.0f}"
