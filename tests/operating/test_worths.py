"""What outcomes are worth, against exact elimination, entry by entry."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import Journey, State, Touchpoint, reads, worths
from journey.model.customers import Customer
from journey.states.rates.visits import comings
from tests.amounts import examples
from tests.states.elimination import chain, rated, solve
from tests.states.explicit import Explicit, first_states

PRICES = st.sampled_from([None, "10 EUR", "-3 EUR", "2000 KRW"])


@st.composite
def priced(draw: st.DrawFn) -> Journey:
    """Journeys with rates, prices and volumes, or without some of them."""
    journey = draw(rated())

    def changed(point: Touchpoint) -> Touchpoint:
        entry = point.entry
        if isinstance(entry, str) and draw(st.booleans()):
            entry = {entry: f"{draw(st.integers(0, 500))} per month"}
        worth = draw(PRICES) if point.outcome else None
        return point.model_copy(update={"entry": entry, "worth": worth})

    stages = tuple(
        stage.model_copy(update={"touchpoints": tuple(map(changed, stage.touchpoints))})
        for stage in journey.stages
    )
    return journey.model_copy(update={"stages": stages})


def worth_of(point: Touchpoint) -> dict[str, Fraction]:
    amount, _, currency = (point.worth or "0 XXX").partition(" ")
    return {currency: Fraction(amount)} if point.worth else {}


def added(sums: list[dict[str, Fraction]]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for each in sums:
        for currency, amount in each.items():
            found[currency] = found.get(currency, Fraction(0)) + amount
    return found


def nonzero(sums: object) -> dict[str, float]:
    assert isinstance(sums, dict)
    return {currency: float(amount) for currency, amount in sums.items() if abs(amount) > 1e-9}


@given(priced())
@settings(max_examples=examples(50))
def test_what_one_is_worth_is_that_of_exact_elimination(journey: Journey) -> None:
    found, rows = worths(journey), chain(journey)

    entries = [(each.touchpoint, *each.customer) for each in found.entries]
    assert entries == first_states(journey)
    if rows is None:
        return
    for each in found.entries:
        entry: Explicit = (each.touchpoint, *each.customer)
        shares = {
            point.id: solve(rows, {state for state in rows if state[0] == point.id})[entry]
            for point in journey.touchpoints
            if point.outcome
        }
        points = [point for point in journey.touchpoints if shares.get(point.id)]
        brings = added([{c: shares[p.id] * w for c, w in worth_of(p).items()} for p in points])
        assert nonzero(each.worth) == pytest.approx(nonzero(brings), abs=1e-6)
        well = [point for point in points if point.outcome == "positive"]
        whole = sum((shares[point.id] for point in well), Fraction(0))
        for ending in each.endings:
            if ending.outcome not in {point.id for point in points}:
                continue
            if ending.polarity != "negative" or not whole:
                assert ending.lost is None
                continue
            good = added(
                [{c: shares[p.id] * w / whole for c, w in worth_of(p).items()} for p in well]
            )
            here = worth_of(journey.touchpoint(ending.outcome))
            lost = added([good, {c: -w for c, w in here.items()}])
            expected = {c: w * shares[ending.outcome] for c, w in lost.items()}
            assert ending.lost is not None
            assert nonzero(ending.lost) == pytest.approx(nonzero(expected), abs=1e-6)


@given(priced())
@settings(max_examples=examples(50))
def test_months_are_the_sums_over_entries_types_and_outcomes(journey: Journey) -> None:
    found = worths(journey)

    known = [each for each in found.entries if each.monthly is not None]
    assert len(known) + len(found.left_out) == len(found.entries)
    assert (found.monthly is None) is not bool(known)
    for each in known:
        assert each.per_month is not None
        for currency, amount in (each.monthly or {}).items():
            assert amount == pytest.approx((each.worth or {})[currency] * each.per_month)
    if found.monthly is not None:
        for parts in (known, found.outcomes):
            for currency, amount in found.monthly.items():
                sums = [(each.monthly or {}).get(currency, 0.0) for each in parts]
                assert sum(sums) == pytest.approx(amount, abs=1e-6)
    for type in found.types:
        own = [each for each in found.entries if each.customer.type == type.type]
        assert (type.monthly is None) is any(each.monthly is None for each in own)


@given(priced(), st.data())
@settings(max_examples=examples(40))
def test_how_many_come_is_that_of_exact_elimination(journey: Journey, data: st.DataObject) -> None:
    rows = chain(journey)
    if not rows:
        return
    place = data.draw(st.sets(st.sampled_from(sorted(rows)), max_size=3))
    states = [State(point, Customer(*who)) for point, *who in place]

    (coming,) = comings(journey, [states])

    volumes = {
        (each.touchpoint, *each.customer): each.per_month for each in worths(journey).entries
    }
    chances = solve(rows, place) if place else dict.fromkeys(rows, Fraction(0))
    known = {entry: chances[entry] for entry in first_states(journey) if chances[entry]}
    if any(volumes[entry] is None for entry in known):
        assert coming.per_month is None
        assert coming.missing_volumes
    else:
        expected = sum(float(chance) * (volumes[entry] or 0.0) for entry, chance in known.items())
        assert coming.per_month == pytest.approx(expected, abs=1e-6)


SHOP = """\
journey: shop
customers: {types: {guest: Anyone, vip: The few}, situations: {looking: Looking}}
stages:
  buy:
    phase: purchase
    touchpoints:
      page: {entry: {guest: 100 per month}}
      shop: {entry: vip}
      paid: {outcome: positive, worth: 20 EUR}
      told: {outcome: positive}
      gone: {outcome: negative, worth: -5 EUR}
