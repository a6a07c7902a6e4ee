"""Build the bundled subset of Noto Sans KR and its table of advance widths.

Usage:

    pip install fonttools==4.68.0
    python make_fonts.py SOURCE_FOLDER OUTPUT_FOLDER [--charset {a,b,c,d}]
                         [--units-per-em N]

SOURCE_FOLDER holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc, version
2.004, as in Debian's package fonts-noto-cjk (1:20220127+repack1-1):

    apt-get download fonts-noto-cjk
    dpkg -x fonts-noto-cjk_*.deb unpacked
    python make_fonts.py unpacked/usr/share/fonts/opentype/noto OUTPUT_FOLDER

Written to OUTPUT_FOLDER: NotoSansKR-Regular.otf, NotoSansKR-Bold.otf and
widths.py. The same sources and the same fontTools version give the same bytes.

Character sets:

    a  Latin, punctuation, symbols, the 2350 Hangul syllables of KS X 1001
    b  a + all 11172 Hangul syllables (the default)
    c  a + the 4888 Hanja of KS X 1001
    d  b + c

(widths.py stays small for b and d only: a and c lack Hangul in many places.)

All layout tables (kerning, ligatures, vertical forms ...) and all hinting are
dropped on purpose: a string is then exactly as wide as the sum of its advance
widths, which is what widths.py records.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import fontTools
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

FONTTOOLS_VERSION: Final = "4.68.0"
FAMILY: Final = "Noto Sans KR"
SOURCE_FAMILY: Final = "Noto Sans CJK KR"
STYLES: Final = ("Regular", "Bold")
SOURCE_SHA256: Final = {
    "Regular": "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    "Bold": "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
}

# head.created and head.modified count seconds from 1904-01-01; this is
# 2022-01-27T00:00:00Z, the date of the source package.
FIXED_TIME: Final = 3726086400

# Name table entries kept from the source: copyright, trademark, manufacturer,
# designers, URLs, licence and licence URL. The others are written anew.
KEPT_NAME_IDS: Final = frozenset({0, 7, 8, 9, 10, 11, 12, 13, 14})
DROPPED_TABLES: Final = (
    "BASE",
    "DSIG",
    "GDEF",
    "GPOS",
    "GSUB",
    "STAT",
    "VORG",
    "gasp",
    "kern",
    "vhea",
    "vmtx",
)

# Code points that shapers treat as "default ignorable": they take no room,
# whether or not the font has a glyph for them.
DEFAULT_IGNORABLE: Final = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x180B, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE0FFF),
)
# Spaces that the source lacks and shapers make up: thousandths of an em, or the
# width of another character divided by a number.
MADE_UP_SPACES: Final[Mapping[int, int | tuple[str, int]]] = {
    0x2000: 500,
    0x2001: 1000,
    0x2004: 333,
    0x2005: 250,
    0x2006: 167,
    0x2007: ("0", 1),
    0x2008: (".", 1),
    0x2009: 200,
    0x200A: 63,
    0x202F: (" ", 2),
    0x205F: 222,
}
# Unified and compatibility ideographs: all as wide as MISSING, so the table
# leaves them out (it would be six times its size with them).
HANJA: Final = ((0x4E00, 0x9FFF), (0xF900, 0xFAFF))
# Equal widths of at least this many neighbouring code points become a run.
SHORTEST_RUN: Final = 3


class Run(NamedTuple):
    """A stretch of code points that all have the same advance width."""

    first: int
    last: int
    width: int


class Metrics(NamedTuple):
    """What the width table says of one font, in thousandths of an em."""

    ascent: int
    descent: int
    line_gap: int
    cap_height: int
    x_height: int
    missing: int
    widths: Mapping[int, int]


def ks_x_1001(first_row: int, last_row: int) -> set[int]:
    """Return the code points of the given rows (lead bytes) of KS X 1001."""
    found: set[int] = set()
    for lead in range(first_row, last_row + 1):
        for trail in range(0xA1, 0xFF):
            try:
                text = bytes((lead, trail)).decode("euc_kr")
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


def characters(charset: str) -> set[int]:
    """Return the code points asked of the source; it may lack some of them."""
    symbols = ks_x_1001(0xA1, 0xAC)
    hangul = ks_x_1001(0xB0, 0xC8)
    hanja = ks_x_1001(0xCA, 0xFD)
    if (len(hangul), len(hanja)) != (2350, 4888):
        sys.exit("this Python's euc_kr codec does not match KS X 1001")
    wanted = symbols | hangul
    for first, last in (
        (0x0020, 0x007E),  # ASCII
        (0x00A0, 0x017F),  # Latin-1 Supplement, Latin Extended-A
        (0x2000, 0x206F),  # general punctuation
        (0x20A0, 0x20CF),  # currency signs
        (0x2190, 0x22FF),  # arrows, mathematical operators
        (0x2460, 0x27BF),  # enclosed numbers, boxes, shapes, symbols, dingbats
        (0x2900, 0x2BFF),  # further arrows and shapes
        (0x3000, 0x3029),  # CJK punctuation, without the combining tone marks
        (0x3030, 0x303F),
    ):
        wanted.update(range(first, last + 1))
    if charset in "bd":
        wanted.update(range(0xAC00, 0xD7A4))
    if charset in "cd":
        wanted |= hanja
    return wanted


def read_source(folder: Path, style: str) -> TTFont:
    """Open the Korean face of the source collection for one style."""
    path = folder / f"NotoSansCJK-{style}.ttc"
    if not path.is_file():
        sys.exit(f"{path.name} is not in the source folder")
    if hashlib.sha256(path.read_bytes()).hexdigest() != SOURCE_SHA256[style]:
        print(f"warning: {path.name} is not the known version 2.004", file=sys.stderr)
    with TTCollection(path) as collection:
        families = [face["name"].getDebugName(1) for face in collection]
    return TTFont(path, fontNumber=families.index(SOURCE_FAMILY), recalcTimestamp=False)


def cut(font: TTFont, wanted: Iterable[int]) -> None:
    """Reduce the font to the wanted characters, unhinted and without layout."""
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True  # larger file, but smaller once deflated
    options.layout_features = []
    options.drop_tables = [*options.drop_tables, *DROPPED_TABLES]
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)


def rename(font: TTFont, style: str) -> None:
    """Call the font by the bundled family's name; keep its legal notices."""
    source = font["name"]
    version = str(source.getDebugName(5)).split(";")[0]
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {
        name_id: str(source.getDebugName(name_id))
        for name_id in KEPT_NAME_IDS
        if source.getDebugName(name_id) is not None
    }
    names |= {
        1: FAMILY,
        2: style,
        3: f"{version.removeprefix('Version ')};subset;{postscript}",
        4: f"{FAMILY} {style}",
        5: f"{version};subset of {SOURCE_FAMILY}",
        6: postscript,
    }
    table = newTable("name")
    table.names = []
    for name_id, text in sorted(names.items()):
        table.setName(text, name_id, 3, 1, 0x409)
    font["name"] = table

    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff.topDictIndex[0].FamilyName = FAMILY
    cff.topDictIndex[0].FullName = f"{FAMILY} {style}"


