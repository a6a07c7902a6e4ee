"""Read what customers said from a table, without their words."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import NamedTuple

from journey.files.given import Given, journey_of
from journey.files.tables.cells import KnownNames, Picker
from journey.files.tables.reading import read_rows
from journey.files.tables.rows import Column, Row, Rows
from journey.model.customers import Customers
from journey.model.journey import Journey
from journey.model.parts import KeyedPart
from journey.model.texts import Text, nfc
from journey.operating.voices.tickets import Ticket, Tickets
from journey.problems.errors import BadData
from journey.problems.trouble import Trouble
from journey.states.universe import universe_of
from journey.words.filenames import encodable
from journey.words.sentences import Sentence, clean
from journey.words.spelling import Speller

COLUMNS = (
    Column("type", ("voice", "유형", "VOC 유형"), needed=True),
    Column("time", ("date", "일시", "날짜", "접수일", "접수일시"), needed=True),
    Column("touchpoint", ("고객 접점", "접점")),
    Column("customer", ("고객", "고객 정의")),
    Column("text", ("내용", "본문")),
)
"""What a table of tickets may hold. The text is known only so that nothing else is made of it."""

_TOUCHPOINT = Sentence("touchpoint", "고객 접점")
_NO_HEADINGS = Sentence(
    "the first row has to name the columns `type` and `time`, and may name `touchpoint` and "
    "`customer`",
    "첫 행에 `type`과 `time` 열 이름을 쓰세요. `touchpoint`와 `customer`도 쓸 수 있습니다",
)
_NOBODY = Sentence(
    "{column} names no customer of the journey; write one as {example}, or leave the cell empty",
    "{column}에 여정에 없는 고객이 있습니다. {example}처럼 쓰거나 칸을 비우세요",
)
_NONE = Sentence(
    "{column} names a customer, and the journey has none; leave the cell empty",
    "여정에 고객이 정의되지 않았는데 {column}에 고객이 있습니다. 칸을 비우세요",
)
_EXCLUDED = Sentence(
    "{column} is {value}, whom the journey excludes",
    "{column}이(가) {value}인데 여정에서 제외한 고객입니다",
)
_NEAR = Sentence(
    "the journey has no customer {value}; did you mean {guess}?",
    "여정에 {value}(이)라는 고객이 없습니다. {guess}을(를) 쓰려고 했나요?",
)


def read_tickets(path: str | os.PathLike[str], target: Given) -> Tickets:
    """Read tickets from CSV or Parquet: `type` and `time`, perhaps `touchpoint` and `customer`.

    The type is a class of voice, by its id or by a title that no other has. One that is unknown is
    counted and does not stop anything. The day of a ticket is the day as it is written, in whatever
    time zone that is. A customer is `type/situation`, or one of the two. What customers wrote is
    personal: a column `text` is neither kept nor ever printed.

    Args:
        path: Where the table is.
        target: The journey whose classes of voice, touchpoints and customers it names: its path,
            its document, itself, or its states or context.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
        MissingExtra: It is Parquet, and pyarrow is not installed.
        BadData: Rows cannot be used: a time that is none, a touchpoint or a customer that the
            journey does not have; the error tells every one of them.
        HoldsNoJourney: The file or the document holds no journey.
    """
    journey = journey_of(target)
    rows = read_rows(path, COLUMNS)
    picker = Picker(_discreet(rows))
    reading = _Reading(journey, picker)
    tickets: list[Ticket] = []
    strays: list[Ticket] = []
    for row in rows:
        for ticket, is_known in reading.ticket(row):
            (tickets if is_known else strays).append(ticket)
    if picker.troubles:
        raise BadData(picker.troubles)
    guesses = {name: reading.speller.nearest(name) for name in {one.voice for one in strays}}
    guesses = {name: reading.ids.get(guess or "") for name, guess in guesses.items()}
    return Tickets(
        encodable(PurePath(path).name), tuple(tickets), tuple(strays), guesses, rows.ignored
    )


def _discreet(rows: Rows) -> Rows:
    """Keep what stands where headings should be out of messages: it may be a customer's words."""
    without = [one for one in rows.troubles if "found" not in one.values]
    lost = [one for one in rows.troubles if "found" in one.values]
    told = [*(Trouble(one.at, _NO_HEADINGS, {}) for one in lost[:1]), *without]
    return Rows(rows.name, rows.rows, rows.ignored, tuple(told))


