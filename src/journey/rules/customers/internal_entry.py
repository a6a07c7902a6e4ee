"""Nobody takes a colleague for a customer."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.funnel import Touchpoint
from journey.model.journey import Journey
from journey.model.patterns import parse_pattern
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.universe import Universe
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the entries that let colleagues in beside customers without naming the type."""
    universe = context.space.universe
    if not context.internal:
        return
    for stage in context.journey.stages:
        for point in stage.touchpoints:
            found = {
                pattern: _naming(universe, pattern, members & ~context.internal)
                for pattern, members in _unnamed(universe, point)
                if members & context.internal and members & ~context.internal
            }
            if found:
                who = universe.set_of(tuple(found)) & context.internal
                values = {
                    "touchpoint": point.id,
                    "customers": tuple(map(str, universe.customers(who))),
                    "patterns": tuple(found),
                    "instead": tuple(found.values()),
                }
                path = ("stages", stage.id, "touchpoints", point.id, "entry")
                yield Finding("internal-entry", path, values=values, key=True)


def _unnamed(universe: Universe, point: Touchpoint) -> Iterator[tuple[str, int]]:
    """Yield the patterns of an entry that name no type, each with whom it means."""
    for pattern in point.entry_patterns:
        if not {*parse_pattern(pattern).left} & {*universe.types}:
            yield pattern, universe.set_of(pattern)


def _naming(universe: Universe, pattern: str, members: int) -> str:
    """Return the pattern that means only some of those whom another means, by their types."""
    parsed = parse_pattern(pattern)
    types = dict.fromkeys(who.type for who in universe.customers(members))
    situations = parsed.left if parsed.right is None else parsed.right
    return "/".join(filter(None, ["|".join(types), "|".join(situations)]))


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let one of the types who enter together be colleagues."""
    universe, customers = explore(journey).universe, journey.customers
    options = []
    for point in journey.touchpoints:
        for _, members in _unnamed(universe, point):
            types = dict.fromkeys(who.type for who in universe.customers(members))
            outer = [type.id for type in customers.types if type.id in types and not type.internal]
            options += outer if len(outer) > 1 else []
    if not options:
        return None
    inner = choose(options)
    changed = tuple(
        type.model_copy(update={"internal": True, "share": None, "revenue_share": None})
        if type.id == inner
        else type
        for type in customers.types
    )
    return journey.model_copy(update={"customers": customers.model_copy(update={"types": changed})})


RULE = Rule(
    id="internal-entry",
    severity=Severity.WARNING,
    statement=Sentence(
        "An entry that lets colleagues in beside customers names the types whom it means.",
        "동료와 고객이 함께 들어올 수 있는 유입에는 어떤 유형인지 적습니다.",
    ),
    why=Sentence(
        "Colleagues who are taken for customers are cared for by nobody, and customers are counted "
        "who are none.",
        "동료를 고객으로 잘못 세면 동료는 아무도 챙기지 않고, 있지도 않은 고객을 챙기게 됩니다.",
    ),
    message=Words(
        Sentence(
            "the entry {patterns} at {touchpoint} lets colleagues in beside customers, as "
            "{customers}",
            "{touchpoint}의 유입 {patterns}(으)로 고객만이 아니라 동료도 {customers}(으)로 들어올 "
            "수 있습니다",
        )
    ),
    cure=Words(
        Sentence(
            "name the types of customers: {instead} for {patterns}; or of colleagues too, if they "
            "are meant",
            "고객 유형을 적으세요: {patterns} 대신 {instead}. 동료도 들어온다면 동료의 유형도 함께 "
            "적으세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types:
    guest: Anyone
    agent: {definition: Who serves, internal: true}
  situations:
    looking: Looking around
    on_shift: {definition: Serving others, types: [agent]}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: looking}  # <-
      paid: {outcome: positive}
  help:
    phase: contact
    touchpoints:
      case: {entry: agent/on_shift, serves: [cart]}
      closed: {outcome: positive}
transitions: [cart -> paid, case -> closed]
""",
    good="""\
journey: shop
customers:
  types:
    guest: Anyone
    member: Whoever has a card
    agent: {definition: Who serves, internal: true}
  situations:
    looking: {definition: Looking around, types: [guest, member]}
    on_shift: {definition: Serving others, types: [agent]}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: looking}
      paid: {outcome: positive}
  help:
    phase: contact
    touchpoints:
      case: {entry: agent/on_shift, serves: [cart]}
      closed: {outcome: positive}
transitions: [cart -> paid, case -> closed]
""",
    find=find,
    reads=(
        "stages.*.touchpoints.*.entry",
        "customers.types.*.id",
        "customers.types.*.internal",
        "customers.situations.*.id",
        "customers.situations.*.types",
        "customers.excluded.*.customer",
    ),
    about=("customers",),
    mutate=mutate,
)
