"""Whoever tries again can also stop trying."""

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Literal

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.states.components import components
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.states.universe import bits_of
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the retries in a cycle that their customers can leave only by success."""
    space = context.space
    ways = _Ways(space)
    retries = [*_doubtful(ways)]
    if not retries:
        return
    edges = space.edges
    stuck = _Stuck(ways, retries)
    for edge, members in retries:
        if who := stuck.among(edge, members):
            values = {
                "transition": space.name_of(edge),
                "source": space.touchpoint_ids[edges.sources[edge]],
                "customers": tuple(map(str, space.universe.customers(who))),
            }
            walk = space.witness(edges.sources[edge], who)
            path = ("transitions", space.name_of(edge))
            yield Finding("endless-retry", path, values=values, walk=walk)


class _Ways:
    """The ways on from states; a state is the number touchpoint × size + customer."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        self.size = space.universe.everyone.bit_length()
        self._helps = [
            stage.phase in ("contact", "exit") for stage, _ in space.journey._touchpoints.values()
        ]
        self._relieved: dict[int, int] = {}

    def kind(self, edge: int) -> str:
        """Return what a transition means to the customer."""
        return self.space.journey.transitions[self.space.edges.numbers[edge]].kind

    def after(self, edge: int, members: int) -> int:
        """Return what those customers of a set become who can take a transition."""
        edges, space = self.space.edges, self.space
        moved = space.after(edges.becomes[edge], members & edges.who[edge])
        return moved & space.universe.everyone

    def relieved(self, number: int) -> int:
        """Return who is at help or at the exit, or is one step from it or from no success."""
        if number not in self._relieved:
            space, edges = self.space, self.space.edges
            found = space.universe.everyone if self._helps[number] else 0
            for edge in edges.leaving[number]:
                target = edges.targets[edge]
                if self._helps[target] or space.outcomes[target] in ("neutral", "negative"):
                    come = space.before(edges.becomes[edge], space.universe.everyone)
                    found |= edges.who[edge] & come
            self._relieved[number] = found
        return self._relieved[number]

    def touchpoints(self, number: int) -> list[int]:
        """Return the touchpoints to which somebody goes on from one."""
        space, edges = self.space, self.space.edges
        if space.outcomes[number]:
            return []
        members = space.reached[number]
        return [edges.targets[edge] for edge in edges.leaving[number] if members & edges.who[edge]]

    def states(self, state: int) -> Iterator[tuple[int, int]]:
        """List the transitions open in a state, and the states to which they lead."""
        number, customer = divmod(state, self.size)
        edges = self.space.edges
        for edge in () if self.space.outcomes[number] else edges.leaving[number]:
            if edges.who[edge] >> customer & 1 and (moved := self.after(edge, 1 << customer)):
                yield edge, edges.targets[edge] * self.size + moved.bit_length() - 1


def _doubtful(ways: _Ways) -> Iterator[tuple[int, int]]:
    """List the retries, and who takes them without relief at either end."""
    space = ways.space
    edges = space.edges
    transitions = space.journey.transitions
    for edge, number in enumerate(edges.numbers):
        source, target = edges.sources[edge], edges.targets[edge]
        if transitions[number].kind != "retry" or space.outcomes[source]:
            continue
        worse = space.universe.everyone & ~ways.relieved(target)
        members = space.reached[source] & edges.who[edge] & ~ways.relieved(source)
        if members := members & space.before(edges.becomes[edge], worse):
            yield edge, members