def _titles(parts: Iterable[KeyedPart]) -> dict[str, str]:
    """Return for each title, in any language, the id that has it, where no other has."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for part in parts:
        text = getattr(part, "title", None)
        for title in {nfc(words).strip() for words in _languages(text)}:
            if found.setdefault(title, part.id) != part.id:
                twice.add(title)
    return {title: id for title, id in found.items() if title and title not in twice}


def _languages(text: Text | None) -> Iterable[str]:
    return text.values() if isinstance(text, Mapping) else (text or "",)


class _Reading:
    def __init__(self, journey: Journey, picker: Picker) -> None:
        self.picker = picker
        self.customers = _Customers(journey.customers)
        self.places = KnownNames(
            _TOUCHPOINT,
            tuple(point.id for point in journey.touchpoints),
            _titles(journey.touchpoints),
        )
        self.ids = {**_titles(journey.voc), **{voice.id: voice.id for voice in journey.voc}}
        self.speller = Speller(self.ids)

    def ticket(self, row: Row) -> Iterator[tuple[Ticket, bool]]:
        """Yield what a row holds, and whether its type is known; nothing where it is unsound."""
        picker = self.picker
        before = picker.count
        picker.needed(row, ("type", "time"))
        name = picker.text(row, "type")
        moment = picker.moment(row, "time")
        place = picker.text(row, "touchpoint")
        who = self.customer(row)
        if place is not None and place not in self.places.names:
            place = self.places.titles.get(place) or picker.name(row, "touchpoint", self.places)
        if picker.count == before and name is not None and moment is not None:
            voice = self.ids.get(name)
            yield (
                Ticket(voice or clean(name), moment.day, place, who),
                voice is not None,
            )

    def customer(self, row: Row) -> str | None:
        name = self.picker.text(row, "customer")
        if name is None:
            return None
        found = self.customers.meant(name)
        if isinstance(found, str):
            return found
        self.picker.tell(row, found.sentence, column=row.called("customer"), **found.values)
        return None


class _Unmeant(NamedTuple):
    """Why a name is that of no customer."""

    sentence: Sentence
    values: Mapping[str, object]


class _Customers:
    """Tells which customer a cell means."""

    def __init__(self, customers: Customers) -> None:
        self.universe = universe_of(customers)
        axes = (customers.types, customers.situations)
        self.sides = [{**_titles(axis), **{part.id: part.id for part in axis}} for axis in axes]
        pairs = [str(who) for who in self.universe]
        self.known = [*pairs, *self.universe.types, *self.universe.situations]
        self.speller = Speller(self.known)
        self.answers: dict[str, str | _Unmeant] = {}

    def meant(self, name: str) -> str | _Unmeant:
        if name not in self.answers:
            self.answers[name] = self._meant(name)
        return self.answers[name]

    def _meant(self, name: str) -> str | _Unmeant:
        types, situations = self.sides
        left, slash, right = (part.strip() for part in name.partition("/"))
        one = types.get(left) or ("" if slash else situations.get(left))
        other = situations.get(right)
        if one and (other or not slash):
            who = f"{one}/{other}" if other else one
            return who if self.universe.set_of(who) else _Unmeant(_EXCLUDED, {"value": who})
        if guess := self.speller.nearest(name):
            return _Unmeant(_NEAR, {"value": name, "guess": guess})
        # What is no misspelt customer may be a person's name: it is not repeated.
        return _Unmeant(_NOBODY, {"example": self.known[0]}) if self.known else _Unmeant(_NONE, {})
