"""Suites of walks against slow, obvious searches, and against another solver."""

from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import Customer, Journey, Suite, Target, Walk, explore, read, reads, suite_of
from journey.problems.errors import (
    ExcludedCustomer,
    NobodyEnters,
    NoSwitch,
    TooManySequences,
    UnknownCriterion,
    UnknownCustomer,
)
from journey.testing import journeys
from journey.walks import charting
from journey.walks import solving as sparing
from journey.walks.suite import COVERS
from tests.amounts import examples
from tests.states.explicit import (
    Explicit,
    any_matches,
    first_states,
    free,
    search,
    universe_of,
    wild_journeys,
)

ANY = {"positive", "neutral", "negative"}
Step = tuple[Explicit, str, Explicit]


def journey_of(text: str) -> Journey:
    journey = reads(text).journey
    assert journey is not None
    return journey


def shop(transitions: str, *, types: str = "guest: x", points: str = "") -> Journey:
    return journey_of(
        "journey: shop\n"
        f"customers: {{types: {{{types}}}, situations: {{s: x}}}}\n"
        "stages:\n"
        "  buy:\n"
        "    phase: purchase\n"
        f"    touchpoints: {{a: {{entry: any}}, b: B, c: C, {points} z: {{outcome: positive}}}}\n"
        f"transitions: [{transitions}]\n"
    )


# The slow, obvious reading of the definitions.


def steps_from(journey: Journey, state: Explicit) -> Iterator[Step]:
    outcomes = {point.id: point.outcome for point in journey.touchpoints}
    types = {part.id for part in journey.customers.types}
    if outcomes[state[0]]:
        return
    for name, step in zip(journey.transition_names, journey.transitions, strict=True):
        if step.from_ != state[0] or step.to not in outcomes:
            continue
        if not any_matches(step.for_, state[1:], journey):
            continue
        who = state[1:]
        if step.becomes is not None:
            first, slash, second = step.becomes.partition("/")
            if slash:
                who = (first, second)
            else:
                who = (first, who[1]) if first in types else (who[0], first)
        if who in universe_of(journey):
            yield state, name, (step.to, *who)


def useful_steps(journey: Journey) -> list[Step]:
    """Every step on some complete walk."""
    reached = set(search(journey))
    good = free(journey, reached, ANY)
    return [
        step for state in sorted(reached) for step in steps_from(journey, state) if step[2] in good
    ]


def wanted(journey: Journey, cover: str, switch: int = 0) -> set[Target]:
    """Everything that a suite has to meet."""
    reached = set(search(journey))
    good = free(journey, reached, ANY)
    steps = useful_steps(journey)
    if cover == "touchpoints":
        return {Target(state[0]) for state in good}
    if cover == "pairs":
        return {Target(state[0], Customer(*state[1:])) for state in good}
    if cover == "customers":
        return {Target(None, Customer(*state[1:])) for state in good}
    if cover == "outcomes":
        return {
            Target(end[0], Customer(*start[1:]))
            for start in first_states(journey)
            for end in reach_from(journey, start)
            if {point.id: point.outcome for point in journey.touchpoints}[end[0]]
        }
    rows: list[tuple[Step, ...]] = [(step,) for step in steps]
    whole: list[tuple[Step, ...]] = []
    firsts, outcomes = set(first_states(journey)), {p.id for p in journey.touchpoints if p.outcome}
    for _ in range(switch):
        whole += [row for row in rows if row[0][0] in firsts and row[-1][2][0] in outcomes]
        rows = [(*row, step) for row in rows for step in steps if row[-1][2] == step[0]]
    return {
        Target(
            None,
            Customer(*row[0][0][1:]) if cover == "transitions" else None,
            tuple(name for _, name, _ in row),
        )
        for row in (*rows, *whole)
    }


def reach_from(journey: Journey, start: Explicit) -> list[Explicit]:
    queue = [start]
    for state in queue:
        queue += [
            after
            for after in dict.fromkeys(s for _, _, s in steps_from(journey, state))
            if after not in queue
        ]
    return queue


