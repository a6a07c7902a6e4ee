"""Who solves an absorbing chain: our own elimination, or SciPy where the chain is large."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from journey.states.rates.eliminating import Eliminated, Row

FEW = 3_000
"""Up to so many states figures are the same whether SciPy is installed or not."""


class Solved(Protocol):
    """An absorbing chain of which figures can be asked, by the numbers of states."""

    def visits(self, start: int) -> dict[int, float]:
        """Return how often who begins in a state is in each, of those that can follow it."""

    def chances(self, there: Collection[int]) -> Sequence[float]:
        """Return, for each state, how likely it is to come to one of some that nothing follows."""


def solve(rows: Sequence[Row], lost: Sequence[float]) -> Solved:
    """Solve the chain of these rates.

    Args:
        rows: For each state, the rates to those that may follow. From every state some walk ends,
            or leads where one does.
        lost: For each state, the share of those there whose walk ends.
    """
    if len(rows) > FEW:
        try:
            return Factored(rows)
        except (ImportError, RuntimeError):  # not installed; singular to its precision
            pass
    return Eliminated(rows, lost)


class Factored:
    """The chain as a matrix, factored by SciPy: the extra `numbers`."""

    def __init__(self, rows: Sequence[Row]) -> None:
        import numpy as np
        from scipy.sparse import csc_array
        from scipy.sparse.linalg import splu

        size = len(rows)
        ends = [
            (after, state, -rate) for state, row in enumerate(rows) for after, rate in row.items()
        ]
        ends += [(state, state, 1.0) for state in range(size)]
        afters, states, values = zip(*ends, strict=True)
        # (I - Qᵀ) v = e: what comes to a state is what leaves those before it.
        self._factors = splu(csc_array((values, (afters, states)), shape=(size, size)))
        self._rows, self._zeros = rows, np.zeros(size)

    def visits(self, start: int) -> dict[int, float]:
        """Return how often who begins in a state is in each, of those that can follow it."""
        seen, queue = {start}, [start]
        for state in queue:
            for after in self._rows[state].keys() - seen:
                seen.add(after)
                queue.append(after)
        solved = self._factors.solve(self._one([start])).clip(0.0)
        return {state: float(solved[state]) for state in sorted(seen)}

    def chances(self, there: Collection[int]) -> list[float]:
        """Return, for each state, how likely it is to come to one of some that nothing follows."""
        solved: list[float] = (
            self._factors.solve(self._one([*there]), trans="T").clip(0.0, 1.0).tolist()
        )
        return solved

    def _one(self, states: Sequence[int]) -> Any:
        found = self._zeros.copy()
        found[states] = 1.0
        return found
