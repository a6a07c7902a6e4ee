"""Rows of a Parquet file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journey.files.tables.heading import Heading, headed
from journey.files.tables.rows import Cell, Column, Row, Rows
from journey.files.tables.separated import LONGEST_CELL, MOST_ROWS
from journey.problems.errors import MissingExtra
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence

MOST_BYTES = 1024 * 1024 * 1024
"""A file that says that it holds more when it is unpacked is refused."""

BATCH = 1024
"""So many rows are unpacked at once, so that few long cells are held together."""

_BROKEN = Sentence(
    "this Parquet file cannot be read: {reason}", "이 Parquet 파일을 읽을 수 없습니다: {reason}"
)
_UNREADABLE = Sentence(
    "column {column} holds what cannot be read: {reason}",
    "{column} 열에 읽을 수 없는 값이 있습니다: {reason}",
)
_TOO_MANY = Sentence(
    "{count} row{count:s}; at most {most} {most:is|are} read, so give a part, such as the latest "
    "months",
    "행이 {count}개입니다. {most}개까지만 읽으므로 최근 몇 달처럼 일부만 쓰세요",
)
_TOO_FEW = Sentence(
    "this Parquet file is broken: of {count} row{count:s} that it tells of, {found} can be read",
    "깨진 Parquet 파일입니다. 있다고 적힌 {count}행 가운데 {found}행만 읽힙니다",
)
_TOO_LARGE = Sentence(
    "unpacked it would take {size} MiB; at most {most} are read",
    "풀면 {size} MiB입니다. {most} MiB까지만 읽습니다",
)
_TOO_LONG = Sentence(
    "column {column} holds a text of more than {most} letters",
    "{column} 열의 글이 {most}자보다 깁니다",
)


def from_parquet(content: bytes, name: str, columns: Sequence[Column]) -> Rows:
    """Read the rows of a Parquet file.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra("pyarrow", "parquet") from None
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(content))
        if trouble := _excess(file.metadata, name):
            return Rows(name, troubles=(trouble,))
        return _read(file, name, columns)
    except (pyarrow.ArrowException, OSError, ValueError, TypeError, MemoryError) as error:
        return Rows(name, troubles=(Trouble(name, _BROKEN, {"reason": _first(error)}),))


def _excess(metadata: Any, name: str) -> Trouble | None:
    if metadata.num_rows > MOST_ROWS:
        return Trouble(name, _TOO_MANY, {"count": metadata.num_rows, "most": MOST_ROWS})
    size = sum(metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups))
    if size > MOST_BYTES:
        mib = 1024 * 1024
        return Trouble(name, _TOO_LARGE, {"size": size // mib, "most": MOST_BYTES // mib})
    return None


def _read(file: Any, name: str, columns: Sequence[Column]) -> Rows:
    names = [str(each) for each in file.schema_arrow.names]
    heading = headed(names, columns, name)
    if not heading.where:
        return Rows(name, troubles=heading.troubles)
    troubles: list[Trouble] = []
    rows = tuple(_rows(file, heading, name, troubles))
    return Rows(name, rows, heading.ignored, (*heading.troubles, *troubles))


def _rows(file: Any, heading: Heading, name: str, troubles: list[Trouble]) -> Iterator[Row]:
    number = 0
    names = file.schema_arrow.names
    wanted = {column: names[place] for column, place in heading.where.items()}
    held_here = list(wanted.values())
    for batch in file.iter_batches(batch_size=BATCH, columns=held_here, use_threads=False):
        found = _columns(batch, wanted, f"{name}:{number + 1}", troubles)
        for place in range(batch.num_rows):
            number += 1
            held = {column: cells[place] for column, cells in found.items()}
            held = {column: cell for column, cell in held.items() if _is_something(cell)}
            if not held:
                continue
            long = [c for c, cell in held.items() if _is_long(cell)]
            troubles += [_long(heading.written, column, f"{name}:{number}") for column in long]
            if not long:
                yield Row(name, number, held, heading.written)
    if number != (count := file.metadata.num_rows):
        # pyarrow 17, at least, ends early at some broken pages without a word.
        troubles.append(Trouble(name, _TOO_FEW, {"count": count, "found": number}))


def _columns(
    batch: Any, wanted: Mapping[str, str], at: str, troubles: list[Trouble]
) -> dict[str, list[Cell]]:
    """Return the cells of each column as Python has them."""
    found: dict[str, list[Cell]] = {}
    for column, called in wanted.items():
        try:
            found[column] = _plain(batch.column(batch.schema.names.index(called)))
        except (OSError, ValueError, TypeError, OverflowError, LookupError) as error:
            values = {"column": called.strip(), "reason": _first(error)}
            troubles.append(Trouble(at, _UNREADABLE, values))
            found[column] = [None] * int(batch.num_rows)
    return found


def _plain(array: Any) -> list[Cell]:
    import pyarrow

    kind = array.type
    if pyarrow.types.is_timestamp(kind) and kind.unit == "ns":
        # Python's times have no nanoseconds.
        array = array.cast(pyarrow.timestamp("us", tz=kind.tz), safe=False)
    if pyarrow.types.is_dictionary(kind):
        array = array.dictionary_decode()
    cells: list[Cell] = array.to_pylist()
    return cells


def _is_something(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _is_long(cell: Cell) -> bool:
    return isinstance(cell, str | bytes) and len(cell) > LONGEST_CELL


def _long(written: Mapping[str, str], column: str, at: str) -> Trouble:
    return Trouble(at, _TOO_LONG, {"column": written[column], "most": LONGEST_CELL})


def _first(error: BaseException) -> str:
    """Return the first line of what a library says is wrong."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]
