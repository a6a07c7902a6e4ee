"""What keeps a journey true: review meetings, guides, and waivers with an end."""

from typing import ClassVar, Literal

from pydantic import Field

from journey.model.amounts import Day, DurationText
from journey.model.names import TeamName, TeamNames
from journey.model.parts import KeyedPart, Part
from journey.model.patterns import Who
from journey.model.texts import Names, Text

GuideKind = Literal["policy", "manual", "training", "announcement"]
"""What a guide is."""


class Review(KeyedPart):
    """A meeting that looks at the journey."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    every: DurationText | None = None
    """How often it is held."""
    teams: TeamNames = ()
    """Who takes part."""
    agenda: Names = ()
    """What it goes through: parts of this file, or words."""
    last: Day | None = None
    """When it was last held."""


class Guide(KeyedPart):
    """What people are told, and what has to be kept up to date."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    kind: GuideKind | None = None
    """Policy, manual, training or announcement."""
    for_: Who = Field(default="any", validation_alias="for", serialization_alias="for")
    """Whom it is for."""
    owner: TeamName | None = None
    """The team that keeps it."""
    reviewed: Day | None = None
    """When somebody last checked that it is still true."""
    review_every: DurationText | None = None
    """How often it is to be checked."""


class Waiver(Part):
    """A finding that somebody answers for leaving as it is, until a date."""

    rule: str
    """The rule whose finding is waived."""
    at: str
    """Where: the id of a part, or a whole model path."""
    reason: Text | None = None
    """Why it may stay."""
    owner: TeamName | None = None
    """Who answers for that."""
    until: Day | None = None
    """When it ends."""
