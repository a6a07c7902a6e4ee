"""The funnel: stages in their order, touchpoints in them, and the ways between."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from journey.facts.context import Context
from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.operations import Action
from journey.pictures.diagram import Diagram, Edge, Feeling, Lane, Line, Link, Node, Taken
from journey.pictures.parts.folding import folded, stages_shown
from journey.pictures.parts.one_stage import named_on_a_sheet, opened
from journey.pictures.parts.taken import Marks
from journey.pictures.signs import key_of
from journey.pictures.view import View, ViewOptions
from journey.words.phrases import DOT, FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import KINDS, OUTCOME_SIGNS, OUTCOMES, PHASES

FOLD_ABOVE = 100
"""With more touchpoints than this, each stage is drawn as one box."""

CROWDED = 40
"""With more ways than this, those that lead far are named in the boxes instead of drawn."""

SHEET_ABOVE = 40
"""With more touchpoints than this in one stage, the ways between them are named, not drawn."""

FAR = 2
"""A way that leads over so many stages leads far."""

_START = Sentence("start: {who:all}", "시작: {who:all}")
_FROM = Sentence("↙ from {names:all}", "↙ {names:all}에서")
_MORE = Sentence("{names:all} and {count} more", "{names:all} 외 {count}곳")
_SEE_STAGE = Sentence(
    "To see one stage whole: --stage {stage:plain}",
    "한 단계를 모두 보려면: --stage {stage:plain}",
)
_SEE_PART = Sentence(
    "To see a part, name a customer: --view customer --customer {customer:plain}",
    "일부만 보려면 고객을 고르세요: --view customer --customer {customer:plain}",
)


@dataclass(frozen=True, slots=True)
class Highlight:
    """Which part of a journey stands out; all of it where nothing else is said.

    Attributes:
        met: Which touchpoints somebody meets. The others are faded.
        taken: Which transitions are somebody's way. The others are faded where they are drawn, and
            left out where they would be named.
        listed: Which action items to list.
        entered: Which patterns of customers to name at entries.
        counted: Which part of the customers of a pattern stands out; None where that is unknown.
        arriving: By which transitions somebody comes from outside the part, which `links` explain.
        links: What more to name in a touchpoint; given are the transitions named there already.
        drawn: Which transitions are drawn however far they lead.
        alone: Whether the rest is left out instead of faded.
        marks: How much of it was taken, where that is to be shown.
        named: Whether every way is named in the touchpoint it leaves instead of drawn.
    """

    met: Callable[[str], bool] = lambda _: True
    taken: Callable[[Transition], bool] = lambda _: True
    listed: Callable[[Action], bool] = lambda _: True
    entered: Callable[[str], bool] = lambda _: True
    counted: Callable[[str], float | None] = lambda _: 1.0
    arriving: Callable[[Transition], bool] = lambda _: False
    links: Callable[[str, Collection[int]], Iterable[Link]] = lambda _, __: ()
    drawn: Callable[[Transition], bool] = lambda _: False
    alone: bool = False
    marks: Marks | None = None
    named: bool = False


WHOLE = Highlight()
"""The whole journey."""


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the whole funnel; with many touchpoints, stage by stage."""
    journey, phrases = context.journey, Phrases(context.journey, options.language)
    trace = options.trace
    marks = Marks(journey, trace, options.language) if trace else None
    part = Highlight(marks=marks) if marks else WHOLE
    if options.stage is not None:
        return one_stage(phrases, options.stage, part)
    if len(phrases.touchpoints) <= FOLD_ABOVE:
        return unfolded(phrases, part)
    diagram = folded(phrases, tuple(journey.touchpoints), journey.transitions, marks)
    example = next((type.id for type in journey.customers.types), None)
    notes = [hint_of_stage(phrases)]
    notes += [phrases.say(_SEE_PART, customer=example)] if example else []
    return replace(diagram, notes=(*diagram.notes, *notes))


