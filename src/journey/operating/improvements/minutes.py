"""Say what a meeting has to do about an improvement, and what to note of it."""

from collections.abc import Iterator, Sequence

from journey.facts.context import Context
from journey.facts.effects import Proof
from journey.facts.improvements import missing_dates, slips, untold
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.model.voice import Improvement, Voice
from journey.operating.improvements.agenda import AgendaItem, SectionName
from journey.words.sentences import Sentence
from journey.words.titles import called, in_words

TITLES: dict[SectionName, Sentence] = {
    "decide": Sentence("To decide", "결정할 것"),
    "doing": Sentence("Under way", "진행 중인 것"),
    "tell": Sentence(
        "Loops to close: shipped, and to be told of", "닫을 고리: 적용했지만 알리지 않은 것"
    ),
    "prove": Sentence("Told, and to be proven", "알렸지만 효과가 확인되지 않은 것"),
    "celebrate": Sentence(
        "It helped: show it, and thank", "효과를 확인한 것: 함께 나누고 고마움 전하기"
    ),
    "rejected": Sentence(
        "Rejected: tell those who asked why", "반려한 것: 의견을 준 고객에게 이유 알리기"
    ),
}
"""For each thing that a meeting does, its heading, in the order of the meeting."""

_DECIDE = Sentence(
    "Decide by {by:plain}: it has waited {days} day{days:s}", "{by:plain}까지 결정 ({days}일째)"
)
_DECIDE_LATE = Sentence(
    "Decide now: it has waited {days} day{days:s}, and was to be decided by {by:plain}",
    "지금 결정: {days}일째, 결정 기한 {by:plain} 지남",
)
_DECIDE_OPEN = Sentence(
    "Decide: when it was proposed is not written", "결정 (제안한 날이 적혀 있지 않음)"
)
_DECIDE_SAID = Sentence(
    "Write the status: `decided` is filled in", "`decided`가 적혀 있으니 상태도 고쳐 쓰기"
)
_BEGIN = Sentence("Begin: agreed {days} day{days:s} ago", "착수 (합의한 지 {days}일)")
_BEGIN_OPEN = Sentence("Begin: agreed, no day written", "착수 (합의한 날이 적혀 있지 않음)")
_GO_ON = Sentence("Ask how far it is, {days} day{days:s} on", "진행 확인 (결정한 지 {days}일)")
_GO_ON_LATE = Sentence(
    "Ask what holds it up: {days} day{days:s} since the decision, to be shipped by {by:plain}",
    "막힌 곳 확인: 결정한 지 {days}일, 적용 기한 {by:plain} 지남",
)
_GO_ON_OPEN = Sentence("Ask how far it is", "진행 확인")
_TELL = {
    2: Sentence("Tell colleagues and customers", "동료와 고객에게 알리기"),
    "internal": Sentence("Tell colleagues", "동료에게 알리기"),
    "customers": Sentence("Tell customers", "고객에게 알리기"),
}
_SINCE = Sentence(
    "{what:plain}: shipped {days} day{days:s} ago", "{what:plain} (적용한 지 {days}일)"
)
_MEASURE = Sentence("Measure what it did, by {by:plain}", "{by:plain}까지 효과 재기")
_MEASURE_LATE = Sentence(
    "Measure what it did: that was due on {by:plain}", "효과 재기: 기한 {by:plain} 지남"
)
_MEASURE_OPEN = Sentence("Measure what it did", "효과 재기")
_UNFOUNDED = Sentence(
    "Measure: it is called verified without figures", "효과 재기: 수치 없이 확인됨으로 적혀 있음"
)
_WORSE = Sentence("Decide what instead: it got worse", "다른 방법 찾기: 오히려 나빠짐")
_SAME = Sentence("Decide what else: nothing changed", "다른 방법 더하기: 달라지지 않음")
_VERIFY = Sentence("Confirm: it was measured, and got better", "효과 확인으로 바꾸기: 좋아짐")
_CELEBRATE = Sentence(
    "Show the figures, and thank those who did it", "수치를 나누고 애쓴 팀에 고마움 전하기"
)
_WHICH = Sentence(
    "Say whether it helped: which way is better is not written",
    "도움이 되었는지 판단 (어느 쪽이 좋은지 적혀 있지 않음)",
)
_ANSWER = Sentence(
    "Tell those who asked: {reason:plain}", "의견을 준 고객에게 알리기: {reason:plain}"
)
_ANSWERED = Sentence("Told on {day:plain}: {reason:plain}", "{day:plain}에 알림: {reason:plain}")
_NO_REASON = Sentence("Write the reason, and tell it", "이유를 적고 알리기")

