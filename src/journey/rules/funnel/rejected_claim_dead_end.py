"""Whoever is refused is not sent round in a circle."""

from collections.abc import Iterator
from heapq import heappop, heappush

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore, explore_around
from journey.states.space import StateSpace
from journey.states.universe import bits_of
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the return touchpoints from which somebody can only go back to where they have been."""
    space = context.space
    returning = [
        stage.phase == "return" and point.outcome is None
        for stage, point in space.journey._touchpoints.values()
    ]
    kept = {
        number: members
        for number, is_return in enumerate(returning)
        if is_return and (members := _kept(space, number, returning))
    }
    if not kept:
        return
    straight = _straight(space)
    for stage in context.journey.stages:
        for point in stage.touchpoints:
            number = space.number_of(point.id)
            if number not in kept:
                continue
            if members := _returning(space, number, kept[number], straight):
                values = {
                    "touchpoint": point.id,
                    "customers": tuple(map(str, space.universe.customers(members))),
                    "targets": _targets(space, number, members),
                }
                walk = space.witness(number, members)
                path = ("stages", stage.id, "touchpoints", point.id)
                yield Finding("rejected-claim-dead-end", path, values=values, key=True, walk=walk)


def _open(space: StateSpace, edge: int) -> int:
    edges = space.edges
    return edges.who[edge] & space.before(edges.becomes[edge], space.universe.everyone)


def _kept(space: StateSpace, number: int, returning: list[bool]) -> int:
    """Return who can go on from a touchpoint, but only to such where returns are handled."""
    edges = space.edges
    left, onward = space.reached[number], 0
    for edge in edges.leaving[number] if left else ():
        if not returning[edges.targets[edge]]:
            left &= ~_open(space, edge)
            if not left:
                return 0
    for edge in edges.leaving[number]:
        onward |= _open(space, edge)
    return left & onward


def _returning(space: StateSpace, number: int, members: int, straight: list[int]) -> int:
    """Return who of some customers can only go on to where they must have been."""
    edges = space.edges
    for edge in edges.leaving[number]:
        target = edges.targets[edge]
        if target == number:
            continue
        doubtful = members & _open(space, edge)
        if target > number:
            # Who came without ever going back has not been at what lies ahead.
            members &= ~(doubtful & straight[number])
            doubtful &= ~straight[number]
        members &= ~_avoiding(space, number, doubtful, target)
    return members


def _straight(space: StateSpace) -> list[int]:
    """Return, for each touchpoint, who can come there by steps that all lead ahead."""
    edges = space.edges
    found = [space.entering.get(number, 0) for number in range(len(space.reached))]
    for number, members in enumerate(found):
        if not members or space.outcomes[number]:
            continue
        for edge in edges.leaving[number]:
            target = edges.targets[edge]
            if target > number and (moved := members & edges.who[edge]):
                found[target] |= space.after(edges.becomes[edge], moved) & space.universe.everyone
    return found


def _avoiding(space: StateSpace, number: int, members: int, avoided: int) -> int:
    """Return whom of some customers some walk brings to a touchpoint without passing another."""
    found, room = 0, len(space.reached)
    for bit in bits_of(members):
        can_avoid, room = _can_avoid(space, number, 1 << bit, avoided, room)
        if can_avoid is None:
            # By now, one search for all customers has become cheaper than one for each.
            return explore_around(space, avoided).reached[number] & members
        found |= can_avoid << bit
    return found


def _can_avoid(
    space: StateSpace, number: int, members: int, avoided: int, room: int
) -> tuple[bool | None, int]:
    """Tell whether some walk comes to a customer at a touchpoint without passing another.

    Searches back from there, the first touchpoints of the funnel first: entries are among them.
    Gives up after so many steps as there is room for, and returns what room is left.
    """
    edges, reached = space.edges, space.reached
    seen = {number: members}
    waiting = {number: members}
    heap = [number]
    while heap and room:
        room -= 1
        here = heappop(heap)
        come = waiting.pop(here)
        if come & space.entering.get(here, 0):
            return True, room
        for edge in edges.reaching[here]:
            source = edges.sources[edge]
            if source == avoided or space.outcomes[source]:
                continue
            before = space.before(edges.becomes[edge], come) & edges.who[edge] & reached[source]
            if fresh := before & ~seen.get(source, 0):
                seen[source] = seen.get(source, 0) | fresh
                if source not in waiting:
                    heappush(heap, source)
                waiting[source] = waiting.get(source, 0) | fresh
    return None if heap else False, room


def _targets(space: StateSpace, number: int, members: int) -> tuple[str, ...]:
    edges, ids = space.edges, space.touchpoint_ids
    leaving = edges.leaving[number]
    ends = [edges.targets[edge] for edge in leaving if _open(space, edge) & members]
    return tuple(ids[target] for target in dict.fromkeys(ends))


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Add a stage in which whoever is refused can only ask again."""
    names = ("claim_made", "claim_refused", "claim_paid")
    if not explore(journey).universe or not journey._touchpoints.keys().isdisjoint(names):
        return None
    made, refused, paid = names
    stage = Stage(
        id="claims",
        phase="return",
        touchpoints=(
            Touchpoint(id=made, entry="any"),
            Touchpoint(id=refused),
            Touchpoint(id=paid, outcome="neutral"),
        ),
    )
    steps = (
        Transition(from_=made, to=refused, kind="fail"),
        Transition(from_=refused, to=made, kind=choose(("retry", "back"))),
        Transition(from_=made, to=paid),
    )
    return journey.model_copy(
        update={
            "stages": (*journey.stages, stage),
            "transitions": (*journey.transitions, *steps),
        }
    )


RULE = Rule(
    id="rejected-claim-dead-end",
    severity=Severity.WARNING,
    statement=Sentence(
        "A customer whose return is refused can do something other than ask again.",
        "반품을 거절당한 고객은 다시 신청하는 것 말고도 할 수 있는 일이 있습니다.",
    ),
    why=Sentence(
        "Whoever is refused and can only ask again will ask again, angrier, and soon in public.",
        "거절당하고 다시 신청할 수밖에 없는 고객은 더 화가 나서, 곧 모두가 보는 곳에서 다시 "
        "요구합니다.",
    ),
    message=Words(
        Sentence(
            "from {touchpoint}, {customers} customers can only go back to {targets}",
            "{customers} 고객은 {touchpoint}에서 {targets}(으)로 되돌아갈 수밖에 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "add a transition from {touchpoint} to a contact touchpoint, to another settlement or "
            "to an outcome",
            "{touchpoint}에서 고객센터 문의 국면의 고객 접점으로, 또는 다른 해결 방법이나 결과로 "
            "가는 전이를 더하세요",
        )
    ),
    bad="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  give_back:
    phase: return
    touchpoints:
      request: {entry: any}
      rejected: Return refused  # <-
      refunded: {outcome: neutral}
transitions:
  - request -> refunded
  - request -> rejected: {kind: fail}
  - rejected -> request: {kind: retry}
""",
    good="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  help:
    phase: contact
    touchpoints: {chat: Live chat}
  give_back:
    phase: return
    touchpoints:
      request: {entry: any}
      rejected: Return refused
      refunded: {outcome: neutral}
transitions:
  - request -> refunded
  - request -> rejected: {kind: fail}
  - rejected -> request: {kind: retry}
  - rejected -> chat -> refunded
""",
    find=find,
    reads=(*SPACE, "stages.*.phase"),
    about=("customers",),
    mutate=mutate,
)
