"""Find out whether a guardrail held while its goal was pursued."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from journey.model.goals import Goal, Metric
from journey.operating.goals.aims import Guard, Guarded
from journey.operating.goals.readings import Reading, Readings, read_as
from journey.words.sentences import Sentence
from journey.words.titles import called

_HELD = Sentence(
    "its guardrail {metric:plain} holds: {before:plain} on {day:plain}, {now:plain} on "
    "{today:plain}",
    "가드레일 {metric:plain}은(는) 지켜졌습니다: {day:plain} {before:plain} → {today:plain} "
    "{now:plain}",
)
_BROKEN = Sentence(
    "its guardrail {metric:plain} is broken: {before:plain} on {day:plain}, {now:plain} on "
    "{today:plain}",
    "가드레일 {metric:plain}이(가) 깨졌습니다: {day:plain} {before:plain} → {today:plain} "
    "{now:plain}",
)
_UNREAD = Sentence(
    "its guardrail {metric:plain} has no reading", "가드레일 {metric:plain}의 측정값이 없습니다"
)
_BEFORE = Sentence(
    "its guardrail {metric:plain} was last read on {day:plain}, and not since the goal was agreed",
    "가드레일 {metric:plain}은(는) {day:plain}에 마지막으로 측정했고, 목표에 합의한 뒤에는 "
    "측정하지 않았습니다",
)
_ONCE = Sentence(
    "its guardrail {metric:plain} was read once only, on {day:plain}",
    "가드레일 {metric:plain}은(는) {day:plain} 한 번만 측정했습니다",
)
_NO_DIRECTION = Sentence(
    "its guardrail {metric:plain} does not say which way is better",
    "가드레일 {metric:plain}에 어느 쪽이 나은지(`better`) 적혀 있지 않습니다",
)
_NONE = Sentence("it has no guardrail", "가드레일 지표가 없습니다")


class Yardsticks(NamedTuple):
    """What goals are judged by.

    Attributes:
        metrics: By id.
        readings: What was read.
        today: The day on which they are judged.
        tolerance: The share of its figure by which a guardrail may worsen.
    """

    metrics: dict[str, Metric]
    readings: Readings
    today: date
    tolerance: float


def guard_of(goal: Goal, known: Yardsticks) -> Guard:
    """Tell what became of the guardrail of a goal.

    It is broken once its last reading is worse than the last one up to the day on which the goal
    was agreed (else the first there is) by more than the tolerance, a share of the figure then.
    """
    if goal.guardrail is None:
        return Guard("", "none", None, None, None, None, _NONE)
    metric = known.metrics.get(goal.guardrail) or Metric(id=goal.guardrail)
    series = known.readings.overall(metric.id)
    agreed = goal.agreed.date if goal.agreed else None
    found = series.since(agreed, known.today) if series else ()
    values: dict[str, object] = {"metric": called(metric)}
    if len(found) < 2 or metric.better is None:
        now = found[-1] if found else None
        why = _unknown(found, agreed)
        values["day"] = str(now.day) if now else ""
        return Guard(metric.id, "unknown", None, now, None, None, why.filled(values))
    before, now = found[0], found[-1]
    rise = now.value - before.value
    worse = -rise if metric.better == "higher" else rise
    tolerance = known.tolerance * abs(before.value)
    # What is written in decimals is not exact in bits.
    is_broken = worse > tolerance + 1e-9 * max(abs(before.value), abs(now.value))
    values |= {"before": read_as(before, metric.unit), "day": str(before.day)}
    values |= {"now": read_as(now, metric.unit), "today": str(now.day)}
    sentence = (_BROKEN if is_broken else _HELD).filled(values)
    state: Guarded = "broken" if is_broken else "held"
    return Guard(metric.id, state, before, now, worse, tolerance, sentence)


def _unknown(found: Sequence[Reading], agreed: date | None) -> Sentence:
    """Say why nothing is known of a guardrail."""
    if not found:
        return _UNREAD
    if len(found) > 1:
        return _NO_DIRECTION
    return _BEFORE if agreed is not None and found[0].day <= agreed else _ONCE
