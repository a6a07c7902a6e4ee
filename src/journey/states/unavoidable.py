"""What nobody can avoid on the way to an outcome."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from journey.files.given import Given
from journey.model.customers import Customer
from journey.states.exploring import explore
from journey.states.space import StateSpace


@dataclass(frozen=True)
class Mandatory:
    """The touchpoints without which customers could reach no outcome.

    Attributes:
        touchpoints: For each customer who can begin a walk and end it, the touchpoints that none of
            their complete walks avoids, in the order in which they come first.
        stranded: The customers who can begin a walk, and never end it.
    """

    touchpoints: Mapping[Customer, tuple[str, ...]]
    stranded: tuple[Customer, ...] = ()

    def cut_off(self, touchpoint: str) -> tuple[Customer, ...]:
        """Return the customers whom the failure of one touchpoint would keep from every outcome."""
        return tuple(who for who, needed in self.touchpoints.items() if touchpoint in needed)


def mandatory(target: Given) -> Mandatory:
    """Find, for each customer who enters, the touchpoints that nobody can avoid.

    A touchpoint is mandatory for a customer when without its states no walk that they begin, at
    whichever entry, comes to an outcome. Dominators of the bare graph get this wrong, since a
    touchpoint may be avoided by one customer and not by another. Here a state is passed what every
    walk to it has passed, which is what its predecessors have in common and its own touchpoint;
    that a walk meets no more than its shortest one keeps the sets small.

    Args:
        target: A path, a document, a journey or its states.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.

    Source: Kam, Ullman, "Monotone Data Flow Analysis Frameworks", Acta Informatica 7 (1977): where
    what a step does distributes over the intersection, as here, the fixed point is the intersection
    over all walks.

    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy:
    ...     phase: purchase
    ...     touchpoints: {cart: {entry: any}, card: Card, cash: Cash, paid: {outcome: positive}}
    ... transitions: [cart -> card | cash -> paid]
    ... ''').journey
    >>> mandatory(shop).touchpoints
    {Customer(type='guest', situation='looking'): ('cart', 'paid')}
    """
    space = explore(target)
    steps = _Steps(space)
    entering = 0
    for members in space.entering.values():
        entering |= members
    walks: dict[Customer, tuple[tuple[State, ...], tuple[int, ...]]] = {}
    stranded = []
    for who in space.universe.customers(entering):
        bit = space.universe.bit(who)
        first = tuple((n, bit) for n, members in space.entering.items() if members & bit)
        walk = steps.walk(first)
        if walk is None:
            stranded.append(who)
        else:
            walks[who] = first, tuple(dict.fromkeys(walk))
    found: dict[Customer, tuple[str, ...]] = {}
    for group in _groups(walks):
        needed = steps.needed([walks[who] for who in group])
        for who, numbers in zip(group, needed, strict=True):
            found[who] = tuple(space.touchpoint_ids[number] for number in numbers)
    return Mandatory(found, tuple(stranded))


State = tuple[int, int]
"""The number of a touchpoint, and the bit of a customer."""

_BITS = 1 << 13
"""How many bits one search carries along, so that thousands of states need little room."""


def _groups(
    walks: Mapping[Customer, tuple[tuple[State, ...], tuple[int, ...]]],
) -> Iterator[list[Customer]]:
    """Put customers together who are looked at in one search."""
    group: list[Customer] = []
    bits = 0
    for who, (_, numbers) in walks.items():
        if group and bits + len(numbers) > _BITS:
            yield group
            group, bits = [], 0
        group.append(who)
        bits += len(numbers)
    if group:
        yield group


class _Steps:
    """The steps between states, each looked up once."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        self._known: dict[State, tuple[State, ...]] = {}

    def onward(self, state: State) -> tuple[State, ...]:
        """Return where a state leads; walks end at outcomes."""
        known = self._known.get(state)
        if known is None:
            ends = self.space.outcomes[state[0]]
            known = self._known[state] = () if ends else tuple(_onward(self.space, state))
        return known

    def walk(self, first: Sequence[State]) -> list[int] | None:
        """Return the touchpoints of a shortest walk to an outcome; None without one."""
        before: dict[State, State | None] = dict.fromkeys(first)
        queue = list(before)
        for state in queue:
            if self.space.outcomes[state[0]]:
                return list(_back(before, state))[::-1]
            for after in self.onward(state):
                if after not in before:
                    before[after] = state
                    queue.append(after)
        return None

    def needed(
        self, tried: Sequence[tuple[Sequence[State], Sequence[int]]]
    ) -> list[tuple[int, ...]]:
        """Return, for each customer, which of some touchpoints lie on every walk to an outcome.

        Args:
            tried: For each customer, where they begin, and the touchpoints in question.
        """
        own: dict[int, int] = {}
        full, at = (1 << sum(len(numbers) for _, numbers in tried)) - 1, 0
        begun: dict[State, int] = {}
        for first, numbers in tried:
            block = ((1 << len(numbers)) - 1) << at
            for state in first:
                begun[state] = begun.get(state, full) & ~block
            for number in numbers:
                own[number] = own.get(number, 0) | 1 << at
                at += 1
        passed = self._passed(begun, own, full)
        found, at = [], 0
        for _, numbers in tried:
            found.append(tuple(n for place, n in enumerate(numbers) if passed >> at + place & 1))
            at += len(numbers)
        return found

    def _passed(self, begun: Mapping[State, int], own: Mapping[int, int], full: int) -> int:
        """Return what every walk to an outcome has passed."""
        order = self._order(begun)
        place = {state: at for at, state in enumerate(order)}
        into = [begun.get(state, full) for state in order]
        waiting = list(range(len(order)))
        queued = set(waiting)
        passed = full
        while waiting:
            at = heappop(waiting)
            queued.discard(at)
            state = order[at]
            here = into[at] | own.get(state[0], 0)
            if self.space.outcomes[state[0]]:
                passed &= here
            for after in self.onward(state):
                to = place[after]
                if (common := into[to] & here) != into[to]:
                    into[to] = common
                    if to not in queued:
                        queued.add(to)
                        heappush(waiting, to)
        return passed

    def _order(self, first: Iterable[State]) -> list[State]:
        """List the states that can be reached, each after those before it where that can be."""
        seen: set[State] = set()
        done: list[State] = []
        for start in first:
            if start in seen:
                continue
            seen.add(start)
            stack = [(start, iter(self.onward(start)))]
            while stack:
                state, rest = stack[-1]
                after = next((each for each in rest if each not in seen), None)
                if after is None:
                    done.append(state)
                    stack.pop()
                else:
                    seen.add(after)
                    stack.append((after, iter(self.onward(after))))
        return done[::-1]


def _onward(space: StateSpace, state: State) -> Iterator[State]:
    edges, (number, bit) = space.edges, state
    for edge in edges.leaving[number]:
        if bit & edges.who[edge]:
            moved = space.after(edges.becomes[edge], bit) & space.universe.everyone
            if moved:
                yield edges.targets[edge], moved


def _back(before: Mapping[State, State | None], state: State) -> Iterator[int]:
    at: State | None = state
    while at is not None:
        yield at[0]
        at = before[at]