def make_font(folder: Path, style: str, wanted: Iterable[int], units: int) -> TTFont:
    """Build one font of the family."""
    font = read_source(folder, style)
    cut(font, wanted)
    rename(font, style)
    if units != font["head"].unitsPerEm:
        scale_upem(font, units)
    font["head"].created = font["head"].modified = FIXED_TIME
    return font


def measure(font: TTFont) -> Metrics:
    """Read the advance widths and line metrics of a finished font."""
    units: int = font["head"].unitsPerEm

    def scaled(value: int) -> int:
        return round(value * 1000 / units)

    advances = font["hmtx"].metrics
    widths = {c: scaled(advances[g][0]) for c, g in font.getBestCmap().items()}
    for code, rule in MADE_UP_SPACES.items():
        if isinstance(rule, int):
            width = rule
        else:
            text, divisor = rule
            width = widths[ord(text)] // divisor
        widths.setdefault(code, width)
    for first, last in DEFAULT_IGNORABLE:
        widths |= dict.fromkeys(range(first, last + 1), 0)
    missing = scaled(advances[".notdef"][0])
    for first, last in HANJA:
        for code in range(first, last + 1):
            if widths.pop(code, missing) != missing:
                sys.exit(f"U+{code:04X} is not as wide as a missing character")
    return Metrics(
        ascent=scaled(font["hhea"].ascent),
        descent=scaled(font["hhea"].descent),
        line_gap=scaled(font["hhea"].lineGap),
        cap_height=scaled(font["OS/2"].sCapHeight),
        x_height=scaled(font["OS/2"].sxHeight),
        missing=missing,
        widths=widths,
    )


