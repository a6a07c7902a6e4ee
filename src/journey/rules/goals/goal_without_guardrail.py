"""No figure is bought with another."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.goals import Goal
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the goals for a metric that nothing, or only that metric itself, keeps in balance."""
    for goal in context.journey.goals:
        if goal.metric is None:
            continue
        path = ("goals", goal.id)
        values = {"goal": goal.id, "metric": goal.metric}
        if goal.guardrail is None:
            yield Finding("goal-without-guardrail", path, values=values, key=True)
        elif goal.guardrail == goal.metric:
            yield Finding("goal-without-guardrail", (*path, "guardrail"), "itself", values=values)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Add a goal with no guardrail, or with its own metric for one."""
    if not journey.metrics:
        return None
    metric = choose(journey.metrics).id
    id = max((goal.id for goal in journey.goals), key=len, default="goal") + "_"
    goal = Goal(id=id, metric=metric, guardrail=choose((None, metric)))
    return journey.model_copy(update={"goals": (*journey.goals, goal)})


RULE = Rule(
    id="goal-without-guardrail",
    severity=Severity.WARNING,
    statement=Sentence(
        "A goal for a metric names a guardrail, another metric that must not suffer meanwhile; a "
        "task needs none.",
        "지표를 움직이는 목표에는 그동안 나빠지면 안 되는 다른 지표, 곧 가드레일 지표가 있습니다. "
        "할 일만 있는 목표에는 없어도 됩니다.",
    ),
    why=Sentence(
        "Replies get faster by being worse, and orders grow by promising too much; the customer "
        "pays for what nobody watches.",
        "답변은 부실해지면서 빨라지고 주문은 무리한 약속으로 늘어납니다. 아무도 보지 않는 지표의 "
        "대가는 고객이 치릅니다.",
    ),
    message=Words(
        Sentence(
            "goal {goal} moves {metric}, and no guardrail says what must not suffer",
            "목표 {goal}은(는) 지표 {metric}을(를) 움직이는데 가드레일 지표가 없습니다",
        ),
        itself=Sentence(
            "the guardrail of goal {goal} is {metric}, the very metric that it moves",
            "목표 {goal}의 가드레일 지표가 목표로 움직이는 지표 {metric} 자신입니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write `guardrail:` and the metric that would suffer first if {metric} were all that "
            "counted",
            "{metric}만 좇을 때 가장 먼저 나빠질 지표를 `guardrail:`에 쓰세요",
        ),
        itself=Sentence(
            "name another metric as the `guardrail`", "`guardrail`에 다른 지표를 쓰세요"
        ),
    ),
    bad="""\
journey: shop
metrics: {first_reply: Minutes to the first reply, csat: Satisfaction}
goals:
  faster_help: {metric: first_reply, target: 5, by: 2099-12-31}  # <-
  happier: {metric: csat, target: 4.5, by: 2099-12-31, guardrail: csat}  # <-
  new_guide: {task: Rewrite the exchange guide, by: 2099-12-31}
""",
    good="""\
journey: shop
metrics: {first_reply: Minutes to the first reply, csat: Satisfaction}
goals:
  faster_help: {metric: first_reply, target: 5, by: 2099-12-31, guardrail: csat}
  happier: {metric: csat, target: 4.5, by: 2099-12-31, guardrail: first_reply}
  new_guide: {task: Rewrite the exchange guide, by: 2099-12-31}
""",
    find=find,
    reads=("goals.*.metric", "goals.*.guardrail"),
    mutate=mutate,
)
