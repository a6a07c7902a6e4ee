"""Forecasts against exact elimination by hand, and what changes do."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import Journey, Transition, loads
from journey.errors import MissingExtra, UnknownTouchpoint, UnknownTransition
from journey.forecasting import Forecast, forecast, what_if
from test_statespace import Explicit, first_states, wild_journeys
from test_statespace import any_matches as meant

pytest.importorskip("scipy", reason="the extra `numbers` is not installed")


@st.composite
def rated(draw: st.DrawFn) -> Journey:
    """Any journey, with rates that never sum to more than a whole in a state."""
    journey = draw(wild_journeys())
    rates = st.sampled_from([None, 0.0, 0.05, 0.05, 0.08, 0.08])
    steps = [
        step.model_copy(update={"rate": draw(rates), "takes": draw(st.sampled_from(["1 hour"]))})
        for step in journey.transitions
    ]
    if draw(st.booleans()):
        steps = [step.model_copy(update={"rate": step.rate or 0.08}) for step in steps]
    return journey.model_copy(update={"transitions": tuple(steps)})


def after(journey: Journey, step: Transition, state: Explicit) -> Explicit | None:
    """Return where one transition leads from a state, or None where it is closed."""
    from test_statespace import successors

    alone = journey.model_copy(update={"transitions": (step,)})
    found = successors(alone, state)
    return found[0] if found else None


def chain(journey: Journey) -> dict[Explicit, dict[Explicit, Fraction]] | None:
    """Return the probabilities between all reachable states; None where a rate is missing."""
    queue, found = list(first_states(journey)), {}
    for state in queue:
        row: dict[Explicit, Fraction] = {}
        for step in journey.transitions:
            target = after(journey, step, state)
            if target is None:
                continue
            if step.rate is None:
                return None
            row[target] = row.get(target, Fraction(0)) + Fraction(str(step.rate))
            if target not in queue:
                queue.append(target)
        found[state] = row
    return found


def solve(
    rows: dict[Explicit, dict[Explicit, Fraction]], ends: set[Explicit]
) -> dict[Explicit, Fraction]:
    """Return for each state the probability of ending in one of some outcomes, exactly."""
    states = list(rows)
    # p(s) = sum of rates × p(next), and 1 at the ends; abandonment makes the system regular.
    system = []
    for state in states:
        line = [Fraction(int(other == state)) for other in states] + [Fraction(int(state in ends))]
        if state not in ends:
            for target, rate in rows[state].items():
                line[states.index(target)] -= rate
        system.append(line)
    for pivot in range(len(states)):
        swap = next(r for r in range(pivot, len(states)) if system[r][pivot])
        system[pivot], system[swap] = system[swap], system[pivot]
        lead = system[pivot][pivot]
        system[pivot] = [value / lead for value in system[pivot]]
        for row in range(len(states)):
            factor = system[row][pivot]
            if row != pivot and factor:
                system[row] = [
                    a - factor * b for a, b in zip(system[row], system[pivot], strict=True)
                ]
    return {state: system[number][-1] for number, state in enumerate(states)}


@given(rated())
@settings(max_examples=120, deadline=None)
def test_conversion_is_that_of_exact_elimination(journey: Journey) -> None:
    found = forecast(journey)

    entries = [(each.entry.touchpoint, *each.entry.customer) for each in found]
    assert entries == first_states(journey)
    rows = chain(journey)
    if rows is None:
        return
    outcomes = [point.id for point in journey.touchpoints if point.outcome]
    for each in found:
        assert each.is_known
        entry = (each.entry.touchpoint, *each.entry.customer)
        for id in outcomes:
            expected = solve(rows, {state for state in rows if state[0] == id})[entry]
            assert each.conversion.get(id, 0.0) == pytest.approx(float(expected), abs=1e-9)
        total = sum(each.conversion.values()) + (each.abandoned or 0) + (each.trapped or 0)
        assert total == pytest.approx(1.0)


@given(rated())
@settings(max_examples=60, deadline=None)
def test_what_is_missing_is_named_and_nothing_guessed(journey: Journey) -> None:
    for each in forecast(journey):
        if each.missing_rates:
            assert each == Forecast(each.entry, missing_rates=each.missing_rates)
            for name in each.missing_rates:
                step = journey.transition(name)
                assert step.rate is None
                assert any(
                    meant(step.for_, (t.id, s.id), journey)
                    for t in journey.customers.types
                    for s in journey.customers.situations
                )


SHOP = """\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      card: Card
      failed: Card refused
      paid: {outcome: positive, worth: 50 EUR}
      left: {outcome: negative, worth: -2 EUR}
