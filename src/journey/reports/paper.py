"""What a document for a meeting says: chapters of blocks, in one language, in no format yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal, NamedTuple

from journey.pictures.chart import Chart
from journey.pictures.diagram import Diagram
from journey.pictures.table import Table

Kind = Literal["weekly", "monthly", "summary"]
"""For which meeting: the weekly, the monthly, or a chief executive's one page."""

KINDS: tuple[Kind, ...] = ("weekly", "monthly", "summary")

Tone = Literal["", "good", "warn", "bad", "quiet"]
"""How something stands; a tone never says what the words do not."""


class Saying(str):
    """A sentence of the library's: what stands between backticks in it is code."""

    __slots__ = ()


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    form: ClassVar[str] = "prose"

    text: str
    tone: Tone = ""


@dataclass(frozen=True)
class Motto:
    """The mission, and what it means.

    Attributes:
        text: The mission; empty where the journey has none.
        means: Its meanings.
    """

    form: ClassVar[str] = "motto"

    text: str
    means: tuple[str, ...] = ()


class Tile(NamedTuple):
    """One figure, set large."""

    label: str
    value: str
    note: str = ""
    tone: Tone = ""


@dataclass(frozen=True)
class Tiles:
    """Figures beside each other."""

    form: ClassVar[str] = "tiles"

    tiles: tuple[Tile, ...]


class Item(NamedTuple):
    """One thing of a list.

    Attributes:
        title: What it is.
        text: What there is to say of it.
        note: Whose it is, since when, and the like.
        tag: One word or date beside it.
        tone: How it stands.
    """

    title: str
    text: str = ""
    note: str = ""
    tag: str = ""
    tone: Tone = ""


@dataclass(frozen=True)
class Listing:
    """A list under a heading.

    Attributes:
        title: The heading.
        items: What is in it.
        none: What to say where nothing is in it.
        more: What is not listed, in words.
    """

    form: ClassVar[str] = "listing"

    title: str
    items: tuple[Item, ...]
    none: str = ""
    more: str = ""


class Cell(NamedTuple):
    """What stands in one place of a sheet."""

    text: str
    note: str = ""
    tone: Tone = ""


class Head(NamedTuple):
    """What a column of a sheet is called, and whether figures stand in it."""

    text: str
    is_number: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table of rows under heads, the first cell of each row being its name."""

    form: ClassVar[str] = "sheet"

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


class Bar(NamedTuple):
    """One bar: its length is a share from 0 to 1 of the longest that could be."""

    label: str
    value: str
    share: float
    note: str = ""
    tone: Tone = ""


@dataclass(frozen=True)
class Bars:
    """Bars below each other."""

    form: ClassVar[str] = "bars"

    title: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True)
class Illustration:
    """A picture that is still to be drawn.

    Attributes:
        name: The view that it shows.
        shown: What to draw.
    """

    form: ClassVar[str] = "illustration"

    name: str
    shown: Diagram | Chart | Table


@dataclass(frozen=True)
class DrawnPicture:
    """A picture that was drawn.

    Attributes:
        name: The view that it shows.
        title: What stands below it.
        alt: What it shows, in words.
        svg: The picture, fit to stand in an HTML page; empty where it stands beside the document.
        source: Where it stands beside the document; empty where it stands in it.
    """

    form: ClassVar[str] = "figure"

    name: str
    title: str
    alt: str
    svg: str = field(default="", repr=False)
    source: str = ""


Block = Prose | Motto | Tiles | Listing | Sheet | Bars | Illustration | DrawnPicture
"""Whatever a chapter may consist of."""


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
