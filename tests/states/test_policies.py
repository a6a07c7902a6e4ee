"""Policies: the automata against the formulas, the product against a slow search."""

from collections import deque
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from journey import Journey, Policy, Severity, check, explore, reads
from journey.model.policies import BINARY, BOUND, UNARY
from journey.model.walk import Walk
from journey.states.policies.automata import automaton
from journey.states.policies.proving import Verdict, prove
from journey.words.terms import POLICIES
from tests.amounts import examples
from tests.states.explicit import Explicit, any_matches, first_states, successors, wild_journeys
from tests.states.formulas import (
    Letter,
    holds,
    letter_of,
    policies,
)

walks = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=9)


@pytest.mark.parametrize("template", UNARY + BINARY)
@given(walk=walks, times=st.integers(1, 3), within=st.none() | st.integers(1, 4))
@settings(max_examples=examples(150))
def test_an_automaton_accepts_what_its_formula_says(
    template: str, walk: list[Letter], times: int, within: int | None
) -> None:
    bound = within if template in BOUND else None
    made = automaton(template, times, bound)

    letters = [a + 2 * b for a, b in walk]
    assert made.accepts(letters) == holds(template, walk, times, bound)


@pytest.mark.parametrize("template", UNARY + BINARY)
def test_an_automaton_is_the_smallest(template: str) -> None:
    made = automaton(template, 3, 4 if template in BOUND else None)
    words: list[tuple[int, ...]] = [()]
    for _ in range(6):
        words += [(*word, letter) for word in words[-(4**_) :] for letter in range(4)]

    def language(state: int) -> tuple[bool, ...]:
        found = []
        for word in words[:2000]:
            at = state
            for letter in word:
                at = made.steps[at][letter]
            found.append(made.accepting[at])
        return tuple(found)

    states = range(len(made.steps))
    assert len({language(state) for state in states}) == len(made.steps)
    for state in states:
        if made.settled[state]:
            assert len(set(language(state))) == 1


def test_every_template_has_its_words() -> None:
    assert set(POLICIES) == set(UNARY + BINARY)


def made_for(policy: Policy) -> Any:
    steps = int(policy.within.split()[0]) if policy.within and "step" in policy.within else None
    return automaton(policy.template, policy.times or 1, steps)


def shortest_breaking(journey: Journey, policy: Policy) -> int | None:
    """Return the length of a shortest complete walk that breaks a policy, state by state."""
    made = made_for(policy)
    outcomes = {point.id for point in journey.touchpoints if point.outcome}
    queue: deque[tuple[Explicit, int, int]] = deque()
    seen = set()

    def come(state: Explicit, before: int, steps: int) -> None:
        after = made.steps[before][letter_of(policy, state, journey)]
        if (state, after) not in seen:
            seen.add((state, after))
            queue.append((state, after, steps))

    for state in first_states(journey):
        if any_matches(policy.for_, state[1:], journey):
            come(state, 0, 0)
    while queue:
        state, at, steps = queue.popleft()
        if state[0] in outcomes and not made.accepting[at]:
            return steps
        for following_ in successors(journey, state):
            come(following_, at, steps + 1)
    return None


def check_walk(journey: Journey, policy: Policy, walk: Walk) -> None:
    states = [(state.touchpoint, *state.customer) for state in walk.states]
    assert states[0] in first_states(journey)
    assert any_matches(policy.for_, states[0][1:], journey)
    assert journey.touchpoint(states[-1][0]).outcome
    for (before, after), name in zip(pairwise(states), walk.transitions, strict=True):
        assert after in successors(journey, before)
        assert journey.transition(name).arrow == f"{before[0]} -> {after[0]}"
    letters = [letter_of(policy, state, journey) for state in states]
    assert not made_for(policy).accepts(letters)


@given(wild_journeys(), policies())
@settings(max_examples=examples(400))
def test_a_verdict_is_that_of_the_slow_search(journey: Journey, policy: Policy) -> None:
    verdict = prove(explore(journey), policy)

    shortest = shortest_breaking(journey, policy)
    assert verdict.holds == (shortest is None)
    if verdict.walk is not None:
        assert len(verdict.walk) == shortest
        check_walk(journey, policy, verdict.walk)
    else:
        assert verdict.holds


@given(wild_journeys(), policies())
@settings(max_examples=examples(200))
def test_vacuous_is_what_no_complete_walk_sets_off(journey: Journey, policy: Policy) -> None:
    verdict = prove(explore(journey), policy)
    # Whatever sets a policy off is an event that some complete walk has: forbid it.
    triggers = {
        "precedence": policy.events[1:],
        "response": policy.events[:1],
        "responded_existence": policy.events[:1],
    }.get(policy.template.removeprefix("alternate_").removeprefix("chain_"))
    if policy.template in ("not_succession", "not_chain_succession"):
        triggers = policy.events[:1]
    met = any(
        shortest_breaking(journey, Policy(id="p", absence=event, for_=policy.for_)) is not None
        for event in (policy.events if triggers is None else triggers)
    )
    if verdict.holds and policy.template not in UNARY and met:
        assert verdict.vacuous in ("", "unmet")
    if policy.template not in UNARY and not met:
        assert verdict.vacuous


