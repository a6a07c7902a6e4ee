"""How wide the letters of a font file are, read from its tables.

Source: the OpenType specification, tables `head`, `hhea`, `hmtx`, `cmap` and `name`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from struct import Struct, error

from journey.files.opening import content_of

_HEAD = Struct(">H")
_RECORD = Struct(">4sIII")
_ENCODING = Struct(">HHI")
_GROUP = Struct(">III")
_NAME = Struct(">HHHHHH")
_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
MAX_BYTES = 64 * 2**20
"""A larger file is no font of this world."""


class NotAFont(ValueError):
    """The file is no TrueType or OpenType font."""


@dataclass(frozen=True, eq=False)
class Letterforms:
    """A font file's family and the widths of its letters.

    Attributes:
        family: What programs call the font.
        advances: For each letter, how wide it is, in thousandths of the font's size.
    """

    family: str
    advances: dict[str, int] = field(repr=False)


def letterforms_of(path: Path) -> Letterforms:
    """Read a font file.

    Args:
        path: A `.ttf` or `.otf` file.

    Raises:
        OSError: It cannot be opened.
        NotAFont: It is no such font, or a damaged one.
    """
    data = content_of(path, MAX_BYTES)
    if len(data) > MAX_BYTES or data[:4] not in _KINDS:
        raise NotAFont("it is no TrueType or OpenType font (.ttf or .otf)")
    try:
        tables = dict(_tables(data))
        return _read(tables)
    except (error, KeyError, IndexError, ValueError) as reason:
        raise NotAFont(f"its tables cannot be read ({reason})") from None


def _tables(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (count,) = _HEAD.unpack_from(data, 4)
    for number in range(count):
        tag, _, offset, length = _RECORD.unpack_from(data, 12 + 16 * number)
        yield tag, data[offset : offset + length]


def _read(tables: dict[bytes, bytes]) -> Letterforms:
    (units,) = _HEAD.unpack_from(tables[b"head"], 18)
    (many,) = _HEAD.unpack_from(tables[b"hhea"], 34)
    if not units or not many:
        raise ValueError("no widths")
    metrics = Struct(f">{2 * many}H").unpack_from(tables[b"hmtx"])
    widths = metrics[::2]
    found = {
        chr(code): round(widths[min(glyph, many - 1)] * 1000 / units)
        for code, glyph in _characters(tables[b"cmap"])
        if glyph
    }
    if not found:
        raise ValueError("no letters")
    return Letterforms(_family(tables[b"name"]), found)


def _characters(table: bytes) -> Iterator[tuple[int, int]]:
    """List the characters of the best subtable, each with the number of its glyph."""
    (count,) = _HEAD.unpack_from(table, 2)
    records = [_ENCODING.unpack_from(table, 4 + 8 * number) for number in range(count)]
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    # Those with all of Unicode first, then those with its first plane alone.
    for wanted in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0)):
        if wanted in offsets:
            part = table[offsets[wanted] :]
            (form,) = _HEAD.unpack_from(part)
            if form == 12:
                yield from _segmented(part)
                return
            if form == 4:
                yield from _delta(part)
                return
    raise ValueError("no Unicode letters")


def _segmented(part: bytes) -> Iterator[tuple[int, int]]:
    (count,) = Struct(">I").unpack_from(part, 12)
    for number in range(count):
        first, last, glyph = _GROUP.unpack_from(part, 16 + 12 * number)
        if last > 0x10FFFF or last - first > 0xFFFF:
            raise ValueError("a group of letters too large")
        for code in range(first, last + 1):
            if not 0xD800 <= code <= 0xDFFF:
                yield code, glyph + code - first


def _delta(part: bytes) -> Iterator[tuple[int, int]]:
    (double,) = _HEAD.unpack_from(part, 6)
    count = double // 2
    row = Struct(f">{count}H")
    ends = row.unpack_from(part, 14)
    starts = row.unpack_from(part, 16 + double)
    deltas = row.unpack_from(part, 16 + 2 * double)
    at = 16 + 3 * double
    ranges = row.unpack_from(part, at)
    for number in range(count):
        for code in range(starts[number], ends[number] + 1):
            if code == 0xFFFF or 0xD800 <= code <= 0xDFFF:
                continue
            glyph = code
            if ranges[number]:
                place = at + 2 * number + ranges[number] + 2 * (code - starts[number])
                (glyph,) = _HEAD.unpack_from(part, place)
                if not glyph:
                    continue
            yield code, (glyph + deltas[number]) & 0xFFFF


def _family(table: bytes) -> str:
    """Return the family: the typographic one (16) where there is one, else the plain one (1)."""
    _, count, texts = Struct(">HHH").unpack_from(table)
    found: dict[int, str] = {}
    for number in range(count):
        platform, _, language, kind, length, offset = _NAME.unpack_from(table, 6 + 12 * number)
        if kind in (1, 16) and platform in (0, 3):
            words = table[texts + offset : texts + offset + length].decode("utf-16-be")
            if kind not in found or language == 0x0409:
                found[kind] = words
    family = "".join(
        char for char in found.get(16, found.get(1, "")) if char.isalnum() or char in " -_"
    )
    if not family.strip():
        raise ValueError("no name")
    return family.strip()
