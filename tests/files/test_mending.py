"""Files that are damaged in many places: where each finding is, in the model and in the text."""

from journey import check, reads
from journey.problems.source import Path

DAMAGED = """\
journey: shop
customers:
  types: {guest: Anyone}
  situations: {looking: Looking around}
  lifecycle:
    - guest -> guest
    - {from: guest, to: guest, whn: later}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any, emotion: high}
      desk: {title: Desk, lenght: 3}
      paid: {outcome: maybe}
    actions:
      call: {title: Call, minutes: many}
transitions:
  - cart -> desk -> paid
  - {from: cart, to: desk, rate: often}
  - {to: desk}
  - {from: cart, to: desk, kind: sideways}
  - {from: desk, to: paid, tme: soon}
  - {from: 3, to: paid}
  - {from: cart, to: paid, rate: 2 %, becoms: x}
policies:
  q: {absence: cart, times: few}
"""
FOUND: list[tuple[Path, int]] = [
    (("customers", "lifecycle", "guest -> guest", "whn"), 7),
    (("stages", "buy", "touchpoints", "cart", "emotion"), 12),
    (("stages", "buy", "touchpoints", "desk", "lenght"), 13),
    (("stages", "buy", "touchpoints", "paid", "outcome"), 14),
    (("stages", "buy", "actions", "call", "minutes"), 16),
    (("transitions", "cart -> desk#2", "rate"), 19),
    (("transitions", 2), 20),
    (("transitions", "cart -> desk#3", "kind"), 21),
    (("transitions", "desk -> paid#2", "tme"), 22),
    (("transitions", 5, "from"), 23),
    (("transitions", "cart -> paid", "rate"), 24),
    (("transitions", "cart -> paid", "becoms"), 24),
    (("policies", "q", "times"), 26),
]


def test_each_finding_names_its_part_as_the_model_does() -> None:
    found = [(one.path, one.span.line) for one in check(reads(DAMAGED), rules=()) if one.span]

    assert found == FOUND


def test_what_is_left_keeps_its_names_and_its_order() -> None:
    built = reads(DAMAGED).journey

    assert built is not None
    assert [point.id for point in built.touchpoints] == ["cart", "desk", "paid"]
    assert built.transition_names == (
        *("cart -> desk", "desk -> paid", "cart -> desk#2", "cart -> desk#3", "desk -> paid#2"),
        "cart -> paid",
    )
    assert built.touchpoint("cart").emotion is None
    assert built.touchpoint("desk").title == "Desk"
