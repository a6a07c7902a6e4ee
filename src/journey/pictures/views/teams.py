"""Teams: who owns what, and where customers are handed from one team to another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journey.facts.context import Context
from journey.pictures.diagram import Diagram, GridColumn, Lane, Line, Node, Sign
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence

_TITLE = Sentence("{journey:all}: teams and hand-overs", "{journey:all}: 팀과 고객 인계")
_COUNTS = Sentence(
    "{teams} team{teams:s}; of {ways} way{ways:s} between touchpoints, {over} {over:hands|hand} "
    "customers over",
    "팀 {teams}개 · 접점 사이 길 {ways}개 중 다른 팀으로 넘어가는 길 {over}개",
)
_TO = Sentence("to {team:all}", "{team:all}(으)로")
_OWNS = Sentence(
    "{points} touchpoint{points:s}, {actions} action item{actions:s}, {voices} voice{voices:s}",
    "고객 접점 {points}개 · 액션 아이템 {actions}개 · VOC {voices}개",
)
_STAGES = Sentence("touchpoints in {stages:all}", "접점이 있는 단계: {stages:all}")
_STAGES_WITH = Sentence("{stage:all} ×{count}", "{stage:all} ×{count}")
_HANDED = Sentence(
    "{source:all} → {target:all}: {count} way{count:s}, {customers} customer{customers:s}: "
    "{ways:all}",
    "{source:all} → {target:all}: 길 {count}개 · 고객 {customers}명: {ways:all}",
)
_KEPT = Sentence(
    "{source:all} keeps them: {count} way{count:s}, {customers} customer{customers:s}",
    "{source:all} 안: 길 {count}개 · 고객 {customers}명",
)
_CUSTOMERS = Sentence("{count} customer{count:s}", "고객 {count}종")
_KEY_HANDED = Sentence(
    "ways on which customers pass from the team of the row to that of the column",
    "행의 팀에서 열의 팀으로 고객이 넘어가는 길의 수",
)
_KEY_KEPT = Sentence("ways within one team", "한 팀 안의 길")
_KEY_CUSTOMERS = Sentence("how many customer definitions go there", "그 길을 가는 고객 정의의 수")
_NOBODY = Sentence("nobody", "담당 없음")
_EMPTY = Sentence(
    "no touchpoint has an owner: write the `owner` of stages or touchpoints",
    "담당 팀이 있는 고객 접점이 없습니다. 단계나 접점의 `owner`를 쓰세요",
)
NOBODY = ""


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw a lane and a column for each team that owns a touchpoint, and the hand-overs between.

    A hand-over is a transition that some customer can take from a touchpoint that one team owns to
    one that another owns. Touchpoints that nobody owns count as those of nobody.

    Raises:
        NothingToShow: No touchpoint has an owner.
    """
    sheet = _Sheet(context, Phrases(context.journey, options.language))
    if not any(sheet.teams):
        raise NothingToShow(_EMPTY)
    phrases = sheet.phrases
    nodes = tuple(sheet.nodes())
    total = sum(sheet.ways.values())
    over = sum(count for (one, other), count in sheet.ways.items() if one != other)
    counts = phrases.say(_COUNTS, teams=len([*filter(None, sheet.teams)]), ways=total, over=over)
    title, _ = phrases.heading()
    return Diagram(
        f"{context.journey.id}-teams",
        phrases.say(_TITLE, journey=title),
        counts,
        f"{counts}. {'; '.join(node.tip for node in nodes)}.",
        tuple(map(sheet.lane, sheet.teams)),
        nodes,
        key=tuple(_key(phrases, nodes)),
        language=options.language,
        columns=tuple(
            GridColumn(team or NOBODY, phrases.say(_TO if team else _NOBODY, team=sheet.name(team)))
            for team in sheet.teams
        ),
        form="grid",
    )


