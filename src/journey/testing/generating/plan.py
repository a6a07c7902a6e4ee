"""What a generated journey is to have."""

from dataclasses import dataclass

Bounds = tuple[int, int]
"""The least and the greatest number of something."""


@dataclass(frozen=True)
class JourneyPlan:
    """What a generated journey is to have.

    Attributes:
        touchpoints: How many; at least two.
        types: How many types of customers; at least one.
        situations: How many situations; at least one.
        cycles: Whether customers can come back to where they were.
        guards: Whether transitions are closed to some, and change who takes them.
        policies: Whether it may have policies; they hold.
        operations: Whether it may have teams, action items, voices, goals and all the rest.
        languages: The languages of its texts.
        full: Whether it has all of this that it may have.
    """

    touchpoints: Bounds = (2, 8)
    types: Bounds = (1, 3)
    situations: Bounds = (1, 3)
    cycles: bool = True
    guards: bool = True
    policies: bool = True
    operations: bool = True
    languages: tuple[str, ...] = ("en", "ko")
    full: bool = False
