"""Judge where one goal stands."""

from datetime import date
from typing import Any

from journey.model.goals import Direction, Goal, Metric
from journey.model.texts import is_blank
from journey.operating.goals.aims import Aim, Guard, State
from journey.operating.goals.guardrails import Yardsticks, guard_of
from journey.operating.goals.projecting import line_through
from journey.operating.goals.readings import Reading, read_as
from journey.words.figures import apart, exactly, roughly
from journey.words.sentences import Sentence, joined
from journey.words.titles import called, in_words

SOON = 14
"""A task is due once its date is no more than so many days away."""

_REACHED = Sentence(
    "reached: {now:plain} on {day:plain}, the target is {target:plain}",
    "달성: {day:plain} {now:plain} (목표 {target:plain})",
)
_AT_A_COST = Sentence("{reached:plain}; but {guard:plain}", "{reached:plain}. 그러나 {guard:plain}")
_ON_TRACK = Sentence(
    "on track: {now:plain} on {day:plain}; at this pace {projected:plain} by {by:plain}, the "
    "target is {target:plain}",
    "순조로움: {day:plain} {now:plain}. 이대로면 {by:plain}까지 {projected:plain} (목표 "
    "{target:plain})",
)
_ARRIVES = Sentence(
    "on track: {now:plain} on {day:plain}; at this pace it reaches {target:plain} on "
    "{reached:plain}, in time for {by:plain}",
    "순조로움: {day:plain} {now:plain}. 이대로면 {reached:plain}에 목표 {target:plain}을(를) "
    "이룹니다 (기한 {by:plain})",
)
_AT_RISK = Sentence(
    "at risk: {now:plain} on {day:plain}; at this pace {projected:plain} by {by:plain}, "
    "{short:plain} short of {target:plain}; {when:plain}",
    "위험: {day:plain} {now:plain}. 이대로면 {by:plain}까지 {projected:plain}, 목표 "
    "{target:plain}에 {short:plain} 못 미칩니다. {when:plain}",
)
_WHEN = Sentence("it would get there on {reached:plain}", "{reached:plain}에야 이룹니다")
_NEVER = Sentence("it would never get there", "이 추세로는 이루지 못합니다")
_OVERDUE = Sentence(
    "overdue since {by:plain}: {now:plain} on {day:plain}, {short:plain} short of {target:plain}",
    "기한({by:plain}) 지남: {day:plain} {now:plain}, 목표 {target:plain}에 {short:plain} 못 "
    "미칩니다",
)
_OVERDUE_UNREAD = Sentence(
    "overdue since {by:plain}, and {why:plain}", "기한({by:plain}) 지남. {why:plain}"
)
_UNREAD = Sentence("{metric:plain} has no reading", "{metric:plain}의 측정값이 없습니다")
_APART = Sentence(
    "{metric:plain} was read in parts without `n`, which cannot be joined",
    "{metric:plain}은(는) 나누어 측정했는데 표본 수(`n`)가 없어 합칠 수 없습니다",
)
_TOO_EARLY = Sentence(
    "too early to tell: {now:plain} on {day:plain} is the only reading; the target is "
    "{target:plain} by {by:plain}",
    "아직 알 수 없음: 측정값이 {day:plain} {now:plain} 하나뿐입니다 (목표 {by:plain}까지 "
    "{target:plain})",
)
_NOT_SINCE = Sentence(
    "too early to tell: {now:plain} on {day:plain} was read before the goal was agreed, and "
    "nothing since; the target is {target:plain} by {by:plain}",
    "아직 알 수 없음: {day:plain} {now:plain}은(는) 목표에 합의하기 전의 측정값이고 그 뒤로는 "
    "없습니다 (목표 {by:plain}까지 {target:plain})",
)
_INCOMPLETE = Sentence(
    "cannot be judged: it lacks {missing}", "판단할 수 없음: {missing}이(가) 없습니다"
)
_CLOSED = Sentence("closed on {date:plain}", "{date:plain} 종료")
_CLOSED_UNDATED = Sentence("closed", "종료")
_LAST = Sentence(
    "{now:plain} on {day:plain} for a target of {target:plain}",
    "{day:plain} {now:plain} (목표 {target:plain})",
)
_LEARNED = Sentence("learned: {learned:plain}", "배운 점: {learned:plain}")
_NOT_LEARNED = Sentence("what was learned is not written down", "배운 점이 적혀 있지 않습니다")
_TASK_OPEN = Sentence("to do until {by:plain}", "{by:plain}까지 할 일")
_TASK_DUE = Sentence(
    "due on {by:plain}, in {days} day{days:s}", "{by:plain}까지 {days}일 남았습니다"
)
_TASK_TODAY = Sentence("due today", "오늘까지입니다")
_TASK_LATE = Sentence(
    "overdue since {by:plain}, {days} day{days:s} ago", "기한({by:plain})이 {days}일 지났습니다"
)


