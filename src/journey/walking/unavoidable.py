"""What nobody can avoid on the way to an outcome."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journey.exploring import explore
from journey.model.customers import Customer
from journey.model.journey import Journey
from journey.statespace import StateSpace


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


def mandatory(target: Journey | StateSpace) -> Mandatory:
    """Find, for each customer who enters, the touchpoints that nobody can avoid.

    A touchpoint is mandatory for a customer when without its states no walk that they begin, at
    whichever entry, comes to an outcome. Dominators of the bare graph get this wrong, since a
    touchpoint may be avoided by one customer and not by another. Every such touchpoint lies on each
    complete walk, so that only those of one shortest walk are tried, one by one.

    >>> from journey import loads
    >>> shop = loads('''
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
    space = target if isinstance(target, StateSpace) else explore(target)
    entering = 0
    for members in space.entering.values():
        entering |= members
    found: dict[Customer, tuple[str, ...]] = {}
    stranded = []
    for who in space.universe.customers(entering):
        bit = space.universe.bit(who)
        first = [number for number, members in space.entering.items() if members & bit]
        walk = _search(space, first, bit, None)
        if walk is None:
            stranded.append(who)
            continue
        needed = [
            number
            for number in dict.fromkeys(walk)
            if _search(space, [n for n in first if n != number], bit, number) is None
        ]
        found[who] = tuple(space.touchpoint_ids[number] for number in needed)
    return Mandatory(found, tuple(stranded))


def _search(space: StateSpace, first: list[int], bit: int, avoided: int | None) -> list[int] | None:
    """Return the touchpoints of a shortest walk to an outcome that avoids one; None without one."""
    before: dict[tuple[int, int], tuple[int, int] | None] = {
        (number, bit): None for number in first
    }
    front = list(before)
    while front:
        following = []
        for state in front:
            if space.outcomes[state[0]]:
                return list(_back(before, state))[::-1]
            for after in _onward(space, state):
                if after[0] != avoided and after not in before:
                    before[after] = state
                    following.append(after)
        front = following
    return None


def _onward(space: StateSpace, state: tuple[int, int]) -> Iterator[tuple[int, int]]:
    edges, (number, bit) = space.edges, state
    for edge in edges.leaving[number]:
        if bit & edges.who[edge]:
            moved = space.after(edges.becomes[edge], bit) & space.universe.everyone
            if moved:
                yield edges.targets[edge], moved


def _back(
    before: Mapping[tuple[int, int], tuple[int, int] | None], state: tuple[int, int]
) -> Iterator[int]:
    at: tuple[int, int] | None = state
    while at is not None:
        yield at[0]
        at = before[at]
