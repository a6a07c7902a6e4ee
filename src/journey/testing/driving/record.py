"""Which transitions a driver has taken."""

from collections import Counter
from dataclasses import dataclass, field

NAMED = 8
"""How many of the missing transitions its text names."""


@dataclass
class Record:
    """How much of the definition has been driven so far.

    Attributes:
        transitions: The names of the transitions that some customer of the test can take, in the
            file's order.
        taken: How often each was taken, and the application was then where it should be.
        walks: How many walks came to an outcome.
    """

    transitions: tuple[str, ...]
    taken: Counter[str] = field(default_factory=Counter)
    walks: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """The transitions not taken yet."""
        return tuple(name for name in self.transitions if not self.taken[name])

    def __str__(self) -> str:
        missing = self.missing
        text = (
            f"{len(self.transitions) - len(missing)} of {len(self.transitions)} transitions driven"
        )
        if not missing:
            return text
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        return f"{text}; not yet: {', '.join(missing[:NAMED])}{more}"
