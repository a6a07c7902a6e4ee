"""Nobody becomes a customer who does not exist."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_transitions
from journey.model.customers import Exclusion
from journey.model.funnel import Transition
from journey.model.journey import Journey
from journey.model.patterns import alternatives
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words

NOTES = {
    "excluded": Sentence("excluded here", "여기에서 제외됨"),
    "types": Sentence("open only to these types", "이 유형에만 열린 상황"),
}
"""What keeps customers out of the universe."""


def find(context: Context) -> Iterator[Finding]:
    """Find the transitions after which somebody is a customer outside the universe."""
    space = context.space
    edges = space.edges
    for edge in range(len(edges.numbers)):
        becomes, source = edges.becomes[edge], edges.sources[edge]
        if becomes is None or space.outcomes[source]:
            continue
        members = space.reached[source] & edges.who[edge]
        lost = space.after(becomes, members) & ~space.universe.everyone
        if lost:
            who = members & space.before(becomes, lost)
            case, related = why_none(space, lost)
            excluded = lost & space.universe.excluded
            values = {
                "transition": space.name_of(edge),
                "customers": tuple(map(str, space.universe.customers(who))),
                "results": tuple(map(str, space.universe.customers(lost))),
                "excluded": tuple(map(str, space.universe.customers(excluded))),
                "closed": tuple(map(str, space.universe.customers(lost ^ excluded))),
            }
            yield Finding(
                "excluded-customer-arises",
                ("transitions", space.name_of(edge), "becomes"),
                case,
                values=values,
                walk=space.witness(source, who),
                related=related,
            )


def why_none(space: StateSpace, lost: int) -> tuple[str, tuple[tuple[Path, str], ...]]:
    """Tell what keeps some customers out of the universe, and where that is written."""
    universe = space.universe
    places: list[tuple[Path, str]] = []
    excluded = lost & universe.excluded
    closed = lost ^ excluded
    for number, exclusion in enumerate(space.journey.customers.excluded):
        grid = 0
        for pattern in alternatives(exclusion.customer):
            grid |= universe.grid(pattern)
        if grid & excluded:
            places.append((("customers", "excluded", number), "excluded"))
            excluded &= ~grid
    situations = dict.fromkeys(who.situation for who in universe.customers(closed))
    places += [(("customers", "situations", each), "types") for each in situations]
    case = ("types" if closed == lost else "both") if closed else ""
    return case, tuple(places)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Exclude a customer, and let somebody become that one."""
    space = explore(journey)
    options = [
        (id, who)
        for id, outcome in zip(space.touchpoint_ids, space.outcomes, strict=True)
        for who in space.customers_at(id)
        if outcome is None
    ]
    universe = space.customers
    if not options or len(universe) < 2:
        return None
    id, who = choose(options)
    other = choose([customer for customer in universe if customer != who])
    customers = journey.customers
    more = (*customers.excluded, Exclusion(customer=str(other), reason="There is none"))
    step = Transition(from_=id, to=id, for_=str(who), becomes=str(other))
    changed = customers.model_copy(update={"excluded": more})
    mutant = with_transitions(journey.model_copy(update={"customers": changed}), step)
    return mutant if (id, who) in explore(mutant) else None


RULE = Rule(
    id="excluded-customer-arises",
    severity=Severity.ERROR,
    statement=Sentence(
        "Nobody becomes a customer who is excluded.", "아무도 제외된 고객이 되지 않습니다."
    ),
    why=Sentence(
        "The definition says that there is no such customer, and then makes one: from there on "
        "nothing is prepared.",
        "그런 고객은 없다고 정해 놓고 만들어 내면, 그 뒤로는 아무것도 준비되어 있지 않습니다.",
    ),
    message=Words(
        Sentence(
            "on {transition:arrow}, {customers} customers would become {results}, whom the journey "
            "excludes",
            "{transition:arrow}에서 {customers} 고객이 제외된 {results}이(가) 됩니다",
        ),
        types=Sentence(
            "on {transition:arrow}, {customers} customers would become {results}, but that "
            "situation is not open to that type",
            "{transition:arrow}에서 {customers} 고객이 {results}이(가) 되는데, 그 유형에는 없는 "
            "상황입니다",
        ),
        both=Sentence(
            "on {transition:arrow}, {customers} customers would become {excluded}, whom the "
            "journey excludes, and {closed}, to whose type that situation is not open",
            "{transition:arrow}에서 {customers} 고객이 제외된 {excluded}, 그리고 그 유형에는 없는 "
            "상황인 {closed}이(가) 됩니다",
        ),
    ),
    cure=Words(
        Sentence(
            "narrow its `for`, change its `becomes`, or drop the exclusion",
            "`for`를 좁히거나, `becomes`를 고치거나, 제외를 없애세요",
        ),
        types=Sentence(
            "narrow its `for`, change its `becomes`, or open the situation to the type",
            "`for`를 좁히거나, `becomes`를 고치거나, 그 상황을 유형에 열어 주세요",
        ),
        both=Sentence(
            "narrow its `for`, or change its `becomes`",
            "`for`를 좁히거나 `becomes`를 고치세요",
        ),
    ),
    notes=NOTES,
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, member: Who has paid}
  situations: {looking: Looking around, waiting: Paid and waiting}
  excluded:
    - {customer: guest/waiting, reason: Paying makes a guest a member}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any/looking}
      paid: {outcome: positive}
transitions:
  - cart -> paid: {becomes: waiting}  # <-
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone, member: Who has paid}
  situations: {looking: Looking around, waiting: Paid and waiting}
  excluded:
    - {customer: guest/waiting, reason: Paying makes a guest a member}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any/looking}
      paid: {outcome: positive}
transitions:
  - cart -> paid: {becomes: member/waiting}
""",
    find=find,
    reads=(*SPACE, "customers.excluded.*.reason"),
    about=("customers", "results"),
    mutate=mutate,
)
