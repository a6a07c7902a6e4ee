"""Policies as formulas over words, and what they demand."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from journey import Journey, Policy
from journey.model.policies import BINARY, BOUND, TIMED, UNARY
from tests.states.explicit import Explicit, any_matches

Letter = tuple[bool, bool]
Formula = Callable[[Sequence[Letter], int], bool]
"""What is true of a walk from one of its visits on."""


def is_a(walk: Sequence[Letter], at: int) -> bool:
    return walk[at][0]


def is_b(walk: Sequence[Letter], at: int) -> bool:
    return walk[at][1]


def no(f: Formula) -> Formula:
    return lambda walk, at: not f(walk, at)


def both(f: Formula, g: Formula) -> Formula:
    return lambda walk, at: f(walk, at) and g(walk, at)


def implies(f: Formula, g: Formula) -> Formula:
    return lambda walk, at: not f(walk, at) or g(walk, at)


def following(f: Formula) -> Formula:
    """X: there is a next visit, and it is so."""
    return lambda walk, at: at + 1 < len(walk) and f(walk, at + 1)


def finally_(f: Formula) -> Formula:
    return lambda walk, at: any(f(walk, i) for i in range(at, len(walk)))


def globally(f: Formula) -> Formula:
    return lambda walk, at: all(f(walk, i) for i in range(at, len(walk)))


def until(f: Formula, g: Formula) -> Formula:
    return lambda walk, at: any(
        g(walk, end) and all(f(walk, i) for i in range(at, end)) for end in range(at, len(walk))
    )


def weak_until(f: Formula, g: Formula) -> Formula:
    return lambda walk, at: until(f, g)(walk, at) or globally(f)(walk, at)


def weak_following(f: Formula) -> Formula:
    return no(following(no(f)))


RESPONSE = globally(implies(is_a, finally_(is_b)))
PRECEDENCE = weak_until(no(is_b), is_a)
ALTERNATE_RESPONSE = globally(implies(is_a, following(until(no(is_a), is_b))))
ALTERNATE_PRECEDENCE = both(
    PRECEDENCE, globally(implies(is_b, weak_following(weak_until(no(is_b), is_a))))
)


CHAIN_RESPONSE = globally(implies(is_a, following(is_b)))
CHAIN_PRECEDENCE = both(no(is_b), globally(implies(following(is_b), is_a)))


# As published, for walks that end.
FORMULAS: dict[str, Formula] = {
    "init": is_a,
    "end": finally_(both(is_a, no(following(lambda walk, at: True)))),
    "responded_existence": implies(finally_(is_a), finally_(is_b)),
    "co_existence": both(
        implies(finally_(is_a), finally_(is_b)), implies(finally_(is_b), finally_(is_a))
    ),
    "response": RESPONSE,
    "precedence": PRECEDENCE,
    "succession": both(RESPONSE, PRECEDENCE),
    "alternate_response": ALTERNATE_RESPONSE,
    "alternate_precedence": ALTERNATE_PRECEDENCE,
    "alternate_succession": both(ALTERNATE_RESPONSE, ALTERNATE_PRECEDENCE),
    "chain_response": CHAIN_RESPONSE,
    "chain_precedence": CHAIN_PRECEDENCE,
    "chain_succession": both(CHAIN_RESPONSE, CHAIN_PRECEDENCE),
    "not_co_existence": no(both(finally_(is_a), finally_(is_b))),
    "not_succession": globally(implies(is_a, no(finally_(is_b)))),
    "not_chain_succession": globally(implies(is_a, no(following(is_b)))),
}


def holds(template: str, walk: Sequence[Letter], times: int, within: int | None) -> bool:
    """Decide a template by its definition."""
    count = sum(a for a, _ in walk)
    if template in TIMED:
        return {"existence": count >= times, "absence": count < times}.get(template, count == times)
    if not FORMULAS[template](walk, 0):
        return False
    if within is None:
        return True
    return in_time(template, walk, within)


def in_time(template: str, walk: Sequence[Letter], within: int) -> bool:
    """Tell whether each answer comes, and each cause came, within some steps."""
    soonest = 1 if template.startswith(("alternate", "chain")) else 0
    for at, (a, b) in enumerate(walk):
        if a and template.endswith(("response", "succession")):
            later = range(at + soonest, min(len(walk), at + within + 1))
            if not any(walk[i][1] for i in later):
                return False
        if b and template.endswith(("precedence", "succession")):
            earlier = range(max(0, at - within), at + 1)
            if not any(walk[i][0] for i in earlier):
                return False
    return True


events = st.sampled_from(["a", "b", "c|d", "a@t1", "b|c@s1", "e@t1/s1", "nowhere", "f@any"])


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    template = draw(st.sampled_from(UNARY + BINARY))
    value: Any = draw(events) if template in UNARY else draw(st.tuples(events, events))
    options: dict[str, Any] = {"id": "policy", template: value}
    if template in TIMED:
        options["times"] = draw(st.none() | st.integers(1, 3))
    if template in BOUND:
        options["within"] = draw(
            st.sampled_from([None, "1 step", "3 steps", "12 steps", "40 steps", "5 days"])
        )
    options["for"] = draw(st.sampled_from(["any", "any", "t1", "s2", "t2/s1"]))
    return Policy.model_validate(options)


def letter_of(policy: Policy, state: Explicit, journey: Journey) -> int:
    letter = 0
    for number, event in enumerate(policy.events):
        names, _, who = event.partition("@")
        there = state[0] in names.split("|")
        letter |= (there and any_matches(who or "any", state[1:], journey)) << number
    return letter
