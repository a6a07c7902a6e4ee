"""Tie together what a circulation leaves apart, and prove what that costs at least."""

from collections.abc import Sequence

from journey.walks.circulation import Network

ROUNDS = 4
"""How often to look for a better bound."""


def tie_in(network: Network, hub: int, work: int | None = None) -> int:
    """Have all of a circulation hang together with the hub; return a bound of what that costs.

    To do so at the least cost is the rural postman's problem, which is hard. Whatever hangs
    together apart from the hub has to be entered from outside. The bound is the cost of a
    circulation that enters each such part somewhere, and may go on from anywhere in the part that
    can be entered; where it does enter is where the parts are tied in first.

    Args:
        network: A circulation of least cost, or a balanced one.
        hub: The node where walks begin and end.
        work: After so many arcs looked at, take the next best.

    Returns:
        What the bound of the network was, or more.

    Source: Lenstra, Rinnooy Kan, "On general routing problems", 1976; the gates relax the cuts of
    Christofides, Campos, Corberán, Mota, "An algorithm for the rural postman problem on a directed
    graph", 1986.
    """
    bound = network.bound
    parts = _loose(network, hub)
    if not parts:
        return bound
    raised, ways = _through_gates(network, hub, parts, work)
    while parts:
        for arc in ways or _cheapest_ways(network, parts):
            network.demand(arc)
        if not network.balance(work):
            network.settle(hub)
        parts, ways = _loose(network, hub), []
    return max(bound, raised)


def gate_bound(network: Network, parts: Sequence[frozenset[int]], work: int | None) -> int:
    """Return what it costs at least to come to each of some parts, which have no node in common.

    Args:
        network: Walks that need not come anywhere yet.
        parts: The parts, each of which is entered through a gate.
        work: After so many arcs looked at, settle for a lower bound.
    """
    gated = _gated(network, parts)
    gated.balance(work)
    return gated.bound


def _loose(network: Network, hub: int) -> list[frozenset[int]]:
    """Return the parts that hang together apart from the hub, in the order of their nodes."""
    part = list(range(network.size))

    def root(node: int) -> int:
        while part[node] != node:
            part[node] = part[part[node]]
            node = part[node]
        return node

    active = []
    for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        if network.used(arc):
            part[root(tail)] = root(head)
            active.append(tail)
    found: dict[int, set[int]] = {}
    for node in sorted(set(active)):
        if root(node) != root(hub):
            found.setdefault(root(node), set()).add(node)
    return [frozenset(nodes) for nodes in found.values()]


def _owners(parts: Sequence[frozenset[int]]) -> dict[int, int]:
    return {node: number for number, part in enumerate(parts) for node in part}


def _cheapest_ways(network: Network, parts: Sequence[frozenset[int]]) -> list[int]:
    """For each part, return the arc into it that is cheapest by the potentials."""
    owner = _owners(parts)
    cheapest: dict[int, tuple[int, int]] = {}
    for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        into = owner.get(head)
        if into is not None and owner.get(tail) != into:
            price = (network.reduced(arc), arc)
            cheapest[into] = min(cheapest.get(into, price), price)
    return sorted(arc for _, arc in cheapest.values())


def _through_gates(
    network: Network, hub: int, parts: list[frozenset[int]], work: int | None
) -> tuple[int, list[int]]:
    """Have each part entered through a gate; return what that costs, and the arcs that do."""
    bound, ways = 0, []
    for _ in range(ROUNDS):
        gated = _gated(network, parts)
        done = gated.balance(work)
        bound = max(bound, gated.bound)
        if not done:
            return bound, []
        owner = _owners(parts)
        ways = _used_ways(network, gated, owner)
        loose = _loose(gated, hub)
        merged = _merged(parts, [part & frozenset(range(network.size)) for part in loose])
        if merged == parts:
            break
        parts = merged
    return bound, ways


def _gated(network: Network, parts: Sequence[frozenset[int]]) -> Network:
    """Lead all arcs into a part through one gate, from which any of their heads can be reached."""
    owner = _owners(parts)
    size = network.size
    heads, beyond = list(network.heads), set()
    for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        into = owner.get(head)
        if into is not None and owner.get(tail) != into:
            heads[arc] = size + 2 * into
            beyond.add((size + 2 * into + 1, head))
    gates = [(size + 2 * number, size + 2 * number + 1) for number in range(len(parts))]
    more = [*gates, *sorted(beyond)]
    return Network(
        size + 2 * len(parts),
        [*network.tails, *(tail for tail, _ in more)],
        [*heads, *(head for _, head in more)],
        [*network.costs, *([0] * len(more))],
        [*network.least, *([1] * len(gates)), *([0] * len(beyond))],
    )


def _used_ways(network: Network, gated: Network, owner: dict[int, int]) -> list[int]:
    """For each part, return the first arc by which a circulation enters it."""
    ways: dict[int, int] = {}
    for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        into = owner.get(head)
        if into is not None and owner.get(tail) != into and gated.used(arc):
            ways.setdefault(into, arc)
    return sorted(ways.values())


def _merged(
    parts: Sequence[frozenset[int]], others: Sequence[frozenset[int]]
) -> list[frozenset[int]]:
    """Unite the parts that have nodes in common."""
    found: list[frozenset[int]] = []
    for part in (*parts, *filter(None, others)):
        apart = []
        for other in found:
            if part & other:
                part = part | other  # noqa: PLW2901
            else:
                apart.append(other)
        found = [*apart, part]
    return sorted(found, key=min)
