"""Somebody can take every transition."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_transitions
from journey.model.customers import Exclusion, Situation
from journey.model.funnel import Transition
from journey.model.journey import Journey
from journey.model.patterns import Who, alternatives
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.rules.customers.excluded_customer_arises import NOTES, why_none
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the transitions that no customer who comes to their beginning may take.

    A transition from a touchpoint to which nobody comes follows from that, and is not reported.
    """
    space = context.space
    edges = space.edges
    for edge, number in enumerate(edges.numbers):
        source = edges.sources[edge]
        here = space.reached[source]
        if not here or here & edges.who[edge] or space.outcomes[source]:
            continue
        transition = space.journey.transitions[number]
        who = transition.for_ if isinstance(transition.for_, str) else ", ".join(transition.for_)
        values = {
            "transition": space.name_of(edge),
            "source": transition.from_,
            "who": who,
            "customers": tuple(map(str, space.universe.customers(here))),
        }
        case, related = ("", ()) if edges.who[edge] else _nobody(space, transition.for_)
        path = ("transitions", space.name_of(edge), "for")
        yield Finding("dead-transition", path, case, values=values, related=related)


def _nobody(space: StateSpace, who: Who) -> tuple[str, tuple[tuple[Path, str], ...]]:
    """Tell why there is no such customer, and where that is written."""
    meant = 0
    for pattern in alternatives(who):
        meant |= space.universe.grid(pattern)
    why, related = why_none(space, meant)
    return why or "excluded", related


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Add a transition for customers of whom there are none."""
    points = [point.id for point in journey.touchpoints if point.outcome is None]
    if not points:
        return None
    name = choose(("closed_for_good", "영영_닫힘"))
    customers = journey.customers
    changed = customers.model_copy(
        update={
            "situations": (*customers.situations, Situation(id=name)),
            "excluded": (
                *customers.excluded,
                Exclusion(customer=f"any/{name}", reason="There are none"),
            ),
        }
    )
    id = choose(points)
    step = Transition(from_=id, to=id, for_=name)
    return with_transitions(journey.model_copy(update={"customers": changed}), step)


RULE = Rule(
    id="dead-transition",
    severity=Severity.WARNING,
    statement=Sentence(
        "Some customer can take every transition.", "모든 전이에는 지나갈 수 있는 고객이 있습니다."
    ),
    why=Sentence(
        "A way that is open to nobody is a promise that no customer can redeem.",
        "아무에게도 열리지 않은 길은 어느 고객도 쓸 수 없는 약속입니다.",
    ),
    message=Words(
        Sentence(
            "nobody can take {transition:arrow}: it is for {who}, but those who come to {source} "
            "are {customers}",
            "{transition:arrow}은(는) 아무도 지나갈 수 없습니다: 대상은 {who}인데 {source}에 오는 "
            "고객은 {customers}뿐입니다",
        ),
        excluded=Sentence(
            "nobody can take {transition:arrow}: it is for {who}, whom the journey excludes",
            "{transition:arrow}은(는) 아무도 지나갈 수 없습니다: 대상인 {who}은(는) 제외된 "
            "고객입니다",
        ),
        types=Sentence(
            "nobody can take {transition:arrow}: it is for {who}, but that situation is not open "
            "to that type",
            "{transition:arrow}은(는) 아무도 지나갈 수 없습니다: 대상인 {who}은(는) 그 유형에는 "
            "없는 상황입니다",
        ),
        both=Sentence(
            "nobody can take {transition:arrow}: it is for {who}, of whom the journey excludes "
            "some, and the situation is not open to the type of the others",
            "{transition:arrow}은(는) 아무도 지나갈 수 없습니다: 대상인 {who} 가운데 일부는 "
            "제외된 고객이고 나머지는 그 유형에는 없는 상황입니다",
        ),
    ),
    cure=Words(
        Sentence(
            "widen its `for`, lead those customers to {source}, or delete it",
            "`for`를 넓히거나, 그 고객을 {source}(으)로 이끌거나, 전이를 지우세요",
        ),
        excluded=Sentence(
            "name another customer, drop the exclusion, or delete the transition",
            "다른 고객을 쓰거나, 제외를 없애거나, 전이를 지우세요",
        ),
        types=Sentence(
            "name another customer, open the situation to the type, or delete the transition",
            "다른 고객을 쓰거나, 그 상황을 유형에 열어 주거나, 전이를 지우세요",
        ),
        both=Sentence(
            "name another customer, or delete the transition",
            "다른 고객을 쓰거나 전이를 지우세요",
        ),
    ),
    notes=NOTES,
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: guest}
      paid: {outcome: positive}
transitions:
  - cart -> paid
  - cart -> paid: {for: vip}  # <-
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
transitions:
  - cart -> paid: {for: guest}
  - cart -> paid: {for: vip}
""",
    find=find,
    reads=SPACE,
    mutate=mutate,
)
