"""A goal whose date has come is closed."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.goals import Goal
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the goals whose date is past and that are not closed."""
    for goal in context.journey.goals:
        if goal.by is not None and goal.by < context.today and is_blank(goal.closed):
            values = {"goal": goal.id, "by": str(goal.by)}
            yield Finding("goal-overdue", ("goals", goal.id, "by"), values=values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Leave a goal open that was to be reached long ago."""
    late = date(1999, 12, 31)
    if not journey.goals:
        goal = Goal(id="goal", task="Rewrite the exchange guide", by=late)
        return journey.model_copy(update={"goals": (goal,)})
    missed = choose(journey.goals).id
    goals = tuple(
        goal.model_copy(update={"by": late, "closed": None}) if goal.id == missed else goal
        for goal in journey.goals
    )
    return journey.model_copy(update={"goals": goals})


RULE = Rule(
    id="goal-overdue",
    severity=Severity.WARNING,
    statement=Sentence(
        "A goal is closed by its date, reached or not.",
        "목표는 이루었든 아니든 기한까지 종료합니다.",
    ),
    why=Sentence(
        "A goal that nobody closes teaches nothing, and what it promised customers is forgotten.",
        "종료하지 않은 목표에서는 아무것도 배우지 못하고, 고객에게 약속한 변화도 잊힙니다.",
    ),
    message=Words(
        Sentence(
            "goal {goal} was due on {by:plain} and is not closed",
            "목표 {goal}의 기한({by:plain})이 지났는데 종료되지 않았습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write under `closed` the `date` and what was `learned`; or agree on a new `by`",
            "`closed` 아래에 종료일 `date`와 배운 점 `learned`를 쓰거나, `by`를 새로 합의하세요",
        )
    ),
    bad="""\
journey: shop
goals:
  new_guide: {task: Rewrite the exchange guide, by: 2025-11-30}  # <-
""",
    good="""\
journey: shop
goals:
  new_guide:
    task: Rewrite the exchange guide
    by: 2025-11-30
    closed: {date: 2025-11-28, learned: Photos beat text}
""",
    find=find,
    reads=("goals.*.by", "goals.*.closed"),
    mutate=mutate,
)
