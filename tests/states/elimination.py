"""Rates of a journey as a chain, solved by exact elimination."""

from collections import Counter
from fractions import Fraction

from hypothesis import strategies as st

from journey import Journey, Transition
from tests.states.explicit import Explicit, first_states, wild_journeys


@st.composite
def rated(draw: st.DrawFn) -> Journey:
    """Any journey, with rates that never sum to more than a whole in a state."""
    journey = draw(wild_journeys())
    rates = st.sampled_from([None, 0.0, 0.05, 0.05, 0.08, 0.08])
    steps = [
        step.model_copy(update={"rate": draw(rates), "takes": draw(st.sampled_from(["1 hour"]))})
        for step in journey.transitions
    ]
    if draw(st.booleans()):
        steps = [step.model_copy(update={"rate": step.rate or 0.08}) for step in steps]
    elif draw(st.booleans()):
        # Nobody abandons where all may take all: some go round for ever.
        ways = Counter(step.from_ for step in steps)
        steps = [step.model_copy(update={"rate": 1 / ways[step.from_]}) for step in steps]
    return journey.model_copy(update={"transitions": tuple(steps)})


def after(journey: Journey, step: Transition, state: Explicit) -> Explicit | None:
    """Return where one transition leads from a state, or None where it is closed."""
    from tests.states.explicit import successors

    alone = journey.model_copy(update={"transitions": (step,)})
    found = successors(alone, state)
    return found[0] if found else None


def chain(journey: Journey) -> dict[Explicit, dict[Explicit, Fraction]] | None:
    """Return the probabilities between all reachable states; None where a rate is missing."""
    queue, found = list(first_states(journey)), {}
    for state in queue:
        row: dict[Explicit, Fraction] = {}
        for step in journey.transitions:
            target = after(journey, step, state)
            if target is None:
                continue
            if step.rate is None:
                return None
            row[target] = row.get(target, Fraction(0)) + Fraction(step.rate).limit_denominator(1000)
            if target not in queue:
                queue.append(target)
        found[state] = row
    return found


def solve(
    rows: dict[Explicit, dict[Explicit, Fraction]], ends: set[Explicit]
) -> dict[Explicit, Fraction]:
    """Return for each state the probability of ending in one of some outcomes, exactly."""
    states = [state for state in rows if state in ends or _comes_to(rows, state) & ends]
    # p(s) = sum of rates × p(next), and 1 at the ends; abandonment makes the system regular.
    system = []
    for state in states:
        line = [Fraction(int(other == state)) for other in states] + [Fraction(int(state in ends))]
        if state not in ends:
            for target, rate in rows[state].items():
                if target in states:
                    line[states.index(target)] -= rate
        system.append(line)
    for pivot in range(len(states)):
        swap = next(r for r in range(pivot, len(states)) if system[r][pivot])
        system[pivot], system[swap] = system[swap], system[pivot]
        lead = system[pivot][pivot]
        system[pivot] = [value / lead for value in system[pivot]]
        for row in range(len(states)):
            factor = system[row][pivot]
            if row != pivot and factor:
                system[row] = [
                    a - factor * b for a, b in zip(system[row], system[pivot], strict=True)
                ]
    found = {state: system[number][-1] for number, state in enumerate(states)}
    return {state: found.get(state, Fraction(0)) for state in rows}


def _comes_to(rows: dict[Explicit, dict[Explicit, Fraction]], state: Explicit) -> set[Explicit]:
    """Return the states after a state that somebody comes to."""
    found: set[Explicit] = set()
    queue = [state]
    while queue:
        fresh = {target for target, rate in rows[queue.pop()].items() if rate} - found
        found |= fresh
        queue += fresh
    return found
