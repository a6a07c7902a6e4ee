"""Somebody does every action item."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the action items that neither have an owner nor get their stage's."""
    for stage in context.journey.stages:
        if stage.owner is not None:
            continue
        for action in stage.actions:
            if action.owner is None:
                path = ("stages", stage.id, "actions", action.id)
                values = {"action": action.id, "stage": stage.id}
                yield Finding("action-without-owner", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take a stage's owner, and those of its action items, away."""
    options = [stage for stage in journey.stages if stage.actions]
    if not options:
        return None
    stage = choose(options)
    actions = tuple(action.model_copy(update={"owner": None}) for action in stage.actions)
    return with_stage(journey, stage.id, owner=None, actions=actions)


RULE = Rule(
    id="action-without-owner",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every action item has an owner, its own or its stage's.",
        "모든 액션 아이템에는 자기 담당이나 단계의 담당이 있습니다.",
    ),
    why=Sentence(
        "What is everybody's work is nobody's, and the customer waits for it in vain.",
        "모두의 일은 누구의 일도 아니어서 고객은 헛되이 기다립니다.",
    ),
    message=Words(
        Sentence("nobody owns the action item {action}", "액션 아이템 {action}에 담당이 없습니다")
    ),
    cure=Words(
        Sentence(
            "write `owner:` and a team, here or once for the whole stage {stage}",
            "여기에, 또는 단계 {stage} 전체에 한 번 `owner:`와 팀을 쓰세요",
        )
    ),
    bad="""\
journey: shop
teams: {cx: CX team}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions:
      remind: {title: Remind of a full cart, when: Cart untouched for 1 hour}  # <-
      confirm: {title: Confirm the order, owner: cx}
""",
    good="""\
journey: shop
teams: {cx: CX team}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions:
      remind: {title: Remind of a full cart, when: Cart untouched for 1 hour, owner: cx}
      confirm: {title: Confirm the order, owner: cx}
""",
    find=find,
    reads=("stages.*.owner", "stages.*.actions.*.owner"),
    mutate=mutate,
)
