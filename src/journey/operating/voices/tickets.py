"""What customers said, one by one, without their words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Ticket:
    """One thing that one customer said. What they wrote is personal and never kept.

    Attributes:
        voice: The class of voice.
        day: The day on which it was said, as the file writes it.
        touchpoint: Where it was heard; None where the file does not say.
        customer: Who said it, as `type/situation` or one of the two; None where it does not say.
    """

    voice: str
    day: date
    touchpoint: str | None = None
    customer: str | None = None


@dataclass(frozen=True, slots=True)
class UnknownType:
    """What tickets are of, and no class of voice is.

    Attributes:
        name: What the file calls it, cut where it is long.
        tickets: How many are of it.
        guess: The class of voice that was most probably meant; None where none is near.
    """

    name: str
    tickets: int
    guess: str | None = None


@dataclass(frozen=True)
class Tickets:
    """What a file of tickets holds.

    Attributes:
        name: The file's name, without its folder.
        tickets: Those of known classes of voice, in the file's order.
        strays: Those of types that no class of voice has, in the file's order: their `voice` is
            what the file calls the type, cut where it is long.
        guesses: For each such type, the class of voice that was most probably meant.
        ignored: The headings of columns that mean nothing here.
    """

    name: str
    tickets: tuple[Ticket, ...] = ()
    strays: tuple[Ticket, ...] = ()
    guesses: Mapping[str, str | None] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.tickets) + len(self.strays)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which anything was said; None where nothing was."""
        days = [ticket.day for ticket in (*self.tickets, *self.strays)]
        return (min(days), max(days)) if days else None

    def unknown(self, first: date = date.min, last: date = date.max) -> tuple[UnknownType, ...]:
        """Return the types that no class of voice has, the most frequent first.

        Args:
            first: The first day that counts.
            last: The last day that counts.
        """
        counts = Counter(ticket.voice for ticket in self.strays if first <= ticket.day <= last)
        found = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        return tuple(UnknownType(name, count, self.guesses.get(name)) for name, count in found)
