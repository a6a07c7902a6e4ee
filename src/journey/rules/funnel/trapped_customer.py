"""Whoever is on the way can come to an end."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint_added, with_transitions
from journey.model.funnel import Touchpoint, Transition
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words

FAR = 60
"""How many touchpoints onward to look for the ends at which customers are trapped."""


def find(context: Context) -> Iterator[Finding]:
    """Find, touchpoint by touchpoint, the customers from whom no outcome can be reached."""
    space = context.space
    if not any(space.outcomes):
        if any(space.reached):
            yield Finding("trapped-customer", ("stages",), "no-outcome")
        return
    free = space.ways_out()
    for stage in context.journey.stages:
        for point in stage.touchpoints:
            number = space.number_of(point.id)
            if trapped := space.reached[number] & ~free[number]:
                path = ("stages", stage.id, "touchpoints", point.id)
                case, ends = _why(space, number, trapped)
                values = {
                    "touchpoint": point.id,
                    "customers": tuple(map(str, space.universe.customers(trapped))),
                    "ends": ends,
                }
                yield Finding(
                    "trapped-customer",
                    path,
                    case,
                    values=values,
                    key=True,
                    walk=space.witness(number, trapped),
                )


def _why(space: StateSpace, number: int, trapped: int) -> tuple[str, tuple[str, ...]]:
    """Tell what keeps customers in, and beyond which touchpoints they cannot go at all."""
    if not space.edges.leaving[number]:
        return "dead-end", ()
    seen = _onward(space, number, trapped)
    if len(seen) > FAR:
        return "", ()
    stuck = {here: halted for here, came in seen.items() if (halted := _halted(space, here, came))}
    if stuck == {number: trapped}:
        return "closed", ()
    if not stuck:
        return "circle", ()
    ends = tuple(_named(space, here, stuck[here], len(stuck) > 1) for here in sorted(stuck))
    return ("leads" if _all_end(space, seen, stuck) else "circle-or-end"), ends


def _onward(space: StateSpace, number: int, members: int) -> dict[int, int]:
    """Return who comes where from a touchpoint on, as far as is worth telling."""
    edges = space.edges
    seen, waiting = {number: members}, {number: members}
    while waiting and len(seen) <= FAR:
        here, came = waiting.popitem()
        for edge in edges.leaving[here]:
            moved = space.after(edges.becomes[edge], came & edges.who[edge])
            target = edges.targets[edge]
            if fresh := moved & space.universe.everyone & ~seen.get(target, 0):
                seen[target] = seen.get(target, 0) | fresh
                waiting[target] = waiting.get(target, 0) | fresh
    return seen


def _halted(space: StateSpace, here: int, members: int) -> int:
    """Return those of a set to whom nothing is open that leads to anybody who can exist."""
    edges = space.edges
    for edge in edges.leaving[here]:
        members &= ~(edges.who[edge] & space.before(edges.becomes[edge], space.universe.everyone))
    return members


def _all_end(space: StateSpace, seen: dict[int, int], stuck: dict[int, int]) -> bool:
    """Tell whether from everywhere they come to an end, rather than go round in a circle."""
    edges = space.edges
    left = {here: came & ~stuck.get(here, 0) for here, came in seen.items()}
    waiting = dict(stuck)
    while waiting:
        here, members = waiting.popitem()
        for edge in edges.reaching[here]:
            source = edges.sources[edge]
            came = space.before(edges.becomes[edge], members) & edges.who[edge]
            if came := came & left.get(source, 0):
                left[source] ^= came
                waiting[source] = waiting.get(source, 0) | came
    return not any(left.values())


def _named(space: StateSpace, here: int, members: int, several: bool) -> str:
    id = space.touchpoint_ids[here]
    if not several:
        return id
    names = [str(customer) for customer in space.universe.customers(members)]
    more = ", …" if len(names) > 2 else ""
    return f"{id} ({', '.join(names[:2])}{more})"


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Lead from some reachable touchpoint into one that nothing leaves."""
    space = explore(journey)
    options = [
        id
        for id, outcome in zip(space.touchpoint_ids, space.outcomes, strict=True)
        if outcome is None and space.customers_at(id)
    ]
    if not options:
        return None
    id = choose(options)
    stage = journey.stage_of(id).id
    return with_transitions(
        with_touchpoint_added(journey, stage, Touchpoint(id="trap")),
        Transition(from_=id, to="trap"),
    )