def hint_of_stage(phrases: Phrases) -> str:
    """Say how to see one stage of a journey that is folded: the first that has touchpoints."""
    stages = phrases.journey.stages
    example = next((stage for stage in stages if stage.touchpoints), stages[0])
    return phrases.say(_SEE_STAGE, stage=example.id)


def one_stage(phrases: Phrases, stage: str, part: Highlight = WHOLE) -> Diagram:
    """Draw one stage whole, and of the others those that it leads to or comes from, as boxes.

    Ways between very many touchpoints could not be told apart: they are named in the boxes then,
    and the picture says so.

    Args:
        phrases: The journey, in words.
        stage: Which stage.
        part: What of the journey is drawn; the rest of the stage is left out.

    Raises:
        UnknownStage: There is no such stage.
    """
    diagram = opened_stage(phrases, stage, part)
    points = sum(node.lane == stage and node.shape != "start" for node in diagram.nodes)
    if points <= SHEET_ABOVE:
        return diagram
    return named_on_a_sheet(phrases, diagram, points)


def opened_stage(phrases: Phrases, stage: str, part: Highlight = WHOLE) -> Diagram:
    """Draw one stage between the others as a graph, however large it is.

    Raises:
        UnknownStage: There is no such stage.
    """
    [(number, found)] = stages_shown(phrases.journey, stage)
    here = {point.id for point in found.touchpoints}
    met = {id for id in here if part.met(id)}
    inside = replace(
        part,
        met=met.__contains__,
        taken=lambda way: part.taken(way) and way.from_ in here and way.to in here,
        alone=True,
        named=len(met) > SHEET_ABOVE,
    )
    diagram = opened(phrases, number, unfolded(phrases, inside), part.taken, named=inside.named)
    if part.marks is None:
        return diagram
    return replace(
        diagram,
        subtitle=part.marks.subtitle(),
        key=(*part.marks.key(*_standing_out(phrases, inside)), *diagram.key),
    )


def unfolded(phrases: Phrases, part: Highlight = WHOLE) -> Diagram:
    """Draw every touchpoint.

    Args:
        phrases: The journey, in words.
        part: Which part of it stands out.
    """
    title, subtitle = phrases.heading()
    ways = _Ways(phrases, part)
    edges = [*_entries(phrases, part), *ways.edges()]
    nodes = [node for stage in phrases.journey.stages for node in _nodes(phrases, stage, ways)]
    if part.alone:
        edges = [edge for edge in edges if not edge.faded]
        ends = {end for edge in edges for end in (edge.source, edge.target)}
        nodes = [node for node in nodes if not node.faded or node.id in ends]
    lanes = _lanes(phrases, part, nodes)
    signs = key_of(nodes, edges, phrases.language)
    if part.marks:
        subtitle = part.marks.subtitle()
        signs = (*part.marks.key(*_standing_out(phrases, part)), *signs)
    return Diagram(
        phrases.journey.id,
        title,
        subtitle,
        _description(phrases, subtitle),
        tuple(lanes),
        tuple(nodes),
        tuple(edges),
        signs,
        language=phrases.language,
    )


def _standing_out(phrases: Phrases, part: Highlight) -> tuple[list[str], list[Transition]]:
    """Return the touchpoints and the transitions that are not faded."""
    return [id for id in phrases.touchpoints if part.met(id)], [
        transition for transition in phrases.journey.transitions if part.taken(transition)
    ]


def _lanes(phrases: Phrases, part: Highlight, nodes: Sequence[Node]) -> Iterator[Lane]:
    there = {node.lane for node in nodes}
    shown = {node.lane for node in nodes if not node.faded}
    fading = replace(part, marks=None) != WHOLE
    for number, stage in enumerate(phrases.journey.stages, 1):
        if part.alone and stage.id not in there:
            continue
        faded = fading and stage.id not in shown
        listed = [action for action in stage.actions if part.listed(action) and not faded]
        yield Lane(
            stage.id,
            f"{number} {phrases.title(stage)}",
            phrases.stage_detail(stage),
            tuple(phrases.item(stage, action) for action in listed),
            stage.phase,
            f"{phrases.title(stage)} ({phrases.say(PHASES[stage.phase])})",
            faded,
        )


