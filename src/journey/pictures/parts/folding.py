"""A journey with one box for each stage, for those that are too large to be read at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.journey import Journey
from journey.pictures.diagram import Diagram, Edge, Line, Link, Node
from journey.pictures.parts.taken import Marks
from journey.pictures.signs import key_of
from journey.problems.errors import look_up
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terms import KINDS, OUTCOME_SIGNS, OUTCOMES

_FOLDED = Sentence(
    "{touchpoints} touchpoint{touchpoints:s} {touchpoints:is|are} too many to read at once: each "
    "stage is drawn as one box.",
    "고객 접점이 {touchpoints}개여서 한눈에 읽을 수 없으므로 단계마다 상자 하나로 그렸습니다.",
)
_ONLY = Sentence(
    "One stage of {all} is shown: {stage:all}.", "단계 {all}개 중 하나만 보입니다: {stage:all}."
)
_TOUCHPOINTS = Sentence("{count} touchpoint{count:s}", "고객 접점 {count}개")
_ACTIONS = Sentence("{count} action item{count:s}", "액션 아이템 {count}개")
_ENTRIES = Sentence("{count} of them entries", "그중 유입 {count}개")
_FURTHER = Sentence(
    "×{count} more to {stages} other stage{stages:s}", "다른 단계 {stages}개로 ×{count} 더"
)
_TRUTHS = Sentence("★ {count} moment{count:s} of truth", "★ 진실의 순간 {count}개")


DRAWN = 24
"""So many edges between stages that are not neighbours are drawn; the others are summed up."""


def folded(
    phrases: Phrases,
    touchpoints: Sequence[Touchpoint],
    transitions: Sequence[Transition],
    marks: Marks | None = None,
) -> Diagram:
    """Draw each stage as one box, and between two stages one edge of each kind.

    Args:
        phrases: The journey, in words.
        touchpoints: Which touchpoints to count.
        transitions: Which transitions to count.
        marks: How much of them was taken, where that is to be shown.
    """
    title, subtitle = phrases.heading()
    shown = {point.id for point in touchpoints}
    nodes = [
        _box(
            phrases,
            number,
            stage,
            [point for point in stage.touchpoints if point.id in shown],
            marks,
        )
        for number, stage in enumerate(phrases.journey.stages, 1)
    ]
    edges = list(_edges(phrases, transitions, marks))
    drawn = _drawn(nodes, edges)
    nodes = [replace(node, links=tuple(_named(phrases, node, edges, drawn))) for node in nodes]
    edges = [edge for edge in edges if edge in drawn]
    signs = key_of(nodes, edges, phrases.language, ["mark:×n"] if edges else ())
    if marks:
        subtitle = marks.subtitle()
        signs = (*marks.key([point.id for point in touchpoints], transitions), *signs)
    return Diagram(
        phrases.journey.id,
        title,
        subtitle,
        subtitle,
        nodes=tuple(nodes),
        edges=tuple(edges),
        key=signs,
        notes=(phrases.say(_FOLDED, touchpoints=len(touchpoints)),),
        language=phrases.language,
        form="stack",
    )


def _drawn(nodes: Sequence[Node], edges: Sequence[Edge]) -> set[Edge]:
    """Return what is drawn: ways to the next stage, and of all others the widest."""
    order = {node.id: number for number, node in enumerate(nodes)}
    near = {edge for edge in edges if order[edge.target] == order[edge.source] + 1}
    others = [edge for edge in edges if edge not in near]
    others.sort(key=lambda edge: -edge.weight)
    return near | set(others[:DRAWN])


def _named(phrases: Phrases, node: Node, edges: Sequence[Edge], drawn: set[Edge]) -> Iterator[Link]:
    """Sum up what leads on from a stage and is not drawn."""
    left = [edge for edge in edges if edge.source == node.id and edge not in drawn]
    if left:
        there = len({edge.target for edge in left})
        count = sum(edge.weight for edge in left)
        yield Link(phrases.say(_FURTHER, count=count, stages=there))


def stages_shown(journey: Journey, only: str | None) -> tuple[tuple[int, Stage], ...]:
    """Return the stages of a journey with their numbers: all, or one.

    Raises:
        UnknownStage: There is no stage of that name.
    """
    stages = tuple(enumerate(journey.stages, 1))
    if only is None:
        return stages
    only = look_up("stage", only, [stage.id for stage in journey.stages])
    return tuple(pair for pair in stages if pair[1].id == only)


def only_stage(phrases: Phrases, stage: str) -> str:
    """Say that one stage is shown alone."""
    [(_, found)] = stages_shown(phrases.journey, stage)
    values = {"stage": phrases.title(found), "all": len(phrases.journey.stages)}
    return phrases.say(_ONLY, **values)


def _edges(
    phrases: Phrases, transitions: Sequence[Transition], marks: Marks | None
) -> Iterator[Edge]:
    homes = {
        point.id: number
        for number, stage in enumerate(phrases.journey.stages)
        for point in stage.touchpoints
    }
    together: dict[tuple[int, int, str], list[Transition]] = {}
    for transition in transitions:
        source, target = homes.get(transition.from_), homes.get(transition.to)
        if source is not None and target is not None and source != target:
            together.setdefault((source, target, transition.kind), []).append(transition)
    stages = phrases.journey.stages
    for (above, below, kind), alike in together.items():
        number = len(alike)
        taken, share = marks.share([marks.of(one) for one in alike]) if marks else ("", "")
        said = f"{phrases.say(KINDS[kind])} ×{number}" if kind != "forward" else f"×{number}"
        ends = f"{phrases.title(stages[above])} → {phrases.title(stages[below])}"
        yield Edge(
            stages[above].id,
            stages[below].id,
            (f"{share} · {said}" if share else said,),
            kind,
            below < above,
            f"{ends}: {said}",
            weight=number,
            taken=taken,
        )


def _box(
    phrases: Phrases,
    number: int,
    stage: Stage,
    points: Sequence[Touchpoint],
    marks: Marks | None,
) -> Node:
    entries = sum(point.entry is not None for point in points)
    truths = sum(point.moment_of_truth for point in points)
    inside = [phrases.say(_TOUCHPOINTS, count=len(points))]
    inside += [phrases.say(_ENTRIES, count=entries)] if entries else []
    lines = [
        Line(f"{number} {phrases.title(stage)}", "title"),
        Line(phrases.stage_detail(stage)),
        Line(", ".join(inside)),
    ]
    if truths:
        lines.append(Line(phrases.say(_TRUTHS, count=truths), tone="truth"))
    if stage.actions:
        lines.append(Line(phrases.say(_ACTIONS, count=len(stage.actions))))
    outcomes = Counter(point.outcome for point in points if point.outcome)
    for polarity, many in outcomes.items():
        said = f"{OUTCOME_SIGNS[polarity]} {phrases.say(OUTCOMES[polarity])} ×{many}"
        lines.append(Line(said, "strong", f"{polarity}-ink"))
    taken, share = marks.share([marks.at(point.id) for point in points]) if marks else ("", "")
    if share:
        lines.append(Line(share, "strong", f"{taken}-text"))
    return Node(stage.id, tuple(lines), "stage", stage.phase, tip=phrases.title(stage), taken=taken)
