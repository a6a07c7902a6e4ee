"""The funnel: stages in their order, touchpoints in them, and the ways between."""

from collections import Counter
from collections.abc import Iterator

from journey.context import Context
from journey.diagram import Diagram, Edge, Lane, Line, Node, Sign
from journey.extension import View, ViewOptions
from journey.model.amounts import parse_volume
from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.operations import Action
from journey.model.patterns import alternatives, parse_pattern
from journey.model.texts import say
from journey.vocabulary import KINDS, MATURITY, OUTCOMES, PHASES
from journey.wording import Sentence

FOLD_ABOVE = 100
"""With more touchpoints than this, each stage is drawn as one box."""

_FOLDED = Sentence(
    "{touchpoints} touchpoints are too many to read: each stage is drawn as one box. Name a stage "
    "to unfold it.",
    "고객 접점이 {touchpoints}개여서 한눈에 읽을 수 없으므로 단계마다 상자 하나로 그렸습니다.",
)
_COUNTS = Sentence(
    "{stages} stage{stages:s}, {touchpoints} touchpoint{touchpoints:s}, {transitions} "
    "transition{transitions:s}",
    "단계 {stages}, 고객 접점 {touchpoints}, 전이 {transitions}",
)
_VERSION = Sentence("version {version}", "판 {version}")
_REVIEWED = Sentence("reviewed {date:plain}", "검토 {date:plain}")
_FOR = Sentence("for {who:all}", "{who:all}만")
_START = Sentence("start: {who:all}", "시작: {who:all}")
_INSIDE = Sentence(
    "{touchpoints} touchpoint{touchpoints:s}, {actions} action item{actions:s}",
    "고객 접점 {touchpoints}, 액션 아이템 {actions}",
)
_KEY = {
    "edge:entry": Sentence("entry: who begins here", "유입: 여기서 시작하는 고객"),
    "edge:forward": Sentence("forward", "진행"),
    "edge:back": Sentence("back", "되돌아감"),
    "edge:retry": Sentence("retry", "재시도"),
    "edge:fail": Sentence("failure", "실패"),
    "edge:claim": Sentence("claim", "클레임"),
    "edge:exit": Sentence("exit", "이탈"),
    "truth": Sentence("moment of truth", "진실의 순간(MOT)"),
    "node:positive": Sentence("positive outcome", "긍정적 결과"),
    "node:neutral": Sentence("neutral outcome", "중립적 결과"),
    "node:negative": Sentence("negative outcome", "부정적 결과"),
    "becomes": Sentence("what the customer becomes", "고객이 바뀌는 상태"),
}
_SIGNS = {"positive": "✓", "neutral": "○", "negative": "×"}


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the whole funnel; with many touchpoints, stage by stage."""
    count = sum(len(stage.touchpoints) for stage in context.journey.stages)
    words = Wording(context, options.language)
    return folded(words, count) if count > FOLD_ABOVE else unfolded(words)


class Wording:
    """A journey's names in one language, ready to be written into a diagram."""

    def __init__(self, context: Context, language: str) -> None:
        journey = context.journey
        self.context, self.journey, self.language = context, journey, language
        self.teams = {team.id: self.title(team) for team in journey.teams}
        self.channels = {channel.id: self.title(channel) for channel in journey.channels}
        axes = (*journey.customers.types, *journey.customers.situations)
        self.customers = {part.id: self.title(part) for part in axes}
        self.touchpoints = {point.id: self.title(point) for point in journey.touchpoints}

    def title(self, part: object) -> str:
        """Return what people call a part: its title, or its id."""
        return say(getattr(part, "title", None), self.language, str(getattr(part, "id", "")))

    def who(self, patterns: str | tuple[str, ...]) -> str:
        """Return what people call the customers of a pattern."""
        return " / ".join(self._pattern(pattern) for pattern in alternatives(patterns))

    def _pattern(self, pattern: str) -> str:
        parsed = parse_pattern(pattern)
        sides = [parsed.left, parsed.right] if parsed.right is not None else [parsed.left]
        named = [
            ", ".join(self.customers.get(name, name) for name in side) for side in sides if side
        ]
        return " · ".join(named) or self.say(Sentence("everyone", "모두"))

    def say(self, sentence: Sentence, **values: object) -> str:
        """Return a sentence of the library's own in the diagram's language."""
        return sentence.say(self.language, values)

    def heading(self) -> tuple[str, str]:
        """Return the diagram's title, and what stands below it."""
        journey = self.journey
        parts = []
        if journey.version is not None:
            parts.append(self.say(_VERSION, version=journey.version))
        if journey.reviewed:
            parts.append(self.say(_REVIEWED, date=journey.reviewed))
        touchpoints = sum(len(stage.touchpoints) for stage in journey.stages)
        counts = {
            "stages": len(journey.stages),
            "touchpoints": touchpoints,
            "transitions": len(journey.transitions),
        }
        parts.append(self.say(_COUNTS, **counts))
        return self.title(journey), " · ".join(parts)


