"""Where somebody can be, and how they got there."""

from dataclasses import dataclass
from typing import NamedTuple

from journey.model.customers import Customer

WITNESS = 200
"""How many steps a walk may have that is shown to people."""


class State(NamedTuple):
    """A customer at a touchpoint."""

    touchpoint: str
    customer: Customer

    def __str__(self) -> str:
        return f"{self.touchpoint} ({self.customer})"


@dataclass(frozen=True)
class Walk:
    """A way through a journey: states, and the transitions between them.

    Attributes:
        states: At least one.
        transitions: The names of the transitions taken, one fewer than the states.
    """

    states: tuple[State, ...]
    transitions: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.transitions)

    def __bool__(self) -> bool:
        return True  # a walk of no steps is a walk

    def __str__(self) -> str:
        return " → ".join(self._steps())

    def _steps(self) -> list[str]:
        shown = []
        before = None
        for state in self.states:
            shown.append(str(state) if state.customer != before else state.touchpoint)
            before = state.customer
        return shown

    def brief(self, most: int = 24) -> str:
        """Return the walk as one line, without its middle where it has more states than that."""
        steps = self._steps()
        if len(steps) <= most:
            return " → ".join(steps)
        half = most // 2
        left_out = len(steps) - 2 * half
        return " → ".join(
            [*steps[:half], f"… ({left_out}) …", str(self.states[-half]), *steps[1 - half :]]
        )