def met_by(walk: Walk, cover: str, switch: int = 0) -> set[Target]:
    states = walk.states
    if cover == "touchpoints":
        return {Target(state.touchpoint) for state in states}
    if cover == "pairs":
        return {Target(*state) for state in states}
    if cover == "customers":
        return {Target(None, state.customer) for state in states}
    if cover == "outcomes":
        return {Target(states[-1].touchpoint, states[0].customer)}
    names, long = walk.transitions, switch + 1
    if len(walk) < long:
        places = [(0, names)] if names else []
    else:
        places = [(n, names[n : n + long]) for n in range(len(walk) - switch)]
    return {
        Target(None, states[n].customer if cover == "transitions" else None, row)
        for n, row in places
    }


def is_complete(journey: Journey, walk: Walk) -> bool:
    states = [(state.touchpoint, *state.customer) for state in walk.states]
    outcomes = {point.id for point in journey.touchpoints if point.outcome}
    return (
        states[0] in first_states(journey)
        and states[-1][0] in outcomes
        and len(states) == len(walk.transitions) + 1
        and all(
            (before, name, after) in steps_from(journey, before)
            for (before, after), name in zip(pairwise(states), walk.transitions, strict=True)
        )
    )


covers = st.sampled_from(COVERS)
wishes = st.fixed_dictionaries(
    {"minimise": st.sampled_from(["steps", "walks"])},
    optional={"max_length": st.integers(0, 12), "switch": st.integers(0, 2)},
)


@given(journeys() | wild_journeys(), covers, wishes)
@settings(max_examples=examples(150))
def test_every_walk_is_complete_and_together_they_meet_everything(
    journey: Journey, cover: str, wish: dict[str, object]
) -> None:
    switch = int(str(wish.get("switch", 0)))
    if cover not in ("transitions", "arrows"):
        wish.pop("switch", None)
        switch = 0

    suite = suite_of(journey, cover, **wish)  # type: ignore[arg-type]

    assert all(is_complete(journey, walk) for walk in suite.walks)
    met = set().union(*(met_by(walk, cover, switch) for walk in suite.walks))
    assert set(suite.targets) <= met
    assert len(set(suite.targets)) == len(suite.targets)
    long = {one.target for one in suite.out_of_reach if one.reason == "too-long"}
    assert {*suite.targets, *long} == wanted(journey, cover, switch)
    assert long.isdisjoint(suite.targets)
    assert suite.least_steps <= suite.steps
    assert suite.least_walks <= len(suite)
    most = wish.get("max_length")
    assert all(most is None or len(walk) <= most for walk in suite.walks)  # type: ignore[operator]


@given(journeys() | wild_journeys())
def test_all_transitions_take_proven_the_fewest_steps(journey: Journey) -> None:
    by_steps, by_walks = suite_of(journey), suite_of(journey, minimise="walks")

    assert by_steps.has_fewest_steps
    assert by_walks.has_fewest_walks
    assert by_steps.least_walks == by_walks.least_walks
    assert by_steps.least_steps == by_walks.least_steps


@given(journeys() | wild_journeys(), st.integers(1, 2))
def test_so_do_all_sequences_of_transitions(journey: Journey, switch: int) -> None:
    assert suite_of(journey, switch=switch).has_fewest_steps
    assert suite_of(journey, switch=switch, minimise="walks").has_fewest_walks


@given(journeys() | wild_journeys(), covers)
def test_longer_sequences_take_no_less(journey: Journey, cover: str) -> None:
    del cover
    suites = [suite_of(journey, switch=switch) for switch in range(3)]

    assert [suite.steps for suite in suites] == sorted(suite.steps for suite in suites)


# The best suites, by exhaustive search.


