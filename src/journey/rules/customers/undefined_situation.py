"""Every situation says when a customer is in it."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the situations without a definition in any language."""
    for situation in context.journey.customers.situations:
        if is_blank(situation.definition):
            path = ("customers", "situations", situation.id)
            values = {"situation": situation.id}
            yield Finding("undefined-situation", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take a situation's definition away, or leave it blank."""
    customers = journey.customers
    if not customers.situations:
        return None
    lost, nothing = choose(customers.situations).id, choose((None, "", "  "))
    situations = tuple(
        situation.model_copy(update={"definition": nothing}) if situation.id == lost else situation
        for situation in customers.situations
    )
    changed = customers.model_copy(update={"situations": situations})
    return journey.model_copy(update={"customers": changed})


RULE = Rule(
    id="undefined-situation",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every situation says in words when a customer is in it.",
        "모든 고객 상황에는 언제 그 상황인지 말하는 정의가 있습니다.",
    ),
    why=Sentence(
        "A customer whose situation is told differently by each team has to explain it to each of "
        "them.",
        "팀마다 고객의 상황을 다르게 보면 고객은 팀마다 처음부터 다시 설명해야 합니다.",
    ),
    message=Words(
        Sentence(
            "the situation {situation} has no definition",
            "고객 상황 {situation}에 정의가 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write `definition:` and when a customer is in it",
            "`definition:`에 고객이 언제 이 상황인지 쓰세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone}
  situations:
    looking: Nothing ordered at present
    waiting:  # <-
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone}
  situations:
    looking: Nothing ordered at present
    waiting: Paid and not yet delivered
""",
    find=find,
    reads=("customers.situations.*.definition",),
    mutate=mutate,
)
