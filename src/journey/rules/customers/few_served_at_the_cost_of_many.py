"""Whatever the few are given, the many are not left without."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.customers import CustomerType
from journey.model.funnel import Stage
from journey.model.journey import Journey
from journey.model.operations import Action
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the action items for types of high value in stages where others get nothing."""
    types = tuple(type.id for type in context.journey.customers.types if _is_of_high_value(type))
    if not types:
        return
    space = context.space
    universe = space.universe
    few = universe.set_of(types)
    for stage in context.journey.stages:
        rest: int | None = None
        for action in stage.actions:
            if action.for_ is None:
                continue
            who = universe.set_of(action.for_)
            if not who or who & ~few:
                continue
            if rest is None:
                rest = context.reached(stage) & ~few & ~context.internal
                rest &= ~_addressed(space, stage)
            if rest:
                values = {
                    "action": action.id,
                    "stage": stage.id,
                    "types": tuple(type for type in types if universe.set_of(type) & who),
                    "customers": tuple(map(str, universe.customers(rest))),
                }
                path = ("stages", stage.id, "actions", action.id)
                yield Finding("few-served-at-the-cost-of-many", path, values=values, key=True)


def _is_of_high_value(type: CustomerType) -> bool:
    if type.share is None or type.revenue_share is None:
        return False
    return type.revenue_share > type.share


def _addressed(space: StateSpace, stage: Stage) -> int:
    """Return who can meet some action item of a stage."""
    found = 0
    for action in stage.actions:
        who = space.universe.set_of(action.for_)
        if action.at:
            here = 0
            for id in action.at:
                if id in space.journey._touchpoints:
                    here |= space.reached[space.number_of(id)]
            who &= here
        found |= who
    return found


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let one type be of high value, and the only one for whom a stage does something."""
    space = explore(journey)
    universe = space.universe
    options = []
    for stage in journey.stages:
        here = 0
        for point in stage.touchpoints:
            here |= space.reached[space.number_of(point.id)]
        for type in universe.types:
            members = universe.set_of(type)
            if members and here & ~members:
                options.append((stage.id, type))
    if not options:
        return None
    place, few = choose(options)
    types = tuple(
        type.model_copy(
            update={"share": 0.1, "revenue_share": 0.6, "internal": False}
            if type.id == few
            else {"revenue_share": None, "internal": False}
        )
        for type in journey.customers.types
    )
    customers = journey.customers.model_copy(update={"types": types})
    action = Action(id="only_for_the_few", for_=few)
    changed = journey.model_copy(update={"customers": customers})
    return with_stage(changed, place, actions=(action,))


RULE = Rule(
    id="few-served-at-the-cost-of-many",
    severity=Severity.WARNING,
    statement=Sentence(
        "Where a stage does something for customers of high value, it does something for all "
        "others who come there.",
        "가치가 높은 고객을 위한 액션 아이템이 있는 단계에는 그곳에 오는 다른 고객을 위한 것도 "
        "있습니다.",
    ),
    why=Sentence(
        "Most customers are among the many; they see who is served first, and that nobody comes "
        "for them.",
        "고객은 대부분 다수에 속합니다. 이들은 누가 먼저 응대받는지, 자신에게는 아무도 오지 않는지 "
        "압니다.",
    ),
    message=Words(
        Sentence(
            "the action item {action} is for {types}, who bring in more than their share, but no "
            "action item of stage {stage} is for the {customers} customers who come there too",
            "액션 아이템 {action}은(는) 고객 비중보다 매출 비중이 큰 {types} 고객을 위한 "
            "것이지만, 단계 {stage}에 함께 오는 {customers} 고객을 위한 액션 아이템은 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "add an action item for them to stage {stage}, or one without `for`, which is for "
            "everyone",
            "단계 {stage}에 이들을 위한 액션 아이템을 더하거나, `for` 없이 모두를 위한 것을 "
            "더하세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types:
    guest: {definition: Anyone, share: 0.8, revenue_share: 0.2}
    vip: {definition: The few, share: 0.2, revenue_share: 0.8}
  situations: {looking: Looking around}
stages:
  help:
    phase: contact
    touchpoints:
      chat: {entry: any}
      solved: {outcome: positive}
    actions:
      call_back: {title: Call back at once, for: vip}  # <-
transitions: [chat -> solved]
""",
    good="""\
journey: shop
customers:
  types:
    guest: {definition: Anyone, share: 0.8, revenue_share: 0.2}
    vip: {definition: The few, share: 0.2, revenue_share: 0.8}
  situations: {looking: Looking around}
stages:
  help:
    phase: contact
    touchpoints:
      chat: {entry: any}
      solved: {outcome: positive}
    actions:
      call_back: {title: Call back at once, for: vip}
      answer: {title: Answer within the day}
transitions: [chat -> solved]
""",
    find=find,
    reads=(
        *SPACE,
        "customers.types.*.share",
        "customers.types.*.revenue_share",
        "customers.types.*.internal",
        "stages.*.actions.*.for",
        "stages.*.actions.*.at",
    ),
    about=("customers",),
    mutate=mutate,
)
