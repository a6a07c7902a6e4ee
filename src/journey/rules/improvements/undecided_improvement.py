"""What is proposed is decided within a set time."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.facts.improvements import is_undecided
from journey.model.journey import Journey
from journey.model.voice import Improvement, Status
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the improvements that have waited too long for a decision."""
    limit = context.settings.thresholds.undecided_after
    for improvement in context.journey.improvements:
        if not is_undecided(improvement):
            continue
        if day := overdue(improvement.proposed, limit, context.today):
            path = ("improvements", improvement.id)
            values = {
                "improvement": improvement.id,
                "proposed": str(improvement.proposed),
                "due": str(day),
            }
            yield Finding("undecided-improvement", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Propose something long ago, and never decide on it."""
    statuses: tuple[Status | None, ...] = (None, "proposed")
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    waiting = Improvement(id=id, status=choose(statuses), proposed=date(1999, 12, 31))
    return journey.model_copy(update={"improvements": (*journey.improvements, waiting)})


RULE = Rule(
    id="undecided-improvement",
    severity=Severity.ADVICE,
    statement=Sentence(
        "A proposed improvement is agreed or rejected within the configured time, 60 days unless "
        "set otherwise.",
        "제안된 개선 과제는 설정한 기간(기본 60일) 안에 합의하거나 반려합니다.",
    ),
    why=Sentence(
        "While nobody decides, customers go on suffering what somebody already knows how to mend.",
        "결정이 미뤄지는 동안 고객은 이미 고칠 방법이 나온 불편을 계속 겪습니다.",
    ),
    message=Words(
        Sentence(
            "improvement {improvement} was proposed on {proposed:plain} and was to be decided by "
            "{due:plain}",
            "{proposed:plain}에 제안된 개선 과제 {improvement}의 결정 기한({due:plain})이 "
            "지났습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write under `decided` when and by whom it was decided, and the new `status`; decide "
            "if nobody has",
            "언제 누가 결정했는지 `decided`에, 새 상태를 `status`에 쓰세요. 아직이라면 지금 "
            "결정하세요",
        )
    ),
    bad="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box: {from: broken, status: proposed, proposed: 2001-01-01}  # <-
""",
    good="""\
journey: shop
teams: {cx: CX team}
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    from: broken
    status: agreed
    proposed: 2001-01-01
    decided: {date: 2001-01-15, by: cx}
""",
    find=find,
    reads=("improvements.*.status", "improvements.*.proposed", "improvements.*.decided"),
    mutate=mutate,
)
