"""Take every step that is open to somebody once, before anything is left to chance."""

from collections.abc import Callable, Iterable

from journey.model.walk import State
from journey.testing.driving.departure import Departure
from journey.testing.driving.trip import Trip
from journey.testing.driving.ways import Route, Step, Ways

__tracebackhide__ = True  # where a test fails, pytest shows the test's own lines

ENOUGH = 5
"""After so many different failures the survey ends: the application is broken."""

MOST = 20_000
"""How many steps a survey takes at most; what is left is left to chance."""

Begin = Callable[[State], Trip]
"""Begins a walk in the application at an entry."""


def survey(ways: Ways, begin: Begin, *, most: int | None = None) -> list[Departure]:
    """Walk until every open step has been taken by every customer to whom it is open.

    Each time it goes on to the nearest step not yet taken, and begins anew where there is none. It
    goes around steps that fail. A failure that depends on nothing but the step and the customer
    cannot escape it.

    Args:
        ways: The states to walk in.
        begin: Begins a walk.
        most: After how many transitions a walk is left for a new one.

    Returns:
        The first failure of each kind.
    """
    return _Survey(ways, begin, most).run()


class _Survey:
    def __init__(self, ways: Ways, begin: Begin, most: int | None) -> None:
        self.ways, self.begin, self.most = ways, begin, most
        self.done: set[tuple[State, Step]] = set()
        self.shut: set[tuple[State, Step] | State] = set()
        self.entered: set[State] = set()
        self.failures: dict[tuple[str, ...], Departure] = {}
        self.left = MOST

    def run(self) -> list[Departure]:
        trip: Trip | None = None
        while self.left > 0 and len(self.failures) < ENOUGH:
            if trip is not None and self.most is not None and len(trip.walk) >= self.most:
                trip = None
            route = self._next([trip.here]) if trip is not None else None
            if route is None:
                trip, route = None, self._begin()
            if route is None:
                break
            trip = self._take(trip, route)
        return list(self.failures.values())

    def _begin(self) -> Route | None:
        """Return the way to begin a walk: an entry not come to yet, or the nearest step."""
        entries = [entry for entry in self.ways.entries if entry not in self.shut]
        new = next((entry for entry in entries if entry not in self.entered), None)
        return self._next(entries) if new is None else Route(new, ())

    def _next(self, states: Iterable[State]) -> Route | None:
        """Return the nearest route to a step not yet taken, around those that fail."""
        found = {state: Route(state, ()) for state in states}
        waiting = list(found)
        for state in waiting:
            first, steps = found[state]
            for step in self.ways.open_at(state):
                if (state, step) in self.shut:
                    continue
                route = Route(first, (*steps, step))
                if (state, step) not in self.done:
                    return route
                if step.to not in found:
                    found[step.to] = route
                    waiting.append(step.to)
        return None

    def _take(self, trip: Trip | None, route: Route) -> Trip | None:
        """Take a route, and return the walk that is under way; None where it failed."""
        here: State | tuple[State, Step] = route.first
        try:
            if trip is None:
                self.left -= 1
                self.entered.add(route.first)
                trip = self.begin(route.first)
            for step in route.steps:
                here = (trip.here, step)
                self.left -= 1
                trip.take(step)
                self.done.add(here)
        except Departure as deviation:
            self.failures.setdefault(deviation.mismatch.key, deviation)
            self.shut.add(here)
            return None
        return trip
