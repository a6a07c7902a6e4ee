"""What to set as a table, before choosing colours and room for it."""

from dataclasses import dataclass

from journey.pictures.diagram import Line, Sign


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What stands above each other.

    Attributes:
        title: What it is called.
        detail: What is said of it in small print.
        most: How wide its texts may be before they are broken, in points.
        least: How wide it is at least.
    """

    title: str
    detail: str = ""
    most: float = 150.0
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands at one place.

    Attributes:
        lines: What it says.
        tone: The role of its ground, beside which there is one with `-ink`; none where empty.
        sign: What stands for it in one letter, so that colour need not tell.
        tip: What it says when pointed at, and to a screen reader.
        inked: Whether its texts have the colour that belongs to its ground.
    """

    lines: tuple[Line, ...] = ()
    tone: str = ""
    sign: str = ""
    tip: str = ""
    inked: bool = False


@dataclass(frozen=True)
class Table:
    """A table as a value.

    Attributes:
        name: What to call a file that holds it.
        title: Its heading.
        columns: What stands above each other; the first is that of the rows' names.
        rows: What stands beside each other, a cell to each column.
        subtitle: What stands below the heading.
        description: What it shows, in sentences, for those who cannot see it.
        key: What its signs mean.
        notes: What the reader has to know.
        language: The language of its texts.
    """

    name: str
    title: str
    columns: tuple[TableColumn, ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = ()
    subtitle: str = ""
    description: str = ""
    key: tuple[Sign, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"
