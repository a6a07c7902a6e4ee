"""Who is looked after at which stage."""

from journey.checking.rule import rule_of
from journey.coverage.figures import Care
from journey.facts.context import Context
from journey.model.customers import Customer
from journey.words.sentences import Sentence

SIGNS: dict[Care, str] = {
    "specific": "●",
    "generic": "○",
    "none": "×",
    "absent": "·",
    "unknown": "?",
}
"""What stands for how a customer is looked after: never colour alone."""


UNTIL_MENDED = Sentence(
    "unknown until the mistakes in the file are mended", "파일의 잘못을 고치기 전에는 알 수 없음"
)
"""What is said of a figure that rests on something uncertain."""

CARES: dict[Care, Sentence] = {
    "specific": Sentence("an action item of their own", "맞춤 액션 아이템 있음"),
    "generic": Sentence("only action items for everyone", "공통 액션 아이템만 있음"),
    "none": Sentence("no action item", "액션 아이템 없음"),
    "absent": Sentence("never there", "그 단계에 오지 않음"),
    "unknown": UNTIL_MENDED,
}
"""What each sign means."""


CARE = "customer-without-action"
"""The rule that asks the same of whom nobody looks after."""


def care_of(context: Context) -> dict[tuple[str, Customer], Care]:
    """Tell, for each stage and each customer who can be somewhere, how they are looked after.

    That is unknown where something is uncertain that the rule `CARE` reads.
    """
    found = cared(context)
    return dict.fromkeys(found, "unknown") if context.doubts(rule_of(CARE).reads) else found


def cared(context: Context) -> dict[tuple[str, Customer], Care]:
    """Tell the same of what could be read."""
    space = context.space
    found: dict[tuple[str, Customer], Care] = {}
    for stage in context.journey.stages:
        here = context.reached(stage)
        specific = generic = 0
        for action in stage.actions:
            if action.for_ is None or action.for_ == "any":
                generic |= context.addressed(stage, action)
            else:
                specific |= context.addressed(stage, action)
        for who in space.universe.customers(context.seen):
            bit = space.universe.bit(who)
            care: Care = "absent"
            if here & bit:
                care = "specific" if specific & bit else "generic" if generic & bit else "none"
            found[stage.id, who] = care
    return found
