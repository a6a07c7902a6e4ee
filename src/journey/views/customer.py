"""One customer's way through the funnel: where they can be and what they can do there."""

from collections.abc import Iterable
from dataclasses import replace

from journey.context import Context
from journey.diagram import Diagram, Edge, Node
from journey.errors import UnknownCustomer
from journey.extension import View, ViewOptions
from journey.model.patterns import parse_pattern
from journey.statespace import StateSpace
from journey.views.funnel import Wording, start_of, unfolded
from journey.wording import Sentence

_PART = Sentence(
    "{touchpoints} of {all} touchpoints, {transitions} of {every} ways",
    "고객 접점 {all} 중 {touchpoints}, 길 {every} 중 {transitions}",
)
_NEVER = Sentence("no walk comes to this customer", "이 고객에 이르는 경로가 없습니다")


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the funnel with everything faded that the customer never meets."""
    words = Wording(context, options.language)
    who = options.customer or ""
    members = _members(context.space, who)
    diagram = unfolded(words)
    here = _touchpoints(context.space, members)
    ways = _ways(context.space, members)
    met = here | {id for way in ways for id in way[:2]}
    begin = {start_of(id) for id in here if _enters(context.space, id, members)}
    nodes = tuple(_faded(node, node.id in met or node.id in begin) for node in diagram.nodes)
    edges = tuple(_faded_edge(edge, _is_way(edge, ways, begin)) for edge in diagram.edges)
    lanes = {node.lane for node in nodes if not node.faded}
    counts = {
        "touchpoints": len(here),
        "all": len(context.space.touchpoint_ids),
        "transitions": sum(not edge.faded and edge.kind != "entry" for edge in edges),
        "every": sum(edge.kind != "entry" for edge in edges),
    }
    subtitle = words.say(_PART, **counts)
    name = words.who(who)
    return replace(
        diagram,
        name=f"{diagram.name}-{who.replace('/', '-').replace('|', '-')}",
        title=f"{diagram.title}: {name}",
        subtitle=subtitle,
        description=f"{name}: {subtitle}. {diagram.description}",
        nodes=nodes,
        edges=edges,
        lanes=tuple(replace(lane, faded=lane.id not in lanes) for lane in diagram.lanes),
        notes=() if here else (words.say(_NEVER),),
    )


def _members(space: StateSpace, who: str) -> int:
    """Return the set of customers meant, and insist that there is one."""
    universe = space.universe
    known = [*universe.types, *universe.situations, *map(str, universe)]
    try:
        names = parse_pattern(who).names
        members = universe.set_of(who)
    except ValueError:
        names, members = (who,), 0
    unknown = [name for name in names if name not in (*universe.types, *universe.situations)]
    if not members or unknown:
        raise UnknownCustomer("customer", unknown[0] if unknown else who, known)
    return members


def _touchpoints(space: StateSpace, members: int) -> set[str]:
    return {
        id
        for id, reached in zip(space.touchpoint_ids, space.reached, strict=True)
        if reached & members
    }


def _enters(space: StateSpace, id: str, members: int) -> bool:
    return bool(space.first[space.number_of(id)] & members)


def _ways(space: StateSpace, members: int) -> set[tuple[str, str, str]]:
    """Return the ends and the kind of each transition that the customers take, or arrive by."""
    edges, ids, transitions = space.edges, space.touchpoint_ids, space.journey.transitions
    ways: set[tuple[str, str, str]] = set()
    for edge, number in enumerate(edges.numbers):
        source = edges.sources[edge]
        if space.outcomes[source]:
            continue
        takers = space.reached[source] & edges.who[edge]
        arrived = space.after(edges.becomes[edge], takers)
        if takers & members or arrived & members & space.universe.everyone:
            ways.add((ids[source], ids[edges.targets[edge]], transitions[number].kind))
    return ways


def _is_way(edge: Edge, ways: Iterable[tuple[str, str, str]], begin: set[str]) -> bool:
    return edge.source in begin or (edge.source, edge.target, edge.kind) in ways


def _faded(node: Node, shown: bool) -> Node:
    return node if shown else replace(node, faded=True)


def _faded_edge(edge: Edge, shown: bool) -> Edge:
    return edge if shown else replace(edge, faded=True)


VIEW = View("customer", draw)