@dataclass(frozen=True)
class _Sheet:
    context: Context
    phrases: Phrases

    @cached_property
    def teams(self) -> tuple[str, ...]:
        """The teams that own touchpoints, in the journey's order; last nobody, where that is."""
        owning = {owner or NOBODY for owner in self.context.owners.values()}
        declared = [team.id for team in self.context.journey.teams if team.id in owning]
        others = [team for team in owning if team not in declared and team != NOBODY]
        return (*declared, *sorted(others), *([NOBODY] if NOBODY in owning else []))

    @cached_property
    def taken(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """For two teams, the transitions between them that somebody takes, and who does."""
        space, owners = self.context.space, self.context.owners
        found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for edge, number in enumerate(space.edges.numbers):
            source, target = space.edges.sources[edge], space.edges.targets[edge]
            who = space.reached[source] & space.edges.who[edge]
            if who and not space.outcomes[source]:
                ends = space.touchpoint_ids[source], space.touchpoint_ids[target]
                key = owners[ends[0]] or NOBODY, owners[ends[1]] or NOBODY
                found[key].append((number, who))
        return found

    @cached_property
    def ways(self) -> Counter[tuple[str, str]]:
        """For two teams, how many transitions there are between them."""
        return Counter({key: len(taken) for key, taken in self.taken.items()})

    def name(self, team: str) -> str:
        return self.phrases.team(team) if team else self.phrases.say(_NOBODY)

    def lane(self, team: str) -> Lane:
        journey = self.context.journey
        homes = Counter(
            stage.id
            for stage in journey.stages
            for point in stage.touchpoints
            if (self.context.owners[point.id] or NOBODY) == team
        )
        actions = [
            action
            for stage in journey.stages
            for action in stage.actions
            if ((action.owner or stage.owner) or NOBODY) == team
        ]
        voices = [voice for voice in self.context.voices if (voice.owner or NOBODY) == team]
        owns = self.phrases.say(
            _OWNS, points=sum(homes.values()), actions=len(actions), voices=len(voices)
        )
        stages = ", ".join(
            self.phrases.say(
                _STAGES_WITH, stage=self.phrases.title(stage), count=homes[stage.id]
            ).replace(" ", "\u00a0")
            for stage in journey.stages
            if homes[stage.id]
        )
        return Lane(
            team or NOBODY,
            self.name(team),
            owns,
            ((stages, ""),),
            tip=f"{self.name(team)}: {owns}; {self.phrases.say(_STAGES, stages=stages)}",
        )

    def nodes(self) -> Iterator[Node]:
        most = max([1, *(n for (one, other), n in self.ways.items() if one != other)])
        for source in self.teams:
            for target in self.teams:
                if self.ways[source, target]:
                    yield self.count(source, target, most)

    def count(self, source: str, target: str, most: int) -> Node:
        taken = self.taken[source, target]
        members = 0
        for _, who in taken:
            members |= who
        customers = (members & self.context.external).bit_count()
        kept = source == target
        names = self.context.journey.transition_names
        tip = self.phrases.say(
            _KEPT if kept else _HANDED,
            source=self.name(source),
            target=self.name(target),
            count=len(taken),
            customers=customers,
            ways=", ".join(names[number] for number, _ in taken),
        )
        lines = (
            Line(str(len(taken)), "title", "muted" if kept else "ink"),
            Line(f"◇{customers}", "note"),
        )
        return Node(
            f"{source} > {target}",
            lines,
            "count",
            "plain" if kept else "contact",
            source,
            tip,
            faded=kept,
            column=target,
            breadth=min(1.0, 0.45 + 0.55 * len(taken) / most),
        )


def _key(phrases: Phrases, nodes: Sequence[Node]) -> Iterator[Sign]:
    if any(not node.faded for node in nodes):
        yield Sign("count:contact", phrases.say(_KEY_HANDED))
    if any(node.faded for node in nodes):
        yield Sign("count:faded", phrases.say(_KEY_KEPT))
    if nodes:
        yield Sign("mark:◇", phrases.say(_KEY_CUSTOMERS))


VIEW = View("teams", draw, uses=())