def judged(goal: Goal, known: Yardsticks) -> Aim:
    """Tell where a goal stands on a day."""
    if goal.metric is None:
        return _task(goal, known.today)
    metric = known.metrics.get(goal.metric) or Metric(id=goal.metric)
    return _Judge(goal, metric, known).aim()


def title_of(goal: Goal) -> Sentence:
    """Return what people call a goal: its title, its task, or its id."""
    return in_words(goal.task if is_blank(goal.title) else goal.title, goal.id)


def _aim(goal: Goal, state: State, sentence: Sentence, **more: Any) -> Aim:
    warns = state in ("overdue", "at-risk", "reached-at-a-cost")
    guard: Guard | None = more.get("guard")
    warns = warns or (state != "closed" and guard is not None and guard.state == "broken")
    return Aim(
        id=goal.id,
        path=("goals", goal.id),
        state=state,
        title=title_of(goal),
        sentence=sentence,
        is_warning=warns,
        metric=goal.metric,
        by=goal.by,
        owner=goal.owner,
        serves=goal.serves,
        **more,
    )


def _closing(goal: Goal) -> tuple[Sentence, Sentence | None]:
    """Return that a goal is closed, and what was learned."""
    closed = goal.closed
    day = closed.date if closed else None
    said = _CLOSED.filled({"date": str(day)}) if day else _CLOSED_UNDATED
    if closed is None or is_blank(closed.learned):
        return said, None
    return said, in_words(closed.learned)


def _possible(value: float, metric: Metric) -> float:
    """Return the figure nearest to a projected one that the metric can have."""
    if metric.unit == "ratio":
        return min(max(value, 0.0), 1.0)
    if metric.kind == "nps":
        return min(max(value, -100.0), 100.0)
    return value if metric.unit in ("score", "money", None) else max(value, 0.0)


def _learned(learned: Sentence | None) -> Sentence:
    return _LEARNED.filled({"learned": learned}) if learned else _NOT_LEARNED


def _task(goal: Goal, today: date) -> Aim:
    if not is_blank(goal.closed):
        said, learned = _closing(goal)
        return _aim(goal, "closed", joined((said, _learned(learned)), "; "), learned=learned)
    missing = ["metric"] if is_blank(goal.task) else []
    missing += ["by"] if goal.by is None else []
    if goal.by is None or missing:
        missing = ["metric", "task"] if "metric" in missing else missing
        return _aim(goal, "incomplete", _INCOMPLETE.filled({"missing": missing}))
    days = (goal.by - today).days
    values = {"by": str(goal.by), "days": abs(days)}
    if days < 0:
        return _aim(goal, "overdue", _TASK_LATE.filled(values))
    if days <= SOON:
        return _aim(goal, "due", (_TASK_DUE if days else _TASK_TODAY).filled(values))
    return _aim(goal, "open", _TASK_OPEN.filled(values))


