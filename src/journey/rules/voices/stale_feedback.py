"""What customers answer is read in time."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Feedback
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the feedback that was to be read again, and was not."""
    for feedback in context.journey.feedback:
        if day := overdue(feedback.reviewed, feedback.review_every, context.today):
            path = ("feedback", feedback.id, "reviewed")
            values = {"feedback": feedback.id, "every": feedback.review_every, "due": str(day)}
            yield Finding("stale-feedback", path, values=values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add feedback that was last read long ago."""
    id = max((feedback.id for feedback in journey.feedback), key=len, default="survey") + "_"
    every = choose(("7 days", "1 month"))
    unread = Feedback(id=id, reviewed=date(1999, 12, 31), review_every=every)
    return journey.model_copy(update={"feedback": (*journey.feedback, unread)})


RULE = Rule(
    id="stale-feedback",
    severity=Severity.WARNING,
    statement=Sentence(
        "Feedback is read as often as it says, once the file tells when it was last read.",
        "피드백을 마지막으로 읽은 날이 적혀 있으면, 정한 주기대로 다시 읽습니다.",
    ),
    why=Sentence(
        "What customers took the time to answer helps only those who read it.",
        "고객이 시간을 내어 답한 것은 읽어야 도움이 됩니다.",
    ),
    message=Words(
        Sentence(
            "feedback {feedback}, read every {every:plain}, was to be read by {due:plain}",
            "{every:plain}마다 읽는 피드백 수집 {feedback}의 기한({due:plain})이 지났습니다",
        )
    ),
    cure=Words(
        Sentence(
            "read it, and write the day under `reviewed`; or write the `review_every` that you can "
            "keep",
            "읽고 그 날짜를 `reviewed`에 쓰거나, 지킬 수 있는 주기를 `review_every`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
teams: {cx: CX team}
feedback:
  after_chat: {kind: survey, owner: cx, review_every: 7 days, reviewed: 2025-01-07}  # <-
""",
    good="""\
journey: shop
teams: {cx: CX team}
feedback:
  after_chat: {kind: survey, owner: cx, review_every: 7 days, reviewed: 2026-11-19}
""",
    find=find,
    reads=("feedback.*.reviewed", "feedback.*.review_every"),
    mutate=mutate,
)
