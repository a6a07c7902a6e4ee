"""Goals are agreed with the teams that work for them."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.goals import Goal
from journey.model.journey import Journey
from journey.model.voice import Decision
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the goals of which it is not written when, and with which teams, they were agreed."""
    for goal in context.journey.goals:
        path = ("goals", goal.id)
        agreed = goal.agreed
        if agreed is None:
            values = {"goal": goal.id}
            yield Finding("goal-without-agreement", path, values=values, key=True)
        elif missing := _missing(agreed):
            part = {"goal": goal.id, "missing": missing}
            place = (*path, "agreed")
            cure = missing[0] if len(missing) == 1 else ""
            yield Finding("goal-without-agreement", place, "part", cure, values=part, key=True)


def _missing(agreed: Decision) -> tuple[str, ...]:
    day = ("date",) if agreed.date is None else ()
    return day if agreed.by else (*day, "by")


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a goal that nobody has agreed to, or take the agreement to one away."""
    id = max((goal.id for goal in journey.goals), key=len, default="goal") + "_"
    lost = choose((id, *(goal.id for goal in journey.goals)))
    if lost == id:
        return journey.model_copy(update={"goals": (*journey.goals, Goal(id=id))})
    agreed = choose((None, Decision()))
    goals = tuple(
        goal.model_copy(update={"agreed": agreed}) if goal.id == lost else goal
        for goal in journey.goals
    )
    return journey.model_copy(update={"goals": goals})


RULE = Rule(
    id="goal-without-agreement",
    severity=Severity.ADVICE,
    statement=Sentence(
        "A goal says when it was agreed, and with which teams.",
        "목표에는 언제 어느 팀과 합의했는지가 적혀 있습니다.",
    ),
    why=Sentence(
        "A goal handed down is met on paper; those who serve customers move only what they agreed "
        "to.",
        "내려온 목표는 서류로만 달성됩니다. 고객을 만나는 사람들은 스스로 합의한 것만 움직입니다.",
    ),
    message=Words(
        Sentence(
            "nothing says that the teams agreed to goal {goal}",
            "목표 {goal}을(를) 팀과 합의했다는 기록이 없습니다",
        ),
        part=Sentence(
            "the agreement to goal {goal} lacks {missing}",
            "목표 {goal}의 합의에 {missing}이(가) 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write `agreed:` with the `date` and, under `by`, the teams",
            "`agreed:`에 합의한 날 `date`와 합의한 팀 `by`를 쓰세요",
        ),
        date=Sentence(
            "write under `agreed` the day, `date:`", "`agreed` 아래 `date:`에 합의한 날을 쓰세요"
        ),
        by=Sentence(
            "write under `agreed` the teams, `by:`", "`agreed` 아래 `by:`에 합의한 팀을 쓰세요"
        ),
    ),
    bad="""\
journey: shop
teams: {cx: CX team}
goals:
  new_guide: {task: Rewrite the exchange guide, by: 2099-11-30}  # <-
  one_click: {task: Order again with one click, by: 2099-11-30, agreed: {by: [cx]}}  # <-
""",
    good="""\
journey: shop
teams: {cx: CX team}
goals:
  new_guide:
    task: Rewrite the exchange guide
    by: 2099-11-30
    agreed: {date: 2026-10-30, by: [cx]}
  one_click:
    task: Order again with one click
    by: 2099-11-30
    agreed: {date: 2026-10-30, by: [cx]}
""",
    find=find,
    reads=("goals.*.agreed",),
    about=("missing",),
    mutate=mutate,
)
