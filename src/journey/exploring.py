"""Find every state that a walk can come to."""

from collections.abc import Sequence

from journey.model.journey import Journey
from journey.statespace import Edges, Levels, StateSpace
from journey.universe import Universe, universe_of


def explore(journey: Journey) -> StateSpace:
    """Find who can be where.

    The search goes breadth first over states (touchpoint × customer), with the customers at each
    touchpoint as one set; it takes time linear in states and transitions. Entries give the first
    states; a transition a → b that is open to customer c leads from (a, c) to (b, becomes(c)).
    Outcomes are final. What names an undeclared part leads nowhere.

    Source: option to complete and no dead transitions, as in van der Aalst, "Verification of
    Workflow Nets", 1997, over explicit states.

    >>> from journey import loads
    >>> shop = loads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy: {phase: purchase, touchpoints: {cart: {entry: any}, paid: {outcome: positive}}}
    ... transitions: [cart -> paid]
    ... ''').journey
    >>> print(explore(shop).walk_to("paid"))
    cart (guest/looking) → paid
    """
    universe = universe_of(journey.customers)
    touchpoints = [found for _, found in journey._touchpoints.values()]
    ids = tuple(journey._touchpoints)
    edges = _edges(journey, {id: number for number, id in enumerate(ids)}, universe)
    outcomes = tuple(touchpoint.outcome for touchpoint in touchpoints)
    first = {}
    for number, touchpoint in enumerate(touchpoints):
        members = 0
        for pattern in touchpoint.entry_patterns:
            members |= universe.set_of(pattern)
        if members:
            first[number] = members
    images: dict[tuple[str, int], int] = {}
    reached, levels = _search(edges, outcomes, first, universe, images)
    return StateSpace(journey, universe, reached, levels, edges, ids, outcomes, _images=images)


def _edges(journey: Journey, numbers: dict[str, int], universe: Universe) -> Edges:
    transitions, get = journey.transitions, numbers.get
    sources = [get(transition.from_) for transition in transitions]
    targets = [get(transition.to) for transition in transitions]
    kept: Sequence[int] = range(len(transitions))
    if None in sources or None in targets:
        ends = enumerate(zip(sources, targets, strict=True))
        kept = [number for number, pair in ends if None not in pair]
        transitions = tuple(transitions[number] for number in kept)
    # Few patterns stand for many transitions: each is looked up once.
    sets = {who: universe.set_of(who) for who in {one.for_ for one in transitions}}
    edges = Edges(
        kept,
        [source for source in (sources[number] for number in kept) if source is not None],
        [target for target in (targets[number] for number in kept) if target is not None],
        [sets[transition.for_] for transition in transitions],
        [transition.becomes for transition in transitions],
        [[] for _ in numbers],
        [[] for _ in numbers],
    )
    for edge, source in enumerate(edges.sources):
        edges.leaving[source].append(edge)
    for edge, target in enumerate(edges.targets):
        edges.reaching[target].append(edge)
    return edges


def _search(
    edges: Edges,
    outcomes: tuple[object, ...],
    first: dict[int, int],
    universe: Universe,
    images: dict[tuple[str, int], int],
) -> tuple[list[int], Levels]:
    everyone = universe.everyone
    left = [everyone] * len(outcomes)  # who has not been met yet, touchpoint by touchpoint
    levels: Levels = [[] for _ in outcomes]
    targets, who, becomes, leaving = edges.targets, edges.who, edges.becomes, edges.leaving
    for number, members in first.items():
        left[number] ^= members
    front, level = first, 0
    while front:
        following: dict[int, int] = {}
        for number, members in front.items():
            levels[number].append((level, members))
            if outcomes[number]:
                continue
            for edge in leaving[number]:
                moved = members & who[edge]
                if not moved:
                    continue
                if change := becomes[edge]:
                    key = (change, moved)
                    if key not in images:
                        images[key] = universe.after(change, moved)
                    moved = images[key]
                target = targets[edge]
                if fresh := moved & left[target]:
                    left[target] ^= fresh
                    following[target] = following.get(target, 0) | fresh
        front = following
        level += 1
    return [everyone ^ members for members in left], levels
