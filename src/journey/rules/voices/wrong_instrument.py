"""A figure is used only where it can speak."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage, with_touchpoint
from journey.model.goals import Scope
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.words.sentences import Sentence, Words

WIDER: dict[str, tuple[Scope, ...]] = {
    "stage": ("journey", "relationship"),
    "touchpoint": ("stage", "journey", "relationship"),
    "feedback": ("stage", "journey", "relationship"),
    "at": ("stage", "journey", "relationship"),
}
"""For each use of a metric, the scopes that are wider than the place."""


def find(context: Context) -> Iterator[Finding]:
    """Find the metrics that are used at a place narrower than what they can speak of."""
    scopes = {metric.id: metric.scope for metric in context.journey.metrics}
    for path, case, place, metrics in _uses(context.journey):
        for id in dict.fromkeys(metrics):
            if (scope := scopes.get(id)) in WIDER[case]:
                values = {"metric": id, "scope": scope, "place": place}
                yield Finding("wrong-instrument", path, case, values=values, word=id)


def _uses(journey: Journey) -> Iterator[tuple[Path, str, str, tuple[str, ...]]]:
    """List where metrics are used: the path of the field, the use, the user and the metrics."""
    for metric in journey.metrics:
        if metric.at:
            yield ("metrics", metric.id, "at"), "at", metric.id, (metric.id,)
    for feedback in journey.feedback:
        if feedback.at and feedback.metric is not None:
            path = ("feedback", feedback.id, "metric")
            yield path, "feedback", feedback.id, (feedback.metric,)
    for stage in journey.stages:
        if stage.metrics:
            yield ("stages", stage.id, "metrics"), "stage", stage.id, stage.metrics
        for point in stage.touchpoints:
            if point.metrics:
                places = ("stages", stage.id, "touchpoints", point.id, "metrics")
                yield places, "touchpoint", point.id, point.metrics


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let a metric speak of much, and use it for little."""
    stages = [stage for stage in journey.stages if stage.touchpoints]
    if not journey.metrics or not stages:
        return None
    chosen, stage, case = (
        choose(journey.metrics).id,
        choose(stages),
        choose(("stage", "touchpoint")),
    )
    scope = choose(WIDER[case])
    metrics = tuple(
        metric.model_copy(update={"scope": scope}) if metric.id == chosen else metric
        for metric in journey.metrics
    )
    wide = journey.model_copy(update={"metrics": metrics})
    if case == "stage":
        return with_stage(wide, stage.id, metrics=(chosen,))
    return with_touchpoint(wide, choose(stage.touchpoints).id, metrics=(chosen,))


RULE = Rule(
    id="wrong-instrument",
    severity=Severity.ADVICE,
    statement=Sentence(
        "A metric is used only at places as wide as its scope or wider: touchpoint, stage, "
        "journey, relationship.",
        "지표는 자기 범위와 같거나 더 넓은 곳에서만 씁니다. 범위는 좁은 것부터 고객 접점, 단계, "
        "여정, 관계입니다.",
    ),
    why=Sentence(
        "Whether customers would recommend the brand does not tell whether the chat has helped "
        "them, so what troubles them there goes unseen.",
        "브랜드를 추천할지 묻는 점수로는 채팅이 도움이 되었는지 알 수 없어, 그곳의 불편이 보이지 "
        "않습니다.",
    ),
    message=Words(
        touchpoint=Sentence(
            "metric {metric} has `scope: {scope:plain}`, too wide to speak of touchpoint {place}",
            "지표 {metric}의 범위(`scope: {scope:plain}`)가 너무 넓어 고객 접점 {place}을(를) 말해 "
            "주지 못합니다",
        ),
        stage=Sentence(
            "metric {metric} has `scope: {scope:plain}`, too wide to speak of stage {place}",
            "지표 {metric}의 범위(`scope: {scope:plain}`)가 너무 넓어 단계 {place}에 대해 말해 "
            "주지 못합니다",
        ),
        feedback=Sentence(
            "metric {metric} has `scope: {scope:plain}`, too wide for what {place} collects at "
            "single touchpoints",
            "지표 {metric}의 범위(`scope: {scope:plain}`)가 {place}이(가) 고객 접점에서 모으는 "
            "피드백에 비해 너무 넓습니다",
        ),
        at=Sentence(
            "metric {metric} has `scope: {scope:plain}`, too wide to be read at single touchpoints",
            "지표 {metric}의 범위(`scope: {scope:plain}`)가 고객 접점에서 읽기에는 너무 넓습니다",
        ),
    ),
    cure=Words(
        touchpoint=Sentence(
            "use a metric with `scope: touchpoint`, such as a CSAT asked on the spot, or correct "
            "the `scope` of {metric}",
            "그 자리에서 묻는 CSAT처럼 `scope: touchpoint`인 지표를 쓰거나 {metric}의 `scope`를 "
            "바로잡으세요",
        ),
        stage=Sentence(
            "use a metric with `scope: stage` or `touchpoint`, or correct the `scope` of {metric}",
            "`scope`가 `stage`나 `touchpoint`인 지표를 쓰거나 {metric}의 `scope`를 바로잡으세요",
        ),
        feedback=Sentence(
            "let it feed a metric with `scope: touchpoint`, drop its `at`, or correct the `scope` "
            "of {metric}",
            "`scope: touchpoint`인 지표로 바꾸거나, `at`을 빼거나, {metric}의 `scope`를 "
            "바로잡으세요",
        ),
        at=Sentence("drop `at`, or correct the `scope`", "`at`을 빼거나 `scope`를 바로잡으세요"),
    ),
    bad="""\
journey: shop
metrics:
  csat: {kind: csat, scope: touchpoint}
  nps: {kind: nps, scope: relationship}
  repeat_calls: {scope: stage, at: chat}  # <-
feedback:
  after_chat: {at: chat, metric: nps}  # <-
stages:
  help:
    phase: contact
    metrics: [csat, nps]  # <-
    touchpoints:
      chat: {metrics: [csat, nps]}  # <-
""",
    good="""\
journey: shop
metrics:
  csat: {kind: csat, scope: touchpoint}
  nps: {kind: nps, scope: relationship}
  repeat_calls: {scope: stage}
feedback:
  after_chat: {at: chat, metric: csat}
  once_a_year: {metric: nps}
stages:
  help:
    phase: contact
    metrics: [csat, repeat_calls]
    touchpoints:
      chat: {metrics: [csat]}
""",
    find=find,
    reads=(
        "metrics.*.id",
        "metrics.*.scope",
        "metrics.*.at",
        "feedback.*.at",
        "feedback.*.metric",
        "stages.*.metrics",
        "stages.*.touchpoints.*.metrics",
    ),
    about=("metric",),
    mutate=mutate,
)
