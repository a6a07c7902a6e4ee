"""Take typed values out of the cells of rows, and tell of every cell that holds none."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from journey.files.tables.rows import Row, Rows
from journey.model.texts import nfc
from journey.problems.trouble import Trouble, first_of_many
from journey.words.sentences import Sentence
from journey.words.spelling import Speller

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_PERCENT = re.compile(r"([+-]?\d+(?:[.,]\d+)?) ?[%％]", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_NO_NUMBERS = frozenset({"nan", "+nan", "-nan", "inf", "+inf", "-inf", "infinity", "-infinity"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_OTHER_DAY = re.compile(r"(\d{4}) ?[./년-] ?(\d{1,2}) ?[./월-] ?(\d{1,2}) ?[.일]?", re.ASCII)
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?", re.ASCII)

_EMPTY = Sentence("no {column}; every row needs one", "{column}이(가) 없습니다. 행마다 필요합니다")
_NO_TEXT = Sentence(
    "{column} is a text, but this is {value}", "{column}은(는) 글이어야 하는데 {value}입니다"
)
_NO_NUMBER = Sentence(
    "{column} is a number such as 0.34, but this is {value}",
    "{column}은(는) 0.34 같은 숫자여야 하는데 {value}입니다",
)
_NAN = Sentence(
    "{column} is {value}, which says nothing: leave the row out",
    "{column}: {value}은(는) 아무 뜻이 없는 값입니다. 이 행을 빼세요",
)
_PERCENTAGE = Sentence(
    "{column} is a plain number: write {cure} for {value}",
    "{column}에는 숫자만 씁니다. {value} 대신 {cure}(으)로 쓰세요",
)
_COMMA = Sentence(
    "{column} has a decimal point, no comma: write {cure} for {value}",
    "{column}에는 쉼표가 아니라 소수점을 씁니다. {value} 대신 {cure}(으)로 쓰세요",
)
_GROUPED = Sentence(
    "{column} has no commas between thousands: write {cure} for {value}",
    "{column}에는 천 단위 쉼표를 쓰지 않습니다. {value} 대신 {cure}(으)로 쓰세요",
)
_NOT_WHOLE = Sentence(
    "{column} is a whole number, 0 or more, but this is {value}",
    "{column}은(는) 0 이상의 정수여야 하는데 {value}입니다",
)
_NO_DATE = Sentence(
    "{column} is a date such as 2026-11-01, but this is {value}",
    "{column}은(는) 2026-11-01 같은 날짜여야 하는데 {value}입니다",
)
_DATE_CURE = Sentence(
    "{column} is a date such as 2026-11-01: write {cure} for {value}",
    "{column}은(는) 2026-11-01처럼 씁니다. {value} 대신 {cure}(으)로 쓰세요",
)
_NO_SUCH_DATE = Sentence(
    "{column} is {value}, and there is no such day or time",
    "{column}이(가) {value}인데 그런 날짜나 시각은 없습니다",
)
_SERIAL_DATE = Sentence(
    "{column} is {value}, a day as Excel counts them: format the column as yyyy-mm-dd",
    "{column}이(가) {value}, 곧 Excel의 날짜 번호입니다. 셀 서식을 yyyy-mm-dd로 바꾸세요",
)
_MIXED = Sentence(
    "{value} has no time zone, but {other} in {where:plain} has one; give one to all or to none",
    "{value}에는 시간대가 없는데 {where:plain}의 {other}에는 있습니다. "
    "모두 쓰거나 모두 빼서 하나로 맞추세요",
)
_MIXED_ZONED = Sentence(
    "{other} has a time zone, but {value} in {bare:plain} has none; give one to all or to none",
    "{other}에는 시간대가 있는데 {bare:plain}의 {value}에는 없습니다. "
    "모두 쓰거나 모두 빼서 하나로 맞추세요",
)
_UNKNOWN = Sentence(
    "the journey has no {kind:plain} {value}; known: {known}",
    "여정에 없는 {kind:plain}입니다: {value}. 있는 이름: {known}",
)
_NONE = Sentence(
    "the journey has no {kind:plain} {value}, nor any other",
    "여정에 없는 {kind:plain}입니다: {value}. 정의한 것이 하나도 없습니다",
)
_NEAR = Sentence(
    "the journey has no {kind:plain} {value}; did you mean {guess}?",
    "여정에 없는 {kind:plain}입니다: {value}. 혹시 {guess}인가요?",
)


class Moment(NamedTuple):
    """A date, perhaps with a time.

    Attributes:
        day: The date as it was written.
        time: The time in UTC where a zone was given, as it was written where none was; None for a
            date alone.
        zoned: Whether a zone was given.
    """

    day: date
    time: datetime | None = None
    zoned: bool = False

    @property
    def order(self) -> datetime:
        """What to sort by; a date alone is its midnight."""
        return self.time or datetime(self.day.year, self.day.month, self.day.day)  # noqa: DTZ001


class KnownNames(NamedTuple):
    """The names that a cell may hold.

    Attributes:
        kind: What they are names of.
        names: The names.
        titles: What people call them, so that a title leads to its name.
    """

    kind: Sentence
    names: tuple[str, ...]
    titles: Mapping[str, str] = {}


class Picker:
    """Takes values out of rows and gathers what is wrong with them.

    Every method returns None for an empty cell, and for one that holds no such value after telling
    why. Times with a zone and without one are never compared: the first row that differs from the
    first time in the file is told, with both.
    """

    def __init__(self, rows: Rows) -> None:
        self._name = rows.name
        self._troubles = list(rows.troubles)
        self._first: dict[bool, tuple[Row, str]] = {}
        self._spellers: dict[int, tuple[KnownNames, Speller]] = {}

    @property
    def count(self) -> int:
        """How many troubles there are; none were added for a row whose cells are all sound."""
        return len(self._troubles)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What is wrong, by row; of very many the first."""
        return first_of_many(self._name, self._troubles)

    def tell(self, row: Row, sentence: Sentence, **values: object) -> None:
        """Tell that something is wrong with a row."""
        self._troubles.append(Trouble(row.at, sentence, values))

    def needed(self, row: Row, columns: Iterable[str]) -> None:
        """Tell which of these columns have nothing in a row."""
        for column in columns:
            if column not in row.cells:
                self.tell(row, _EMPTY, column=row.called(column))

    def text(self, row: Row, column: str) -> str | None:
        """Return a text, composed and without spaces around it; whole numbers are texts too."""
        cell = row.cells.get(column)
        if isinstance(cell, str):
            return nfc(cell.strip())
        if type(cell) is int:
            return str(cell)
        if cell is not None:
            self.tell(row, _NO_TEXT, column=row.called(column), value=str(cell))
        return None

    def name(self, row: Row, column: str, known: KnownNames) -> str | None:
        """Return one of some known names."""
        text = self.text(row, column)
        if text is None or text in known.names:
            return text
        guess = known.titles.get(text) or self._speller(known).nearest(text)
        values = {"kind": known.kind, "value": text, "guess": guess, "known": known.names}
        self.tell(row, _NEAR if guess else _UNKNOWN if known.names else _NONE, **values)
        return None

    def _speller(self, known: KnownNames) -> Speller:
        if id(known) not in self._spellers:
            self._spellers[id(known)] = known, Speller(known.names)
        return self._spellers[id(known)][1]

    def number(self, row: Row, column: str) -> float | None:
        """Return a finite number."""
        return self._number(row, column, _NO_NUMBER)

    def _number(self, row: Row, column: str, otherwise: Sentence) -> float | None:
        cell = row.cells.get(column)
        if cell is None:
            return None
        if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            return self._finite(row, column, cell)
        text = nfc(str(cell).strip()).replace("\u2212", "-")
        if isinstance(cell, str) and _NUMBER.fullmatch(text):
            return self._finite(row, column, text)
        sentence, cure = _number_cure(text, otherwise)
        self.tell(row, sentence, column=row.called(column), value=text, cure=cure)
        return None

    def _finite(self, row: Row, column: str, cell: str | float | Decimal) -> float | None:
        try:
            number = float(cell)
        except (OverflowError, ValueError):
            number = float("inf")
        if isfinite(number):
            return number
        self.tell(row, _NAN, column=row.called(column), value=str(cell))
        return None

    def whole(self, row: Row, column: str) -> int | None:
        """Return a whole number, 0 or more."""
        before = self.count
        number = self._number(row, column, _NOT_WHOLE)
        if number is None or (number >= 0 and number.is_integer()):
            return None if number is None else int(number)
        if before == self.count:
            value = str(row.cells[column])
            self.tell(row, _NOT_WHOLE, column=row.called(column), value=value)
        return None

    def moment(self, row: Row, column: str) -> Moment | None:
        """Return a date, perhaps with a time."""
        cell = row.cells.get(column)
        if cell is None:
            return None
        text = nfc(str(cell).strip())
        found = _moment(cell if isinstance(cell, date) else text)
        if found is None:
            sentence, cure = _date_cure(text)
            self.tell(row, sentence, column=row.called(column), value=text, cure=cure)
            return None
        self._compare(row, text, found.zoned)
        return found

    def _compare(self, row: Row, text: str, zoned: bool) -> None:
        """Tell once where times with a zone stand beside ones without."""
        if zoned in self._first or len(self._first) == 2:
            return
        self._first[zoned] = row, text
        if len(self._first) == 2:
            bare, whole = self._first[False], self._first[True]
            other, where = (whole[1], whole[0].at)
            values = {"value": bare[1], "other": other, "where": where, "bare": bare[0].at}
            sentence = _MIXED if row is bare[0] else _MIXED_ZONED
            self.tell(row, sentence, **values)


