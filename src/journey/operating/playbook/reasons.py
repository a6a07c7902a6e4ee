"""Say why an action item is worth maturing, or what is missing to tell."""

from collections.abc import Sequence
from math import inf

from journey.model.amounts import Range
from journey.model.operations import Action
from journey.operating.playbook.playbook import MaturingStep
from journey.words.figures import figure
from journey.words.sentences import Said, Sentence

_NO_HOURS = Sentence(
    "its hours are not said: write `hours_per_month`",
    "투입 시간이 없습니다. `hours_per_month`를 쓰세요",
)
_ALL_SAVED = Sentence(
    "a process that saves all its effort tells nothing of the effort before: write "
    "`maturing: {{first_hours: 60}}`",
    "프로세스가 시간을 모두 줄였다면 처음에 얼마나 들었는지 알 수 없습니다. "
    "`maturing: {{first_hours: 60}}`처럼 쓰세요",
)
_NOTHING = Sentence("{now:all} it would save nothing", "{now:all} 줄어드는 시간이 없습니다")
_SAVES = Sentence(
    "{now:all} it would save {least:all}{saves:plain} of its {before:plain} hour{before:s} a month",
    "{now:all} 월 {before:plain}시간 가운데 {least:all}{saves:plain}시간이 줄어듭니다",
)
_COSTS = Sentence(
    "for {about:all}{effort:plain} hour{effort:s} of work, paid back in {months:all}",
    "드는 공수는 {about:all}{effort:plain}시간, 회수 기간은 {months:all}입니다",
)
_COSTS_MORE = Sentence(
    "for {about:all}{effort:plain} hour{effort:s} of work beside making it a process, paid back in "
    "{months:all} at the earliest",
    "드는 공수는 프로세스화를 빼고 {about:all}{effort:plain}시간, 회수 기간은 빨라야 "
    "{months:all}입니다",
)
_NEVER = Sentence(
    "for {about:all}{effort:plain} hour{effort:s} of work, which {effort:is|are} never paid back",
    "드는 공수 {about:all}{effort:plain}시간은 회수되지 않습니다",
)
_UNKNOWN = Sentence(
    "nobody has said what that takes (`maturing.effort.process`)",
    "드는 공수는 아직 알 수 없습니다(`maturing.effort.process`)",
)
_MONTHS = Sentence("{months:plain} months", "{months:plain}개월")
_ONE = Sentence("a month", "1개월")
_FROM = Sentence("{low:plain} months or never", "{low:plain}개월 이상 또는 회수 불가")
_LEAST = Sentence("at least ", "최소 ")
_ABOUT = Sentence("about ", "약 ")
_PLAIN = Sentence("", "")
_NOW = {
    "process": Sentence("as a process", "프로세스가 되면"),
    "automated": Sentence("automated", "자동화되면"),
}


def maturing_text(action: Action, steps: Sequence[MaturingStep]) -> Sentence:
    """Say what maturing saves and costs, step by step."""
    if not steps:
        return _NO_HOURS if action.hours_per_month is None else _ALL_SAVED.filled({})
    said = [_sentence(step) for step in steps]
    return Said("; ".join(each.en for each in said), ". ".join(each.ko for each in said))


def _sentence(step: MaturingStep) -> Sentence:
    now = {"now": _NOW[step.to]}
    if step.saves.high <= 0:
        return _NOTHING.filled(now)
    figures = {"saves": range_text(step.saves), "before": figure(step.before)}
    least = _LEAST if step.saves_by == "estimate" else _PLAIN
    saves = _SAVES.filled({**now, **figures, "least": least})
    cost = _cost(step)
    return Said(f"{saves.en}, {cost.en}", f"{saves.ko}. {cost.ko}")


def _cost(step: MaturingStep) -> Sentence:
    if step.effort is None or step.payback is None:
        return Said(f"but {_UNKNOWN.en}", _UNKNOWN.ko)
    about = _ABOUT if step.effort_by == "estimate" else _PLAIN
    values = {"effort": range_text(step.effort), "months": months(step.payback), "about": about}
    if step.payback.low == inf:
        return _NEVER.filled(values)
    return (_COSTS_MORE if step.missing else _COSTS).filled(values)


def months(payback: Range) -> Sentence:
    """Say how many months a range is."""
    if payback.high == inf:
        return _FROM.filled({"low": f"{payback.low:,.1f}"})
    text = range_text(Range(round(payback.low, 1), round(payback.high, 1)))
    return _ONE if text == "1" else _MONTHS.filled({"months": text})


def range_text(range: Range) -> str:
    """Write a range as people do: `20–40`, and `12` where it is one figure.

    >>> range_text(Range(20, 40)), range_text(Range(1204.9, 1204.9)), range_text(Range(-5, 2.26))
    ('20–40', '1,205', '−5 … 2.3')
    """
    low, high = (figure(end) for end in range)
    if low == high:
        return low
    # A dash beside a minus cannot be told from it.
    return f"{low} … {high}" if range.low < 0 else f"{low}–{high}"
