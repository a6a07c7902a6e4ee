"""What was meant to help has helped."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.facts.effects import turn_of
from journey.facts.improvements import is_shipped
from journey.model.journey import Journey
from journey.model.voice import Effect, Improvement, Status, Voice
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the shipped improvements after which customers had it worse."""
    voices = {voice.id: voice for voice in context.voices}
    metrics = {metric.id: metric for metric in context.journey.metrics}
    for improvement in context.journey.improvements:
        effect = improvement.effect
        if effect is None or not is_shipped(improvement):
            continue
        if turn_of(effect, voices, metrics) == "worse":
            values = {
                "improvement": improvement.id,
                "measured": effect.voice or effect.metric or "",
                "before": f"{effect.before:g}",
                "after": f"{effect.after:g}",
            }
            path = ("improvements", improvement.id, "effect")
            yield Finding("improvement-backfired", path, values=values)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Ship something after which there are more complaints."""
    statuses: tuple[Status, ...] = ("shipped", "verified")
    voice = Voice(id="v" + max((one.id for one in journey.voc), key=len, default=""))
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    effect = Effect(voice=voice.id, before=9.0, after=30.0)
    worse = Improvement(id=id, status=choose(statuses), effect=effect)
    changes = {"voc": (*journey.voc, voice), "improvements": (*journey.improvements, worse)}
    return journey.model_copy(update=changes)


RULE = Rule(
    id="improvement-backfired",
    severity=Severity.WARNING,
    statement=Sentence(
        "After an improvement, what was measured is not worse than before.",
        "개선 과제를 적용한 뒤에 측정한 수치가 전보다 나빠지지 않습니다.",
    ),
    why=Sentence(
        "Customers live with the change, whatever was meant by it.",
        "의도가 어떠했든 고객은 바뀐 결과를 겪습니다.",
    ),
    message=Words(
        Sentence(
            "since improvement {improvement}, {measured} is worse: {before:plain} before, "
            "{after:plain} after",
            "개선 과제 {improvement} 이후 {measured}이(가) 나빠졌습니다: {before:plain} → "
            "{after:plain}",
        )
    ),
    cure=Words(
        Sentence(
            "undo it, or propose another improvement; if the figures are of something else, "
            "correct `effect`",
            "되돌리거나 다른 개선 과제를 제안하세요. 다른 것을 잰 수치라면 `effect`를 고치세요",
        )
    ),
    bad="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    from: broken
    status: shipped
    effect: {voice: broken, before: 9, after: 30}  # <-
""",
    good="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    from: broken
    status: shipped
    effect: {voice: broken, before: 30, after: 9}
""",
    find=find,
    reads=(
        "improvements.*.status",
        "improvements.*.effect",
        "voc.*.kind",
        "voc.*.parent",
        "metrics.*.better",
    ),
    about=("measured",),
    mutate=mutate,
)
