"""What is told, as blocks: one telling, which terminal, HTML, Markdown and PDF only set."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import ClassVar, Literal, NamedTuple

from journey.words.sentences import Sentence

Tone = Literal["", "good", "warn", "bad", "quiet"]
"""How something stands; a tone never says what the words do not."""

_MORE = Sentence("… and {count} more", "… 외 {count}개")
_MORE_BY = Sentence("… and {count} more ({option:plain})", "… 외 {count}개 ({option:plain})")
_ALL_BY = Sentence("{count} in all ({option:plain})", "모두 {count}개 ({option:plain})")


class Saying(str):
    """A sentence of the library's: what stands between backticks in it is code."""

    __slots__ = ()


@dataclass(frozen=True)
class Prose:
    """A paragraph, under a heading where it has one."""

    form: ClassVar[str] = "prose"

    text: str
    tone: Tone = ""
    title: str = ""


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
    title: str = ""


class Item(NamedTuple):
    """One thing of a list.

    Attributes:
        title: What it is.
        text: What there is to say of it.
        note: Whose it is, since when, and the like.
        tag: One word, figure or date beside it.
        tone: How it stands.
        details: Further sentences, each on a line of its own.
    """

    title: str
    text: str = ""
    note: str = ""
    tag: str = ""
    tone: Tone = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A list under a heading.

    Attributes:
        title: The heading.
        items: What is in it.
        none: What to say where nothing is in it.
        more: What is not listed, in words.
        most: How many are shown where not all are asked for; None for all.
        tag: What stands beside the heading.
        note: What the reader has to know of it.
    """

    form: ClassVar[str] = "listing"

    title: str
    items: tuple[Item, ...]
    none: str = ""
    more: str = ""
    most: int | None = None
    tag: str = ""
    note: str = ""


class Cell(NamedTuple):
    """What stands in one place of a sheet.

    Attributes:
        text: What stands there.
        note: What there is to add in small print.
        tone: How it stands.
        share: How long a bar in its place would be, from 0 to 1.
        details: Further sentences, each on a line of its own.
    """

    text: str
    note: str = ""
    tone: Tone = ""
    share: float | None = None
    details: tuple[str, ...] = ()


class Head(NamedTuple):
    """What a column of a sheet is called.

    Attributes:
        text: Its name.
        is_number: Whether figures stand in it.
        is_extra: Whether it is left out where there is little room, as in a terminal.
        has_bars: Whether a bar stands before each figure, as long as its cell's `share`.
    """

    text: str
    is_number: bool = False
    is_extra: bool = False
    has_bars: bool = False


class Headline(NamedTuple):
    """What a column is called in both languages; else like a `Head`."""

    sentence: Sentence
    is_number: bool = False
    is_extra: bool = False
    has_bars: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table of rows under heads, the first cell of each row being its name.

    Attributes:
        title: The heading.
        heads: What the columns are called.
        rows: What stands in them; every row has a cell for each head.
        note: What the reader has to know of it.
        more: What is not listed, in words.
        most: How many rows are shown where not all are asked for; None for all.
    """

    form: ClassVar[str] = "sheet"

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    more: str = ""
    most: int | None = None


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
    more: str = ""
    most: int | None = None


@dataclass(frozen=True)
class Illustration:
    """A picture by its name; whoever sets it draws it, or leaves it out.

    Attributes:
        view: The view that it shows.
        options: The options of the view, by name.
    """

    form: ClassVar[str] = "illustration"

    view: str
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


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
"""Whatever can be told."""


@dataclass(frozen=True)
class Section:
    """What answers one part of a question.

    Attributes:
        id: What it is about; whoever tells only some of it chooses by this.
        blocks: What stands in it, each under a heading of its own if it has one.
        title: Its heading; none where its blocks have theirs.
        lead: What matters in it, in one sentence.
    """

    id: str
    blocks: tuple[Block, ...]
    title: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Telling:
    """What there is to tell of a question, in one language, in no format yet.

    Attributes:
        title: What it is about.
        lead: What to know at once, each a paragraph.
        sections: What answers it, in its order.
    """

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]

    def chosen(self, *ids: str) -> tuple[Block, ...]:
        """Return the blocks of some sections, in the order in which they are named.

        A section that has nothing to say may be missing.
        """
        found = {section.id: section.blocks for section in self.sections}
        return tuple(block for id in ids for block in found.get(id, ()))

    def lead_of(self, id: str) -> str:
        """Return what matters in a section; nothing where it is missing."""
        return next((section.lead for section in self.sections if section.id == id), "")


def as_bars(sheet: Sheet, column: int) -> Bars:
    """Show one column of a table as bars, the rows whose cell there has a share."""
    bars = tuple(
        Bar(row[0].text, row[column].text, row[column].share or 0.0, row[0].note, row[0].tone)
        for row in sheet.rows
        if row[column].share is not None
    )
    return Bars(sheet.heads[column].text, bars, sheet.note, sheet.more, sheet.most)


def shortened_to(
    block: Block, most: int | None, language: str, *, option: str = "", slack: int = 0
) -> Block:
    """Leave out what is beyond the first few of a block, and say how many that are.

    Args:
        block: A list, table or bars; others are left as they are.
        most: How many to keep; None for all, 0 to say only how many there are.
        language: `en` or `ko`.
        option: What a reader can ask for to see all, as `--all`.
        slack: How many more may stay, so that a line about one more does not take its place.

    >>> rows = tuple(Item(f"no. {number}") for number in range(5))
    >>> shortened_to(Listing("", rows), 3, "en", option="--all").more
    '… and 2 more (--all)'
    """
    if most is None:
        return block
    slack = slack if most else 0
    if isinstance(block, Listing) and len(block.items) > most + slack:
        said = _left_out(len(block.items), most, language, option)
        return replace(block, items=block.items[:most], more=said, most=None)
    if isinstance(block, Sheet) and len(block.rows) > most + slack:
        said = _left_out(len(block.rows), most, language, option)
        return replace(block, rows=block.rows[:most], more=said, most=None)
    if isinstance(block, Bars) and len(block.bars) > most + slack:
        said = _left_out(len(block.bars), most, language, option)
        return replace(block, bars=block.bars[:most], more=said, most=None)
    return block


def _left_out(count: int, most: int, language: str, option: str) -> Saying:
    sentence = (_MORE_BY if most else _ALL_BY) if option else _MORE
    return Saying(sentence.say(language, {"count": count - most, "option": option}))
