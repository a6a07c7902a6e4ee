"""Everybody knows where a figure comes from."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the metrics that do not say where they come from."""
    for metric in context.journey.metrics:
        if is_blank(metric.source):
            path = ("metrics", metric.id)
            yield Finding("metric-without-source", path, values={"metric": metric.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take a metric's source away."""
    if not journey.metrics:
        return None
    lost = choose(journey.metrics).id
    metrics = tuple(
        metric.model_copy(update={"source": None}) if metric.id == lost else metric
        for metric in journey.metrics
    )
    return journey.model_copy(update={"metrics": metrics})


RULE = Rule(
    id="metric-without-source",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every metric says where its figures come from.",
        "모든 지표에는 수치가 어디서 나오는지 적혀 있습니다.",
    ),
    why=Sentence(
        "Two teams that count differently argue about the figure instead of helping the customer.",
        "서로 다르게 세는 두 팀은 고객을 돕는 대신 수치를 놓고 다툽니다.",
    ),
    message=Words(Sentence("metric {metric} has no source", "지표 {metric}에 출처가 없습니다")),
    cure=Words(
        Sentence(
            "write `source:` and the system, survey or report from which it is read",
            "어느 시스템, 설문, 보고서에서 읽는지 `source:`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
metrics:
  csat: {kind: csat, source: Survey after the chat}
  first_reply: {unit: minutes, better: lower}  # <-
""",
    good="""\
journey: shop
metrics:
  csat: {kind: csat, source: Survey after the chat}
  first_reply: {unit: minutes, better: lower, source: Help desk}
""",
    find=find,
    reads=("metrics.*.source",),
    mutate=mutate,
)
