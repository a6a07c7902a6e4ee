"""Whoever is on the way can come to an end."""

from collections.abc import Iterator

from journey.context import Context
from journey.diagnostics import Finding, Severity
from journey.editing import with_touchpoint_added, with_transitions
from journey.exploring import explore
from journey.extension import SPACE, Choose, Rule
from journey.model.funnel import Touchpoint, Transition
from journey.model.journey import Journey
from journey.statespace import StateSpace
from journey.wording import Sentence, Words


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
                values = {
                    "touchpoint": point.id,
                    "customers": tuple(map(str, space.universe.customers(trapped))),
                    "ends": _ends(space, number, trapped),
                }
                yield Finding(
                    "trapped-customer",
                    path,
                    _case(space, number, trapped),
                    values=values,
                    key=True,
                    walk=space.walk_to_set(number, trapped),
                )


def _case(space: StateSpace, number: int, trapped: int) -> str:
    edges = space.edges
    leaving = edges.leaving[number]
    if not leaving:
        return "dead-end"
    if not any(edges.who[edge] & trapped for edge in leaving):
        return "closed"
    return "leads" if _ends(space, number, trapped) else ""


def _ends(space: StateSpace, number: int, trapped: int) -> tuple[str, ...]:
    """Name the other touchpoints beyond which the trapped cannot go at all."""
    edges = space.edges
    seen = {number: trapped}
    queue = [number]
    ends = []
    for here in queue:
        onward = False
        for edge in edges.leaving[here]:
            moved = space.after(edges.becomes[edge], seen[here] & edges.who[edge])
            moved &= space.universe.everyone
            onward = onward or bool(moved)
            target = edges.targets[edge]
            if moved and target not in seen:
                seen[target] = moved
                queue.append(target)
        if not onward and here != number:
            ends.append(space.touchpoint_ids[here])
    return tuple(ends)


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
    mutate=mutate,
)
