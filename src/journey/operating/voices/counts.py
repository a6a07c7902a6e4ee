"""How often each class of voice was really heard: counts, kept beside the journey's own file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from journey.operating.voices.tickets import UnknownType


@dataclass(frozen=True)
class Counted:
    """How often one class of voice was heard.

    Attributes:
        tickets: How many tickets name it.
        with_narrower: How many name it or a narrower voice: what its `per_month` speaks of.
        per_month: That in an average month (30.44 days): divided by the days observed, times that.
        months: For each calendar month, how many name it or a narrower voice.
        touchpoints: For each touchpoint, how many that name it itself were heard there.
        customers: For each customer, how many that name it itself came from there.
    """

    tickets: int
    with_narrower: int
    per_month: float
    months: Mapping[str, int] = field(default_factory=dict)
    touchpoints: Mapping[str, int] = field(default_factory=dict)
    customers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """What was counted in some tickets.

    Attributes:
        journey: The id of the journey whose classes of voice were counted.
        tickets: The name of the file that was counted.
        first: The first day that was observed.
        last: The last day that was observed; it counts as well.
        months: For each calendar month that was observed, on how many days: fewer than it has where
            the period begins or ends within it.
        voices: What was counted, for every class of voice: one that never came has counts of 0.
        unknown: What tickets are of that is no class of voice, the most frequent first.
        outside: How many tickets are of days outside the period, and were not counted.
    """

    journey: str
    tickets: str
    first: date
    last: date
    months: Mapping[str, int]
    voices: Mapping[str, Counted]
    unknown: tuple[UnknownType, ...] = ()
    outside: int = 0

    @property
    def days(self) -> int:
        """How many days were observed."""
        return (self.last - self.first).days + 1

    @property
    def total(self) -> int:
        """How many tickets were counted, each once."""
        return sum(each.tickets for each in self.voices.values())

    @property
    def strays(self) -> int:
        """How many are of no class of voice that was known."""
        return sum(each.tickets for each in self.unknown)
