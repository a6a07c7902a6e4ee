"""The funnel: stages in their order, touchpoints in them, and the ways between."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journey.context import Context
from journey.diagram import Diagram, Edge, Lane, Line, Link, Node, Sign
from journey.extension import View, ViewOptions
from journey.model.funnel import Stage, Transition
from journey.model.operations import Action
from journey.phrasing import FAST, Phrases
from journey.vocabulary import KINDS, OUTCOMES, PHASES
from journey.wording import Sentence

FOLD_ABOVE = 100
"""With more touchpoints than this, each stage is drawn as one box."""

CROWDED = 40
"""With more ways than this, those that lead far are named in the boxes instead of drawn."""

FAR = 2
"""A way that leads over so many stages leads far."""

_FOLDED = Sentence(
    "{touchpoints} touchpoints are too many to read at once: each stage is drawn as one box.",
    "고객 접점이 {touchpoints}개여서 한눈에 읽을 수 없으므로 단계마다 상자 하나로 그렸습니다.",
)
_START = Sentence("start: {who:all}", "시작: {who:all}")
_INSIDE = Sentence(
    "{touchpoints} touchpoint{touchpoints:s}, {actions} action item{actions:s}",
    "고객 접점 {touchpoints}개 · 액션 아이템 {actions}개",
)
_FROM = Sentence("↙ from {names:all}", "↙ {names:all}에서")
_MORE = Sentence("{names:all} and {count} more", "{names:all} 외 {count}곳")
_KEY = {
    "edge:entry": Sentence("entry: who begins here", "유입: 여기서 시작하는 고객"),
    "edge:forward": Sentence("forward", "진행"),
    "edge:back": Sentence("back", "복귀"),
    "edge:retry": Sentence("retry", "재시도"),
    "edge:fail": Sentence("failure", "실패"),
    "edge:claim": Sentence("claim", "클레임"),
    "edge:exit": Sentence("exit", "이탈"),
    "mark:↗": Sentence("leads on to a touchpoint further away", "멀리 있는 접점으로 이어짐"),
    "mark:⇒": Sentence("what the customer becomes", "이후 고객 상태"),
    "truth": Sentence("moment of truth", "진실의 순간(MOT)"),
    "node:positive": Sentence("positive outcome", "긍정적 결과"),
    "node:neutral": Sentence("neutral outcome", "중립적 결과"),
    "node:negative": Sentence("negative outcome", "부정적 결과"),
}
_SIGNS = {"positive": "✓", "neutral": "○", "negative": "×"}


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the whole funnel; with many touchpoints, stage by stage."""
    phrases = Phrases(context.journey, options.language)
    if len(phrases.touchpoints) > FOLD_ABOVE:
        return _folded(phrases)
    return unfolded(phrases)