STORE = """\
journey: shop
unused_phases: {pre_purchase: x, use: x, contact: x, return: x, exit: x}
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around, gone: Not here}
  excluded: [{customer: vip/gone, reason: x}]
stages:
  buy:
    phase: purchase
    owner: cx
    touchpoints: {cart: {entry: any/looking}, fee: Fee, paid: {outcome: positive}, left: {outcome: negative}}
    actions: {act: Act}
teams: {cx: CX}
transitions:
  - cart -> fee | paid | left
  - fee -> paid
policies:
"""


def verdict_of(policy: str) -> Verdict:
    journey = reads(f"{STORE}  p: {policy}\n").journey
    assert journey is not None
    return prove(explore(journey), journey.policies[0])


@pytest.mark.parametrize(
    ("policy", "vacuous"),
    [
        ("{absence: fee@vip/gone}", "unmet"),
        ("{absence: fee, for: gone}", "nobody"),
        ("{response: [cart@gone, paid]}", "idle"),
        ("{precedence: [cart, fee@guest/gone]}", "idle"),
        ("{response: [fee, paid]}", ""),
        ("{existence: cart}", ""),
        ("{not_co_existence: [paid, left]}", ""),
    ],
)
def test_why_a_policy_decides_nothing(policy: str, vacuous: str) -> None:
    assert verdict_of(policy) == Verdict(verdict_of(policy).policy, True, None, vacuous)


def test_a_broken_policy_comes_with_its_demand_and_its_walk() -> None:
    report = check(reads(f"{STORE}  p: {{response: [fee, left], within: 2 steps}}\n"))

    broken = next(d for d in report if d.rule == "policy-broken")
    assert "`left` has to come after `fee` within 2 steps" in broken.message
    assert str(broken.walk) == "cart (guest/looking) → fee → paid"
    assert broken.severity is Severity.ERROR


@pytest.mark.parametrize(
    "wrong",
    [
        {"response": ("a", "b"), "times": 2},
        {"init": "a", "times": 2},
        {"existence": "a", "within": "5 steps"},
        {"not_succession": ("a", "b"), "within": "5 days"},
        {"response": ("a", "b"), "within": "0 steps"},
        {"response": ("a", "b"), "within": "1001 steps"},
    ],
)
def test_what_says_nothing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate({"id": "p", **wrong})


def test_the_refusal_names_the_key_and_where_it_goes() -> None:
    (problem,) = check(reads(f"{STORE}  p: {{response: [fee, paid], times: 2}}\n"), rules=())

    assert "`times` says nothing for `response`" in problem.message
    assert problem.cure == "drop it; times goes with existence, absence, exactly"
    assert problem.span is not None
    assert problem.span.column == len("  p: {response: [fee, paid], ") + 1


def test_ten_thousand_policies_are_decided() -> None:
    lines = "".join(f"  p{n}: {{response: [fee, paid], why: '{n}'}}\n" for n in range(10_000))
    report = check(reads(STORE + lines))

    assert [d for d in report if d.rule.startswith("policy")] == []


def test_ten_thousand_policies_of_all_kinds_with_wide_bounds_are_decided() -> None:
    templates = [*UNARY, *BINARY]
    lines = []
    for n in range(10_000):
        template = templates[n % len(templates)]
        event = "fee" if template in UNARY else "[cart, paid]"
        bound = f", within: {n % 1000 + 1} steps" if template in BOUND else ""
        lines.append(f"  p{n}: {{{template}: {event}{bound}}}\n")
    report = check(reads(STORE + "".join(lines)))

    broken = {str(d.path[1]) for d in report if d.rule == "policy-broken"}
    kept = ("precedence", "alternate_precedence")  # from the cart it is two steps at most
    assert broken == {
        f"p{n}"
        for n in range(10_000)
        if templates[n % len(templates)] not in kept or n % 1000 + 1 < 2
    }


LOOP = """\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: {entry: any}, pay: Pay, paid: {outcome: positive}}
transitions: [cart -> pay -> paid, pay -> pay]
policies:
"""


@pytest.mark.parametrize("template", ["response", "precedence", "succession"])
def test_a_loop_exceeds_every_bound(template: str) -> None:
    journey = reads(f"{LOOP}  p: {{{template}: [cart, paid], within: 1000 steps}}\n").journey
    assert journey is not None

    assert prove(explore(journey), journey.policies[0]) == Verdict(journey.policies[0], False, None)


@pytest.mark.parametrize("template", ["response", "alternate_precedence", "succession"])
def test_a_walk_that_exceeds_a_bound_by_one_is_shown(template: str) -> None:
    journey = reads(f"{LOOP}  p: {{{template}: [cart, paid], within: 199 steps}}\n").journey
    assert journey is not None

    walk = prove(explore(journey), journey.policies[0]).walk

    assert walk is not None
    assert len(walk) == 200
