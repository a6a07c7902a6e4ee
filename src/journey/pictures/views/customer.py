"""One customer's way through the funnel: where they can be and what they can do there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from journey.facts.context import Context
from journey.model.funnel import Transition
from journey.model.patterns import parse_pattern
from journey.pictures.diagram import Diagram, Feeling, Link, Node
from journey.pictures.parts.folding import folded
from journey.pictures.parts.taken import Marks
from journey.pictures.view import View, ViewOptions
from journey.pictures.views.funnel import (
    FOLD_ABOVE,
    Highlight,
    first_two,
    hint_of_stage,
    one_stage,
    unfolded,
)
from journey.states.rates.visits import part_of, undivided
from journey.states.space import StateSpace
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence

_PART = Sentence(
    "{touchpoints} of {all} touchpoint{all:s}, {transitions} of {every} transition{every:s}",
    "고객 접점 {all}개 중 {touchpoints}개 · 전이 {every}개 중 {transitions}개",
)
_NEVER = Sentence("no walk comes to this customer", "이 고객에 이르는 경로가 없습니다")
_ALONE = Sentence(
    "The journey has {all} touchpoint{all:s}, so only what this customer meets is drawn.",
    "고객 접점이 {all}개여서 이 고객이 만나는 것만 그렸습니다.",
)
_UNDIVIDED = Sentence(
    "How many of those who enter at {places:all} are these customers is not known: give their "
    "types a `share`.",
    "{places:all}에서 들어오는 고객 가운데 이 고객이 몇 명인지 알 수 없습니다. 고객 유형에 "
    "`share`를 쓰세요.",
)
_COMES = Sentence("↘ comes from {who:all} at {places:all}", "↘ {who:all}에서 바뀜: {places:all}")
_GOES = Sentence("⇒ goes on as {who:all} at {places:all}", "⇒ {who:all}(으)로 바뀜: {places:all}")


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the funnel with everything faded that the customer never meets as such.

    The way of `vip/defective` begins where somebody comes to be that, and ends where they become
    somebody else; the way of `vip` goes through all their situations. In a journey that is too
    large to be read at once, what would be faded is left out. Of several customers, the ways of
    all are drawn in one picture.

    Raises:
        UnknownCustomer: The journey has no such customer.
        UnknownStage: There is no such stage.
    """
    phrases, space = Phrases(context.journey, options.language), context.space
    who = options.customers or (options.customer or "",)
    members = context.members(who)
    points = {
        id
        for id, reached in zip(space.touchpoint_ids, space.reached, strict=True)
        if reached & members
    }
    ways = _ways(space, members)
    marks = None
    if options.trace:
        by = space.universe.customers(members)
        marks = Marks(context.journey, options.trace, options.language, by)
    part = replace(_part(phrases, space, members, points, ways), marks=marks)
    diagram = _drawn(phrases, part, points, ways, options.stage)
    unknown = tuple(_unknown(phrases, space, members))
    name, subtitle = (
        phrases.who(who).replace(FAST, " "),
        phrases.say(_PART, **_counts(context, points, ways)),
    )
    return replace(
        diagram,
        name=f"{diagram.name}-{'-'.join(who).replace('/', '-').replace('|', '-')}",
        title=f"{diagram.title}: {name}",
        subtitle=subtitle,
        description=f"{name}: {subtitle}. {diagram.description}",
        notes=(*diagram.notes, *unknown) if points else (phrases.say(_NEVER),),
        nodes=tuple(_felt(context, phrases, members, node) for node in diagram.nodes),
    )


def _unknown(phrases: Phrases, space: StateSpace, members: int) -> Iterator[str]:
    """Say where a volume is of more customers than these, and their part of it is not known."""
    places = [phrases.touchpoints[id] for id in undivided(space, members)]
    if places:
        yield phrases.say(_UNDIVIDED, places=", ".join(places))


def _felt(context: Context, phrases: Phrases, members: int, node: Node) -> Node:
    """Say how a touchpoint feels to those of the customers who come there, and to nobody else."""
    if not node.feelings:
        return node
    there = context.space.reached[context.space.number_of(node.id)] & members
    feelings = []
    for feeling, who in context.feelings(context.journey.touchpoint(node.id)).items():
        names = map(str, context.space.universe.customers(who & there))
        called = tuple(phrases.who(name).replace(FAST, " ") for name in names)
        if called:
            feelings.append(Feeling(called, feeling))
    return replace(node, feelings=tuple(feelings))


