"""Read the rows of a table from CSV or Parquet."""

import os
from collections.abc import Sequence

from journey.files.opening import content_of
from journey.files.tables.columnar import from_parquet
from journey.files.tables.decoding import Undecodable, decoded
from journey.files.tables.rows import Column, Rows
from journey.files.tables.separated import from_csv
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused."""

_PARQUET = b"PAR1"
_ENDINGS = (".parquet", ".pq", ".parq")
_TOO_LARGE = Sentence(
    "the file is larger than {most} MiB; give a part of it, such as the latest months",
    "파일이 {most} MiB보다 큽니다. 최근 몇 달처럼 일부만 쓰세요",
)
_EMPTY = Sentence("the file is empty", "파일이 비어 있습니다")
_NO_PARQUET = Sentence(
    "the file's name says Parquet, but it holds something else",
    "파일 이름은 Parquet인데 내용은 Parquet이 아닙니다",
)


def read_rows(path: str | os.PathLike[str], columns: Sequence[Column]) -> Rows:
    """Read the rows of a table.

    A CSV file begins with a row of headings; commas, semicolons or tabs separate its cells, quotes
    may stand around them. It is UTF-8, UTF-16 or UTF-32. What a file holds tells which it is, not
    its name. Nothing in a file makes this raise.

    Args:
        path: Where it is: CSV or Parquet.
        columns: What it may hold. Headings are compared without regard to case and to spaces
            around them. One that nearly is the name of a column that is missing is a trouble;
            other unknown ones are left alone and listed.

    Returns:
        The rows that have the shape of the table, and what is wrong with the others, by row.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
        MissingExtra: It is Parquet, and pyarrow is not installed.
    """
    name = os.fspath(path)
    content = content_of(path, MAX_BYTES)
    if len(content) > MAX_BYTES:
        return _refused(name, name, _TOO_LARGE, most=MAX_BYTES // 1024 // 1024)
    if not content.strip():
        return _refused(name, f"{name}:1", _EMPTY)
    if content.startswith(_PARQUET):
        return from_parquet(content, name, columns)
    if name.lower().endswith(_ENDINGS):
        return _refused(name, name, _NO_PARQUET)
    text = decoded(content)
    if isinstance(text, Undecodable):
        return _refused(name, f"{name}:{text.line}", text.sentence)
    return from_csv(text, name, columns)


def _refused(name: str, at: str, sentence: Sentence, **values: object) -> Rows:
    return Rows(name, troubles=(Trouble(at, sentence, values),))
