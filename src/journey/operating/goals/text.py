"""Where goals stand, what serves the mission, metrics and bands of use, told as blocks."""

from collections.abc import Iterator, Mapping
from datetime import date

from journey.model.journey import Journey
from journey.operating.goals.aims import Aim, Aims, Gauge, Service, State, Trend
from journey.operating.goals.bands import CustomerBand, Engagement, Level
from journey.operating.goals.judging import title_of
from journey.operating.goals.readings import read_as
from journey.words.blocks import (
    Block,
    Cell,
    Headline,
    Item,
    Listing,
    Prose,
    Section,
    Sheet,
    Telling,
    Tone,
)
from journey.words.figures import NONE, percent
from journey.words.names import Names
from journey.words.sentences import Sentence

_TITLE = Sentence("Goals on {today:plain}", "{today:plain} 목표 현황")
_NONE = Sentence(
    "No goals are written down: declare `goals`, each with what it `serves` and its `guardrail`.",
    "목표가 없습니다. `goals`에 목표를 쓰고, 무엇을 위한 것인지(`serves`)와 "
    "가드레일(`guardrail`)을 함께 쓰세요.",
)
_NONE_HERE = Sentence("This team answers for no goal.", "이 팀이 맡은 목표가 없습니다.")
_STATES: Mapping[State, tuple[Sentence, Tone]] = {
    "overdue": (Sentence("overdue", "기한 지남"), "bad"),
    "at-risk": (Sentence("at risk", "위험"), "bad"),
    "reached-at-a-cost": (Sentence("reached at a cost", "대가를 치르고 달성"), "bad"),
    "incomplete": (Sentence("incomplete", "정의가 불완전함"), "warn"),
    "no-readings": (Sentence("not measured", "측정값 없음"), ""),
    "too-early": (Sentence("too early to tell", "아직 알 수 없음"), ""),
    "due": (Sentence("due", "할 때"), "warn"),
    "on-track": (Sentence("on track", "순조로움"), "good"),
    "open": (Sentence("open", "진행 중"), ""),
    "reached": (Sentence("reached", "달성"), "good"),
    "closed": (Sentence("closed", "종료"), ""),
}
_BROKEN_GUARD = Sentence("{state:plain}, guardrail broken", "{state:plain}, 가드레일 깨짐")
_GOALS = Sentence("Goals and their guardrails", "목표와 가드레일")
_TASKS = Sentence("Tasks by date", "기한별 과제")
_SERVES = Sentence("for: {means:all}", "기여하는 것: {means:all}")
_BY = Sentence("by {day:plain}", "{day:plain}까지")
_MEANINGS = Sentence(
    "What the mission means, and what works for it", "미션의 의미와 그것을 위한 목표"
)
_FORGOTTEN = Sentence("forgotten: no goal serves it", "잊힘: 기여하는 목표가 없음")
_RESTING = Sentence("all its goals are closed", "모든 목표가 종료됨")
_METRICS = Sentence("What the metrics say", "지표")
_HEADS = (
    Headline(Sentence("Metric", "지표")),
    Headline(Sentence("Last reading", "최근 값")),
    Headline(Sentence("Next", "다음 측정")),
    Headline(Sentence("Whose", "담당")),
    Headline(Sentence("From", "출처"), is_extra=True),
)
_LATE = Sentence("late", "늦음")
_TRENDS: Mapping[Trend, Tone] = {"better": "good", "worse": "bad"}
_UNREAD = Sentence("{count} metric{count:s} without a reading", "측정값이 없는 지표 {count}개")
_UNMEASURED = Sentence(
    "No metric has a reading: give the readings with `--readings`",
    "측정값이 있는 지표가 없습니다. `--readings`로 측정값을 더하세요",
)
_NO_METRICS = Sentence("There are no metrics.", "지표가 없습니다.")
_USE = Sentence("Bands of use, by {metric:plain}", "활성화 등급 ({metric:plain} 기준)")
_USE_UNNAMED = Sentence("Bands of use", "활성화 등급")
_PEOPLE = Sentence("{people:plain} people", "{people:plain}명")
_UNCOUNTED = Sentence("how many is not known", "인원 미상")
_EMPTY = Sentence("nobody", "없음")
_READ = Sentence("{now:plain} on {day:plain}", "{day:plain} {now:plain}")
_MOVED = Sentence("before in {band:plain}", "전에는 {band:plain}")
_NO_BAND = Sentence("no band", "등급 없음")
_DONE = Sentence("what is done: {actions:all}", "액션 아이템: {actions:all}")
_IDLE = Sentence("nothing is done for them", "이들을 위한 액션 아이템이 없습니다")
_BROKEN = Sentence(
    "The bands leave a gap or overlap: mend `activation`, as the rule `broken-bands` says.",
    "등급 사이가 비거나 겹칩니다. `broken-bands` 규칙을 보고 `activation`을 고치세요.",
)
_UNPLACED = {
    "unclaimed": Sentence("In no band: {names:all}.", "어느 등급에도 없는 고객: {names:all}."),
    "unread": Sentence("No reading of: {names:all}.", "측정값이 없는 고객: {names:all}."),
    "overlapping": Sentence(
        "Counted within others already: {names:all}.",
        "다른 고객에 이미 포함되어 뺀 고객: {names:all}.",
    ),
    "outside": Sentence(
        "The bands are not for: {names:all}.", "이 등급의 대상이 아닌 고객: {names:all}."
    ),
}


