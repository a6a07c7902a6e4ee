"""An absorbing chain solved by eliminating its states, without subtraction and without a matrix.

Each strongly connected component is a system of its own, in which the states go in the order of
least fill. That nothing is subtracted makes every figure as exact as the rates are.

Source: Grassmann, Taksar, Heyman, "Regenerative analysis and steady state distributions for Markov
chains", Operations Research 33, 1985; the order: Markowitz, "The elimination form of the inverse",
Management Science 3, 1957.
"""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from journey.states.components import components

Row = Mapping[int, float]
"""From one state, the rates to those that may follow."""

LEAST = sys.float_info.min
"""The least share that is thought to leave a state, so that rates next to nothing divide."""


class _Gone(NamedTuple):
    """A state after it was eliminated.

    Attributes:
        state: Its number.
        leaving: The share of those there who do not stay there.
        onward: Of those who leave, the shares that go to each state eliminated later.
        coming: The rates at which states eliminated later lead here.
    """

    state: int
    leaving: float
    onward: Sequence[tuple[int, float]]
    coming: Sequence[tuple[int, float]]


class Eliminated:
    """The chain, each component of which is eliminated when it is first asked for."""

    def __init__(self, rows: Sequence[Row], lost: Sequence[float]) -> None:
        """Take the rates, by the numbers of states.

        Args:
            rows: For each state, the rates to those that may follow. From every state some walk
                ends, or leads where one does.
            lost: For each state, the share of those there whose walk ends.
        """
        self._rows, self._lost = rows, lost
        self._parts = components(range(len(rows)), [[*row] for row in rows].__getitem__)
        self._part_of = [0] * len(rows)
        for number, states in enumerate(self._parts):
            for state in states:
                self._part_of[state] = number
        self._gone: dict[int, Sequence[_Gone]] = {}

    def visits(self, start: int) -> dict[int, float]:
        """Return how often who begins in a state is in each, of those that can follow it."""
        coming, found = {start: 1.0}, dict[int, float]()
        waiting = [-self._part_of[start]]
        seen = {*waiting}
        while waiting:
            inside = self._within(-heappop(waiting), coming)
            found |= inside
            for state, often in inside.items():
                for after, rate in self._leading_out(state):
                    coming[after] = coming.get(after, 0.0) + often * rate
                    part = -self._part_of[after]
                    if part not in seen:
                        seen.add(part)
                        heappush(waiting, part)
        return dict(sorted(found.items()))

    def chances(self, there: Collection[int]) -> list[float]:
        """Return, for each state, how likely it is to come to one of some that nothing follows."""
        found = [0.0] * len(self._rows)
        for state in there:
            found[state] = 1.0
        for number, states in enumerate(self._parts):
            for state in states:
                found[state] += sum(rate * found[to] for to, rate in self._leading_out(state))
            gone = self._eliminated(number)
            for state, leaving, _, coming in gone:
                for before, rate in coming:
                    found[before] += rate * found[state] / leaving
            for state, leaving, onward, _ in reversed(gone):
                found[state] /= leaving
                found[state] += sum(share * found[to] for to, share in onward)
        return [min(1.0, chance) for chance in found]

    def _leading_out(self, state: int) -> Iterator[tuple[int, float]]:
        """List the states of other components to which a state leads, with the rates."""
        part, part_of = self._part_of[state], self._part_of
        return ((to, rate) for to, rate in self._rows[state].items() if part_of[to] != part)

    def _within(self, number: int, coming: Mapping[int, float]) -> dict[int, float]:
        """Return how often who comes into a component is in each of its states."""
        found = {state: coming.get(state, 0.0) for state in self._parts[number]}
        gone = self._eliminated(number)
        for state, _, onward, _ in gone:
            for to, share in onward:
                found[to] += found[state] * share
        for state, leaving, _, before in reversed(gone):
            found[state] += sum(found[source] * rate for source, rate in before)
            found[state] /= leaving
        return found

    def _eliminated(self, number: int) -> Sequence[_Gone]:
        """Return the states of a component, each without those eliminated before it."""
        if number not in self._gone:
            self._gone[number] = tuple(self._eliminate(self._parts[number]))
        return self._gone[number]

    def _eliminate(self, states: Sequence[int]) -> Iterator[_Gone]:
        inside = set(states)
        rows = {
            state: {to: rate for to, rate in self._rows[state].items() if to in inside}
            for state in states
        }
        if len(states) == 1 and not rows[states[0]]:
            yield _Gone(states[0], 1.0, (), ())
            return
        before: dict[int, set[int]] = {state: set() for state in states}
        for state, row in rows.items():
            for to in row:
                before[to].add(state)
        away = {
            state: self._lost[state] + sum(rate for _, rate in self._leading_out(state))
            for state in states
        }
        for state in _by_fill(rows, before):
            row, sources = rows.pop(state), sorted(before.pop(state) - {state})
            row.pop(state, None)
            leaving = max(LEAST, away[state] + sum(row.values()))
            onward = [(to, rate / leaving) for to, rate in row.items()]
            ended = away[state] / leaving
            coming = [(source, rows[source].pop(state)) for source in sources]
            for to in row:
                before[to].discard(state)
            for source, rate in coming:
                ahead = rows[source]
                for to, share in onward:
                    ahead[to] = ahead.get(to, 0.0) + rate * share
                    before[to].add(source)
                away[source] += rate * ended
            yield _Gone(state, leaving, onward, coming)


def _by_fill(rows: Mapping[int, Row], before: Mapping[int, Collection[int]]) -> Iterator[int]:
    """List the states, next always one whose elimination joins few to few.

    The mappings are those of who is left, which may change between two states.
    """
    heap = [(len(rows[state]) * len(before[state]), state) for state in rows]
    heapify(heap)
    while heap:
        fill, state = heappop(heap)
        now = len(rows[state]) * len(before[state])
        if now > fill:
            heappush(heap, (now, state))
        else:
            yield state
