"""What people are told is kept up to date."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.governance import Guide
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the guides that are to be reviewed, and were not, or not in time."""
    for guide in context.journey.guides:
        if guide.review_every is None:
            continue
        path: Path = ("guides", guide.id)
        values = {"guide": guide.id, "every": guide.review_every}
        if guide.reviewed is None:
            yield Finding("stale-guide", path, "never", values=values, key=True)
        elif day := overdue(guide.reviewed, guide.review_every, context.today):
            values |= {"due": str(day)}
            yield Finding("stale-guide", (*path, "reviewed"), values=values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a guide whose review is long past, or has never been."""
    id = max((guide.id for guide in journey.guides), key=len, default="guide") + "_"
    guide = Guide(id=id, reviewed=choose((None, date(1999, 12, 31))), review_every="90 days")
    return journey.model_copy(update={"guides": (*journey.guides, guide)})


RULE = Rule(
    id="stale-guide",
    severity=Severity.WARNING,
    statement=Sentence(
        "A guide is reviewed as often as it says.", "안내는 정한 주기대로 검토합니다."
    ),
    why=Sentence(
        "Customers who did as an old guide told them are refused, and colleagues have to defend "
        "it.",
        "낡은 안내를 따른 고객은 거절당하고, 동료는 그 안내를 변명해야 합니다.",
    ),
    message=Words(
        Sentence(
            "the review of guide {guide}, every {every:plain}, fell due on {due:plain}",
            "안내 {guide}을(를) {every:plain}마다 검토하는 기한({due:plain})이 지났습니다",
        ),
        never=Sentence(
            "guide {guide} is to be reviewed every {every:plain}, and never was",
            "안내 {guide}은(는) {every:plain}마다 검토하기로 했는데 검토한 기록이 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "check that what it says is still so, and write the day under `reviewed`",
            "내용이 아직 맞는지 확인하고 그 날짜를 `reviewed`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
guides:
  exchange_guide: {kind: policy, reviewed: 2025-01-07, review_every: 90 days}  # <-
  call_manual: {kind: manual, review_every: 1 year}  # <-
""",
    good="""\
journey: shop
guides:
  exchange_guide: {kind: policy, reviewed: 2026-11-01, review_every: 90 days}
  call_manual: {kind: manual, reviewed: 2026-11-01, review_every: 1 year}
""",
    find=find,
    reads=("guides.*.reviewed", "guides.*.review_every"),
    mutate=mutate,
)
