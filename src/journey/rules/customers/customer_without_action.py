"""Whoever comes to a stage is looked after there."""

from collections.abc import Iterator
from functools import partial

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.funnel import Stage
from journey.model.journey import Journey
from journey.model.operations import Action
from journey.model.walk import Walk
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the customers whom no action item of a stage that they come to addresses."""
    space = context.space
    for stage in context.journey.stages:
        if not stage.actions:
            continue  # stage-without-action says so
        alone = context.reached(stage)
        for action in stage.actions:
            alone &= ~context.addressed(stage, action)
        if alone:
            customers = tuple(map(str, space.universe.customers(alone)))
            values = {"stage": stage.id, "customers": customers}
            path = ("stages", stage.id)
            yield Finding(
                "customer-without-action",
                path,
                values=values,
                key=True,
                walk=partial(_witness, space, stage, alone),
            )


def _witness(space: StateSpace, stage: Stage, members: int) -> Walk | None:
    """Return a shortest walk that brings any of some customers to a stage, if worth showing."""
    made = (space.witness(space.number_of(point.id), members)() for point in stage.touchpoints)
    return min((walk for walk in made if walk), key=len, default=None)


def _here(space: StateSpace, stage: Stage) -> int:
    members = 0
    for point in stage.touchpoints:
        members |= space.reached[space.number_of(point.id)]
    return members


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Leave a stage with one action, for somebody who is not all who come there."""
    space = explore(journey)
    options = [stage for stage in journey.stages if _here(space, stage).bit_count() > 1]
    if not options:
        return None
    stage = choose(options)
    only = next(space.universe.customers(_here(space, stage)))
    action = Action(id="only_for_one", for_=str(only))
    return with_stage(journey, stage.id, actions=(action,))


RULE = Rule(
    id="customer-without-action",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every customer who comes to a stage is addressed by an action item there, specific or "
        "generic.",
        "단계에 오는 고객마다 맞춤 또는 공통 액션 아이템이 하나 이상 있습니다.",
    ),
    why=Sentence(
        "The customers whom no action is for are those who feel forgotten.",
        "챙겨 주는 액션이 하나도 없는 고객은 잊혔다고 느낍니다.",
    ),
    message=Words(
        Sentence(
            "{customers} customers come to stage {stage}, but none of its action items is for them",
            "{customers} 고객은 단계 {stage}에 오지만 그곳에는 이들을 대상으로 한 액션 아이템이 "
            "없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "add an action item for them, or one without `for`, which is for everyone",
            "이들을 위한 액션 아이템을 더하거나, `for` 없이 모두를 위한 것을 더하세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
stages:
  buy:  # <-
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
    actions:
      thank: {title: Thank by hand, for: vip}
transitions: [cart -> paid]
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
    actions:
      thank: {title: Thank by hand, for: vip}
      confirm: {title: Confirm the order}
transitions: [cart -> paid]
""",
    find=find,
    reads=(*SPACE, "stages.*.actions.*.for", "stages.*.actions.*.at"),
    about=("customers",),
    mutate=mutate,
)
