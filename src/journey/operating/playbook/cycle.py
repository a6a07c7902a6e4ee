"""Find who frees time for whom: from new project to process to automation to the next project."""

from collections.abc import Mapping

from journey.model.journey import Journey
from journey.operating.playbook.playbook import TimeChain


def chains_of(journey: Journey) -> tuple[TimeChain, ...]:
    """List the chains of action items each of which frees time for the next.

    Each `frees_time_for` is one step of one chain. A chain begins at what gets no time, and ends
    where it comes to what another one has already; rings are chains of their own.
    """
    frees = {
        action.id: action.frees_time_for for action in journey.actions if action.frees_time_for
    }
    helped = set(frees.values())
    taken: dict[str, None] = {}
    found = []
    rings = _rings(frees)
    on_rings = {id for ring in rings for id in ring}
    for start in frees:
        if start in helped or start in on_rings:
            continue
        actions, joins = [start], None
        while (after := frees.get(actions[-1])) is not None:
            actions.append(after)
            if after in taken or after in on_rings:
                joins = after
                break
        taken |= dict.fromkeys(actions)
        found.append(TimeChain(tuple(actions), False, joins))
    return (*found, *(TimeChain(ring, True, None) for ring in rings))


def _rings(frees: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """List the rings, each from whichever of it comes first in the file."""
    found, done = [], set()
    for start in frees:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in way and here not in done:
            way[here] = None
            here = frees.get(here)
        done |= set(way)
        if here in way:
            order = list(way)
            ring = order[order.index(str(here)) :]
            first = next(id for id in frees if id in ring)
            found.append((*ring[ring.index(first) :], *ring[: ring.index(first)]))
    return tuple(found)
