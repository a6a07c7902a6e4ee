"""Set the targets of a suite by its criterion, and name what no complete walk comes to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journey.model.customers import Customer
from journey.walks.charting import Sequences, WalkChart, bits, moves
from journey.walks.graph import Graph, GraphWalk, TargetPlaces
from journey.walks.suite import Cover, OutOfReach, Reason, Target


@dataclass(frozen=True)
class Task:
    """What walks on a graph have to meet.

    Attributes:
        targets: What they are.
        places: Where each is met.
        short_targets: What the complete walks are that are too short to be on the graph.
        coarse: The graph with all as one that is alike to the criterion, and where each target is
            met there; None where nothing is alike.
        far_apart: Whether the places of a target are far apart, so that a walk may stay among them
            for many steps, of which the coarse graph knows nothing.
    """

    targets: tuple[Target, ...]
    places: TargetPlaces
    short_targets: tuple[Target, ...] = ()
    coarse: tuple[Graph, TargetPlaces] | None = None
    far_apart: bool = False


def task_of(chart: WalkChart, found: Sequences, cover: Cover) -> Task:
    """Set the targets of a criterion that some complete walk meets.

    Args:
        chart: All complete walks.
        found: The sequences of transitions to walk.
        cover: The criterion; `outcomes` has none here, since its targets are whole walks.
    """
    match cover:
        case "transitions":
            return _by_customer(chart, found)
        case "arrows":
            return _by_anyone(chart, found)
        case "pairs":
            targets = tuple(Target(*chart.state(node)) for node in range(chart.graph.size))
            return Task(
                targets, TargetPlaces([[node] for node in range(len(targets))], on_nodes=True)
            )
        case "touchpoints":
            groups = [number for number, _ in chart.states]
            ids = chart.space.touchpoint_ids
            return _grouped(chart, groups, {number: Target(ids[number]) for number in groups})
        case _:
            groups = [bit for _, bit in chart.states]
            whom = {bit: Target(None, _customer(chart, bit)) for bit in groups}
            return replace(_grouped(chart, groups, whom), far_apart=True)


def _customer(chart: WalkChart, bit: int) -> Customer:
    return next(chart.space.universe.customers(bit))


def _grouped(chart: WalkChart, groups: list[int], targets: dict[int, Target]) -> Task:
    """Have as targets groups of states, of each of which any one will do."""
    order = {group: number for number, group in enumerate(sorted(targets))}
    classes = [order[group] for group in groups]
    places: list[list[int]] = [[] for _ in order]
    for node, group in enumerate(classes):
        places[group].append(node)
    graph = chart.graph
    ends = zip(graph.tails, graph.heads, strict=True)
    ways = dict.fromkeys((classes[tail], classes[head]) for tail, head in ends)
    return Task(
        tuple(targets[group] for group in order),
        TargetPlaces(places, on_nodes=True),
        coarse=(
            _coarse(graph, classes, list(ways)),
            TargetPlaces([[number] for number in range(len(order))], on_nodes=True),
        ),
    )


def _coarse(graph: Graph, classes: Sequence[int], ways: Sequence[tuple[int, int]]) -> Graph:
    """Have each class of nodes as one node."""
    return Graph(
        max(classes, default=-1) + 1,
        [tail for tail, _ in ways],
        [head for _, head in ways],
        sorted({classes[node] for node in graph.starts}),
        sorted({classes[node] for node in graph.ends}),
        graph.lead,
    )


def _by_customer(chart: WalkChart, found: Sequences) -> Task:
    """Have as targets sequences of transitions, for each customer who can take them."""
    ways = [found.way(arc) for arc in range(len(found.graph.tails))]
    return Task(
        tuple(_target(chart, way) for way in ways),
        TargetPlaces([[arc] for arc in range(len(ways))], on_nodes=False),
        tuple(_target(chart, route.arcs) for route in found.short),
    )


def _target(chart: WalkChart, way: Sequence[int]) -> Target:
    """Return the target that a customer takes transitions one right after the other."""
    return Target(None, chart.state(chart.graph.tails[way[0]]).customer, chart.names(way))


def _by_anyone(chart: WalkChart, found: Sequences) -> Task:
    """Have as targets sequences of transitions, whoever takes them."""
    graph = found.graph
    named: dict[tuple[int, ...], list[int]] = {}
    for arc in range(len(graph.tails)):
        named.setdefault(_edges(chart, found.way(arc)), []).append(arc)
    order = sorted(named)
    if graph.lead:
        kinds = sorted({_edges(chart, way) for way in found.ways})
        numbers = {kind: number for number, kind in enumerate(kinds)}
        classes = [numbers[_edges(chart, way)] for way in found.ways]
    else:
        classes = [number for number, _ in chart.states]
    firsts = [named[way][0] for way in order]
    ways = [(classes[graph.tails[arc]], classes[graph.heads[arc]]) for arc in firsts]
    return Task(
        tuple(Target(None, None, chart.names(found.way(arc))) for arc in firsts),
        TargetPlaces([named[way] for way in order], on_nodes=False),
        tuple(Target(None, None, chart.names(route.arcs)) for route in found.short),
        (
            _coarse(graph, classes, ways),
            TargetPlaces([[arc] for arc in range(len(ways))], on_nodes=False),
        ),
    )


def _edges(chart: WalkChart, way: Sequence[int]) -> tuple[int, ...]:
    return tuple(chart.edges[arc] for arc in way)


def missed(chart: WalkChart, cover: Cover, *, all_begin: bool) -> tuple[OutOfReach, ...]:
    """Name what a criterion asks for and no complete walk comes to.

    Args:
        chart: All complete walks.
        cover: The criterion.
        all_begin: Whether everybody who may begins walks. Where only some do, what these never
            come to is no target of theirs, and only what they are trapped in is named.
    """
    found = {
        "transitions": _missed_transitions,
        "arrows": _missed_transitions,
        "touchpoints": _missed_touchpoints,
        "pairs": _missed_pairs,
        "customers": _missed_customers,
        "outcomes": _missed_outcomes,
    }[cover](chart)
    if cover == "arrows":
        met = {chart.space.edges.numbers[edge] for edge in chart.edges}
        names = [chart.space.journey.transition_names[number] for number in sorted(met)]
        found = _for_anyone(found, set(names))
    return tuple(one for one in found if all_begin or one.reason != "unreachable")


def _for_anyone(found: Iterator[OutOfReach], met: set[str]) -> Iterator[OutOfReach]:
    """Name each transition that nobody meets once, whoever might have taken it."""
    seen: set[str] = set()
    for one in found:
        name = one.target.transitions[0]
        if name not in met and name not in seen:
            seen.add(name)
            yield OutOfReach(Target(None, None, (name,)), one.reason)


def _missed_transitions(chart: WalkChart) -> Iterator[OutOfReach]:
    """Name each transition that nobody can take, and those after which somebody is trapped."""
    space, useful = chart.space, chart.useful
    trapped: dict[int, list[int]] = {}
    taken = set()
    for number, members in enumerate(space.reached):
        for bit in bits(members):
            for edge, (target, after) in moves(space, number, bit):
                taken.add(edge)
                if not after & useful[target]:
                    trapped.setdefault(edge, []).append(bit)
    known = {number: edge for edge, number in enumerate(space.edges.numbers)}
    for number, name in enumerate(space.journey.transition_names):
        edge = known.get(number, -1)  # -1 where an end of it is not declared
        if edge not in taken:
            yield OutOfReach(Target(None, None, (name,)), "unreachable")
            continue
        for bit in trapped.get(edge, ()):
            yield OutOfReach(Target(None, _customer(chart, bit), (name,)), "trapped")


def _missed_touchpoints(chart: WalkChart) -> Iterator[OutOfReach]:
    space = chart.space
    for id, reached, useful in zip(space.touchpoint_ids, space.reached, chart.useful, strict=True):
        if not useful:
            yield OutOfReach(Target(id), _reason(reached))


def _missed_pairs(chart: WalkChart) -> Iterator[OutOfReach]:
    space = chart.space
    for id, reached, useful in zip(space.touchpoint_ids, space.reached, chart.useful, strict=True):
        if not reached:
            yield OutOfReach(Target(id), "unreachable")
        for bit in bits(reached & ~useful):
            yield OutOfReach(Target(id, _customer(chart, bit)), "trapped")


def _missed_customers(chart: WalkChart) -> Iterator[OutOfReach]:
    seen = met = 0
    for reached, useful in zip(chart.space.reached, chart.useful, strict=True):
        seen |= reached
        met |= useful
    for bit in bits(chart.space.universe.everyone & ~met):
        yield OutOfReach(Target(None, _customer(chart, bit)), _reason(seen & bit))


def _missed_outcomes(chart: WalkChart) -> Iterator[OutOfReach]:
    """Name outcomes that nobody reaches, and customers who begin and reach none."""
    space = chart.space
    for id, reached, outcome in zip(
        space.touchpoint_ids, space.reached, space.outcomes, strict=True
    ):
        if outcome and not reached:
            yield OutOfReach(Target(id), "unreachable")
    begin = end = 0
    for number, members in space.entering.items():
        begin |= members
        end |= members & chart.useful[number]
    for bit in bits(begin & ~end):
        yield OutOfReach(Target(None, _customer(chart, bit)), "trapped")


def _reason(reached: int) -> Reason:
    return "trapped" if reached else "unreachable"


def endings(chart: WalkChart) -> dict[Target, GraphWalk]:
    """Return, for each customer who begins and each outcome they reach, a shortest walk there."""
    graph, found = chart.graph, {}
    begin: dict[int, list[int]] = {}
    for node in graph.starts:
        begin.setdefault(chart.states[node][1], []).append(node)
    outcomes = [number for number, outcome in enumerate(chart.space.outcomes) if outcome]
    for bit in sorted(begin):
        came = _search(graph, begin[bit])
        nearest: dict[int, int] = {}
        for node in came:  # the nearest first
            nearest.setdefault(chart.states[node][0], node)
        for number in outcomes:
            if number in nearest:
                target = Target(chart.space.touchpoint_ids[number], _customer(chart, bit))
                found[target] = _traced(graph, came, nearest[number])
    return found


def _search(graph: Graph, first: Sequence[int]) -> dict[int, int]:
    """Return the arc by which a shortest way comes to each node, the nearest node first."""
    came = dict.fromkeys(first, -1)
    front = list(came)
    for node in front:
        for arc in graph.leaving[node]:
            after = graph.heads[arc]
            if after not in came:
                came[after] = arc
                front.append(after)
    return came


def _traced(graph: Graph, came: dict[int, int], node: int) -> GraphWalk:
    way = []
    while (arc := came[node]) >= 0:
        way.append(arc)
        node = graph.tails[arc]
    return GraphWalk(node, tuple(way[::-1]))
