"""Tell where the goals of a journey stand."""

from collections.abc import Iterator
from datetime import date

from journey.facts.asked import context_of, team_of
from journey.facts.calendar import due
from journey.facts.context import Context
from journey.facts.mission import served_by
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.goals import Metric
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.operating.goals.aims import STATES, Aim, Aims, Gauge, Month, Service, Trend
from journey.operating.goals.guardrails import Yardsticks
from journey.operating.goals.judging import judged
from journey.operating.goals.readings import Reading, Readings, read_as
from journey.words.sentences import Sentence, joined
from journey.words.titles import called, in_words

_FORGOTTEN = Sentence(
    "no goal serves {names:plain}, of what the mission means",
    "미션의 의미 가운데 {names:plain}에 기여하는 목표가 없습니다",
)
_AT_A_COST = Sentence(
    "{count} goal{count:s} reached at the cost of a guardrail: {names:plain}",
    "가드레일을 깨고 이룬 목표 {count}개: {names:plain}",
)
_BROKEN = Sentence(
    "{count} goal{count:s} not reached yet with a broken guardrail: {names:plain}",
    "아직 이루지 못했는데 가드레일이 깨진 목표 {count}개: {names:plain}",
)
_LATE = Sentence("{count} overdue: {names:plain}", "기한이 지난 목표 {count}개: {names:plain}")
_AT_RISK = Sentence("{count} at risk: {names:plain}", "위험한 목표 {count}개: {names:plain}")
_UNKNOWN = Sentence(
    "{count} of which nothing is known: {names:plain}", "알 수 없는 목표 {count}개: {names:plain}"
)
_CALM = Sentence("nothing calls for anybody", "서둘러 살필 목표가 없습니다")
_NO_GOALS = Sentence("there are no goals", "목표가 없습니다")

_NO_READING = Sentence("no reading", "측정값 없음")
_IN_PARTS = Sentence("read in parts only", "나눈 측정값만 있음")
_FIRST = Sentence("{now:plain}", "{now:plain}")
_TRENDS: dict[Trend, Sentence] = {
    "better": Sentence(
        "{now:plain}, better than {before:plain}", "{now:plain} · {before:plain}보다 나아짐"
    ),
    "worse": Sentence(
        "{now:plain}, worse than {before:plain}", "{now:plain} · {before:plain}보다 나빠짐"
    ),
    "higher": Sentence(
        "{now:plain}, up from {before:plain}", "{now:plain} · {before:plain}에서 오름"
    ),
    "lower": Sentence(
        "{now:plain}, down from {before:plain}", "{now:plain} · {before:plain}에서 내림"
    ),
    "level": Sentence("{now:plain}, as before", "{now:plain} · 그대로"),
    "unknown": _FIRST,
}


def goals(
    target: Given,
    readings: Readings | None = None,
    *,
    today: date | None = None,
    team: str | None = None,
    settings: Settings | None = None,
) -> Aims:
    """Tell where the goals of a journey stand on a day, and what they leave out.

    A goal that is a figure is *reached* when the metric's last reading is at the target or beyond.
    Otherwise a straight line of least squares is laid through the readings since the goal was
    agreed, with the last one before that: where it is at the target by the goal's date, the goal is
    *on track*, else *at risk*. Its guardrail is broken once it is worse than when the goal was
    agreed by more than `guardrail_tolerance`; a reached goal with a broken guardrail is a warning.

    Args:
        target: A path, a document, a journey, its states or its context.
        readings: What `read_readings` returned; none for no readings.
        today: The day by which to judge; the computer's where none is given.
        team: Only the goals and metrics for which this team answers.
        settings: What is configured.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownTeam: The journey declares no such team.

    >>> from journey import Goal
    >>> tidy = Goal(id="tidy", task="Rewrite the guide", by=date(2026, 11, 30))
    >>> aims = goals(Journey(id="shop", goals=(tidy,)), today=date(2026, 11, 22))
    >>> aims["tidy"].sentence.say()
    'due on 2026-11-30, in 8 days'
    """
    context = context_of(target, today=today, settings=settings)
    journey, read = context.journey, readings or Readings()
    team = team_of(journey, team)
    metrics = {metric.id: metric for metric in journey.metrics}
    known = Yardsticks(metrics, read, context.today, _tolerance(context))
    wanted = [goal for goal in journey.goals if team is None or goal.owner == team]
    aims = tuple(sorted((judged(goal, known) for goal in wanted), key=_urgency))
    meanings = tuple(_services(journey))
    return Aims(
        today=context.today,
        team=team,
        headline=tuple(_headline(aims, meanings)),
        goals=aims,
        meanings=meanings,
        months=_months(aims),
        metrics=tuple(
            _gauge(metric, known)
            for metric in journey.metrics
            if team is None or metric.owner == team
        ),
    )


