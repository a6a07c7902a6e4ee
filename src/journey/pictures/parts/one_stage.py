"""One stage drawn whole, between boxes for the stages that it leads to and comes from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, sqrt

from journey.model.funnel import Stage, Transition
from journey.pictures.diagram import Diagram, Edge, GridColumn, Lane, Line, Link, Node
from journey.pictures.signs import key_of
from journey.words.phrases import DOT, FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import KINDS, PHASES

MOST_BOXES = 7
"""So many stages stand beside each other as boxes; the others are listed."""

MOST_EDGES = 24
"""With more ways to other stages than this, they are named in the touchpoints."""

FEW_ABREAST, MOST_ABREAST = 5, 10
"""So many touchpoints stand beside each other on a sheet: more of them the more there are."""

SHEET = "all"
"""The column of a sheet."""

_TITLE = Sentence("{journey:all}: {stage:all}", "{journey:all}: {stage:all}")
_OPENED = Sentence(
    "One stage is drawn whole; of {others} others those that it comes from or leads to are boxes.",
    "한 단계를 모두 그렸고, 나머지 {others}개 단계 가운데 이어진 것만 상자로 그렸습니다.",
)
_NAMED = Sentence(
    "The ways between {count} touchpoint{count:s} could not be told apart, so that each box "
    "names them.",
    "고객 접점 {count}개 사이의 길은 그리면 알아볼 수 없어 각 상자 안에 썼습니다.",
)
_STAGES = Sentence("stage{count:s} {names:all}", "단계 {names:all}")
_BEFORE = Sentence("Earlier stages", "앞 단계")
_AFTER = Sentence("Later stages", "뒤 단계")
_IN = Sentence("×{count} into it", "×{count} 들어옴")
_OUT = Sentence("×{count} from it", "×{count} 나감")


def opened(
    phrases: Phrases,
    number: int,
    inside: Diagram,
    counted: Callable[[Transition], bool] = lambda _: True,
    *,
    named: bool = False,
) -> Diagram:
    """Put one stage between the others.

    Args:
        phrases: The journey, in words.
        number: Which stage, counted from 1.
        inside: That stage alone; of it the nodes in its lane are kept, and what joins them.
        counted: Which transitions between it and other stages count.
        named: Whether there are too many touchpoints to draw the ways: these are named in them.
    """
    sheet = _Sheet(phrases, number, counted)
    nodes = [node for node in inside.nodes if node.lane == sheet.stage.id]
    ids = {node.id for node in nodes}
    edges = [edge for edge in inside.edges if edge.source in ids and edge.target in ids]
    outer = list(sheet.edges())
    boxes = list(sheet.boxes())
    if named or len(outer) > MOST_EDGES:
        nodes = [replace(node, links=(*node.links, *sheet.links(node))) for node in nodes]
        outer = []
    shown = {box.id for box in boxes}
    edges += [edge for edge in outer if edge.source in shown | ids and edge.target in shown | ids]
    before = [box for box in boxes if box.lane == "before"]
    after = [box for box in boxes if box.lane == "after"]
    drawn = [*before, *nodes, *after]
    title = phrases.say(_TITLE, journey=inside.title, stage=phrases.title(sheet.stage))
    lanes = [lane for lane in inside.lanes if lane.id == sheet.stage.id]
    return replace(
        inside,
        name=f"{inside.name}-{sheet.stage.id}",
        title=title,
        description=f"{title}. {', '.join(node.tip for node in drawn if node.tip)}.",
        lanes=(*sheet.lane("before", before), *lanes, *sheet.lane("after", after)),
        nodes=tuple(drawn),
        edges=tuple(edges),
        key=key_of(drawn, edges, phrases.language, ["mark:×n"] if boxes else ()),
        notes=(phrases.say(_OPENED, others=len(phrases.journey.stages) - 1),),
    )


def on_a_sheet(diagram: Diagram) -> Diagram:
    """Set the touchpoints of each stage beside each other, without the ways between them."""
    nodes = tuple(replace(node, column=SHEET) for node in diagram.nodes if node.shape != "start")
    most = max((sum(n.lane == lane.id for n in nodes) for lane in diagram.lanes), default=1)
    abreast = min(max(FEW_ABREAST, ceil(sqrt(most) / 1.6)), MOST_ABREAST, max(1, most))
    columns = (GridColumn(SHEET, "", abreast=abreast),)
    return replace(diagram, nodes=nodes, edges=(), columns=columns, form="grid")


def named_on_a_sheet(phrases: Phrases, diagram: Diagram, points: int) -> Diagram:
    """Set a stage on a sheet, with who begins at a touchpoint said in it.

    Args:
        phrases: The journey, in words.
        diagram: The stage between the others, its ways named in its touchpoints.
        points: How many touchpoints there are.
    """
    begun = {edge.target: edge for edge in diagram.edges if edge.kind == "entry"}
    nodes = []
    for node in diagram.nodes:
        lines = begun[node.id].lines if node.id in begun else ()
        links = [Link(f"→ {line.removeprefix(DOT)}", "entry") for line in lines]
        nodes.append(replace(node, links=(*links, *node.links)))
    sheet = on_a_sheet(replace(diagram, nodes=tuple(nodes)))
    trace = [sign for sign in diagram.key if sign.look.startswith("trace:")]
    extra = ["mark:→"] if begun else []
    extra += ["mark:×n"] if any(node.shape == "stage" for node in sheet.nodes) else []
    key = key_of(sheet.nodes, (), phrases.language, extra)
    notes = (*diagram.notes, phrases.say(_NAMED, count=points))
    return replace(sheet, key=(*trace, *key), notes=notes)


@dataclass(frozen=True)
class _Sheet:
    phrases: Phrases
    number: int
    counted: Callable[[Transition], bool]

    @property
    def stage(self) -> Stage:
        return self.phrases.journey.stages[self.number - 1]

    @cached_property
    def crossing(self) -> Sequence[tuple[Transition, int, bool]]:
        """What joins the stage with others: the other's number, and whether it comes in."""
        return tuple(self._crossing())

    def _crossing(self) -> Iterator[tuple[Transition, int, bool]]:
        homes = {
            point.id: number
            for number, stage in enumerate(self.phrases.journey.stages, 1)
            for point in stage.touchpoints
        }
        for transition in filter(self.counted, self.phrases.journey.transitions):
            source, target = homes.get(transition.from_), homes.get(transition.to)
            if source is None or target is None or source == target:
                continue
            if target == self.number:
                yield transition, source, True
            elif source == self.number:
                yield transition, target, False

    def counts(self) -> dict[int, tuple[int, int]]:
        """Return for each stage that is joined with it how many ways come in, and how many go."""
        came: Counter[int] = Counter()
        gone: Counter[int] = Counter()
        for _, other, inward in self.crossing:
            (came if inward else gone)[other] += 1
        return {other: (came[other], gone[other]) for other in sorted({*came, *gone})}

    def said(self, counts: tuple[int, int]) -> str:
        parts = [
            self.phrases.say(sentence, count=count)
            for sentence, count in zip((_IN, _OUT), counts, strict=True)
            if count
        ]
        return " · ".join(part.replace(" ", FAST) for part in parts)

    def kept(self) -> set[int]:
        """Return the stages that are boxes: on each side those with the most ways."""
        counts = self.counts()
        kept: set[int] = set()
        for side in (True, False):
            here = [other for other in counts if (other < self.number) == side]
            here.sort(key=lambda other: -sum(counts[other]))
            kept |= set(here[:MOST_BOXES])
        return kept

    def boxes(self) -> Iterator[Node]:
        counts, kept = self.counts(), self.kept()
        for other in sorted(kept):
            stage = self.phrases.journey.stages[other - 1]
            title, said = f"{other} {self.phrases.title(stage)}", self.said(counts[other])
            lines = (Line(title, "title"), Line(self.phrases.say(PHASES[stage.phase])), Line(said))
            lane = "before" if other < self.number else "after"
            yield Node(f"stage {stage.id}", lines, "stage", stage.phase, lane, f"{title}: {said}")

    def lane(self, id: str, boxes: Sequence[Node]) -> Iterator[Lane]:
        if not boxes:
            return
        counts, kept = self.counts(), self.kept()
        items = tuple(
            (
                f"{other} {self.phrases.title(self.phrases.journey.stages[other - 1])}",
                self.said(counts[other]),
            )
            for other in counts
            if other not in kept and (other < self.number) == (id == "before")
        )
        title = self.phrases.say(_BEFORE if id == "before" else _AFTER)
        yield Lane(id, title, items=items, tip=title)

    def edges(self) -> Iterator[Edge]:
        """Join touchpoints with the boxes of other stages, each kind once."""
        counts: Counter[tuple[str, str, str, bool]] = Counter()
        for transition, other, inward in self.crossing:
            box = f"stage {self.phrases.journey.stages[other - 1].id}"
            ends = (box, transition.to) if inward else (transition.from_, box)
            backward = (other > self.number) == inward
            counts[*ends, transition.kind, backward] += 1
        for (source, target, kind, backward), count in counts.items():
            said = [self.phrases.say(KINDS[kind])] if kind != "forward" else []
            said += [f"×{count}"] if count > 1 else []
            yield Edge(
                source,
                target,
                (" ".join(said),) if said else (),
                kind,
                backward,
                " ".join(said),
                weight=count,
            )

    @cached_property
    def ends(self) -> dict[tuple[str, bool], Counter[int]]:
        """For each touchpoint, with which stages it is joined, how often, and which way."""
        found: dict[tuple[str, bool], Counter[int]] = defaultdict(Counter)
        for transition, other, inward in self.crossing:
            found[transition.to if inward else transition.from_, inward][other] += 1
        return found

    def links(self, node: Node) -> Iterator[Link]:
        """Name in a touchpoint the stages that it is joined with."""
        for inward, sign in ((False, "↗"), (True, "↙")):
            counts = self.ends.get((node.id, inward))
            if counts:
                names = [
                    f"{other}{FAST}×{count}" if count > 1 else f"{other}"
                    for other, count in sorted(counts.items())
                ]
                shown = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
                said = self.phrases.say(_STAGES, count=len(names), names=shown)
                yield Link(f"{sign}{FAST}{said}", "from" if inward else "forward")
