"""Plan how often a suite uses each arc, such that walks of least cost meet what is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journey.walking.flowing import Network
from journey.walking.graph import Graph, condensed


@dataclass(frozen=True, slots=True)
class Prices:
    """What is cheap.

    Attributes:
        step: What a step costs.
        walk: What a walk costs beside its steps.
    """

    step: int
    walk: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How often walks use what.

    Attributes:
        arcs: For each arc, how often walks take it.
        starts: For each start, how many walks begin there.
        bound: What all walks cost at least, whatever the plan.
    """

    arcs: list[int]
    starts: list[int]
    bound: int


def plan(
    graph: Graph,
    arcs: Iterable[int],
    nodes: Iterable[int],
    prices: Prices,
    *,
    work: int | None = None,
) -> Plan:
    """Plan walks that take some arcs and come to some nodes, each once at least.

    Walks are a circulation: from a hub to a start, along arcs to an end, and back to the hub. The
    cheapest circulation is found exactly. It falls into walks where all of it hangs together with
    the hub; where some of it does not, it is tied in, and the cost may then exceed the bound. To
    tie in at the least cost is the rural postman's problem, which is hard; whatever is not tied in
    needs one more arc into it, and the cheapest by the potentials is added to the bound.

    Args:
        graph: Where to walk.
        arcs: The arcs to take.
        nodes: The nodes to come to.
        prices: What is to be spared.
        work: After so many arcs looked at, take the next best instead of the best.

    Source: Edmonds, Johnson, "Matching, Euler tours and the Chinese postman", 1973; Lenstra,
    Rinnooy Kan, "On general routing problems", 1976.
    """
    network, hub = _network(graph, arcs, sorted(set(nodes)), prices)
    if not network.balance(work):
        network.settle(hub)
    bound = network.bound + _tie_in(network, hub, work)
    count, starts = len(graph.tails), len(graph.starts)
    used = [network.used(arc) for arc in range(count + starts)]
    return Plan(used[:count], used[count:], bound)


def fewest_walks(graph: Graph, arcs: Iterable[int], nodes: Iterable[int]) -> int:
    """Count the walks that it takes to use some arcs and come to some nodes.

    Within a strongly connected part one walk can meet everything, so that only the arcs between
    parts matter, and which parts to come to: a circulation without loose ends.

    Source: Dilworth, "A decomposition theorem for partially ordered sets", 1950, and its proof by
    flows with lower bounds.
    """
    part = condensed(graph)
    size = max(part, default=-1) + 1
    between: dict[tuple[int, int], int] = {}
    for tail, head in zip(graph.tails, graph.heads, strict=True):
        if part[tail] != part[head]:
            between.setdefault((part[tail], part[head]), 0)
    visited = {part[node] for node in nodes}
    for arc in arcs:
        tail, head = part[graph.tails[arc]], part[graph.heads[arc]]
        if tail == head:
            visited.add(tail)
        else:
            between[tail, head] += 1
    small = Graph(
        size,
        [tail for tail, _ in between],
        [head for _, head in between],
        sorted({part[node] for node in graph.starts}),
        sorted({part[node] for node in graph.ends}),
    )
    network, _ = _network(small, (), sorted(visited), Prices(0, 1))
    for arc, times in enumerate(between.values()):
        for _ in range(times):
            network.demand(arc)
    network.balance()
    return network.bound


def _network(
    graph: Graph, arcs: Iterable[int], nodes: Sequence[int], prices: Prices
) -> tuple[Network, int]:
    """Close walks through a hub; split each node to come to, with an arc between its halves."""
    hub = graph.size
    exits = list(range(graph.size + 1))
    for number, node in enumerate(nodes):
        exits[node] = hub + 1 + number
    starts, ends = len(graph.starts), len(graph.ends)
    tails = [exits[node] for node in graph.tails]
    tails += [hub] * starts + [exits[node] for node in graph.ends] + list(nodes)
    heads = [*graph.heads, *graph.starts, *([hub] * ends), *(exits[node] for node in nodes)]
    costs = [prices.step] * len(graph.tails)
    costs += [prices.walk + graph.lead * prices.step] * starts + [0] * (ends + len(nodes))
    least = [0] * (len(costs) - len(nodes)) + [1] * len(nodes)
    for arc in arcs:
        least[arc] = 1
    return Network(hub + 1 + len(nodes), tails, heads, costs, least), hub


def _tie_in(network: Network, hub: int, work: int | None) -> int:
    """Tie in what hangs together apart from the hub; return by how much that raises the bound."""
    raised = None
    while loose := _ways_in(network, hub):
        if raised is None:
            raised = sum(network.reduced(arc) for arc in loose)
        for arc in loose:
            network.demand(arc)
        if not network.balance(work):
            network.settle(hub)
    return raised or 0


def _ways_in(network: Network, hub: int) -> list[int]:
    """For each part that hangs together apart from the hub, return the cheapest arc into it."""
    part = list(range(network.size))

    def root(node: int) -> int:
        while part[node] != node:
            part[node] = part[part[node]]
            node = part[node]
        return node

    loose = set()
    for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        if network.used(arc):
            part[root(tail)] = root(head)
            loose.add(tail)
    parts = {root(node) for node in loose} - {root(hub)}
    if not parts:
        return []
    cheapest: dict[int, tuple[int, int]] = {}
    for arc, head in enumerate(network.heads):
        if (into := root(head)) in parts and root(network.tails[arc]) != into:
            cheapest[into] = min(
                cheapest.get(into, (network.reduced(arc), arc)), (network.reduced(arc), arc)
            )
    return sorted(arc for _, arc in cheapest.values())
