"""Policies as deterministic finite automata over what a visit is.

A visit is one of four letters: whether it is the policy's first event (bit 1) and whether it is the
second (bit 2). A walk is a word of such letters, from the entry to the outcome, and a policy is a
set of words.

Source: Pesic, van der Aalst, "DECLARE: Full Support for Loosely-Structured Processes", 2007, for
the templates; De Giacomo, Vardi, "Linear Temporal Logic and Linear Dynamic Logic on Finite Traces",
2013, for what they mean on walks that end. With F some time, G always, X in the next visit (which
there must be), and `p W q` p until q or to the end:

| template | formula |
|---|---|
| existence, absence, exactly | a is visited at least, fewer than, exactly `times` times |
| init, end | the first visit is a; the last visit is a |
| responded_existence | F a → F b |
| co_existence | F a ↔ F b |
| response | G (a → F b) |
| precedence | ¬b W a |
| alternate_response | G (a → X (¬a U b)) |
| alternate_precedence | (¬b W a) ∧ G (b → ¬X ¬(¬b W a)) |
| chain_response | G (a → X b) |
| chain_precedence | ¬b ∧ G (X b → a) |
| …succession | the response and the precedence of that kind |
| not_co_existence | ¬ (F a ∧ F b) |
| not_succession | G (a → ¬ F b) |
| not_chain_succession | G (a → ¬ X b) |

A visit that is both events at once counts for both at that moment, as the formulas say.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

LETTERS = 4
"""Neither event, the first, the second, both."""

State: TypeAlias = Any
Step = Callable[[State, bool, bool], State]

SMALL = 64
"""Automata of more states only count, and have none too many."""

FAILED = "failed"
"""The state of a policy that nothing can mend."""


@dataclass(frozen=True)
class Automaton:
    """A deterministic finite automaton; state 0 is the first.

    Attributes:
        steps: For each state, the state after each of the four letters.
        accepting: For each state, whether a walk that ends there keeps the policy.
        settled: For each state, whether nothing that follows changes the verdict any more.
    """

    steps: tuple[tuple[int, int, int, int], ...]
    accepting: tuple[bool, ...]
    settled: tuple[bool, ...]

    def accepts(self, letters: Iterable[int]) -> bool:
        """Tell whether a walk of these letters keeps the policy.

        >>> automaton("response").accepts([1, 0, 2]), automaton("response").accepts([2, 1])
        (True, False)
        """
        state = 0
        for letter in letters:
            state = self.steps[state][letter]
        return self.accepting[state]


CONJUNCTS = {
    f"{kind}succession": (f"{kind}response", f"{kind}precedence")
    for kind in ("", "alternate_", "chain_")
}
"""The templates that ask for two others."""


def conjuncts(template: str) -> tuple[str, ...]:
    """Return the templates that a template asks for, all of them; itself where it is no pair.

    Two bounds each with a counter of its own are much smaller apart than together.

    >>> conjuncts("alternate_succession"), conjuncts("response")
    (('alternate_response', 'alternate_precedence'), ('response',))
    """
    return CONJUNCTS.get(template, (template,))


@lru_cache(maxsize=256)
def automaton(template: str, times: int = 1, within: int | None = None) -> Automaton:
    """Return the smallest automaton of a DECLARE template.

    Args:
        template: Its name, such as `chain_response`.
        times: How often, for existence, absence and exactly.
        within: The most transitions between an event and the other, for those that bound a response
            or a precedence.

    Raises:
        KeyError: There is no such template.
    """
    first, step, accepts = _TEMPLATES[template](times, within)
    numbers: dict[State, int] = {first: 0}
    order = [first]
    rows: list[tuple[int, ...]] = []
    for state in order:
        row = []
        for letter in range(LETTERS):
            after = FAILED if state == FAILED else step(state, bool(letter & 1), bool(letter & 2))
            if after not in numbers:
                numbers[after] = len(order)
                order.append(after)
            row.append(numbers[after])
        rows.append(tuple(row))
    accepting = [state != FAILED and accepts(state) for state in order]
    return _smallest(rows, accepting) if len(rows) <= SMALL else _as_is(rows, accepting)


def _as_is(rows: list[tuple[int, ...]], accepting: list[bool]) -> Automaton:
    steps = tuple((a, b, c, d) for a, b, c, d in rows)
    settled = tuple(set(row) == {number} for number, row in enumerate(steps))
    return Automaton(steps, tuple(accepting), settled)


def _smallest(rows: list[tuple[int, ...]], accepting: list[bool]) -> Automaton:
    """Join the states that no word tells apart (Moore)."""
    kinds = [int(kept) for kept in accepting]
    while True:
        signs = [(kinds[n], *(kinds[after] for after in row)) for n, row in enumerate(rows)]
        numbers: dict[tuple[int, ...], int] = {}
        finer = [numbers.setdefault(sign, len(numbers)) for sign in signs]
        if len(numbers) == len(set(kinds)):
            break
        kinds = finer
    firsts = [finer.index(kind) for kind in range(len(numbers))]
    joined = [tuple(finer[after] for after in rows[n]) for n in firsts]
    return _as_is(joined, [accepting[n] for n in firsts])


_Made = tuple[State, Step, Callable[[State], bool]]


def _counting(least: int, most: int | None) -> _Made:
    """Count the first event up to where it no longer matters."""
    top = least if most is None else most + 1

    def step(state: State, a: bool, b: bool) -> State:
        del b
        return min(state + a, top)

    def accepts(state: State) -> bool:
        return least <= state and (most is None or state <= most)

    return 0, step, accepts


def _seen(accepts: Callable[[bool, bool], bool]) -> Callable[[int, int | None], _Made]:
    """Remember which of the events have happened."""

    def step(state: State, a: bool, b: bool) -> State:
        return (state[0] or a, state[1] or b)

    def accepted(state: State) -> bool:
        return accepts(state[0], state[1])

    return lambda times, within: ((False, False), step, accepted)


def _init(times: int, within: int | None) -> _Made:
    del times, within

    def step(state: State, a: bool, b: bool) -> State:
        del b
        if state == "kept":
            return state
        return "kept" if a else FAILED

    return "before", step, lambda state: state == "kept"


def _end(times: int, within: int | None) -> _Made:
    del times, within
    return False, lambda state, a, b: a, bool


def _response(times: int, within: int | None) -> _Made:
    """Remember for how long the earliest first event has been waiting; None where none has."""
    del times

    def step(state: State, a: bool, b: bool) -> State:
        waited = None if state is None else _older(state, within)
        if waited == FAILED:
            return FAILED
        if b:
            return None
        return 0 if a and waited is None else waited

    return None, step, lambda state: state is None


def _alternate_response(times: int, within: int | None) -> _Made:
    del times

    def step(state: State, a: bool, b: bool) -> State:
        waited = None if state is None else _older(state, within)
        if waited is not None and (waited == FAILED or not b):
            return FAILED if a else waited
        return 0 if a else None

    return None, step, lambda state: state is None


def _chain_response(times: int, within: int | None) -> _Made:
    del times, within
    return False, lambda due, a, b: FAILED if due and not b else a, lambda due: not due


def _precedence(times: int, within: int | None) -> _Made:
    """Remember how long ago the latest first event was; None where there was none in time."""
    del times

    def step(state: State, a: bool, b: bool) -> State:
        if a:
            return 0
        age = None if state is None else _fresh(state, within)
        return FAILED if b and age is None else age

    return None, step, lambda state: True


def _alternate_precedence(times: int, within: int | None) -> _Made:
    del times

    def step(state: State, a: bool, b: bool) -> State:
        if b:
            used = a or (state is not None and _fresh(state, within) is not None)
            return None if used else FAILED
        if a:
            return 0
        return None if state is None else _fresh(state, within)

    return None, step, lambda state: True


def _chain_precedence(times: int, within: int | None) -> _Made:
    del times, within
    return False, lambda fresh, a, b: FAILED if b and not fresh else a, lambda fresh: True


def _older(age: int, within: int | None) -> State:
    if within is None:
        return age
    return FAILED if age >= within else age + 1


def _fresh(age: int, within: int | None) -> int | None:
    if within is None:
        return age
    return None if age >= within else age + 1


def _both(
    one: Callable[[int, int | None], _Made], other: Callable[[int, int | None], _Made]
) -> Callable[[int, int | None], _Made]:
    """Return the template that asks for two others."""

    def made(times: int, within: int | None) -> _Made:
        first, step, accepts = one(times, within)
        first2, step2, accepts2 = other(times, within)

        def both(state: State, a: bool, b: bool) -> State:
            pair = (step(state[0], a, b), step2(state[1], a, b))
            return FAILED if FAILED in pair else pair

        def accepted(state: State) -> bool:
            return accepts(state[0]) and accepts2(state[1])

        return (first, first2), both, accepted

    return made


def _not_succession(times: int, within: int | None) -> _Made:
    del times, within
    return False, lambda seen, a, b: FAILED if b and (seen or a) else seen or a, lambda seen: True


def _not_chain_succession(times: int, within: int | None) -> _Made:
    del times, within
    return False, lambda last, a, b: FAILED if b and last else a, lambda last: True


_TEMPLATES: dict[str, Callable[[int, int | None], _Made]] = {
    "existence": lambda times, within: _counting(times, None),
    "absence": lambda times, within: _counting(0, times - 1),
    "exactly": lambda times, within: _counting(times, times),
    "init": _init,
    "end": _end,
    "responded_existence": _seen(lambda a, b: not a or b),
    "co_existence": _seen(lambda a, b: a == b),
    "response": _response,
    "precedence": _precedence,
    "succession": _both(_response, _precedence),
    "alternate_response": _alternate_response,
    "alternate_precedence": _alternate_precedence,
    "alternate_succession": _both(_alternate_response, _alternate_precedence),
    "chain_response": _chain_response,
    "chain_precedence": _chain_precedence,
    "chain_succession": _both(_chain_response, _chain_precedence),
    "not_co_existence": _seen(lambda a, b: not (a and b)),
    "not_succession": _not_succession,
    "not_chain_succession": _not_chain_succession,
}
