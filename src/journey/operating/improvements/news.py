"""What has changed for customers: values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from journey.problems.source import Path
from journey.words.sentences import Sentence

NewsKind = Literal["improvement", "guide"]
"""What has changed: the service, or what people are told of it."""


@dataclass(frozen=True)
class News:
    """Something that has changed for customers.

    Attributes:
        kind: What has changed.
        id: Its id.
        title: What people call it.
        path: Where it stands in the journey.
        date: Since when.
        says: What has changed, and for an improvement which voices asked for it.
        voices: These voices.
        owner: The team that answers for it.
        told: Whether colleagues were told; None for a guide, of which the file does not say that.
    """

    kind: NewsKind
    id: str
    title: Sentence
    path: Path
    date: date
    says: Sentence
    voices: tuple[str, ...]
    owner: str | None
    told: bool | None
