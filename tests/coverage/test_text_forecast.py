"""Forecasts are told by titles, once for all of whom they are true, and say when nothing changes."""

from typing import Any

import pytest

from journey import Journey, reads
from journey.coverage.text_forecast import tabulate_forecast
from journey.states.rates.forecasting import what_if

SHOP = """\
journey: shop
languages: [en, ko]
customers:
  types: {a: {title: {en: Anyone, ko: 누구나}}, b: {title: Both}, c: {title: Card}}
  situations: {s: {title: Looking}, t: {title: Back}}
stages:
  x:
    phase: purchase
    touchpoints:
      p: {title: {en: Front door, ko: 정문}, entry: any}
      q: {title: Paid for, outcome: positive}
      r: {title: Gone, outcome: negative}
      side: {title: Side door, entry: c/t}
transitions:
  - p -> q: {rate: 0.25, for: a|b, takes: 2 hours}
  - p -> r: {rate: 0.75, for: a|b, takes: 2 hours}
  - p -> q: {rate: 0.5, for: c}
  - side -> q: {rate: 0.5}
"""


def told(language: str = "en", **changes: Any) -> str:
    shop = reads(SHOP).journey
    assert isinstance(shop, Journey)
    return tabulate_forecast(what_if(shop, **changes), shop, language, changed=bool(changes))


def test_what_is_the_same_of_several_is_told_once_by_titles() -> None:
    text = told()

    blocks = text.strip().split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == [
        "Front door, as Anyone/Looking; Anyone/Back; Both/Looking; Both/Back",
        "Front door, as Card/Looking; Card/Back",
        "Side door, as Card/Back",
    ]
    assert blocks[0].splitlines()[1:4] == [
        "    ✓ Paid for                     25.0%",
        "    × Gone                         75.0%",
        "    time                           2.0 h",
    ]
    assert "정문, 누구나" in told("ko")
    assert "2.0시간" in told("ko")


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"rates": {"p -> q": 0.25}}, True),
        ({"improve": {"p": 0.0}}, True),
        ({"rates": {"p -> q": 0.2}}, False),
        ({"remove": ["side"]}, False),
        ({"improve": {"p": 0.001}}, False),
    ],
)
def test_a_change_that_makes_no_difference_is_said_to_make_none(
    changes: dict[str, Any], same: bool
) -> None:
    text = told(**changes)

    whole = "The change makes no difference to anybody."
    assert (whole in text) == same
    here = "the change makes no difference here"
    blocks = text.removeprefix(whole).strip().split("\n\n")
    for block in blocks:
        assert ("→" in block or "nobody enters here any more" in block) != (here in block)
    assert all(here in block for block in blocks) == same


def test_where_only_some_are_touched_the_others_are_said_to_stay() -> None:
    text = told(rates={"side -> q": 0.9})

    blocks = text.strip().split("\n\n")
    assert ["makes no difference here" in block for block in blocks] == [True, True, False]
    assert "50.0%  →  90.0%  (+40.0)" in blocks[2]
