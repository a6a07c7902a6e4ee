"""What is agreed is shipped within a set time."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Decision, Improvement, Status
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the improvements that were agreed long ago, and are not shipped."""
    limit = context.settings.thresholds.unshipped_after
    for improvement in context.journey.improvements:
        decided = improvement.decided
        if improvement.status not in ("agreed", "doing") or decided is None:
            continue
        if day := overdue(decided.date, limit, context.today):
            path = ("improvements", improvement.id)
            values = {
                "improvement": improvement.id,
                "decided": str(decided.date),
                "due": str(day),
            }
            yield Finding("stalled-improvement", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Agree to something long ago, and never ship it."""
    statuses: tuple[Status, ...] = ("agreed", "doing")
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    decided = Decision(date=date(1999, 12, 31))
    stuck = Improvement(id=id, status=choose(statuses), decided=decided)
    return journey.model_copy(update={"improvements": (*journey.improvements, stuck)})


RULE = Rule(
    id="stalled-improvement",
    severity=Severity.ADVICE,
    statement=Sentence(
        "An improvement that is agreed is shipped within the configured time, 120 days unless set "
        "otherwise.",
        "합의한 개선 과제는 설정한 기간(기본 120일) 안에 적용합니다.",
    ),
    why=Sentence(
        "Customers feel nothing of what was only decided.",
        "결정만 하고 적용하지 않은 것은 고객이 느낄 수 없습니다.",
    ),
    message=Words(
        Sentence(
            "improvement {improvement} was decided on {decided:plain} and was to be shipped by "
            "{due:plain}",
            "{decided:plain}에 결정한 개선 과제 {improvement}의 적용 기한({due:plain})이 "
            "지났습니다",
        )
    ),
    cure=Words(
        Sentence(
            "ship it, and write the day under `shipped`; or reject it, and say why",
            "적용하고 그 날짜를 `shipped`에 쓰거나, 이유를 밝히고 반려하세요",
        )
    ),
    bad="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box: {from: broken, status: doing, decided: {date: 2001-01-15}}  # <-
""",
    good="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box: {from: broken, status: shipped, decided: {date: 2001-01-15}, shipped: 2001-02-15}
""",
    find=find,
    reads=("improvements.*.status", "improvements.*.decided"),
    mutate=mutate,
)
