"""Work out what the outcomes of a journey are worth in money, by planned rates."""

from collections.abc import Iterable, Sequence
from math import fsum

from journey.files.given import Given
from journey.model.amounts import parse_money
from journey.model.funnel import Touchpoint
from journey.model.journey import Journey
from journey.operating.playbook.worth import Ending, Entering, Sums, Worth, Worths
from journey.problems.source import Path
from journey.states.exploring import explore
from journey.states.rates.outlook import Forecast
from journey.states.rates.visits import Arrival, arrivals
from journey.words.sentences import Sentence

_NO_RATES = Sentence(
    "unknown: no `rate` at {names}; write the share of those there who go this way",
    "알 수 없음: {names}에 `rate`가 없습니다. 그 접점에서 이 길로 가는 비율을 쓰세요",
)
_EXCESS = Sentence(
    "unknown: the rates open to somebody at {names} sum to more than 1",
    "알 수 없음: {names}에서 한 고객에게 열린 `rate`의 합이 1을 넘습니다",
)


def worths(target: Given) -> Worths:
    """Work out what those who enter are worth, and what is lost where they end badly.

    All is planned: the shares of the outcomes are `forecast`'s, what an outcome is worth is its
    `worth`, and how many enter is the volume of their `entry`. Working hours are given no price.

    Args:
        target: A path, a document, a journey, its states or its context.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.

    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking}}
    ... stages:
    ...   buy:
    ...     phase: purchase
    ...     touchpoints:
    ...       page: {entry: {guest: 100 per month}}
    ...       paid: {outcome: positive, worth: 20 EUR}
    ...       gone: {outcome: negative}
    ... transitions: [page -> paid: {rate: 0.3}, page -> gone: {rate: 0.7}]
    ... ''')
    >>> found = worths(shop)
    >>> found.monthly, found.lost_monthly
    ({'EUR': 600.0}, {'EUR': 1400.0})
    """
    space = explore(target)
    journey = space.journey
    internal = {type.id for type in journey.customers.types if type.internal}
    coming = [each for each in arrivals(space) if each.entry.customer.type not in internal]
    entries = tuple(_entering(journey, each) for each in coming)
    counted = [each for each in entries if each.monthly is not None]
    endings = [ending for each in counted for ending in each.endings]
    met = {ending.outcome for each in entries for ending in each.endings}
    return Worths(
        journey.id,
        entries,
        tuple(_types(journey, entries)),
        tuple(_outcomes(journey, endings)),
        _sum(each.monthly for each in counted) if counted else None,
        _sum(each.lost_monthly for each in endings) if counted else None,
        tuple(f"{e.touchpoint} ({e.customer})" for e in entries if e.monthly is None),
        tuple(
            point.id
            for point in journey.touchpoints
            if point.outcome == "positive" and point.worth is None and point.id in met
        ),
    )


def _entering(journey: Journey, arrival: Arrival) -> Entering:
    forecast, count = arrival.forecast, arrival.per_month
    here = forecast.entry
    if not forecast.is_known:
        return Entering(here.touchpoint, here.customer, count, None, None, (), _why(forecast))
    monthly = None if count is None else _times(forecast.worth, count)
    endings = tuple(_endings(journey, forecast, count))
    return Entering(
        here.touchpoint, here.customer, count, dict(forecast.worth), monthly, endings, None
    )


def _why(forecast: Forecast) -> Sentence:
    if forecast.missing_rates:
        return _NO_RATES.filled({"names": forecast.missing_rates})
    return _EXCESS.filled({"names": tuple(forecast.excessive)})


def _endings(journey: Journey, forecast: Forecast, count: float | None) -> Iterable[Ending]:
    good = _ending_well(journey, forecast)
    for point, path in _outcomes_of(journey):
        share = forecast.conversion.get(point.id, 0.0)
        if not share or point.outcome is None:
            continue
        each = _price(point.worth)
        lost = None
        if point.outcome == "negative" and good is not None:
            currencies = dict.fromkeys((*good, *each))
            lost = {c: share * (good.get(c, 0.0) - each.get(c, 0.0)) for c in currencies}
        brings = _times(each, share)
        yield Ending(
            point.id,
            path,
            point.outcome,
            share,
            None if count is None else share * count,
            each,
            brings,
            None if count is None else _times(brings, count),
            lost,
            None if count is None or lost is None else _times(lost, count),
        )


def _ending_well(journey: Journey, forecast: Forecast) -> Sums | None:
    """Return what one of those is worth on average who end well; None where nobody does."""
    well = [
        (forecast.conversion[point.id], _price(point.worth))
        for point in journey.touchpoints
        if point.outcome == "positive" and forecast.conversion.get(point.id)
    ]
    whole = fsum(share for share, _ in well)
    return _times(_sum(_times(each, share) for share, each in well), 1 / whole) if whole else None


def _outcomes_of(journey: Journey) -> Iterable[tuple[Touchpoint, Path]]:
    for stage in journey.stages:
        for point in stage.touchpoints:
            yield point, ("stages", stage.id, "touchpoints", point.id)


def _types(journey: Journey, entries: Sequence[Entering]) -> Iterable[Worth]:
    for type in journey.customers.types:
        own = [each for each in entries if each.customer.type == type.id]
        if not own:
            continue
        counts = [each.per_month for each in own if each.per_month is not None]
        count = fsum(counts) if len(counts) == len(own) else None
        sums = [each.monthly for each in own if each.monthly is not None]
        monthly = _sum(sums) if len(sums) == len(own) else None
        worth = own[0].worth if len(own) == 1 else None
        if len(own) > 1 and monthly is not None and count:
            worth = _times(monthly, 1 / count)
        yield Worth(type.id, count, worth, monthly)


def _outcomes(journey: Journey, endings: Sequence[Ending]) -> Iterable[Ending]:
    for point, path in _outcomes_of(journey):
        here = [each for each in endings if each.outcome == point.id]
        if here and point.outcome is not None:
            lost = [each.lost_monthly for each in here if each.lost_monthly is not None]
            yield Ending(
                point.id,
                path,
                point.outcome,
                None,
                fsum(each.per_month or 0.0 for each in here),
                _price(point.worth),
                None,
                _sum(each.monthly for each in here),
                None,
                _sum(lost) if lost else None,
            )


def _price(worth: str | None) -> Sums:
    if worth is None:
        return {}
    money = parse_money(worth)
    return {money.currency: float(money.amount)}


def _times(sums: Sums, factor: float) -> dict[str, float]:
    return {currency: amount * factor for currency, amount in sums.items()}


def _sum(all: Iterable[Sums | None]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for sums in all:
        for currency, amount in (sums or {}).items():
            found.setdefault(currency, []).append(amount)
    return {currency: fsum(amounts) for currency, amounts in found.items()}
