"""The state space against a slow, obvious search over explicit states."""

import sys
from datetime import date

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journey import (
    Customer,
    Customers,
    CustomerType,
    Journey,
    Situation,
    Stage,
    State,
    Touchpoint,
    Transition,
    check,
    explore,
    graph_of,
    reads,
)
from journey.checking.rule import all_rules
from journey.facts.context import Context
from journey.model.copies import with_transitions
from journey.problems.findings import Finding
from journey.rules.funnel.rejected_claim_dead_end import _avoiding
from journey.states.components import components
from journey.states.exploring import explore_around
from journey.testing import journeys
from tests.amounts import examples
from tests.states.explicit import (
    Explicit,
    assert_is_a_walk,
    explicit,
    first_states,
    free,
    search,
    successors,
    universe_of,
    wild_journeys,
)


@given(wild_journeys())
@settings(max_examples=examples(400))
def test_the_reachable_states_are_those_of_the_slow_search(journey: Journey) -> None:
    space = explore(journey)

    assert sorted(map(explicit, space)) == sorted(search(journey))
    assert len(space) == len(search(journey))
    assert set(map(tuple, space.customers)) == universe_of(journey)


@given(wild_journeys(), st.data())
def test_around_a_touchpoint_are_those_whom_the_slow_search_brings_without_passing_it(
    journey: Journey, data: st.DataObject
) -> None:
    space = explore(journey)
    number = data.draw(st.integers(0, len(space.touchpoint_ids) - 1))
    passed = space.touchpoint_ids[number]

    around = explore_around(space, number)

    expected = search(journey, ends=frozenset({passed}))
    assert sorted(map(explicit, around)) == sorted(expected)


@given(wild_journeys(), st.data())
def test_who_can_avoid_a_touchpoint_is_what_the_slow_search_says(
    journey: Journey, data: st.DataObject
) -> None:
    space = explore(journey)
    numbers = st.integers(0, len(space.touchpoint_ids) - 1)
    number, avoided = data.draw(numbers), data.draw(numbers)
    assume(number != avoided)

    found = _avoiding(space, number, space.reached[number], avoided)

    states = search(journey, ends=frozenset({space.touchpoint_ids[avoided]}))
    here = {state[1:] for state in states if state[0] == space.touchpoint_ids[number]}
    assert set(map(tuple, space.universe.customers(found))) == here


@given(wild_journeys())
@settings(max_examples=examples(400))
def test_a_walk_to_a_state_is_a_walk_and_a_shortest_one(journey: Journey) -> None:
    space = explore(journey)
    distances = search(journey)

    for state in space:
        walk = space.walk_to(state.touchpoint, state.customer)

        assert walk is not None
        assert len(walk) == distances[explicit(state)]
        assert walk.states[-1] == state
        assert explicit(walk.states[0]) in first_states(journey)
        assert_is_a_walk(journey, walk)


@given(wild_journeys(), st.sampled_from([("positive",), ("positive", "neutral", "negative")]))
@settings(max_examples=examples(400))
def test_who_can_end_and_how_is_what_the_slow_search_says(
    journey: Journey, wanted: tuple[str, ...]
) -> None:
    space = explore(journey)
    good = free(journey, set(search(journey)), set(wanted))

    for state in space:
        walk = space.walk_out(state.touchpoint, state.customer, wanted)  # type: ignore[arg-type]

        assert (walk is not None) == (explicit(state) in good)
        if walk is not None:
            assert walk.states[0] == state
            assert journey.touchpoint(walk.states[-1].touchpoint).outcome in wanted
            assert_is_a_walk(journey, walk)
    trapped = {(id, *customer) for id in space.touchpoint_ids for customer in space.trapped_at(id)}
    everywhere = free(journey, set(search(journey)), {"positive", "neutral", "negative"})
    assert trapped == set(search(journey)) - everywhere