def _number_cure(text: str, otherwise: Sentence) -> tuple[Sentence, str]:
    """Return what to say of a text that is no number, and what was meant by it."""
    if text.casefold() in _NO_NUMBERS:
        return _NAN, ""
    if percent := _PERCENT.fullmatch(text):
        share = Decimal(percent[1].replace(",", ".")) / 100
        return _PERCENTAGE, f"{share.normalize():f}"
    if _THOUSANDS.fullmatch(text):
        return _GROUPED, text.replace(",", "")
    if _DECIMAL_COMMA.fullmatch(text):
        return _COMMA, text.replace(",", ".")
    return otherwise, ""


def _moment(cell: object) -> Moment | None:
    try:
        if isinstance(cell, datetime):
            return _timed(cell)
        if isinstance(cell, date):
            return Moment(cell)
        if _DAY.fullmatch(str(cell)):
            return Moment(date.fromisoformat(str(cell)))
        if parts := _TIME.fullmatch(str(cell)):
            return _timed(datetime.fromisoformat(f"{parts[1]}T{parts[2]}{parts[3] or ''}"))
    except (ValueError, OverflowError):
        pass
    return None


def _timed(time: datetime) -> Moment:
    if time.tzinfo is None:
        return Moment(time.date(), time)
    return Moment(time.date(), time.astimezone(UTC).replace(tzinfo=None), True)


def _date_cure(text: str) -> tuple[Sentence, str]:
    """Return what to say of a text that is no date, and what was meant by it."""
    if _DAY.match(text) and (_DAY.fullmatch(text) or _TIME.fullmatch(text)):
        return _NO_SUCH_DATE, ""
    if parts := _OTHER_DAY.fullmatch(text):
        cure = f"{parts[1]}-{int(parts[2]):02}-{int(parts[3]):02}"
        return (_DATE_CURE, cure) if _moment(cure) else (_NO_SUCH_DATE, "")
    return (_SERIAL_DATE if _SERIAL.fullmatch(text) else _NO_DATE), ""
