"""How much a touchpoint matters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Importance:
    """How much a touchpoint matters, as the model alone decides.

    Attributes:
        coming: The share of the customer types that can come there, from 0 to 1.
        bound: The share of those who enter and have no complete walk without it, from 0 to 1.
        moment_of_truth: Whether its failure changes the outcome.
    """

    coming: float
    bound: float
    moment_of_truth: bool

    @property
    def sum(self) -> float:
        """All three together, from 0 to 3; a moment of truth counts as 1."""
        return self.coming + float(self.moment_of_truth) + self.bound