def fewest(journey: Journey, cover: str, minimise: str) -> tuple[int, int]:
    """Find the cheapest suite by a search over what is met so far: (walks, steps)."""
    outcomes = {point.id for point in journey.touchpoints if point.outcome}
    targets = sorted(wanted(journey, cover), key=str)
    numbers = {target: 1 << n for n, target in enumerate(targets)}
    everything = (1 << len(targets)) - 1
    moves: dict[Explicit, list[tuple[int, Explicit]]] = {}
    for before, name, after in useful_steps(journey):
        bit = 0
        for target in (
            Target(None, Customer(*before[1:]), (name,)),
            Target(None, None, (name,)),
            *at(after),
        ):
            bit |= numbers.get(target, 0)
        moves.setdefault(before, []).append((bit, after))
    good = free(journey, set(search(journey)), ANY)
    firsts = [
        (state, sum({numbers.get(target, 0) for target in at(state)}))
        for state in first_states(journey)
        if state in good
    ]
    walk, step = (1, 1000) if minimise == "steps" else (1000, 1)
    front: dict[tuple[Explicit | None, int], int] = {(None, 0): 0}
    done: set[tuple[Explicit | None, int]] = set()
    while front:
        key = min(front, key=lambda each: front[each])
        cost = front.pop(key)
        state, met = key
        if state is None and met == everything:
            return (cost % 1000, cost // 1000) if minimise == "steps" else divmod(cost, 1000)
        done.add(key)
        following: list[tuple[Explicit | None, int, int]] = []
        if state is None:
            following = [(first, met | bit, cost + walk) for first, bit in firsts]
        elif state[0] in outcomes:
            following = [(None, met, cost)]
        else:
            following = [(after, met | bit, cost + step) for bit, after in moves.get(state, ())]
        for where, bits, price in following:
            if (where, bits) not in done and price < front.get((where, bits), 1 << 60):
                front[where, bits] = price
    raise AssertionError("something cannot be met")


def at(state: Explicit) -> Iterable[Target]:
    who = Customer(*state[1:])
    return Target(state[0]), Target(state[0], who), Target(None, who)


@given(wild_journeys(), covers, st.sampled_from(["steps", "walks"]))
@settings(max_examples=examples(300))
def test_no_suite_is_below_the_bound_and_the_best_is_found_where_it_is_proven(
    journey: Journey, cover: str, minimise: str
) -> None:
    if cover == "outcomes" or len(wanted(journey, cover)) > 9:
        return
    suite = suite_of(journey, cover, minimise=minimise)  # type: ignore[arg-type]

    walks, steps = fewest(journey, cover, minimise)

    if minimise == "steps":
        assert suite.least_steps <= steps <= suite.steps
        if suite.has_fewest_steps and cover in ("transitions", "pairs"):
            assert (len(suite), suite.steps) == (walks, steps)
    else:
        assert suite.least_walks <= walks <= len(suite)
    if cover == "transitions":
        assert (len(suite), suite.steps) == (walks, steps)


@given(journeys())
@settings(max_examples=examples(40))
def test_the_fewest_steps_are_those_of_a_solver_of_linear_programmes(journey: Journey) -> None:
    optimize = pytest.importorskip("scipy.optimize")
    steps = useful_steps(journey)
    ends = {point.id for point in journey.touchpoints if point.outcome}
    firsts = first_states(journey)
    states = sorted({state for step in steps for state in (step[0], step[2])} | set(firsts))
    columns: list[tuple[Explicit | None, Explicit | None, float, int]]
    columns = [(step[0], step[2], 1.0, 1) for step in steps]
    columns += [(None, state, 0.0, 0) for state in firsts]
    columns += [(state, None, 0.0, 0) for state in states if state[0] in ends]
    matrix = [
        [(head == state) - (tail == state) for tail, head, _, _ in columns] for state in states
    ]

    found = optimize.linprog(
        [cost for *_, cost, _ in columns],
        A_eq=matrix,
        b_eq=[0] * len(states),
        bounds=[(least, None) for *_, least in columns],
    )

    assert suite_of(journey).steps == round(found.fun)


@pytest.mark.parametrize(
    ("name", "cover", "walks", "steps", "least"),
    [
        ("online_store", "transitions", 82, 1372, 1372),
        ("online_store", "arrows", 20, 243, 219),
        ("online_store", "touchpoints", 10, 76, 65),
        ("online_store", "pairs", 36, 459, 459),
        ("online_store", "customers", 7, 52, 42),
        ("online_store", "outcomes", 34, 243, 243),
        ("hospital_visit", "arrows", 12, 99, 90),
        # Round trips apart from all walks are tied in, and what that costs is proven.
        ("broken", "pairs", 23, 140, 140),
        ("broken", "touchpoints", 5, 24, 24),
    ],
)
def test_suites_of_the_examples_are_no_larger_and_bounds_no_lower(
    examples: Path, name: str, cover: str, walks: int, steps: int, least: int
) -> None:
    journey = read(examples / f"{name}.journey.yaml").journey
    assert journey is not None

    suite = suite_of(journey, cover)  # type: ignore[arg-type]

    assert (len(suite), suite.steps) <= (walks, steps)
    assert suite.least_steps >= least


# What is out of reach.


def missed(suite: Suite) -> list[tuple[str, str]]:
    return [(str(one.target), one.reason) for one in suite.out_of_reach]


TRAPS = """\
journey: shop
customers: {types: {vip: x, guest: x, never: x}, situations: {s: x, t: x}, excluded: [{customer: never/t, reason: x}]}
stages:
  buy:
    phase: purchase
    touchpoints:
      a: {entry: vip|guest/s}
      b: B
      pit: Pit
      far: Far
      z: {outcome: positive}
      y: {outcome: negative}
transitions:
  - a -> b
  - a -> pit: {for: vip}
  - far -> z
  - b -> z: {for: vip}
  - b -> pit: {for: guest}
  - b -> b: {becomes: t}
  - a -> z: {for: never}
"""


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        (
            "transitions",
            [
                ("a -> b (guest/s)", "trapped"),
                ("a -> pit (vip/s)", "trapped"),
                ("far -> z", "unreachable"),
                ("b -> pit (guest/s)", "trapped"),
                ("b -> pit (guest/t)", "trapped"),
                ("b -> b (guest/s)", "trapped"),
                ("b -> b (guest/t)", "trapped"),
                ("a -> z", "unreachable"),
            ],
        ),
        (
            "arrows",
            [
                ("a -> pit", "trapped"),
                ("far -> z", "unreachable"),
                ("b -> pit", "trapped"),
                ("a -> z", "unreachable"),
            ],
        ),
        ("touchpoints", [("pit", "trapped"), ("far", "unreachable"), ("y", "unreachable")]),
        (
            "pairs",
            [
                ("a (guest/s)", "trapped"),
                ("b (guest/s)", "trapped"),
                ("b (guest/t)", "trapped"),
                ("pit (vip/s)", "trapped"),
                ("pit (guest/s)", "trapped"),
                ("pit (guest/t)", "trapped"),
                ("far", "unreachable"),
                ("y", "unreachable"),
            ],
        ),
        (
            "customers",
            [("guest/s", "trapped"), ("guest/t", "trapped"), ("never/s", "unreachable")],
        ),
        ("outcomes", [("y", "unreachable"), ("guest/s", "trapped")]),
    ],
)
def test_what_no_complete_walk_meets_is_named_with_the_reason(
    cover: str, expected: list[tuple[str, str]]
) -> None:
    suite = suite_of(journey_of(TRAPS), cover)  # type: ignore[arg-type]

    assert missed(suite) == expected
    assert not suite.is_complete
    assert all(str(walk).startswith("a (vip/s) → b") for walk in suite.walks)


