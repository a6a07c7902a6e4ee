"""One walk through every policy, visit by visit."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from journey import Customer, Journey, Policy, State, explore, prove
from journey.model.policies import BOUND
from journey.states.policies.automata import conjuncts
from journey.states.policies.following import follow
from journey.states.policies.proving import steps_within
from tests.amounts import examples
from tests.states.explicit import any_matches, wild_journeys
from tests.states.formulas import holds, letter_of, policies

visits = st.lists(
    st.builds(
        lambda touchpoint, type_, situation: State(touchpoint, Customer(type_, situation)),
        st.sampled_from([*"abcdef", "nowhere", "unknown"]),
        st.sampled_from(["t1", "t2", "unknown"]),
        st.sampled_from(["s1", "s2"]),
    ),
    min_size=1,
    max_size=8,
)


def word_of(journey: Journey, policy: Policy, walk: list[State]) -> list[tuple[bool, bool]]:
    letters = [
        letter_of(policy, (state.touchpoint, *state.customer), journey)
        if exists(journey, state)
        else 0
        for state in walk
    ]
    return [(bool(letter & 1), bool(letter & 2)) for letter in letters]


def exists(journey: Journey, state: State) -> bool:
    return state.customer in explore(journey).customers


def is_kept(policy: Policy, word: list[tuple[bool, bool]]) -> bool:
    within = steps_within(policy) if policy.template in BOUND else None
    return holds(policy.template, word, policy.times or 1, within)


@given(wild_journeys(), policies(), visits)
@settings(max_examples=examples(300))
def test_a_policy_is_unmet_where_its_formula_is_false_of_the_visits(
    journey: Journey, policy: Policy, walk: list[State]
) -> None:
    journey = journey.model_copy(update={"policies": (policy,)})

    progress = follow(explore(journey), *walk)

    about = exists(journey, walk[0]) and any_matches(policy.for_, walk[0].customer, journey)
    kept = not about or is_kept(policy, word_of(journey, policy, walk))
    assert progress.unmet == (() if kept else (policy,))


@given(wild_journeys(), policies(), visits)
@settings(max_examples=examples(200))
def test_a_policy_is_broken_for_good_where_nothing_that_follows_keeps_it(
    journey: Journey, policy: Policy, walk: list[State]
) -> None:
    journey = journey.model_copy(update={"policies": (policy,)})

    progress = follow(explore(journey), *walk)

    about = exists(journey, walk[0]) and any_matches(policy.for_, walk[0].customer, journey)
    word = word_of(journey, policy, walk)
    letters = [(a, b) for a in (False, True) for b in (False, True)]
    ends = [list(end) for length in range(4) for end in product(letters, repeat=length)]
    lost = about and not any(is_kept(policy, word + end) for end in ends)
    if conjuncts(policy.template) == (policy.template,):
        assert progress.broken == ((policy,) if lost else ())
    else:  # its response and its precedence are followed one by one
        assert lost or not progress.broken


@given(wild_journeys(), policies())
def test_the_walk_that_breaks_a_policy_leaves_it_unmet(journey: Journey, policy: Policy) -> None:
    space = explore(journey.model_copy(update={"policies": (policy,)}))
    verdict = prove(space, policy)

    if verdict.walk is not None:
        assert follow(space, *verdict.walk.states).unmet == (policy,)
