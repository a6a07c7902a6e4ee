"""What customers are asked is also read."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Feedback
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the feedback that no team reads, or that is read at no fixed time."""
    for feedback in context.journey.feedback:
        values = {"feedback": feedback.id}
        path = ("feedback", feedback.id)
        if feedback.owner is None:
            case = "" if feedback.review_every is None else "owner"
            yield Finding("unread-feedback", path, case, values=values, key=True)
        elif feedback.review_every is None:
            yield Finding("unread-feedback", path, "rhythm", values=values, key=True)


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
            "nothing says who reads feedback {feedback}, or how often",
            "피드백 수집 {feedback}을(를) 누가 얼마나 자주 읽는지 나와 있지 않습니다",
        ),
        owner=Sentence(
            "nothing says who reads feedback {feedback}",
            "피드백 수집 {feedback}을(를) 누가 읽는지 나와 있지 않습니다",
        ),
        rhythm=Sentence(
            "nothing says how often feedback {feedback} is read",
            "피드백 수집 {feedback}을(를) 얼마나 자주 읽는지 나와 있지 않습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write `owner:` and the team that reads it, and `review_every:`, such as `7 days`",
            "읽는 팀을 `owner:`에, `7 days`처럼 읽는 주기를 `review_every:`에 쓰세요",
        ),
        owner=Sentence("write `owner:` and the team that reads it", "읽는 팀을 `owner:`에 쓰세요"),
        rhythm=Sentence(
            "write `review_every:` and how often it is read, such as `7 days`",
            "`7 days`처럼 읽는 주기를 `review_every:`에 쓰세요",
        ),
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
