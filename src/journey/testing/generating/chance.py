"""Small choices, many of which are made with one choice of Hypothesis's."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

SPAN = 1 << 24
"""How many values one number has: as many as Hypothesis still draws evenly."""

NUMBERS = st.integers(0, SPAN - 1)


class Chance:
    """Chooses, and shrinks towards the first of what there is to choose from.

    A choice of Hypothesis's costs more than all that a journey does with it. So each number that is
    drawn is used up digit by digit, and what belongs to one part is drawn close together, where it
    shrinks away together.

    Args:
        draw: Hypothesis's.
        numbers: What to use up; after that, the first is always chosen. Where there are none, what
            is drawn.
    """

    def __init__(self, draw: st.DrawFn, numbers: Iterable[int] | None = None) -> None:
        self.draw = draw
        self._numbers: Iterator[int] = (
            (draw(NUMBERS) for _ in repeat(None)) if numbers is None else chain(numbers, repeat(0))
        )
        self._number, self._left = 0, 1

    def digit(self, base: int) -> int:
        """Choose a whole number below one."""
        if base > self._left:
            self._number, self._left = next(self._numbers), SPAN
        self._left //= base
        self._number, chosen = divmod(self._number, base)
        return chosen

    def begin(self) -> None:
        """Begin a new part, with a new number."""
        self._left = 1

    def one(self, options: Sequence[T]) -> T:
        """Choose one of some options."""
        return options[self.digit(len(options))] if len(options) > 1 else options[0]

    def perhaps(self, options: Sequence[T]) -> T | None:
        """Choose one of some options, or none."""
        number = self.digit(len(options) + 1)
        return options[number - 1] if number else None

    def some(self, options: Sequence[T]) -> tuple[T, ...]:
        """Choose any of some options, in their order."""
        return tuple(option for option in options if self.flip())

    def few(self, options: Sequence[T]) -> tuple[T, ...]:
        """Choose at most one of some options."""
        chosen = self.perhaps(options)
        return () if chosen is None else (chosen,)

    def flip(self) -> bool:
        """Choose yes or no."""
        return self.digit(2) == 1

    def rarely(self) -> bool:
        """Choose yes one time in four."""
        return self.digit(4) == 3


class Bounty(Chance):
    """Chooses so that whatever there may be is there."""

    def perhaps(self, options: Sequence[T]) -> T | None:
        """Choose one of some options; none where there is none."""
        return self.one(options) if options else None

    def flip(self) -> bool:
        """Choose yes."""
        return True
