"""Every customer there can be, and sets of them as bits of one number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

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
    _targets: dict[str, tuple[int | None, int | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __repr__(self) -> str:
        return f"<Universe of {len(self)} customers>"

    def __len__(self) -> int:
        return self.everyone.bit_count()

    def __iter__(self) -> Iterator[Customer]:
        return self.customers(self.everyone)

    def customers(self, members: int) -> Iterator[Customer]:
        """List the customers of a set, type by type in the file's order."""
        width = len(self.situations)
        for bit in bits_of(members):
            row, column = divmod(bit, width)
            yield Customer(self.types[row], self.situations[column])

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
        row, column = self._target(becomes)
        if row is None:
            return self._firsts(members) * column if column else 0
        moved = self._fold(members) if column is None else column
        return moved << row * len(self.situations)

    def before(self, becomes: str | None, members: int) -> int:
        """Return the set of those who exist and become one of the members of a set."""
        if becomes is None:
            return members & self.everyone
        row, column = self._target(becomes)
        width = len(self.situations)
        one_row = (1 << width) - 1
        if row is None:
            if not column:
                return 0
            here = members >> column.bit_length() - 1 & self._column
            return (here << width) - here & self.everyone
        here = members >> row * width & one_row
        if column is None:
            return here * self._column & self.everyone
        return self.everyone if here & column else 0

    @cached_property
    def _column(self) -> int:
        """The set of all pairs in the first situation."""
        return self._all // ((1 << len(self.situations)) - 1) if self._all else 0

    def _firsts(self, members: int) -> int:
        """Return the first pair of every type that a set has a member of."""
        last = len(self.situations) - 1
        lasts = self._column << last
        rest = self._all ^ lasts
        # Where a row holds anything, the sum carries into its last bit, and never beyond.
        return ((members & rest) + rest | members) >> last & self._column

    def _fold(self, members: int) -> int:
        """Return the situations that the members of a set are in, as pairs of the first type."""
        width, rows = len(self.situations), len(self.types)
        while rows > 1:
            rows = (rows + 1) // 2
            half = rows * width
            members = members >> half | members & (1 << half) - 1
        return members

    def _target(self, becomes: str) -> tuple[int | None, int | None]:
        """Return the row and the column that `becomes` leads to.

        None is where they stay. An undeclared name is the column 0, in which nobody is.
        """
        if becomes not in self._targets:
            parsed = parse_pattern(becomes)
            type_: str | None = parsed.left[0]
            situation = parsed.right[0] if parsed.right is not None else None
            if parsed.right is None and type_ in self._situation_sets:
                type_, situation = None, type_
            row = self.types.index(type_) if type_ in self._type_sets else None
            column = None
            if situation in self._situation_sets:
                column = 1 << self.situations.index(situation)
            if (type_ and row is None) or (situation and column is None):
                row, column = None, 0
            self._targets[becomes] = (row, column)
        return self._targets[becomes]


def bits_of(members: int) -> Iterator[int]:
    """List the numbers of the bits of a set, from the lowest."""
    if members.bit_count() == 1:
        yield members.bit_length() - 1
        return
    # As text, since taking bit after bit from a number copies it as often.
    digits = bin(members)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


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