class _Stuck:
    """Which of the states on retries are in a cycle that only success ends."""

    def __init__(self, ways: _Ways, retries: Sequence[tuple[int, int]]) -> None:
        self.ways = ways
        self.size = ways.size
        edges = ways.space.edges
        bare = components({edges.sources[edge]: None for edge, _ in retries}, ways.touchpoints)
        self._bare = {number: home for home, part in enumerate(bare) for number in part}
        starts: dict[int, None] = {}
        eased: dict[int, int] = {}
        looked: set[int] = set()
        for edge, members in retries:
            source = edges.sources[edge]
            home = self._bare[source]
            if home != self._bare[edges.targets[edge]]:
                continue
            if home not in looked:
                looked.add(home)
                eased |= self._eased(bare[home])
            left = members & ~eased.get(source, 0)
            starts |= dict.fromkeys(source * self.size + bit for bit in bits_of(left))
        self._eased_states = eased
        self._parts = components(starts, self._onward)
        self._homes = {state: home for home, part in enumerate(self._parts) for state in part}
        self._verdicts: dict[int, bool] = {}
        self._free = ways.space.ways_out()

    def _onward(self, state: int) -> list[int]:
        home = self._bare[state // self.size]
        return [
            target
            for _, target in self.ways.states(state)
            if self._bare[target // self.size] == home and not self._is_eased(target)
        ]

    def _is_eased(self, state: int) -> bool:
        number, bit = divmod(state, self.size)
        return bool(self._eased_states.get(number, 0) >> bit & 1)

    def _eased(self, part: Sequence[int]) -> dict[int, int]:
        """Return who is where in a cycle with one touchpoint at which there is relief.

        One sweep ahead and one back clear most of a large component at once; the states that are
        left are looked at one by one.
        """
        ways, space = self.ways, self.ways.space
        relieved = [number for number in part if ways.relieved(number) & space.reached[number]]
        if not relieved:
            return {}
        pivot = relieved[len(relieved) // 2]
        members = ways.relieved(pivot) & space.reached[pivot]
        if any(space.edges.becomes[edge] for n in part for edge in space.edges.leaving[n]):
            members &= -members  # several might change into each other, and seem to come round
        ahead = _spread(pivot, members, self._ahead, 1)
        behind = _spread(pivot, members, self._behind, -1)
        return {number: who & behind.get(number, 0) for number, who in ahead.items()}

    def _ahead(self, number: int, members: int) -> Iterator[tuple[int, int]]:
        edges = self.ways.space.edges
        home = self._bare[number]
        for edge in edges.leaving[number]:
            if self._bare.get(edges.targets[edge]) == home:
                yield edges.targets[edge], self.ways.after(edge, members)

    def _behind(self, number: int, members: int) -> Iterator[tuple[int, int]]:
        space = self.ways.space
        edges = space.edges
        home = self._bare[number]
        for edge in edges.reaching[number]:
            source = edges.sources[edge]
            if self._bare.get(source) == home:
                before = space.before(edges.becomes[edge], members)
                yield source, before & edges.who[edge] & space.reached[source]

    def among(self, edge: int, members: int) -> int:
        """Return who of those who take a retry can come back to it, and end it only by success."""
        edges = self.ways.space.edges
        source, target = edges.sources[edge], edges.targets[edge]
        who = 0
        for bit in bits_of(members):
            home = self._homes.get(source * self.size + bit)
            moved = self.ways.after(edge, 1 << bit).bit_length() - 1
            if home is not None and home == self._homes.get(target * self.size + moved):
                who |= self._is_endless(home) << bit
        return who

    def _is_endless(self, home: int) -> bool:
        if home not in self._verdicts:
            number, bit = divmod(self._parts[home][0], self.size)
            # Where no outcome is in reach at all, trapped-customer says so.
            ends = self._free[number] >> bit & 1
            self._verdicts[home] = bool(ends) and not any(
                self._has_way_out(state, home) for state in self._parts[home]
            )
        return self._verdicts[home]

    def _has_way_out(self, state: int, home: int) -> bool:
        number, bit = divmod(state, self.size)
        if self.ways.relieved(number) >> bit & 1:
            return True
        return any(
            self._homes.get(target) != home and self.ways.kind(edge) == "exit"
            for edge, target in self.ways.states(state)
        )


def _spread(
    number: int,
    members: int,
    steps: Callable[[int, int], Iterator[tuple[int, int]]],
    order: Literal[1, -1],
) -> dict[int, int]:
    """Return who is where after any number of steps from some customers at a touchpoint.

    Sweeps over the touchpoints in the funnel's order, or against it where the order is -1.
    """
    found = {number: members}
    waiting = {number: members}
    sweep = [number * order]
    while sweep:
        heap, later = sweep, []
        while heap:
            key = heappop(heap)
            for other, moved in steps(key * order, waiting.pop(key * order)):
                known = found.get(other, 0)
                if fresh := moved & ~known:
                    found[other] = known | fresh
                    if other in waiting:
                        waiting[other] |= fresh
                        continue
                    waiting[other] = fresh
                    if other * order > key:
                        heappush(heap, other * order)
                    else:
                        later.append(other * order)
        sweep = sorted(later)
    return found


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Add a stage in which everybody tries again until it works."""
    names = ("try_it", "tried_in_vain", "it_worked")
    if not explore(journey).universe or not journey._touchpoints.keys().isdisjoint(names):
        return None
    trying, failed, worked = names
    stage = Stage(
        id="trying",
        phase=choose(("purchase", "use", "return")),
        touchpoints=(
            Touchpoint(id=trying, entry="any"),
            Touchpoint(id=failed),
            Touchpoint(id=worked, outcome="positive"),
        ),
    )
    steps = (
        Transition(from_=trying, to=failed, kind="fail"),
        Transition(from_=failed, to=trying, kind="retry"),
        Transition(from_=trying, to=worked),
    )
    return journey.model_copy(
        update={
            "stages": (*journey.stages, stage),
            "transitions": (*journey.transitions, *steps),
        }
    )


RULE = Rule(
    id="endless-retry",
    severity=Severity.WARNING,
    statement=Sentence(
        "Whoever tries again can also get help or give up.",
        "다시 시도하는 고객은 도움을 받거나 그만둘 수도 있습니다.",
    ),
    why=Sentence(
        "A customer whose payment fails for the third time wants a person or the door, not a "
        "fourth try.",
        "결제가 세 번 실패한 고객에게 필요한 것은 네 번째 시도가 아니라 도와줄 사람이나 나갈 "
        "길입니다.",
    ),
    message=Words(
        Sentence(
            "{customers} customers who take {transition:arrow} can only try until they succeed: "
            "they come to no contact touchpoint and no exit",
            "{transition:arrow}을(를) 지나는 {customers} 고객은 성공할 때까지 다시 시도할 수밖에 "
            "없습니다: 문의할 고객 접점도 이탈할 길도 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "add a transition from {source} to a touchpoint of a stage with `phase: contact`, or "
            "one with `kind: exit`",
            "{source}에서 `phase: contact`인 단계의 고객 접점으로 가는 전이나 `kind: exit`인 "
            "전이를 더하세요",
        )
    ),
    bad="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      pay: {entry: any}
      failed: Payment failed
      paid: {outcome: positive}
transitions:
  - pay -> paid
  - pay -> failed: {kind: fail}
  - failed -> pay: {kind: retry}  # <-
""",
    good="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      pay: {entry: any}
      failed: Payment failed
      paid: {outcome: positive}
  leave:
    phase: exit
    touchpoints: {gone: {outcome: negative}}
transitions:
  - pay -> paid
  - pay -> failed: {kind: fail}
  - failed -> pay: {kind: retry}
  - failed -> gone: {kind: exit}
""",
    find=find,
    reads=(*SPACE, "stages.*.phase", "transitions.*.kind"),
    about=("customers",),
    mutate=mutate,
)
