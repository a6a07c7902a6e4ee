"""Find a shorter walk on which an application fails in the same way.

Hypothesis shrinks by leaving out and by choosing nearer ways; it does not know the states. What it
leaves is short. This asks the definition for ways that are shorter still: straight to the same
transition from any entry as any customer, and straight from one state of the walk to a later one.
A fault that depends on nothing but the transition and the customer gets a shortest walk of all.
"""

import traceback
from collections.abc import Callable, Iterator

from journey.model.walk import Walk
from journey.testing.driving.departure import Departure
from journey.testing.driving.ways import Route, Ways, route_of

__tracebackhide__ = True  # where a test fails, pytest shows the test's own lines

TRIES = 200
"""How many walks may be tried: each is one in the application."""

Retry = Callable[[Route], Departure | None]
"""Walks a route from an entry, and returns how the application deviates on it, if it does."""


def shorten(found: Departure, ways: Ways, retry: Retry) -> Departure:
    """Return the same failure on a shortest walk on which it is found, or the one that is given.

    Args:
        found: The failure.
        ways: The states to walk in.
        retry: Walks the application.
    """
    left = TRIES
    shorter: Departure | None = found
    while shorter is not None:
        found, shorter = shorter, None
        for route in _candidates(found.mismatch.walk, ways):
            if not left:
                return found
            left -= 1
            tried = retry(route)
            if tried is not None and _is_same(tried, found):
                shorter = tried
                break
    return found


def _is_same(one: Departure, other: Departure) -> bool:
    return one.mismatch.key == other.mismatch.key and _raised_at(one) == _raised_at(other)


def _raised_at(deviation: Departure) -> list[tuple[str, int | None]]:
    error = deviation.mismatch.error
    frames = traceback.extract_tb(error.__traceback__)[-1:] if error else []
    return [(frame.filename, frame.lineno) for frame in frames]


def _candidates(walk: Walk, ways: Ways) -> Iterator[Route]:
    """Yield shorter routes that end with the same transition."""
    if walk.transitions:
        for route in ways.goals_from(*ways.entries):
            if route.names[-1:] == walk.transitions[-1:] and len(route) < len(walk):
                yield route
        yield from _cut(walk, ways)


def _cut(walk: Walk, ways: Ways) -> Iterator[Route]:
    """Yield the walk with a part of it replaced by a shorter one, the longest parts first.

    Its last step stays.
    """
    first, steps = route_of(walk)
    for length in range(len(steps) - 1, 0, -1):
        for begin in range(len(steps) - length):
            end = begin + length
            between = ways.between(walk.states[begin], walk.states[end])
            if between is not None and len(between) < length:
                yield Route(first, (*steps[:begin], *between.steps, *steps[end:]))
