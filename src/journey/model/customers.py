"""Who the customers are: by type, by situation, and pair by pair."""

from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from journey.model.amounts import Day
from journey.model.arrows import ARROWS
from journey.model.names import ActionName, TypeName, TypeNames
from journey.model.parts import KEY, KEYED, LISTED, WORDED, KeyedPart, Part, Share
from journey.model.patterns import Pair, Who
from journey.model.texts import Text


class Customer(NamedTuple):
    """A customer definition: who they durably are, and what they face now.

    >>> str(Customer("vip", "browsing"))
    'vip/browsing'
    """

    type: str
    situation: str

    def __str__(self) -> str:
        return f"{self.type}/{self.situation}"


class CustomerType(KeyedPart):
    """Who: a durable class of customers, also called a segment."""

    text_field: ClassVar[str] = "definition"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    definition: Text | None = None
    """Who belongs to it, in words that two people would decide alike."""
    share: Share | None = None
    """Its part of all customers, from 0 to 1."""
    revenue_share: Share | None = None
    """Its part of the revenue, from 0 to 1."""
    internal: bool = False
    """Whether these are colleagues who serve: internal customers."""


class Situation(KeyedPart):
    """What a customer faces now, whoever they are; also called a scenario or context."""

    text_field: ClassVar[str] = "definition"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    definition: Text | None = None
    """When a customer is in it."""
    types: TypeNames = ()
    """The types that can be in it; none named means all of them."""
    begins: str | None = None
    """The event in the data that begins it."""
    ends: str | None = None
    """The event in the data that ends it."""


class Promise(Part):
    """What the company promises a customer, and the action item that keeps it."""

    text_field: ClassVar[str] = "text"

    text: Text | None = None
    """The promise, in the customer's words."""
    action: ActionName | None = None
    """The action item that keeps it."""


class Definition(KeyedPart):
    """Detail for one customer: a pair of a type and a situation."""

    text_field: ClassVar[str] = "needs"

    id: Pair = Field(validation_alias=KEY)
    """The customer, written `type/situation`."""
    title: Text | None = None
    """What people call this customer."""
    needs: Text | None = None
    """What they need now."""
    promise: Annotated[Promise | None, WORDED] = None
    """What the company promises them."""

    @property
    def customer(self) -> Customer:
        """The customer whom this defines."""
        return Customer(*self.id.split("/"))


class Exclusion(Part):
    """Customers who do not exist, and why."""

    customer: Who
    """The pairs excluded from the universe."""
    reason: Text
    """Why there are none."""
    until: Day | None = None
    """When to review this; the universe itself never depends on the date."""


class LifecycleStep(Part):
    """How a customer's type changes between walks."""

    from_: TypeName = Field(validation_alias="from", serialization_alias="from")
    """The type before."""
    to: TypeName
    """The type after."""
    when: Text | None = None
    """What makes it so."""


class Customers(Part):
    """Customers on two axes: who they durably are, and what they face now.

    The universe is every pair of a type and a situation that is not excluded.
    """

    types: Annotated[tuple[CustomerType, ...], KEYED] = ()
    """The durable classes."""
    situations: Annotated[tuple[Situation, ...], KEYED] = ()
    """What they may face."""
    definitions: Annotated[tuple[Definition, ...], KEYED] = ()
    """Detail for pairs."""
    excluded: Annotated[tuple[Exclusion, ...], LISTED] = ()
    """Pairs that do not exist."""
    lifecycle: Annotated[tuple[LifecycleStep, ...], ARROWS] = ()
    """How types change between walks."""
