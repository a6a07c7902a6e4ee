"""Say what a point of a meeting's agenda means today."""

from collections.abc import Callable
from datetime import date

from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.facts.improvements import is_measured, is_shipped, is_told, is_undecided
from journey.model.anatomy import parts_of
from journey.model.parts import KeyedPart
from journey.model.texts import is_blank
from journey.operating.improvements.due import Point
from journey.words.sentences import Sentence, as_said, clean
from journey.words.terms import PARTS
from journey.words.titles import called

_VOC = Sentence(
    "{count} voice{count:s}, {high} of high priority, {late} to be looked at again",
    "VOC 유형 {count}개 · 우선순위 높음 {high}개 · 다시 볼 때가 지남 {late}개",
)
_IMPROVEMENTS = Sentence(
    "{undecided} to decide, {doing} under way, {untold} to tell of, {unproven} to measure",
    "개선 과제: 결정할 것 {undecided}건 · 진행 중 {doing}건 · 알릴 것 {untold}건 · 효과를 잴 것 "
    "{unproven}건",
)
_GOALS = Sentence(
    "{count} goal{count:s} not closed, {late} past the date",
    "진행 중인 목표 {count}개 · 기한 지남 {late}개",
)
_FEEDBACK = Sentence(
    "{count} collection{count:s} of feedback, {late} to be read",
    "피드백 수집 {count}개 · 읽을 때가 지남 {late}개",
)
_STAGES = Sentence(
    "{count} stage{count:s}, {late} to be reviewed", "단계 {count}개 · 점검할 때가 지남 {late}개"
)
_GUIDES = Sentence(
    "{count} guide{count:s}, {late} to be checked", "안내 {count}개 · 점검할 때가 지남 {late}개"
)
_POLICIES = Sentence(
    "{count} {count:policy|policies}, {broken} broken", "정책 {count}개 · 어긋남 {broken}개"
)
_COUNT = Sentence("{what:plain}: {count}", "{what:plain}: {count}개")
_PART = Sentence("{what}: {title}", "{what}: {title}")


def resolve(context: Context, name: str) -> Point:
    """Say what a point of an agenda is today.

    A part of the file is counted, with what of it is waiting; an id is called by its title;
    anything else are words.
    """
    if name in _SECTIONS:
        return Point(name, _SECTIONS[name](context), (name,))
    fields = type(context.journey).model_fields
    held = getattr(context.journey, name, None) if name in fields else None
    if isinstance(held, tuple):
        values = {"count": len(held), "what": clean(name)}
        return Point(name, _COUNT.filled(values), (name,))
    for path, part in parts_of(context.journey):
        if isinstance(part, KeyedPart) and part.id == name and path:
            what = PARTS[type(part).__name__]
            return Point(name, _PART.filled({"what": what, "title": called(part)}), path)
    return Point(name, as_said(clean(name)))


def _voc(context: Context) -> Sentence:
    today = context.today
    issues = [voice for voice in context.voices if voice.kind != "praise"]
    high = [voice for voice in issues if context.priority(voice) == "high"]
    late = [
        voice
        for own, voice in zip(context.journey.voc, context.voices, strict=True)
        if (own.review_every or own.reviewed)
        and _is_late(voice.reviewed, voice.review_every, today)
    ]
    return _VOC.filled({"count": len(context.voices), "high": len(high), "late": len(late)})


def _improvements(context: Context) -> Sentence:
    every = context.journey.improvements
    values = {
        "undecided": sum(map(is_undecided, every)),
        "doing": sum(each.status in ("agreed", "doing") for each in every),
        "untold": sum(is_shipped(each) and not is_told(each) for each in every),
        "unproven": sum(is_shipped(each) and not is_measured(each) for each in every),
    }
    return _IMPROVEMENTS.filled(values)


def _goals(context: Context) -> Sentence:
    open_ = [goal for goal in context.journey.goals if is_blank(goal.closed)]
    late = [goal for goal in open_ if goal.by is not None and goal.by < context.today]
    return _GOALS.filled({"count": len(open_), "late": len(late)})


def _feedback(context: Context) -> Sentence:
    every = context.journey.feedback
    late = [each for each in every if overdue(each.reviewed, each.review_every, context.today)]
    return _FEEDBACK.filled({"count": len(every), "late": len(late)})


def _stages(context: Context) -> Sentence:
    journey, today = context.journey, context.today
    late = [
        stage
        for stage in journey.stages
        if (stage.reviewed is None and stage.review_every is not None)
        or overdue(stage.reviewed, stage.review_every or journey.review_every, today)
    ]
    return _STAGES.filled({"count": len(journey.stages), "late": len(late)})


def _guides(context: Context) -> Sentence:
    every = context.journey.guides
    late = [each for each in every if _is_late(each.reviewed, each.review_every, context.today)]
    return _GUIDES.filled({"count": len(every), "late": len(late)})


def _policies(context: Context) -> Sentence:
    broken = [verdict for verdict in context.verdicts if not verdict.holds]
    count = len(context.journey.policies)
    values = {"count": count, "broken": len(broken)}
    return _POLICIES.filled(values)


def _is_late(last: date | None, every: str | None, today: date) -> bool:
    """Tell whether something with a rhythm was never done, or is late."""
    if every is None:
        return False
    return last is None or overdue(last, every, today) is not None


_SECTIONS: dict[str, Callable[[Context], Sentence]] = {
    "voc": _voc,
    "improvements": _improvements,
    "goals": _goals,
    "feedback": _feedback,
    "stages": _stages,
    "guides": _guides,
    "policies": _policies,
}
