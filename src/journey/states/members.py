"""Find the customers whom a person names, or say why there are none."""

from journey.model.patterns import alternatives, parse_pattern
from journey.model.texts import nfc, say
from journey.problems.errors import ExcludedCustomer, NoPairs, UnknownCustomer
from journey.states.space import StateSpace


def members_of(space: StateSpace, who: str) -> int:
    """Return the set of customers whom a pattern means.

    Raises:
        UnknownCustomer: It names a type or a situation that is not declared, or is no pattern.
        NoPairs: The journey has no types, or no situations.
        ExcludedCustomer: All whom it means are excluded.
    """
    universe, who = space.universe, nfc(who)
    known = [*universe.types, *universe.situations, *map(str, universe)]
    try:
        names = parse_pattern(who).names
        members = universe.set_of(who)
    except ValueError:
        names, members = (who,), 0
    unknown = [name for name in names if name not in (*universe.types, *universe.situations)]
    if not unknown and not (universe.types and universe.situations):
        raise NoPairs(who, has_types=bool(universe.types))
    if unknown or not (members or (names and universe.grid(who))):
        raise UnknownCustomer("customer", unknown[0] if unknown else who, known)
    if not members:
        raise ExcludedCustomer(who, _reason(space, who))
    return members


def _reason(space: StateSpace, who: str) -> str:
    """Return why a pattern means nobody."""
    grid = space.universe.grid(who)
    for exclusion in space.journey.customers.excluded:
        if any(space.universe.grid(part) & grid for part in alternatives(exclusion.customer)):
            return say(exclusion.reason)
    return ""
