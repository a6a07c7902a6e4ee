"""Whoever is refused something is told why."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.model.voice import Improvement
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the rejected improvements that do not say why."""
    for improvement in context.journey.improvements:
        if improvement.status == "rejected" and is_blank(improvement.reason):
            path = ("improvements", improvement.id)
            values = {"improvement": improvement.id}
            yield Finding("rejected-without-reason", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Reject something, and say no word of why."""
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    refused = Improvement(id=id, status="rejected", reason=choose((None, " ")))
    return journey.model_copy(update={"improvements": (*journey.improvements, refused)})


RULE = Rule(
    id="rejected-without-reason",
    severity=Severity.WARNING,
    statement=Sentence(
        "A rejected improvement says why it was rejected.",
        "반려한 개선 과제에는 이유를 적습니다.",
    ),
    why=Sentence(
        "Customers accept a no that is explained; to a no without a reason they only listen once.",
        "고객은 이유를 아는 거절은 받아들이지만, 이유 없는 거절을 들으면 다시 말하지 않습니다.",
    ),
    message=Words(
        Sentence(
            "improvement {improvement} was rejected, and nothing says why",
            "개선 과제 {improvement}을(를) 반려했는데 이유가 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write under `reason` what those who asked for it are told",
            "이를 바란 고객에게 전할 이유를 `reason`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
voc: {slow: {kind: complaint}}
improvements:
  drones: {from: slow, status: rejected}  # <-
""",
    good="""\
journey: shop
voc: {slow: {kind: complaint}}
improvements:
  drones: {from: slow, status: rejected, reason: Not allowed over the city}
""",
    find=find,
    reads=("improvements.*.status", "improvements.*.reason"),
    mutate=mutate,
)
