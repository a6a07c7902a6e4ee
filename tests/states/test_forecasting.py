"""Forecasts against exact elimination by hand, and what changes do."""

import math
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from journey import Journey, reads
from journey.cli import main
from journey.problems.errors import UnknownTouchpoint, UnknownTransition
from journey.states.rates.forecasting import forecast, what_if
from journey.states.rates.outlook import Forecast
from tests.amounts import examples
from tests.states.elimination import chain, rated, solve
from tests.states.explicit import Explicit, first_states
from tests.states.explicit import any_matches as meant


@given(rated())
@settings(max_examples=examples(120), deadline=None)
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


def visits(
    rows: dict[Explicit, dict[Explicit, Fraction]], entry: Explicit, state: Explicit
) -> float:
    """Return how often who begins at one state is at another, by first passages and returns."""
    comes = solve(rows, {state})
    first = comes[entry] if entry != state else Fraction(1)
    if not first:
        return 0.0
    again = sum((rate * comes[target] for target, rate in rows[state].items()), Fraction(0))
    return float(first / (1 - again)) if again < 1 else math.inf


@given(rated())
@settings(max_examples=examples(120), deadline=None)
def test_visits_are_those_of_first_passages_and_returns(journey: Journey) -> None:
    rows = chain(journey)
    if rows is None:
        return
    for each in forecast(journey):
        entry = (each.entry.touchpoint, *each.entry.customer)
        expected: dict[str, float] = {}
        for state in rows:
            if often := visits(rows, entry, state):
                expected[state[0]] = expected.get(state[0], 0.0) + often
        assert each.visits == pytest.approx(expected)
        assert (each.seconds == math.inf) == bool(each.trapped)


@given(rated())
@settings(max_examples=examples(60), deadline=None)
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
    journey = reads(SHOP).journey
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


def test_what_was_not_reached_before_is_gained_whole() -> None:
    text = SHOP.replace("failed -> left: {rate: 0.5,", "failed -> left: {rate: 0,")
    built = reads(text).journey
    assert built is not None

    (change,) = what_if(built, rates={"failed -> left": 0.5})

    assert "left" not in change.before.conversion
    assert change.gain(["left"]) == pytest.approx(0.5 * 0.1 / 0.9)
    assert change.gain(["paid", "left"]) == pytest.approx(0.5 * 0.1 / 0.9)
    assert change.gain([]) == 0


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_or_a_rate_is_from_0_to_1(share: float) -> None:
    with pytest.raises(ValueError, match=r"from 0 to 1, not"):
        what_if(shop(), improve={"card": share})
    with pytest.raises(ValueError, match=r"from 0 to 1, not"):
        what_if(shop(), rates={"card -> paid": share})


def test_a_way_that_nobody_takes_needs_no_time() -> None:
    text = SHOP.replace("{rate: 0.5, kind: exit, takes: 1 second}", "{rate: 0, kind: exit}")
    built = reads(text).journey
    assert built is not None

    (found,) = forecast(built)

    assert found.missing_times == ()
    assert found.seconds is not None


def test_a_missing_time_is_named() -> None:
    journey = reads(SHOP.replace(", takes: 2 minutes", "")).journey
    assert journey is not None

    (found,) = forecast(journey)

    assert found.seconds is None
    assert found.missing_times == ("card -> paid",)
    assert found.conversion


def test_who_goes_round_for_ever_is_trapped() -> None:
    journey = reads(
        SHOP.replace("rate: 0.5, kind: exit", "rate: 0, kind: exit")
        .replace("card -> paid:   {rate: 0.8", "card -> paid:   {rate: 0")
        .replace("rate: 0.2, kind: fail", "rate: 1, kind: fail")
        .replace("rate: 0.5, kind: retry", "rate: 1, kind: retry")
    ).journey
    assert journey is not None

    (found,) = forecast(journey)

    assert found.trapped == pytest.approx(0.5)
    assert found.conversion == {}
    assert found.visits == {"cart": 1, "card": math.inf, "failed": math.inf}
    assert found.seconds == math.inf


def test_rates_of_more_than_a_whole_are_no_plan() -> None:
    journey = reads(SHOP.replace("rate: 0.2, kind: fail", "rate: 0.7, kind: fail")).journey
    assert journey is not None

    (found,) = forecast(journey)

    assert found == Forecast(found.entry, excessive={"card": 1.5})
    assert not found.is_known
    with pytest.raises(ValueError, match=r"at `card` to `guest/looking` would sum to 1\.1"):
        what_if(shop(), rates={"card -> paid": 0.9})


@pytest.mark.parametrize(
    ("old", "new", "options", "status", "told"),
    [
        ("rate: 0.2", "rate: 0.7", [], 1, "`card` sum to 1.5"),
        ("rate: 0.2", "rate: 0.7", ["--rate", "card -> paid=0.3"], 0, "as planned, unknown: the"),
        (
            "card:   {rate: 0.5, ",
            "card: {",
            ["--rate", "cart -> card=0.5"],
            0,
            "paid                         44.4%",
        ),
        (
            "card:   {rate: 0.5, ",
            "card: {",
            ["--remove", "failed"],
            1,
            "no `rate` at `cart -> card`",
        ),
        ("card", "card", ["--rate", "card -> paid=0.9"], 2, "sum to 1.1"),
        ("card", "card", ["--remove", "failed"], 0, "Card 0.556 → 0.5, Card refused 0.111 → 0"),
    ],
)
def test_a_forecast_says_what_is_unknown_and_what_changes(
    tmp_path: Path, old: str, new: str, options: list[str], status: int, told: str
) -> None:
    file = tmp_path / "shop.journey.yaml"
    file.write_text(SHOP.replace(old, new), encoding="utf-8")

    result = CliRunner().invoke(main, ["forecast", str(file), *options])

    assert result.exit_code == status
    assert told in result.output


def test_a_missing_rate_can_be_supplied() -> None:
    journey = reads(SHOP.replace("{rate: 0.5, takes: 1 minute}", "{takes: 1 minute}", 1)).journey
    assert journey is not None

    (change,) = what_if(journey, rates={"cart -> card": 0.5})

    assert change.before.missing_rates == ("cart -> card",)
    assert change.after == forecast(shop())[0]
    assert change.gain(["paid"]) is None


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