class _Judge:
    """Judges one goal that is a figure."""

    def __init__(self, goal: Goal, metric: Metric, known: Yardsticks) -> None:
        self._goal, self._metric, self._known = goal, metric, known
        series = known.readings.overall(metric.id)
        start = goal.agreed.date if goal.agreed else None
        self._read = series.since(start, known.today) if series else ()
        self._guard = guard_of(goal, known)

    def aim(self) -> Aim:
        """Tell where the goal stands."""
        goal = self._goal
        if not is_blank(goal.closed):
            return self._closed()
        missing = [name for name in ("target", "by") if getattr(goal, name) is None]
        if goal.target is None or goal.by is None:
            return self._with("incomplete", _INCOMPLETE.filled({"missing": missing}))
        if not self._read:
            return self._unread(goal.by)
        return self._standing(goal.target, goal.by)

    def _with(self, state: State, sentence: Sentence, **more: Any) -> Aim:
        read = self._read
        ends: dict[str, Reading | None] = {
            "start": read[0] if read else None,
            "now": read[-1] if read else None,
        }
        guard, target = self._guard, self._goal.target
        return _aim(self._goal, state, sentence, guard=guard, target=target, **ends, **more)

    def _closed(self) -> Aim:
        said, learned = _closing(self._goal)
        parts = [said]
        if self._read and self._goal.target is not None:
            parts.append(_LAST.filled(self._values(self._goal.target)))
        return self._with("closed", joined((*parts, _learned(learned)), "; "), learned=learned)

    def _unread(self, by: date) -> Aim:
        is_apart = bool(self._known.readings.of(self._metric.id))
        why = (_APART if is_apart else _UNREAD).filled({"metric": called(self._metric)})
        if by < self._known.today:
            late = _OVERDUE_UNREAD.filled({"by": str(by), "why": why})
            return self._with("overdue", late)
        return self._with("no-readings", why)

    def _values(self, target: float) -> dict[str, object]:
        now, unit = self._read[-1], self._metric.unit
        return {
            "now": read_as(now, unit),
            "day": str(now.day),
            "target": exactly(target, unit),
            "by": str(self._goal.by),
        }

    def _standing(self, target: float, by: date) -> Aim:
        now, values = self._read[-1], self._values(target)
        if self._short(now.value, target) <= 0:
            reached = _REACHED.filled(values)
            if self._guard.state != "broken":
                return self._with("reached", reached)
            both = {"reached": reached, "guard": self._guard.sentence}
            return self._with("reached-at-a-cost", _AT_A_COST.filled(both))
        if by < self._known.today:
            short = self._short(now.value, target)
            values["short"] = apart(short, self._metric.unit)
            return self._with("overdue", _OVERDUE.filled(values), short=short)
        return self._projected(target, by, values)

    def _projected(self, target: float, by: date, values: dict[str, object]) -> Aim:
        line, unit = line_through(self._read), self._metric.unit
        if line is None:
            start = self._goal.agreed.date if self._goal.agreed else None
            is_before = start is not None and self._read[-1].day < start
            early = _NOT_SINCE if is_before else _TOO_EARLY
            return self._with("too-early", early.filled(values))
        projected = _possible(line.on(by), self._metric)
        values["projected"] = roughly(projected, unit)
        short = self._short(projected, target)
        day = line.reaches(target, self._known.today)
        if short <= 1e-9 * max(abs(target), 1e-9):
            values["reached"] = str(day)
            on_track = (_ARRIVES if day else _ON_TRACK).filled(values)
            return self._with("on-track", on_track, projected=projected, reached_on=day)
        values["short"] = apart(short, unit)
        values["when"] = _WHEN.filled({"reached": str(day)}) if day else _NEVER
        more = {"projected": projected, "short": short, "reached_on": day}
        return self._with("at-risk", _AT_RISK.filled(values), **more)

    def _short(self, value: float, target: float) -> float:
        """Return by how much a value misses the target; 0 or less where it does not."""
        return target - value if self._direction(target) == "higher" else value - target

    def _direction(self, target: float) -> Direction:
        if self._metric.better is not None:
            return self._metric.better
        # Where the metric does not say, the goal leads away from where it set out.
        return "lower" if self._read and target < self._read[0].value else "higher"
