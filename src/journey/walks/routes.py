"""Take a plan of how often each arc is used apart into walks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from journey.walks.graph import Graph, GraphWalk
from journey.walks.planning import Plan

CHOICE = 16
"""Among how many walks that pass a node to choose the one that a cycle lengthens."""


@dataclass(slots=True)
class _Trail:
    """Arcs one after the other, with the cycles that are to be taken in between.

    Attributes:
        start: The node at which it begins.
        arcs: Its arcs.
        walk: The number of the walk to which it belongs.
        cycles: For a node, the cycles to take where the trail first comes to it.
    """

    start: int
    arcs: list[int]
    walk: int
    cycles: "dict[int, list[_Trail]]" = field(default_factory=dict)


def unravel(graph: Graph, plan: Plan) -> list[GraphWalk]:
    """Return walks that use each arc exactly as often as the plan says.

    First walks are drawn from starts to ends by the nearest way out that is left. What remains are
    cycles; the longest first, each lengthens the shortest of the walks that pass it, so that walks
    are of similar length where the plan leaves a choice.

    Source: Hierholzer, "Über die Möglichkeit, einen Linienzug ohne Wiederholung und ohne
    Unterbrechung zu umfahren", 1873.
    """
    left, nexts = list(plan.arcs), _by_way_out(graph)
    walks: list[_Trail] = []
    for start, times in zip(graph.starts, plan.starts, strict=True):
        for _ in range(times):
            walks.append(_Trail(start, list(_drawn(graph, start, left, nexts)), len(walks)))
    _Splicer(graph, walks).splice(list(_cycles(graph, left, nexts)))
    return [GraphWalk(walk.start, tuple(_unrolled(graph, walk))) for walk in walks]


def _by_way_out(graph: Graph) -> list[list[int]]:
    """For each node, the arcs that leave it, the last of them on the shortest way to an end."""
    far, heads = graph.to_end, graph.heads
    return [sorted(arcs, key=lambda arc: (-far[heads[arc]], -arc)) for arcs in graph.leaving]


def _drawn(graph: Graph, node: int, left: list[int], nexts: list[list[int]]) -> Iterator[int]:
    """Draw arcs from those that are left until none leaves the node that is reached."""
    while True:
        arcs = nexts[node]
        while arcs and not left[arcs[-1]]:
            arcs.pop()
        if not arcs:
            return
        arc = arcs[-1]
        left[arc] -= 1
        yield arc
        node = graph.heads[arc]


def _cycles(graph: Graph, left: list[int], nexts: list[list[int]]) -> Iterator[list[int]]:
    """Draw all that is left, as cycles that pass no node twice."""
    for node in range(graph.size):
        path: list[int] = []
        place = {node: 0}
        for arc in _drawn(graph, node, left, nexts):
            path.append(arc)
            after = graph.heads[arc]
            if after not in place:
                place[after] = len(path)
                continue
            first = place[after]
            cycle, path[first:] = path[first:], []
            for other in cycle[:-1]:
                del place[graph.heads[other]]
            yield cycle


class _Splicer:
    """Ties cycles to walks.

    Attributes:
        lengths: For each walk, how many arcs it has with all its cycles.
        passing: For each node, some trails of different walks that pass it.
    """

    def __init__(self, graph: Graph, walks: list[_Trail]) -> None:
        self.graph = graph
        self.lengths = [len(walk.arcs) for walk in walks]
        self.passing: dict[int, list[_Trail]] = {}
        for walk in walks:
            self._arrive(walk)

    def _arrive(self, trail: _Trail) -> list[int]:
        """Note where a trail passes; return the nodes that none passed before."""
        fresh = []
        for node in dict.fromkeys([trail.start, *(self.graph.heads[arc] for arc in trail.arcs)]):
            here = self.passing.setdefault(node, [])
            if not here:
                fresh.append(node)
            if len(here) < CHOICE and all(other.walk != trail.walk for other in here):
                here.append(trail)
        return fresh

    def splice(self, cycles: list[list[int]]) -> None:
        """Tie each cycle to the shortest walk that passes it, the longest cycle first."""
        heads = self.graph.heads
        at: dict[int, list[int]] = {}
        for number, cycle in enumerate(cycles):
            for arc in cycle:
                at.setdefault(heads[arc], []).append(number)
        ready = {number for node in self.passing for number in at.get(node, ())}
        heap = [(-len(cycles[number]), number) for number in ready]
        heapify(heap)
        while heap:
            number = heappop(heap)[1]
            for node in self._tie(cycles[number]):
                for other in at.get(node, ()):
                    if other not in ready:
                        ready.add(other)
                        heappush(heap, (-len(cycles[other]), other))

    def _tie(self, cycle: list[int]) -> list[int]:
        """Tie one cycle; return the nodes that no trail passed before."""
        tails = self.graph.tails
        _, _, turn, trail = min(
            (self.lengths[trail.walk], trail.walk, turn, trail)
            for turn, arc in enumerate(cycle)
            for trail in self.passing.get(tails[arc], ())[:CHOICE]
        )
        start = tails[cycle[turn]]
        tied = _Trail(start, cycle[turn:] + cycle[:turn], trail.walk)
        self.lengths[trail.walk] += len(cycle)
        trail.cycles.setdefault(start, []).append(tied)
        return self._arrive(tied)


def _unrolled(graph: Graph, walk: _Trail) -> Iterator[int]:
    """Yield the arcs of a walk with those of its cycles in between."""
    stack = [_visits(graph, walk)]
    while stack:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
        elif isinstance(step, _Trail):
            stack.append(_visits(graph, step))
        else:
            yield step


def _visits(graph: Graph, trail: _Trail) -> Iterator[int | _Trail]:
    """Yield the arcs of a trail, and cycles where it first comes to their beginnings."""
    yield from trail.cycles.pop(trail.start, ())
    for arc in trail.arcs:
        yield arc
        yield from trail.cycles.pop(graph.heads[arc], ())
