"""Every customer of the universe comes up."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.customers import Situation
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.universe import Universe
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find who exists but is in no reachable state, a whole type or situation at once."""
    space = context.space
    if not space.entering:
        return  # no-entry says so
    universe = space.universe
    seen = 0
    for members in space.reached:
        seen |= members
    missing = universe.everyone & ~seen
    for name in universe.types:
        whole = universe.set_of(name)
        if whole and whole & missing == whole:
            yield _finding(universe, ("customers", "types", name), "type", name, whole)
            missing &= ~whole
    for name in universe.situations:
        whole = universe.set_of(name)
        here = whole & missing
        if here:
            case = "situation" if here == whole else ""
            yield _finding(universe, ("customers", "situations", name), case, name, here)


def _finding(
    universe: Universe, path: tuple[str, ...], case: str, name: str, members: int
) -> Finding:
    customers = tuple(map(str, universe.customers(members)))
    values = {"name": name, "customers": customers}
    return Finding("customer-never-arises", path, case, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Declare a situation in which nobody ever is: whoever enters now enters in another."""
    space = explore(journey)
    for point in journey.touchpoints:
        members = space.entering.get(space.number_of(point.id), 0)
        if members:
            who = tuple(map(str, space.universe.customers(members)))
            journey = with_touchpoint(journey, point.id, entry=who)
    if not space.entering:
        return None
    name = choose(("on_the_moon", "달에_있음"))
    customers = journey.customers
    more = (*customers.situations, Situation(id=name, definition="Nobody is"))
    changed = customers.model_copy(update={"situations": more})
    return journey.model_copy(update={"customers": changed})


RULE = Rule(
    id="customer-never-arises",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every customer of the universe is somewhere on a walk.",
        "전체 고객의 누구나 여정 어딘가에 나타납니다.",
    ),
    why=Sentence(
        "A customer who is defined but never met is a customer whom nobody has thought through.",
        "정의만 하고 만나지 않는 고객은 아무도 끝까지 생각해 보지 않은 고객입니다.",
    ),
    message=Words(
        Sentence(
            "{customers} customers never come up in this journey",
            "{customers} 고객은 이 여정에 한 번도 나타나지 않습니다",
        ),
        type=Sentence(
            "no {name} ever comes up in this journey, in any situation",
            "{name}은(는) 어떤 상황에서도 이 여정에 나타나지 않습니다",
        ),
        situation=Sentence(
            "nobody in this journey is ever in the situation {name}",
            "이 여정에서 {name} 상황인 고객은 아무도 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "let them enter somewhere, let a transition's `becomes` lead to them, or exclude them "
            "with the reason",
            "어디로 들어오는지 쓰거나, 전이의 `becomes`로 이 고객이 되게 하거나, 이유와 함께 "
            "제외하세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations:
    looking: Looking around
    waiting: Paid and waiting  # <-
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any/looking}
      paid: {outcome: positive}
transitions:
  - cart -> paid: {becomes: waiting, for: vip}
  - cart -> paid: {for: guest}
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations:
    looking: Looking around
    waiting: Paid and waiting
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any/looking}
      paid: {outcome: positive}
transitions:
  - cart -> paid: {becomes: waiting}
""",
    find=find,
    reads=SPACE,
    about=("customers",),
    mutate=mutate,
)