def unfolded(
    phrases: Phrases,
    taken: Callable[[Transition], bool] = lambda _: True,
    listed: Callable[[Action], bool] = lambda _: True,
) -> Diagram:
    """Draw every touchpoint.

    Args:
        phrases: The journey, in words.
        taken: Which transitions are somebody's way. The others are faded where they are drawn, and
            left out where they would be named.
        listed: Which action items to list.
    """
    title, subtitle = phrases.heading()
    ways = _Ways(phrases, taken)
    nodes = [node for stage in phrases.journey.stages for node in _nodes(phrases, stage, ways)]
    edges = [*_entries(phrases), *ways.edges()]
    lanes = [
        Lane(
            stage.id,
            f"{number} {phrases.title(stage)}",
            phrases.stage_detail(stage),
            tuple(phrases.item(stage, action) for action in stage.actions if listed(action)),
            stage.phase,
            f"{phrases.title(stage)} ({phrases.say(PHASES[stage.phase])})",
        )
        for number, stage in enumerate(phrases.journey.stages, 1)
    ]
    return Diagram(
        phrases.journey.id,
        title,
        subtitle,
        _description(phrases, subtitle),
        tuple(lanes),
        tuple(nodes),
        tuple(edges),
        _key(phrases, nodes, edges),
        language=phrases.language,
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

    def __init__(self, phrases: Phrases, taken: Callable[[Transition], bool]) -> None:
        self.phrases, self.taken = phrases, taken
        lanes = {
            point.id: number
            for number, stage in enumerate(phrases.journey.stages)
            for point in stage.touchpoints
        }
        together: dict[tuple[str, str, str], list[Transition]] = {}
        for transition in phrases.journey.transitions:
            source, target = transition.from_, transition.to
            if source in lanes and target in lanes:
                together.setdefault((source, target, transition.kind), []).append(transition)
        self.crowded = len(together) > CROWDED
        self.ways = []
        for (source, target, kind), transitions in together.items():
            over = lanes[target] - lanes[source]
            backward = kind in ("back", "retry") or over < 0
            far = self.crowded and abs(over) >= FAR
            self.ways.append(_Way(tuple(transitions), backward, far))

    def edges(self) -> Iterator[Edge]:
        """Draw the ways that do not lead far."""
        phrases = self.phrases
        for way in self.ways:
            if way.far:
                continue
            taken = [one for one in way.transitions if self.taken(one)]
            shown = taken or way.transitions
            first = shown[0]
            kind = [phrases.say(KINDS[first.kind])] if first.kind != "forward" else []
            labels = [list(phrases.label(one, time=not self.crowded)) for one in shown]
            whole = [*kind, *(", ".join(phrases.label(one)) for one in shown)]
            ends = phrases.touchpoints[first.from_], phrases.touchpoints[first.to]
            yield Edge(
                first.from_,
                first.to,
                (*kind, *_joined(labels)),
                first.kind,
                way.backward,
                f"{' → '.join(ends)}: {'; '.join(filter(None, whole))}".removesuffix(": "),
                not taken,
                len(way.transitions),
            )

    def links(self, touchpoint: str) -> Iterator[Link]:
        """Name the ways that lead far from a touchpoint, and those that come from afar."""
        alike: dict[tuple[object, ...], list[Transition]] = {}
        sources = []
        for way in self.ways:
            for one in filter(self.taken, way.transitions) if way.far else ():
                if one.from_ == touchpoint:
                    alike.setdefault((one.kind, one.for_, one.becomes), []).append(one)
                elif one.to == touchpoint:
                    sources.append(self.phrases.touchpoints[one.from_].replace(" ", FAST))
        for transitions in alike.values():
            yield Link(self.phrases.link(transitions), transitions[0].kind)
        sources = list(dict.fromkeys(sources))
        if sources:
            names = ", ".join(sources[:2])
            if len(sources) > 2:
                names = self.phrases.say(_MORE, names=names, count=len(sources) - 2)
            yield Link(self.phrases.say(_FROM, names=names), "from")


def _kept_together(detail: str) -> str:
    """Let a list break between its names only."""
    return detail.replace(" ", FAST).replace(f",{FAST}", ", ")


def _joined(labels: list[list[str]]) -> list[str]:
    """Put the labels of parallel transitions below each other, so that each can be told apart."""
    if len(labels) == 1:
        return labels[0]
    return [f"•{FAST}{' '.join(label)}" for label in labels if label]


def _nodes(phrases: Phrases, stage: Stage, ways: _Ways) -> Iterator[Node]:
    for point in stage.touchpoints:
        details = phrases.touchpoint_details(stage, point)
        mark = "★ " if point.moment_of_truth else ""
        lines = [Line(mark + phrases.touchpoints[point.id], "title")]
        if details:
            lines.append(Line(" · ".join(map(_kept_together, details))))
        if point.outcome:
            said = phrases.say(OUTCOMES[point.outcome])
            lines.append(Line(f"{_SIGNS[point.outcome]} {said}", "strong"))
        yield Node(
            point.id,
            tuple(lines),
            "outcome" if point.outcome else "touchpoint",
            point.outcome or "plain",
            stage.id,
            ", ".join([phrases.touchpoints[point.id], *details]),
            point.moment_of_truth,
            links=tuple(ways.links(point.id)),
        )
        if point.entry is not None:
            tip = phrases.say(_START, who=phrases.who(point.entry_patterns))
            yield Node(start_of(point.id), (), "start", "entry", stage.id, tip)


def start_of(touchpoint: str) -> str:
    """Return the id of the node from which the entry of a touchpoint is drawn."""
    return f"start of {touchpoint}"


def _entries(phrases: Phrases) -> Iterator[Edge]:
    for point in phrases.journey.touchpoints:
        if point.entry is not None:
            tip = phrases.say(_START, who=phrases.who(point.entry_patterns))
            lines = tuple(phrases.entering(point))
            yield Edge(start_of(point.id), point.id, lines, "entry", tip=tip)


def _key(phrases: Phrases, nodes: list[Node], edges: list[Edge]) -> tuple[Sign, ...]:
    """Explain only the signs that the diagram has."""
    links = [link for node in nodes for link in node.links]
    there = {f"edge:{edge.kind}" for edge in edges}
    there |= {f"node:{node.tone}" for node in nodes if node.shape == "outcome"}
    if any(node.truth for node in nodes):
        there.add("truth")
    if any("⇒" in line for edge in edges for line in edge.lines) or any(
        "⇒" in link.text for link in links
    ):
        there.add("mark:⇒")
    if any("↗" in link.text for link in links):
        there.add("mark:↗")
    return tuple(Sign(look, phrases.say(text)) for look, text in _KEY.items() if look in there)


def _folded(phrases: Phrases) -> Diagram:
    """Draw each stage as one box, and between two stages one edge of each kind."""
    title, subtitle = phrases.heading()
    stages = phrases.journey.stages
    homes = {point.id: stage.id for stage in stages for point in stage.touchpoints}
    order = {stage.id: number for number, stage in enumerate(stages)}
    counts: Counter[tuple[str, str, str]] = Counter()
    for transition in phrases.journey.transitions:
        source, target = homes.get(transition.from_), homes.get(transition.to)
        if source is not None and target is not None and source != target:
            counts[source, target, transition.kind] += 1
    edges = [
        Edge(
            source,
            target,
            (f"{phrases.say(KINDS[kind])} ×{number}" if kind != "forward" else f"×{number}",),
            kind,
            order[target] < order[source],
            weight=number,
        )
        for (source, target, kind), number in counts.items()
    ]
    nodes = [_box(phrases, number, stage) for number, stage in enumerate(stages, 1)]
    note = phrases.say(_FOLDED, touchpoints=len(phrases.touchpoints))
    return Diagram(
        phrases.journey.id,
        title,
        subtitle,
        subtitle,
        nodes=tuple(nodes),
        edges=tuple(edges),
        key=_key(phrases, nodes, edges),
        notes=(note,),
        language=phrases.language,
    )


def _box(phrases: Phrases, number: int, stage: Stage) -> Node:
    inside = {"touchpoints": len(stage.touchpoints), "actions": len(stage.actions)}
    lines = [
        Line(f"{number} {phrases.title(stage)}", "title"),
        Line(phrases.stage_detail(stage)),
        Line(phrases.say(_INSIDE, **inside)),
    ]
    outcomes = Counter(point.outcome for point in stage.touchpoints if point.outcome)
    for polarity, many in outcomes.items():
        said = phrases.say(OUTCOMES[polarity])
        lines.append(Line(f"{_SIGNS[polarity]} {said} ×{many}", "strong"))
    return Node(stage.id, tuple(lines), "stage", stage.phase, tip=phrases.title(stage))


VIEW = View("funnel", draw)
