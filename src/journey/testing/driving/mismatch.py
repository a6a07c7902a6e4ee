"""What an application did other than its definition says."""

from dataclasses import dataclass
from typing import Literal

from journey.model.journey import Journey
from journey.model.policies import Policy
from journey.model.walk import State, Walk

How = Literal["elsewhere", "someone", "raised", "refused", "policy", "offered"]
"""It is at another touchpoint; takes the customer for another; failed; does not let them; is where
it should be, against a policy; offers what is not open to them."""


@dataclass(frozen=True)
class Mismatch:
    """Where an application and its definition part.

    Attributes:
        journey: The definition.
        how: In which way they part.
        walk: The way there, as the definition has it; its last state is the expected one.
        seen: What was observed instead: a touchpoint, with the customer where the application told
            that too; for `offered` the touchpoint that it offers; None where nothing was.
        broken: The policies that are broken by what was observed.
        error: What the driver raised.
        only: Whether the definition opens no other way on, so that this one is a dead end.
        after: Another walk, after which alone it happens, although a `reset` was between them.
        lasting: Whether it has happened on every walk since that one, so that only a new process
            tells whether that one is to blame.
        certain: Whether it happens again on this walk, or on this one after that.
    """

    journey: Journey
    how: How
    walk: Walk
    seen: State | str | None = None
    broken: tuple[Policy, ...] = ()
    error: Exception | None = None
    only: bool = False
    after: Walk | None = None
    lasting: bool = False
    certain: bool = True

    @property
    def expected(self) -> State:
        """The state in which the application should be."""
        return self.walk.states[-1]

    @property
    def place(self) -> str:
        """The transition on which they part; the entry where they do so at once."""
        return self.walk.transitions[-1] if self.walk.transitions else self.expected.touchpoint

    @property
    def key(self) -> tuple[str, ...]:
        """What tells one fault from another: how and where, not for whom nor after what."""
        seen = self.seen.touchpoint if isinstance(self.seen, State) else self.seen
        known = seen in self.journey._touchpoints if isinstance(seen, str) else False
        broken = tuple(policy.id for policy in self.broken) if self.how == "policy" else ()
        kind = type(self.error).__name__ if self.how == "raised" else ""
        return (self.how, self.place, str(seen) if known else "", kind, *broken)
