"""Somebody can come to every touchpoint."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import without_transitions
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.states.components import components
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words, as_said

_ALSO = Sentence(
    "; nor to {count} other touchpoint{count:s} reached from there",
    ". 그곳에서 이어지는 다른 고객 접점 {count}곳에도 올 수 없습니다",
)


def find(context: Context) -> Iterator[Finding]:
    """Find where parts begin to which no walk comes, and tell what stops everyone."""
    space, journey = context.space, context.journey
    if not space.entering:
        return  # no-entry says so
    # An entry for nobody is what no-entry reports.
    lost = [
        space.number_of(point.id)
        for point in journey.touchpoints
        if not space.reached[space.number_of(point.id)] and point.entry is None
    ]
    paths = {
        space.number_of(point.id): ("stages", stage.id, "touchpoints", point.id)
        for stage in journey.stages
        for point in stage.touchpoints
    }
    for first, others in _beginnings(space, lost):
        found = _explained(space, first, paths[first], space.touchpoint_ids[first])
        also = _ALSO.filled({"count": len(others)}) if others else as_said("")
        yield replace(
            found,
            values={**found.values, "also": also},
            gathered=tuple((paths[number], "follows") for number in others),
        )


def _beginnings(space: StateSpace, lost: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield where unreachable parts begin, in the file's order, with what is reached from there."""
    inside, edges = {*lost}, space.edges
    steps = {
        number: tuple(
            target
            for edge in edges.leaving[number]
            if (target := edges.targets[edge]) in inside and not space.outcomes[number]
        )
        for number in lost
    }
    parts = components(steps, steps.__getitem__)
    part_of = {number: n for n, part in enumerate(parts) for number in part}
    entered = {
        part_of[target]
        for number, targets in steps.items()
        for target in targets
        if part_of[target] != part_of[number]
    }
    for first in sorted(min(part) for n, part in enumerate(parts) if n not in entered):
        seen, waiting = {first}, [first]
        while waiting:
            fresh = {*steps[waiting.pop()]} - seen
            seen |= fresh
            waiting += fresh
        yield first, sorted(seen - {first})