@given(wild_journeys(), st.data())
def test_adding_a_transition_never_makes_a_touchpoint_unreachable(
    journey: Journey, data: st.DataObject
) -> None:
    points = [point.id for point in journey.touchpoints]
    added = Transition(
        from_=data.draw(st.sampled_from(points)), to=data.draw(st.sampled_from(points))
    )

    before = set(map(explicit, explore(journey)))
    after = set(map(explicit, explore(with_transitions(journey, added))))

    assert before <= after


@given(journeys(policies=False))
def test_in_a_generated_journey_everybody_comes_everywhere_and_out(journey: Journey) -> None:
    space = explore(journey)

    for point in journey.touchpoints:
        assert space.customers_at(point.id)
        assert space.trapped_at(point.id) == ()


def chain(length: int) -> Journey:
    points = tuple(Touchpoint(id=f"p{n}", entry="any" if n == 0 else None) for n in range(length))
    end = Touchpoint(id="end", outcome="positive")
    steps = tuple(Transition(from_=f"p{n}", to=f"p{n + 1}") for n in range(length - 1))
    return Journey(
        id="long",
        customers=Customers(types=(CustomerType(id="t"),), situations=(Situation(id="s"),)),
        stages=(Stage(id="stage", phase="use", touchpoints=(*points, end)),),
        transitions=(*steps, Transition(from_=f"p{length - 1}", to="end")),
    )


def test_a_walk_may_be_longer_than_the_recursion_limit() -> None:
    length = sys.getrecursionlimit() * 3

    space = explore(chain(length))

    walk = space.walk_to("end")
    out = space.walk_out("p0", Customer("t", "s"))
    assert walk is not None and len(walk) == length
    assert out is not None and len(out) == length


def test_a_walk_reads_as_a_story_that_names_the_customer_where_it_changes() -> None:
    journey = reads("""
journey: shop
customers: {types: {guest: x, member: x}, situations: {looking: x}}
stages: {s: {phase: use, touchpoints: {cart: {entry: guest}, pay: , paid: {outcome: positive}}}}
transitions: [cart -> pay, pay -> paid: {becomes: member}]
""").journey
    assert journey is not None

    walk = explore(journey).walk_to("paid")

    assert str(walk) == "cart (guest/looking) → pay → paid (member/looking)"


def test_what_does_not_exist_is_in_no_state() -> None:
    space = explore(chain(2))

    assert State("p0", Customer("t", "s")) in space
    assert State("p0", Customer("t", "x")) not in space
    assert State("nowhere", Customer("t", "s")) not in space
    assert space.walk_to("p0", Customer("x", "s")) is None
    with pytest.raises(KeyError):
        space.walk_to("nowhere")


@given(journeys(policies=False))
def test_the_graph_holds_every_touchpoint_and_transition_as_the_model_has_them(
    journey: Journey,
) -> None:
    graph = graph_of(journey)

    assert list(graph.nodes) == [point.id for point in journey.touchpoints]
    assert all(graph.nodes[p.id]["touchpoint"] is p for p in journey.touchpoints)
    assert all(graph.nodes[p.id]["stage"] is journey.stage_of(p.id) for p in journey.touchpoints)
    by_name = {key: data["transition"] for _, _, key, data in graph.edges(keys=True, data=True)}
    assert by_name == dict(zip(journey.transition_names, journey.transitions, strict=True))
    entries = [point.id for point in journey.touchpoints if point.entry is not None]
    assert any(nx.has_path(graph, entry, list(graph)[-1]) for entry in entries)


@given(wild_journeys())
def test_the_graph_leaves_out_what_leads_nowhere(journey: Journey) -> None:
    graph = graph_of(journey)

    assert "nowhere" not in graph
    assert set(graph) == {point.id for point in journey.touchpoints}


def dead_end(length: int) -> Journey:
    """A way of many touchpoints, the last of which is a dead end."""
    points = [Touchpoint(id=f"p{n}", entry="any" if n == 0 else None) for n in range(length)]
    points.append(Touchpoint(id="good", outcome="positive"))
    return Journey(
        id="chain",
        customers=Customers(types=(CustomerType(id="a"),), situations=(Situation(id="s"),)),
        stages=(Stage(id="use", phase="use", touchpoints=tuple(points)),),
        transitions=(
            Transition(from_="p0", to="good"),
            *(Transition(from_=f"p{n}", to=f"p{n + 1}") for n in range(length - 1)),
        ),
    )


