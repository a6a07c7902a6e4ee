"""A journey with everything that can be worked out about it, each thing once and when asked for."""

from datetime import date
from functools import cached_property

from journey.exploring import explore
from journey.model.journey import Journey
from journey.statespace import StateSpace


class Context:
    """What rules and views are given.

    Attributes:
        journey: The journey.
        today: The date by which freshness is judged.
    """

    def __init__(self, journey: Journey, *, today: date) -> None:
        self.journey = journey
        self.today = today

    @cached_property
    def space(self) -> StateSpace:
        """Who can be where."""
        return explore(self.journey)

    @cached_property
    def owners(self) -> dict[str, str | None]:
        """For each touchpoint, the team that owns it."""
        return {
            touchpoint.id: touchpoint.owner or stage.owner
            for stage in self.journey.stages
            for touchpoint in stage.touchpoints
        }
