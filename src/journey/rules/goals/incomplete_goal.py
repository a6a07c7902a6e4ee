"""A goal says what to reach, and until when."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.goals import Goal
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the goals that do not say what to reach, or until when."""
    for goal in context.journey.goals:
        path = ("goals", goal.id)
        if goal.metric is None and is_blank(goal.task):
            yield Finding("incomplete-goal", path, "empty", values={"goal": goal.id}, key=True)
        elif missing := _missing(goal):
            values = {"goal": goal.id, "missing": missing}
            cure = missing[0] if len(missing) == 1 else "both"
            yield Finding("incomplete-goal", path, cure=cure, values=values, key=True)


def _missing(goal: Goal) -> tuple[str, ...]:
    target = ("target",) if goal.metric is not None and goal.target is None else ()
    return (*target, "by") if goal.by is None else target


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a goal without a date, or with nothing at all."""
    id = max((goal.id for goal in journey.goals), key=len, default="goal") + "_"
    goal = choose((Goal(id=id), Goal(id=id, task="Rewrite the exchange guide")))
    return journey.model_copy(update={"goals": (*journey.goals, goal)})


RULE = Rule(
    id="incomplete-goal",
    severity=Severity.WARNING,
    statement=Sentence(
        "A goal names a metric with its target and a date, or a task with a date.",
        "목표는 지표와 목표값과 기한을, 또는 할 일과 기한을 적습니다.",
    ),
    why=Sentence(
        "What has no figure or no date is put off, and the customer waits for it.",
        "수치나 기한이 없는 일은 미뤄지고, 고객은 그만큼 기다립니다.",
    ),
    message=Words(
        Sentence("goal {goal} lacks {missing}", "목표 {goal}에 {missing}이(가) 없습니다"),
        empty=Sentence(
            "goal {goal} names neither a metric nor a task",
            "목표 {goal}에 지표도 할 일도 없습니다",
        ),
    ),
    cure=Words(
        target=Sentence(
            "write `target:` and the figure to reach", "도달할 값을 `target:`에 쓰세요"
        ),
        by=Sentence("write `by:` and the date", "기한을 `by:`에 쓰세요"),
        both=Sentence(
            "write `target:` and the figure to reach, and `by:` and the date",
            "도달할 값을 `target:`에, 기한을 `by:`에 쓰세요",
        ),
        empty=Sentence(
            "write `metric`, `target` and `by`; or, where there is no figure, `task` and `by`",
            "`metric`, `target`, `by`를 쓰거나, 수치가 없다면 `task`와 `by`를 쓰세요",
        ),
    ),
    bad="""\
journey: shop
metrics: {first_reply: Minutes to the first reply, csat: Satisfaction}
goals:
  faster_help: {metric: first_reply, guardrail: csat, by: 2099-12-31}  # <-
  new_guide: {task: Rewrite the exchange guide}  # <-
  happier: Happier customers  # <-
""",
    good="""\
journey: shop
metrics: {first_reply: Minutes to the first reply, csat: Satisfaction}
goals:
  faster_help: {metric: first_reply, target: 5, guardrail: csat, by: 2099-12-31}
  new_guide: {task: Rewrite the exchange guide, by: 2099-12-31}
  happier: {metric: csat, target: 4.5, guardrail: first_reply, by: 2099-12-31}
""",
    find=find,
    reads=("goals.*.metric", "goals.*.target", "goals.*.task", "goals.*.by"),
    about=("missing",),
    mutate=mutate,
)