def test_a_long_walk_is_shown_without_its_middle() -> None:
    walk = explore(dead_end(60)).walk_to("p59")

    assert walk is not None
    assert walk.brief(6) == "p0 (a/s) → p1 → p2 → … (54) … → p57 (a/s) → p58 → p59"
    assert walk.brief(60) == str(walk)


def test_walks_too_long_to_read_are_no_witnesses() -> None:
    report = check(dead_end(400))

    trapped = [d for d in report if d.rule == "trapped-customer"]
    assert [(d.path[-1], d.walk, len(d.gathered)) for d in trapped] == [("p399", None, 398)]


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        (
            ["start -> hub | good", "hub -> w: {for: regular}"],
            [
                "`vip/s` customers can come to `hub`, but no transition that leaves it is for them",
                "`regular/s` customers can come to `w`, but no transition leaves it",
            ],
        ),
        (
            ["start -> hub | good", "hub -> w | y", "y -> y"],
            [
                "`vip/s` and `regular/s` customers can come to `w`, but no transition leaves it",
                (
                    "`vip/s` and `regular/s` customers can come to `y` but never to an outcome from "
                    "there: they go round in a circle"
                ),
            ],
        ),
        (
            ["start -> hub | good", "hub -> y", "y -> hub"],
            [
                (
                    "`vip/s` and `regular/s` customers can come to `hub` but never to an outcome from "
                    "there: they go round in a circle; 1 other touchpoint leads only there"
                )
            ],
        ),
        (
            ["start -> hub | good", "hub -> w", "w -> hub: {for: vip}"],
            [
                (
                    "`vip/s` customers can come to `hub` but never to an outcome from there: they go "
                    "round in a circle"
                ),
                (
                    "`regular/s` customers can come to `w`, but no transition that leaves it is for "
                    "them"
                ),
            ],
        ),
        (
            ["start -> hub | good", "hub -> w", "w -> w: {for: vip}"],
            [
                (
                    "`vip/s` and `regular/s` customers can come to `w` but never to an outcome from "
                    "there; 1 other touchpoint leads only there"
                )
            ],
        ),
        (
            ["start -> hub | good", "hub -> w"],
            [
                (
                    "`vip/s` and `regular/s` customers can come to `w`, but no transition leaves it; "
                    "1 other touchpoint leads only there"
                )
            ],
        ),
        (
            ["start -> hub | good", "hub -> good: {for: vip}"],
            [
                (
                    "`regular/s` customers can come to `hub`, but no transition that leaves it is for "
                    "them"
                )
            ],
        ),
    ],
)
def test_where_the_trapped_come_to_rest_is_told_once(ways: list[str], told: list[str]) -> None:
    document = reads(
        "journey: x\n"
        "customers: {types: {vip: x, regular: y}, situations: {s: x}}\n"
        "stages:\n"
        "  g:\n"
        "    phase: use\n"
        "    touchpoints: {start: {entry: any}, hub: H, w: W, y: Y, good: {outcome: positive}}\n"
        "transitions:\n" + "".join(f"  - {way}\n" for way in ways)
    )

    found = [d.message for d in check(document) if d.rule == "trapped-customer"]

    assert found == told


def findings(rule: str, journey: Journey) -> list[Finding]:
    find = all_rules()[rule].find
    assert find is not None
    return [*find(Context(journey, today=date(2026, 11, 22)))]


def stuck(journey: Journey) -> dict[Explicit, set[Explicit]]:
    """Return every trapped state, with all that can be reached from it."""
    states = set(search(journey))
    trapped = states - free(journey, states, {"positive", "neutral", "negative"})
    found = {}
    for state in trapped:
        seen, waiting = set[Explicit](), [state]
        while waiting:
            fresh = set(successors(journey, waiting.pop())) - seen
            seen |= fresh
            waiting += fresh
        found[state] = seen
    return found


