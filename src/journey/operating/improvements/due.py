"""What is due: values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from journey.problems.source import Path
from journey.words.sentences import Sentence

DueKind = Literal[
    "review",
    "guide",
    "voice",
    "feedback",
    "journey",
    "stage",
    "touchpoint",
    "goal",
    "decision",
    "delivery",
    "telling",
    "proof",
    "waiver",
    "exclusion",
]
"""What kind of thing is due."""


@dataclass(frozen=True)
class Point:
    """A point of a meeting's agenda, and what stands behind it today.

    Attributes:
        name: What the agenda says: a part of the file, an id, or words.
        says: What that is today.
        path: Where it stands in the journey; None for mere words.
    """

    name: str
    says: Sentence
    path: Path | None = None


@dataclass(frozen=True)
class Due:
    """Something that is due.

    Attributes:
        kind: What kind of thing it is.
        id: The part that it is about; for a waiver its rule, for an exclusion its customers.
        title: What people call that.
        path: Where it stands in the journey; the same place at which `rule` reports it.
        date: By when; None where no date follows from the file, because it never happened yet.
        days: From today until then; negative for the days it is late, None without a date.
        is_past: Whether it is late: `rule` reports it then, and only then.
        rule: The rule that reports it once it is late.
        teams: Whose it is; nobody where the file names none.
        says: What to do.
        agenda: For a meeting, what it goes through.
    """

    kind: DueKind
    id: str
    title: Sentence
    path: Path
    date: date | None
    days: int | None
    is_past: bool
    rule: str
    teams: tuple[str, ...]
    says: Sentence
    agenda: tuple[Point, ...] = ()