def tell_goals(aims: Aims, use: Engagement | None, journey: Journey, language: str) -> Telling:
    """Tell where goals stand, what matters first.

    Its sections: `goals`, `tasks`, the `meanings` of the mission with what works for them,
    `metrics`, those that are `unread`, and the `bands` of use.

    Args:
        aims: What `goals` returned of the journey.
        use: What `activation` returned; None to leave it out.
        journey: The journey.
        language: `en` or `ko`.
    """
    names = Names(journey, language)
    tasks = sorted((each for each in aims if each.metric is None), key=_date)
    parts: dict[str, tuple[Block, ...]] = {
        "goals": _goals(_GOALS, [each for each in aims if each.metric is not None], aims, names),
        "tasks": _goals(_TASKS, tasks, aims, names),
        "meanings": _meanings(aims, names),
        "metrics": _metrics(aims, names),
        "unread": _unread(aims, names),
        "bands": _bands(use, names) if use is not None and use.levels else (),
    }
    lead = [names.say(each) for each in aims.headline]
    if not aims.goals:  # the headline ends with that
        is_elsewhere = aims.team is not None and journey.goals
        lead[-1:] = [names.say(_NONE_HERE if is_elsewhere else _NONE)]
    sections = tuple(Section(id, blocks) for id, blocks in parts.items() if blocks)
    return Telling(names.say(_TITLE, today=aims.today), tuple(lead), sections)


def _date(aim: Aim) -> date:
    return aim.by or date.max


def _goals(title: Sentence, found: list[Aim], aims: Aims, names: Names) -> tuple[Block, ...]:
    means = {one.id: one.title.say(names.language) for one in aims.meanings}
    items = tuple(_goal(each, means, names) for each in found)
    return (Listing(names.say(title), items),) if items else ()


def _goal(aim: Aim, means: Mapping[str, str], names: Names) -> Item:
    state, tone = _STATES[aim.state]
    said = names.say(state)
    if aim.is_warning and tone != "bad":
        tone = "warn"
    details = []
    # A goal that was reached at a cost says so itself; of a closed one all is over.
    if aim.guard is not None and aim.state not in ("reached-at-a-cost", "closed"):
        details.append(names.say(aim.guard.sentence))
        if aim.guard.state == "broken":
            said, tone = names.say(_BROKEN_GUARD, state=said), "bad"
    if aim.serves:
        served = ", ".join(means.get(id, id) for id in aim.serves)
        details.append(names.say(_SERVES, means=served))
    by = names.say(_BY, day=aim.by) if aim.by else ""
    note = " · ".join(filter(None, (names.whose(aim.owner), by)))
    title, text = aim.title.say(names.language), names.say(aim.sentence)
    return Item(title, text, note, said, tone, tuple(details))


def _meanings(aims: Aims, names: Names) -> tuple[Block, ...]:
    goals = {goal.id: title_of(goal).say(names.language) for goal in names.journey.goals}
    items = tuple(_meaning(each, goals, names) for each in aims.meanings)
    return (Listing(names.say(_MEANINGS), items),) if items else ()


