"""What has happened has a day that is past."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.anatomy import parts_of
from journey.model.goals import Closure
from journey.model.governance import Guide, Review
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.model.voice import Decision, Effect, Improvement, Told
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words

HAPPENED: dict[type[Part], tuple[str, ...]] = {
    Closure: ("date",),
    Decision: ("date",),
    Effect: ("date",),
    Improvement: ("proposed", "shipped"),
    Review: ("last",),
    Told: ("internal", "customers"),
}
"""For each class of parts, the days on which something has happened, `reviewed` aside."""


def find(context: Context) -> Iterator[Finding]:
    """Find the days of what has happened that are yet to come."""
    for path, part in parts_of(context.journey):
        for name in (*HAPPENED.get(type(part), ()), "reviewed"):
            day = part.__dict__.get(name)
            if day is not None and day > context.today:
                values = {"key": name, "day": str(day), "today": str(context.today)}
                yield Finding("future-date", (*path, name), values=values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Let something have happened on a day that is yet to come."""
    day = date(9999, 12, 31)
    if choose((False, True)):
        id = max((guide.id for guide in journey.guides), key=len, default="guide") + "_"
        return journey.model_copy(update={"guides": (*journey.guides, Guide(id=id, reviewed=day))})
    id = max((review.id for review in journey.reviews), key=len, default="meeting") + "_"
    return journey.model_copy(update={"reviews": (*journey.reviews, Review(id=id, last=day))})


RULE = Rule(
    id="future-date",
    severity=Severity.WARNING,
    statement=Sentence(
        "What is written as done (reviewed, held, decided, shipped, told, measured, closed) was "
        "done by today.",
        "했다고 적은 일(점검, 회의, 결정, 적용, 알림, 측정, 종료)의 날짜는 오늘까지입니다.",
    ),
    why=Sentence(
        "A year mistyped keeps a review from ever falling due, and nobody looks again at what "
        "customers meet.",
        "연도를 잘못 적으면 점검할 때가 영영 오지 않아, 고객이 겪는 일을 아무도 다시 보지 "
        "않습니다.",
    ),
    message=Words(
        Sentence(
            "{key} says {day:plain}, and today is {today:plain}",
            "{key}에 {day:plain}이(가) 적혀 있는데 오늘은 {today:plain}입니다",
        )
    ),
    cure=Words(
        Sentence(
            "write the day on which it was done, or nothing while it is only planned",
            "실제로 한 날을 쓰거나, 아직 계획이라면 비워 두세요",
        )
    ),
    bad="""\
journey: shop
reviews:
  improvement_review: {every: 2 weeks, last: 9999-11-05}  # <-
guides:
  exchange_guide: {reviewed: 9999-11-01}  # <-
""",
    good="""\
journey: shop
reviews:
  improvement_review: {every: 2 weeks, last: 2026-11-19}
guides:
  exchange_guide: {reviewed: 2026-11-01}
""",
    find=find,
    reads=(
        "reviewed",
        "stages.*.reviewed",
        "stages.*.touchpoints.*.reviewed",
        "feedback.*.reviewed",
        "voc.*.reviewed",
        "guides.*.reviewed",
        "reviews.*.last",
        "improvements.*.proposed",
        "improvements.*.decided",
        "improvements.*.shipped",
        "improvements.*.told",
        "improvements.*.effect",
        "goals.*.agreed",
        "goals.*.closed",
    ),
    mutate=mutate,
)
