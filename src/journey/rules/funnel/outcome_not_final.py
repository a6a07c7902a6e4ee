"""Outcomes are final."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_transitions
from journey.model.funnel import Transition
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the transitions that leave an outcome."""
    space = context.space
    for edge, number in enumerate(space.edges.numbers):
        if space.outcomes[space.edges.sources[edge]]:
            transition = space.journey.transitions[number]
            values = {"transition": space.name_of(edge), "touchpoint": transition.from_}
            yield Finding("outcome-not-final", ("transitions", space.name_of(edge)), values=values)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Leave an outcome."""
    points = list(journey.touchpoints)
    outcomes = [point.id for point in points if point.outcome]
    if not outcomes:
        return None
    step = Transition(from_=choose(outcomes), to=choose([point.id for point in points]))
    return with_transitions(journey, step)


RULE = Rule(
    id="outcome-not-final",
    severity=Severity.ERROR,
    statement=Sentence(
        "Outcomes are final: no transition leaves one.",
        "결과는 마지막입니다: 결과에서 나가는 전이가 없습니다.",
    ),
    why=Sentence(
        "An outcome that goes on is counted as an end that it is not; a customer who comes back "
        "begins a new walk.",
        "이어지는 결과는 끝이 아닌데 끝으로 셉니다. 다시 오는 고객은 새 여정을 시작합니다.",
    ),
    message=Words(
        Sentence(
            "{transition:arrow} leaves {touchpoint}, which is an outcome",
            "{transition:arrow}이(가) 결과인 {touchpoint}에서 나갑니다",
        )
    ),
    cure=Words(
        Sentence(
            "delete the transition, or the `outcome`; for a customer who comes back add an `entry`",
            "전이나 `outcome`을 지우세요. 다시 오는 고객이라면 `entry`를 더하세요",
        )
    ),
    bad="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
transitions:
  - cart -> paid
  - paid -> cart  # <-
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
transitions:
  - cart -> paid
""",
    find=find,
    reads=SPACE,
    mutate=mutate,
)
