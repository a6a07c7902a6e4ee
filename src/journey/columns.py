"""How many columns a text takes in a terminal, where Hangul takes two."""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from journey.wording import printable


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
    for char in text:
        shown = " " if char == "\t" else printable(char)
        yield shown, columns(shown)


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
