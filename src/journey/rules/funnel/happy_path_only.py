"""Bad ends are written down as well."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find a journey with outcomes of which none is negative."""
    outcomes = {point.outcome for point in context.journey.touchpoints} - {None}
    if outcomes and "negative" not in outcomes:
        yield Finding("happy-path-only", ("stages",))


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Make every negative outcome a neutral one."""
    del choose
    for point in journey.touchpoints:
        if point.outcome == "negative":
            journey = with_touchpoint(journey, point.id, outcome="neutral")
    return journey


RULE = Rule(
    id="happy-path-only",
    severity=Severity.WARNING,
    statement=Sentence(
        "A journey also tells how it ends badly.", "여정에는 나쁘게 끝나는 경우도 담습니다."
    ),
    why=Sentence(
        "Customers leave whether or not the map shows it; what is not on the map is not looked "
        "after.",
        "지도에 없어도 고객은 떠납니다. 지도에 없는 것은 아무도 돌보지 않습니다.",
    ),
    message=Words(
        Sentence(
            "no outcome is negative, as if it never ended badly",
            "부정적 결과가 없어 나쁘게 끝나는 일이 없는 것처럼 보입니다",
        )
    ),
    cure=Words(
        Sentence(
            "add a touchpoint with `outcome: negative`, such as `churned`, and the ways to it",
            "`churned`처럼 `outcome: negative`인 고객 접점과 그리로 가는 길을 더하세요",
        )
    ),
    bad="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:  # <-
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
transitions: [cart -> paid]
""",
    good="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
      gone: {outcome: negative}
transitions: [cart -> paid | gone]
""",
    find=find,
    reads=("stages.*.touchpoints.*.outcome",),
    mutate=mutate,
)
