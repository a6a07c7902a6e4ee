"""Who can be where, and how they got there: the states of a journey, touchpoint × customer."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from heapq import heappop, heappush
from typing import NamedTuple

from journey.model.customers import Customer
from journey.model.funnel import Polarity
from journey.model.journey import Journey
from journey.model.walk import WITNESS, State, Walk
from journey.states.universe import Universe

POLARITIES: tuple[Polarity, ...] = ("positive", "neutral", "negative")
"""Every way to end."""


class Edges(NamedTuple):
    """Transitions as numbers, side by side: those between two declared touchpoints.

    Attributes:
        numbers: The position of each in `journey.transitions`.
        sources: The number of the touchpoint each leaves.
        targets: The number of the touchpoint each reaches.
        who: The set of customers who may take each.
        becomes: What they become, or None.
        leaving: For each touchpoint, the positions here of the edges that leave it.
        reaching: For each touchpoint, the positions here of the edges that reach it.
    """

    numbers: Sequence[int]
    sources: list[int]
    targets: list[int]
    who: list[int]
    becomes: list[str | None]
    leaving: list[list[int]]
    reaching: list[list[int]]


Levels = list[list[tuple[int, int]]]
"""For each touchpoint, pairs of a number of steps and the set of customers it takes so many."""


@dataclass(frozen=True)
class StateSpace:
    """All states on some walk, with a shortest walk to each.

    A touchpoint is known by its id, a customer by `Customer(type, situation)`. `explore` makes it.

    Attributes:
        journey: What was explored.
        universe: Its customers.
        reached: For each touchpoint by number, the set of customers who can be there.
        entering: For the touchpoints at which somebody enters, by number, the set of those.
        edges: The transitions as numbers.
        touchpoint_ids: For each touchpoint by number, its id.
        outcomes: For each touchpoint by number, how walks end there, or None where they go on.
    """

    journey: Journey
    universe: Universe
    reached: list[int] = field(repr=False)
    entering: dict[int, int] = field(repr=False)
    edges: Edges = field(repr=False)
    touchpoint_ids: tuple[str, ...] = field(repr=False)
    outcomes: tuple[Polarity | None, ...] = field(repr=False)
    _ways_out: dict[frozenset[str], list[int]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _levels_out: dict[frozenset[str], Levels] = field(
        default_factory=dict, repr=False, compare=False
    )
    _images: dict[tuple[str, int], int] = field(default_factory=dict, repr=False, compare=False)
    _preimages: dict[tuple[str, int], int] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.touchpoint_ids)}

    def __repr__(self) -> str:
        return f"<StateSpace of {self.journey.id!r}: {len(self)} states>"

    def __len__(self) -> int:
        return sum(members.bit_count() for members in self.reached)

    def __iter__(self) -> Iterator[State]:
        for id, members in zip(self.touchpoint_ids, self.reached, strict=True):
            for customer in self.universe.customers(members):
                yield State(id, customer)

    def __contains__(self, state: object) -> bool:
        if not isinstance(state, tuple) or len(state) != 2 or state[0] not in self._numbers:
            return False
        return bool(self.reached[self._numbers[state[0]]] & self._bit(state[1]))

    def _bit(self, customer: Customer) -> int:
        try:
            return self.universe.bit(customer)
        except KeyError:
            return 0

    @property
    def customers(self) -> tuple[Customer, ...]:
        """Every customer of the universe, type by type."""
        return tuple(self.universe)

    def number_of(self, touchpoint: str) -> int:
        """Return a touchpoint's number in the lists here.

        Raises:
            KeyError: There is no such touchpoint.
        """
        return self._numbers[touchpoint]

    def customers_at(self, touchpoint: str) -> tuple[Customer, ...]:
        """List the customers who can be at a touchpoint.

        Raises:
            KeyError: There is no such touchpoint.
        """
        return tuple(self.universe.customers(self.reached[self.number_of(touchpoint)]))

    def trapped_at(self, touchpoint: str) -> tuple[Customer, ...]:
        """List the customers who can be at a touchpoint and from there reach no outcome.

        Raises:
            KeyError: There is no such touchpoint.
        """
        number = self.number_of(touchpoint)
        free = self.ways_out()
        return tuple(self.universe.customers(self.reached[number] & ~free[number]))

    def after(self, becomes: str | None, members: int) -> int:
        """Return what the members of a set become, whether such customers exist or not."""
        if becomes is None:
            return members
        key = (becomes, members)
        if key not in self._images:
            self._images[key] = self.universe.after(becomes, members)
        return self._images[key]

    def before(self, becomes: str | None, members: int) -> int:
        """Return the set of customers of the universe who become one of the members."""
        if becomes is None:
            return members
        key = (becomes, members)
        if key not in self._preimages:
            self._preimages[key] = self.universe.before(becomes, members)
        return self._preimages[key]

    def ways_out(self, polarities: Collection[Polarity] = POLARITIES) -> list[int]:
        """Return, for each touchpoint by number, who of those who come there can end in some ways.

        Args:
            polarities: Which outcomes count.
        """
        wanted = self._present(polarities)
        if wanted not in self._ways_out:
            self._ways_out[wanted] = self._sweep_back(wanted)
        return self._ways_out[wanted]

    def _present(self, polarities: Collection[Polarity]) -> frozenset[str]:
        return frozenset(polarities) & frozenset(filter(None, self.outcomes))

    def _sweep_back(self, wanted: frozenset[str]) -> list[int]:
        """Find who can come to a wanted outcome, sweeping from the last touchpoint to the first."""
        edges, outcomes = self.edges, self.outcomes
        sources, who, becomes, reaching = edges.sources, edges.who, edges.becomes, edges.reaching
        # Who is not known to come out yet; nobody goes on from an outcome.
        left = [0 if outcomes[n] else members for n, members in enumerate(self.reached)]
        found = [members if outcomes[n] in wanted else 0 for n, members in enumerate(self.reached)]
        waiting = list(found)
        sweep = [-number for number, members in enumerate(found) if members]
        while sweep:
            sweep.sort()
            heap, later = sweep, set()
            while heap:
                number = -heappop(heap)
                members, waiting[number] = waiting[number], 0
                for edge in reaching[number]:
                    source = sources[edge]
                    if not left[source] or not members:
                        continue
                    came = members
                    if change := becomes[edge]:
                        came = self.before(change, members)
                    if came := came & who[edge] & left[source]:
                        left[source] ^= came
                        found[source] |= came
                        if not waiting[source]:
                            if source < number:
                                heappush(heap, -source)
                            else:
                                later.add(-source)
                        waiting[source] |= came
            sweep = list(later)
        return found

    def name_of(self, edge: int) -> str:
        """Return the name of the transition that an edge stands for."""
        return self.journey.transition_names[self.edges.numbers[edge]]

    def walk_to(self, touchpoint: str, customer: Customer | None = None) -> Walk | None:
        """Return a shortest walk to a touchpoint, or None where there is none.

        Args:
            touchpoint: Its id.
            customer: Who has arrived there; None for whoever arrives first.

        Raises:
            KeyError: There is no such touchpoint.
        """
        return self.walk_to_set(
            self.number_of(touchpoint),
            self.universe.everyone if customer is None else self._bit(customer),
        )

    def walk_to_set(self, number: int, members: int) -> Walk | None:
        """Return a shortest walk to any of a set of customers at a touchpoint by number."""
        for level, fresh in self._levels[number]:
            if wanted := fresh & members:
                return self._trace(number, wanted & -wanted, level)
        return None

    def witness(self, number: int, members: int) -> Callable[[], Walk | None]:
        """Return what makes a shortest walk that is worth showing: one of at most `WITNESS` steps.

        It is made when it is shown. Thousands of findings at the end of a chain would otherwise
        cost its length each.
        """
        return partial(self._witness, number, members)

    def _witness(self, number: int, members: int) -> Walk | None:
        for level, fresh in self._levels[number]:
            if fresh & members:
                return self.walk_to_set(number, members) if level <= WITNESS else None
        return None

    @cached_property
    def _levels(self) -> Levels:
        """For each touchpoint, the sets of customers first there after each number of steps."""
        edges, outcomes = self.edges, self.outcomes
        left = list(self.reached)
        levels: Levels = [[] for _ in left]
        front = dict(self.entering)
        for number, members in front.items():
            left[number] ^= members
        level = 0
        while front:
            following: dict[int, int] = {}
            for number, members in front.items():
                levels[number].append((level, members))
                for edge in () if outcomes[number] else edges.leaving[number]:
                    moved = self.after(edges.becomes[edge], members & edges.who[edge])
                    target = edges.targets[edge]
                    if fresh := moved & left[target]:
                        left[target] ^= fresh
                        following[target] = following.get(target, 0) | fresh
            front = following
            level += 1
        return levels

    def _levels_to(self, wanted: frozenset[str]) -> Levels:
        """For each touchpoint, the sets of customers by the least number of steps to an outcome."""
        if wanted not in self._levels_out:
            self._levels_out[wanted] = self._search_back(wanted)
        return self._levels_out[wanted]

    def _search_back(self, wanted: frozenset[str]) -> Levels:
        edges, outcomes = self.edges, self.outcomes
        left = [0 if outcomes[n] else members for n, members in enumerate(self.reached)]
        levels: Levels = [[] for _ in left]
        front = {
            number: members
            for number, members in enumerate(self.reached)
            if members and outcomes[number] in wanted
        }
        level = 0
        while front:
            following: dict[int, int] = {}
            for number, members in front.items():
                levels[number].append((level, members))
                for edge in edges.reaching[number]:
                    source = edges.sources[edge]
                    came = self.before(edges.becomes[edge], members) & edges.who[edge]
                    if came := came & left[source]:
                        left[source] ^= came
                        following[source] = following.get(source, 0) | came
            front = following
            level += 1
        return levels

    def _trace(self, number: int, bit: int, level: int) -> Walk:
        places = [(number, bit)]
        taken: list[int] = []
        while level:
            level -= 1
            edge, number, bit = self._step_before(number, bit, level)
            places.append((number, bit))
            taken.append(edge)
        return self._walk(places[::-1], taken[::-1])

    def _step_before(self, number: int, bit: int, level: int) -> tuple[int, int, int]:
        edges = self.edges
        for edge in edges.reaching[number]:
            source = edges.sources[edge]
            if self.outcomes[source]:
                continue
            members = _at_level(self._levels[source], level) & edges.who[edge]
            if members and (came := members & self.before(edges.becomes[edge], bit)):
                return edge, source, came & -came
        raise AssertionError("a state of this level has a predecessor")  # pragma: no cover

    def walk_out(
        self,
        touchpoint: str,
        customer: Customer,
        polarities: Collection[Polarity] = POLARITIES,
    ) -> Walk | None:
        """Return a shortest walk from a reachable state to an outcome, or None.

        Args:
            touchpoint: Where the walk begins.
            customer: Who takes it.
            polarities: Which outcomes count.

        Raises:
            KeyError: There is no such touchpoint.
        """
        number, bit = self.number_of(touchpoint), self._bit(customer)
        levels = self._levels_to(self._present(polarities))
        left = next((level for level, members in levels[number] if members & bit), None)
        if left is None:
            return None
        places = [(number, bit)]
        taken: list[int] = []
        while left:
            left -= 1
            edge, number, bit = self._step_after(number, bit, levels, left)
            places.append((number, bit))
            taken.append(edge)
        return self._walk(places, taken)

    def _step_after(self, number: int, bit: int, levels: Levels, left: int) -> tuple[int, int, int]:
        edges = self.edges
        for edge in edges.leaving[number]:
            if bit & edges.who[edge]:
                moved = self.after(edges.becomes[edge], bit)
                if moved & _at_level(levels[edges.targets[edge]], left):
                    return edge, edges.targets[edge], moved
        raise AssertionError("a state on its way out has a next step")  # pragma: no cover

    def _walk(self, places: list[tuple[int, int]], taken: list[int]) -> Walk:
        return Walk(
            tuple(
                State(self.touchpoint_ids[number], next(self.universe.customers(bit)))
                for number, bit in places
            ),
            tuple(self.name_of(edge) for edge in taken),
        )


def _at_level(sets: list[tuple[int, int]], wanted: int) -> int:
    return next((members for level, members in sets if level == wanted), 0)
