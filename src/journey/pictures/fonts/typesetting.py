"""How wide a text is in the bundled font, and where to break it into lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from journey.pictures.fonts import widths
from journey.words.joiners import break_before
from journey.words.sentences import printable

FAMILY = "Noto Sans KR"
"""The bundled font."""

LINE = 1.32
"""The height of a line, in sizes of the font."""

BASELINE = 0.3
"""How far above the bottom of its line a text stands, in sizes of the font."""


_JOIN = "\u00a0"
_SEPARATOR = re.compile(r"^· +| +·$")
_SPACES = re.compile(r"[ \t\r\n]+")


class Advances(dict[str, int]):
    """How wide each letter is, in units of the font; looked up when it is first met."""

    def __init__(
        self,
        single: Mapping[int, int],
        runs: Sequence[tuple[int, int, int]],
        own: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(own or {})
        self._single, self._runs = single, runs
        self._starts = [first for first, _, _ in runs]

    def __missing__(self, char: str) -> int:
        advance = self.known(char)
        self[char] = advance = widths.MISSING if advance is None else advance
        return advance

    def known(self, char: str) -> int | None:
        """Return how wide a letter is; None where the font does not have it."""
        code = ord(char)
        if code in self._single:
            return self._single[code]
        number = bisect_right(self._starts, code) - 1
        if number >= 0:
            first, last, advance = self._runs[number]
            if first <= code <= last:
                return advance
        return None


_REGULAR = Advances(widths.REGULAR_SINGLE, widths.REGULAR_RUNS)
_BOLD = Advances(widths.BOLD_SINGLE, widths.BOLD_RUNS)


class Face:
    """The fonts in which texts are measured.

    Attributes:
        regular: The widths of ordinary text.
        bold: Those of bold text.
    """

    def __init__(
        self,
        regular: Mapping[str, int] | None = None,
        bold: Mapping[str, int] | None = None,
    ) -> None:
        """Take the widths of a font's own letters, in thousandths; others are the bundled ones."""
        self.regular = _REGULAR
        self.bold = _BOLD
        if regular is not None:
            self.regular = Advances(widths.REGULAR_SINGLE, widths.REGULAR_RUNS, regular)
        if bold is not None:
            self.bold = Advances(widths.BOLD_SINGLE, widths.BOLD_RUNS, bold)


BUNDLED = Face()
"""The bundled font."""

_FACE: ContextVar[Face] = ContextVar("face", default=BUNDLED)


@contextmanager
def set_in(face: Face) -> Iterator[None]:
    """Measure in another font for as long as this lasts."""
    token = _FACE.set(face)
    try:
        yield
    finally:
        _FACE.reset(token)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is, in the unit of the size.

    Args:
        text: One line, in Unicode's composed form.
        size: The size of the font.
        bold: Whether it is set in bold.

    >>> text_width("장바구니", 10)
    36.8
    """
    face = _FACE.get()
    advances = face.bold if bold else face.regular
    return sum(map(advances.__getitem__, text)) * size / widths.UNITS_PER_EM


def unknown_letters(text: str) -> str:
    """Return the characters of a text that the bundled font does not have, each once, in order.

    >>> unknown_letters("장바구니 新")
    '新'
    """
    missing = (char for char in text if char.isprintable() and _REGULAR.known(char) is None)
    return "".join(dict.fromkeys(missing))


def break_lines(
    text: str, size: float, room: float, *, bold: bool = False, most: int = 3
) -> list[str]:
    """Break a text into lines of about equal width that fit into the room.

    Args:
        text: One paragraph; runs of spaces count as one, but for spaces that do not break.
        size: The size of the font.
        room: How wide a line may be.
        bold: Whether it is set in bold.
        most: How many lines there may be; what does not fit is cut, which an ellipsis shows.
    """
    return list(_broken(text, size, room, bold, most, _FACE.get()))


@lru_cache(maxsize=4096)
def _broken(text: str, size: float, room: float, bold: bool, most: int, _: Face) -> Sequence[str]:
    # A layout asks how high a text is, and a picture then writes it: the same question twice.
    # A space that does not break keeps what belongs together on one line.
    # What cannot be shown is spelled out, and has the width of that.
    words = [printable(word) for word in _SPACES.split(text) if word]
    if not words:
        return [""]
    lines = _filled(words, size, room, bold)
    if len(lines) > most:
        # A break within words costs less than a text cut off.
        lines = _filled(words, size, room, bold, tight=True)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), size, room, bold)]
    else:
        lines = _balanced(words, lines, size, bold)
    # What separates two parts of a line says nothing at its end or at its beginning.
    return [_SEPARATOR.sub("", line) or line for line in lines]


def _filled(
    words: list[str], size: float, room: float, bold: bool, *, tight: bool = False
) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        tried = f"{line} {word}" if line else word
        if text_width(tried, size, bold=bold) <= room:
            line = tried
            continue
        if line and not (tight and text_width(word, size, bold=bold) > room):
            lines.append(line)
            line = ""
            tried = word
        while text_width(tried, size, bold=bold) > room and len(tried) > 1:
            head = _fitting(tried, size, room, bold)
            # What was to stay together comes apart between its words before a word does.
            joined = tried.rfind(_JOIN, 1, head + 1)
            if tried.startswith(f"{_JOIN}·", joined):  # a dot stays behind what it ends
                joined = tried.rfind(_JOIN, 1, joined)
            head = joined if joined > 0 else head
            lines.append(tried[:head].rstrip())
            tried = tried[head:].lstrip()
        line = tried
    return [*lines, line] if line else lines


def _fitting(text: str, size: float, room: float, bold: bool) -> int:
    """Return how many characters fit, at least one."""
    used = 0.0
    for number, char in enumerate(text):
        used += text_width(char, size, bold=bold)
        if used > room:
            return break_before(text, max(1, number))
    return len(text)


def _cut(text: str, size: float, room: float, bold: bool) -> str:
    if text_width(text, size, bold=bold) <= room:
        return text
    head = _fitting(text, size, room - text_width("…", size, bold=bold), bold)
    return text[:head].rstrip() + "…"


def _balanced(words: list[str], lines: list[str], size: float, bold: bool) -> list[str]:
    """Narrow the room as long as the number of lines stays, so that no last word stands alone."""
    if len(lines) < 2 or lines != _filled(words, size, _widest(lines, size, bold), bold):
        return lines
    narrow, wide = _widest(lines, size, bold) / 2, _widest(lines, size, bold)
    best = lines
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        tried = _filled(words, size, middle, bold)
        if len(tried) == len(lines) and " ".join(tried) == " ".join(words):
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def _widest(lines: list[str], size: float, bold: bool) -> float:
    return max(text_width(line, size, bold=bold) for line in lines)
