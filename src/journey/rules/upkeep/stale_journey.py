"""The journey is checked against the world when that is due."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find a journey that is to be reviewed, and was not, or not in time."""
    journey = context.journey
    if journey.review_every is None:
        return
    values = {"journey": journey.id, "every": journey.review_every}
    if journey.reviewed is None:
        yield Finding("stale-journey", ("journey",), "never", values=values, key=True)
    elif day := overdue(journey.reviewed, journey.review_every, context.today):
        yield Finding("stale-journey", ("reviewed",), values=values | {"due": str(day)})


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Let the review of the journey be long past, or never have been."""
    reviewed = choose((None, date(1999, 12, 31)))
    return journey.model_copy(update={"reviewed": reviewed, "review_every": "90 days"})


RULE = Rule(
    id="stale-journey",
    severity=Severity.WARNING,
    statement=Sentence(
        "A journey is reviewed as often as it says.", "여정은 정한 주기대로 검토합니다."
    ),
    why=Sentence(
        "Customers walk today's way; a map of last year's sends help to where nobody is.",
        "고객은 오늘의 길을 걷습니다. 작년 지도는 아무도 없는 곳으로 도움을 보냅니다.",
    ),
    message=Words(
        Sentence(
            "the review of journey {journey}, every {every:plain}, fell due on {due:plain}",
            "여정 {journey}을(를) {every:plain}마다 검토하는 기한({due:plain})이 지났습니다",
        ),
        never=Sentence(
            "journey {journey} is to be reviewed every {every:plain}, and never was",
            "여정 {journey}은(는) {every:plain}마다 검토하기로 했는데 검토한 기록이 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "check that it is still true, and write the day under `reviewed`",
            "아직 맞는지 확인하고 그 날짜를 `reviewed`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
reviewed: 2025-01-07  # <-
review_every: 90 days
""",
    good="""\
journey: shop
reviewed: 2026-11-01
review_every: 90 days
""",
    find=find,
    reads=("reviewed", "review_every"),
    mutate=mutate,
)