@given(wild_journeys())
def test_trapped_customers_are_told_once_where_they_come_to_rest(journey: Journey) -> None:
    if not any(point.outcome for point in journey.touchpoints):
        return
    order = {point.id: number for number, point in enumerate(journey.touchpoints)}
    onward = stuck(journey)
    places: dict[Explicit, str] = {}
    for state, seen in onward.items():
        if all(state in onward[other] for other in seen):
            places[state] = min([state[0], *(other[0] for other in seen)], key=order.__getitem__)
    leading: dict[str, set[str]] = {}
    for state, seen in onward.items():
        ends = {places[other] for other in {state, *seen} if other in places}
        leading.setdefault(state[0], set()).update(ends)

    found = findings("trapped-customer", journey)

    assert [str(d.path[-1]) for d in found] == sorted(set(places.values()), key=order.__getitem__)
    for each in found:
        here = str(each.path[-1])
        assert set(each.values["customers"]) == {
            f"{state[1]}/{state[2]}" for state, place in places.items() if place == here == state[0]
        }
        gathered = {path[-1] for path, _ in each.gathered}
        assert gathered == {id for id, ends in leading.items() if here in ends and id != here}
        count = sum(leading[str(id)] == {here} for id in gathered)
        assert (f"{count} other touchpoint" in each.values["also"].say()) == (count > 0)
    for one in leading:
        assert any(one in (d.path[-1], *(path[-1] for path, _ in d.gathered)) for d in found)


@given(wild_journeys())
def test_unreachable_parts_are_told_once_where_they_begin(journey: Journey) -> None:
    if not first_states(journey):
        return
    reached = {state[0] for state in search(journey)}
    points = {point.id: point for point in journey.touchpoints}
    order = {id: number for number, id in enumerate(points)}
    lost = {id for id, point in points.items() if id not in reached and point.entry is None}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(lost)
    graph.add_edges_from(
        (step.from_, step.to)
        for step in journey.transitions
        if step.from_ in lost and step.to in lost and not points[step.from_].outcome
    )
    whole = nx.condensation(graph)
    expected = {}
    for part, degree in whole.in_degree():
        if degree == 0:
            first = min(whole.nodes[part]["members"], key=order.__getitem__)
            expected[first] = nx.descendants(graph, first)

    found = findings("unreachable-touchpoint", journey)

    assert {d.path[-1]: {path[-1] for path, _ in d.gathered} for d in found} == expected
    assert lost == {*expected, *(id for others in expected.values() for id in others)}


@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=4)))
def test_components_are_those_of_networkx_and_come_after_what_they_lead_to(
    some: dict[int, list[int]],
) -> None:
    steps = {number: some.get(number, []) for number in range(7)}

    found = components(steps, steps.__getitem__)

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(steps)
    graph.add_edges_from((here, there) for here, ends in steps.items() for there in ends)
    assert {frozenset(part) for part in found} == {
        frozenset(part) for part in nx.strongly_connected_components(graph)
    }
    places = {node: number for number, part in enumerate(found) for node in part}
    assert all(places[there] <= places[here] for here, there in graph.edges)


def test_excluded_and_closed_results_are_told_apart() -> None:
    report = check(
        reads(
            "journey: x\n"
            "customers:\n"
            "  types: {a: x, b: y, c: z}\n"
            "  situations: {s: x, t: {definition: y, types: [a, c]}}\n"
            "  excluded: [{customer: a/t, reason: none}]\n"
            "stages:\n"
            "  g:\n"
            "    phase: use\n"
            "    touchpoints: {p: {entry: any/s}, good: {outcome: positive}}\n"
            "transitions:\n"
            "  - p -> good: {becomes: t}\n"
        )
    )

    found = next(d for d in report if d.rule == "excluded-customer-arises")
    assert "`a/t`, whom the journey excludes, and `b/t`, to whose type" in found.message
    assert [note.path[1] for note in found.related] == ["excluded", "situations"]
