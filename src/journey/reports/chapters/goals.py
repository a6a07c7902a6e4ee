"""Where goals stand, what guards them, and what of the mission they forget."""

from collections.abc import Iterator, Mapping

from journey.operating.goals.aims import Aim, Aims, State
from journey.reports.chapters.bands import bands
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Cell, Head, Item, Listing, Prose, Sheet, Tone
from journey.words.figures import shortened
from journey.words.sentences import Sentence

_TITLE = Sentence("Where we want to be", "우리가 가려는 곳")
_NONE = Sentence(
    "No goals are written down: declare `goals`, each with what it `serves` and its `guardrail`.",
    "목표가 없습니다. `goals`에 목표를 쓰고, 무엇을 위한 것인지(`serves`)와 "
    "가드레일(`guardrail`)을 함께 쓰세요.",
)
_NONE_HERE = Sentence("This team answers for no goal.", "이 팀이 맡은 목표가 없습니다.")
_STATES: Mapping[State, Sentence] = {
    "overdue": Sentence("overdue", "기한 지남"),
    "at-risk": Sentence("at risk", "위험"),
    "reached-at-a-cost": Sentence("reached at a cost", "대가를 치르고 달성"),
    "incomplete": Sentence("incomplete", "정의가 불완전함"),
    "no-readings": Sentence("not measured", "측정값 없음"),
    "too-early": Sentence("too early to say", "아직 이름"),
    "due": Sentence("due", "할 때"),
    "on-track": Sentence("on track", "순조로움"),
    "open": Sentence("open", "진행 중"),
    "reached": Sentence("reached", "달성"),
    "closed": Sentence("closed", "종료"),
}
_TONES: Mapping[State, Tone] = {
    "overdue": "bad",
    "at-risk": "bad",
    "reached-at-a-cost": "bad",
    "incomplete": "warn",
    "due": "warn",
    "on-track": "good",
    "reached": "good",
}
_FIGURES = Sentence("Goals and their guardrails", "목표와 가드레일")
_TASKS = Sentence("Tasks", "과제")
_MEANINGS = Sentence(
    "What the mission means, and what works for it", "미션의 의미와 그것을 위한 목표"
)
_FORGOTTEN = Sentence("forgotten: no goal serves it", "잊힘: 기여하는 목표가 없음")
_RESTING = Sentence("all its goals are closed", "모든 목표가 종료됨")
_METRICS = Sentence("What the metrics say", "지표")
_HEADS = (
    Sentence("Metric", "지표"),
    Sentence("Last reading", "최근 값"),
    Sentence("Owner", "담당"),
    Sentence("Next reading", "다음 측정"),
)
_UNMEASURED = Sentence(
    "No readings were given: what the metrics are is not known. Give them with --readings.",
    "지표 기록이 없어 현재 값을 알 수 없습니다. --readings로 기록을 더하세요.",
)
_UNREAD = Sentence("{count} metric{count:s} without a reading", "측정값이 없는 지표 {count}개")
_SERVES = Sentence("for {means:all}", "{means:all}")


def write(desk: Desk) -> Chapter:
    """Write where goals stand; how many are reached is never the first thing said."""
    aims, title = desk.aims, desk.say(_TITLE)
    if not aims.goals:
        none = _NONE if desk.team is None or not desk.journey.goals else _NONE_HERE
        said = Prose(desk.say(none), "quiet")
        more = () if desk.is_brief or desk.kind == "weekly" else tuple(bands(desk))
        return Chapter("goals", title, blocks=(said, *more))
    lead: str = desk.sentences(said.say(desk.language) for said in aims.headline)
    if desk.is_brief:
        lead = shortened(aims.headline[0].say(desk.language), 120) if aims.headline else ""
        return Chapter("goals", title, lead, (Listing("", tuple(_brief(desk, aims))),))
    return Chapter("goals", title, lead, tuple(_blocks(desk, aims)))


def _brief(desk: Desk, aims: Aims) -> Iterator[Item]:
    for each in aims.goals[:4]:
        name = shortened(each.title.say(desk.language), 44)
        note = shortened(desk.team_name(each.owner), 24)
        yield Item(name, "", note, desk.say(_STATES[each.state]), _TONES.get(each.state, ""))


def _blocks(desk: Desk, aims: Aims) -> Iterator[Block]:
    is_weekly = desk.kind == "weekly"
    figures = [each for each in aims.goals if each.metric is not None]
    tasks = [each for each in aims.goals if each.metric is None]
    if is_weekly:
        figures = [each for each in figures if each.is_warning]
        tasks = [each for each in tasks if each.state != "closed"]
    for heading, found in ((_FIGURES, figures), (_TASKS, tasks)):
        if found:
            yield Listing(desk.say(heading), tuple(_item(desk, each) for each in found))
    if not is_weekly:
        yield from _meanings(desk, aims)
        yield from _metrics(desk, aims)
        yield from bands(desk)


def _item(desk: Desk, each: Aim) -> Item:
    said = [each.sentence.say(desk.language)]
    if each.guard is not None:
        said.append(each.guard.sentence.say(desk.language))
    titles = {one.id: one.title.say(desk.language) for one in desk.aims.meanings}
    means = ", ".join(titles.get(id, id) for id in each.serves)
    notes = [desk.team_name(each.owner), str(each.by or "")]
    notes.append(desk.say(_SERVES, means=means) if means else "")
    note = " · ".join(filter(None, notes))
    state = desk.say(_STATES[each.state])
    return Item(
        each.title.say(desk.language), desk.sentences(said), note, state, _TONES.get(each.state, "")
    )


def _meanings(desk: Desk, aims: Aims) -> Iterator[Block]:
    titles = {one.id: desk.phrases.title(one) for one in desk.journey.goals}
    items = []
    for each in aims.meanings:
        serving = ", ".join(titles.get(id, id) for id in each.goals)
        tag = _FORGOTTEN if each.is_forgotten else _RESTING if each.is_resting else None
        tone: Tone = "warn" if each.is_forgotten else ""
        said = desk.say(tag) if tag else ""
        items.append(Item(each.title.say(desk.language), serving, "", said, tone))
    if items:
        yield Listing(desk.say(_MEANINGS), tuple(items))


def _metrics(desk: Desk, aims: Aims) -> Iterator[Block]:
    if desk.readings is None:
        if aims.metrics:
            yield Prose(desk.say(_UNMEASURED), "quiet")
        return
    rows = tuple(
        (
            Cell(each.title.say(desk.language)),
            Cell(
                each.sentence.say(desk.language),
                str(each.now.day) if each.now else "",
                "bad" if each.trend == "worse" else "good" if each.trend == "better" else "",
            ),
            Cell(desk.team_name(each.owner) or "–"),
            Cell(str(each.due or "–"), tone="bad" if each.is_overdue else ""),
        )
        for each in aims.metrics
        if each.now is not None or each.slices
    )
    unread = len(aims.metrics) - len(rows)
    note = desk.say(_UNREAD, count=unread) if unread else ""
    if rows:
        yield Sheet(desk.say(_METRICS), tuple(Head(desk.say(s)) for s in _HEADS), rows, note)
    elif note:
        yield Prose(note, "quiet")
