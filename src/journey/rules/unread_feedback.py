"""What customers are asked is also read."""

from collections.abc import Iterator

from journey.context import Context
from journey.diagnostics import Finding, Severity
from journey.extension import Choose, Rule
from journey.model.journey import Journey
from journey.model.voice import Feedback
from journey.wording import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the feedback that no team reads, or that is read at no fixed time."""
    for feedback in context.journey.feedback:
        owner = ("owner",) if feedback.owner is None else ()
        missing = owner if feedback.review_every is not None else (*owner, "review_every")
        if missing:
            values = {"feedback": feedback.id, "missing": missing}
            path = ("feedback", feedback.id)
            yield Finding("unread-feedback", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add feedback that nobody is to read, or leave one without owner or review."""
    id = max((feedback.id for feedback in journey.feedback), key=len, default="survey") + "_"
    lost = choose((id, *(feedback.id for feedback in journey.feedback)))
    field = choose(("owner", "review_every"))
    every = (*journey.feedback, Feedback(id=id)) if lost == id else journey.feedback
    feedback = tuple(
        one.model_copy(update={field: None}) if one.id == lost else one for one in every
    )
    return journey.model_copy(update={"feedback": feedback})


RULE = Rule(
    id="unread-feedback",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Feedback has an owner who reads it, and a time at which it is read.",
        "피드백 수집에는 읽는 담당과 읽는 주기가 있습니다.",
    ),
    why=Sentence(
        "To be asked and not heard is worse than not to be asked.",
        "물어 놓고 듣지 않으면 묻지 않은 것보다 더 서운합니다.",
    ),
    message=Words(
        Sentence(
            "feedback {feedback} lacks {missing}: nothing says who reads it, and when",
            "피드백 수집 {feedback}에 {missing}이(가) 없어 누가 언제 읽는지 알 수 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write `owner:` and the team that reads it, and `review_every:`, such as `7 days`",
            "읽는 팀을 `owner:`에, `7 days`처럼 읽는 주기를 `review_every:`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
teams: {cx: CX team}
feedback:
  after_chat: {kind: survey, review_every: 7 days}  # <-
  interviews: {kind: interview, owner: cx}  # <-
""",
    good="""\
journey: shop
teams: {cx: CX team}
feedback:
  after_chat: {kind: survey, owner: cx, review_every: 7 days}
  interviews: {kind: interview, owner: cx, review_every: 90 days}
""",
    find=find,
    reads=("feedback.*.owner", "feedback.*.review_every"),
    mutate=mutate,
)