def _explained(space: StateSpace, number: int, path: Path, id: str) -> Finding:
    edges, ids = space.edges, space.touchpoint_ids
    coming = edges.reaching[number]
    values: dict[str, object] = {"touchpoint": id}
    if not coming:
        return Finding("unreachable-touchpoint", path, "nothing", values=values, key=True)
    live = [edge for edge in coming if space.reached[edges.sources[edge]]]
    if not live:
        values["sources"] = tuple(dict.fromkeys(ids[edges.sources[edge]] for edge in coming))
        return Finding("unreachable-touchpoint", path, "beyond", values=values, key=True)
    edge = next((edge for edge in live if not space.outcomes[edges.sources[edge]]), None)
    if edge is None:
        values["sources"] = tuple(dict.fromkeys(ids[edges.sources[edge]] for edge in live))
        return Finding("unreachable-touchpoint", path, "final", values=values, key=True)
    source = edges.sources[edge]
    transition = space.journey.transitions[edges.numbers[edge]]
    values |= {
        "source": ids[source],
        "transition": space.name_of(edge),
        "who": transition.for_ if isinstance(transition.for_, str) else ", ".join(transition.for_),
        "customers": tuple(map(str, space.universe.customers(space.reached[source]))),
    }
    members = space.reached[source] & edges.who[edge]
    case = "becomes" if members else "guard"
    related = ((("transitions", space.name_of(edge)), case),)
    return Finding(
        "unreachable-touchpoint",
        path,
        case,
        values=values,
        key=True,
        walk=space.witness(source, space.reached[source]),
        related=related,
    )


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take away every transition to a touchpoint at which nobody enters."""
    points = [point.id for point in journey.touchpoints if point.entry is None]
    if not points:
        return None
    lost = choose(points)
    return without_transitions(journey, lambda step: step.to == lost and step.from_ != lost)


RULE = Rule(
    id="unreachable-touchpoint",
    severity=Severity.ERROR,
    statement=Sentence(
        "Some customer can come to every touchpoint.",
        "모든 고객 접점에 올 수 있는 고객이 있습니다.",
    ),
    why=Sentence(
        "What is prepared there reaches nobody, and a customer who needs it does not find it.",
        "그곳에 준비한 것은 아무에게도 닿지 않고, 필요한 고객은 찾지 못합니다.",
    ),
    message=Words(
        Sentence(
            "nobody can come to {touchpoint}{also:plain}",
            "{touchpoint}에는 아무도 올 수 없습니다{also:plain}",
        ),
        nothing=Sentence(
            "nobody can come to {touchpoint}: nothing leads to it, and nobody enters there"
            "{also:plain}",
            "{touchpoint}에는 아무도 올 수 없습니다: 이어지는 전이도 `entry`도 없습니다"
            "{also:plain}",
        ),
        beyond=Sentence(
            "nobody can come to {touchpoint}: it is reached only from {sources}, where nobody can "
            "come either{also:plain}",
            "{touchpoint}에는 아무도 올 수 없습니다: {sources}에서만 이어지는데 그곳에도 아무도 올 "
            "수 없습니다{also:plain}",
        ),
        final=Sentence(
            "nobody can come to {touchpoint}: it is reached only from {sources}, where walks end"
            "{also:plain}",
            "{touchpoint}에는 아무도 올 수 없습니다: {sources}에서만 이어지는데 그곳에서 여정이 "
            "끝납니다{also:plain}",
        ),
        guard=Sentence(
            "nobody can come to {touchpoint}: {transition:arrow} is only for {who}, but those who "
            "come to {source} are {customers}{also:plain}",
            "{touchpoint}에는 아무도 올 수 없습니다: {transition:arrow}은(는) {who} 고객만 갈 수 "
            "있는데 {source}에 오는 고객은 {customers}뿐입니다{also:plain}",
        ),
        becomes=Sentence(
            "nobody can come to {touchpoint}: whoever takes {transition:arrow} becomes a customer "
            "who does not exist{also:plain}",
            "{touchpoint}에는 아무도 올 수 없습니다: {transition:arrow}을(를) 지나면 존재하지 않는 "
            "고객이 됩니다{also:plain}",
        ),
    ),
    cure=Words(
        Sentence("add a transition to it, or an `entry`", "전이를 더하거나 `entry`를 쓰세요"),
        beyond=Sentence(
            "make {sources} reachable, or lead there from elsewhere",
            "{sources}에 올 수 있게 하거나 다른 곳에서 이어 주세요",
        ),
        final=Sentence(
            "lead there from a touchpoint that is not an outcome",
            "결과가 아닌 고객 접점에서 이어 주세요",
        ),
        guard=Sentence(
            "widen the `for` of {transition:arrow}, or lead the customers meant to {source} first",
            "{transition:arrow}의 `for`를 넓히거나, 그 고객을 먼저 {source}(으)로 이끄세요",
        ),
        becomes=Sentence(
            "change its `becomes`, or the exclusion", "`becomes`나 제외 항목을 고치세요"
        ),
    ),
    notes={
        "guard": Sentence("the transition that stops them", "막고 있는 전이"),
        "becomes": Sentence("the transition that loses them", "고객을 잃는 전이"),
        "follows": Sentence("reached from there", "그곳에서 이어짐"),
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
      cart: {entry: guest}
      lounge: Lounge  # <-
      museum: Museum  # <-
      paid: {outcome: positive}
transitions:
  - cart -> lounge: {for: vip}
  - cart | lounge | museum -> paid
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
      lounge: Lounge
      museum: {entry: any}
      paid: {outcome: positive}
transitions:
  - cart -> lounge: {for: vip}
  - cart | lounge | museum -> paid
""",
    find=find,
    reads=SPACE,
    mutate=mutate,
)
