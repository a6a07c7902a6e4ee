"""A service blueprint: what customers do, what they see of us, and what carries that.

Source: Shostack, "Designing Services That Deliver", 1984; Bitner, Ostrom, Morgan, "Service
Blueprinting: A Practical Technique for Service Innovation", 2008.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from journey.facts.context import Context
from journey.model.funnel import Stage, Touchpoint
from journey.model.operations import Action
from journey.pictures.diagram import Diagram, Edge, GridColumn, Lane, Line, Node, Sign
from journey.pictures.parts.folding import only_stage, stages_shown
from journey.pictures.parts.turning import Counted, turned
from journey.pictures.view import View, ViewOptions
from journey.pictures.views.funnel import FOLD_ABOVE, hint_of_stage
from journey.problems.errors import NothingToShow
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import OUTCOME_SIGNS, OUTCOMES, PHASES

_TITLE = Sentence("{journey:all}: service blueprint", "{journey:all}: 서비스 블루프린트")
_LANES = {
    "channels": Sentence("Channels", "채널"),
    "customer": Sentence("Customer", "고객"),
    "front": Sentence("Front stage", "앞무대"),
    "back": Sentence("Back stage", "뒷무대"),
    "support": Sentence("Support", "지원"),
}
_DETAILS = {
    "channels": Sentence("where they meet us", "고객과 만나는 곳"),
    "customer": Sentence("what customers go through", "고객이 겪는 일"),
    "front": Sentence("what we do in their sight", "고객 눈앞에서 하는 일"),
    "back": Sentence(
        "what colleagues do unseen, beside those they serve",
        "고객에게 보이지 않게 동료가 하는 일",
    ),
    "support": Sentence("what runs by itself, and the teams that help", "저절로 도는 일과 돕는 팀"),
}
_BORDERS = {
    "front": Sentence("line of interaction", "상호작용선"),
    "back": Sentence("line of visibility", "가시선"),
    "support": Sentence("line of internal interaction", "내부 상호작용선"),
}
_AT = Sentence("at {names:all}", "{names:all}에서")
_HELPS = Sentence("helps with {names:all}", "{names:all} 협업")
_SERVES = Sentence("{source:all} serves {target:all}", "{source:all}이(가) {target:all}을(를) 지원")
_SERVING = Sentence("serves {names:all}", "{names:all} 지원")
_INTERNAL = Sentence("internal customer", "내부 고객")
_OWNED = Sentence("owned by {team:all}", "담당: {team:all}")
_COUNTS = Sentence(
    "{points} touchpoint{points:s} of customers, {inner} of colleagues, {actions} action item"
    "{actions:s}",
    "고객 접점 {points}개 · 내부고객 접점 {inner}개 · 액션 아이템 {actions}개",
)
_KEY = {
    "edge:serves": Sentence("serves", "지원"),
    "truth": Sentence("moment of truth", "진실의 순간(MOT)"),
    "mark:1.1": Sentence(
        "number of a touchpoint, named where work is bound to it",
        "접점 번호: 그 접점에서 하는 일에 함께 표시",
    ),
    "mark:♡": Sentence("must stay with people", "사람이 계속 맡아야 함"),
    "mark:⊕": Sentence("automated", "자동화됨"),
}
_FOLDED = Sentence(
    "{count} touchpoint{count:s} {count:is|are} too many to read at once: each stage is a row "
    "that counts them.",
    "고객 접점이 {count}개여서 한눈에 읽을 수 없으므로 단계마다 한 줄로 세었습니다.",
)
_COUNTED: tuple[Counted, ...] = (
    (
        lambda node: node.id.startswith("at "),
        Sentence("{count} touchpoint{count:s}", "고객 접점 {count}개"),
    ),
    (
        lambda node: node.id.startswith("action "),
        Sentence("{count} action item{count:s}", "액션 아이템 {count}개"),
    ),
)
_EMPTY = Sentence(
    "no stage has touchpoints or action items, so there is nothing to lay out",
    "고객 접점이나 액션 아이템이 있는 단계가 없어 그릴 것이 없습니다",
)

HIGHEST = 14
"""With more cards than this in a cell, they stand beside each other."""


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw a service blueprint: stages from left to right, what is seen above what is not.

    Front stage is an action item with which customers come in touch: it is for some of them, and
    has a channel of its own that is one of theirs, or is bound to a touchpoint of theirs and must
    stay with people. Back stage are the other action items that people do, and the touchpoints of
    internal customers, each in every column in which it serves somebody. Support are action items
    that run by themselves unseen, and teams that help. In a journey that is too large to be read at
    once, each stage is a row of counts.

    Raises:
        NothingToShow: There are neither touchpoints nor action items.
        UnknownStage: There is no stage of that name.
    """
    sheet = _Sheet(context, Phrases(context.journey, options.language), options)
    nodes = tuple(sheet.nodes())
    if not nodes:
        raise NothingToShow(_EMPTY)
    phrases, journey = sheet.phrases, context.journey
    title, _ = phrases.heading()
    edges = () if sheet.is_wide else tuple(sheet.edges())
    inner = {sheet.card(id, sheet.homes[id][0]) for id in sheet.inner}
    counts = phrases.say(
        _COUNTS,
        points=sum(node.lane == "customer" for node in nodes),
        inner=sum(node.id in inner for node in nodes),
        actions=sum(node.shape == "action" and node.id.startswith("action ") for node in nodes),
    )
    whole = Diagram(
        f"{journey.id}-blueprint",
        phrases.say(_TITLE, journey=title),
        counts,
        f"{counts}. {_described(nodes, sheet.lanes())}",
        tuple(sheet.lanes()),
        nodes,
        edges,
        tuple(_key(phrases, nodes, edges)),
        language=options.language,
        columns=tuple(sheet.columns(nodes)),
        notes=(only_stage(phrases, options.stage),) if options.stage is not None else (),
        form="grid",
    )
    if not sheet.is_folded:
        return whole
    notes = phrases.say(_FOLDED, count=len(phrases.touchpoints)), hint_of_stage(phrases)
    return replace(turned(whole, _COUNTED), key=(), notes=notes)


