"""The absorbing Markov chain that whole rates make of a journey's states.

Source: Kemeny, Snell, "Finite Markov Chains", 1960, chapter 3.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import fsum, inf

from journey.model.amounts import parse_duration, parse_money
from journey.model.funnel import Transition
from journey.model.walk import State
from journey.problems.errors import ExcessiveRates
from journey.states.components import components
from journey.states.rates.outlook import Forecast, Forecasts
from journey.states.rates.solving import Solved, solve
from journey.states.space import StateSpace

TOLERANCE = 1e-9
"""By how much rates may miss a whole."""


class Chain:
    """The absorbing Markov chain of a journey's reachable states."""

    def __init__(
        self,
        space: StateSpace,
        gone: frozenset[str] = frozenset(),
        rates: Mapping[str, float] | None = None,
        improve: Mapping[str, float] | None = None,
    ) -> None:
        self.space, self.journey = space, space.journey
        self.gone, self.rates, self.improve = gone, rates or {}, improve or {}
        for id, share in self.improve.items():
            if not 0 <= share <= 1:
                raise ValueError(f"the share of {id!r} is from 0 to 1, not {share!r}")
        self.states = [state for state in space if state.touchpoint not in gone]
        self.numbers = {state: number for number, state in enumerate(self.states)}
        self.ways = [self._ways(state) for state in self.states]

    def _ways(self, state: State) -> list[tuple[str, int, float | None]]:
        """List the transitions open in a state: its name, the next state and the rate."""
        space, edges = self.space, self.space.edges
        number = space.number_of(state.touchpoint)
        bit = space.universe.bit(state.customer)
        found: list[tuple[Transition, str, int, float | None]] = []
        for edge in () if space.outcomes[number] else edges.leaving[number]:
            moved = space.after(edges.becomes[edge], bit & edges.who[edge])
            if moved := moved & space.universe.everyone:
                transition = self.journey.transitions[edges.numbers[edge]]
                name = space.name_of(edge)
                who = state.customer if moved == bit else next(space.universe.customers(moved))
                after = State(transition.to, who)
                rate = self.rates.get(name, transition.rate)
                # Who would go to what is gone abandons: the rate leads nowhere.
                found.append((transition, name, self.numbers.get(after, -1), rate))
        return self._improved(state, found)

    @cached_property
    def steps(self) -> tuple[list[int], list[int], list[float]]:
        """The steps that somebody is planned to take: from where, where to, and the rates."""
        found = [
            (number, after, rate)
            for number, ways in enumerate(self.ways)
            for _, after, rate in ways
            if after >= 0 and rate
        ]
        return [step[0] for step in found], [step[1] for step in found], [step[2] for step in found]

    @cached_property
    def before(self) -> dict[int, list[int]]:
        """For each state, those from which somebody is planned to come."""
        return _sources(zip(*self.steps[:2], strict=True))

    @cached_property
    def open_before(self) -> dict[int, list[int]]:
        """For each state, those from which somebody may come, planned or of unknown rate."""
        return _sources(
            (number, after)
            for number, ways in enumerate(self.ways)
            for _, after, rate in ways
            if after >= 0 and (rate or rate is None)
        )

    @cached_property
    def overfull(self) -> list[int]:
        """The states in which the open rates sum to more than 1."""
        return [number for number in range(len(self.states)) if self._excess(number)]

    def _excess(self, number: int) -> float:
        """Return the sum of the rates open in a state where that is more than 1, or else 0."""
        total = fsum(rate or 0.0 for _, _, rate in self.ways[number])
        return total if total > 1 + TOLERANCE else 0.0

    def insist_on_a_whole(self, touchpoint: str) -> None:
        """Refuse rates of which those open to somebody at a touchpoint sum to more than 1."""
        for number, state in enumerate(self.states):
            if state.touchpoint == touchpoint and (total := self._excess(number)):
                raise ExcessiveRates(touchpoint, str(state.customer), total)

    def _improved(
        self, state: State, found: list[tuple[Transition, str, int, float | None]]
    ) -> list[tuple[str, int, float | None]]:
        share = self.improve.get(state.touchpoint, 0.0)
        rates = [rate for _, _, _, rate in found]
        if share and None not in rates:
            lost = [t.kind in ("fail", "exit") for t, _, _, _ in found]
            kept = sum(r or 0.0 for r, gone in zip(rates, lost, strict=True) if not gone)
            if kept:
                more = 1 + share * (1 - kept) / kept
                rates = [
                    (r or 0.0) * ((1 - share) if gone else more)
                    for r, gone in zip(rates, lost, strict=True)
                ]
        return [(name, after, rate) for (_, name, after, _), rate in zip(found, rates, strict=True)]

    def forecasts(self) -> tuple[Forecast, ...]:
        """Work out what the rates mean for each state in which walks begin."""
        universe = self.space.universe
        starts = [
            State(self.space.touchpoint_ids[number], who)
            for number, members in self.space.entering.items()
            for who in universe.customers(members)
        ]
        there = [state for state in starts if state in self.numbers]
        unknown = {state: self._unknown_from(state) for state in there}
        return Forecasts(
            self._forecast(state) if unknown[state].is_known else unknown[state] for state in there
        )

    def _unknown_from(self, start: State) -> Forecast:
        """Tell what is not known of those who begin in a state: rates missing, or too many."""
        seen, queue = {self.numbers[start]}, [self.numbers[start]]
        names: dict[str, None] = {}
        excessive: dict[str, float] = {}
        for number in queue:
            if total := self._excess(number):
                id = self.states[number].touchpoint
                excessive[id] = max(total, excessive.get(id, 0.0))
            for name, after, rate in self.ways[number]:
                if rate is None:
                    names[name] = None
                if after >= 0 and after not in seen and rate != 0:
                    seen.add(after)
                    queue.append(after)
        missing = tuple(sorted(names, key=self._order.__getitem__))
        ordered = sorted(excessive, key=self.space.number_of)
        return Forecast(start, missing_rates=missing, excessive={n: excessive[n] for n in ordered})

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.journey.transition_names)}

    def _is_outcome(self, number: int) -> bool:
        return self.space.outcomes[self.space.number_of(self.states[number].touchpoint)] is not None

    def _remainder(self, number: int) -> float:
        left = 1 - sum(rate or 0.0 for _, _, rate in self.ways[number])
        lost = sum(rate or 0.0 for _, after, rate in self.ways[number] if after < 0)
        return max(0.0, left if abs(left) > TOLERANCE else 0.0) + lost

    @cached_property
    def _lasting(self) -> dict[int, frozenset[int]]:
        """The states that nobody who comes there leaves for good, each with those of its round.

        They are the closed classes of the chain: a state where nothing is open, whose round is
        empty, or a round without a way out.
        """
        held = [number for number in range(len(self.states)) if number not in self._leaves]
        nexts = {n: [after for _, after, rate in self.ways[n] if rate] for n in held}
        found: dict[int, frozenset[int]] = {}
        for part in components(held, nexts.__getitem__):
            inside = frozenset(part)
            if all(inside.issuperset(nexts[number]) for number in part):
                turning = inside if any(nexts[number] for number in part) else frozenset[int]()
                found |= dict.fromkeys(part, turning)
        return found

    @cached_property
    def _leaves(self) -> set[int]:
        """The states from which something ends walks: all others are trapped."""
        found = {
            number
            for number in range(len(self.states))
            if self._is_outcome(number) or (self.ways[number] and self._remainder(number) > 0)
        }
        return self.leading_to(found)

    def leading_to(self, there: Collection[int], *, planned: bool = True) -> set[int]:
        """Return the states from which some way leads there.

        Args:
            there: The numbers of states, which are among those returned.
            planned: Whether only ways with a planned rate count, or also those of unknown rate.
        """
        before = self.before if planned else self.open_before
        queue = list(there)
        found = set(queue)
        for number in queue:
            for source in before.get(number, ()):
                if source not in found:
                    found.add(source)
                    queue.append(source)
        return found

    @cached_property
    def _solved(self) -> Solved:
        """The chain, in which those stay who are lost in rounds, or come to too high rates."""
        # No start that is known comes to rates of more than 1, which may have no solution.
        ending = {*self._lasting, *self.overfull}
        return self._solve(number for number in range(len(self.states)) if number not in ending)

    def chances(self, there: Collection[int]) -> Sequence[float]:
        """Return, for each state, how likely it is to come to one of some states."""
        # Who cannot come there has no chance; for all others the system has one solution.
        coming = self.leading_to(there)
        going = sorted(coming.difference(there, self.overfull))
        return self._solve(going, coming).chances(there)

    def _solve(self, going: Iterable[int], within: Collection[int] | None = None) -> Solved:
        """Solve the chain in which all go on from some states only, and to some only."""
        rows: list[dict[int, float]] = [{} for _ in self.states]
        lost = [1.0] * len(rows)
        for number in going:
            row, lost[number] = rows[number], self._remainder(number)
            for _, after, rate in self.ways[number]:
                if after < 0 or not rate:
                    continue
                if within is None or after in within:
                    row[after] = row.get(after, 0.0) + rate
                else:
                    lost[number] += rate
        return solve(rows, lost)

    def _forecast(self, entry: State) -> Forecast:
        lasting = self._lasting
        conversion: dict[str, float] = {}
        times: dict[str, float] = {}
        abandoned = trapped = 0.0
        endless: set[int] = set()
        taken: dict[str, float] = {}
        for number, often in self._solved.visits(self.numbers[entry]).items():
            state = self.states[number]
            times[state.touchpoint] = times.get(state.touchpoint, 0.0) + often
            if self._is_outcome(number):
                conversion[state.touchpoint] = conversion.get(state.touchpoint, 0.0) + often
            elif number in lasting:
                trapped += often
                endless |= lasting[number]
            else:
                abandoned += often * self._remainder(number)
                for name, _, rate in self.ways[number]:
                    taken[name] = taken.get(name, 0.0) + often * (rate or 0.0)
        for number in sorted(endless):
            times[self.states[number].touchpoint] = inf
        seconds, missing = (inf, ()) if trapped else self._time(taken)
        return Forecast(
            entry,
            conversion,
            abandoned,
            trapped,
            {id: times[id] for id in self.space.touchpoint_ids if id in times},
            seconds,
            self._worth(conversion),
            missing_times=missing,
        )

    def _time(self, taken: Mapping[str, float]) -> tuple[float | None, tuple[str, ...]]:
        seconds, missing = 0.0, []
        for name, often in taken.items():
            takes = self.journey.transition(name).takes
            if takes is not None:
                seconds += often * parse_duration(takes).seconds
            elif often > 0:
                missing.append(name)
        return None if missing else seconds, tuple(sorted(missing, key=self._order.__getitem__))

    def _worth(self, conversion: Mapping[str, float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for id, share in conversion.items():
            worth = self.journey.touchpoint(id).worth
            if worth is not None:
                money = parse_money(worth)
                found[money.currency] = found.get(money.currency, 0.0) + share * float(money.amount)
        return found


def _sources(steps: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for source, after in steps:
        found.setdefault(after, []).append(source)
    return found
