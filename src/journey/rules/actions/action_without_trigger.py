"""Every action item has its moment."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_action
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the action items that nothing sets off."""
    for stage in context.journey.stages:
        for action in stage.actions:
            if is_blank(action.when) and is_blank(action.every):
                path = ("stages", stage.id, "actions", action.id)
                values = {"action": action.id}
                yield Finding("action-without-trigger", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let nothing set an action item off any more."""
    actions = list(journey.actions)
    return with_action(journey, choose(actions).id, when=None, every=None) if actions else None


RULE = Rule(
    id="action-without-trigger",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every action item says what sets it off or how often it is done.",
        "모든 액션 아이템에는 시작 조건이나 주기가 있습니다.",
    ),
    why=Sentence(
        "What is done when somebody thinks of it reaches one customer and misses the next.",
        "생각날 때만 하는 일은 어떤 고객에게는 닿고 다음 고객은 놓칩니다.",
    ),
    message=Words(
        Sentence(
            "nothing says when the action item {action} is done",
            "액션 아이템 {action}을(를) 언제 하는지 나와 있지 않습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write `when:` and what sets it off, or `every:` and how often",
            "`when:`에 시작 조건을, 또는 `every:`에 주기를 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions:
      remind: Remind of a full cart  # <-
      tidy: {title: Empty old carts, every: week}
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions:
      remind: {title: Remind of a full cart, when: Cart untouched for 1 hour}
      tidy: {title: Empty old carts, every: week}
""",
    find=find,
    reads=("stages.*.actions.*.when", "stages.*.actions.*.every"),
    mutate=mutate,
)
