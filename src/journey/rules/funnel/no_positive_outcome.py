"""Whoever enters can come to a good end."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the entering customers from whom outcomes, but no positive ones, can be reached."""
    space = context.space
    free = space.ways_out()
    glad = space.ways_out(frozenset({"positive"}))
    for stage in context.journey.stages:
        for point in stage.touchpoints:
            if point.entry is None:
                continue
            number = space.number_of(point.id)
            # Those who reach no outcome at all are trapped, and reported as such.
            if members := space.entering.get(number, 0) & free[number] & ~glad[number]:
                customers = tuple(space.universe.customers(members))
                values = {"touchpoint": point.id, "customers": tuple(map(str, customers))}
                yield Finding(
                    "no-positive-outcome",
                    ("stages", stage.id, "touchpoints", point.id, "entry"),
                    values=values,
                    walk=space.walk_out(point.id, customers[0]),
                )


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Make every positive outcome a neutral one."""
    del choose
    for point in journey.touchpoints:
        if point.outcome == "positive":
            journey = with_touchpoint(journey, point.id, outcome="neutral")
    return journey


RULE = Rule(
    id="no-positive-outcome",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every customer who enters can reach a positive outcome.",
        "들어오는 모든 고객은 긍정적 결과에 이를 수 있습니다.",
    ),
    why=Sentence(
        "A customer who comes and cannot possibly leave content should not have been invited.",
        "만족스럽게 끝낼 수 없다면 애초에 고객을 들이지 말아야 합니다.",
    ),
    message=Words(
        Sentence(
            "{customers} customers enter at {touchpoint} and can reach no positive outcome",
            "{customers} 고객은 {touchpoint}에서 들어오지만 긍정적 결과에 이를 수 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "open a way to a positive outcome for them, or do not let them enter here",
            "이들에게 긍정적 결과로 가는 길을 열거나, 여기로 들어오지 않게 하세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}  # <-
      paid: {outcome: positive}
      gone: {outcome: negative}
transitions:
  - cart -> paid: {for: vip}
  - cart -> gone
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
      gone: {outcome: negative}
transitions:
  - cart -> paid | gone
""",
    find=find,
    reads=SPACE,
    about=("customers",),
    mutate=mutate,
)
