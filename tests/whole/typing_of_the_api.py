"""How the public names are typed: checked by mypy, not run."""

from collections.abc import Mapping
from datetime import date
from typing import assert_type

import networkx as nx

import journey
from journey import (
    Chart,
    Checked,
    Coverage,
    Customer,
    Diagnostic,
    Diagram,
    Document,
    Figure,
    Finding,
    Journey,
    Picture,
    Policy,
    Settings,
    Stage,
    State,
    StateSpace,
    Table,
    Thresholds,
    Touchpoint,
    Transition,
    Verdict,
    Walk,
)

document = journey.read("shop.journey.yaml")
assert_type(document, Document)
assert_type(document.journey, Journey | None)
assert_type(document.problems, tuple[Finding, ...])
assert_type(journey.reads("journey: shop", name="shop"), Document)

shop = journey.load("shop.journey.yaml")
assert_type(shop, Journey)
assert_type(shop.stages, tuple[Stage, ...])
assert_type(shop.touchpoint("cart"), Touchpoint)
assert_type(shop.transitions, tuple[Transition, ...])
assert_type(shop.transition("cart -> paid"), Transition)
assert_type(shop.owner_of("cart"), str | None)
assert_type(journey.dump(shop), str)

report = journey.check(document, today=date(2026, 11, 22), language="ko")
assert_type(report, Checked)
assert_type(report.diagnostics, tuple[Diagnostic, ...])

space = journey.explore(shop)
assert_type(space, StateSpace)
assert_type(space.customers_at("cart"), tuple[Customer, ...])
assert_type(space.walk_to("cart", Customer("vip", "browsing")), Walk | None)
for state in space:
    assert_type(state, State)
assert_type(journey.graph_of(shop), nx.MultiDiGraph[str])

diagram = journey.draw(shop, view="customer", customer="vip/browsing", language="ko")
assert_type(diagram, Diagram | Chart | Table)
picture = journey.render(diagram, "png", ground="dark", scale=2)
assert_type(picture, Picture)
assert_type(picture.data, bytes)

built = Journey(
    id="shop",
    title={"en": "Shop", "ko": "가게"},
    stages=(
        Stage(
            id="buy",
            phase="purchase",
            channels=("web",),
            touchpoints=(
                Touchpoint(
                    id="cart",
                    entry={"newcomer/browsing": "12000 per month"},
                    emotion={"any": 2, "vip": 1},
                ),
                Touchpoint(id="paid", outcome="positive", worth="52000 KRW"),
            ),
        ),
    ),
    transitions=(
        Transition(from_="cart", to="paid", for_=("vip", "newcomer/browsing"), takes="4 minutes"),
    ),
)
assert_type(built.title, str | Mapping[str, str] | None)

coverage = journey.cover(shop, settings=Settings(thresholds=Thresholds(help_steps=3)))
assert_type(coverage, Coverage)
assert_type(coverage["phases"].percent, float | None)
assert_type(coverage.short_of({"phases": 100}), tuple[Figure, ...])
verdict = journey.prove(space, Policy(id="p", response=("cart", "paid"), within="5 steps"))
assert_type(verdict, Verdict)
assert_type(verdict.walk, Walk | None)
assert_type(journey.mandatory(shop).touchpoints, Mapping[Customer, tuple[str, ...]])
for planned in journey.forecast(shop):
    assert_type(planned.conversion, Mapping[str, float])
for change in journey.what_if(shop, remove=["cart"], rates={"cart -> paid": 0.5}):
    assert_type(change.gain(["paid"]), float | None)
journey.what_if(shop, improve=["cart"])  # type: ignore[arg-type]

Stage(id="buy", phase="nowhere")  # type: ignore[arg-type]
Touchpoint(id="cart", outcom="positive")  # type: ignore[call-arg]
Transition(from_="cart")  # type: ignore[call-arg]
