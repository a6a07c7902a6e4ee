"""Plan how often a suite uses each arc, such that walks of least cost meet what is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.walks.circulation import Network
from journey.walks.graph import Graph, TargetPlaces, condensed
from journey.walks.tying import gate_bound, tie_in

TRIES = 3
"""At how many cheaper places to try to meet a target."""

MOVING = 300_000
"""After how many arcs looked at to leave targets where they are met."""


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


def plan(graph: Graph, places: TargetPlaces, prices: Prices, *, work: int | None = None) -> Plan:
    """Plan walks that meet targets, each where it is met first of all.

    Walks are a circulation: from a hub to a start, along arcs to an end, and back to the hub. The
    cheapest circulation is found exactly. It falls into walks where all of it hangs together with
    the hub; where some of it does not, it is tied in, and the cost may then exceed the bound.

    A target that any of several places meets is moved from one to another as long as that saves
    something: by the potentials it is known where that may be. What the cheapest place of each
    target costs by them is a bound for all choices, though a weak one.

    Args:
        graph: Where to walk.
        places: The targets.
        prices: What is to be spared.
        work: After so many arcs looked at, take the next best instead of the best.

    Source: Edmonds, Johnson, "Matching, Euler tours and the Chinese postman", 1973.
    """
    network, hub, choices = _network(graph, places, prices)
    found = network.balance(work)
    if not found:
        network.settle(hub)
    bound = sum(min(network.reduced(arc) for arc in arcs) for arcs in choices)
    if any(len(arcs) > 1 for arcs in choices):
        if found:
            _move(network, choices)
            tie_in(network, hub, work)
            _move(network, choices)
        tie_in(network, hub, work)
    else:
        bound = tie_in(network, hub, work)
    count, starts = len(graph.tails), len(graph.starts)
    used = [network.used(arc) for arc in range(count + starts)]
    return Plan(used[:count], used[count:], bound)


def _move(network: Network, choices: Sequence[Sequence[int]]) -> None:
    """Move targets to places where meeting them costs less, as long as there are such."""
    limit = network.work + MOVING
    chosen = [next(arc for arc in arcs if network.least[arc]) for arcs in choices]
    moved = True
    while moved:
        moved = False
        for target, arcs in enumerate(choices):
            if network.work > limit:
                return
            arc = _better(network, chosen[target], arcs)
            if arc != chosen[target]:
                chosen[target], moved = arc, True


def _better(network: Network, now: int, arcs: Sequence[int]) -> int:
    """Move one target to a place that saves something, if there is one, and return the place."""
    price = network.reduced(now)
    cheaper = [arc for arc in arcs if network.reduced(arc) < price]
    cheaper.sort(key=network.reduced)
    for arc in cheaper[:TRIES]:
        before = network.bound
        _exchange(network, now, arc)
        if network.bound < before:
            return arc
        _exchange(network, arc, now)
    return now


def _exchange(network: Network, before: int, after: int) -> None:
    network.release(before)
    network.demand(after)
    network.balance()


def least_cost(
    graph: Graph, places: TargetPlaces, prices: Prices, *, work: int | None = None
) -> int:
    """Return what it costs at least to come to any of the nodes of each target.

    Args:
        graph: Where to walk.
        places: The targets; no two of them have a node in common.
        prices: What is to be spared.
        work: After so many arcs looked at, settle for a lower bound.
    """
    network, _, _ = _network(graph, TargetPlaces([], on_nodes=True), prices)
    return gate_bound(network, [frozenset(here) for here in places.of], work)


def fewest_walks(graph: Graph, places: TargetPlaces) -> int:
    """Count the walks that it takes to meet targets, each where it is met first of all.

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
    visited = set()
    for here in places.of:
        place = here[0]
        tail = part[place if places.on_nodes else graph.tails[place]]
        head = part[place if places.on_nodes else graph.heads[place]]
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
    parts = TargetPlaces([[number] for number in sorted(visited)], on_nodes=True)
    network, _, _ = _network(small, parts, Prices(0, 1))
    for arc, times in enumerate(between.values()):
        for _ in range(times):
            network.demand(arc)
    network.balance()
    return network.bound


def _network(
    graph: Graph, places: TargetPlaces, prices: Prices
) -> tuple[Network, int, Sequence[Sequence[int]]]:
    """Close walks through a hub; split each node to come to, with an arc between its halves.

    Returns:
        The network, in which each target is asked for at its first place; the hub; and for each
        target, the arcs that meet it.
    """
    nodes = sorted({node for here in places.of for node in here}) if places.on_nodes else []
    hub = graph.size
    exits = list(range(graph.size + 1))
    for number, node in enumerate(nodes):
        exits[node] = hub + 1 + number
    starts, ends = len(graph.starts), len(graph.ends)
    tails = [exits[node] for node in graph.tails]
    tails += [hub] * starts + [exits[node] for node in graph.ends] + nodes
    heads = [*graph.heads, *graph.starts, *([hub] * ends), *(exits[node] for node in nodes)]
    costs = [prices.step] * len(graph.tails)
    costs += [prices.walk + graph.lead * prices.step] * starts + [0] * (ends + len(nodes))
    choices = places.of
    if places.on_nodes:
        # The halves of node n are n and exits[n], which follow each other like their arcs.
        shift = len(costs) - len(nodes) - hub - 1
        choices = [[exits[node] + shift for node in here] for here in places.of]
    least = [0] * len(costs)
    for arcs in choices:
        least[arcs[0]] += 1
    return Network(hub + 1 + len(nodes), tails, heads, costs, least), hub, choices
