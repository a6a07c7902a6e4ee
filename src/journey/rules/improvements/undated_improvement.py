"""An improvement says when it came as far as its status says."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.facts.improvements import missing_dates
from journey.model.journey import Journey
from journey.model.voice import Improvement, Status
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the improvements that do not say when they were proposed, decided or shipped."""
    for improvement in context.journey.improvements:
        if missing := missing_dates(improvement):
            path = ("improvements", improvement.id)
            values = {
                "improvement": improvement.id,
                "status": improvement.status or "proposed",
                "missing": missing,
            }
            yield Finding("undated-improvement", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Bring something a long way, and write no day."""
    statuses: tuple[Status | None, ...] = (
        None,
        "proposed",
        "agreed",
        "doing",
        "shipped",
        "verified",
        "rejected",
    )
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    undated = Improvement(id=id, status=choose(statuses))
    return journey.model_copy(update={"improvements": (*journey.improvements, undated)})


RULE = Rule(
    id="undated-improvement",
    severity=Severity.ADVICE,
    statement=Sentence(
        "An improvement says when it was proposed; once decided, when; once shipped, when.",
        "개선 과제에는 제안한 날, 결정했으면 결정한 날, 적용했으면 적용한 날을 적습니다.",
    ),
    why=Sentence(
        "Without the day nobody sees that customers have waited too long for a decision, or for "
        "proof.",
        "날짜가 없으면 고객이 결정이나 효과를 너무 오래 기다리고 있다는 것을 알 수 없습니다.",
    ),
    message=Words(
        Sentence(
            "improvement {improvement} is {status}, but {missing} {missing:is|are} not written",
            "개선 과제 {improvement}의 상태는 {status}인데 {missing}이(가) 적혀 있지 않습니다",
        )
    ),
    cure=Words(Sentence("write {missing}", "{missing}을(를) 쓰세요")),
    bad="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box: {from: broken, status: shipped}  # <-
  tougher_glass: {from: broken}  # <-
""",
    good="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    {from: broken, status: shipped, decided: {date: 2026-09-02}, shipped: 2026-10-01}
  tougher_glass: {from: broken, proposed: 2026-10-20}
""",
    find=find,
    reads=(
        "improvements.*.status",
        "improvements.*.proposed",
        "improvements.*.decided",
        "improvements.*.shipped",
    ),
    mutate=mutate,
)
