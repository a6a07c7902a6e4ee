"""How often one class of voice is said to come, and how often it came."""

from dataclasses import dataclass
from typing import Literal

Trend = Literal["louder", "as said", "quieter", "never came"]
"""What was counted against what the file says."""

Turn = Literal["rose", "steady", "fell"]
"""What was counted against what had been counted before."""


@dataclass(frozen=True, slots=True)
class VoiceVolume:
    """How often one class of voice is said to come, and how often it came.

    Attributes:
        voice: The class of voice.
        said: How often in a month, as the file says; None where it does not.
        counted: How often in an average month, as was counted, narrower voices included; None for a
            class of voice that was unknown when it was counted.
        tickets: How many tickets that are.
        trend: `never came` where nothing was counted; else `louder` or `quieter` where the count is
            more than two standard deviations away from what the file lets expect, so that chance
            alone would do so once in twenty times; None where the file or the count is missing.
        before: How often in an average month, as was counted earlier.
        turn: `rose` or `fell` where the two counts differ by more than two standard deviations;
            None where one of them is missing.
        elsewhere: The touchpoints at which it was heard and that its `heard_at` does not name, each
            with the number of tickets; none where it names no place at all.

    Source: the number of independent events is Poisson distributed, with a standard deviation that
    is the square root of its mean; see any textbook, as Johnson, Kemp, Kotz, "Univariate Discrete
    Distributions", 2005, chapter 4.
    """

    voice: str
    said: float | None
    counted: float | None
    tickets: int
    trend: Trend | None
    before: float | None = None
    turn: Turn | None = None
    elsewhere: tuple[tuple[str, int], ...] = ()
