"""What a call costs, as a number that is the same on every machine."""

import math
import sys
from collections.abc import Callable
from types import FrameType


def effort(what: Callable[[], object]) -> int:
    """Count the functions that are called, in Python and in C, until a call returns."""
    count = 0

    def seen(frame: FrameType, event: str, of: object) -> None:
        nonlocal count
        count += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        what()
    finally:
        sys.setprofile(before)
    return count


def growth(small: Callable[[], object], large: Callable[[], object], times: float) -> float:
    """Return the power with which the effort grows where the second is so many times the first.

    What is done once for a process has to be done before.
    """
    before = effort(small)
    return math.log(effort(large) / before) / math.log(times)
