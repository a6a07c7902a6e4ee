"""Walk to one target after the other, the farthest first, where the best suite is out of reach."""

from journey.walks.graph import Graph, GraphWalk, TargetPlaces

LOOK = 2_000
"""How many arcs to look at for a target nearby."""

PATIENCE = 20_000_000
"""In large graphs fewer, such that this divided by all arcs remains."""


def roam(
    graph: Graph, places: TargetPlaces, *, max_length: int | None, sparing_walks: bool = False
) -> list[GraphWalk]:
    """Return walks that meet all targets.

    Each begins with the shortest way to the target that is farthest out; it goes on to targets
    nearby as long as that is cheaper than another walk, and leaves by a shortest way.

    Args:
        graph: Where to walk.
        places: The targets; a shortest walk through each has at most `max_length` steps.
        max_length: How many steps a walk may have.
        sparing_walks: Whether to go on to any target nearby, however far round that is.
    """
    roamer = _Roamer(graph, places, max_length, sparing_walks=sparing_walks)
    nearest = places.nearest(graph)
    order = sorted(range(len(nearest)), key=lambda target: (-nearest[target], target))
    routes = [roamer.walk_to(target) for target in order if roamer.unmet[target]]
    return thinned(graph, places, routes)


class _Roamer:
    """Walks, and what is still to be met."""

    def __init__(
        self, graph: Graph, places: TargetPlaces, most: int | None, *, sparing_walks: bool
    ) -> None:
        self.graph, self.places = graph, places
        self.most = most
        self.sparing_walks = sparing_walks
        self.look = max(50, min(LOOK, PATIENCE // max(1, len(graph.tails))))
        self.unmet = bytearray(b"\1") * len(places.of)
        self.open = {place: len(targets) for place, targets in places.targets_at().items()}
        self.targets_at = places.targets_at()

    def _meet(self, place: int) -> None:
        """Come to a place: what it meets is open nowhere any more."""
        if not self.open.get(place):
            return
        for target in self.targets_at[place]:
            if self.unmet[target]:
                self.unmet[target] = 0
                for other in self.places.of[target]:
                    self.open[other] -= 1

    def _take(self, arc: int) -> int:
        """Take an arc; return the node that it reaches."""
        node = self.graph.heads[arc]
        self._meet(node if self.places.on_nodes else arc)
        return node

    def walk_to(self, target: int) -> GraphWalk:
        """Walk to a target, on to others nearby, and out."""
        graph, places = self.graph, self.places
        place = min(places.of[target], key=lambda each: (places.through(graph, each), each))
        arcs = graph.way_from_start(place if places.on_nodes else graph.tails[place])
        if not places.on_nodes:
            arcs.append(place)
        node = start = graph.tails[arcs[0]] if arcs else place
        if places.on_nodes:
            self._meet(start)
        for arc in arcs:
            node = self._take(arc)
        while more := self._nearby(node, len(arcs)):
            for arc in more:
                node = self._take(arc)
            arcs += more
        while graph.to_end[node]:
            arc = self._out(node)
            arcs.append(arc)
            node = self._take(arc)
        return GraphWalk(start, tuple(arcs))

    def _out(self, node: int) -> int:
        """Choose the next arc of a shortest way out, if possible one that meets something."""
        ways = list(self.graph.onward(node))
        for arc in ways:
            if self.open.get(self.graph.heads[arc] if self.places.on_nodes else arc):
                return arc
        return ways[0]

    def _nearby(self, start: int, taken: int) -> list[int]:
        """Return the way to the nearest target that is worth it; none where there is none."""
        graph = self.graph
        heads, leaving, to_end = graph.heads, graph.leaving, graph.to_end
        came: dict[int, int] = {start: -1}
        front, far, looked = [start], 0, 0
        room = len(graph.tails) if self.most is None else self.most - graph.lead - taken
        while front and looked < self.look:
            far += 1
            following = []
            for node in front:
                looked += len(leaving[node])
                for arc in leaving[node]:
                    after = heads[arc]
                    if far + to_end[after] > room:
                        continue
                    place = after if self.places.on_nodes else arc
                    if self.open.get(place) and self._is_worth(start, node, after, far):
                        return self._back(came, node, arc)
                    if after not in came:
                        came[after] = arc
                        following.append(after)
            front = following
        return []

    def _is_worth(self, start: int, tail: int, head: int, far: int) -> bool:
        """Tell whether to go on is no longer than to leave and to come again."""
        graph = self.graph
        if self.sparing_walks:
            return True
        again = graph.lead + (
            graph.from_start[head] if self.places.on_nodes else graph.from_start[tail] + 1
        )
        return far <= graph.to_end[start] + again

    def _back(self, came: dict[int, int], node: int, arc: int) -> list[int]:
        way = [arc]
        while (arc := came[node]) >= 0:
            way.append(arc)
            node = self.graph.tails[arc]
        return way[::-1]


def thinned(graph: Graph, places: TargetPlaces, routes: list[GraphWalk]) -> list[GraphWalk]:
    """Leave out walks, the longest first, whose targets others meet."""
    targets_at = places.targets_at()
    met = [
        {target for place in places.met_by(graph, route) for target in targets_at.get(place, ())}
        for route in routes
    ]
    times = [0] * len(places.of)
    for targets in met:
        for target in targets:
            times[target] += 1
    kept = [True] * len(routes)
    for number in sorted(range(len(routes)), key=lambda each: (-len(routes[each].arcs), each)):
        if all(times[target] > 1 for target in met[number]):
            kept[number] = False
            for target in met[number]:
                times[target] -= 1
    return [route for route, stays in zip(routes, kept, strict=True) if stays]
