"""Stages and touchpoints are checked against the world when that is due."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.copies import with_stage, with_touchpoint
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the stages and touchpoints with reviews of their own, and overdue ones."""
    journey, today = context.journey, context.today
    fell_due = cache(overdue)  # many touchpoints are reviewed on the same day
    for stage in journey.stages:
        every = stage.review_every or journey.review_every
        path: Path = ("stages", stage.id)
        values = {"stage": stage.id, "every": every}
        if stage.reviewed is None and stage.review_every is not None:
            yield Finding("stale-stage", path, "never", values=values, key=True)
        elif day := fell_due(stage.reviewed, every, today):
            values |= {"due": str(day)}
            case = "" if stage.review_every else "journey"
            yield Finding("stale-stage", (*path, "reviewed"), case, values=values)
        for point in stage.touchpoints:
            if point.reviewed and (day := fell_due(point.reviewed, every, today)):
                place = (*path, "touchpoints", point.id, "reviewed")
                named = {"touchpoint": point.id, "every": every, "due": str(day)}
                case = "touchpoint" if stage.review_every else "touchpoint-journey"
                yield Finding("stale-stage", place, case, values=named)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let the review of a stage or of a touchpoint be long past, or never have been."""
    if not journey.stages:
        return None
    stage, long_ago = choose(journey.stages), date(1999, 12, 31)
    late = choose((None, *(point.id for point in stage.touchpoints)))
    if late is None:
        reviewed = choose((None, long_ago))
        return with_stage(journey, stage.id, reviewed=reviewed, review_every="90 days")
    changed = with_stage(journey, stage.id, review_every="90 days")
    return with_touchpoint(changed, late, reviewed=long_ago)


RULE = Rule(
    id="stale-stage",
    severity=Severity.WARNING,
    statement=Sentence(
        "A stage or touchpoint with a review of its own is reviewed as often as it says, or as its "
        "stage or the journey does.",
        "검토일이나 검토 주기를 따로 적은 단계와 고객 접점은 자기나 단계, 여정의 주기대로 "
        "검토합니다.",
    ),
    why=Sentence(
        "Screens, prices and scripts change; colleagues who trust an old map tell customers what "
        "is no longer so.",
        "화면과 가격과 응대 방식은 바뀝니다. 낡은 지도를 믿는 동료는 고객에게 이제는 아닌 것을 "
        "말합니다.",
    ),
    message=Words(
        Sentence(
            "the review of stage {stage}, every {every:plain}, fell due on {due:plain}",
            "단계 {stage}을(를) {every:plain}마다 검토하는 기한({due:plain})이 지났습니다",
        ),
        journey=Sentence(
            "the review of stage {stage}, every {every:plain} like the whole journey's, fell due "
            "on {due:plain}",
            "단계 {stage}을(를) 여정 전체처럼 {every:plain}마다 검토하는 기한({due:plain})이 "
            "지났습니다",
        ),
        never=Sentence(
            "stage {stage} is to be reviewed every {every:plain}, and never was",
            "단계 {stage}은(는) {every:plain}마다 검토하기로 했는데 검토한 기록이 없습니다",
        ),
        touchpoint=Sentence(
            "the review of touchpoint {touchpoint}, every {every:plain} like its stage's, fell due "
            "on {due:plain}",
            "고객 접점 {touchpoint}을(를) 단계처럼 {every:plain}마다 검토하는 "
            "기한({due:plain})이 지났습니다",
        ),
        touchpoint_journey=Sentence(
            "the review of touchpoint {touchpoint}, every {every:plain} like the whole journey's, "
            "fell due on {due:plain}",
            "고객 접점 {touchpoint}을(를) 여정 전체처럼 {every:plain}마다 검토하는 "
            "기한({due:plain})이 지났습니다",
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
stages:
  look:  # <-
    phase: pre_purchase
    review_every: 90 days
  buy:
    phase: purchase
    reviewed: 2025-01-07  # <-
    review_every: 90 days
    touchpoints:
      pay: {reviewed: 2025-01-07}  # <-
""",
    good="""\
journey: shop
stages:
  look:
    phase: pre_purchase
    review_every: 90 days
    reviewed: 2026-11-01
  buy:
    phase: purchase
    reviewed: 2026-11-01
    review_every: 90 days
    touchpoints:
      pay: {reviewed: 2026-11-08}
""",
    find=find,
    reads=(
        "review_every",
        "stages.*.reviewed",
        "stages.*.review_every",
        "stages.*.touchpoints.*.reviewed",
    ),
    mutate=mutate,
)
