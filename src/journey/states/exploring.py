"""Find every state that a walk can come to."""

from collections.abc import Sequence
from heapq import heappop, heappush

from journey.files.given import Given, journey_of
from journey.model.journey import Journey
from journey.states.space import Edges, StateSpace
from journey.states.universe import Universe, universe_of


def explore(target: Given) -> StateSpace:
    """Find who can be where.

    The search goes breadth first over states (touchpoint × customer), with the customers at each
    touchpoint as one set; it takes time linear in states and transitions. Entries give the first
    states; a transition a → b that is open to customer c leads from (a, c) to (b, becomes(c)).
    Outcomes are final. What names an undeclared part leads nowhere.

    Args:
        target: A path, a document, a journey or what is made of one. What has been explored is not
            explored again.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.

    Source: option to complete and no dead transitions, as in van der Aalst, "Verification of
    Workflow Nets", 1997, over explicit states.

    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy: {phase: purchase, touchpoints: {cart: {entry: any}, paid: {outcome: positive}}}
    ... transitions: [cart -> paid]
    ... ''')
    >>> print(explore(shop).walk_to("paid"))
    cart (guest/looking) → paid
    """
    known = target if isinstance(target, StateSpace) else getattr(target, "space", None)
    return known if isinstance(known, StateSpace) else _explore(journey_of(target))


def _explore(journey: Journey) -> StateSpace:
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
    return _explored(StateSpace(journey, universe, [], first, edges, ids, outcomes))


def explore_from(space: StateSpace, members: int) -> StateSpace:
    """Find who can be where on walks that some customers begin.

    Args:
        space: Who can be where, whoever begins.
        members: The set of those who begin.
    """
    first = {n: here & members for n, here in space.entering.items() if here & members}
    journey, universe, edges = space.journey, space.universe, space.edges
    ids, outcomes = space.touchpoint_ids, space.outcomes
    return _explored(StateSpace(journey, universe, [], first, edges, ids, outcomes))


def explore_around(space: StateSpace, number: int) -> StateSpace:
    """Find who can be where on walks that do not pass a touchpoint, given by its number.

    They may come to it, but end there.
    """
    outcomes = list(space.outcomes)
    outcomes[number] = "neutral"
    journey, universe, edges = space.journey, space.universe, space.edges
    first, ids = space.entering, space.touchpoint_ids
    return _explored(StateSpace(journey, universe, [], first, edges, ids, tuple(outcomes)))


def _explored(space: StateSpace) -> StateSpace:
    space.reached.extend(_reach(space))
    return space


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


def _reach(space: StateSpace) -> list[int]:
    """Find who can be where, touchpoint by touchpoint.

    Sweeps over the touchpoints in the funnel's order: most ways lead on to later ones, so that few
    sweeps are needed, and each carries all customers who have come so far at once.
    """
    edges, outcomes, everyone = space.edges, space.outcomes, space.universe.everyone
    targets, who, becomes, leaving = edges.targets, edges.who, edges.becomes, edges.leaving
    after = space.after
    left = [everyone] * len(outcomes)  # who has not come there yet
    waiting = [0] * len(outcomes)  # who has come and not gone on yet
    for number, members in space.entering.items():
        left[number] ^= members
        waiting[number] = members
    sweep = sorted(space.entering)
    while sweep:
        back: set[int] = set()
        heap = sweep  # sorted, and so a heap
        while heap:
            number = heappop(heap)
            members = waiting[number]
            if not members or outcomes[number]:
                continue
            waiting[number] = 0
            for edge in leaving[number]:
                moved = members & who[edge]
                if not moved:
                    continue
                if change := becomes[edge]:
                    moved = after(change, moved)
                target = targets[edge]
                if fresh := moved & left[target]:
                    left[target] ^= fresh
                    if not waiting[target]:
                        if target > number:
                            heappush(heap, target)
                        else:
                            back.add(target)
                    waiting[target] |= fresh
        sweep = sorted(back)
    return [everyone ^ members for members in left]
