"""Somebody does something at every stage."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the stages without action items."""
    for stage in context.journey.stages:
        if not stage.actions:
            path = ("stages", stage.id)
            yield Finding("stage-without-action", path, values={"stage": stage.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take a stage's action items away."""
    if not journey.stages:
        return None
    return with_stage(journey, choose(journey.stages).id, actions=())


RULE = Rule(
    id="stage-without-action",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every stage has at least one action item.",
        "모든 단계에는 액션 아이템이 하나 이상 있습니다.",
    ),
    why=Sentence(
        "Where nobody has anything to do, the customer is left alone.",
        "아무도 할 일이 없는 곳에서 고객은 혼자 남습니다.",
    ),
    message=Words(
        Sentence("stage {stage} has no action item", "단계 {stage}에 액션 아이템이 없습니다")
    ),
    cure=Words(
        Sentence(
            "write under `actions` what the team does here, who does it, and when",
            "`actions` 아래에 팀이 여기서 무엇을, 누가, 언제 하는지 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:  # <-
    phase: purchase
    touchpoints: {cart: Cart}
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions: {remind: Remind of a full cart}
""",
    find=find,
    reads=("stages.*.actions",),
    mutate=mutate,
)