def unfolded(words: Wording) -> Diagram:
    """Draw every touchpoint."""
    title, subtitle = words.heading()
    order = {point.id: number for number, point in enumerate(words.journey.touchpoints)}
    stages = {
        point.id: number
        for number, stage in enumerate(words.journey.stages)
        for point in stage.touchpoints
    }
    nodes = [node for stage in words.journey.stages for node in _nodes(words, stage)]
    edges = [*_entries(words), *_transitions(words, order, stages)]
    return Diagram(
        words.journey.id,
        title,
        subtitle,
        _description(words, subtitle),
        tuple(_lane(words, number, stage) for number, stage in enumerate(words.journey.stages, 1)),
        tuple(nodes),
        tuple(edges),
        _key(words, nodes, edges),
        language=words.language,
    )


def _description(words: Wording, subtitle: str) -> str:
    stages = "; ".join(
        f"{words.title(stage)}: "
        + ", ".join(words.touchpoints[point.id] for point in stage.touchpoints)
        for stage in words.journey.stages
    )
    return f"{subtitle}. {stages}."


def _lane(words: Wording, number: int, stage: Stage) -> Lane:
    detail = [words.say(PHASES[stage.phase])]
    if stage.owner:
        detail.append(words.teams.get(stage.owner, stage.owner))
    return Lane(
        stage.id,
        f"{number} {words.title(stage)}",
        " · ".join(detail),
        tuple(_item(words, stage, action) for action in stage.actions),
        stage.phase,
        f"{words.title(stage)} ({words.say(PHASES[stage.phase])})",
    )


def _item(words: Wording, stage: Stage, action: Action) -> tuple[str, str]:
    """Return an action item's title, and what is said of it in small print."""
    owner = action.owner if action.owner != stage.owner else None
    details = []
    if action.for_ is not None:
        details.append(words.who(action.for_))
    if owner:
        details.append(words.teams.get(owner, owner))
    if action.maturity:
        details.append(words.say(MATURITY[action.maturity]))
    if action.within:
        details.append(action.within)
    return words.title(action), " · ".join(details)


def _nodes(words: Wording, stage: Stage) -> Iterator[Node]:
    for point in stage.touchpoints:
        owner = point.owner or stage.owner
        channels = point.channels or stage.channels
        details = []
        if owner:
            details.append(words.teams.get(owner, owner))
        if channels:
            details.append(", ".join(words.channels.get(name, name) for name in channels))
        mark = "★ " if point.moment_of_truth else ""
        lines = [Line(mark + words.touchpoints[point.id], "title")]
        lines += [Line(detail) for detail in details]
        tone = point.outcome or "plain"
        if point.outcome:
            said = words.say(OUTCOMES[point.outcome])
            lines.append(Line(f"{_SIGNS[point.outcome]} {said}", "strong"))
        yield Node(
            point.id,
            tuple(lines),
            "outcome" if point.outcome else "touchpoint",
            tone,
            stage.id,
            ", ".join([words.touchpoints[point.id], *details]),
            point.moment_of_truth,
        )
        if point.entry is not None:
            tip = words.say(_START, who=words.who(point.entry_patterns))
            yield Node(start_of(point.id), (), "start", "entry", stage.id, tip)


def start_of(touchpoint: str) -> str:
    """Return the id of the node from which the entry of a touchpoint is drawn."""
    return f"start of {touchpoint}"


def _entries(words: Wording) -> Iterator[Edge]:
    for point in words.journey.touchpoints:
        if point.entry is not None:
            yield Edge(
                start_of(point.id),
                point.id,
                tuple(_entering(words, point)),
                "entry",
                tip=words.say(_START, who=words.who(point.entry_patterns)),
            )


def _entering(words: Wording, point: Touchpoint) -> Iterator[str]:
    entry = point.entry
    if entry is None or isinstance(entry, str | tuple):
        yield from (words.who(pattern) for pattern in point.entry_patterns)
        return
    for pattern, volume in entry.items():
        who = words.who(pattern)
        yield who if volume is None else f"{who}: {_volume(volume, words.language)}"