def _description(phrases: Phrases, subtitle: str) -> str:
    stages = "; ".join(
        f"{phrases.title(stage)}: "
        + ", ".join(phrases.touchpoints[point.id] for point in stage.touchpoints)
        for stage in phrases.journey.stages
    )
    return f"{subtitle}. {stages}."


@dataclass(frozen=True, slots=True)
class _Way:
    """All transitions of one kind between the same two touchpoints."""

    transitions: tuple[Transition, ...]
    backward: bool
    far: bool


class _Ways:
    """The ways between touchpoints: which are drawn, and which are named."""

    def __init__(self, phrases: Phrases, part: Highlight) -> None:
        self.phrases, self.part = phrases, part
        lanes = {
            point.id: number
            for number, stage in enumerate(phrases.journey.stages)
            for point in stage.touchpoints
        }
        together: dict[tuple[str, str, str, Taken], list[Transition]] = {}
        for transition in phrases.journey.transitions:
            source, target = transition.from_, transition.to
            if part.alone and not part.taken(transition):
                continue
            if source in lanes and target in lanes:
                key = (source, target, transition.kind, self.mark(transition))
                together.setdefault(key, []).append(transition)
        self.crowded = len(together) > CROWDED
        self.ways = []
        for (source, target, kind, _), transitions in together.items():
            over = lanes[target] - lanes[source]
            backward = kind in ("back", "retry") or over < 0
            far = self.crowded and abs(over) >= FAR and not any(map(part.drawn, transitions))
            far = far or part.named
            self.ways.append(_Way(tuple(transitions), backward, far))
        self.named = {
            id(transition) for way in self.ways if way.far for transition in way.transitions
        }

    def mark(self, transition: Transition) -> Taken:
        """Tell whether a transition that stands out was taken, where that is to be shown."""
        marks = self.part.marks
        return marks.of(transition) if marks and self.part.taken(transition) else ""

    def counted(self, transitions: Sequence[Transition]) -> list[str]:
        """Say how often some transitions were taken, where that is to be shown."""
        if not self.part.marks or not self.mark(transitions[0]):
            return []
        return [self.part.marks.passages(transitions)]

    def marked(self, count: str, kind: list[str], labels: list[list[str]]) -> list[str]:
        """Put how often a way was taken before the first thing that it says."""
        if kind:
            return [f"{count}{FAST}{kind[0]}"]
        if len(labels) == 1 and labels[0]:
            between = " · " if FAST in count else FAST
            labels[0][0] = f"{count}{between}{labels[0][0]}"
            return []
        return [count]

    def edges(self) -> Iterator[Edge]:
        """Draw the ways that do not lead far."""
        phrases = self.phrases
        for way in self.ways:
            if way.far:
                continue
            taken = [one for one in way.transitions if self.part.taken(one)]
            shown = taken or way.transitions
            first = shown[0]
            kind = [phrases.say(KINDS[first.kind])] if first.kind != "forward" else []
            labels = [list(phrases.label(one, time=not self.crowded)) for one in shown]
            if taken and (count := self.counted(taken)):
                kind = self.marked(count[0], kind, labels)
            whole = [*kind, *(", ".join(phrases.label(one)) for one in shown)]
            ends = phrases.touchpoints[first.from_], phrases.touchpoints[first.to]
            yield Edge(
                first.from_,
                first.to,
                (*kind, *_joined(labels)) if taken else (),
                first.kind,
                way.backward,
                f"{' → '.join(ends)}: {'; '.join(filter(None, whole))}".removesuffix(": "),
                not taken,
                len(way.transitions),
                self.mark(first),
            )

    def links(self, touchpoint: str) -> Iterator[Link]:
        """Name the ways that lead far from a touchpoint, and those that come from afar."""
        alike: dict[tuple[object, ...], list[Transition]] = {}
        sources = []
        for way in self.ways:
            for one in filter(self.part.taken, way.transitions) if way.far else ():
                if one.from_ == touchpoint:
                    key = (one.kind, one.for_, one.becomes, self.mark(one))
                    alike.setdefault(key, []).append(one)
                elif one.to == touchpoint and not self.part.arriving(one):
                    sources.append(self.phrases.touchpoints[one.from_].replace(" ", FAST))
        for transitions in alike.values():
            first = transitions[0]
            said = FAST.join([*self.counted(transitions), self.phrases.link(transitions)])
            yield Link(said, first.kind, self.mark(first))
        sources = list(dict.fromkeys(sources))
        if sources:
            yield Link(self.phrases.say(_FROM, names=first_two(self.phrases, sources)), "from")
        yield from self.part.links(touchpoint, self.named)