def _drawn(
    phrases: Phrases,
    part: Highlight,
    points: set[str],
    ways: dict[int, Transition],
    stage: str | None,
) -> Diagram:
    """Draw as much as can be read: all, or only what the customer meets, or only the stages."""
    if stage is not None:
        return one_stage(phrases, stage, part)
    count = len(phrases.touchpoints)
    if len(points) > FOLD_ABOVE:
        met = [point for point in phrases.journey.touchpoints if point.id in points]
        diagram = folded(phrases, met, tuple(ways.values()), part.marks)
        return replace(diagram, notes=(*diagram.notes, hint_of_stage(phrases)))
    if count <= FOLD_ABOVE:
        return unfolded(phrases, part)
    note = phrases.say(_ALONE, all=count)
    return replace(unfolded(phrases, replace(part, alone=True)), notes=(note,))


def _part(
    phrases: Phrases,
    space: StateSpace,
    members: int,
    points: set[str],
    ways: dict[int, Transition],
) -> Highlight:
    universe = space.universe
    changes = list(_changes(space, members))
    arriving = {id(change.transition) for change in changes if change.arriving}
    return Highlight(
        points.__contains__,
        lambda transition: id(transition) in ways,
        lambda action: (
            bool(universe.set_of(action.for_) & members)
            and (not action.at or not points.isdisjoint(action.at))
        ),
        lambda pattern: bool(universe.set_of(pattern) & members),
        lambda pattern: part_of(space, pattern, members),
        lambda transition: id(transition) in arriving,
        lambda touchpoint, named: _links(phrases, space, changes, touchpoint, named),
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """A transition by which others come to be the customers, or these become others.

    Attributes:
        transition: It.
        who: The set of those that others were before, or that the customers are afterwards.
        arriving: Whether others come to be the customers.
    """

    transition: Transition
    who: int
    arriving: bool


def _changes(space: StateSpace, members: int) -> Iterator[_Change]:
    edges, transitions = space.edges, space.journey.transitions
    for edge, number in enumerate(edges.numbers):
        source, becomes = edges.sources[edge], edges.becomes[edge]
        if becomes is None or space.outcomes[source]:
            continue
        takers = space.reached[source] & edges.who[edge]
        came = takers & ~members & space.before(becomes, members)
        gone = space.after(becomes, takers & members) & ~members & space.universe.everyone
        if came:
            yield _Change(transitions[number], came, arriving=True)
        if gone:
            yield _Change(transitions[number], gone, arriving=False)


def _links(
    phrases: Phrases,
    space: StateSpace,
    changes: Sequence[_Change],
    touchpoint: str,
    named: Collection[int],
) -> Iterator[Link]:
    """Say at a touchpoint where the customers come to be themselves, or become others."""
    alike: dict[tuple[bool, str], list[str]] = {}
    for change in changes:
        here, there = change.transition.from_, change.transition.to
        if change.arriving:
            here, there = there, here
        elif id(change.transition) in named:
            continue  # the link that names it says what they become
        if here == touchpoint:
            key = (change.arriving, _called(phrases, space, change))
            alike.setdefault(key, []).append(phrases.touchpoints[there].replace(" ", FAST))
    for (arriving, who), places in alike.items():
        text = _COMES if arriving else _GOES
        shown = first_two(phrases, list(dict.fromkeys(places)))
        yield Link(phrases.say(text, who=who, places=shown), "from")


def _called(phrases: Phrases, space: StateSpace, change: _Change) -> str:
    """Name customers by what they change: their type, their situation, or both."""
    becomes = parse_pattern(change.transition.becomes or "")
    names = []
    for type, situation in space.universe.customers(change.who):
        if becomes.right is not None:
            names.append(f"{type}/{situation}")
        else:
            names.append(situation if becomes.left[0] in space.universe.situations else type)
    return first_two(phrases, [phrases.who(name) for name in dict.fromkeys(names)])


def _counts(context: Context, points: set[str], ways: dict[int, Transition]) -> dict[str, int]:
    return {
        "touchpoints": len(points),
        "all": len(context.space.touchpoint_ids),
        "transitions": len(ways),
        "every": len(context.journey.transitions),
    }


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


VIEW = View("customer", draw, uses=("customer", "stage", "trace"))
