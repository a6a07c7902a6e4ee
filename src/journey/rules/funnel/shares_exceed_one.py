"""The parts of a whole are no more than the whole."""

from collections.abc import Iterator
from math import fsum

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words

_SLACK = 1e-9


def find(context: Context) -> Iterator[Finding]:
    """Find that the shares of the customer types, or their shares of revenue, are too many."""
    types = context.journey.customers.types
    for case, field in (("", "share"), ("revenue", "revenue_share")):
        total = fsum(getattr(type, field) or 0 for type in types)
        if total > 1 + _SLACK:
            path = ("customers", "types")
            values = {"sum": _figure(total)}
            yield Finding("shares-exceed-one", path, case, values=values, key=True)


def _figure(total: float) -> str:
    """Return a sum with four decimals, or with more where it would look like 1."""
    figure = f"{total:.4f}" if round(total, 4) > 1 else f"{total:.10f}"
    return figure.rstrip("0").rstrip(".")


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let two customer types be three quarters of all each."""
    customers = journey.customers
    if len(customers.types) < 2:
        return None
    field = choose(("share", "revenue_share"))
    large = [type.model_copy(update={field: 0.75}) for type in customers.types[:2]]
    types = (*large, *customers.types[2:])
    return journey.model_copy(update={"customers": customers.model_copy(update={"types": types})})


RULE = Rule(
    id="shares-exceed-one",
    severity=Severity.ERROR,
    statement=Sentence(
        "The shares of the customer types sum to 1 at most, and so do their shares of the revenue.",
        "고객 유형의 비중을 모두 더하면 1 이하이고, 매출 비중도 그렇습니다.",
    ),
    why=Sentence(
        "Shares decide who is served how; where they are wrong, some customers count twice and "
        "others are forgotten.",
        "비중은 누구를 어떻게 응대할지 정합니다. 비중이 틀리면 어떤 고객은 두 번 세고 어떤 고객은 "
        "잊게 됩니다.",
    ),
    message=Words(
        Sentence(
            "the shares of the customer types sum to {sum:plain}, more than 1",
            "고객 유형의 비중 합이 {sum:plain}(으)로 1을 넘습니다",
        ),
        revenue=Sentence(
            "the revenue shares of the customer types sum to {sum:plain}, more than 1",
            "고객 유형의 매출 비중 합이 {sum:plain}(으)로 1을 넘습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "correct `share`, each type's part of all customers",
            "각 유형이 전체 고객에서 차지하는 몫인 `share`를 고치세요",
        ),
        revenue=Sentence(
            "correct `revenue_share`, each type's part of the revenue",
            "각 유형이 매출에서 차지하는 몫인 `revenue_share`를 고치세요",
        ),
    ),
    bad="""\
journey: shop
customers:
  types:  # <-
    guest: {definition: Anyone, share: 0.9}
    vip: {definition: The few, share: 0.2}
  situations: {looking: Looking around}
""",
    good="""\
journey: shop
customers:
  types:
    guest: {definition: Anyone, share: 0.8}
    vip: {definition: The few, share: 0.2}
  situations: {looking: Looking around}
""",
    find=find,
    reads=("customers.types.*.share", "customers.types.*.revenue_share"),
    mutate=mutate,
)
