"""Which ways are open to a customer, the nearest first."""

from functools import lru_cache
from typing import NamedTuple

from journey.model.walk import State, Walk
from journey.states.space import POLARITIES, StateSpace

GOALS = 2000
"""How many goals are offered at once; in a journey with more, the nearest ones."""


class Step(NamedTuple):
    """A transition that is open in some state, and where it leads."""

    name: str
    to: State


class Route(NamedTuple):
    """Steps one after the other, and the state from which they go."""

    first: State
    steps: tuple[Step, ...]

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the transitions."""
        return tuple(step.name for step in self.steps)


class Ways:
    """The explicit states of a journey, as a test walks them.

    Everything is offered in the order in which Hypothesis shrinks: what is nearest to an outcome
    first, ties in the file's order.

    Attributes:
        space: The states.
        entries: The states in which walks begin.
    """

    def __init__(self, space: StateSpace, members: int) -> None:
        self.space = space
        out = space._levels_to(space._present(POLARITIES))
        self._out = [{who: level for level, who in levels} for levels in out]
        firsts = [
            State(space.touchpoint_ids[number], customer)
            for number, entering in space.entering.items()
            for customer in space.universe.customers(entering & members)
        ]
        self.entries = tuple(sorted(firsts, key=self._far))
        self.open_at = lru_cache(maxsize=4096)(self._open_at)
        self.goals_from = lru_cache(maxsize=256)(self._goals_from)
        self.rounds_from = lru_cache(maxsize=256)(self._rounds_from)
        self.goals_by_name = lru_cache(maxsize=256)(self._goals_by_name)

    def _far(self, state: State) -> float:
        """Return how many steps a state is from an outcome."""
        bit = self.space.universe.bit(state.customer)
        levels = self._out[self.space.number_of(state.touchpoint)]
        return next((level for who, level in levels.items() if who & bit), float("inf"))

    def is_outcome(self, state: State) -> bool:
        """Tell whether walks end here."""
        return self.space.outcomes[self.space.number_of(state.touchpoint)] is not None

    def leads_out(self, state: State) -> bool:
        """Tell whether some way leads from here to an outcome."""
        return self._far(state) != float("inf")

    def _open_at(self, state: State) -> tuple[Step, ...]:
        space, edges = self.space, self.space.edges
        if self.is_outcome(state):
            return ()
        bit = space.universe.bit(state.customer)
        steps = []
        for edge in edges.leaving[space.number_of(state.touchpoint)]:
            moved = space.after(edges.becomes[edge], bit & edges.who[edge])
            for customer in space.universe.customers(moved & space.universe.everyone):
                to = State(space.touchpoint_ids[edges.targets[edge]], customer)
                steps.append(Step(space.name_of(edge), to))
        return tuple(sorted(steps, key=lambda step: self._far(step.to)))

    def _goals_from(self, *states: State) -> tuple[Route, ...]:
        """Return the shortest route to, and over, each open step that can be reached from states.

        For a state from which nothing is open, it is the route that stays there.
        """
        ways = {state: Route(state, ()) for state in states}
        waiting = list(states)
        routes = [way for state, way in ways.items() if not self.open_at(state)]
        for state in waiting:
            first, steps = ways[state]
            for step in self.open_at(state):
                route = Route(first, (*steps, step))
                routes.append(route)
                if step.to not in ways:
                    ways[step.to] = route
                    waiting.append(step.to)
            if len(routes) > GOALS:
                break
        return tuple(routes)

    def between(self, state: State, other: State) -> Route | None:
        """Return a shortest route from a state to another, or None where there is none."""
        if state == other:
            return Route(state, ())
        routes = (route for route in self.goals_from(state) if route.steps)
        return next((route for route in routes if route.steps[-1].to == other), None)

    def _rounds_from(self, state: State) -> tuple[Route, ...]:
        """Return, for each open step that one can come back from, a shortest round over it."""
        rounds = []
        for step in self.open_at(state):
            back = self.between(step.to, state)
            if back is not None:
                rounds.append(Route(state, (step, *back.steps)))
        return tuple(sorted(rounds, key=len))

    def _goals_by_name(self, *states: State) -> tuple[tuple[Route, ...], ...]:
        """Return the same routes by the transition to which they lead, the nearest first."""
        groups: dict[str, list[Route]] = {}
        for route in self.goals_from(*states):
            groups.setdefault(route.names[-1] if route.steps else "", []).append(route)
        return tuple(map(tuple, groups.values()))

    @property
    def transitions(self) -> tuple[str, ...]:
        """The transitions that can be taken on walks from these entries, in the file's order."""
        seen, waiting = set(self.entries), list(self.entries)
        names = set()
        for state in waiting:
            for step in self.open_at(state):
                names.add(step.name)
                if step.to not in seen:
                    seen.add(step.to)
                    waiting.append(step.to)
        return tuple(name for name in self.space.journey.transition_names if name in names)

    @property
    def longest(self) -> int:
        """How long a walk may have to be that takes a given step and comes to an outcome."""
        levels = [level for pairs in self.space._levels for level, _ in pairs]
        return max(levels, default=0) + max(
            (n for who in self._out for n in who.values()), default=0
        )


def route_of(walk: Walk) -> Route:
    """Return a walk as a route."""
    return Route(walk.states[0], tuple(map(Step, walk.transitions, walk.states[1:])))