def _meaning(each: Service, goals: Mapping[str, str], names: Names) -> Item:
    said = _FORGOTTEN if each.is_forgotten else _RESTING if each.is_resting else None
    serving = ", ".join(goals.get(id, id) for id in each.goals)
    tag, tone = names.say(said) if said else "", "warn" if each.is_forgotten else ""
    return Item(each.title.say(names.language), serving, tag=tag, tone="warn" if tone else "")


def _metrics(aims: Aims, names: Names) -> tuple[Block, ...]:
    if not aims.metrics:
        return (Prose(names.say(_NO_METRICS), "quiet"),)
    found = [each for each in aims.metrics if _is_read(each)]
    rows = tuple(_gauge(each, names) for each in found)
    return (Sheet(names.say(_METRICS), names.heads(_HEADS), rows),) if rows else ()


def _unread(aims: Aims, names: Names) -> tuple[Block, ...]:
    """Say which metrics have no reading; its heading says how many."""
    found = [each for each in aims.metrics if not _is_read(each)]
    said = _UNMEASURED if len(found) == len(aims.metrics) else _UNREAD
    heads = [each._replace(is_extra=False) for each in _HEADS]  # there is room for them
    rows = tuple((row[0], *row[2:]) for row in (_gauge(each, names) for each in found))
    title = names.say(said, count=len(found))
    return (Sheet(title, names.heads((heads[0], *heads[2:])), rows),) if rows else ()


def _is_read(each: Gauge) -> bool:
    return each.now is not None or each.slices > 0


def _gauge(each: Gauge, names: Names) -> tuple[Cell, ...]:
    due = Cell(names.rhythm(each.every) if each.every else NONE)
    if each.due is not None:
        late = names.say(_LATE) if each.is_overdue else ""
        due = Cell(str(each.due), late, "bad" if each.is_overdue else "")
    return (
        Cell(each.title.say(names.language)),
        Cell(
            names.say(each.sentence),
            str(each.now.day) if each.now else "",
            _TRENDS.get(each.trend, ""),
        ),
        due,
        Cell(names.whose(each.owner)),
        Cell(each.source.say(names.language) if each.source else NONE),
    )


def _bands(use: Engagement, names: Names) -> tuple[Block, ...]:
    title = names.say(_USE_UNNAMED)
    if use.metric is not None:
        title = names.say(_USE, metric=use.title)
    items = tuple(_level(each, use, names) for each in use)
    return (Listing(title, items, more=names.sentences(_unplaced(use, names))),)


def _unplaced(use: Engagement, names: Names) -> Iterator[str]:
    """Say who is in no band, and what is wrong with these."""
    if use.is_broken:
        yield names.say(_BROKEN)
    unclaimed = tuple(each.customer for each in use.unclaimed)
    found = (unclaimed, use.unread, use.overlapping, use.outside)
    for sentence, who in zip(_UNPLACED.values(), found, strict=True):
        if who:
            yield names.say(sentence, names=", ".join(map(names.customers, who)))


def _level(level: Level, use: Engagement, names: Names) -> Item:
    many: str = names.say(_UNCOUNTED)
    if level.people is not None:
        many = names.say(_PEOPLE, people=f"{level.people:,}")
        many += f", {percent(level.share)}" if level.share is not None else ""
    who = ", ".join(_placed(each, use, names) for each in level.customers)
    done = ", ".join(title.say(names.language) for title in level.titles)
    said = names.say(_DONE, actions=done) if done else ""
    return Item(
        level.title.say(names.language),
        who or names.say(_EMPTY),
        tag=many,
        tone="warn" if level.is_idle else "",
        details=(names.say(_IDLE) if level.is_idle else said,),
    )


def _placed(placed: CustomerBand, use: Engagement, names: Names) -> str:
    units = {metric.id: metric.unit for metric in names.journey.metrics}
    now = read_as(placed.now, units.get(use.metric or ""))
    said = [names.say(_READ, now=now, day=placed.now.day)]
    if placed.now.n is not None:
        said.insert(0, names.say(_PEOPLE, people=f"{placed.now.n:,}"))
    if placed.has_moved:
        titles = {level.id: level.title for level in use}
        said.append(names.say(_MOVED, band=titles.get(placed.was or "", _NO_BAND)))
    return f"{placed.title.say(names.language)} ({'; '.join(said)})"
