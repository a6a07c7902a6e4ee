"""The meetings that keep a journey alive are held."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.governance import Review
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the review meetings that were never held, or not when they were due."""
    for review in context.journey.reviews:
        if review.every is None:
            continue
        path: Path = ("reviews", review.id)
        values = {"review": review.id, "every": review.every}
        if review.last is None:
            yield Finding("missed-review", path, "never", values=values, key=True)
        elif day := overdue(review.last, review.every, context.today):
            values |= {"due": str(day)}
            yield Finding("missed-review", (*path, "last"), values=values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a review meeting that was last held long ago, or never."""
    id = max((review.id for review in journey.reviews), key=len, default="meeting") + "_"
    review = Review(id=id, every="2 weeks", last=choose((None, date(1999, 12, 31))))
    return journey.model_copy(update={"reviews": (*journey.reviews, review)})


RULE = Rule(
    id="missed-review",
    severity=Severity.ADVICE,
    statement=Sentence(
        "A review meeting is held as often as it says.", "검토 회의는 정한 주기대로 엽니다."
    ),
    why=Sentence(
        "Where nobody meets, what customers said last month is decided on by nobody.",
        "아무도 모이지 않으면 지난달 고객이 한 말을 두고 아무도 결정하지 않습니다.",
    ),
    message=Words(
        Sentence(
            "the review meeting {review}, every {every:plain}, fell due on {due:plain}",
            "검토 회의 {review}을(를) {every:plain}마다 여는 기한({due:plain})이 지났습니다",
        ),
        never=Sentence(
            "the review meeting {review} is to be held every {every:plain}, and never was",
            "검토 회의 {review}은(는) {every:plain}마다 열기로 했는데 열린 기록이 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "hold it, and write the day under `last`; or write the `every` that you can keep",
            "회의를 열고 그 날짜를 `last`에 쓰거나, 지킬 수 있는 주기를 `every`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
reviews:
  improvement_review: {every: 2 weeks, last: 2025-01-07}  # <-
  goal_review: {every: 3 months}  # <-
""",
    good="""\
journey: shop
reviews:
  improvement_review: {every: 2 weeks, last: 2026-11-19}
  goal_review: {every: 3 months, last: 2026-10-08}
""",
    find=find,
    reads=("reviews.*.every", "reviews.*.last"),
    mutate=mutate,
)
