"""No more customers go on than have come."""

from collections.abc import Iterator, Sequence
from math import fsum

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_transitions
from journey.model.funnel import Transition
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.universe import Universe
from journey.words.sentences import Sentence, Words

_SLACK = 1e-9


def find(context: Context) -> Iterator[Finding]:
    """Find the touchpoints at which the rates open to one customer sum to more than 1."""
    journey = context.journey
    totals: dict[str, float] = {}
    for transition in journey.transitions:
        if rate := transition.rate:
            totals[transition.from_] = totals.get(transition.from_, 0) + rate
    high: dict[str, list[int]] = {id: [] for id, total in totals.items() if total > 1}
    if not high:
        return
    for number, transition in enumerate(journey.transitions):
        if transition.rate is not None and transition.from_ in high:
            high[transition.from_].append(number)
    space = context.space
    universe = space.universe
    for stage in journey.stages:
        for point in stage.touchpoints:
            if point.id not in high:
                continue
            here = space.reached[space.number_of(point.id)]
            total, who = _highest(journey, universe, high[point.id], here)
            if total <= 1 + _SLACK:
                total, who = _highest(journey, universe, high[point.id], universe.everyone)
            if total > 1 + _SLACK:
                path = ("stages", stage.id, "touchpoints", point.id)
                values = {
                    "touchpoint": point.id,
                    "customers": tuple(map(str, universe.customers(who))),
                    "sum": _figure(total),
                }
                related = tuple(
                    (("transitions", journey.transition_names[number]), "one")
                    for number in high[point.id]
                    if universe.set_of(journey.transitions[number].for_) & who
                )
                yield Finding("rates-exceed-one", path, values=values, key=True, related=related)


def _sum(journey: Journey, numbers: Sequence[int]) -> float:
    return fsum(journey.transitions[number].rate or 0 for number in numbers)


def _highest(
    journey: Journey, universe: Universe, numbers: Sequence[int], of: int
) -> tuple[float, int]:
    """Return the highest sum of some transitions' rates for one of a set, and for whom it is."""
    groups: dict[int, list[int]] = {of: []} if of else {}
    for number in numbers:
        who = universe.set_of(journey.transitions[number].for_)
        split: dict[int, list[int]] = {}
        for members, taken in groups.items():
            if members & who:
                split[members & who] = [*taken, number]
            if members & ~who:
                split[members & ~who] = taken
        groups = split
    sums = {members: _sum(journey, taken) for members, taken in groups.items()}
    highest = max(sums.values(), default=0.0)
    return highest, sum(members for members, total in sums.items() if total > highest - _SLACK)


def _figure(total: float) -> str:
    """Return a sum with four decimals, or with more where it would look like 1."""
    figure = f"{total:.4f}" if round(total, 4) > 1 else f"{total:.10f}"
    return figure.rstrip("0").rstrip(".")


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let everybody take two transitions from one touchpoint, each at a rate above a half."""
    points = [point.id for point in journey.touchpoints if point.outcome is None]
    if not points or not explore(journey).universe:
        return None
    id = choose(points)
    steps = [Transition(from_=id, to=choose(points), rate=rate) for rate in (0.6, 0.7)]
    return with_transitions(journey, *steps)


RULE = Rule(
    id="rates-exceed-one",
    severity=Severity.ERROR,
    statement=Sentence(
        "The rates of the transitions open to a customer at a touchpoint sum to 1 at most.",
        "한 고객 접점에서 한 고객에게 열린 전이의 비율을 더하면 1 이하입니다.",
    ),
    why=Sentence(
        "Teams plan their people by these rates; where more go on than came, somebody is waited "
        "for who does not exist, and somebody else waits.",
        "팀은 이 비율로 인력을 계획합니다. 온 고객보다 많은 고객이 나아간다고 하면 없는 고객을 "
        "기다리느라 있는 고객이 기다립니다.",
    ),
    message=Words(
        Sentence(
            "the rates of the transitions open to {customers} customers at {touchpoint} sum to "
            "{sum:plain}, more than 1",
            "{touchpoint}에서 {customers} 고객에게 열린 전이의 비율 합이 {sum:plain}(으)로 1을 "
            "넘습니다",
        )
    ),
    cure=Words(
        Sentence(
            "lower their `rate`s until these sum to 1 or less",
            "합이 1 이하가 되도록 전이의 `rate`를 낮추세요",
        )
    ),
    notes={"one": Sentence("one of these transitions", "합에 든 전이")},
    bad="""\
journey: shop
customers: {types: {guest: Anyone, vip: The few}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}  # <-
      paid: {outcome: positive}
      gone: {outcome: negative}
transitions:
  - cart -> paid: {rate: 0.6}
  - cart -> gone: {rate: 0.4, for: guest}
  - cart -> gone: {rate: 0.5, for: vip}
""",
    good="""\
journey: shop
customers: {types: {guest: Anyone, vip: The few}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
      gone: {outcome: negative}
transitions:
  - cart -> paid: {rate: 0.6}
  - cart -> gone: {rate: 0.4, for: guest}
  - cart -> gone: {rate: 0.3, for: vip}
""",
    find=find,
    reads=(*SPACE, "transitions.*.rate"),
    about=("customers",),
    mutate=mutate,
)
