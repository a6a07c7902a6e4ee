"""Find walks on a graph that meet targets, sparing steps or walks, and prove how few would do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journey.walks.graph import Graph, GraphWalk, TargetPlaces
from journey.walks.planning import Plan, Prices, fewest_walks, least_cost, plan
from journey.walks.roaming import roam, thinned
from journey.walks.routes import unravel
from journey.walks.suite import Aim

WORK = 30_000_000
"""After how many arcs looked at to take a good plan instead of looking on for the best."""

SMALL = 50_000
"""Up to how many arcs walking to one target after the other may do better than a plan cut short."""

ROUNDS = 3
"""How often to look for better places to meet targets that any of several places meet."""

FEW = 10_000
"""In graphs with more arcs, to look once."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What walks are to be like.

    Attributes:
        minimise: What to have as little of as can be.
        max_length: How many steps a walk may have, or None.
    """

    minimise: Aim
    max_length: int | None = None

    def allows(self, steps: int) -> bool:
        """Tell whether a walk may have so many steps."""
        return self.max_length is None or steps <= self.max_length

    def cost(self, graph: Graph, routes: Sequence[GraphWalk]) -> tuple[int, int]:
        """Return what there is to be as little of, and then the other."""
        steps = sum(graph.lead + len(route.arcs) for route in routes)
        return (steps, len(routes)) if self.minimise == "steps" else (len(routes), steps)


@dataclass(frozen=True, slots=True)
class Spared:
    """Walks, and how few there could be at best."""

    routes: Sequence[GraphWalk]
    least_walks: int
    least_steps: int


def spare(
    graph: Graph,
    places: TargetPlaces,
    wish: Wish,
    coarse: tuple[Graph, TargetPlaces] | None = None,
    *,
    far_apart: bool = False,
) -> Spared:
    """Find walks that meet all targets, each of which some walk of the allowed length meets.

    Where each target has one place, walks come from a plan of least cost, and are the best there
    are unless the plan had to be tied together or walks may only be short. Where any of several
    places will do, walks are found target by target, and then again and again by plans for the
    places at which they met the targets.

    Args:
        graph: Where to walk.
        places: The targets.
        wish: What walks are to be like.
        coarse: Where each target has one place only: a graph onto which every walk of the first can
            be carried over, step by step or without some steps. What is proven for it holds.
        far_apart: Whether the places of a target are far apart; what is proven for the coarse graph
            is then less than what it costs to come to each of them from without.
    """
    if not places.of:
        return Spared((), 0, 0)
    simple, where = coarse or (graph, places)
    cheapest = _plan(simple, where, "steps")
    steps = max(cheapest.bound // (len(where.of) + 1), *places.nearest(graph), 0)
    if far_apart:
        count = len(places.of) + 1
        steps = max(steps, least_cost(graph, places, Prices(count, 1), work=WORK) // count)
    walks = fewest_walks(simple, where)
    if wish.max_length:
        walks = max(walks, -(-steps // wish.max_length))
    least = steps if wish.minimise == "steps" else walks
    if coarse is not None:
        candidates = _by_rounds(graph, places, wish)
    else:
        ready = cheapest if wish.minimise == "steps" else None
        candidates = _by_plan(graph, places, wish, ready)
    best: Sequence[GraphWalk] | None = None
    for routes in candidates:
        if best is None or wish.cost(graph, routes) < wish.cost(graph, best):
            best = routes
        if wish.cost(graph, best)[0] == least:
            break
    return Spared(best or (), walks, steps)


def _plan(graph: Graph, places: TargetPlaces, minimise: Aim) -> Plan:
    """Plan for targets; among equals, with as little of the other."""
    targets = len(places.of)
    # No best suite has more walks than targets, nor goes round more than once between two of them.
    many_steps = (targets + 1) * (2 * graph.size + graph.lead + 2)
    prices = Prices(targets + 1, 1) if minimise == "steps" else Prices(1, many_steps)
    return plan(graph, places, prices, work=WORK)


def _by_plan(
    graph: Graph, places: TargetPlaces, wish: Wish, ready: Plan | None
) -> Iterator[list[GraphWalk]]:
    """Yield the walks of a plan, if they are short enough, and others."""
    routes = unravel(graph, ready or _plan(graph, places, wish.minimise))
    if _fits(graph, routes, wish):
        yield routes
        yield thinned(graph, places, routes)
    if not _fits(graph, routes, wish) or len(graph.tails) <= SMALL:
        sparing_walks = wish.minimise == "walks"
        yield roam(graph, places, max_length=wish.max_length, sparing_walks=sparing_walks)


def _by_rounds(graph: Graph, places: TargetPlaces, wish: Wish) -> Iterator[list[GraphWalk]]:
    """Yield walks that meet targets anywhere, and then better ones that begin with these."""
    few = len(graph.tails) <= FEW
    for sparing_walks in (wish.minimise == "walks", wish.minimise != "walks")[: 2 if few else 1]:
        routes = roam(graph, places, max_length=wish.max_length, sparing_walks=sparing_walks)
        yield routes
        for _ in range(ROUNDS if few else 1):
            begun = _met_where(graph, places, routes)
            better = unravel(graph, _plan(graph, begun, wish.minimise))
            better = thinned(graph, places, better)
            if not _fits(graph, better, wish):
                break
            yield better
            if wish.cost(graph, better) >= wish.cost(graph, routes):
                break
            routes = better


def _fits(graph: Graph, routes: Sequence[GraphWalk], wish: Wish) -> bool:
    return all(wish.allows(graph.lead + len(route.arcs)) for route in routes)


def _met_where(graph: Graph, places: TargetPlaces, routes: Sequence[GraphWalk]) -> TargetPlaces:
    """Return the places of each target, those first to which walks come most often."""
    times: dict[int, int] = {}
    for route in routes:
        for place in places.met_by(graph, route):
            times[place] = times.get(place, 0) + 1
    return TargetPlaces(
        [sorted(here, key=lambda each: (-times.get(each, 0), each)) for here in places.of],
        places.on_nodes,
    )
