"""A graph of numbered nodes and arcs, and the walks on it of which suites are made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journey.states.components import components

FAR = 1 << 60
"""Farther than any node."""


@dataclass(frozen=True)
class Graph:
    """Every complete walk, as arcs between nodes that each lie on one.

    Attributes:
        size: How many nodes there are; they are numbered from 0.
        tails: For each arc, the node it leaves.
        heads: For each arc, the node it reaches.
        starts: The nodes at which walks begin, in order.
        ends: The nodes at which walks end, in order; no arc leaves them.
        lead: How many steps somebody has taken already who stands on a start.
    """

    size: int
    tails: Sequence[int]
    heads: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    lead: int = 0

    @cached_property
    def leaving(self) -> list[list[int]]:
        """For each node, the arcs that leave it."""
        return self._by(self.tails)

    @cached_property
    def reaching(self) -> list[list[int]]:
        """For each node, the arcs that reach it."""
        return self._by(self.heads)

    def _by(self, nodes: Sequence[int]) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(self.size)]
        for arc, node in enumerate(nodes):
            found[node].append(arc)
        return found

    @cached_property
    def from_start(self) -> list[int]:
        """For each node, how many arcs a shortest way from a start has."""
        return self._distances(self.starts, self.leaving, self.heads)

    @cached_property
    def to_end(self) -> list[int]:
        """For each node, how many arcs a shortest way to an end has."""
        return self._distances(self.ends, self.reaching, self.tails)

    def _distances(
        self, first: Iterable[int], arcs: list[list[int]], nodes: Sequence[int]
    ) -> list[int]:
        found = [FAR] * self.size
        front = list(first)
        for node in front:
            found[node] = 0
        level = 0
        while front:
            level += 1
            following = []
            for node in front:
                for arc in arcs[node]:
                    after = nodes[arc]
                    if found[after] == FAR:
                        found[after] = level
                        following.append(after)
            front = following
        return found

    def way_from_start(self, node: int) -> list[int]:
        """Return the arcs of a shortest way from a start to a node."""
        tails, distances = self.tails, self.from_start
        way = []
        while left := distances[node]:
            arc = next(a for a in self.reaching[node] if distances[tails[a]] == left - 1)
            way.append(arc)
            node = tails[arc]
        return way[::-1]

    def onward(self, node: int) -> Iterator[int]:
        """Yield the arcs with which shortest ways from a node to an end begin."""
        nearer = self.to_end[node] - 1
        return (arc for arc in self.leaving[node] if self.to_end[self.heads[arc]] == nearer)

    def through_node(self, node: int) -> int:
        """Return how many steps a shortest complete walk through a node has."""
        return self.lead + self.from_start[node] + self.to_end[node]

    def through_arc(self, arc: int) -> int:
        """Return how many steps a shortest complete walk that takes an arc has."""
        before, after = self.from_start[self.tails[arc]], self.to_end[self.heads[arc]]
        return self.lead + before + 1 + after


@dataclass(frozen=True, slots=True)
class GraphWalk:
    """A complete walk on a graph.

    Attributes:
        start: The node at which it begins.
        arcs: The arcs that it takes.
    """

    start: int
    arcs: tuple[int, ...]

    def nodes(self, graph: Graph) -> Iterator[int]:
        """Yield the nodes that it comes to, the start first."""
        yield self.start
        for arc in self.arcs:
            yield graph.heads[arc]


@dataclass(frozen=True)
class TargetPlaces:
    """Where the targets are met.

    Attributes:
        of: For each target, the arcs that meet it, or the nodes; at least one.
        on_nodes: Whether these are nodes.
    """

    of: Sequence[Sequence[int]]
    on_nodes: bool

    def through(self, graph: Graph, place: int) -> int:
        """Return how many steps a shortest complete walk through a place has."""
        return graph.through_node(place) if self.on_nodes else graph.through_arc(place)

    def nearest(self, graph: Graph) -> list[int]:
        """Return, for each target, how many steps a shortest complete walk that meets it has."""
        return [min(self.through(graph, place) for place in places) for places in self.of]

    def met_by(self, graph: Graph, route: GraphWalk) -> Iterator[int]:
        """Yield the places of a route."""
        return route.nodes(graph) if self.on_nodes else iter(route.arcs)

    def only(self, targets: Sequence[int]) -> "TargetPlaces":
        """Return the places of some of the targets."""
        return TargetPlaces([self.of[target] for target in targets], self.on_nodes)

    def targets_at(self) -> dict[int, list[int]]:
        """Return, for each place, the targets that it meets."""
        found: dict[int, list[int]] = {}
        for target, places in enumerate(self.of):
            for place in places:
                found.setdefault(place, []).append(target)
        return found


def condensed(graph: Graph) -> list[int]:
    """Number the strongly connected parts of a graph; return the number of each node's part."""
    leaving, heads = graph.leaving, graph.heads
    nexts = [[heads[arc] for arc in arcs] for arcs in leaving]
    part = [-1] * graph.size
    for number, nodes in enumerate(components(range(graph.size), nexts.__getitem__)):
        for node in nodes:
            part[node] = number
    return part
