"""What matters most is measured."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the moments of truth that name no metric and that no metric names."""
    measured = {id for metric in context.journey.metrics for id in metric.at}
    for stage in context.journey.stages:
        for point in stage.touchpoints:
            if point.moment_of_truth and not point.metrics and point.id not in measured:
                path = ("stages", stage.id, "touchpoints", point.id)
                values = {"touchpoint": point.id}
                yield Finding("moment-of-truth-without-metric", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Measure nothing at a moment of truth any more."""
    points = tuple(journey.touchpoints)
    if not points:
        return None
    id = choose(points).id
    metrics = tuple(
        metric.model_copy(update={"at": tuple(other for other in metric.at if other != id)})
        for metric in journey.metrics
    )
    changed = journey.model_copy(update={"metrics": metrics})
    return with_touchpoint(changed, id, moment_of_truth=True, metrics=())


RULE = Rule(
    id="moment-of-truth-without-metric",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every moment of truth has a metric of its own.",
        "모든 진실의 순간에는 그곳을 재는 지표가 있습니다.",
    ),
    why=Sentence(
        "If it gets worse just where customers decide to stay or leave, nobody notices in time.",
        "고객이 남을지 떠날지 정하는 바로 그곳이 나빠져도 아무도 제때 알지 못합니다.",
    ),
    message=Words(
        Sentence(
            "nothing is measured at the moment of truth {touchpoint}",
            "진실의 순간 {touchpoint}에 지표가 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "name a metric here in `metrics`, or this touchpoint in the `at` of a metric",
            "여기 `metrics`에 지표를 쓰거나, 지표의 `at`에 이 고객 접점을 쓰세요",
        )
    ),
    bad="""\
journey: shop
metrics: {csat: {title: CSAT, kind: csat}}
stages:
  buy:
    phase: purchase
    metrics: [csat]
    touchpoints:
      cart: Cart
      pay: {moment_of_truth: true}  # <-
""",
    good="""\
journey: shop
metrics: {csat: {title: CSAT, kind: csat}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: Cart
      pay: {moment_of_truth: true, metrics: [csat]}
""",
    find=find,
    reads=(
        "stages.*.touchpoints.*.id",
        "stages.*.touchpoints.*.moment_of_truth",
        "stages.*.touchpoints.*.metrics",
        "metrics.*.at",
    ),
    mutate=mutate,
)
