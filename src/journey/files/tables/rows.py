"""Rows of a table, as its file has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from journey.problems.trouble import Trouble

Cell = object
"""What stands in a cell: a text in CSV; in Parquet also a number, a date, a time."""


class Column(NamedTuple):
    """A column that a table may have.

    Attributes:
        name: What it is called, here and in the file.
        also: What else it may be called, such as in Korean.
        needed: Whether every table has it, and every row something in it.
    """

    name: str
    also: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        file: The name of its file.
        number: In CSV the line on which it begins, from 1; in Parquet which row it is, from 1.
        cells: What stands in it, by the name of its column; empty cells are left out.
        headings: What the file calls each column.
    """

    file: str
    number: int
    cells: Mapping[str, Cell]
    headings: Mapping[str, str] = field(repr=False)

    @property
    def at(self) -> str:
        """Where it stands: `file:number`."""
        return f"{self.file}:{self.number}"

    def called(self, column: str) -> str:
        """Return what the file calls a column."""
        return self.headings.get(column, column)


@dataclass(frozen=True)
class Rows:
    """What came of reading a table.

    Attributes:
        name: The name of its file.
        rows: Those that could be read, in the file's order.
        ignored: The headings of columns that mean nothing here, in the file's order.
        troubles: What is wrong with the shape of the table.
    """

    name: str
    rows: tuple[Row, ...] = ()
    ignored: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)
