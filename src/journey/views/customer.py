"""One customer's way through the funnel: where they can be and what they can do there."""

from dataclasses import replace

from journey.context import Context
from journey.diagram import Diagram, Node
from journey.errors import ExcludedCustomer, UnknownCustomer
from journey.extension import View, ViewOptions
from journey.model.funnel import Transition
from journey.model.patterns import alternatives, parse_pattern
from journey.model.texts import say
from journey.phrasing import FAST, Phrases
from journey.statespace import StateSpace
from journey.views.funnel import start_of, unfolded
from journey.wording import Sentence

_PART = Sentence(
    "{touchpoints} of {all} touchpoints, {transitions} of {every} transitions",
    "고객 접점 {all}개 중 {touchpoints}개 · 전이 {every}개 중 {transitions}개",
)
_NEVER = Sentence("no walk comes to this customer", "이 고객에 이르는 경로가 없습니다")


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the funnel with everything faded that the customer never meets as such.

    The way of `vip/defective` begins where somebody comes to be that, and ends where they become
    somebody else; the way of `vip` goes through all their situations.
    """
    phrases, space = Phrases(context.journey, options.language), context.space
    who = options.customer or ""
    members = _members(space, who)
    here = [reached & members for reached in space.reached]
    ways = _ways(space, members)
    diagram = unfolded(
        phrases,
        lambda transition: id(transition) in ways,
        lambda action: bool(space.universe.set_of(action.for_) & members),
    )
    points = {id for id, reached in zip(space.touchpoint_ids, here, strict=True) if reached}
    begin = {start_of(id) for id in points if space.entering.get(space.number_of(id), 0) & members}
    met = points | begin | {end for way in ways.values() for end in (way.from_, way.to)}
    nodes = tuple(_faded(node, node.id in met) for node in diagram.nodes)
    lanes = {node.lane for node in nodes if not node.faded}
    name, subtitle = (
        phrases.who(who).replace(FAST, " "),
        phrases.say(_PART, **_counts(context, points, ways)),
    )
    return replace(
        diagram,
        name=f"{diagram.name}-{who.replace('/', '-').replace('|', '-')}",
        title=f"{diagram.title}: {name}",
        subtitle=subtitle,
        description=f"{name}: {subtitle}. {diagram.description}",
        nodes=nodes,
        edges=tuple(
            replace(edge, faded=edge.source not in begin) if edge.kind == "entry" else edge
            for edge in diagram.edges
        ),
        lanes=tuple(replace(lane, faded=lane.id not in lanes) for lane in diagram.lanes),
        notes=() if points else (phrases.say(_NEVER),),
    )


def _counts(context: Context, points: set[str], ways: dict[int, Transition]) -> dict[str, int]:
    return {
        "touchpoints": len(points),
        "all": len(context.space.touchpoint_ids),
        "transitions": len(ways),
        "every": len(context.journey.transitions),
    }


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
    if unknown or not (members or (names and universe.grid(who))):
        raise UnknownCustomer("customer", unknown[0] if unknown else who, known)
    if not members:
        raise ExcludedCustomer(who, _reason(space, who))
    return members


def _reason(space: StateSpace, who: str) -> str:
    """Return why a pattern means nobody."""
    grid = space.universe.grid(who)
    for exclusion in space.journey.customers.excluded:
        if any(space.universe.grid(part) & grid for part in alternatives(exclusion.customer)):
            return say(exclusion.reason)
    return ""


def _ways(space: StateSpace, members: int) -> dict[int, Transition]:
    """Return the transitions that the customers take, or by which others come to be them."""
    edges, transitions = space.edges, space.journey.transitions
    ways: dict[int, Transition] = {}
    for edge, number in enumerate(edges.numbers):
        source = edges.sources[edge]
        if space.outcomes[source]:
            continue
        takers = space.reached[source] & edges.who[edge]
        arrived = space.after(edges.becomes[edge], takers) & space.universe.everyone
        if takers & members or arrived & members:
            ways[id(transitions[number])] = transitions[number]
    return ways


def _faded(node: Node, shown: bool) -> Node:
    return node if shown else replace(node, faded=True, links=())


VIEW = View("customer", draw)
