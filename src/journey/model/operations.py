"""What the company does: teams, channels, and the action items of every stage."""

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import AliasChoices, Field

from journey.model.amounts import Day, DurationText, Hours, MoneyText, Shares
from journey.model.names import (
    ActionName,
    ChannelNames,
    MetricName,
    TeamName,
    TeamNames,
    TouchpointNames,
)
from journey.model.parts import Count, KeyedPart, Part, Share
from journey.model.patterns import Who
from journey.model.texts import Plain, Text, read_text, slip

Maturity = Literal["project", "process", "automated"]
"""How far an action item is made routine."""


class Team(KeyedPart):
    """A team that owns something, or is told of it."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""


class Channel(KeyedPart):
    """A medium through which customer and brand meet."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""


class EventTrigger(Part):
    """An event in the data that sets an action item off: `when: {event: order_paid}`."""

    event: str
    """The event's name."""


def _when(value: object) -> object:
    if isinstance(value, EventTrigger):
        return value
    if isinstance(value, dict) and "event" in value:
        if len(value) > 1:
            other = next(key for key in value if key != "event")
            raise slip(
                "unknown-key", "", "`when` has one key, `event`", value=other, inside=(other,)
            )
        if not isinstance(value["event"], str):
            words = "an event is a text"
            raise slip("wrong-type", "text", words, value=value["event"], inside=("event",))
        return EventTrigger(event=value["event"])
    return read_text(value)


_WHEN: dict[str, Any] = {
    "type": ["string", "object"],
    "minProperties": 1,
    "properties": {
        "event": {"title": "event", "description": "The event's name.", "type": "string"}
    },
    "additionalProperties": {"type": "string"},
    "if": {"required": ["event"]},
    "then": {"maxProperties": 1},
}

When: TypeAlias = Annotated[Text | EventTrigger, Plain(_when, _WHEN)]
"""What sets something off: words, or an event in the data."""


class Since(Part):
    """When an action item reached each maturity."""

    project: Day | None = None
    """When it was first done."""
    process: Day | None = None
    """When it became a process."""
    automated: Day | None = None
    """When it was automated."""


class Offer(Part):
    """An action that is sold; it keeps a path that is free."""

    price: MoneyText | None = None
    """What it costs the customer, such as `30000 KRW`."""
    free_path: ActionName | None = None
    """The action that helps those who do not pay."""
    uptake: Share | None = None
    """The part of those offered it who take it, from 0 to 1."""


class Savings(Part):
    """Which part of the first effort an action item no longer takes once it has matured."""

    process: Shares | None = None
    """The part that is saved as a process, from 0 to 1: a figure, or the least and the most."""
    automated: Shares | None = None
    """The part that is saved once automated, of the first effort too, not of what is left."""


class Efforts(Part):
    """The hours of work, once, that it takes to mature an action item."""

    process: Hours | None = None
    """The hours of making a process of a project: a figure, or the least and the most."""
    automated: Hours | None = None
    """The hours of automating a process."""


class Maturing(Part):
    """What maturing one action item saves and costs, where more is known than an estimate."""

    first_hours: Count | None = None
    """The first effort: the hours it takes, or took, each month as a new project."""
    saves: Savings | None = None
    """Which part of the first effort it no longer takes afterwards."""
    effort: Efforts | None = None
    """The hours of getting there."""


class Action(KeyedPart):
    """An action item: what a team does at a stage, or at touchpoints of it."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What is done; the id where it is missing."""
    at: TouchpointNames = ()
    """Touchpoints of its stage that it is bound to; none means the whole stage."""
    for_: Who | None = Field(default=None, validation_alias="for", serialization_alias="for")
    """Whom it is for: specific when it names customers, generic when it is missing."""
    when: When | None = None
    """What sets it off."""
    every: str | None = None
    """Its rhythm: `day`, `2 weeks`, or what it comes with, such as `parcel`."""
    owner: TeamName | None = None
    """The team that does it; the stage's where none is named."""
    with_: TeamNames = Field(default=(), validation_alias="with", serialization_alias="with")
    """Teams that help."""
    channels: ChannelNames = Field(default=(), validation_alias=AliasChoices("channels", "channel"))
    """The media it uses; the stage's where none is named."""
    within: DurationText | None = None
    """How soon after its trigger it is done."""
    metric: MetricName | None = None
    """The metric that tells whether it works."""
    maturity: Maturity | None = None
    """How far it is made routine."""
    since: Since | None = None
    """When it reached each maturity."""
    hours_per_month: Count | None = None
    """The working hours it takes each month."""
    human: bool = False
    """Whether it must stay with people, however it could be automated."""
    maturing: Maturing | None = None
    """What maturing it saves and costs, where that is known; estimated where it is not."""
    offer: Offer | None = None
    """How it is sold, where it is."""
    frees_time_for: ActionName | None = None
    """The action that gets the hours which maturing this one frees."""
