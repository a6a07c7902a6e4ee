"""What tests, or people, took of a journey: what was told, and how much of the model that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from journey.coverage.figures import Figure
from journey.coverage.taken.recording import Hit
from journey.model.customers import Customer
from journey.model.walk import State
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence

TAKEN: dict[str, Sentence] = {
    "touchpoints": Sentence("touchpoints that somebody can come to", "도달할 수 있는 고객 접점"),
    "transitions": Sentence("transitions that somebody can take", "누군가 갈 수 있는 전이"),
    "customers": Sentence("customers who can be somewhere", "어딘가에 있을 수 있는 고객 정의"),
    "colleagues": Sentence(
        "colleagues who can be somewhere", "어딘가에 있을 수 있는 내부고객 정의"
    ),
    "states": Sentence("states: a customer at a touchpoint", "상태: 고객 접점 × 고객"),
}
"""What there is to take, in its order."""

HELD = ("touchpoints", "transitions", "customers", "colleagues")
"""The figures that a percentage without a name is for."""


@dataclass(frozen=True)
class Trace:
    """What was told of walks.

    Attributes:
        hits: In the order in which they were told; those of one walk follow each other, perhaps
            with others between them.
        troubles: What was told and could not be read.
    """

    hits: tuple[Hit, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def walks(self) -> dict[str, list[Hit]]:
        """The hits of each walk, in the order of the walks' names."""
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.walk, []).append(hit)
        return dict(sorted(found.items()))

    def __add__(self, other: "Trace") -> "Trace":
        return Trace(self.hits + other.hits, self.troubles + other.troubles)


Certainty = Literal["taken", "perhaps", "never"]
"""Whether something was taken, or may have been, or was not."""


@dataclass(frozen=True)
class TraceCoverage:
    """How much of a journey was taken.

    Attributes:
        name: The file's name, or the journey's id.
        figures: Each of `TAKEN`, in their order; colleagues only where there are any.
        walks: How many walks there are.
        states: How often each customer was at each touchpoint, where it is known who was.
        steps: How often each transition was taken by whom, where both are known.
        transitions: How often each transition was taken for certain, whoever took it.
        touchpoints: How often each touchpoint was visited.
        perhaps: The transitions that may have been taken, but as well another one instead.
        errors: What names something that the journey does not have.
        deviations: What the journey does not allow.
    """

    name: str
    figures: tuple[Figure, ...] = ()
    walks: int = 0
    states: Mapping[State, int] = field(default_factory=dict, repr=False)
    steps: Mapping[tuple[str, Customer], int] = field(default_factory=dict, repr=False)
    transitions: Mapping[str, int] = field(default_factory=dict, repr=False)
    touchpoints: Mapping[str, int] = field(default_factory=dict, repr=False)
    perhaps: frozenset[str] = frozenset()
    errors: tuple[Trouble, ...] = ()
    deviations: tuple[Trouble, ...] = ()

    def __getitem__(self, name: str) -> Figure:
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def __str__(self) -> str:
        return "\n".join(map(str, self.figures))

    def short_of(self, least: Mapping[str, float]) -> tuple[Figure, ...]:
        """Return the figures that are below the least percentage wanted of them."""
        return tuple(each for each in self.figures if each.is_short_of(least.get(each.name, 0)))

    def taken(self, transition: str, by: Iterable[Customer] | None = None) -> int:
        """Return how often a transition was taken.

        Args:
            transition: Its name.
            by: Whose steps to count; everybody's where this is None.
        """
        if by is None:
            return self.transitions.get(transition, 0)
        return sum(self.steps.get((transition, who), 0) for who in by)

    def visited(self, touchpoint: str, by: Iterable[Customer] | None = None) -> int:
        """Return how often a touchpoint was visited.

        Args:
            touchpoint: Its id.
            by: Whose visits to count; everybody's where this is None.
        """
        if by is None:
            return self.touchpoints.get(touchpoint, 0)
        return sum(self.states.get(State(touchpoint, who), 0) for who in by)
