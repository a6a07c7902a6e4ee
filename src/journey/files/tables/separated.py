"""Rows of a CSV file."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import StringIO
from typing import NamedTuple

from journey.files.tables.heading import Heading, headed
from journey.files.tables.rows import Column, Row, Rows
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence

MOST_ROWS = 1_000_000
"""Rows after these are refused."""

LONGEST_CELL = 100_000
"""A longer cell is refused, in code points."""

_SEPARATORS = ",;\t"
_SEP = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""A first line that Excel reads as a note on the separator, and other programs write for it."""

_NO_HEADING = Sentence("the file has no row", "파일에 행이 없습니다")
_SHORT = Sentence(
    "{count} cell{count:s} where the heading has {most}; an empty cell still needs its separator",
    "칸이 {count}개뿐인데 열 이름은 {most}개입니다. 빈 칸에도 구분 기호를 쓰세요",
)
_LONG = Sentence(
    "{count} cell{count:s} where the heading has {most}; put quotes around a text that holds "
    "{separator}",
    "칸이 {count}개인데 열 이름은 {most}개입니다. {separator}이(가) 든 글은 따옴표로 묶으세요",
)
_TOO_LONG = Sentence(
    "a cell of more than {most} letters; is a quote before it never closed?",
    "칸 하나가 {most}자보다 깁니다. 앞에서 연 따옴표를 닫지 않은 것 같습니다",
)
_OPEN = Sentence(
    'a quote that opens in this row is never closed; close it, or write it twice: ""',
    '이 행에서 연 따옴표를 닫지 않았습니다. 닫거나, 글 속의 따옴표라면 ""처럼 두 번 쓰세요',
)
_AFTER_QUOTE = Sentence(
    'something follows a closing quote; a quote inside a text is written twice: ""',
    '닫는 따옴표 뒤에 글자가 더 있습니다. 글 속의 따옴표는 ""처럼 두 번 쓰세요',
)
_BROKEN = Sentence("this row cannot be read: {reason:plain}", "읽을 수 없는 행: {reason:plain}")
_TOO_MANY = Sentence(
    "more than {most} row{most:s}; nothing from here on was read",
    "행이 {most}개보다 많아, 여기부터는 읽지 않았습니다",
)


class _Form(NamedTuple):
    """What every row of a file has to be like."""

    name: str
    heading: Heading
    width: int
    separator: str

    def fault(self, cells: list[str], at: str) -> Trouble | None:
        """Say what is wrong with the shape of a row."""
        if any(len(cell) > LONGEST_CELL for cell in cells):
            return Trouble(at, _TOO_LONG, {"most": LONGEST_CELL})
        values = {"count": len(cells), "most": self.width, "separator": self.separator}
        if len(cells) < self.width:
            return Trouble(at, _SHORT, values)
        if any(cell.strip() for cell in cells[self.width :]):
            return Trouble(at, _LONG, values)
        return None


def from_csv(text: str, name: str, columns: Sequence[Column]) -> Rows:
    """Read the rows of a CSV file."""
    lines = list(StringIO(text, newline=""))
    separator, skip = _separated(lines, columns)
    troubles: list[Trouble] = []
    records = _records(lines, separator, skip, name, troubles)
    first = next(records, None)
    if first is None:
        found = tuple(troubles) or (Trouble(f"{name}:1", _NO_HEADING, {}),)
        return Rows(name, troubles=found)
    line, cells = first
    heading = headed(cells, columns, f"{name}:{line}")
    if not heading.where:
        # Without headings the other rows mean nothing.
        return Rows(name, troubles=(*heading.troubles, *troubles))
    form = _Form(name, heading, len(cells), separator)
    rows = tuple(_rows(records, form, troubles))
    return Rows(name, rows, heading.ignored, (*heading.troubles, *troubles))


def _separated(lines: list[str], columns: Sequence[Column]) -> tuple[str, int]:
    """Find what separates cells, and how many lines come before the headings."""
    skip = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if skip < len(lines) and (noted := _SEP.fullmatch(lines[skip])):
        return noted[1], skip + 1
    known: dict[str, int] = {}
    for separator in _SEPARATORS:
        cells: list[str] = []
        with suppress(csv.Error):
            cells = next(csv.reader(lines[skip : skip + 1], delimiter=separator), [])
        known[separator] = 1000 * len(headed(cells, columns, "").where) + len(cells)
    return max(_SEPARATORS, key=lambda separator: known[separator]), skip


def _records(
    lines: list[str], separator: str, skip: int, name: str, troubles: list[Trouble]
) -> Iterator[tuple[int, list[str]]]:
    """Yield what each row that is not empty holds, and the line on which it begins."""
    try:
        reader = csv.reader(lines[skip:], delimiter=separator, strict=True)
    except (TypeError, ValueError):  # the file itself names the separator
        reader = csv.reader(lines[skip:], strict=True)
    while True:
        line = skip + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            trouble, is_last = _unreadable(str(error), f"{name}:{line}")
            troubles.append(trouble)
            if is_last:
                return
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def _unreadable(reason: str, at: str) -> tuple[Trouble, bool]:
    """Say why a row cannot be read, and whether nothing after it can."""
    if "field larger" in reason:
        return Trouble(at, _TOO_LONG, {"most": LONGEST_CELL}), True
    if "unexpected end" in reason:
        return Trouble(at, _OPEN, {}), True
    if "expected after" in reason:
        return Trouble(at, _AFTER_QUOTE, {}), False
    return Trouble(at, _BROKEN, {"reason": reason}), True


def _rows(
    records: Iterator[tuple[int, list[str]]], form: _Form, troubles: list[Trouble]
) -> Iterator[Row]:
    for count, (line, cells) in enumerate(records, 1):
        at = f"{form.name}:{line}"
        if count > MOST_ROWS:
            troubles.append(Trouble(at, _TOO_MANY, {"most": MOST_ROWS}))
            return
        if fault := form.fault(cells, at):
            troubles.append(fault)
            continue
        where = form.heading.where.items()
        held = {column: cells[place] for column, place in where if cells[place].strip()}
        yield Row(form.name, line, held, form.heading.written)