RULE = Rule(
    id="trapped-customer",
    severity=Severity.ERROR,
    statement=Sentence(
        "From wherever customers can be, they can reach an outcome.",
        "고객이 있을 수 있는 모든 곳에서 결과에 이를 수 있습니다.",
    ),
    why=Sentence(
        "A customer who can neither go on nor leave keeps calling, and then tells others.",
        "나아갈 수도 떠날 수도 없는 고객은 계속 전화하고, 그다음에는 남에게 말합니다.",
    ),
    message=Words(
        Sentence(
            "{customers} customers can come to {touchpoint} but never to an outcome from there",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 어떤 결과에도 이르지 못합니다",
        ),
        leads=Sentence(
            "{customers} customers can come to {touchpoint} but never to an outcome from there: "
            "all ways end at {ends}",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 어떤 결과에도 이르지 못합니다: "
            "모든 길이 {ends}에서 끊깁니다",
        ),
        circle=Sentence(
            "{customers} customers can come to {touchpoint} but never to an outcome from there: "
            "they go round in a circle",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 어떤 결과에도 이르지 못하고 "
            "같은 자리를 맴돕니다",
        ),
        circle_or_end=Sentence(
            "{customers} customers can come to {touchpoint} but never to an outcome from there: "
            "they end at {ends}, or go round in a circle",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 어떤 결과에도 이르지 못합니다: "
            "{ends}에서 길이 끊기거나 같은 자리를 맴돕니다",
        ),
        dead_end=Sentence(
            "{customers} customers can come to {touchpoint}, but no transition leaves it",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 나가는 전이가 없습니다",
        ),
        closed=Sentence(
            "{customers} customers can come to {touchpoint}, but no transition that leaves it is "
            "for them",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 나가는 전이는 모두 이들을 위한 "
            "것이 아닙니다",
        ),
        no_outcome=Sentence(
            "no walk can end: no touchpoint has an `outcome`",
            "끝낼 수 있는 여정이 없습니다: `outcome`이 있는 고객 접점이 없습니다",
        ),
    ),
    cure=Words(
        Sentence("give them a way on from there", "거기서 다음으로 가는 전이를 더하세요"),
        circle=Sentence(
            "add a transition that leads out of the circle",
            "맴도는 길에서 빠져나오는 전이를 더하세요",
        ),
        circle_or_end=Sentence(
            "give them a way on from {ends}, and a way out of the circle",
            "{ends}에서 다음으로 가는 전이와, 맴도는 길에서 빠져나오는 전이를 더하세요",
        ),
        leads=Sentence(
            "give them a way on from {ends}", "{ends}에서 다음으로 가는 전이를 더하세요"
        ),
        dead_end=Sentence(
            "add a transition that leaves it or, if walks end there, an `outcome`",
            "나가는 전이를 더하거나, 거기서 끝난다면 `outcome`을 쓰세요",
        ),
        closed=Sentence(
            "add a transition for them, or widen the `for` of one that leaves it",
            "이들을 위한 전이를 더하거나, 나가는 전이의 `for`를 넓히세요",
        ),
        no_outcome=Sentence(
            "write `outcome: positive`, `neutral` or `negative` where walks end",
            "여정이 끝나는 곳에 `outcome: positive`, `neutral`, `negative`를 쓰세요",
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
      cart: {entry: any}
      desk: Desk  # <-
      paid: {outcome: positive}
transitions:
  - cart -> desk | paid
  - desk -> paid: {for: vip}
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
      desk: Desk
      paid: {outcome: positive}
transitions:
  - cart -> desk | paid
  - desk -> paid
""",
    find=find,
    reads=SPACE,
    about=("customers",),
    mutate=mutate,
)
