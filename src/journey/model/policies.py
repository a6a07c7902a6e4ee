"""What must hold on every complete walk."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from journey.model.amounts import Bound
from journey.model.parts import KeyedPart
from journey.model.patterns import Event, TwoEvents, Who
from journey.model.texts import Text, slip

UNARY = ("existence", "absence", "exactly", "init", "end")
"""The templates over one event."""

BINARY = (
    "responded_existence",
    "co_existence",
    "response",
    "precedence",
    "succession",
    "alternate_response",
    "alternate_precedence",
    "alternate_succession",
    "chain_response",
    "chain_precedence",
    "chain_succession",
    "not_co_existence",
    "not_succession",
    "not_chain_succession",
)
"""The templates over two events."""


TIMED = ("existence", "absence", "exactly")
"""The templates that `times` counts for."""

BOUND = (
    "response",
    "precedence",
    "succession",
    "alternate_response",
    "alternate_precedence",
    "alternate_succession",
    "chain_response",
    "chain_precedence",
    "chain_succession",
)
"""The templates that `within` bounds."""


class Policy(KeyedPart):
    """A rule of the company that every complete walk keeps: one DECLARE template.

    Exactly one of the templates is given, with its event or its two events.

    Source: Pesic, van der Aalst, "DECLARE: Full Support for Loosely-Structured Processes", 2007.
    """

    text_field: ClassVar[str] = ""

    title: Text | None = None
    """What people call it; the id where it is missing."""
    existence: Event | None = None
    """The event happens at least `times` times."""
    absence: Event | None = None
    """The event happens fewer than `times` times."""
    exactly: Event | None = None
    """The event happens exactly `times` times."""
    init: Event | None = None
    """The walk begins with the event."""
    end: Event | None = None
    """The walk ends with the event."""
    responded_existence: TwoEvents | None = None
    """If the first happens, the second happens before or after it."""
    co_existence: TwoEvents | None = None
    """If either happens, both do."""
    response: TwoEvents | None = None
    """After each first, the second happens some time."""
    precedence: TwoEvents | None = None
    """The second happens only after a first."""
    succession: TwoEvents | None = None
    """Response and precedence."""
    alternate_response: TwoEvents | None = None
    """After each first, the second happens before another first."""
    alternate_precedence: TwoEvents | None = None
    """Before each second, a first happens that no other second has used."""
    alternate_succession: TwoEvents | None = None
    """Alternate response and alternate precedence."""
    chain_response: TwoEvents | None = None
    """Each first is followed at once by the second."""
    chain_precedence: TwoEvents | None = None
    """Each second comes at once after a first."""
    chain_succession: TwoEvents | None = None
    """Chain response and chain precedence."""
    not_co_existence: TwoEvents | None = None
    """The two never happen on the same walk."""
    not_succession: TwoEvents | None = None
    """After a first, the second never happens."""
    not_chain_succession: TwoEvents | None = None
    """The second never comes at once after a first."""

    why: Text | None = None
    """Why the company wants it."""
    for_: Who = Field(default="any", validation_alias="for", serialization_alias="for")
    """The customers at the beginning of the walks that it is about."""
    times: int | None = Field(default=None, ge=1, le=1000)
    """How often, for existence, absence and exactly; 1 where it is missing."""
    within: Bound | None = None
    """A bound on a response or a precedence: `5 steps`, or `5 days` on what was measured."""

    @model_validator(mode="after")
    def _one_template(self) -> Self:
        given = self._given()
        if not given:
            raise slip("missing-key", "no-template", "a policy has one template")
        if len(given) > 1:
            words = "a policy has only one template"
            raise slip("unknown-key", "templates", words, names=tuple(given), inside=(given[1],))
        for key, users in (("times", TIMED), ("within", BOUND)):
            if self.__dict__[key] is not None and given[0] not in users:
                words = f"`{key}` says nothing for this template"
                raise slip(
                    "unknown-key",
                    "unused",
                    words,
                    key=key,
                    template=given[0],
                    users=users,
                    inside=(key,),
                )
        return self

    def _given(self) -> list[str]:
        return [name for name in UNARY + BINARY if getattr(self, name) is not None]

    @property
    def template(self) -> str:
        """The name of the template."""
        return self._given()[0]

    @property
    def events(self) -> tuple[str, ...]:
        """The template's one or two events."""
        value = getattr(self, self.template)
        return (value,) if isinstance(value, str) else tuple(value)