def test_what_is_too_long_is_named_with_the_length_it_needs() -> None:
    suite = suite_of(shop("a -> z, a -> b -> c -> z"), max_length=2)

    assert [str(walk) for walk in suite.walks] == ["a (guest/s) → z"]
    assert [(str(one.target), one.steps) for one in suite.out_of_reach] == [
        ("a -> b (guest/s)", 3),
        ("b -> c (guest/s)", 3),
        ("c -> z (guest/s)", 3),
    ]


def test_a_journey_that_nobody_walks_has_an_empty_suite() -> None:
    suite = suite_of(shop("b -> c -> z"))

    assert (len(suite), suite.steps, suite.targets) == (0, 0, ())
    assert missed(suite) == [("b -> c", "unreachable"), ("c -> z", "unreachable")]


def test_an_entry_that_is_an_outcome_is_a_walk_of_no_steps() -> None:
    journey = shop("a -> z", points="w: {entry: any, outcome: neutral},")

    assert [len(walk) for walk in suite_of(journey, "touchpoints").walks] == [1, 0]
    assert [len(walk) for walk in suite_of(journey, "outcomes").walks] == [1, 0]
    assert [len(walk) for walk in suite_of(journey).walks] == [1]


# What can be asked for.


def test_only_those_who_are_asked_for_begin() -> None:
    journey = shop("a -> b -> z, a -> c: {for: vip}, c -> z", types="vip: x, guest: x")

    suite = suite_of(journey, customer="guest")

    assert [str(walk) for walk in suite.walks] == ["a (guest/s) → b → z"]
    assert suite.is_complete  # what guests never come to is no target of theirs


