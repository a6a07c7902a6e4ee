"""Walk through a journey as its customers can."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from heapq import heappop, heappush
from itertools import count, islice
from typing import NamedTuple

from hypothesis import strategies as st

from journey.files.given import Given
from journey.model.customers import Customer
from journey.model.patterns import Who, alternatives, parse_pattern
from journey.model.walk import Walk
from journey.problems.errors import BadOption, NoWalk, look_up
from journey.states.exploring import explore
from journey.states.space import POLARITIES, StateSpace
from journey.walks.charting import bits

SHORT = 64
"""How many of the shortest walks are listed."""

THROUGH = 96
"""How many shortest walks through a step are listed besides."""

SEEN = 4096
"""How many steps are looked at for that."""

CHUNK = 16
"""How many of them are passed by with one choice."""

ROAM = 50
"""After so many steps, a walk takes the shortest way out."""


def customers(
    target: Given, *, who: Who = "any", at: str | None = None
) -> st.SearchStrategy[Customer]:
    """Choose one of the customers of a journey.

    Args:
        target: A path, a document, a journey, its states or its context.
        who: A pattern of customers; only these are chosen.
        at: A touchpoint: only those who can be there are chosen. Otherwise whoever is in the
            universe, whether or not they are ever anywhere.

    Raises:
        UnknownCustomer: The pattern names a type or a situation that there is not.
        UnknownTouchpoint: There is no such touchpoint.
        NoWalk: There is no such customer.

    >>> from hypothesis import find
    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone, vip: The few}, situations: {looking: Looking around}}
    ... ''').journey
    >>> find(customers(shop, who="vip"), lambda customer: True)
    Customer(type='vip', situation='looking')
    """
    space = explore(target)
    members = _members(space, who)
    if at is not None:
        at = look_up("touchpoint", at, space.touchpoint_ids)
        members &= space.reached[space.number_of(at)]
    if not members:
        place = "" if at is None else f" can be at {at!r}"
        raise NoWalk(f"no customer {_said(who)}{place or ' exists'}")
    return st.sampled_from(tuple(space.universe.customers(members)))


def walks(
    target: Given,
    *,
    customer: Customer | Who | None = None,
    complete: bool = True,
    max_length: int | None = None,
) -> st.SearchStrategy[Walk]:
    """Walk through a journey as its customers can.

    A walk begins at an entry, and at each touchpoint goes on by a transition that is open to whom
    the customer has become. Successors are offered nearest to an outcome first, and only such as
    leave time to come to one; besides, the shortest walks of the journey are offered one by one,
    and the shortest through each of its steps. A failing walk therefore shrinks to a shortest one,
    where that is among these, and to one without detours otherwise.

    Args:
        target: A path, a document, a journey or its states: exploring once saves time where many
            walks are drawn.
        customer: Who begins the walk: a customer, or a pattern of customers; anyone who enters,
            where it is left out.
        complete: Whether walks end at outcomes. Otherwise they are cut short anywhere.
        max_length: The most steps that a walk has. Where it is left out, walks take the
            shortest way out after 50.

    Raises:
        UnknownCustomer: The pattern names a type or a situation that there is not.
        NoWalk: There is no such walk.
        BadOption: `max_length` is negative.

    >>> from hypothesis import find
    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy:
    ...     phase: purchase
    ...     touchpoints: {cart: {entry: any}, failed: , paid: {outcome: positive}}
    ... transitions: [cart -> failed -> cart -> paid]
    ... ''').journey
    >>> def fails(walk):
    ...     return any(state.touchpoint == "failed" for state in walk.states)
    >>> print(find(walks(shop), fails))
    cart (guest/looking) → failed → cart → paid
    """
    if max_length is not None and max_length < 0:
        raise BadOption(f"max_length: a walk of {max_length} steps cannot be; the least is 0")
    space = explore(target)
    pattern = "any" if customer is None else customer
    who: Who = str(pattern) if isinstance(pattern, Customer) else pattern
    return _walk(_Roads(space, _members(space, who), who, complete, max_length))


def _said(who: Who) -> str:
    return " or ".join(map(repr, alternatives(who)))


def _members(space: StateSpace, who: Who) -> int:
    """Return the set of customers whom a pattern means, all of whose names must be known."""
    known = (*space.universe.types, *space.universe.situations)
    for pattern in alternatives(who):
        try:
            names = parse_pattern(pattern).names
        except ValueError as error:
            raise BadOption(str(error)) from None
        for name in names:
            look_up("customer", name, known)
    return space.universe.set_of(who)


State = tuple[int, int]
"""A touchpoint by number, and the set of one customer."""


class _Step(NamedTuple):
    """A step to a state, with the edge that it takes."""

    edge: int
    state: State


class _Road(NamedTuple):
    """A walk, by its last step; the first has no edge, and none before it."""

    step: _Step
    length: int
    before: "_Road | None" = None

    def steps(self) -> list[_Step]:
        found: list[_Step] = []
        road: _Road | None = self
        while road is not None:
            found.append(road.step)
            road = road.before
        return found[::-1]


class _Roads:
    """The walks of a journey that are asked for."""

    def __init__(
        self, space: StateSpace, members: int, who: Who, complete: bool, most: int | None
    ) -> None:
        self.space, self.complete, self.most = space, complete, most
        self._levels = space._levels_to(space._present(POLARITIES)) if complete else []
        self._left: dict[State, int | None] = {}
        first = [
            _Step(-1, (number, bit))
            for number, entering in sorted(space.entering.items())
            for bit in bits(entering & members)
        ]
        self.first = self._nearest(first, most)
        if not self.first:
            raise NoWalk(self._why(first, who))

    def _why(self, first: Sequence[_Step], who: Who) -> str:
        """Say why there is no walk."""
        if not first:
            return f"nobody {_said(who)} enters this journey"
        lengths = [left for step in first if (left := self.left(step.state)) is not None]
        if not lengths:
            return f"nobody {_said(who)} who enters this journey can come to an outcome"
        shortest = f"the shortest complete walk of {_said(who)} has {min(lengths)} steps"
        return f"{shortest}, more than {self.most}"

    def left(self, state: State) -> int | None:
        """Return the least number of steps to an outcome; none where walks may end anywhere."""
        if not self.complete:
            return 0
        if state not in self._left:
            number, bit = state
            levels = (level for level, here in self._levels[number] if here & bit)
            self._left[state] = next(levels, None)
        return self._left[state]

    def _nearest(self, steps: Sequence[_Step], left: int | None) -> list[_Step]:
        """Return those of some steps that leave time to end, the nearest to an end first."""
        found = []
        for turn, step in enumerate(steps):
            rest = self.left(step.state)
            if rest is not None and (left is None or rest <= left):
                found.append((rest, turn, step))
        return [step for _, _, step in sorted(found)]

    def onward(self, state: State, taken: int) -> list[_Step]:
        """Return the steps from a state, the nearest to an outcome first."""
        left = None if self.most is None else self.most - taken - 1
        if left is not None and left < 0:
            return []
        return self._nearest(self._successors(state), left)

    def _successors(self, state: State) -> list[_Step]:
        number, bit = state
        space, edges = self.space, self.space.edges
        if space.outcomes[number]:
            return []
        everyone = space.universe.everyone
        return [
            _Step(edge, (edges.targets[edge], moved))
            for edge in edges.leaving[number]
            if bit & edges.who[edge] and (moved := space.after(edges.becomes[edge], bit) & everyone)
        ]

    def ends(self, state: State) -> bool:
        """Tell whether a walk may end in a state."""
        return not self.complete or self.space.outcomes[state[0]] is not None

    @cached_property
    def short(self) -> list[list[_Step]]:
        """The shortest walks, and the shortest through some steps; the shortest first."""
        listed = [*islice(self._in_order(), SHORT), *map(self._out, self.far[:THROUGH])]
        found = {tuple(road.steps()): road.length for road in listed}
        return [list(steps) for steps in sorted(found, key=lambda steps: found[steps])]

    def _in_order(self) -> Iterator[_Road]:
        """Yield walks, the shorter first."""
        turn = count()
        heap = [(self.left(step.state) or 0, next(turn), _Road(step, 0)) for step in self.first]
        while heap:
            _, _, road = heappop(heap)
            if self.ends(road.step.state):
                yield road
            for step in self.onward(road.step.state, road.length):
                longer = _Road(step, road.length + 1, road)
                total = longer.length + (self.left(step.state) or 0)
                heappush(heap, (total, next(turn), longer))

    @cached_property
    def far(self) -> list[_Road]:
        """Shortest roads to and over steps: each transition comes before any comes twice."""
        often: dict[int, int] = {}
        found = []
        for turn, road in enumerate(islice(self._branches(), SEEN)):
            edge = road.step.edge
            found.append((often.get(edge, 0), turn, road))
            often[edge] = often.get(edge, 0) + 1
        return [road for _, _, road in sorted(found)[: max(THROUGH, len(often))]]

    def _branches(self) -> Iterator[_Road]:
        """Yield a shortest road to and over each step that can be taken, the nearest first."""
        seen = {step.state for step in self.first}
        front = [_Road(step, 0) for step in self.first]
        while front:
            following = []
            for road in front:
                for step in self.onward(road.step.state, road.length):
                    longer = _Road(step, road.length + 1, road)
                    yield longer
                    if step.state not in seen:
                        seen.add(step.state)
                        following.append(longer)
            front = following

    def _out(self, road: _Road) -> _Road:
        """Return a walk with the shortest way out behind it."""
        while not self.ends(road.step.state):
            step = self.onward(road.step.state, road.length)[0]
            road = _Road(step, road.length + 1, road)
        return road

    def walk(self, steps: Sequence[_Step]) -> Walk:
        """Return steps as a walk."""
        return self.space._walk([step.state for step in steps], [step.edge for step in steps[1:]])


@cache
def _below(number: int) -> st.SearchStrategy[int]:
    return st.integers(0, number - 1)


@cache
def _marks(number: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=number, max_size=number)


@st.composite
def _walk(draw: st.DrawFn, roads: _Roads) -> Walk:
    # Hypothesis makes a number smaller by steps and halves, which misses most of those below it.
    # It tries a zero in every place of a row of bytes: hence a short walk is the place of a zero.
    for start in range(0, len(roads.short), CHUNK):
        listed = roads.short[start : start + CHUNK]
        place = draw(_marks(len(listed))).find(0)
        if place >= 0:
            return roads.walk(listed[place])
    # Half of the others go straight to some step first: by chance alone, few come far.
    aim = draw(_below(2 * len(roads.far))) - len(roads.far) if roads.far else -1
    steps = roads.far[aim].steps() if aim >= 0 else [_one(draw, roads.first)]
    while options := roads.onward(steps[-1].state, len(steps) - 1):
        if len(steps) > ROAM:
            options = options[:1]
        if not roads.complete and draw(_below(4)) == 0:
            break
        steps.append(_one(draw, options))
    return roads.walk(steps)


def _one(draw: st.DrawFn, steps: Sequence[_Step]) -> _Step:
    return steps[draw(_below(len(steps)))] if len(steps) > 1 else steps[0]
