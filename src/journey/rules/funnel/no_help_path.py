"""Whoever buys, waits or uses has help within reach."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words

PHASES = ("purchase", "delivery", "use")
"""The phases in which help has to be near."""


def find(context: Context) -> Iterator[Finding]:
    """Find the customers at purchase, delivery and use who have too far to go for help."""
    journey, space = context.journey, context.space
    unused = (phase for phase in journey.unused_phases if not is_blank(phase.reason))
    if any(phase.id == "contact" for phase in unused):
        return
    near = _near(context)
    cure = "" if any(stage.phase == "contact" for stage in journey.stages) else "nowhere"
    for stage in journey.stages:
        for point in stage.touchpoints if stage.phase in PHASES else ():
            number = space.number_of(point.id)
            far = space.reached[number] & ~context.internal & ~near[number]
            if far and point.outcome is None and point.id not in context.attended:
                path = ("stages", stage.id, "touchpoints", point.id)
                values = {
                    "touchpoint": point.id,
                    "customers": tuple(map(str, space.universe.customers(far))),
                    "steps": context.settings.thresholds.help_steps,
                }
                walk = space.witness(number, far)
                yield Finding("no-help-path", path, cure=cure, values=values, key=True, walk=walk)


def _near(context: Context) -> list[int]:
    """Return, for each touchpoint by number, who can come from there to help in time."""
    space, edges = context.space, context.space.edges
    front = {
        space.number_of(point.id): space.universe.everyone
        for stage in context.journey.stages
        if stage.phase == "contact"
        for point in stage.touchpoints
    }
    near = [front.get(number, 0) for number in range(len(space.outcomes))]
    for _ in range(context.settings.thresholds.help_steps):
        following: dict[int, int] = {}
        for target, members in front.items():
            for edge in edges.reaching[target]:
                source = edges.sources[edge]
                if space.outcomes[source]:
                    continue
                came = space.before(edges.becomes[edge], members) & edges.who[edge]
                if came := came & ~near[source]:
                    near[source] |= came
                    following[source] = following.get(source, 0) | came
        front = following
    return near


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Close every place of contact, and let customers buy, wait or use somewhere."""
    context = Context(journey, today=date.min)
    reached = context.space.reached
    options = [
        point.id
        for point in journey.touchpoints
        if not point.outcome
        and point.id not in context.attended
        and reached[context.space.number_of(point.id)] & ~context.internal
    ]
    if not options:
        return None
    here = journey.stage_of(choose(options)).id
    for stage in journey.stages:
        if stage.phase == "contact":
            journey = with_stage(journey, stage.id, phase="loyalty")
    unused = tuple(phase for phase in journey.unused_phases if phase.id != "contact")
    return with_stage(journey, here, phase=choose(PHASES)).model_copy(
        update={"unused_phases": unused}
    )


RULE = Rule(
    id="no-help-path",
    severity=Severity.WARNING,
    statement=Sentence(
        "From every touchpoint of purchase, delivery and use, customers can come to one of the "
        "contact phase within a few transitions (2, unless configured otherwise), or talk with a "
        "colleague there: an action item with `human: true` is `at` it, or colleagues serve it.",
        "구매·배송·사용 국면의 모든 고객 접점에서 고객은 몇 번의 전이(따로 정하지 않으면 2번) 안에 "
        "고객센터 문의 국면의 고객 접점에 갈 수 있거나, 그 접점에서 바로 동료와 이야기합니다"
        "(`at`이 그 접점이고 `human: true`인 액션 아이템이 있거나, 동료의 접점이 `serves`로 "
        "지원함).",
    ),
    why=Sentence(
        "Customers who get stuck and find nobody to ask give up, or complain in public.",
        "막혔는데 물어볼 곳을 찾지 못한 고객은 포기하거나 공개된 곳에 불만을 씁니다.",
    ),
    message=Words(
        Sentence(
            "{customers} customers at {touchpoint} cannot come to a touchpoint of the contact "
            "phase within {steps} transition{steps:s}",
            "{customers} 고객은 {touchpoint}에서 전이 {steps}번 안에 고객센터 문의 국면의 고객 "
            "접점에 갈 수 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "add a transition for them from here to a touchpoint of a stage with `phase: contact`",
            "여기서 `phase: contact`인 단계의 고객 접점으로 가는 이들의 전이를 더하세요",
        ),
        nowhere=Sentence(
            "add a stage with `phase: contact` and a transition for them to one of its "
            "touchpoints, or write under `unused_phases` why there is no such stage",
            "`phase: contact`인 단계와 그 고객 접점으로 가는 이들의 전이를 더하거나, 그런 단계가 "
            "없는 이유를 `unused_phases`에 쓰세요",
        ),
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
      pay: Pay  # <-
      paid: {outcome: positive}
  help:
    phase: contact
    touchpoints: {chat: Chat}
transitions:
  - cart -> pay -> paid
  - pay -> chat: {for: vip}
  - chat -> paid
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
      pay: Pay
      paid: {outcome: positive}
  help:
    phase: contact
    touchpoints: {chat: Chat}
transitions:
  - cart -> pay -> paid
  - pay -> chat
  - chat -> paid
""",
    find=find,
    reads=(
        *SPACE,
        "stages.*.phase",
        "stages.*.touchpoints.*.serves",
        "stages.*.actions.*.human",
        "stages.*.actions.*.at",
        "unused_phases",
        "customers.types.*.internal",
    ),
    about=("customers",),
    mutate=mutate,
)
