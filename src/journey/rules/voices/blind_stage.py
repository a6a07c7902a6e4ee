"""Every stage is measured."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the stages with touchpoints in which nothing is measured."""
    measured = {id for metric in context.journey.metrics for id in metric.at}
    for stage in context.journey.stages:
        if stage.metrics or not stage.touchpoints:
            continue
        if not any(point.metrics or point.id in measured for point in stage.touchpoints):
            path = ("stages", stage.id)
            yield Finding("blind-stage", path, values={"stage": stage.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Measure nothing in a stage any more."""
    options = [stage for stage in journey.stages if stage.touchpoints]
    if not options:
        return None
    stage = choose(options)
    here = {point.id for point in stage.touchpoints}
    metrics = tuple(
        metric.model_copy(update={"at": tuple(id for id in metric.at if id not in here)})
        for metric in journey.metrics
    )
    points = tuple(point.model_copy(update={"metrics": ()}) for point in stage.touchpoints)
    changed = journey.model_copy(update={"metrics": metrics})
    return with_stage(changed, stage.id, metrics=(), touchpoints=points)


RULE = Rule(
    id="blind-stage",
    severity=Severity.WARNING,
    statement=Sentence(
        "Something is measured in every stage that has touchpoints.",
        "고객 접점이 있는 모든 단계에는 지표가 하나 이상 있습니다.",
    ),
    why=Sentence(
        "Where nothing is measured, it can get worse for customers without anybody noticing.",
        "재지 않는 곳에서는 고객의 사정이 나빠져도 아무도 알지 못합니다.",
    ),
    message=Words(
        Sentence("nothing is measured in stage {stage}", "단계 {stage}에 지표가 없습니다")
    ),
    cure=Words(
        Sentence(
            "name a metric in the `metrics` of the stage or of one of its touchpoints, or such a "
            "touchpoint in the `at` of a metric",
            "단계나 그 고객 접점의 `metrics`에 지표를 쓰거나, 지표의 `at`에 그 고객 접점을 쓰세요",
        )
    ),
    bad="""\
journey: shop
metrics: {csat: {title: CSAT, kind: csat}}
stages:
  buy:
    phase: purchase
    metrics: [csat]
    touchpoints: {cart: Cart}
  wear:  # <-
    phase: use
    touchpoints: {parcel: Parcel arrives}
""",
    good="""\
journey: shop
metrics: {csat: {title: CSAT, kind: csat}}
stages:
  buy:
    phase: purchase
    metrics: [csat]
    touchpoints: {cart: Cart}
  wear:
    phase: use
    touchpoints: {parcel: {title: Parcel arrives, metrics: [csat]}}
""",
    find=find,
    reads=(
        "stages.*.metrics",
        "stages.*.touchpoints.*.id",
        "stages.*.touchpoints.*.metrics",
        "metrics.*.at",
    ),
    mutate=mutate,
)
