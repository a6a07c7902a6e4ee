"""How fast journeys are built, how soon walks take every transition, and how well they shrink."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import Phase, find, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from journey import Policy, StateSpace, Walk, explore, load, prove
from journey.testing import journeys, walks
from journey.testing.generating.building import full_journeys

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("online_store", "saas_subscription", "hospital_visit")
CALM = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=3000,
    phases=[Phase.generate, Phase.shrink],
)


def drawn(strategy: st.SearchStrategy[Any], number: int, turn: int = 0) -> list[Any]:
    """Return what a test is given."""
    found: list[Any] = []

    @seed(turn)
    @settings(database=None, deadline=None, max_examples=number, phases=[Phase.generate])
    @given(strategy)
    def gather(each: Any) -> None:
        found.append(each)

    gather()
    return found


def building(number: int = 300) -> None:
    """Print how many journeys are built in a second of the processor, Hypothesis included."""
    print("valid journeys a second")
    for name, strategy in (
        ("journeys()", journeys()),
        ("journeys(operations=False)", journeys(operations=False)),
        ("with a part of every kind", full_journeys()),
        ("journeys(touchpoints=50)", journeys(touchpoints=50)),
    ):
        drawn(strategy, 5)
        start = time.process_time()
        found = drawn(strategy, number)
        print(f"  {name:<28} {len(found) / (time.process_time() - start):7.0f}", flush=True)


def until_covered(space: StateSpace, turn: int, most: int = 3000) -> int | None:
    """Return how many walks are needed until every transition that can be taken was."""
    left = {
        space.name_of(edge)
        for edge, source in enumerate(space.edges.sources)
        if space.reached[source] & space.edges.who[edge] and not space.outcomes[source]
    }
    for number, walk in enumerate(drawn(walks(space), most, turn)):
        left -= set(walk.transitions)
        if not left:
            return number + 1
    return None


def covering(turns: int = 5) -> None:
    """Print how many random walks take every transition of the examples."""
    print(f"random walks until every transition was taken ({turns} seeds)")
    for name in NAMES:
        space = explore(load(EXAMPLES / f"{name}.journey.yaml"))
        counts = [until_covered(space, turn) for turn in range(turns)]
        known = [count for count in counts if count is not None]
        middle = f"{statistics.median(known):.0f}" if known else "-"
        print(
            f"  {name:<28} median {middle:>5}, {len(known)} of {turns} within 3000; "
            f"{len(space.journey.transitions)} transitions",
            flush=True,
        )


Wanted = tuple[str, Callable[[Walk], bool], int]


def wanted(space: StateSpace, chance: random.Random) -> Iterator[Wanted]:
    """Yield what a walk can do, and the length of the shortest complete walk that does.

    The shortest is that which the library proves to break the policy that forbids it; a test holds
    those against a slow search over explicit states.
    """
    point, other = chance.choice(space.touchpoint_ids), chance.choice(space.touchpoint_ids)
    who = chance.choice(space.customers_at(point))
    kinds: list[tuple[str, dict[str, Any]]] = [
        ("visits a touchpoint", {"absence": point}),
        ("visits one as a customer", {"absence": f"{point}@{who}"}),
        ("visits one twice", {"absence": point, "times": 2}),
        ("visits two in order", {"not_succession": (point, other)}),
        ("breaks response", {"response": (point, other)}),
        ("breaks precedence", {"precedence": (point, other)}),
        ("breaks existence", {"existence": point}),
        ("breaks chain_response", {"chain_response": (point, other)}),
        ("breaks alternate_response", {"alternate_response": (point, other)}),
    ]
    for name, template in kinds:
        policy = Policy.model_validate({"id": "wanted", **template})
        verdict = prove(space, policy)
        if verdict.walk is not None:
            yield name, breaks(policy), len(verdict.walk)


def breaks(policy: Policy) -> Callable[[Walk], bool]:
    """Return what tells whether a walk breaks a policy."""
    from journey.model.patterns import parse_atom
    from journey.states.policies.automata import automaton

    made = automaton(policy.template, policy.times or 1, None)
    atoms = [parse_atom(event) for event in policy.events]

    def broken(walk: Walk) -> bool:
        letters = [
            sum(
                (state.touchpoint in atom.touchpoints and atom.who in (None, str(state.customer)))
                << number
                for number, atom in enumerate(atoms)
            )
            for state in walk.states
        ]
        return not made.accepts(letters)

    return broken


def shrinking(number: int = 40) -> None:
    """Print how often a failing walk shrinks to a shortest one."""
    spaces: list[StateSpace] = [
        explore(built) for built in drawn(journeys(touchpoints=(3, 9)), number)
    ]
    spaces += [explore(load(EXAMPLES / f"{name}.journey.yaml")) for name in NAMES for _ in "abc"]
    found: dict[str, list[int | None]] = {}
    calls: list[int] = []
    for turn, space in enumerate(spaces):
        for name, does, shortest in wanted(space, random.Random(turn)):
            found.setdefault(name, []).append(excess(space, does, shortest, calls))
    print("failing walks and the shortest there are")
    print(f"  {'a walk that':<28} {'tried':>6} {'found':>6} {'shortest':>9} {'steps more':>11}")
    for name, results in found.items():
        known = [one for one in results if one is not None]
        exact = sum(one == 0 for one in known) / max(1, len(known))
        more = statistics.mean(known) if known else 0
        print(f"  {name:<28} {len(results):>6} {len(known):>6} {exact:>9.1%} {more:>11.2f}")
    print(f"  {statistics.median(calls):.0f} walks tried for each, in the median")


def excess(
    space: StateSpace, does: Callable[[Walk], bool], shortest: int, calls: list[int]
) -> int | None:
    """Return by how many steps a shrunk walk is longer than need be; None where none is found."""
    tried = 0

    def counted(walk: Walk) -> bool:
        nonlocal tried
        tried += 1
        return does(walk)

    try:
        walk: Walk = find(walks(space), counted, settings=CALM)
    except NoSuchExample:
        return None
    calls.append(tried)
    return len(walk) - shortest


def main() -> None:
    """Measure it all."""
    building()
    covering()
    shrinking()


if __name__ == "__main__":
    main()
