"""Where it hurts, somebody does something for those whom it hurts."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage, with_touchpoint
from journey.model.funnel import Stage
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.universe import Universe
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the touchpoints that feel bad to customers whom no action item addresses there."""
    space = context.space
    for stage in context.journey.stages:
        if all(point.emotion is None for point in stage.touchpoints):
            continue
        anywhere, bound = _addressed(space.universe, stage)
        for point in stage.touchpoints:
            pained = 0
            for feeling, members in context.feelings(point).items():
                pained |= members if feeling < 0 else 0
            pained &= space.reached[space.number_of(point.id)]
            if ignored := pained & ~anywhere & ~bound.get(point.id, 0):
                values = {
                    "touchpoint": point.id,
                    "customers": tuple(map(str, space.universe.customers(ignored))),
                }
                path = ("stages", stage.id, "touchpoints", point.id, "emotion")
                yield Finding("ignored-pain", path, values=values)


def _addressed(universe: Universe, stage: Stage) -> tuple[int, dict[str, int]]:
    """Return whom a stage's actions address anywhere in it, and whom only at a touchpoint."""
    anywhere = 0
    bound: dict[str, int] = {}
    for action in stage.actions:
        who = universe.set_of(action.for_)
        if not action.at:
            anywhere |= who
        for id in action.at:
            bound[id] = bound.get(id, 0) | who
    return anywhere, bound


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Hurt those who come to a touchpoint, and do nothing in its stage any more."""
    space = explore(journey)
    options = [point.id for point in journey.touchpoints if space.customers_at(point.id)]
    if not options:
        return None
    id = choose(options)
    hurt = with_touchpoint(journey, id, emotion=choose((-1, -2, -3)))
    return with_stage(hurt, journey.stage_of(id).id, actions=())


RULE = Rule(
    id="ignored-pain",
    severity=Severity.WARNING,
    statement=Sentence(
        "Where a touchpoint feels bad to a customer, an action item there addresses them.",
        "고객이 괴로워하는 고객 접점에는 그 고객을 위한 액션 아이템이 있습니다.",
    ),
    why=Sentence(
        "To know that it hurts and to do nothing is what customers remember longest.",
        "괴로운 줄 알면서 아무것도 하지 않은 것을 고객은 가장 오래 기억합니다.",
    ),
    message=Words(
        Sentence(
            "{touchpoint} feels bad to {customers} customers, but no action item there is for them",
            "{touchpoint}에서 {customers} 고객의 감정이 부정적이지만 그곳에는 이들을 위한 액션 "
            "아이템이 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "add to its stage an action item for them, with `at: [{touchpoint:plain}]` or without "
            "`at`",
            "그 단계에 이들을 위한 액션 아이템을 `at: [{touchpoint:plain}]`(으)로, 또는 `at` 없이 "
            "더하세요",
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
      cart: {entry: any}
      failed:
        title: Payment failed
        emotion: -2  # <-
    actions:
      call: {title: Call and help, at: [failed], for: vip}
transitions: [cart -> failed]
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
      failed:
        title: Payment failed
        emotion: -2
    actions:
      call: {title: Call and help, at: [failed], for: vip}
      rescue: {title: Offer another way to pay, at: [failed]}
transitions: [cart -> failed]
""",
    find=find,
    reads=(
        *SPACE,
        "stages.*.touchpoints.*.emotion",
        "stages.*.actions.*.for",
        "stages.*.actions.*.at",
    ),
    about=("customers",),
    mutate=mutate,
)
