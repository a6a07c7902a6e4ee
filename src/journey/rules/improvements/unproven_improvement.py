"""It is measured whether an improvement helped."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Effect, Improvement
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the improvements, verified or long shipped, of which no effect is known."""
    limit = context.settings.thresholds.unproven_after
    for improvement in context.journey.improvements:
        effect = improvement.effect
        if effect is not None and effect.before is not None and effect.after is not None:
            continue
        path = ("improvements", improvement.id)
        values = {"improvement": improvement.id, "shipped": str(improvement.shipped)}
        if improvement.status == "verified":
            yield Finding("unproven-improvement", path, "verified", values=values, key=True)
        elif improvement.status == "shipped" and overdue(improvement.shipped, limit, context.today):
            yield Finding("unproven-improvement", path, "shipped", values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Verify something without figures, or ship it and never look again."""
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    blind = choose((None, Effect(), Effect(before=30.0), Effect(after=9.0)))
    options = (
        Improvement(id=id, status="verified", effect=blind),
        Improvement(id=id, status="shipped", shipped=date(1999, 12, 31), effect=blind),
    )
    improvements = (*journey.improvements, choose(options))
    return journey.model_copy(update={"improvements": improvements})


RULE = Rule(
    id="unproven-improvement",
    severity=Severity.ADVICE,
    statement=Sentence(
        "An improvement that is verified, or was shipped longer ago than configured (90 days), has "
        "an effect measured before and after.",
        "확인되었거나 적용된 지 설정한 기간(기본 90일)이 지난 개선 과제에는 전후로 측정한 효과가 "
        "있습니다.",
    ),
    why=Sentence(
        "Unless somebody measures, nobody knows whether customers still have the trouble.",
        "재어 보지 않으면 고객이 아직도 그 불편을 겪는지 아무도 모릅니다.",
    ),
    message=Words(
        verified=Sentence(
            "improvement {improvement} is verified, but its figures before and after are missing",
            "개선 과제 {improvement}은(는) `verified`로 적혀 있지만 전후 수치가 없습니다",
        ),
        shipped=Sentence(
            "improvement {improvement} was shipped on {shipped:plain}, and its figures before and "
            "after are still missing",
            "{shipped:plain}에 적용된 개선 과제 {improvement}의 전후 수치가 아직 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write under `effect` the `voice` or `metric` that was measured, and its figure "
            "`before` and `after`",
            "`effect` 아래에 측정한 `voice`나 `metric`과 전후 수치 `before`, `after`를 쓰세요",
        )
    ),
    bad="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box: {from: broken, status: shipped, shipped: 2001-01-01}  # <-
  tougher_glass: {from: broken, status: verified, effect: {voice: broken, before: 30}}  # <-
""",
    good="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    from: broken
    status: shipped
    shipped: 2001-01-01
    effect: {voice: broken, before: 30, after: 9}
  tougher_glass: {from: broken, status: verified, effect: {voice: broken, before: 9, after: 2}}
""",
    find=find,
    reads=("improvements.*.status", "improvements.*.shipped", "improvements.*.effect"),
    mutate=mutate,
)
