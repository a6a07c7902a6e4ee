"""A set of complete walks that together meet every target of a criterion."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from journey.model.customers import Customer
from journey.model.journey import Journey
from journey.model.walk import Walk

Cover = Literal["transitions", "arrows", "touchpoints", "pairs", "customers", "outcomes"]
"""What a suite is to meet."""

COVERS: tuple[Cover, ...] = get_args(Cover)
"""Every criterion."""

Aim = Literal["steps", "walks"]
"""What a suite has as few of as there can be; among equals, as few as can be of the other."""

AIMS: tuple[Aim, ...] = get_args(Aim)
"""Both aims."""

Reason = Literal["unreachable", "trapped", "too-long"]
"""Why no walk of a suite meets a target."""


class Target(NamedTuple):
    """One thing that some walk of a suite has to meet.

    Attributes:
        touchpoint: The touchpoint to come to, or at which to end; None where any will do.
        customer: Who is to be there, who takes the first transition, or who begins; None for
            anyone.
        transitions: The names of transitions to take, one right after the other.
    """

    touchpoint: str | None = None
    customer: Customer | None = None
    transitions: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = ", ".join(self.transitions) or self.touchpoint
        if what is None:
            return str(self.customer)
        return what if self.customer is None else f"{what} ({self.customer})"


class OutOfReach(NamedTuple):
    """A target that no walk of the suite meets.

    Attributes:
        target: It.
        reason: `unreachable`: no walk comes to it. `trapped`: no outcome can be reached after it.
            `too-long`: every complete walk that meets it is longer than asked for.
        steps: How many steps the shortest of these has, where it is too long.
    """

    target: Target
    reason: Reason
    steps: int | None = None


@dataclass(frozen=True)
class Suite:
    """Complete walks, from entries to outcomes, that together meet every target within reach.

    Attributes:
        journey: Whose walks these are.
        cover: The criterion.
        customer: Who begins the walks, as a pattern; None for everybody who may.
        minimise: What there is as little of as could be found.
        switch: How many more transitions one right after the other a target has than one.
        max_length: How many steps a walk may have, or None.
        walks: In the order in which their beginnings stand in the file.
        targets: What they meet.
        out_of_reach: What they do not meet, and why.
        least_walks: A suite of fewer walks meets fewer targets: this is proven.
        least_steps: A suite of fewer steps meets fewer targets: this is proven.
    """

    journey: Journey = field(repr=False)
    cover: Cover
    customer: str | None
    minimise: Aim
    switch: int
    max_length: int | None
    walks: tuple[Walk, ...] = field(repr=False)
    targets: tuple[Target, ...] = field(repr=False)
    out_of_reach: tuple[OutOfReach, ...]
    least_walks: int
    least_steps: int

    def __len__(self) -> int:
        return len(self.walks)

    def __bool__(self) -> bool:
        return True  # a suite without walks is a suite

    @property
    def steps(self) -> int:
        """How many steps all walks have together."""
        return sum(map(len, self.walks))

    @property
    def is_complete(self) -> bool:
        """Whether every target is met."""
        return not self.out_of_reach

    @property
    def has_fewest_walks(self) -> bool:
        """Whether it is proven that no suite for these targets has fewer walks."""
        return len(self.walks) == self.least_walks

    @property
    def has_fewest_steps(self) -> bool:
        """Whether it is proven that no suite for these targets has fewer steps."""
        return self.steps == self.least_steps