@pytest.mark.parametrize(
    ("customer", "error"),
    [("gest", UnknownCustomer), ("other", NobodyEnters), ("guest/t", ExcludedCustomer)],
)
def test_who_cannot_begin_is_told_so(customer: str, error: type[Exception]) -> None:
    journey = journey_of(
        "journey: shop\n"
        "customers: {types: {guest: x, other: x}, situations: {s: x, t: x}, "
        "excluded: [{customer: guest/t, reason: Never}]}\n"
        "stages: {buy: {phase: purchase, touchpoints: {a: {entry: guest}, z: {outcome: neutral}}}}\n"
        "transitions: [a -> z]\n"
    )

    with pytest.raises(error):
        suite_of(journey, customer=customer)


def test_sequences_are_of_transitions() -> None:
    with pytest.raises(NoSwitch, match="not for pairs"):
        suite_of(shop("a -> z"), "pairs", switch=1)


@pytest.mark.parametrize("wish", [{"cover": "transition"}, {"minimise": "step"}])
def test_what_cannot_be_asked_for_is_answered_with_the_nearest(wish: dict[str, str]) -> None:
    with pytest.raises(UnknownCriterion, match=r"did you mean '(transitions|steps)'"):
        suite_of(shop("a -> z"), **wish)  # type: ignore[arg-type]


@pytest.mark.parametrize("wish", [{"switch": -1}, {"max_length": -1}])
def test_less_than_nothing_cannot_be_asked_for(wish: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="below 0"):
        suite_of(shop("a -> z"), **wish)  # type: ignore[arg-type]


def test_too_many_sequences_are_refused_before_they_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(charting, "MOST", 10)
    ways = ", ".join(f"{x} -> {y}" for x, y in product("abc", repeat=2))

    with pytest.raises(TooManySequences, match="30 sequences"):
        suite_of(shop(f"{ways}, c -> z"), switch=1)


def test_a_complete_walk_that_is_shorter_than_the_sequences_is_walked_too() -> None:
    suite = suite_of(shop("a -> z, a -> b -> z"), switch=2)

    assert [str(target) for target in suite.targets] == [
        "a -> z (guest/s)",
        "a -> b, b -> z (guest/s)",
    ]
    assert (len(suite), suite.steps, suite.least_walks, suite.least_steps) == (2, 3, 2, 3)


# What changes nothing, or little.


@given(journeys(), covers)
def test_the_same_journey_gives_the_same_suite(journey: Journey, cover: str) -> None:
    assert suite_of(journey, cover) == suite_of(explore(journey), cover)  # type: ignore[arg-type]


@given(journeys())
def test_a_second_transition_alike_never_makes_a_suite_shorter(journey: Journey) -> None:
    before = suite_of(journey)
    more = journey.model_copy(
        update={"transitions": (*journey.transitions, journey.transitions[0])}
    )

    after = suite_of(more)

    copies = [t for t in after.targets if t.transitions == (more.transition_names[-1],)]
    assert len(after.targets) == len(before.targets) + len(copies)
    # Whoever takes the copy could take the first: walks for both do for the journey before.
    assert after.steps >= before.steps
    assert after.least_walks >= before.least_walks


@given(journeys() | wild_journeys(), covers)
def test_plans_that_are_cut_short_still_meet_everything(journey: Journey, cover: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sparing, "WORK", 0)
        suite = suite_of(journey, cover)  # type: ignore[arg-type]

    best = suite_of(journey, cover)  # type: ignore[arg-type]
    met = set().union(*(met_by(walk, cover) for walk in suite.walks))
    assert set(suite.targets) == set(best.targets) <= met
    assert suite.least_steps <= best.steps
    assert all(is_complete(journey, walk) for walk in suite.walks)
