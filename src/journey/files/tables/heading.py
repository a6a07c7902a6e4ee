"""Which column of a table is which."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from journey.files.tables.rows import Column
from journey.model.texts import nfc
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence
from journey.words.spelling import nearest

_NEAR = 0.8
"""As alike an unknown heading and a column that may be missing have to be."""

_NONE_KNOWN = Sentence(
    "the first row names the columns, such as {needed}; here it is {found}",
    "첫 행에는 {needed}처럼 열 이름을 씁니다. 지금은 {found}입니다",
)
_MISSPELT = Sentence(
    "no column named {heading} is known; did you mean {guess}?",
    "알 수 없는 열입니다: {heading}. 혹시 {guess}인가요?",
)
_TWICE = Sentence(
    "{heading} and {first} are the same column, {column}; leave one of them out",
    "{heading}과(와) {first}은(는) 같은 열({column})입니다. 하나만 남기세요",
)
_MISSING = Sentence(
    "a column {column} is missing; there are {found}",
    "{column} 열이 없습니다. 있는 열: {found}",
)


class Heading(NamedTuple):
    """What was found of a table's columns.

    Attributes:
        where: The place of each known column, from 0.
        written: What the file calls each known column.
        ignored: The headings that mean nothing.
        troubles: What is wrong with the headings.
    """

    where: Mapping[str, int]
    written: Mapping[str, str]
    ignored: tuple[str, ...]
    troubles: tuple[Trouble, ...]


def headed(cells: Sequence[str], columns: Iterable[Column], at: str) -> Heading:
    """Find the known columns among the headings of a table."""
    columns = tuple(columns)
    names = {_key(name): column.name for column in columns for name in (column.name, *column.also)}
    troubles: list[Trouble] = []
    where: dict[str, int] = {}
    unknown: list[str] = []
    for place, cell in enumerate(cells):
        name = names.get(_key(cell))
        if name is None:
            unknown += [cell.strip()] if cell.strip() else []
        elif name in where:
            values = {"heading": cell.strip(), "first": cells[where[name]].strip()}
            troubles.append(Trouble(at, _TWICE, {**values, "column": name}))
        else:
            where[name] = place
    written = {name: cells[place].strip() for name, place in where.items()}
    ignored, more = _doubtful(unknown, where, columns, cells, at)
    return Heading(where, written, ignored, (*troubles, *more))


def _doubtful(
    unknown: list[str],
    where: Mapping[str, int],
    columns: tuple[Column, ...],
    cells: Sequence[str],
    at: str,
) -> tuple[tuple[str, ...], list[Trouble]]:
    """Tell which unknown headings mean a column that is missing, and which are missing at all."""
    absent = [column for column in columns if column.name not in where]
    guessed = {heading: guess for heading in unknown if (guess := _guess(heading, absent))}
    found = [cell.strip() for cell in cells if cell.strip()]
    if not where and not guessed:
        needed = [column.name for column in columns if column.needed]
        return (), [Trouble(at, _NONE_KNOWN, {"needed": needed, "found": found})]
    troubles = [
        Trouble(at, _MISSPELT, {"heading": heading, "guess": guess})
        for heading, guess in guessed.items()
    ]
    troubles += [
        Trouble(at, _MISSING, {"column": column.name, "found": found})
        for column in absent
        if column.needed and column.name not in guessed.values()
    ]
    return tuple(heading for heading in unknown if heading not in guessed), troubles


def _guess(heading: str, absent: list[Column]) -> str | None:
    """Return the missing column that a heading means; one that may be missing is no long shot."""
    written = _key(heading)
    for column in absent:
        names = [_key(name) for name in (column.name, *column.also)]
        # In Korean a longer word is another: 고객명 is the name of a customer.
        names = [name for name in names if name.isascii() or name not in written]
        if get_close_matches(written, names, n=1, cutoff=_NEAR):
            return column.name
    return nearest(heading, [column.name for column in absent if column.needed])


def _key(heading: str) -> str:
    return nfc(heading).strip().casefold()
