"""Every customer type says who belongs to it."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the customer types without a definition in any language."""
    for type in context.journey.customers.types:
        if is_blank(type.definition):
            path = ("customers", "types", type.id)
            yield Finding("undefined-type", path, values={"type": type.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take a customer type's definition away, or leave it blank."""
    customers = journey.customers
    if not customers.types:
        return None
    lost, nothing = choose(customers.types).id, choose((None, "", "  "))
    types = tuple(
        type.model_copy(update={"definition": nothing}) if type.id == lost else type
        for type in customers.types
    )
    return journey.model_copy(update={"customers": customers.model_copy(update={"types": types})})


RULE = Rule(
    id="undefined-type",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every customer type says in words who belongs to it.",
        "모든 고객 유형에는 누가 속하는지 말하는 정의가 있습니다.",
    ),
    why=Sentence(
        "Where two colleagues would sort the same customer differently, one of them gives the "
        "wrong treatment.",
        "두 동료가 같은 고객을 다르게 분류하면 한쪽은 고객을 잘못 대하게 됩니다.",
    ),
    message=Words(
        Sentence("the customer type {type} has no definition", "고객 유형 {type}에 정의가 없습니다")
    ),
    cure=Words(
        Sentence(
            "write `definition:` and who belongs to it, so that two people would decide alike",
            "`definition:`에 누가 속하는지, 두 사람이 똑같이 판단할 수 있게 쓰세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types:
    guest: No paid order yet
    vip: {title: VIP}  # <-
  situations: {looking: Looking around}
""",
    good="""\
journey: shop
customers:
  types:
    guest: No paid order yet
    vip: {title: VIP, definition: Top fifth by spend over 12 months}
  situations: {looking: Looking around}
""",
    find=find,
    reads=("customers.types.*.definition",),
    mutate=mutate,
)
