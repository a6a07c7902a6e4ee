"""Why and how well: mission, metrics, goals, and bands of use."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journey.model.amounts import Day
from journey.model.names import ActionNames, MeaningNames, MetricName, TeamName, TouchpointNames
from journey.model.parts import KEYED, Amount, KeyedPart, Part
from journey.model.patterns import Who
from journey.model.texts import Text
from journey.model.voice import Decision

MetricKind = Literal["csat", "ces", "nps", "other"]
"""The instrument by which a metric is read."""

Scope = Literal["touchpoint", "stage", "journey", "relationship"]
"""What a metric can speak of."""

Unit = Literal["ratio", "score", "count", "minutes", "hours", "days", "money"]
"""What a metric counts in."""

Direction = Literal["higher", "lower"]
"""Which way a metric is better."""


class Meaning(KeyedPart):
    """One meaning of the mission, which goals serve."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """The meaning, in words."""


class Mission(Part):
    """What the journey is for."""

    text_field: ClassVar[str] = "text"

    text: Text | None = None
    """The mission, in one sentence."""
    means: Annotated[tuple[Meaning, ...], KEYED] = ()
    """What it means, in parts that goals can serve."""


class Metric(KeyedPart):
    """A figure that is watched."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    kind: MetricKind | None = None
    """The instrument by which it is read."""
    unit: Unit | None = None
    """What it counts in."""
    better: Direction | None = None
    """Which way is better."""
    scope: Scope | None = None
    """What it can speak of."""
    at: TouchpointNames = ()
    """The touchpoints at which it is read."""
    source: Text | None = None
    """Where it comes from."""
    every: str | None = None
    """How often it is read: `day`, `2 weeks`."""
    owner: TeamName | None = None
    """The team that answers for it."""


class Closure(Part):
    """How a goal ended."""

    date: Day | None = None
    """When."""
    learned: Text | None = None
    """What was learned."""


class Goal(KeyedPart):
    """A figure to reach, or a task to do, by a date."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    metric: MetricName | None = None
    """The metric to move."""
    target: Amount | None = None
    """Where to."""
    task: Text | None = None
    """What to do, where there is no figure."""
    by: Day | None = None
    """Until when."""
    guardrail: MetricName | None = None
    """The metric that must not suffer meanwhile."""
    serves: MeaningNames = ()
    """The meanings of the mission that it serves."""
    owner: TeamName | None = None
    """The team that answers for it."""
    agreed: Decision | None = None
    """When the teams agreed to it."""
    closed: Closure | None = None
    """How it ended."""


class Band(KeyedPart):
    """One band of use."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    below: Amount | None = None
    """The metric's figure at which the next band begins; the highest band has none."""
    actions: ActionNames = ()
    """What is done for the customers in it."""


class Activation(Part):
    """Bands of use, contiguous, and what is done for each."""

    metric: MetricName | None = None
    """The metric that sorts customers into bands."""
    for_: Who = Field(default="any", validation_alias="for", serialization_alias="for")
    """Whom it sorts."""
    bands: Annotated[tuple[Band, ...], KEYED] = ()
    """The bands, lowest first."""
