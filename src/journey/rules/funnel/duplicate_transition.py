"""A transition is written once."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_transitions
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.words.sentences import Sentence, Words

Same = tuple[str, str, str, str]


def find(context: Context) -> Iterator[Finding]:
    """Find the transitions that somebody could take just as well by one written before."""
    journey = context.journey
    names = journey.transition_names
    # Only where an arrow has been written before is there anything to compare.
    repeated = {name.partition("#")[0] for name in names if "#" in name}
    if not repeated:
        return
    space = context.space
    universe = space.universe
    known: dict[Same, list[tuple[int, str]]] = {}
    for number, name in enumerate(names):
        if name not in repeated and "#" not in name:
            continue
        transition = journey.transitions[number]
        becomes = "".join((transition.becomes or "").split())
        same = (transition.from_, transition.to, transition.kind, becomes)
        earlier = known.setdefault(same, [])
        fresh = who = universe.set_of(transition.for_)
        for members, _ in earlier:
            fresh &= ~members
        if fresh:
            earlier.append((who, name))
        if fresh != who:
            shared, first = next((who & one, named) for one, named in earlier if who & one)
            shared = shared & space.reached[space.number_of(transition.from_)] or shared
            values = {
                "transition": name,
                "first": first if "#" in first else f"{first}#1",
                "customers": tuple(map(str, universe.customers(shared))),
            }
            related = ((("transitions", first), "first"),)
            path = ("transitions", name)
            yield Finding("duplicate-transition", path, values=values, related=related)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Write a transition a second time."""
    universe = explore(journey).universe
    options = [step for step in journey.transitions if universe.set_of(step.for_)]
    return with_transitions(journey, choose(options)) if options else None


RULE = Rule(
    id="duplicate-transition",
    severity=Severity.ADVICE,
    statement=Sentence(
        "A transition is written once for each customer.", "전이는 고객마다 한 번만 씁니다."
    ),
    why=Sentence(
        "Of a step that is written twice only one gets mended, and customers get the other.",
        "두 번 쓴 전이는 한쪽만 고치게 되고, 고객은 고치지 않은 쪽을 겪습니다.",
    ),
    message=Words(
        Sentence(
            "for {customers} customers, {transition:arrow} is the same as {first:arrow}: both "
            "ends, `kind` and `becomes` agree",
            "{customers} 고객에게 {transition:arrow}은(는) {first:arrow}과(와) 같습니다: 양 끝과 "
            "`kind`, `becomes`가 같습니다",
        )
    ),
    cure=Words(
        Sentence(
            "delete one of the two, or narrow its `for`",
            "둘 중 하나를 지우거나 `for`를 좁히세요",
        )
    ),
    notes={"first": Sentence("first written here", "처음 쓴 곳")},
    bad="""\
journey: shop
customers: {types: {guest: Anyone, vip: The few}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
transitions:
  - cart -> paid: {takes: 4 minutes}
  - cart -> paid: {takes: 1 minute, for: vip}  # <-
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
transitions:
  - cart -> paid: {takes: 4 minutes, for: guest}
  - cart -> paid: {takes: 1 minute, for: vip}
""",
    find=find,
    reads=(*SPACE, "transitions.*.kind"),
    about=("customers",),
    mutate=mutate,
)
