"""Customers are sorted into the bands of use, and nobody is counted twice or forgotten."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journey import Journey, check, reads
from journey.files.document import Document
from journey.operating.goals.activation import activation
from journey.operating.goals.readings import WHOLE, Reading, Readings, Series, Slice
from journey.rules.goals import broken_bands, idle_band
from journey.testing import journeys
from journey.words.plain import as_json

TODAY = date(2026, 11, 22)
SHOP = reads(
    """\
journey: shop
customers:
  types: {vip: {title: The best}, regular: Some, newcomer: New}
  situations: {waiting: Waits, broken: Holds a broken item}
metrics: {visits: {title: Visits, unit: count}}
activation:
  metric: visits
  for: vip|regular
  bands:
    asleep: {title: Asleep, below: 1}
    casual: {below: 4, actions: [win_back]}
    active: {}
stages:
  stay: {phase: loyalty, actions: {win_back: Write by hand}}
"""
).journey
assert SHOP is not None


def read(*rows: tuple[str, str, float, int | None]) -> Readings:
    found: dict[str, list[Reading]] = {}
    for who, day, value, n in rows:
        reading = Reading("visits", date.fromisoformat(day), value, n, Slice(customer=who))
        found.setdefault(who, []).append(reading)
    return Readings(
        "r", tuple(Series("visits", Slice(customer=w), tuple(all_)) for w, all_ in found.items())
    )


def test_each_customer_is_in_the_band_of_the_last_reading() -> None:
    assert SHOP is not None
    readings = read(
        ("vip", "2026-10-01", 5, 10),
        ("vip", "2026-11-01", 4, 10),
        ("regular/waiting", "2026-10-01", 2, 30),
        ("regular/waiting", "2026-11-01", 0.5, 30),
    )

    found = activation(SHOP, readings, today=TODAY)

    assert found is not None
    asleep, casual, active = found.levels
    assert [each.customer for each in asleep.customers] == ["regular/waiting"]
    assert [each.title.say() for each in active.customers] == ["The best"]
    assert (asleep.people, asleep.share, asleep.came, asleep.is_idle) == (
        30,
        0.75,
        ("regular/waiting",),
        True,
    )
    assert (casual.customers, casual.left, casual.share) == ((), ("regular/waiting",), 0)
    assert (casual.floor, casual.below, [title.say() for title in casual.titles]) == (
        1,
        4,
        ["Write by hand"],
    )
    assert (active.share, active.came, active.below) == (0.25, (), None)
    assert (found.people, found.unread, found.is_broken) == (40, ("regular/broken",), False)


def test_a_day_before_the_readings_shows_what_was_known_then() -> None:
    assert SHOP is not None
    readings = read(("vip", "2026-10-01", 5, 10), ("vip", "2026-11-01", 0, 10))

    before = activation(SHOP, readings, today=date(2026, 10, 31))

    assert before is not None
    assert [each.customer for each in before["active"].customers] == ["vip"]
    assert before.unread == ("regular",)
    nobody = activation(SHOP, today=TODAY)
    assert nobody is not None
    assert (nobody.unread, nobody["active"].share) == (("vip", "regular"), None)


def test_customers_are_counted_once_and_others_left_out() -> None:
    assert SHOP is not None
    readings = read(
        ("vip/waiting", "2026-11-01", 0, 3),
        ("vip", "2026-11-01", 5, 10),
        ("newcomer", "2026-11-01", 5, 10),
    )

    found = activation(SHOP, readings, today=TODAY)

    assert found is not None
    assert (found.people, found.overlapping, found.outside) == (10, ("vip/waiting",), ("newcomer",))


def test_without_n_the_shares_are_unknown() -> None:
    assert SHOP is not None

    found = activation(
        SHOP, read(("vip", "2026-11-01", 5, None), ("regular", "2026-11-01", 0, 4)), today=TODAY
    )

    assert found is not None
    assert (found.people, found["active"].people, found["active"].share) == (None, None, None)
    assert (found["asleep"].people, found["asleep"].share) == (4, None)


def test_a_journey_without_bands_has_no_activation() -> None:
    assert activation(Journey(id="shop"), today=TODAY) is None


@st.composite
def used_journeys(draw: st.DrawFn) -> tuple[Journey, Readings]:
    """A journey with readings of its customers."""
    journey = draw(journeys())
    metric = journey.activation.metric if journey.activation else None
    axes = [*journey.customers.types, *journey.customers.situations]
    names = [part.id for part in axes]
    pairs = [
        f"{t.id}/{s.id}" for t in journey.customers.types for s in journey.customers.situations
    ]
    slices = st.sampled_from([WHOLE, *(Slice(customer=name) for name in [*names, *pairs])])
    found = []
    for slice in draw(st.lists(slices, unique=True)) if metric else ():
        days = draw(
            st.lists(
                st.dates(date(2026, 1, 1), date(2027, 1, 1)), min_size=1, max_size=3, unique=True
            )
        )
        values = st.floats(-1e9, 1e9) | st.integers(0, 9).map(float)
        series = (
            Reading(metric or "", day, draw(values), draw(st.none() | st.integers(0, 9)), slice)
            for day in sorted(days)
        )
        found.append(Series(metric or "", slice, tuple(series)))
    return journey, Readings("r", tuple(found))


@given(used_journeys())
def test_everybody_is_placed_once_or_named(given: tuple[Journey, Readings]) -> None:
    journey, readings = given

    found = activation(journey, readings, today=TODAY)

    document = Document("j", journey)
    if found is None:
        assert journey.activation is None
        return
    placed = [each for level in found for each in level.customers]
    named = [each.customer for each in (*placed, *found.unclaimed)]
    sliced = {series.slice.customer for series in readings.series if series.at(TODAY)} - {None}
    assert sorted([*named, *found.overlapping, *found.outside]) == sorted(map(str, sliced))
    known = [level.people for level in found]
    if found.people is not None:
        assert found.people == sum(count or 0 for count in known)
        assert all(level.share is not None for level in found) or not found.people
    moved = [name for level in found for name in level.came]
    assert {name for level in found for name in level.left} <= set(moved)
    assert found.is_broken == bool(list(check(document, rules=[broken_bands.RULE], today=TODAY)))
    idle = [finding.path for finding in check(document, rules=[idle_band.RULE], today=TODAY)]
    assert [level.path for level in found if level.is_idle] == idle
    assert json.loads(as_json(found, "ko"))["levels"] is not None
