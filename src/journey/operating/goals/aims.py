"""Where goals stand: what was read, what it costs, what is still to do, and what they serve."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from journey.operating.goals.readings import Reading
from journey.problems.source import Path
from journey.words.sentences import Sentence

State = Literal[
    "overdue",
    "at-risk",
    "reached-at-a-cost",
    "incomplete",
    "no-readings",
    "too-early",
    "due",
    "on-track",
    "open",
    "reached",
    "closed",
]
"""Where a goal stands, the most urgent first.

`reached-at-a-cost` is reached with a broken guardrail; `too-early` has readings of one day only;
`due` and `open` are of tasks.
"""

STATES: tuple[State, ...] = (
    "overdue",
    "at-risk",
    "reached-at-a-cost",
    "incomplete",
    "no-readings",
    "too-early",
    "due",
    "on-track",
    "open",
    "reached",
    "closed",
)

Guarded = Literal["held", "broken", "unknown", "none"]
"""What became of a guardrail; `none` where the goal names none."""


@dataclass(frozen=True)
class Guard:
    """The metric that must not suffer while a goal is pursued.

    Attributes:
        metric: Its id; empty where the goal names none.
        state: What became of it.
        before: What it was when the goal was agreed; None where that is unknown.
        now: Its last reading.
        worse: By how much it moved the wrong way, in its unit; negative where it got better.
        tolerance: By how much it may, in its unit.
        sentence: The same in words.
    """

    metric: str
    state: Guarded
    before: Reading | None
    now: Reading | None
    worse: float | None
    tolerance: float | None
    sentence: Sentence


@dataclass(frozen=True)
class Aim:
    """Where one goal stands.

    Attributes:
        id: Of the goal.
        path: Its model path.
        state: Where it stands.
        title: What people call it.
        sentence: Where it stands, in words.
        guard: What became of its guardrail; None for a task.
        is_warning: Whether somebody has to act: it is late, at risk, or its guardrail is broken.
        metric: The id of its metric; None for a task.
        by: Until when.
        owner: The team that answers for it.
        serves: The meanings of the mission that it serves.
        start: The reading from which it set out.
        now: The last reading.
        target: The figure to reach, in the metric's unit.
        projected: What the metric will be on `by` if it goes on as it did; None where unknown.
        short: By how much it will miss, or misses; None where it does not or that is unknown.
        reached_on: The day on which it will get there at this pace; None for never or unknown.
        learned: What was learned, once it is closed.
    """

    id: str
    path: Path
    state: State
    title: Sentence
    sentence: Sentence
    guard: Guard | None = None
    is_warning: bool = False
    metric: str | None = None
    by: date | None = None
    owner: str | None = None
    serves: tuple[str, ...] = ()
    start: Reading | None = None
    now: Reading | None = None
    target: float | None = None
    projected: float | None = None
    short: float | None = None
    reached_on: date | None = None
    learned: Sentence | None = None


class Service(NamedTuple):
    """A meaning of the mission and what works for it.

    Attributes:
        id: Of the meaning.
        path: Its model path.
        title: What people call it.
        goals: The ids of the goals that serve it.
        is_forgotten: Whether none does: what the rule one-sided-mission finds.
        is_resting: Whether all that do are closed.
    """

    id: str
    path: Path
    title: Sentence
    goals: tuple[str, ...]
    is_forgotten: bool
    is_resting: bool


class Month(NamedTuple):
    """The tasks of one month.

    Attributes:
        month: Its first day.
        tasks: The ids of the goals that are tasks until then, by their dates.
    """

    month: date
    tasks: tuple[str, ...]


Trend = Literal["better", "worse", "higher", "lower", "level", "unknown"]
"""How a reading compares with the one before; higher and lower where better is unsaid."""


@dataclass(frozen=True)
class Gauge:
    """One metric with its last reading.

    Attributes:
        id: Of the metric.
        path: Its model path.
        title: What people call it.
        owner: The team that answers for it.
        now: Its last reading as a whole.
        before: The one before that.
        trend: How the two compare.
        slices: Of how many slices there are readings.
        source: Where it comes from.
        every: How often it is to be read.
        due: When the next reading is due; None where that is unknown.
        is_overdue: Whether that is past.
        sentence: What it is now, and how it went, in words.
    """

    id: str
    path: Path
    title: Sentence
    owner: str | None
    now: Reading | None
    before: Reading | None
    trend: Trend
    slices: int
    source: Sentence | None
    every: str | None
    due: date | None
    is_overdue: bool
    sentence: Sentence


@dataclass(frozen=True)
class Aims:
    """Where the goals of a journey stand on a day.

    Attributes:
        today: The day.
        team: The team whose goals and metrics these are; None for all.
        headline: What matters first, in words; never a rate of achievement.
        goals: Every goal, the most urgent first; among equals by date, then in the file's order.
        meanings: Every meaning of the mission, in the file's order, whatever the team.
        months: The tasks by month, in order; those without a date are left out.
        metrics: Every metric, in the file's order.
    """

    today: date
    team: str | None
    headline: tuple[Sentence, ...]
    goals: tuple[Aim, ...]
    meanings: tuple[Service, ...]
    months: tuple[Month, ...]
    metrics: tuple[Gauge, ...]

    def __iter__(self) -> Iterator[Aim]:
        return iter(self.goals)

    def __getitem__(self, id: str) -> Aim:
        for aim in self.goals:
            if aim.id == id:
                return aim
        raise KeyError(id)

    @property
    def warnings(self) -> tuple[Aim, ...]:
        """The goals for which somebody has to act."""
        return tuple(aim for aim in self.goals if aim.is_warning)
