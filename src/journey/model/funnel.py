"""The funnel: stages in their order, the touchpoints in them, the transitions between those."""

from typing import Annotated, ClassVar, Literal

from pydantic import AliasChoices, Field

from journey.model.amounts import Day, DurationText, MoneyText
from journey.model.names import ChannelNames, MetricNames, TeamName, TouchpointName, TouchpointNames
from journey.model.operations import Action
from journey.model.parts import KEYED, KeyedPart, Part, Share
from journey.model.patterns import Becomes, Emotion, Entry, Who, alternatives
from journey.model.texts import Text

Phase = Literal[
    "pre_purchase", "purchase", "delivery", "use", "contact", "return", "loyalty", "exit"
]
"""The part of the customer's life with the brand to which a stage belongs."""

EXPECTED_PHASES: tuple[Phase, ...] = (
    "pre_purchase",
    "purchase",
    "use",
    "contact",
    "return",
    "exit",
)
"""The six that every journey has, or names under `unused_phases` with the reason."""

PHASES: tuple[Phase, ...] = (
    "pre_purchase",
    "purchase",
    "delivery",
    "use",
    "contact",
    "return",
    "loyalty",
    "exit",
)
"""All phases, in their order."""

Control = Literal["brand", "partner", "customer", "social"]
"""Who controls a touchpoint (Lemon and Verhoef 2016)."""

Polarity = Literal["positive", "neutral", "negative"]
"""How an outcome ends for the customer and the brand."""

Kind = Literal["forward", "back", "retry", "fail", "claim", "exit"]
"""What a transition means to the customer who takes it."""


class Touchpoint(KeyedPart):
    """One moment at which customer and brand meet."""

    text_field: ClassVar[str] = "title"

    title: Text | None = None
    """What people call it; the id where it is missing."""
    channels: ChannelNames = Field(default=(), validation_alias=AliasChoices("channels", "channel"))
    """The media through which they meet; the stage's where none is named."""
    owner: TeamName | None = None
    """The team that answers for it; the stage's where none is named."""
    control: Control | None = None
    """Who controls it: the brand, a partner, the customer, or other people."""
    entry: Entry | None = None
    """Who may begin a walk here."""
    outcome: Polarity | None = None
    """How a walk that ends here has ended; final."""
    event: str | None = None
    """The event in the data by which a visit is observed."""
    emotion: Emotion | None = None
    """How it feels, from -3 to 3, for all or by customer."""
    moment_of_truth: bool = False
    """Whether its failure plausibly changes the outcome."""
    metrics: MetricNames = ()
    """What is measured here."""
    serves: TouchpointNames = ()
    """The touchpoints of customers that a colleague serves from here."""
    worth: MoneyText | None = None
    """What an outcome is worth, such as `52000 KRW`."""
    reviewed: Day | None = None
    """When somebody last checked that this is still true."""

    @property
    def entry_patterns(self) -> tuple[str, ...]:
        """The patterns of customers who may begin here."""
        if self.entry is None:
            return ()
        return alternatives(self.entry) if isinstance(self.entry, str | tuple) else (*self.entry,)


class Stage(KeyedPart):
    """An ordered step of the funnel: a label over touchpoints.

    What a stage says of owner, channels and review holds for its touchpoints and actions unless
    they say otherwise.
    """

    text_field: ClassVar[str] = ""

    phase: Phase
    """The part of the customer's life with the brand to which it belongs."""
    title: Text | None = None
    """What people call it; the id where it is missing."""
    owner: TeamName | None = None
    """The team that answers for it."""
    channels: ChannelNames = Field(default=(), validation_alias=AliasChoices("channels", "channel"))
    """The media of its touchpoints and actions."""
    reviewed: Day | None = None
    """When somebody last checked that it is still true."""
    review_every: DurationText | None = None
    """How often it is to be checked."""
    metrics: MetricNames = ()
    """What is measured of the stage as a whole."""
    touchpoints: Annotated[tuple[Touchpoint, ...], KEYED] = ()
    """The moments at which customers meet the brand here."""
    actions: Annotated[tuple[Action, ...], KEYED] = ()
    """What the team does here."""

    def channels_of(self, part: Touchpoint | Action) -> tuple[str, ...]:
        """Return the channels of a touchpoint or an action item here.

        They are its own; else, of an action item, those of the touchpoints `at` which it is; else
        the stage's.

        >>> chat = Touchpoint(id="chat", channels=("app",))
        >>> help = Stage(id="help", phase="contact", channels=("phone",), touchpoints=(chat,))
        >>> help.channels_of(Action(id="answer", at=("chat",)))
        ('app',)
        """
        if part.channels:
            return part.channels
        at = part.at if isinstance(part, Action) else ()
        points = [point for point in self.touchpoints if point.id in at]
        theirs = [name for point in points for name in point.channels or self.channels]
        return tuple(dict.fromkeys(theirs)) if points else self.channels


class Transition(Part):
    """A directed step between two touchpoints."""

    from_: TouchpointName = Field(validation_alias="from", serialization_alias="from")
    """The touchpoint it leaves."""
    to: TouchpointName
    """The touchpoint it reaches."""
    for_: Who = Field(default="any", validation_alias="for", serialization_alias="for")
    """Who may take it."""
    becomes: Becomes | None = None
    """What they are afterwards; the axis that is not named stays."""
    kind: Kind = "forward"
    """What it means to the customer."""
    rate: Share | None = None
    """The planned share of those in a state who take it, from 0 to 1."""
    takes: DurationText | None = None
    """The planned time it takes."""

    @property
    def arrow(self) -> str:
        """Its two ends: `a -> b`."""
        return f"{self.from_} -> {self.to}"
