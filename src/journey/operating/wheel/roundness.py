"""Tell from its spokes how a wheel rolls: how large it is, how round, and what that means."""

from collections.abc import Sequence
from math import fsum, sqrt

from journey.files.settings.settings import Thresholds
from journey.operating.wheel.wheel import Shape, Verdict

ENOUGH = 5
"""With fewer spokes known than this nobody can tell how a wheel of eight rolls."""


def mean(values: Sequence[float]) -> float:
    """Return the mean of some values, of which there is at least one.

    It lies between the least and the greatest, whatever the rounding of the machine.
    """
    return min(max(fsum(values) / len(values), min(values)), max(values))


def deviation(values: Sequence[float]) -> float:
    """Return the standard deviation of some values, which are all there are."""
    middle = mean(values)
    return sqrt(fsum((value - middle) ** 2 for value in values) / len(values))


def roundness(spokes: Sequence[float]) -> float:
    """Return how even the spokes of a wheel are, from above 0 to 1.

    A wheel that rolls lifts and drops its axle by the lengths of its spokes. The circle that fits
    them best has the mean length for its radius, and the root mean square of what the spokes
    deviate from it is how far the axle moves (RONq of ISO 12181-1, with the hub as the centre);
    half a point is a jolt for a small wheel and hardly felt on a large one, so that counts relative
    to the size (the coefficient of variation). Roundness is size / (size + deviation).

    It is 1 if and only if all spokes are equal; it does not change when all are multiplied by the
    same number or stand in another order; it falls when a spoke that is no longer than the size is
    made shorter; it rises when something is moved from a longer spoke to a shorter one. The least
    that n spokes can have is 1 / (1 + √(n - 1)), where only one is not 0: 0.27 for eight. The order
    of the spokes does not matter because it is a convention of the drawing.

    Args:
        spokes: Their scores, none below 0; at least one.

    >>> roundness([3, 3, 3, 3]), roundness([0, 0]), round(roundness([4, 4, 4, 0]), 3)
    (1.0, 1.0, 0.634)
    """
    apart = deviation(spokes)
    return 1.0 if apart == 0 else mean(spokes) / (mean(spokes) + apart)


def shape_of(spokes: Sequence[float | None]) -> Shape:
    """Return how large and how round a wheel is; spokes that are unknown do not count."""
    known = [score for score in spokes if score is not None]
    if not known:
        return Shape()
    even = roundness(known) if len(known) > 1 else None
    return Shape(mean(known), even, len(known))


def verdict_of(shape: Shape, thresholds: Thresholds) -> Verdict:
    """Tell how a wheel rolls.

    Args:
        shape: How large and how round it is.
        thresholds: From which size a wheel is large (`wheel_large`), below which it is small
            (`wheel_small`), and from which roundness it is round (`wheel_round`).

    >>> verdict_of(Shape(3.1, 0.74, 8), Thresholds())
    'large-uneven'
    """
    if shape.size is None or shape.roundness is None or shape.known < ENOUGH:
        return "unknown"
    even = shape.roundness >= thresholds.wheel_round
    if shape.size >= thresholds.wheel_large:
        return "large-round" if even else "large-uneven"
    if shape.size < thresholds.wheel_small:
        return "small-round" if even else "small-uneven"
    return "middling-round" if even else "middling-uneven"
