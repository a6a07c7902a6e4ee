"""Find every state that a walk can come to."""

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
    ... stages: {buy: {phase: purchase, touchpoints: {cart: {entry: any}, paid: {outcome: positive}}}}
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
    return StateSpace(
        journey, universe, reached, levels, edges, ids, outcomes, _images=images
    )


def _edges(journey: Journey, numbers: dict[str, int], universe: Universe) -> Edges:
    edges = Edges([], [], [], [], [], [[] for _ in numbers], [[] for _ in numbers])
    everyone, set_of = universe.everyone, universe.set_of
    add_number, add_source, add_target, add_who, add_becomes = (
        column.append for column in edges[:5]
    )
    for position, transition in enumerate(journey.transitions):
        source = numbers.get(transition.from_)
        target = numbers.get(transition.to)
        if source is None or target is None:
            continue
        edge = len(edges.numbers)
        edges.leaving[source].append(edge)
        edges.reaching[target].append(edge)
        add_number(position)
        add_source(source)
        add_target(target)
        add_who(everyone if transition.for_ == "any" else set_of(transition.for_))
        add_becomes(transition.becomes)
    return edges


def _search(
    edges: Edges,
    outcomes: tuple[object, ...],
    first: dict[int, int],
    universe: Universe,
    images: dict[tuple[str, int], int],
) -> tuple[list[int], Levels]:
    reached = [0] * len(outcomes)
    levels: Levels = [[] for _ in outcomes]
    targets, who, becomes, everyone = edges.targets, edges.who, edges.becomes, universe.everyone
    for number, members in first.items():
        reached[number] = members
    front, level = first, 0
    while front:
        following: dict[int, int] = {}
        for number, members in front.items():
            levels[number].append((level, members))
            if outcomes[number]:
                continue
            for edge in edges.leaving[number]:
                moved = members & who[edge]
                if not moved:
                    continue
                if change := becomes[edge]:
                    key = (change, moved)
                    if key not in images:
                        images[key] = universe.after(change, moved)
                    moved = images[key] & everyone
                target = targets[edge]
                if fresh := moved & ~reached[target]:
                    reached[target] |= fresh
                    following[target] = following.get(target, 0) | fresh
        front = following
        level += 1
    return reached, levels
