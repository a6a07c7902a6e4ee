"""Operations: the action items of every stage by maturity, from project to automation."""

from collections.abc import Iterator, Sequence
from math import ceil

from journey.facts.context import Context
from journey.model.funnel import Stage
from journey.model.operations import Action
from journey.pictures.diagram import Diagram, GridColumn, Lane, Line, Link, Node, Sign
from journey.pictures.parts.folding import only_stage, stages_shown
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import MATURITY

_TITLE = Sentence("{journey:all}: operations", "{journey:all}: 운영")
_COUNTS = Sentence(
    "{count} action item{count:s}, {hours:plain} hour{hours:s} a month",
    "액션 아이템 {count}개 · 월 {hours:plain}시간",
)
_UNSAID = Sentence("maturity not said", "단계 미정")
_ON = Sentence("→ then {next:all}", "→ 다음: {next:all}")
_ROUND = Sentence(
    "♻\u00a0its time goes to the next project", "♻\u00a0줄어든 시간은 다음 프로젝트로"
)
_UNKNOWN_YET = Sentence("? nobody has said how far it is", "? 어디까지 왔는지 정해지지 않음")
_PEOPLE = Sentence("♡ stays with people", "♡ 사람이 맡음")
_SOLD = Sentence("¤ sold for {price:all}", "¤ 유료: {price:all}")
_SOLD_UNPRICED = Sentence("¤ sold", "¤ 유료")
_FREES = Sentence("♻ frees time for {name:all}", "♻ 줄어든 시간을 {name:all}에")
_OWNER = Sentence("owner: {team:all}", "담당: {team:all}")
_NO_OWNER = Sentence("no owner", "담당 없음")
_KEY = {
    "mark:♡": Sentence("must stay with people", "사람이 계속 맡아야 함"),
    "mark:¤": Sentence("is sold; keeps a free path", "유료로 제공, 무료 경로 유지"),
    "mark:♻": Sentence("where the time goes that it frees", "줄어든 시간을 쓰는 곳"),
}
_EMPTY = Sentence(
    "no stage has action items: write what the team does under `actions` of a stage",
    "액션 아이템이 있는 단계가 없습니다. 팀이 하는 일을 단계의 `actions`에 쓰세요",
)
MATURITIES = ("project", "process", "automated")


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw every action item as a card: its stage's lane, its maturity's column.

    Maturing is a cycle: a project becomes a process, a process is automated, and the time that
    frees goes to the next project. Hours are those that `hours_per_month` says.

    Raises:
        NothingToShow: No stage has action items, or not the one asked for.
        UnknownStage: There is no such stage.
    """
    journey, phrases = context.journey, Phrases(context.journey, options.language)
    shown = [pair for pair in stages_shown(journey, options.stage) if pair[1].actions]
    stages = [stage for _, stage in shown]
    actions = [action for stage in stages for action in stage.actions]
    if not actions:
        raise NothingToShow(_EMPTY)
    columns = tuple(_columns(phrases, stages))
    nodes = tuple(_card(phrases, stage, action) for stage in stages for action in stage.actions)
    title, _ = phrases.heading()
    subtitle = _counted(phrases, actions)
    return Diagram(
        f"{journey.id}-operations",
        phrases.say(_TITLE, journey=title),
        subtitle.replace(FAST, " "),
        f"{subtitle.replace(FAST, ' ')}. {_described(phrases, columns, nodes)}",
        tuple(_lane(phrases, number, stage) for number, stage in shown),
        nodes,
        key=tuple(_key(phrases, nodes)),
        notes=(only_stage(phrases, options.stage),) if options.stage is not None else (),
        language=options.language,
        columns=columns,
        form="grid",
    )


def _counted(phrases: Phrases, actions: Sequence[Action]) -> str:
    hours = sum(action.hours_per_month or 0 for action in actions)
    said = phrases.say(_COUNTS, count=len(actions), hours=f"{hours:,g}")
    return said.replace(" ", FAST).replace(f",{FAST}", ", ").replace(f"·{FAST}", "· ")


def _columns(phrases: Phrases, stages: Sequence[Stage]) -> Iterator[GridColumn]:
    actions = [action for stage in stages for action in stage.actions]
    for number, maturity in enumerate(MATURITIES):
        here = [action for action in actions if action.maturity == maturity]
        after = phrases.say(_ROUND)
        if maturity != "automated":
            after = phrases.say(_ON, next=phrases.say(MATURITY[MATURITIES[number + 1]]))
        title = f"{number + 1}{FAST}{phrases.say(MATURITY[maturity])}"
        yield GridColumn(
            maturity,
            title,
            f"{_counted(phrases, here)} · {after}",
            abreast=_abreast(stages, maturity),
        )
    unsaid = [action for action in actions if action.maturity is None]
    if unsaid:
        detail = f"{_counted(phrases, unsaid)} · {phrases.say(_UNKNOWN_YET)}"
        yield GridColumn("unsaid", phrases.say(_UNSAID), detail, abreast=_abreast(stages, None))


def _abreast(stages: Sequence[Stage], maturity: str | None) -> int:
    """Return how many cards stand beside each other, so that no lane gets too high."""
    counts = [sum(action.maturity == maturity for action in stage.actions) for stage in stages]
    return min(3, max(1, ceil(max(counts, default=0) / 2)))


def _lane(phrases: Phrases, number: int, stage: Stage) -> Lane:
    title = f"{number} {phrases.title(stage)}"
    detail = f"{phrases.stage_detail(stage)} · {_counted(phrases, stage.actions)}"
    return Lane(stage.id, title, detail, tone=stage.phase, tip=f"{title}: {detail}")


def _card(phrases: Phrases, stage: Stage, action: Action) -> Node:
    owner = action.owner or stage.owner
    details = [phrases.team(owner) if owner else phrases.say(_NO_OWNER)]
    if action.within or action.every or action.hours_per_month:
        details.append(phrases.timing(action))
    links = []
    if action.human:
        links.append(Link(phrases.say(_PEOPLE), "entry"))
    if action.offer:
        price = action.offer.price
        said = phrases.say(_SOLD, price=price) if price else phrases.say(_SOLD_UNPRICED)
        links.append(Link(said, "truth"))
    if action.frees_time_for:
        name = phrases.action(action.frees_time_for)
        links.append(Link(phrases.say(_FREES, name=name), "positive-ink"))
    title, said = phrases.item(stage, action)
    team = phrases.say(_OWNER, team=phrases.team(owner)) if owner else details[0]
    return Node(
        f"action {action.id}",
        (Line(title, "title"), Line(" · ".join(details), "note")),
        "action",
        stage.phase,
        stage.id,
        ", ".join(
            filter(
                None, [f"{title}: {team}", said.replace(FAST, " "), *(link.text for link in links)]
            )
        ),
        links=tuple(links),
        column=action.maturity or "unsaid",
    )


def _described(phrases: Phrases, columns: Sequence[GridColumn], nodes: Sequence[Node]) -> str:
    parts = []
    for column in columns:
        names = ", ".join(node.lines[0].text for node in nodes if node.column == column.id)
        parts.append(f"{column.title}: {names}." if names else "")
    return " ".join(filter(None, parts))


def _key(phrases: Phrases, nodes: Sequence[Node]) -> Iterator[Sign]:
    words = "".join(link.text for node in nodes for link in node.links)
    for look, sentence in _KEY.items():
        if look.removeprefix("mark:") in words:
            yield Sign(look, phrases.say(sentence))


VIEW = View("operations", draw, uses=("stage",))
