"""What a document for a meeting says: chapters of blocks, in one language, in no format yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journey.pictures.chart import Chart
from journey.pictures.diagram import Diagram
from journey.pictures.table import Table
from journey.words.blocks import Block

Kind = Literal["weekly", "monthly", "summary"]
"""For which meeting: the weekly, the monthly, or a chief executive's one page."""

KINDS: tuple[Kind, ...] = ("weekly", "monthly", "summary")


@dataclass(frozen=True)
class Chapter:
    """A part of the document under a heading.

    Attributes:
        id: Its name, which is that of its block in the templates.
        title: Its heading.
        lead: What matters in it, in one sentence.
        blocks: What stands in it.
    """

    id: str
    title: str
    lead: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A document for a meeting.

    Attributes:
        kind: For which meeting.
        language: `en` or `ko`.
        today: The date for which it is made.
        title: What the journey is called.
        meeting: What the document is.
        day: The date in words.
        team: Whose page it is, in words; empty for everybody's.
        about: The journey's version, review and owner, in words.
        chapters: What it says, in its order.
        notes: What the reader has to know: what is not measured, and what could not be drawn.
        words: The few words that the page itself needs, such as `contents`.
        pictures: By the names of their views, what its illustrations show.
    """

    kind: Kind
    language: str
    today: date
    title: str
    meeting: str
    day: str
    team: str
    about: str
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Diagram | Chart | Table] = field(default_factory=dict, repr=False)

    def chapter(self, id: str) -> Chapter:
        """Return the chapter with this id.

        Raises:
            KeyError: The document has none.
        """
        for chapter in self.chapters:
            if chapter.id == id:
                return chapter
        raise KeyError(id)

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block, chapter by chapter."""
        return (block for chapter in self.chapters for block in chapter.blocks)
