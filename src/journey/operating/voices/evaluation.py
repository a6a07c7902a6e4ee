"""What there is to say of one touchpoint, on one line."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from journey.operating.voices.importance import Importance
from journey.problems.source import Path

Course = Literal["better", "same", "worse", "higher", "lower"]
"""Where a metric went since the reading before; `higher` and `lower` where nothing says which of
the two is better."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest reading of one metric at one touchpoint.

    Attributes:
        metric: The metric.
        value: In the metric's own unit; None where nothing was read there.
        day: When it was read.
        course: Where it went since the reading before; None where there is none before.
    """

    metric: str
    value: float | None = None
    day: date | None = None
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class TouchpointFeeling:
    """How a touchpoint feels to some who come there.

    Attributes:
        value: From -3 to 3.
        customers: To whom, as `type/situation`.
    """

    value: int
    customers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What there is to say of one touchpoint.

    Attributes:
        touchpoint: The touchpoint.
        stage: Its stage.
        owner: The team that owns it.
        path: Where the journey says it.
        metrics: Its metrics, each with the latest reading there.
        caused: The classes of voice that are caused there, in the file's order.
        heard: Those that are heard there.
        pain: The part of all pain that is caused there.
        worst: How it feels to those who come and to whom it feels worst; None where nothing says
            how it feels to anybody who comes.
        best: The same of those to whom it feels best.
        importance: How much it matters; None for outcomes and where no customer but colleagues
            comes.
        visits: How often anybody is there in a month, by the planned rates and volumes; None where
            the plan does not tell.
        errors: How many findings of this severity are about it.
        warnings: The same.
        advice: The same.
    """

    touchpoint: str
    stage: str
    owner: str | None
    path: Path
    metrics: tuple[Latest, ...]
    caused: tuple[str, ...]
    heard: tuple[str, ...]
    pain: float
    worst: TouchpointFeeling | None
    best: TouchpointFeeling | None
    importance: Importance | None
    visits: float | None
    errors: int = 0
    warnings: int = 0
    advice: int = 0
