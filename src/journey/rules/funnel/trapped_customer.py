"""Whoever is on the way can come to an end."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint_added, with_transitions
from journey.model.funnel import Touchpoint, Transition
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.states.exploring import explore
from journey.states.resting import Rest, rests
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words, as_said

_ALSO = Sentence(
    "; {count} other touchpoint{count:s} {count:leads|lead} only there",
    ". 다른 고객 접점 {count}곳에서도 이곳으로만 이어집니다",
)


def find(context: Context) -> Iterator[Finding]:
    """Find where customers come to rest from whom no outcome can be reached."""
    space = context.space
    if not any(space.outcomes):
        if any(space.reached):
            yield Finding("trapped-customer", ("stages",), "no-outcome")
        return
    free = space.ways_out()
    trapped = [here & ~out for here, out in zip(space.reached, free, strict=True)]
    for rest in rests(space, trapped):
        id = space.touchpoint_ids[rest.place]
        values = {
            "touchpoint": id,
            "customers": tuple(map(str, space.universe.customers(rest.members))),
            "also": _ALSO.filled({"count": len(rest.only)}) if rest.only else as_said(""),
        }
        others = [(number, "leads") for number in rest.only]
        others += [(number, "may-lead") for number in rest.also]
        yield Finding(
            "trapped-customer",
            _path(context.journey, id),
            _case(space, rest),
            values=values,
            key=True,
            walk=space.witness(rest.place, rest.members),
            gathered=tuple(
                (_path(context.journey, space.touchpoint_ids[number]), note)
                for number, note in sorted(others)
            ),
        )


def _path(journey: Journey, touchpoint: str) -> Path:
    return ("stages", journey.stage_of(touchpoint).id, "touchpoints", touchpoint)


def _case(space: StateSpace, rest: Rest) -> str:
    """Tell what keeps customers in."""
    if not space.edges.leaving[rest.place]:
        return "dead-end"
    if not rest.moving:
        return "closed"
    return "circle" if rest.moving == rest.members else ""


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
            "{customers} customers can come to {touchpoint} but never to an outcome from there"
            "{also:plain}",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 어떤 결과에도 이르지 "
            "못합니다{also:plain}",
        ),
        circle=Sentence(
            "{customers} customers can come to {touchpoint} but never to an outcome from there: "
            "they go round in a circle{also:plain}",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 어떤 결과에도 이르지 못하고 "
            "같은 자리를 맴돕니다{also:plain}",
        ),
        dead_end=Sentence(
            "{customers} customers can come to {touchpoint}, but no transition leaves it"
            "{also:plain}",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 나가는 전이가 "
            "없습니다{also:plain}",
        ),
        closed=Sentence(
            "{customers} customers can come to {touchpoint}, but no transition that leaves it is "
            "for them{also:plain}",
            "{customers} 고객은 {touchpoint}에 올 수 있지만 거기서 나가는 전이는 모두 이들을 위한 "
            "것이 아닙니다{also:plain}",
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
    notes={
        "leads": Sentence("leads only there", "그곳으로만 이어짐"),
        "may-lead": Sentence("leads there as well", "그곳으로도 이어짐"),
    },
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
