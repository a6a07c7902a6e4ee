"""Texts for a terminal: their width, rows and columns, and the manner in which they are written."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Protocol
from unicodedata import category, east_asian_width

from journey.words.sentences import printable_letters


class Painter(Protocol):
    """Colours a piece of text, or leaves it plain."""

    def __call__(self, text: str, role: str, /) -> str:
        """Return the text in the colour of a role: a severity, `rule`, `place`, `mark` or `dim`."""


@dataclass(frozen=True)
class Manner:
    """How a report is to be written.

    Attributes:
        language: `en` or `ko`.
        width: The columns that there are.
        paint: Colours pieces of text.
        least: The least severity that is written out, where a report is for people.
        notes: What is to be said of the run as a whole.
        version: The version of the library.
    """

    language: str = "en"
    width: int = 80
    paint: Painter = lambda text, role: text
    least: int = 1
    notes: tuple[str, ...] = ()
    version: str = ""


def columns(text: str) -> int:
    """Count the columns that a text takes.

    >>> columns("cart"), columns("장바구니")
    (4, 8)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character as a terminal may show it, and the columns that it then takes."""
    if text.isascii() and text.isprintable():
        yield from zip(text, repeat(1))
        return
    for char, letter in zip(text, printable_letters(text), strict=True):
        seen = " " if char == "\t" else letter
        yield seen, columns(seen)


def wrap(text: str, width: int) -> list[str]:
    """Break a text at spaces into lines of at most so many columns; a longer word stays whole."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = columns(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            used += size + (1 if line else 0)
            line = f"{line} {word}" if line else word
    return [*lines, line]


def pad(text: str, width: int) -> str:
    """Fill a text with spaces to so many columns."""
    return text + " " * max(0, width - columns(text))


def cut(word: str, width: int) -> Iterator[str]:
    """Cut what no space can break."""
    line, used = "", 0
    for char in word:
        size = columns(char)
        if line and used + size > width:
            yield line
            line, used = "", 0
        line, used = line + char, used + size
    yield line


GAP = "  "
"""What stands between two columns."""

LEAST = 6
"""No column is made narrower than this to make room for others."""


def ruled(
    rows: Sequence[Sequence[str]],
    *,
    heads: Sequence[str] = (),
    width: int = 80,
    right: Collection[int] = (),
    paint: Callable[[int, int, str], str] = lambda row, column, text: text,
) -> list[str]:
    """Set rows below each other in lines, each column as wide as its widest text.

    Where the lines would be too long, the widest columns are broken at spaces, and words that are
    longer than their column anywhere. A row whose cells are all empty is an empty line. What comes
    from a file has to be fit for a terminal already (`printable`).

    Args:
        rows: Texts without line breaks; every row has equally many.
        heads: What stands above the columns, above a rule; none for no heads.
        width: The columns that a terminal has.
        right: The numbers of the columns whose texts stand at the right, as figures do.
        paint: Colours a piece of the text in a row's column, both by their numbers.

    >>> for line in ruled([["장바구니", "12"], ["paid", "7"]], heads=["", "n"], right=[1]):
    ...     print(line)
               n
    ────────  ──
    장바구니  12
    paid       7
    """
    whole = [heads, *rows] if heads else rows
    if not whole:
        return []
    widths = _fitted([max(map(columns, cells)) for cells in zip(*whole, strict=True)], width)
    lines: list[str] = []
    if heads:
        lines += _row(heads, widths, right)
        lines.append(GAP.join("─" * each for each in widths).rstrip())
    for number, row in enumerate(rows):
        lines += _row(row, widths, right, partial(paint, number))
    return lines


def _fitted(widths: list[int], most: int) -> list[int]:
    """Take room from the widest columns until all fit, or none can give more."""
    room = most - len(GAP) * (len(widths) - 1)
    while (over := sum(widths) - room) > 0:
        widest = max(widths)
        if widest <= LEAST:
            break
        second = max((each for each in widths if each < widest), default=LEAST)
        wide = [number for number, each in enumerate(widths) if each == widest]
        step = max(1, min(widest - max(second, LEAST), over // len(wide)))
        for number in wide[: max(1, over)]:
            widths[number] -= step
    return widths


def _row(
    row: Sequence[str],
    widths: Sequence[int],
    right: Collection[int],
    paint: Callable[[int, str], str] = lambda column, text: text,
) -> Iterator[str]:
    cells = [_broken(text, width) for text, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells), default=0)):
        parts = []
        for column, (lines, width) in enumerate(zip(cells, widths, strict=True)):
            text = lines[number] if number < len(lines) else ""
            room = " " * (width - columns(text))
            painted = paint(column, text) if text else ""
            parts.append(room + painted if column in right else painted + room)
        yield GAP.join(parts).rstrip()


def _broken(text: str, width: int) -> list[str]:
    return [part for line in wrap(text, width) for part in cut(line, width)]
