"""Set what is told as lines for a terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from journey.words.blocks import (
    Bars,
    Block,
    Cell,
    Head,
    Item,
    Listing,
    Motto,
    Prose,
    Sheet,
    Telling,
    Tiles,
    Tone,
    shortened_to,
)
from journey.words.sentences import printable
from journey.words.terminal import Manner, columns, cut, pad, ruled, wrap

WIDEST = 80
"""Lines are no longer, however wide the terminal is: longer ones are hard to read."""

_ROLES: Mapping[Tone, str] = {"good": "good", "warn": "warning", "bad": "error", "quiet": "dim"}

BAR = 10
"""How many columns the longest bar takes."""


def set_lines(telling: Telling, manner: Manner, *, everything: bool = False) -> str:
    """Set what is told as lines no wider than the terminal.

    Args:
        telling: What there is to tell.
        manner: The language, the width and the colours.
        everything: Whether long lists are written whole.
    """
    return "".join(f"{line}\n" for line in _Setter(manner, everything=everything).lines(telling))


class _Setter:
    def __init__(self, manner: Manner, *, everything: bool) -> None:
        self.manner, self.everything = manner, everything
        self.width = min(manner.width, WIDEST)

    def lines(self, telling: Telling) -> Iterator[str]:
        yield from (self.manner.paint(line, "place") for line in self.broken(telling.title))
        for text in filter(None, telling.lead):
            yield from self.broken(text)
        for section in telling.sections:
            yield from self.heading(": ".join(filter(None, [section.title, section.lead])))
            for block in section.blocks:
                yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        if not self.everything and isinstance(block, Listing | Sheet | Bars):
            language = self.manner.language
            block = shortened_to(block, block.most, language, option="--all", slack=1)
        match block:
            case Prose():
                yield from self.heading(block.title) if block.title else ("",)
                yield from (self.toned(line, block.tone) for line in self.broken(block.text))
            case Motto():
                yield from ("", *self.broken(block.text))
                for each in block.means:
                    yield from self.hung(f"- {each}", 0)
            case Tiles():
                yield from self.heading(block.title)
                cells = [
                    (Cell(t.label), Cell(t.value, "", t.tone), Cell(t.note)) for t in block.tiles
                ]
                yield from self.table(cells, right=(1,))
            case Listing():
                yield from self.listing(block)
            case Sheet():
                yield from self.sheet(block)
            case Bars():
                yield from self.bars(block)
            case _:  # a terminal shows no pictures
                return

    def heading(self, title: str, tag: str = "") -> Iterator[str]:
        if not title:
            return
        yield ""
        lines = self.ends(title, tag, 0) if tag else self.broken(title)
        yield from (self.manner.paint(line, "rule") for line in lines)

    def listing(self, block: Listing) -> Iterator[str]:
        if block.items or block.none or block.more:
            yield from self.heading(block.title, block.tag)
        for item in block.items:
            yield from self.item(item)
        if not block.items:
            yield from self.broken(block.none, 2) if block.none else ()
        yield from self.after(block.more)
        yield from self.after(block.note)

    def item(self, item: Item) -> Iterator[str]:
        """Set one thing on one line where it fits, else what is said of it below its name."""
        told = [text for text in (item.text, *item.details) if text]
        note = f" ({item.note})" if item.note else ""
        line = harmless(f"{item.title}{note}" + (f": {' · '.join(told)}" if told else ""))
        if not item.tag and columns(line) <= self.width - 2:
            yield self.toned(f"  {line}", item.tone)
            return
        # A note after a bracket would be one too many.
        is_open = len(told) == 1 and not told[0].endswith(")")
        if is_open and columns(harmless(told[0] + note)) <= self.width - 4:
            told, note = [told[0] + note], ""
        named = self.ends(item.title, item.tag, 2) if item.tag else self.hung(item.title, 2)
        yield from (self.toned(line, item.tone) for line in named)
        for text in filter(None, (*told, note and item.note)):
            yield from self.broken(text, 4)

    def sheet(self, block: Sheet) -> Iterator[str]:
        shown: list[tuple[Head, Callable[[Sequence[Cell]], Cell]]] = []
        for number, head in enumerate(block.heads):
            if head.has_bars:
                shown.append((Head(""), partial(_as_bar, number)))
            if not head.is_extra:
                shown.append((head, partial(_as_text, number)))
        rows: list[list[Cell]] = []
        for row in block.rows:
            cells = [cell_of(row) for _, cell_of in shown]
            rows.append(cells)
            below = zip_longest(*(cell.details for cell in cells), fillvalue="")
            rows += [[Cell(f"– {text}" if text else "") for text in texts] for texts in below]
        heads = [head for head, _ in shown]
        right = [number for number, head in enumerate(heads) if head.is_number]
        if rows or block.more or block.note:
            yield from self.heading(block.title)
        yield from self.table(rows, [head.text for head in heads], right)
        yield from self.after(block.more)
        yield from self.after(block.note)

    def bars(self, block: Bars) -> Iterator[str]:
        if block.bars:
            yield from self.heading(block.title) if block.title else ("",)
        rows = [
            [*map(Cell, (bar.label, _bar(bar.share), bar.value, bar.note))] for bar in block.bars
        ]
        yield from self.table(rows, right=(2,))
        yield from self.after(block.more)
        yield from self.after(block.note)

    def after(self, text: str) -> Iterator[str]:
        yield from self.broken(text, 2) if text else ()

    def table(
        self, rows: Sequence[Sequence[Cell]], heads: Sequence[str] = (), right: Sequence[int] = ()
    ) -> Iterator[str]:
        """Set rows below each other, columns that are empty throughout left out."""
        filled = [n for n in range(len(rows[0]) if rows else 0) if any(row[n].text for row in rows)]
        kept = [[harmless(row[number].text) for number in filled] for row in rows]
        shown = [harmless(heads[number]) for number in filled] if heads else ()
        at_right = [at for at, number in enumerate(filled) if number in right]

        def paint(row: int, column: int, text: str) -> str:
            return self.toned(text, rows[row][filled[column]].tone)

        for line in ruled(kept, heads=shown, width=self.width - 2, right=at_right, paint=paint):
            yield f"  {line}".rstrip()

    def toned(self, line: str, tone: Tone) -> str:
        return self.manner.paint(line, _ROLES[tone]) if tone else line

    def ends(self, left: str, right: str, indent: int) -> Iterator[str]:
        """Set a text with another at the right end of its first line."""
        right = harmless(right)
        if columns(right) > self.width // 2:
            yield from (*self.hung(left, indent), *self.broken(right, indent + 2))
            return
        room = self.width - indent - columns(right) - 2
        first, *rest = self.pieces(left, room)
        yield " " * indent + pad(first, room) + "  " + right
        yield from (" " * (indent + 2) + line for line in rest)

    def hung(self, text: str, indent: int) -> Iterator[str]:
        """Set a text in lines, each after the first further in."""
        first, *rest = self.pieces(text, self.width - indent - 2)
        yield " " * indent + first
        yield from (" " * (indent + 2) + line for line in rest)

    def broken(self, text: str, indent: int = 0) -> Iterator[str]:
        yield from (" " * indent + line for line in self.pieces(text, self.width - indent))

    def pieces(self, text: str, room: int) -> list[str]:
        """Break a text into lines that fit, words that are longer anywhere."""
        return [part for line in wrap(harmless(text), room) for part in cut(line, room)]


def harmless(text: str) -> str:
    """Return a text in one line, fit for a terminal."""
    return printable(" ".join(text.replace("\u00a0", " ").split()))


def _as_text(number: int, row: Sequence[Cell]) -> Cell:
    cell = row[number]
    both = f"{cell.text} ({cell.note})" if cell.note and cell.text else cell.text or cell.note
    return cell._replace(text=both)


def _as_bar(number: int, row: Sequence[Cell]) -> Cell:
    return Cell(_bar(row[number].share), tone=row[number].tone)


def _bar(share: float | None) -> str:
    """Draw a bar; one that is not quite full is not drawn full."""
    if share is None:
        return ""
    size = BAR if share >= 1 else min(round(max(0.0, share) * BAR), BAR - 1)
    return "█" * size + "░" * (BAR - size)
