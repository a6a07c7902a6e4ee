"""Customers who matter most are defined one by one."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the customers for whom the project wants a definition and who have none."""
    universe = context.space.universe
    definitions = context.journey.customers.definitions
    defined = {definition.id for definition in definitions if not is_blank(definition)}
    wanted = universe.set_of(context.settings.thresholds.definitions_for)
    for customer in universe.customers(wanted):
        name = str(customer)
        if name not in defined:
            path = ("customers", "definitions", name)
            yield Finding("undefined-customer", path, values={"customer": name}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take a customer's definition away."""
    names = tuple(map(str, explore(journey).universe))
    if not names:
        return None
    lost = choose(names)
    kept = tuple(one for one in journey.customers.definitions if one.id != lost)
    customers = journey.customers.model_copy(update={"definitions": kept})
    return journey.model_copy(update={"customers": customers})


RULE = Rule(
    id="undefined-customer",
    severity=Severity.OFF,
    statement=Sentence(
        "Each customer whom the project names has a definition of their own.",
        "프로젝트가 정한 고객마다 고객 정의가 있습니다.",
    ),
    why=Sentence(
        "What a VIP with a broken parcel needs is not the sum of what VIPs and broken parcels "
        "need.",
        "파손품을 받은 VIP에게 필요한 것은 VIP에게 필요한 것과 파손에 필요한 것을 더한다고 나오지 "
        "않습니다.",
    ),
    message=Words(
        Sentence("the customer {customer} has no definition", "{customer} 고객의 정의가 없습니다")
    ),
    cure=Words(
        Sentence(
            "write under `customers: definitions` what {customer} customers need and what they are "
            "promised",
            "`customers: definitions` 아래에 {customer} 고객에게 무엇이 필요하고 무엇을 약속하는지 "
            "쓰세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
  definitions:  # <-
    guest/looking: A quick answer
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
  definitions:
    guest/looking: A quick answer
    vip/looking: Advice from somebody who knows them
""",
    find=find,
    reads=(
        "customers.types.*.id",
        "customers.situations.*.id",
        "customers.situations.*.types",
        "customers.excluded.*.customer",
        "customers.definitions.*.id",
    ),
    mutate=mutate,
)
