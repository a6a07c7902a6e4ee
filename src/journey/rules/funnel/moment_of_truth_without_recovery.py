"""What fails where it matters is made good."""

from collections.abc import Iterator
from functools import partial, reduce
from operator import or_

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.journey import Journey
from journey.model.walk import State, Walk
from journey.problems.findings import Finding, Severity
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the moments of truth whose failure is not modelled, or leads to no bearable end."""
    space = context.space
    failing = {step.from_ for step in context.journey.transitions if step.kind == "fail"}
    for stage in context.journey.stages:
        for point in stage.touchpoints:
            if not point.moment_of_truth or point.outcome:
                continue
            path = ("stages", stage.id, "touchpoints", point.id)
            values: dict[str, object] = {"touchpoint": point.id}
            rule = "moment-of-truth-without-recovery"
            if point.id not in failing:
                yield Finding(rule, path, values=values, key=True)
            elif lost := _lost(space, number := space.number_of(point.id)):
                members = reduce(or_, lost.values())
                values["customers"] = tuple(map(str, space.universe.customers(members)))
                walk = partial(_witness, space, number, lost)
                yield Finding(rule, path, "lost", values=values, key=True, walk=walk)


def _lost(space: StateSpace, number: int) -> dict[int, int]:
    """Return, for each way to fail at a touchpoint, whom it leads to no bearable end."""
    edges, saved = space.edges, space.ways_out(frozenset({"positive", "neutral"}))
    lost = {}
    for edge in edges.leaving[number]:
        if space.journey.transitions[edges.numbers[edge]].kind == "fail":
            target = edges.targets[edge]
            doomed = space.reached[target] & ~saved[target]
            who = space.reached[number] & edges.who[edge]
            if doomed and (members := who & space.before(edges.becomes[edge], doomed)):
                lost[edge] = members
    return lost


def _witness(space: StateSpace, number: int, lost: dict[int, int]) -> Walk | None:
    """Return a shortest walk to a touchpoint and through a failure there, if worth showing."""
    edges = space.edges
    walk = space.witness(number, reduce(or_, lost.values()))()
    if walk is None:
        return None
    bit = space.universe.bit(walk.states[-1].customer)
    edge = next(edge for edge, who in lost.items() if who & bit)
    after = next(space.universe.customers(space.after(edges.becomes[edge], bit)))
    failed = State(space.touchpoint_ids[edges.targets[edge]], after)
    return Walk((*walk.states, failed), (*walk.transitions, space.name_of(edge)))


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let a moment of truth go on as if it could not fail."""
    options = [point.id for point in journey.touchpoints if not point.outcome]
    if not options:
        return None
    id = choose(options)
    transitions = tuple(
        step.model_copy(update={"kind": "forward"})
        if step.from_ == id and step.kind == "fail"
        else step
        for step in journey.transitions
    )
    changed = journey.model_copy(update={"transitions": transitions})
    return with_touchpoint(changed, id, moment_of_truth=True)


RULE = Rule(
    id="moment-of-truth-without-recovery",
    severity=Severity.WARNING,
    statement=Sentence(
        "From every moment of truth a transition of kind `fail` leads to where customers can still "
        "reach a positive or neutral outcome.",
        "모든 진실의 순간에는 실패(`fail`) 전이가 있고, 실패한 뒤에도 고객은 긍정적 또는 중립적 "
        "결과에 이를 수 있습니다.",
    ),
    why=Sentence(
        "Customers forgive a failure that is made good; over one that nobody planned for they "
        "leave.",
        "고객은 바로잡아 준 실패는 용서하지만, 아무도 대비하지 않은 실패에는 떠납니다.",
    ),
    message=Words(
        Sentence(
            "no transition of kind `fail` leaves the moment of truth {touchpoint}",
            "진실의 순간 {touchpoint}에서 나가는 `fail` 전이가 없습니다",
        ),
        lost=Sentence(
            "{customers} customers who fail at the moment of truth {touchpoint} can reach no "
            "positive or neutral outcome any more",
            "{customers} 고객은 진실의 순간 {touchpoint}에서 실패하면 긍정적 결과에도 중립적 "
            "결과에도 이를 수 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "add a transition with `kind: fail` to where customers are helped, and ways on from "
            "there",
            "고객을 돕는 곳으로 가는 `kind: fail` 전이와 거기서 나아가는 길을 더하세요",
        ),
        lost=Sentence(
            "lead them after the failure to where they are helped, and from there to a positive or "
            "neutral outcome",
            "실패한 뒤 도움을 받는 곳으로, 거기서 긍정적 또는 중립적 결과로 가는 전이를 더하세요",
        ),
    ),
    bad="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any, moment_of_truth: true}  # <-
      pay: {moment_of_truth: true}  # <-
      failed: Payment failed
      paid: {outcome: positive}
      gone: {outcome: negative}
transitions:
  - cart -> pay -> paid
  - pay -> failed: {kind: fail}
  - failed -> gone
""",
    good="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      pay: {moment_of_truth: true}
      failed: Payment failed
      paid: {outcome: positive}
      gone: {outcome: negative}
transitions:
  - cart -> pay -> paid
  - pay -> failed: {kind: fail}
  - failed -> gone
  - failed -> pay: {kind: retry}
""",
    find=find,
    reads=(*SPACE, "stages.*.touchpoints.*.moment_of_truth", "transitions.*.kind"),
    about=("customers",),
    mutate=mutate,
)
