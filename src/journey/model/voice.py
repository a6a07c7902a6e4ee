"""The voice of the customer, and the improvements that come of it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journey.model.amounts import Day, DurationText
from journey.model.names import (
    ActionName,
    ChangedNames,
    MetricName,
    TeamName,
    TeamNames,
    TouchpointNames,
    VoiceName,
    VoiceNames,
)
from journey.model.operations import When
from journey.model.parts import WORDED, Amount, Count, Grade, KeyedPart, Part
from journey.model.patterns import Who
from journey.model.texts import Text

FeedbackKind = Literal["survey", "interview", "review", "call_notes", "ticket"]
"""How feedback is collected."""

VoiceKind = Literal["complaint", "question", "wish", "praise"]
"""What a class of voice is."""

Priority = Literal["low", "normal", "high"]
"""How urgent a class of voice is, where that is decided by hand."""

Status = Literal["proposed", "agreed", "doing", "shipped", "verified", "rejected"]
"""How far an improvement has come."""


class Feedback(KeyedPart):
    """One way in which the voice of the customer is collected."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    kind: FeedbackKind | None = None
    """How it is collected."""
    at: TouchpointNames = ()
    """The touchpoints at which it is collected."""
    for_: Who = Field(default="any", validation_alias="for", serialization_alias="for")
    """From whom."""
    when: When | None = None
    """What sets it off."""
    metric: MetricName | None = None
    """The metric that it feeds."""
    owner: TeamName | None = None
    """The team that reads it."""
    review_every: DurationText | None = None
    """How often it is read."""
    reviewed: Day | None = None
    """When it was last read."""


class Cause(Part):
    """What makes customers say this."""

    text_field: ClassVar[str] = "text"

    team: TeamName | None = None
    """The team whose work it comes from."""
    text: Text | None = None
    """What happens, in words."""


class Voice(KeyedPart):
    """A class of voice: what many customers say, caused somewhere and heard somewhere.

    A voice with a `parent` has what its parent says unless it says otherwise.
    """

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    kind: VoiceKind | None = None
    """Complaint, question, wish or praise."""
    parent: VoiceName | None = None
    """The wider class of voice that it belongs to."""
    heard_at: TouchpointNames = ()
    """The touchpoints at which it is heard."""
    caused_at: TouchpointNames = ()
    """The touchpoints at which it is caused."""
    cause: Annotated[Cause | None, WORDED] = None
    """What causes it."""
    severity: Grade | None = None
    """How much it hurts, from 1 to 5; what hurts 5 has a high priority however rare it is."""
    per_month: Count | None = None
    """How often it is heard each month."""
    priority: Priority | None = None
    """How urgent it is, where that is decided by hand."""
    owner: TeamName | None = None
    """The team that answers for it."""
    action: ActionName | None = None
    """The action item that relieves it."""
    review_every: DurationText | None = None
    """How often it is looked at."""
    reviewed: Day | None = None
    """When it was last looked at."""
    with_: TeamNames = Field(default=(), validation_alias="with", serialization_alias="with")
    """Teams that are told."""


class Decision(Part):
    """When something was decided, and by whom."""

    date: Day | None = None
    """When."""
    by: TeamNames = ()
    """The teams that decided."""


class Told(Part):
    """When people were told of a change: the closed loop."""

    internal: Day | None = None
    """When colleagues were."""
    customers: Day | None = None
    """When customers were."""


class Effect(Part):
    """What a change did, measured before and after."""

    voice: VoiceName | None = None
    """The class of voice whose monthly frequency was measured."""
    metric: MetricName | None = None
    """The metric that was measured, where it was no voice."""
    before: Amount | None = None
    """The figure before the change."""
    after: Amount | None = None
    """The figure after the change."""
    date: Day | None = None
    """When the second figure was read."""


class Improvement(KeyedPart):
    """A change that came of what customers said."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What is changed; the id where it is missing."""
    from_: VoiceNames = Field(default=(), validation_alias="from", serialization_alias="from")
    """The classes of voice that it came from."""
    changes: ChangedNames = ()
    """The touchpoints, actions, stages or metrics that it changes."""
    value: Grade | None = None
    """What it is worth, from 1 to 5."""
    effort: Grade | None = None
    """What it costs, from 1 to 5."""
    status: Status | None = None
    """How far it has come."""
    proposed: Day | None = None
    """When it was proposed."""
    decided: Decision | None = None
    """When and by whom it was agreed or rejected."""
    shipped: Day | None = None
    """When customers first met it."""
    told: Told | None = None
    """When colleagues and customers were told."""
    effect: Effect | None = None
    """What it did."""
    reason: Text | None = None
    """Why it was rejected."""
    owner: TeamName | None = None
    """The team that carries it out."""
