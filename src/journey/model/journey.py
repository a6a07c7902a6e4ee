"""One journey: everything that a file holds."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journey.model.amounts import Day, DurationText
from journey.model.arrows import ARROWS
from journey.model.customers import Customers
from journey.model.funnel import Phase, Stage, Touchpoint, Transition
from journey.model.goals import Activation, Goal, Metric, Mission
from journey.model.governance import Guide, Review, Waiver
from journey.model.names import TeamName
from journey.model.operations import Action, Channel, Team
from journey.model.parts import KEYED, LISTED, WORDED, KeyedPart, Part
from journey.model.policies import Policy
from journey.model.texts import Id, Names, Text, nfc
from journey.model.voice import Feedback, Improvement, Voice

FORMAT = 1
"""The newest format of the file that this release reads."""

Follows = Literal["customer", "order", "case", "account"]
"""What one walk is of."""


class UnusedPhase(KeyedPart):
    """A phase that this journey does not have, and why."""

    text_field: ClassVar[str] = "reason"

    id: Phase = Field(validation_alias=KeyedPart.model_fields["id"].validation_alias)
    """The phase."""
    reason: Text | None = None
    """Why the journey has none."""


class Journey(Part):
    """A customer journey.

    Keyed parts are tuples of objects with an `id`; the mapping is their input and dump form. A
    journey may name parts that it does not declare: those are findings of `check`, not errors.

    >>> cart = Stage(id="buy", phase="purchase", touchpoints=(Touchpoint(id="cart"),))
    >>> Journey(id="shop", stages=(cart,)).touchpoint("cart").id
    'cart'
    """

    format: int = Field(default=FORMAT, ge=1, le=FORMAT)
    """The format of the file."""
    languages: Names = ()
    """The languages of its texts, the first being the chief one."""
    id: Id = Field(validation_alias="journey", serialization_alias="journey")
    """Its name; `journey` in a file."""
    title: Text | None = None
    """What people call it; the id where it is missing."""
    version: int | None = Field(default=None, ge=0)
    """How often it has changed."""
    owner: TeamName | None = None
    """The team that answers for it."""
    reviewed: Day | None = None
    """When somebody last checked that it is still true."""
    review_every: DurationText | None = None
    """How often it is to be checked."""
    follows: Follows = "customer"
    """What one walk is of."""
    mission: Annotated[Mission | None, WORDED] = None
    """What the journey is for."""
    unused_phases: Annotated[tuple[UnusedPhase, ...], KEYED] = ()
    """Phases that it does not have, and why."""
    teams: Annotated[tuple[Team, ...], KEYED] = ()
    """Who owns what."""
    channels: Annotated[tuple[Channel, ...], KEYED] = ()
    """The media through which customers and the brand meet."""
    customers: Customers = Field(default_factory=Customers)
    """Who the customers are."""
    metrics: Annotated[tuple[Metric, ...], KEYED] = ()
    """What is measured."""
    goals: Annotated[tuple[Goal, ...], KEYED] = ()
    """What is to be reached."""
    activation: Activation | None = None
    """Bands of use."""
    feedback: Annotated[tuple[Feedback, ...], KEYED] = ()
    """How the voice of the customer is collected."""
    stages: Annotated[tuple[Stage, ...], KEYED] = ()
    """The funnel, in its order."""
    transitions: Annotated[tuple[Transition, ...], ARROWS] = ()
    """How customers go from touchpoint to touchpoint."""
    policies: Annotated[tuple[Policy, ...], KEYED] = ()
    """What must hold on every complete walk."""
    voc: Annotated[tuple[Voice, ...], KEYED] = ()
    """The voice of the customer, by class."""
    improvements: Annotated[tuple[Improvement, ...], KEYED] = ()
    """Changes that came of it."""
    reviews: Annotated[tuple[Review, ...], KEYED] = ()
    """The meetings that keep all this alive."""
    guides: Annotated[tuple[Guide, ...], KEYED] = ()
    """What people are told."""
    waivers: Annotated[tuple[Waiver, ...], LISTED] = ()
    """Findings that somebody answers for leaving as they are."""

    @property
    def touchpoints(self) -> Iterator[Touchpoint]:
        """Every touchpoint, stage by stage."""
        return (touchpoint for stage in self.stages for touchpoint in stage.touchpoints)

    @property
    def actions(self) -> Iterator[Action]:
        """Every action item, stage by stage."""
        return (action for stage in self.stages for action in stage.actions)

    @cached_property
    def _touchpoints(self) -> dict[str, tuple[Stage, Touchpoint]]:
        found: dict[str, tuple[Stage, Touchpoint]] = {}
        for stage in self.stages:
            for touchpoint in stage.touchpoints:
                found.setdefault(touchpoint.id, (stage, touchpoint))
        return found

    @cached_property
    def _actions(self) -> dict[str, tuple[Stage, Action]]:
        found: dict[str, tuple[Stage, Action]] = {}
        for stage in self.stages:
            for action in stage.actions:
                found.setdefault(action.id, (stage, action))
        return found

    @cached_property
    def transition_names(self) -> tuple[str, ...]:
        """The name of each transition: `a -> b`, and of the second such one `a -> b#2`."""
        seen: dict[str, int] = {}
        names = []
        for transition in self.transitions:
            arrow = transition.arrow
            count = seen[arrow] = seen.get(arrow, 0) + 1
            names.append(arrow if count == 1 else f"{arrow}#{count}")
        return tuple(names)

    @cached_property
    def _transitions(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.transition_names)}

    def stage(self, id: str) -> Stage:
        """Return the stage with this id.

        Raises:
            KeyError: There is none.
        """
        return next((s for s in self.stages if s.id == nfc(id)), None) or _missing(id)

    def touchpoint(self, id: str) -> Touchpoint:
        """Return the touchpoint with this id.

        Raises:
            KeyError: There is none.
        """
        return self._touchpoints[nfc(id)][1]

    def action(self, id: str) -> Action:
        """Return the action item with this id.

        Raises:
            KeyError: There is none.
        """
        return self._actions[nfc(id)][1]

    def transition(self, name: str) -> Transition:
        """Return the transition with this name: `a -> b`, or `a -> b#2`.

        Raises:
            KeyError: There is none.
        """
        return self.transitions[self._transitions[nfc(name)]]

    def stage_of(self, touchpoint: str) -> Stage:
        """Return the stage to which a touchpoint belongs.

        Raises:
            KeyError: There is no such touchpoint.
        """
        return self._touchpoints[nfc(touchpoint)][0]

    def owner_of(self, touchpoint: str) -> str | None:
        """Return the team that owns a touchpoint: its own, or its stage's.

        Raises:
            KeyError: There is no such touchpoint.
        """
        stage, found = self._touchpoints[nfc(touchpoint)]
        return found.owner or stage.owner

    def channels_of(self, touchpoint: str) -> tuple[str, ...]:
        """Return the channels of a touchpoint: its own, or its stage's.

        Raises:
            KeyError: There is no such touchpoint.
        """
        stage, found = self._touchpoints[nfc(touchpoint)]
        return stage.channels_of(found)


def _missing(id: str) -> Stage:
    raise KeyError(id)
