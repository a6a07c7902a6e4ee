"""What the outcomes of a journey are worth in money, by planned rates."""

from collections.abc import Mapping
from dataclasses import dataclass

from journey.model.customers import Customer
from journey.model.funnel import Polarity
from journey.problems.source import Path
from journey.words.sentences import Sentence

Sums = Mapping[str, float]
"""Sums of money by currency: of different currencies there is no sum."""


@dataclass(frozen=True)
class Ending:
    """One outcome, of those who enter at one place or of all.

    Attributes:
        outcome: The id of its touchpoint.
        path: Its model path.
        polarity: How it ends.
        share: The part of those who enter that ends here; of all, only where their number is known.
        per_month: How many end here each month; None where no volume is planned.
        each: What one of them is worth; empty where the outcome says no worth.
        brings: What they are worth, of one who enters on average.
        monthly: What they are worth each month; None where no volume is planned.
        lost: At a negative outcome, what one who enters would be worth more if those who end here
            were worth what those are who end well: `share × (worth of one who ends well − worth
            here)`. None at other outcomes, and where nobody ends well.
        lost_monthly: The same each month.
    """

    outcome: str
    path: Path
    polarity: Polarity
    share: float | None
    per_month: float | None
    each: Sums
    brings: Sums | None
    monthly: Sums | None
    lost: Sums | None
    lost_monthly: Sums | None


@dataclass(frozen=True)
class Entering:
    """What those are worth who enter at one touchpoint as one customer.

    Attributes:
        touchpoint: Where they enter.
        customer: As whom.
        per_month: How many each month; None where no volume is planned.
        worth: What one of them is worth on average; None where that is unknown.
        monthly: What they are worth each month; None where that is unknown.
        endings: How their walks end, in the funnel's order; empty where that is unknown.
        unknown: Why it is unknown: rates that are missing, or sum to too much; else None.
    """

    touchpoint: str
    customer: Customer
    per_month: float | None
    worth: Sums | None
    monthly: Sums | None
    endings: tuple[Ending, ...]
    unknown: Sentence | None


@dataclass(frozen=True)
class Worth:
    """What the customers of one type are worth who enter.

    Attributes:
        type: The customer type as which they enter.
        per_month: How many each month; None where an entry of theirs has no volume.
        worth: What one of them is worth on average: over entries by their volumes. None where an
            entry is unknown, or there are several and one has no volume.
        monthly: What they are worth each month; None where that is unknown.
    """

    type: str
    per_month: float | None
    worth: Sums | None
    monthly: Sums | None


@dataclass(frozen=True)
class Worths:
    """What the outcomes of a journey are worth in money, by planned rates.

    Attributes:
        name: The journey's id.
        entries: Those who enter, internal customers apart, in the funnel's order.
        types: The same by customer type, in the file's order.
        outcomes: Each outcome that some of them come to, summed over the entries whose rates and
            volumes are known; `share`, `brings` and `lost` are None.
        monthly: What all of these are worth each month; None where no entry is known so far.
        lost_monthly: What is lost at negative outcomes each month.
        left_out: The entries that are in no monthly figure, since a rate or a volume is missing.
        unpriced: The positive outcomes that say no worth, and count as nothing.
    """

    name: str
    entries: tuple[Entering, ...]
    types: tuple[Worth, ...]
    outcomes: tuple[Ending, ...]
    monthly: Sums | None
    lost_monthly: Sums | None
    left_out: tuple[str, ...]
    unpriced: tuple[str, ...]

    @property
    def is_priced(self) -> bool:
        """Whether any outcome that somebody comes to says what it is worth."""
        return any(ending.each for entry in self.entries for ending in entry.endings)