@dataclass(frozen=True)
class _Sheet:
    context: Context
    phrases: Phrases
    options: ViewOptions

    @cached_property
    def stages(self) -> tuple[tuple[int, Stage], ...]:
        """The stages shown, with their numbers: all, or the one asked for."""
        return stages_shown(self.context.journey, self.options.stage)

    @cached_property
    def most(self) -> int:
        """How many cards the fullest cell of a stage has, about."""
        counts = [len(n) for _, s in self.stages for n in (s.touchpoints, s.actions)]
        return max(counts, default=1)

    @property
    def is_wide(self) -> bool:
        """Whether cards stand beside each other in a column: no line finds a way between them."""
        return self.most > HIGHEST

    @cached_property
    def inner(self) -> frozenset[str]:
        """The touchpoints of internal customers."""
        return frozenset(
            point.id
            for point in self.context.journey.touchpoints
            if self.context.is_internal(point)
        )

    @property
    def is_folded(self) -> bool:
        """Whether each stage is a row that counts."""
        return self.options.stage is None and len(self.phrases.touchpoints) > FOLD_ABOVE

    @cached_property
    def homes(self) -> dict[str, tuple[str, ...]]:
        """For each touchpoint, the stages in whose columns it stands.

        A touchpoint of colleagues stands in each column in which it serves somebody; where stages
        are counted, in the first of them, so that it counts once.
        """
        journey = self.context.journey
        shown = {stage.id for _, stage in self.stages}
        own = {point.id: stage.id for stage in journey.stages for point in stage.touchpoints}
        serving = {
            point.id: [id for id in point.serves if id in own]
            for point in journey.touchpoints
            if point.id in self.inner
        }
        found = {id: {} if serving.get(id) else {own[id]: None} for id in own}
        self._follow(serving, found, shown)
        for id, homes in found.items():
            if not homes:  # they serve each other alone, or somebody in a stage that is not shown
                homes[own[id]] = None
        self._follow(serving, found, shown)
        most = 1 if self.is_folded else None
        return {id: tuple(homes)[:most] for id, homes in found.items()}

    def _follow(
        self,
        serving: Mapping[str, Sequence[str]],
        found: Mapping[str, dict[str, None]],
        shown: Collection[str],
    ) -> None:
        """Let who serves colleagues stand where these serve somebody, until nobody moves."""
        grown = True
        while grown:
            grown = False
            for id, served in serving.items():
                homes = found[id]
                before = len(homes)
                for each in served:
                    homes |= {home: None for home in found[each] if home in shown}
                grown |= len(homes) > before

    def card(self, id: str, column: str) -> str:
        """Return the id of the card of a touchpoint in a column."""
        return f"at {id}" if column == self.homes[id][0] else f"at {id} in {column}"

    @cached_property
    def numbers(self) -> dict[str, str]:
        """For each touchpoint, its number: that of its stage, and that within it."""
        return {
            point.id: f"{number}.{place}"
            for number, stage in enumerate(self.context.journey.stages, 1)
            for place, point in enumerate(stage.touchpoints, 1)
        }

    def columns(self, nodes: Sequence[Node]) -> Iterator[GridColumn]:
        used = {node.column for node in nodes}
        for number, stage in self.stages:
            if stage.id in used:
                title, phase = self.phrases.title(stage), self.phrases.say(PHASES[stage.phase])
                abreast = min(6, ceil(max(len(stage.touchpoints), len(stage.actions)) / HIGHEST))
                yield GridColumn(
                    stage.id, f"{number} {title}", phase, stage.phase, abreast=max(1, abreast)
                )

    def lanes(self) -> Iterator[Lane]:
        say = self.phrases.say
        for id, title in _LANES.items():
            border = say(_BORDERS[id]) if id in _BORDERS else ""
            yield Lane(id, say(title), say(_DETAILS[id]), tip=say(title), border=border)

    def nodes(self) -> Iterator[Node]:
        for _, stage in self.stages:
            yield from self.channels(stage)
            for point in stage.touchpoints:
                if point.id not in self.inner:
                    yield self.point(stage, point, "customer", stage.id)
            for action in stage.actions:
                yield self.action(stage, action)
        shown = {stage.id for _, stage in self.stages}
        for stage in self.context.journey.stages:
            for point in stage.touchpoints:
                for column in self.homes[point.id] if point.id in self.inner else ():
                    if column in shown:
                        yield self.point(stage, point, "back", column)
        for _, stage in self.stages:
            yield from self.helpers(stage)

    def channels(self, stage: Stage) -> Iterator[Node]:
        for name in self.met(stage):
            title = self.phrases.channel(name)
            yield Node(
                f"channel {stage.id} {name}",
                (Line(title),),
                "chip",
                "plain",
                "channels",
                title,
                column=stage.id,
            )

    def met(self, stage: Stage) -> tuple[str, ...]:
        """Return the channels in which customers meet the brand at a stage."""
        channels = [
            name
            for point in stage.touchpoints
            if point.id not in self.inner
            for name in stage.channels_of(point)
        ]
        return tuple(dict.fromkeys(channels))

    def point(self, stage: Stage, point: Touchpoint, lane: str, column: str) -> Node:
        title = self.phrases.touchpoints[point.id]
        mark = "★ " if point.moment_of_truth else ""
        owner = self.context.owners.get(point.id)
        details = [self.phrases.team(owner)] if owner else []
        if lane == "back":
            details.insert(0, self.phrases.say(_INTERNAL))
            served = [self.numbers[id] for id in point.serves if id in self.numbers]
            if served and self.is_wide:
                details.append(self.phrases.say(_SERVING, names=", ".join(served)))
        lines = [Line(f"{mark}{self.numbers[point.id]} {title}", "strong", "ink")]
        lines += [Line(" · ".join(details), "note")] if lane == "back" and details else []
        if point.outcome:
            said = self.phrases.say(OUTCOMES[point.outcome])
            lines.append(
                Line(f"{OUTCOME_SIGNS[point.outcome]} {said}", "note", f"{point.outcome}-ink")
            )
        return Node(
            self.card(point.id, column),
            tuple(lines),
            "outcome" if point.outcome else "touchpoint",
            point.outcome or "plain",
            lane,
            ", ".join([title, *details]),
            point.moment_of_truth,
            column=column,
        )

    def lane_of(self, stage: Stage, action: Action) -> str:
        """Tell on which side of the lines an action item is."""
        customers = self.context.addressed(stage, action) & ~self.context.internal
        bound = [id for id in action.at if id not in self.inner]
        theirs = set(self.met(stage))
        if customers and (set(action.channels) & theirs or (action.human and bound)):
            return "front"
        if action.maturity == "automated" and not action.human:
            return "support"
        return "back"

    def action(self, stage: Stage, action: Action) -> Node:
        title = self.phrases.title(action)
        owner = action.owner or stage.owner
        said = [self.phrases.team(owner)] if owner else []
        places = [f"{self.numbers[id]}" for id in action.at if id in self.numbers]
        if places:
            said.append(self.phrases.say(_AT, names=", ".join(places)))
        if action.human:
            said.append("♡")
        elif action.maturity == "automated":
            said.append("⊕")
        lines = [Line(title, "title")]
        lines += [Line(f"{FAST}· ".join(said), "note")] if said else []
        tip = [title, self.phrases.say(_OWNED, team=self.phrases.team(owner)) if owner else ""]
        names = [self.phrases.touchpoints[id] for id in action.at if id in self.numbers]
        if names:
            tip.append(self.phrases.say(_AT, names=", ".join(names)))
        return Node(
            f"action {action.id}",
            tuple(lines),
            "action",
            stage.phase,
            self.lane_of(stage, action),
            ", ".join(filter(None, tip)),
            column=stage.id,
        )

    def helpers(self, stage: Stage) -> Iterator[Node]:
        helped: dict[str, list[str]] = {}
        for action in stage.actions:
            for team in action.with_:
                helped.setdefault(team, []).append(self.phrases.title(action))
        alike: dict[tuple[str, ...], list[str]] = {}
        for team, titles in helped.items():
            alike.setdefault(tuple(titles), []).append(team)
        for titles_, teams in alike.items():
            name = ", ".join(map(self.phrases.team, teams))
            said = self.phrases.say(_HELPS, names=", ".join(titles_))
            lines = (Line(name, "strong"), Line(said, "note"))
            id = f"help {stage.id} {' '.join(teams)}"
            yield Node(id, lines, lane="support", tip=f"{name}: {said}", column=stage.id)

    def edges(self) -> Iterator[Edge]:
        titles = self.phrases.touchpoints
        shown = {stage.id for _, stage in self.stages}
        for point in self.context.journey.touchpoints:
            for served in dict.fromkeys(point.serves) if point.id in self.inner else ():
                columns = shown.intersection(self.homes[point.id], self.homes.get(served, ()))
                for column in sorted(columns, key=self.homes[point.id].index):
                    names = {"source": titles[point.id], "target": titles[served]}
                    tip = self.phrases.say(_SERVES, **names)
                    ends = self.card(point.id, column), self.card(served, column)
                    yield Edge(*ends, (), "serves", tip=tip)


def _described(nodes: Sequence[Node], lanes: Iterator[Lane]) -> str:
    parts = []
    for lane in lanes:
        names = ", ".join(dict.fromkeys(n.lines[0].text for n in nodes if n.lane == lane.id))
        parts.append(f"{lane.title}: {names}." if names else "")
    return " ".join(filter(None, parts))


def _key(phrases: Phrases, nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[Sign]:
    words = "".join(line.text for node in nodes for line in node.lines)
    there = {f"edge:{edge.kind}" for edge in edges}
    there |= {"truth"} if any(node.truth for node in nodes) else set()
    there |= {f"mark:{mark}" for mark in "♡⊕" if mark in words}
    there |= {"mark:1.1"} if any(node.id.startswith("at ") for node in nodes) else set()
    for look, sentence in _KEY.items():
        if look in there:
            yield Sign(look, phrases.say(sentence))


VIEW = View("blueprint", draw, uses=("stage",))