def split_widths(widths: Mapping[int, int]) -> tuple[list[Run], dict[int, int]]:
    """Split widths into runs of neighbours of equal width and single ones."""
    runs: list[Run] = []
    for code, width in sorted(widths.items()):
        if runs and runs[-1].last == code - 1 and runs[-1].width == width:
            runs[-1] = runs[-1]._replace(last=code)
        else:
            runs.append(Run(code, code, width))
    long = [run for run in runs if run.last - run.first + 1 >= SHORTEST_RUN]
    single = {
        code: run.width
        for run in runs
        if run.last - run.first + 1 < SHORTEST_RUN
        for code in range(run.first, run.last + 1)
    }
    return long, single


def wrapped(items: Iterable[str], limit: int = 88) -> str:
    """Lay out comma-terminated items in indented lines."""
    lines: list[str] = []
    line = ""
    for item in items:
        if line and 4 + len(line) + 1 + len(item) > limit:
            lines.append(line)
            line = ""
        line = f"{line} {item}" if line else item
    return "\n".join(f"    {text}" for text in (*lines, line) if text)


def width_module(metrics: Mapping[str, Metrics]) -> str:
    """Return the source text of the data-only width module."""
    regular = metrics["Regular"]
    for style in STYLES:
        same = metrics[style]._replace(widths={}, x_height=0, cap_height=0)
        if same != regular._replace(widths={}, x_height=0, cap_height=0):
            sys.exit(f"the line metrics of {style} differ from Regular's")
    parts = [
        '"""Advance widths of the bundled Noto Sans KR, in thousandths of an em.',
        "",
        "Written by make_fonts.py; do not edit. Data only.",
        "",
        "The width of a character c of NFC text is SINGLE[c] if it is there, else the",
        "width of the run (first, last, width) with first <= c <= last, else MISSING:",
        "c is then a Hanja or lacks a glyph, which shows as a crossed box (.notdef).",
        "Runs are in order and do not overlap. What is never drawn has width 0.",
        '"""',
        "",
        "# fmt: off",
        "",
        "UNITS_PER_EM = 1000",
        f"ASCENT = {regular.ascent}",
        f"DESCENT = {regular.descent}",
        f"LINE_GAP = {regular.line_gap}",
        f"MISSING = {regular.missing}",
    ]
    for style in STYLES:
        prefix = style.upper()
        runs, single = split_widths(metrics[style].widths)
        parts += [
            "",
            f"{prefix}_CAP_HEIGHT = {metrics[style].cap_height}",
            f"{prefix}_X_HEIGHT = {metrics[style].x_height}",
            f"{prefix}_RUNS = (",
            wrapped(f"({r.first}, {r.last}, {r.width})," for r in runs),
            ")",
            f"{prefix}_SINGLE = {{",
            wrapped(f"{code}: {width}," for code, width in single.items()),
            "}",
        ]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Build everything and print a summary."""
    parser = argparse.ArgumentParser(description="Build the bundled fonts.")
    parser.add_argument("source", type=Path, help="folder of NotoSansCJK-*.ttc")
    parser.add_argument("output", type=Path, help="folder to write to")
    parser.add_argument("--charset", choices=tuple("abcd"), default="b")
    parser.add_argument("--units-per-em", type=int, default=1000)
    arguments = parser.parse_args()
    if fontTools.version != FONTTOOLS_VERSION:
        print(
            f"warning: made for fontTools {FONTTOOLS_VERSION}, this is"
            f" {fontTools.version}; the bytes may differ",
            file=sys.stderr,
        )

    wanted = characters(arguments.charset)
    arguments.output.mkdir(parents=True, exist_ok=True)
    metrics: dict[str, Metrics] = {}
    for style in STYLES:
        font = make_font(arguments.source, style, wanted, arguments.units_per_em)
        metrics[style] = measure(font)
        path = arguments.output / f"{FAMILY.replace(' ', '')}-{style}.otf"
        font.save(path)
        data = path.read_bytes()
        print(
            f"{path.name}: {len(font.getGlyphOrder())} glyphs,"
            f" {len(font.getBestCmap())} characters, {len(data)} bytes,"
            f" {len(zlib.compress(data))} deflated,"
            f" sha256 {hashlib.sha256(data).hexdigest()}"
        )
    text = width_module(metrics)
    (arguments.output / "widths.py").write_text(text, encoding="utf-8", newline="\n")
    print(f"widths.py: {len(text)} bytes")


if __name__ == "__main__":
    main()