def _tolerance(context: Context) -> float:
    return context.settings.thresholds.guardrail_tolerance


def _urgency(aim: Aim) -> tuple[int, date]:
    rank = STATES.index(aim.state)
    if aim.is_warning:
        rank = min(rank, STATES.index("reached-at-a-cost"))
    return rank, aim.by or date.max


def _services(journey: Journey) -> Iterator[Service]:
    closed = {goal.id for goal in journey.goals if not is_blank(goal.closed)}
    served = served_by(journey)
    for meaning in journey.mission.means if journey.mission else ():
        found = served[meaning.id]
        is_resting = bool(found) and closed.issuperset(found)
        path = ("mission", "means", meaning.id)
        yield Service(meaning.id, path, called(meaning), found, not found, is_resting)


def _headline(aims: tuple[Aim, ...], meanings: tuple[Service, ...]) -> Iterator[Sentence]:
    """Say what matters first: what the mission misses, what was paid, what is late."""
    forgotten = [meaning.title for meaning in meanings if meaning.is_forgotten]
    if forgotten:
        yield _named(_FORGOTTEN, forgotten)
    groups = (
        (_AT_A_COST, [aim for aim in aims if aim.state == "reached-at-a-cost"]),
        (_BROKEN, [aim for aim in aims if _is_broken(aim) and not aim.state.startswith("reached")]),
        (_LATE, [aim for aim in aims if aim.state == "overdue"]),
        (_AT_RISK, [aim for aim in aims if aim.state == "at-risk"]),
        (_UNKNOWN, [aim for aim in aims if aim.state in ("incomplete", "no-readings")]),
    )
    for sentence, found in groups:
        if found:
            yield _named(sentence, [aim.title for aim in found])
    if not any(found for _, found in groups):
        yield _CALM if aims else _NO_GOALS


def _is_broken(aim: Aim) -> bool:
    return aim.state != "closed" and aim.guard is not None and aim.guard.state == "broken"


def _named(sentence: Sentence, titles: list[Sentence]) -> Sentence:
    return sentence.filled({"count": len(titles), "names": joined(titles, ", ")})


def _months(aims: tuple[Aim, ...]) -> tuple[Month, ...]:
    tasks = sorted(
        (aim for aim in aims if aim.metric is None and aim.by is not None),
        key=lambda aim: aim.by or date.max,
    )
    found: dict[date, list[str]] = {}
    for aim in tasks:
        if aim.by is not None:
            found.setdefault(aim.by.replace(day=1), []).append(aim.id)
    return tuple(Month(month, tuple(ids)) for month, ids in found.items())


def _gauge(metric: Metric, known: Yardsticks) -> Gauge:
    series = known.readings.overall(metric.id)
    now = series.at(known.today) if series else None
    before = series.before(now) if series and now else None
    parts = known.readings.of(metric.id)
    trend = _trend(metric, now, before)
    next_due = due(now.day, metric.every) if now and metric.every else None
    return Gauge(
        id=metric.id,
        path=("metrics", metric.id),
        title=called(metric),
        owner=metric.owner,
        now=now,
        before=before,
        trend=trend,
        slices=len(parts),
        source=None if is_blank(metric.source) else in_words(metric.source),
        every=metric.every,
        due=next_due,
        is_overdue=next_due is not None and next_due < known.today,
        sentence=_gauged(metric, now, before, trend, is_apart=bool(parts)),
    )


def _trend(metric: Metric, now: Reading | None, before: Reading | None) -> Trend:
    if now is None or before is None:
        return "unknown"
    if now.value == before.value:
        return "level"
    rises = now.value > before.value
    if metric.better is None:
        return "higher" if rises else "lower"
    return "better" if rises == (metric.better == "higher") else "worse"


def _gauged(
    metric: Metric, now: Reading | None, before: Reading | None, trend: Trend, *, is_apart: bool
) -> Sentence:
    if now is None:
        return _IN_PARTS if is_apart else _NO_READING
    values = {"now": read_as(now, metric.unit)}
    if before is not None:
        values["before"] = read_as(before, metric.unit)
    return _TRENDS[trend].filled(values)