transitions:
  - cart -> card:   {rate: 0.5, takes: 1 minute}
  - card -> paid:   {rate: 0.8, takes: 2 minutes}
  - card -> failed: {rate: 0.2, kind: fail, takes: 10 seconds}
  - failed -> card: {rate: 0.5, kind: retry, takes: 1 minute}
  - failed -> left: {rate: 0.5, kind: exit, takes: 1 second}
"""


def shop() -> Journey:
    journey = loads(SHOP).journey
    assert journey is not None
    return journey


def test_a_shop_worked_out_by_hand() -> None:
    (found,) = forecast(shop())

    # From the card, 0.8 pay, and a tenth comes back to it: 0.8 / 0.9.
    assert found.conversion["paid"] == pytest.approx(0.5 * 0.8 / 0.9)
    assert found.conversion["left"] == pytest.approx(0.5 * 0.1 / 0.9)
    assert found.abandoned == pytest.approx(0.5)
    assert found.visits["card"] == pytest.approx(0.5 / 0.9)
    assert found.visits["cart"] == 1
    card = 0.5 / 0.9
    seconds = 0.5 * 60 + card * (0.8 * 120 + 0.2 * 10) + card * 0.2 * (0.5 * 60 + 0.5)
    assert found.seconds == pytest.approx(seconds)
    assert found.worth == {"EUR": pytest.approx(0.5 * (0.8 * 50 - 0.1 * 2) / 0.9)}


def test_a_missing_time_is_named() -> None:
    journey = loads(SHOP.replace(", takes: 2 minutes", "")).journey
    assert journey is not None

    (found,) = forecast(journey)

    assert found.seconds is None
    assert found.missing_times == ("card -> paid",)
    assert found.conversion


def test_who_goes_round_for_ever_is_trapped() -> None:
    journey = loads(
        SHOP.replace("rate: 0.5, kind: exit", "rate: 0, kind: exit")
        .replace("card -> paid:   {rate: 0.8", "card -> paid:   {rate: 0")
        .replace("rate: 0.2, kind: fail", "rate: 1, kind: fail")
        .replace("rate: 0.5, kind: retry", "rate: 1, kind: retry")
    ).journey
    assert journey is not None

    (found,) = forecast(journey)

    assert found.trapped == pytest.approx(0.5)
    assert found.conversion == {}


def test_removing_improving_and_other_rates() -> None:
    (gone,) = what_if(shop(), remove=["card"])
    assert gone.gain(["paid"]) == pytest.approx(-0.5 * 0.8 / 0.9)
    assert gone.after is not None
    assert gone.after.abandoned == pytest.approx(1)

    (better,) = what_if(shop(), rates={"cart -> card": 1.0})
    assert better.gain(["paid"]) == pytest.approx(0.5 * 0.8 / 0.9)

    # A fifth of those lost at the card (0.2) goes on: 0.84 pay, 0.16 are refused.
    (mended,) = what_if(shop(), improve={"card": 0.2})
    assert mended.after is not None
    assert mended.after.conversion["paid"] == pytest.approx(0.5 * 0.84 / (1 - 0.16 * 0.5))

    (nobody,) = what_if(shop(), remove=["cart"])
    assert nobody.after is None
    assert nobody.gain(["paid"]) == pytest.approx(-0.5 * 0.8 / 0.9)


def test_wrong_calls_name_the_nearest() -> None:
    with pytest.raises(UnknownTouchpoint, match="did you mean 'card'"):
        what_if(shop(), remove=["crad"])
    with pytest.raises(UnknownTransition, match="'card -> paid'"):
        what_if(shop(), rates={"card -> payd": 0.5})
    with pytest.raises(ValueError, match="from 0 to 1"):
        what_if(shop(), rates={"card -> paid": 1.5})
    with pytest.raises(ValueError, match="from 0 to 1"):
        what_if(shop(), improve={"card": 7})


def test_without_scipy_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "scipy.sparse", None)

    with pytest.raises(MissingExtra, match=r"journey-funnel\[numbers\]"):
        forecast(shop())