_ORDER = Sentence(
    "`{key:plain}` {day:plain} is before `{before:plain}` {limit:plain}",
    "`{key:plain}` {day:plain}이(가) `{before:plain}` {limit:plain}보다 앞섬",
)
_BEHIND = Sentence(
    "the status lags behind `{key:plain}` {day:plain}",
    "상태가 `{key:plain}` {day:plain}보다 뒤처져 있음",
)
_UNDATED = Sentence("{key} is not written", "{key}이(가) 적혀 있지 않음")
_NO_VOICE = Sentence("comes from no voice", "어느 VOC에서 나왔는지 적혀 있지 않음")
_NO_CHANGE = Sentence("what it changes is not written", "무엇을 바꾸는지 적혀 있지 않음")
_ELSEWHERE = Sentence(
    "changes nothing where “{voice}” is caused: {places:plain}",
    "‘{voice}’의 원인이 있는 곳({places:plain})은 바꾸지 않음",
)


def what_to_do(item: AgendaItem) -> Sentence:
    """Say what the meeting has to do about an improvement."""
    values = {"days": item.days, "by": str(item.by)}
    if item.section == "decide":
        return _decide(item).filled(values)
    if item.section == "doing":
        return _doing(item).filled(values)
    if item.section == "tell":
        missing = untold(item.improvement)
        what = _TELL[2 if len(missing) == 2 else missing[0]]
        known = item.days is not None and item.days >= 0
        return _SINCE.filled({**values, "what": what}) if known else what
    if item.section == "rejected":
        return _reject(item.improvement)
    return _prove(item).filled(values) if item.section == "prove" else _CELEBRATE


def _decide(item: AgendaItem) -> Sentence:
    if item.by is None:
        return _DECIDE_OPEN if item.days is None else _DECIDE_SAID
    return _DECIDE_LATE if item.is_late else _DECIDE


def _doing(item: AgendaItem) -> Sentence:
    if item.is_late:
        return _GO_ON_LATE
    if item.status == "agreed":
        return _BEGIN_OPEN if item.days is None else _BEGIN
    return _GO_ON_OPEN if item.days is None else _GO_ON


def _prove(item: AgendaItem) -> Sentence:
    if item.effect is not None:
        turns = {"worse": _WORSE, "same": _SAME, "better": _VERIFY, "unknown": _WHICH}
        return turns[item.effect.turn]
    if item.status == "verified":
        return _UNFOUNDED
    if item.by is None:
        return _MEASURE_OPEN
    return _MEASURE_LATE if item.is_late else _MEASURE


def _reject(each: Improvement) -> Sentence:
    if is_blank(each.reason):
        return _NO_REASON
    values = {"reason": in_words(each.reason)}
    if each.told is None or each.told.customers is None:
        return _ANSWER.filled(values)
    return _ANSWERED.filled({**values, "day": str(each.told.customers)})


def notes_of(
    each: Improvement, voices: Sequence[Voice], effect: Proof | None, context: Context
) -> Iterator[Sentence]:
    """Note what does not fit in what the file says of an improvement."""
    for slip in slips(each):
        values = {"key": slip.key, "day": str(slip.day), "before": slip.before}
        sentence = _ORDER if slip.case == "order" else _BEHIND
        yield sentence.filled({**values, "limit": str(slip.limit)})
    for key in missing_dates(each):
        yield _UNDATED.filled({"key": key})
    if each.status == "rejected":
        return
    if not voices:
        yield _NO_VOICE
    if not each.changes:
        yield _NO_CHANGE
        return
    changed = places_of(each, context.journey)
    for voice in voices:
        if voice.caused_at and changed and not changed & set(voice.caused_at):
            places = ", ".join(voice.caused_at)
            yield _ELSEWHERE.filled({"voice": called(voice), "places": places})


def places_of(each: Improvement, journey: Journey) -> set[str]:
    """Return the touchpoints that an improvement touches.

    A stage stands for all its touchpoints; an action item for those to which it is bound, or else
    for all of its stage; a metric for those at which it is read.
    """
    changes = set(each.changes)
    found: set[str] = set()
    for stage in journey.stages:
        here = {point.id for point in stage.touchpoints}
        if stage.id in changes:
            found |= here
        for point in stage.touchpoints:
            if point.id in changes or changes & set(point.metrics):
                found.add(point.id)
        for action in stage.actions:
            if action.id in changes:
                found |= set(action.at) or here
    for metric in journey.metrics:
        if metric.id in changes:
            found |= set(metric.at)
    return found