def _volume(text: str, language: str) -> str:
    volume = parse_volume(text)
    count = f"{volume.count:,.0f}" if volume.count.is_integer() else f"{volume.count:,}"
    per = {"day": "일", "week": "주", "month": "월", "quarter": "분기", "year": "연"}
    return f"{per[volume.per]} {count}" if language == "ko" else f"{count} / {volume.per}"


def _transitions(words: Wording, order: dict[str, int], stages: dict[str, int]) -> Iterator[Edge]:
    """Draw one edge for all transitions of one kind between the same touchpoints."""
    together: dict[tuple[str, str, str], list[Transition]] = {}
    for transition in words.journey.transitions:
        source, target = transition.from_, transition.to
        if source in order and target in order:
            together.setdefault((source, target, transition.kind), []).append(transition)
    for (source, target, kind), transitions in together.items():
        lines = [line for one in transitions for line in _label(words, one)]
        if kind != "forward":
            lines = [words.say(KINDS[kind]), *lines]
        backward = kind in ("back", "retry") or stages[target] < stages[source]
        tip = f"{words.touchpoints[source]} → {words.touchpoints[target]}"
        yield Edge(source, target, tuple(lines), kind, backward, tip, weight=len(transitions))


def _label(words: Wording, transition: Transition) -> Iterator[str]:
    figures = []
    if transition.rate is not None:
        figures.append(f"{transition.rate * 100:g} %")
    if transition.takes:
        figures.append(transition.takes)
    if figures:
        yield " · ".join(figures)
    if transition.for_ != "any":
        yield words.say(_FOR, who=words.who(transition.for_))
    if transition.becomes is not None:
        yield f"⇒ {words.who(transition.becomes)}"


def _key(words: Wording, nodes: list[Node], edges: list[Edge]) -> tuple[Sign, ...]:
    """Explain only the signs that the diagram has."""
    there = {f"edge:{edge.kind}" for edge in edges}
    there |= {f"node:{node.tone}" for node in nodes if node.shape == "outcome"}
    if any(node.truth for node in nodes):
        there.add("truth")
    if any(line.startswith("⇒") for edge in edges for line in edge.lines):
        there.add("becomes")
    return tuple(Sign(look, words.say(text)) for look, text in _KEY.items() if look in there)


def folded(words: Wording, count: int) -> Diagram:
    """Draw each stage as one box, and between two stages one edge of each kind."""
    title, subtitle = words.heading()
    stages = {point.id: stage.id for stage in words.journey.stages for point in stage.touchpoints}
    order = {stage.id: number for number, stage in enumerate(words.journey.stages)}
    counts: Counter[tuple[str, str, str]] = Counter()
    for transition in words.journey.transitions:
        source, target = stages.get(transition.from_), stages.get(transition.to)
        if source is not None and target is not None and source != target:
            counts[source, target, transition.kind] += 1
    edges = [
        Edge(
            source,
            target,
            (f"{words.say(KINDS[kind])} ×{number}" if kind != "forward" else f"×{number}",),
            kind,
            order[target] < order[source],
            weight=number,
        )
        for (source, target, kind), number in counts.items()
    ]
    nodes = [_box(words, number, stage) for number, stage in enumerate(words.journey.stages, 1)]
    return Diagram(
        words.journey.id,
        title,
        subtitle,
        subtitle,
        (),
        tuple(nodes),
        tuple(edges),
        _key(words, nodes, edges),
        (words.say(_FOLDED, touchpoints=count),),
        words.language,
    )


def _box(words: Wording, number: int, stage: Stage) -> Node:
    inside = {"touchpoints": len(stage.touchpoints), "actions": len(stage.actions)}
    detail = [words.say(PHASES[stage.phase])]
    if stage.owner:
        detail.append(words.teams.get(stage.owner, stage.owner))
    lines = [
        Line(f"{number} {words.title(stage)}", "title"),
        Line(" · ".join(detail)),
        Line(words.say(_INSIDE, **inside)),
    ]
    outcomes = Counter(point.outcome for point in stage.touchpoints if point.outcome)
    for polarity, many in outcomes.items():
        said = words.say(OUTCOMES[polarity])
        lines.append(Line(f"{_SIGNS[polarity]} {said} ×{many}", "strong"))
    return Node(stage.id, tuple(lines), "stage", stage.phase, tip=words.title(stage))


VIEW = View("funnel", draw)
