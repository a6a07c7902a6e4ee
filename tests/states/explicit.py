"""States of customers by a slow, obvious search, and journeys of every odd shape."""

from collections import deque
from itertools import pairwise

from hypothesis import strategies as st

from journey import (
    Customers,
    CustomerType,
    Exclusion,
    Journey,
    Situation,
    Stage,
    State,
    Touchpoint,
    Transition,
    Walk,
)
from journey.states.space import POLARITIES

Explicit = tuple[str, str, str]


def matches(pattern: str, customer: tuple[str, str], journey: Journey) -> bool:
    """Tell whether a customer is meant by a pattern, read as words rather than sets."""
    types = {part.id for part in journey.customers.types}
    left, slash, right = (part.strip() for part in pattern.partition("/"))
    names = [name.strip() for name in left.split("|")]
    if slash:
        others = [name.strip() for name in right.split("|")]
        return (names == ["any"] or customer[0] in names) and (
            others == ["any"] or customer[1] in others
        )
    if names == ["any"]:
        return True
    if all(name in types for name in names):
        return customer[0] in names
    return customer[1] in names


def any_matches(who: object, customer: tuple[str, str], journey: Journey) -> bool:
    patterns = [who] if isinstance(who, str) else who
    return any(matches(pattern, customer, journey) for pattern in patterns)  # type: ignore[attr-defined]


def universe_of(journey: Journey) -> set[tuple[str, str]]:
    return {
        (type_.id, situation.id)
        for type_ in journey.customers.types
        for situation in journey.customers.situations
        if (not situation.types or type_.id in situation.types)
        and not any(
            any_matches(exclusion.customer, (type_.id, situation.id), journey)
            for exclusion in journey.customers.excluded
        )
    }


def successors(journey: Journey, state: Explicit) -> list[Explicit]:
    point, customer = state[0], state[1:]
    outcomes = {point.id: point.outcome for point in journey.touchpoints}
    if outcomes[point]:
        return []
    types = {part.id for part in journey.customers.types}
    found = []
    for step in journey.transitions:
        if step.from_ != point or step.to not in outcomes:
            continue
        if not any_matches(step.for_, customer, journey):
            continue
        after = customer
        if step.becomes is not None:
            first, slash, second = step.becomes.partition("/")
            if slash:
                after = (first, second)
            else:
                after = (first, after[1]) if first in types else (after[0], first)
        if after in universe_of(journey):
            found.append((step.to, *after))
    return found


def first_states(journey: Journey) -> list[Explicit]:
    universe = universe_of(journey)
    return [
        (point.id, *customer)
        for point in journey.touchpoints
        for customer in sorted(universe)
        if any_matches(point.entry_patterns, customer, journey)
    ]


def search(journey: Journey, ends: frozenset[str] = frozenset()) -> dict[Explicit, int]:
    """Return every reachable state with its distance, on walks that end at some touchpoints."""
    distance = dict.fromkeys(first_states(journey), 0)
    queue = deque(distance)
    while queue:
        state = queue.popleft()
        for after in successors(journey, state) if state[0] not in ends else ():
            if after not in distance:
                distance[after] = distance[state] + 1
                queue.append(after)
    return distance


def free(journey: Journey, states: set[Explicit], wanted: set[str]) -> set[Explicit]:
    """Return the states from which an outcome of a wanted polarity can be reached."""
    outcomes = {point.id: point.outcome for point in journey.touchpoints}
    good = {state for state in states if outcomes[state[0]] in wanted}
    grown = True
    while grown:
        more = {s for s in states - good if good.intersection(successors(journey, s))}
        good |= more
        grown = bool(more)
    return good


@st.composite
def wild_journeys(draw: st.DrawFn) -> Journey:
    """Journeys of any kind: traps, dead ends, guards, exclusions, dangling names.

    Of those that are thrown together few have a walk of more than a step: every other one has a
    way for all through all its touchpoints, and whatever else leads into it and out of it.
    """
    types = ["t1", "t2", "t3"][: draw(st.integers(1, 3))]
    situations = ["s1", "s2", "s3"][: draw(st.integers(1, 3))]
    pairs = [f"{t}/{s}" for t in types for s in situations]
    patterns = st.sampled_from(
        ["any", *types, *situations, *pairs, f"{types[0]}|{types[-1]}", f"any/{situations[0]}"]
    )
    who = patterns | st.tuples(patterns, patterns)
    points = ["a", "b", "c", "d", "e", "f"][: draw(st.integers(1, 6))]
    steps = st.builds(
        Transition,
        from_=st.sampled_from([*points, "nowhere"]),
        to=st.sampled_from([*points, "nowhere"]),
        for_=who,
        becomes=st.none() | st.sampled_from([*types, *situations, *pairs]),
    )
    backbone = points if draw(st.booleans()) else []
    ways = [Transition(from_=from_, to=to) for from_, to in pairwise(backbone)]
    no_end = st.none() if backbone else st.sampled_from([None, None, None, *POLARITIES])
    ends = [draw(no_end) for _ in points[:-1]] + [draw(st.sampled_from([None, *POLARITIES]))]
    entries = ["any" if id in backbone[:1] else draw(st.none() | who) for id in points]
    return Journey(
        id="wild",
        customers=Customers(
            types=tuple(CustomerType(id=id) for id in types),
            situations=tuple(
                Situation(id=id, types=draw(st.sampled_from([(), tuple(types[:1])])))
                for id in situations
            ),
            excluded=tuple(
                Exclusion(customer=pattern, reason="none")
                for pattern in draw(st.lists(st.sampled_from(pairs), max_size=2))
            ),
        ),
        stages=(
            Stage(
                id="stage",
                phase="use",
                touchpoints=tuple(
                    Touchpoint(id=id, entry=entry, outcome=end)
                    for id, entry, end in zip(points, entries, ends, strict=True)
                ),
            ),
        ),
        transitions=(*ways, *draw(st.lists(steps, max_size=12))),
    )


def explicit(state: State) -> Explicit:
    return (state.touchpoint, *state.customer)


def assert_is_a_walk(journey: Journey, walk: Walk) -> None:
    for before, name, after in zip(walk.states, walk.transitions, walk.states[1:], strict=False):
        step = journey.transition(name)
        assert (step.from_, step.to) == (before.touchpoint, after.touchpoint)
        assert explicit(after) in successors(journey, explicit(before))
