"""Find where customers who can reach no outcome come to rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journey.states.components import components
from journey.states.space import StateSpace


@dataclass(frozen=True, slots=True)
class Rest:
    """A touchpoint at which trapped customers come to rest.

    Attributes:
        place: The number of the touchpoint: the first, in the file's order, of a last strongly
            connected part of the trapped states.
        members: The set of the customers who are there in such a part.
        moving: Those of them who go round in a circle, rather than stand still.
        only: The other touchpoints from which whoever is trapped comes to rest here only.
        also: Those from which they may come to rest elsewhere too.
    """

    place: int
    members: int
    moving: int
    only: tuple[int, ...]
    also: tuple[int, ...]


def rests(space: StateSpace, trapped: Sequence[int]) -> tuple[Rest, ...]:
    """Find where trapped customers come to rest, in the file's order.

    Customers who can go the same ways everywhere are looked at as one, so that this takes time with
    the kinds of customers rather than with their number.

    Args:
        space: Who can be where.
        trapped: For each touchpoint, by number, the set of those who can reach no outcome.

    Source: the bottom strongly connected components of a graph; Tarjan, "Depth-first search and
    linear graph algorithms", 1972.
    """
    here = [number for number, members in enumerate(trapped) if members]
    if not here:
        return ()
    kinds = _kinds(space, trapped, here)
    steps = {
        (number, kind): _following(space, number, kind, kinds)
        for number in here
        for kind in kinds
        if kind & trapped[number]
    }
    members: dict[int, int] = {}
    moving: dict[int, int] = {}
    ends: dict[_Node, int] = {}
    for part in components(steps, steps.__getitem__):
        onward = 0
        inside = {*part}
        leaves = False
        for node in part:
            for other in steps[node]:
                if other not in inside:
                    leaves, onward = True, onward | ends[other]
        if not leaves:
            place = min(number for number, _ in part)
            onward = 1 << place
            found = sum(kind for number, kind in part if number == place)
            members[place] = members.get(place, 0) | found
            if steps[part[0]]:
                moving[place] = moving.get(place, 0) | found
        ends |= dict.fromkeys(part, onward)
    return tuple(_told(members, moving, ends))


_Node = tuple[int, int]


def _told(
    members: Mapping[int, int], moving: Mapping[int, int], ends: Mapping[_Node, int]
) -> Iterable[Rest]:
    leading: dict[int, int] = {}
    for (number, _), places in ends.items():
        leading[number] = leading.get(number, 0) | places
    only: dict[int, list[int]] = {}
    also: dict[int, list[int]] = {}
    for number, places in sorted(leading.items()):
        for place in (place for place in members if places >> place & 1 and place != number):
            (only if places == 1 << place else also).setdefault(place, []).append(number)
    for place in sorted(members):
        yield Rest(
            place,
            members[place],
            moving.get(place, 0),
            tuple(only.get(place, ())),
            tuple(also.get(place, ())),
        )


def _kinds(space: StateSpace, trapped: Sequence[int], here: Sequence[int]) -> list[int]:
    """Part the trapped customers into sets whose members can go the same ways everywhere."""
    edges = space.edges
    leaving = [edge for number in here for edge in edges.leaving[number]]
    everyone = 0
    for number in here:
        everyone |= trapped[number]
    kinds = [everyone]
    masks = dict.fromkeys([*(trapped[n] for n in here), *(edges.who[edge] for edge in leaving)])
    for mask in masks:
        kinds = _parted(kinds, mask)
    changes = [one for one in dict.fromkeys(edges.becomes[edge] for edge in leaving) if one]
    count = 0
    while count < len(kinds):
        count = len(kinds)
        for becomes in changes:
            for kind in kinds[:]:
                kinds = _parted(kinds, space.before(becomes, kind))
    return kinds


def _parted(kinds: Sequence[int], mask: int) -> list[int]:
    return [part for kind in kinds for part in (kind & mask, kind & ~mask) if part]


def _following(
    space: StateSpace, number: int, kind: int, kinds: Sequence[int]
) -> tuple[_Node, ...]:
    """Return to which states customers of a kind can go on from a touchpoint."""
    edges, found = space.edges, dict[_Node, None]()
    for edge in edges.leaving[number]:
        if not kind & edges.who[edge]:
            continue
        moved = space.after(edges.becomes[edge], kind) & space.universe.everyone
        for other in kinds if moved else ():
            if other & moved:
                found[edges.targets[edge], other] = None
    return tuple(found)
