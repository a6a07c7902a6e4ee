"""Chart all complete walks of a journey as one graph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journey.model.walk import State, Walk
from journey.problems.errors import TooManySequences
from journey.states.space import StateSpace
from journey.states.universe import bits_of
from journey.walks.graph import Graph, GraphWalk

MOST = 2_000_000
"""How many sequences of transitions a graph may have."""


@dataclass(frozen=True)
class WalkChart:
    """The states on complete walks, and the transitions between them, as a graph.

    Attributes:
        space: Where everybody can be.
        useful: For each touchpoint by number, the set of customers there who can end.
        states: For each state on a complete walk, the number of its touchpoint and its customer.
        edges: For each step between them, the edge of the space that it takes.
        graph: States as nodes, steps as arcs.
    """

    space: StateSpace
    useful: list[int]
    states: list[tuple[int, int]]
    edges: list[int]
    graph: Graph

    @cached_property
    def _shown(self) -> list[State]:
        ids, customers = self.space.touchpoint_ids, self.space.universe.customers
        return [State(ids[number], next(customers(bit))) for number, bit in self.states]

    @cached_property
    def _names(self) -> dict[int, str]:
        return {edge: self.space.name_of(edge) for edge in dict.fromkeys(self.edges)}

    def state(self, node: int) -> State:
        """Return the state that a node stands for."""
        return self._shown[node]

    def names(self, arcs: Sequence[int]) -> tuple[str, ...]:
        """Return the names of the transitions that arcs stand for."""
        return tuple(self._names[self.edges[arc]] for arc in arcs)

    def walk(self, route: GraphWalk) -> Walk:
        """Return the walk that a route on the graph stands for."""
        states = tuple(self._shown[node] for node in route.nodes(self.graph))
        return Walk(states, self.names(route.arcs))


def chart(space: StateSpace) -> WalkChart:
    """Chart the complete walks of a state space, in the order of the file."""
    free = space.ways_out()
    useful = [reached & out for reached, out in zip(space.reached, free, strict=True)]
    states = [(number, bit) for number, members in enumerate(useful) for bit in bits(members)]
    nodes = {state: node for node, state in enumerate(states)}
    tails, heads, edges = [], [], []
    for node, (number, bit) in enumerate(states):
        for edge, after in moves(space, number, bit):
            if after in nodes:
                tails.append(node)
                heads.append(nodes[after])
                edges.append(edge)
    first = [(n, bit) for n in sorted(space.entering) for bit in bits(space.entering[n])]
    starts = [nodes[state] for state in first if state in nodes]
    ends = [node for node, (number, _) in enumerate(states) if space.outcomes[number]]
    graph = Graph(len(states), tails, heads, starts, ends)
    return WalkChart(space, useful, states, edges, graph)


def bits(members: int) -> Iterator[int]:
    """List the members of a set of customers, each as a set of one."""
    return (1 << number for number in bits_of(members))


def moves(space: StateSpace, number: int, bit: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the edges that one customer may take from a touchpoint, and the state after each."""
    edges = space.edges
    if not space.outcomes[number]:
        for edge in edges.leaving[number]:
            if bit & edges.who[edge]:
                yield edge, (edges.targets[edge], space.after(edges.becomes[edge], bit))


@dataclass(frozen=True)
class Sequences:
    """Ways of so many arcs of a graph as the nodes of another, whose arcs are one longer.

    Attributes:
        graph: The graph of ways.
        ways: For each of its nodes, the arcs of the first graph that it stands for.
        lasts: For each of its arcs, the arc of the first graph that it adds.
        short: The complete walks that are too short to be on it.
    """

    graph: Graph
    ways: Sequence[tuple[int, ...]]
    lasts: Sequence[int]
    short: tuple[GraphWalk, ...] = ()

    def way(self, arc: int) -> tuple[int, ...]:
        """Return the arcs of the first graph that an arc stands for."""
        return (*self.ways[self.graph.tails[arc]], self.lasts[arc])

    def unfolded(self, route: GraphWalk, first: Graph) -> GraphWalk:
        """Return the route on the first graph that a route stands for."""
        way = self.ways[route.start]
        start = first.tails[way[0]] if way else route.start
        return GraphWalk(start, (*way, *(self.lasts[arc] for arc in route.arcs)))


def sequences(graph: Graph, switch: int) -> Sequences:
    """Make the graph whose arcs are sequences of `switch` + 1 arcs one right after the other.

    Source: n-switch coverage, Chow, "Testing software design modeled by finite-state machines",
    1978; the graph is the line graph, so many times.

    Raises:
        TooManySequences: There are more than anybody could walk.
    """
    found = Sequences(graph, [()] * graph.size, range(len(graph.tails)))
    for _ in range(switch):
        found = _longer(found, graph)
    return found


def _longer(before: Sequences, first: Graph) -> Sequences:
    graph = before.graph
    leaving, reaching = graph.leaving, graph.reaching
    count = sum(len(leaving[node]) * len(reaching[node]) for node in range(graph.size))
    if count > MOST:
        raise TooManySequences(count, MOST)
    starts, ends = set(graph.starts), set(graph.ends)
    ways = [before.way(arc) for arc in range(len(graph.tails))]
    pairs = [(arc, after) for arc, head in enumerate(graph.heads) for after in leaving[head]]
    longer = Graph(
        len(ways),
        [arc for arc, _ in pairs],
        [after for _, after in pairs],
        [arc for node in graph.starts for arc in leaving[node]],
        [arc for arc, head in enumerate(graph.heads) if head in ends],
        graph.lead + 1,
    )
    whole = [arc for arc in longer.ends if graph.tails[arc] in starts]
    short = [GraphWalk(first.tails[ways[arc][0]], ways[arc]) for arc in whole]
    lasts = [before.lasts[after] for _, after in pairs]
    return Sequences(longer, ways, lasts, (*before.short, *short))
