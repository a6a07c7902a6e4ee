"""How customers are spread over the bands of use, and who moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from journey.operating.goals.readings import Reading
from journey.problems.source import Path
from journey.words.sentences import Sentence


class CustomerBand(NamedTuple):
    """Some customers, and the band in which they are.

    Attributes:
        customer: A type, a situation, or `type/situation`; empty for the metric as a whole.
        title: What people call them.
        now: Their last reading; its `n` is how many they are.
        before: The reading before that.
        band: The id of their band; None where no band claims them.
        was: The id of the band of the reading before; None where there was none.
    """

    customer: str
    title: Sentence
    now: Reading
    before: Reading | None
    band: str | None
    was: str | None

    @property
    def has_moved(self) -> bool:
        """Whether they were in another band before."""
        return self.before is not None and self.was != self.band


@dataclass(frozen=True)
class Level:
    """One band of use.

    Attributes:
        id: Of the band.
        path: Its model path.
        title: What people call it.
        floor: The figure at which it begins; None for the lowest.
        below: The figure at which the next begins; None for the highest.
        customers: Who is in it, in the order of the readings.
        people: How many they are; None where some reading lacks `n`.
        share: Their part of all who are placed, from 0 to 1; None where that is unknown.
        came: Who was in another band before.
        left: Who was in this band before and is in another now.
        actions: The ids of the action items for it.
        titles: What people call these.
        is_idle: Whether it is a low band for which nothing is done: what the rule idle-band finds.
    """

    id: str
    path: Path
    title: Sentence
    floor: float | None
    below: float | None
    customers: tuple[CustomerBand, ...]
    people: int | None
    share: float | None
    came: tuple[str, ...]
    left: tuple[str, ...]
    actions: tuple[str, ...]
    titles: tuple[Sentence, ...]
    is_idle: bool


@dataclass(frozen=True)
class Engagement:
    """How customers are spread over the bands of use on a day.

    Attributes:
        today: The day.
        metric: The id of the metric that sorts them; None where none is named.
        title: What people call the metric.
        levels: The bands, lowest first.
        is_broken: Whether the bands leave a gap or overlap: what the rule broken-bands finds. Then
            each is in the first band of the file that claims them.
        people: How many are placed; None where some reading lacks `n`.
        unclaimed: Who is in no band.
        unread: The customers whom the bands are for and of whom there is no reading: types, and
            `type/situation` where others of the type have one.
        overlapping: The customers who are counted within others already.
        outside: The customers for whom the bands are not.
    """

    today: date
    metric: str | None
    title: Sentence
    levels: tuple[Level, ...]
    is_broken: bool
    people: int | None
    unclaimed: tuple[CustomerBand, ...]
    unread: tuple[str, ...]
    overlapping: tuple[str, ...]
    outside: tuple[str, ...]

    def __iter__(self) -> Iterator[Level]:
        return iter(self.levels)

    def __getitem__(self, id: str) -> Level:
        for level in self.levels:
            if level.id == id:
                return level
        raise KeyError(id)
