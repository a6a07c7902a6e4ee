"""Exclusions are reviewed when they are due."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the exclusions whose date of review is past."""
    for number, exclusion in enumerate(context.journey.customers.excluded):
        if exclusion.until is not None and exclusion.until < context.today:
            who = exclusion.customer
            values = {
                "customer": who if isinstance(who, str) else ", ".join(who),
                "until": str(exclusion.until),
            }
            path = ("customers", "excluded", number, "until")
            yield Finding("expired-exclusion", path, values=values)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let the review of an exclusion be long past."""
    customers = journey.customers
    if not customers.excluded:
        return None
    late = choose(range(len(customers.excluded)))
    excluded = tuple(
        exclusion.model_copy(update={"until": date(1999, 12, 31)}) if number == late else exclusion
        for number, exclusion in enumerate(customers.excluded)
    )
    changed = customers.model_copy(update={"excluded": excluded})
    return journey.model_copy(update={"customers": changed})


RULE = Rule(
    id="expired-exclusion",
    severity=Severity.ADVICE,
    statement=Sentence(
        "An exclusion is reviewed by its date.", "제외는 정한 날까지 다시 검토합니다."
    ),
    why=Sentence(
        "Customers who did not exist last year may be waiting at the door today.",
        "작년에 없던 고객이 오늘은 문 앞에서 기다리고 있을 수 있습니다.",
    ),
    message=Words(
        Sentence(
            "the exclusion of {customer} was to be reviewed by {until:plain}",
            "{customer} 제외 항목의 재검토 기한({until:plain})이 지났습니다",
        )
    ),
    cure=Words(
        Sentence(
            "check that it is still true, and set a new `until`; or drop the exclusion",
            "아직 맞는지 확인하고 `until`을 새로 정하거나 제외를 없애세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, agent: Who serves}
  situations: {looking: Looking around}
  excluded:
    - {customer: agent/looking, reason: Colleagues buy as guests, until: 2001-01-01}  # <-
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone, agent: Who serves}
  situations: {looking: Looking around}
  excluded:
    - {customer: agent/looking, reason: Colleagues buy as guests, until: 9999-12-31}
""",
    find=find,
    reads=("customers.excluded.*.until", "customers.excluded.*.customer"),
    mutate=mutate,
)