def first_two(phrases: Phrases, names: Sequence[str]) -> str:
    """List two names, and how many more there are."""
    if len(names) <= 2:
        return ", ".join(names)
    return phrases.say(_MORE, names=", ".join(names[:2]), count=len(names) - 2)


def _kept_together(detail: str) -> str:
    """Let a list break between its names only."""
    return detail.replace(" ", FAST).replace(f",{FAST}", ", ")


def _joined(labels: list[list[str]]) -> list[str]:
    """Put the labels of parallel transitions below each other, so that each can be told apart."""
    if len(labels) == 1:
        return labels[0]
    return [f"{DOT}{' '.join(label)}" for label in labels if label]


def _nodes(phrases: Phrases, stage: Stage, ways: _Ways) -> Iterator[Node]:
    for point in stage.touchpoints:
        details = phrases.touchpoint_details(stage, point)
        shown = ways.part.met(point.id)
        mark = "★ " if point.moment_of_truth else ""
        lines = [Line(mark + phrases.touchpoints[point.id], "title")]
        if details:
            lines.append(Line(" · ".join(map(_kept_together, details))))
        if point.outcome:
            said = phrases.say(OUTCOMES[point.outcome])
            lines.append(Line(f"{OUTCOME_SIGNS[point.outcome]} {said}", "strong"))
        marks = ways.part.marks if shown else None
        taken: Taken = marks.at(point.id) if marks else ""
        if marks and taken:
            lines.append(Line(marks.visits(point.id), "strong", f"{taken}-text"))
        yield Node(
            point.id,
            tuple(lines),
            "outcome" if point.outcome else "touchpoint",
            point.outcome or "plain",
            stage.id,
            ", ".join([phrases.touchpoints[point.id], *details]),
            point.moment_of_truth,
            not shown,
            tuple(ways.links(point.id)) if shown else (),
            taken,
            tuple(_feelings(phrases, point)),
        )
        if point.entry is not None:
            tip = phrases.say(_START, who=phrases.who(point.entry_patterns))
            begun = any(map(ways.part.entered, point.entry_patterns))
            yield Node(start_of(point.id), (), "start", "entry", stage.id, tip, faded=not begun)


def _feelings(phrases: Phrases, point: Touchpoint) -> Iterator[Feeling]:
    emotion = point.emotion
    by_customer = emotion if isinstance(emotion, Mapping) else {"any": emotion}
    for who, feeling in by_customer.items():
        if feeling is not None:
            yield Feeling((phrases.who(who).replace(FAST, " "),), feeling)


def start_of(touchpoint: str) -> str:
    """Return the id of the node from which the entry of a touchpoint is drawn."""
    return f"start of {touchpoint}"


def _entries(phrases: Phrases, part: Highlight) -> Iterator[Edge]:
    for point in phrases.journey.touchpoints:
        if point.entry is not None:
            tip = phrases.say(_START, who=phrases.who(point.entry_patterns))
            lines = _joined(
                [[line] for line in phrases.entering(point, part.entered, part.counted)]
            )
            begun = any(map(part.entered, point.entry_patterns))
            yield Edge(
                start_of(point.id), point.id, tuple(lines), "entry", tip=tip, faded=not begun
            )


VIEW = View("funnel", draw, uses=("stage", "trace"))
