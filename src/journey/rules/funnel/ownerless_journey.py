"""Somebody answers for the journey as a whole."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find a journey without an owner."""
    journey = context.journey
    if journey.owner is None:
        yield Finding("ownerless-journey", ("journey",), values={"journey": journey.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Take the journey's owner away."""
    del choose
    return journey.model_copy(update={"owner": None})


RULE = Rule(
    id="ownerless-journey",
    severity=Severity.WARNING,
    statement=Sentence("A journey has an owner.", "여정에는 담당이 있습니다."),
    why=Sentence(
        "Customers fall between teams where nobody looks after the whole way.",
        "전체 여정을 돌보는 사람이 없으면 고객은 팀과 팀 사이에서 길을 잃습니다.",
    ),
    message=Words(
        Sentence(
            "nobody owns the journey {journey} as a whole",
            "여정 {journey} 전체를 맡은 담당이 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write `owner:` and a team at the top of the file",
            "파일 맨 위에 `owner:`와 팀을 쓰세요",
        )
    ),
    bad="""\
journey: shop  # <-
teams: {cx: CX team}
""",
    good="""\
journey: shop
owner: cx
teams: {cx: CX team}
""",
    find=find,
    reads=("owner",),
    mutate=mutate,
)