transitions:
  - page -> paid: {rate: 0.2}
  - page -> told: {rate: 0.2}
  - page -> gone: {rate: 0.5}
  - shop -> paid: {rate: RATE}
"""


def test_what_is_lost_is_against_what_those_are_worth_who_end_well() -> None:
    found = worths(reads(SHOP.replace("RATE", "1")))

    page, door = found.entries
    assert page.worth == pytest.approx({"EUR": 1.5})
    assert [each.lost for each in page.endings] == [None, None, pytest.approx({"EUR": 7.5})]
    assert (door.worth, door.monthly, door.unknown) == ({"EUR": 20}, None, None)
    assert found.monthly == pytest.approx({"EUR": 150})
    assert found.lost_monthly == pytest.approx({"EUR": 750})
    assert (found.left_out, found.unpriced) == (("shop (vip/looking)",), ("told",))


def test_rates_that_are_missing_are_named_and_nothing_is_guessed() -> None:
    found = worths(reads(SHOP.replace(": {rate: RATE}", "")))

    door = found.entries[1]
    assert (door.worth, door.endings) == (None, ())
    assert door.unknown is not None
    assert "`shop -> paid`" in door.unknown.en
    assert "`shop -> paid`" in door.unknown.ko
    assert found.entries[0].worth is not None
    assert found.types[1].worth is None


def test_colleagues_are_worth_nothing_and_left_out() -> None:
    text = SHOP.replace("vip: The few", "vip: {definition: Serves, internal: true}")

    assert [each.type for each in worths(reads(text.replace("RATE", "1"))).types] == ["guest"]


ENDLESS = """\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking}}
stages:
  buy:
    phase: purchase
    touchpoints:
      page: {entry: {guest: 5 per month}}
      round: {entry: {guest: 5 per month}}
      about: {}
      paid: {outcome: positive, worth: 5 EUR}
transitions:
  - page -> paid: {rate: 1}
  - round -> about: {rate: 1}
  - round -> paid: {rate: 0.5}
  - about -> round: {rate: 1}
"""


def test_rates_that_have_no_solution_leave_what_others_are_worth_known() -> None:
    journey = reads(ENDLESS).journey
    assert journey is not None

    page, endless = worths(journey).entries

    assert (page.worth, page.monthly) == ({"EUR": 5}, {"EUR": 25})
    assert endless.unknown is not None
    assert "at `round` sum to more than 1" in endless.unknown.en
    (coming,) = comings(journey, [[State("paid", Customer("guest", "looking"))]])
    assert (coming.per_month, coming.excessive) == (None, ("round",))
