"""Whom the hours of action items serve, beside who brings the revenue."""

from dataclasses import dataclass, field
from math import fsum

from journey.model.customers import Customer
from journey.problems.source import Path


@dataclass(frozen=True)
class TypeShare:
    """One customer type's part of revenue and of hours.

    Attributes:
        type: Its id.
        share: Its part of all customers, from 0 to 1; None where that is not said.
        revenue_share: Its part of the revenue; None where that is not said.
        hours: The hours of action items each month that are for it, as far as they are said; None
            where it can meet some, and none of them says any.
        hours_share: Its part of the hours that are for customers; None where there are none, or
            its own are unknown.
        is_few: Whether it brings more of the revenue than its part of the customers; None where one
            of the two is not said.
    """

    type: str
    share: float | None
    revenue_share: float | None
    hours: float | None
    hours_share: float | None
    is_few: bool | None


@dataclass(frozen=True)
class Imbalance:
    """An action item for the few at a stage where others get nothing.

    Attributes:
        action: Its id.
        stage: The id of the stage.
        path: Its model path.
        owner: The team that does it; None where nobody does.
        types: The types of high value that it is for.
        hours: Its hours each month; None where they are not said.
        without: The customers who come to the stage and whom no action item there is for.
        without_types: Their types, in the file's order.
        share: The part of all customers that these types are together; None where not all say it.
        revenue_share: Their part of the revenue; None where not all say it.
    """

    action: str
    stage: str
    path: Path
    owner: str | None
    types: tuple[str, ...]
    hours: float | None
    without: tuple[Customer, ...]
    without_types: tuple[str, ...]
    share: float | None
    revenue_share: float | None


@dataclass(frozen=True)
class Division:
    """Whom the hours of action items serve, beside who brings the revenue.

    Attributes:
        name: The journey's id.
        parts: Each customer type but internal ones, in the file's order.
        internal: The same for internal customers: colleagues who serve; their `hours_share` is
            None, since it is of nothing that revenue could be of.
        nobody: The hours of action items that no customer can meet.
        total: All hours each month: those of `parts`, of `internal` and of `nobody`.
        unsaid: The action items whose hours are not said.
        imbalances: What is done for the few where others get nothing, in the funnel's order: what
            the rule few-served-at-the-cost-of-many finds.
        uncertain: The ids of the rules of which nothing is known, because something that they read
            is uncertain until a mistake of the file is mended; what they find is missing here.
    """

    name: str
    parts: tuple[TypeShare, ...]
    internal: tuple[TypeShare, ...]
    nobody: float
    total: float
    unsaid: tuple[str, ...]
    imbalances: tuple[Imbalance, ...]
    uncertain: tuple[str, ...] = field(default=(), repr=False, kw_only=True)

    @property
    def hours(self) -> float:
        """The hours each month that are for customers, internal ones apart."""
        return fsum(part.hours or 0.0 for part in self.parts)

    @property
    def revenue_unsaid(self) -> tuple[str, ...]:
        """The types whose part of the revenue is not said."""
        return tuple(part.type for part in self.parts if part.revenue_share is None)
