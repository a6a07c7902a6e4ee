"""Every customer there can be, and sets of them as bits of one number."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from journey.model.customers import Customer, Customers
from journey.model.patterns import Who, alternatives, parse_pattern
from journey.model.texts import nfc


@dataclass(frozen=True)
class Universe:
    """The pairs of types and situations that can exist.

    A set of customers is an int: bit `t * len(situations) + s` stands for the pair of the t-th
    type and the s-th situation. Names that are not declared stand for nobody; a rule reports them.

    Attributes:
        types: Ids of types, in the file's order.
        situations: Ids of situations, in the file's order.
        everyone: The set of all pairs that exist.
        excluded: The set of pairs that an exclusion rules out.
    """

    types: tuple[str, ...]
    situations: tuple[str, ...]
    everyone: int
    excluded: int
    _type_sets: dict[str, int] = field(repr=False)
    _situation_sets: dict[str, int] = field(repr=False)
    _sets: dict[Who, int] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return self.everyone.bit_count()

    def __iter__(self) -> Iterator[Customer]:
        return self.customers(self.everyone)

    def customers(self, members: int) -> Iterator[Customer]:
        """List the customers of a set, type by type in the file's order."""
        width = len(self.situations)
        while members:
            lowest = members & -members
            row, column = divmod(lowest.bit_length() - 1, width)
            yield Customer(self.types[row], self.situations[column])
            members ^= lowest

    def set_of(self, who: Who | None) -> int:
        """Return the set of the customers whom a pattern means; None means everyone."""
        if who is None or who == "any":
            return self.everyone
        if who not in self._sets:
            union = 0
            for pattern in alternatives(who):
                union |= self.grid(pattern)
            self._sets[who] = union & self.everyone
        return self._sets[who]

    def grid(self, pattern: str) -> int:
        """Return the pairs that one pattern means, whether they exist or not.

        A pattern without a slash that mixes both axes means nobody; a rule reports it.
        """
        parsed = parse_pattern(pattern)
        if parsed.right is not None:
            return self._side(self._type_sets, parsed.left) & self._side(
                self._situation_sets, parsed.right
            )
        if not parsed.left:
            return self._all
        on_types = all(name not in self._situation_sets for name in parsed.left)
        on_situations = all(name not in self._type_sets for name in parsed.left)
        if on_types:
            return self._side(self._type_sets, parsed.left)
        return self._side(self._situation_sets, parsed.left) if on_situations else 0

    def _side(self, sets: dict[str, int], names: tuple[str, ...]) -> int:
        if not names:
            return self._all
        union = 0
        for name in names:
            union |= sets.get(name, 0)
        return union

    @property
    def _all(self) -> int:
        return (1 << len(self.types) * len(self.situations)) - 1

    def bit(self, customer: Customer) -> int:
        """Return the set of one customer.

        Raises:
            KeyError: No such type or situation is declared.
        """
        return self._type_sets[nfc(customer.type)] & self._situation_sets[nfc(customer.situation)]

    def after(self, becomes: str | None, members: int) -> int:
        """Return what the members of a set become, whether such pairs exist or not."""
        if becomes is None or not members:
            return members
        target_types, target_situations = self._target(becomes)
        width = len(self.situations)
        row = (1 << width) - 1
        result = 0
        for number in range(len(self.types)):
            here = members >> number * width & row
            if not here:
                continue
            moved = here if target_situations is None else target_situations
            rows = (number,) if target_types is None else target_types
            for target in rows:
                result |= moved << target * width
        return result

    def _target(self, becomes: str) -> tuple[tuple[int, ...] | None, int | None]:
        """Return the rows and the columns that `becomes` leads to; None where they stay."""
        parsed = parse_pattern(becomes)
        if parsed.right is not None:
            type_, situation = parsed.left[0], parsed.right[0]
        elif parsed.left[0] in self._situation_sets:
            type_, situation = None, parsed.left[0]
        else:
            type_, situation = parsed.left[0], None
        rows = None
        if type_ is not None:
            rows = (self.types.index(type_),) if type_ in self._type_sets else ()
        column = None
        if situation is not None:
            known = situation in self._situation_sets
            column = 1 << self.situations.index(situation) if known else 0
        return rows, column


def universe_of(customers: Customers) -> Universe:
    """Work out the universe of a journey's customers."""
    types = tuple(dict.fromkeys(part.id for part in customers.types))
    situations = tuple(dict.fromkeys(part.id for part in customers.situations))
    width = len(situations)
    row = (1 << width) - 1
    type_sets = {name: row << number * width for number, name in enumerate(types)}
    column = sum(1 << number * width for number in range(len(types)))
    situation_sets = {name: column << number for number, name in enumerate(situations)}
    everyone = (1 << len(types) * width) - 1
    for situation in customers.situations:
        if situation.types:
            allowed = 0
            for name in situation.types:
                allowed |= type_sets.get(name, 0)
            everyone &= ~(situation_sets[situation.id] & ~allowed)
    grid = Universe(types, situations, everyone, 0, type_sets, situation_sets)
    excluded = 0
    for exclusion in customers.excluded:
        for pattern in alternatives(exclusion.customer):
            excluded |= grid.grid(pattern)
    return Universe(types, situations, everyone & ~excluded, excluded, type_sets, situation_sets)
