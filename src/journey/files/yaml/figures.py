"""Amounts and dates as people write them, in the form that a file has for the same."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial

from journey.model.amounts import is_volume, parse_duration, parse_money
from journey.model.texts import nfc

LONG = 60
"""Longer texts are not read as amounts."""

_FIGURE = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
_COUNTED = r"\s*(?:명|건|회|개|people|persons|orders|customers|visits)?"
_PER_WORDS = {
    "일": "하루 매일 일",
    "주": "매주 주 주당",
    "월": "매월 월 한달 월간",
    "분기": "매분기 분기",
    "연": "매년 연 연간 년",
}
_PER = {word: unit for unit, words in _PER_WORDS.items() for word in words.split()}
_VOLUME = re.compile(
    rf"{_FIGURE}{_COUNTED}\s*(?:per|a|an|each|every|/)\s*(day|week|month|quarter|year)s?",
    re.IGNORECASE,
)
_VOLUME_KO = re.compile(rf"({'|'.join(sorted(_PER, reverse=True))})\s*{_FIGURE}(만|천)?{_COUNTED}")
_CURRENCIES = {"원": "KRW", "₩": "KRW", "€": "EUR", "£": "GBP"}
_MONEY = re.compile(rf"([₩€£]?)\s*{_FIGURE}\s*(만|억|천)?\s*([A-Za-z]{{3}}|[원₩€£]?)")
_TIMES = {"": 1, "천": 1000, "만": 10_000, "억": 100_000_000}
_DAY = re.compile(
    r"(\d{4})\s*[./년-]\s*(\d{1,2})\s*[./월-]\s*(\d{1,2})\s*[.일]?|(\d{4})(\d\d)(\d\d)"
)
_LAST_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\.?")
_SPOKEN = {"하루": "1일", "당일": "1일", "일주일": "1주", "한 달": "1개월", "한달": "1개월"}
_SPAN = re.compile(r"(\d+)\s*[-–~]\s*(\d+)\s*([^\d\s].*)")
_TWICE = re.compile(r"(\d+)\s*(?:hours?|h|시간)\s*(\d+)\s*(?:minutes?|min|m|분)")
_COMMA = re.compile(r"([-+]?\d{1,15}),(\d{1,2}|\d{4,15})")


def meant_by(case: str, text: str) -> tuple[str, ...]:
    """Return what somebody may have meant by a text that is no amount or date; mostly one thing.

    Args:
        case: What is due: `volume`, `money`, `date`, `duration` or `number`.
        text: What stands there.

    >>> meant_by("volume", "월 3,000명"), meant_by("money", "3만원"), meant_by("number", "0,2")
    (('월 3000',), ('30000 KRW',), ('0.2',))
    >>> meant_by("date", "2026. 11. 3."), meant_by("date", "11/03/2026")
    (('2026-11-03',), ('2026-11-03', '2026-03-11'))
    """
    if len(text) > LONG:
        return ()
    read, holds = _READERS[case]
    return tuple(dict.fromkeys(filter(holds, read(nfc(text.strip())))))


def _whole(figure: str, times: str = "") -> str:
    """Write a figure without commas, the Korean words for its size multiplied out."""
    plain = figure.replace(",", "")
    if not times:
        return plain
    whole, _, rest = plain.partition(".")
    zeros = len(str(_TIMES[times])) - 1
    return whole + rest.ljust(zeros, "0") if len(rest) <= zeros else ""


def _volume(text: str) -> Iterator[str]:
    if found := _VOLUME.fullmatch(text):
        yield f"{_whole(found[1])}{found[2] or ''} per {found[3].lower()}"
    if found := _VOLUME_KO.fullmatch(text):
        yield f"{_PER[found[1]]} {_whole(found[2] + (found[3] or ''), found[4] or '')}"


def _money(text: str) -> Iterator[str]:
    found = _MONEY.fullmatch(text)
    if found and (currency := found[5] or found[1]):
        amount = _whole(found[2] + (found[3] or ""), found[4] or "")
        yield f"{amount} {_CURRENCIES.get(currency, currency.upper())}"


def _date(text: str) -> Iterator[str]:
    if found := _DAY.fullmatch(text):
        year, month, day = filter(None, found.groups())
        yield f"{year}-{month:0>2}-{day:0>2}"
    if found := _LAST_YEAR.fullmatch(text):
        yield f"{found[3]}-{found[1]:0>2}-{found[2]:0>2}"
        yield f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"


def _duration(text: str) -> Iterator[str]:
    yield _SPOKEN.get(text, "")
    if found := _TWICE.fullmatch(text):
        yield f"PT{found[1]}H{found[2]}M"
    if found := _SPAN.fullmatch(text):
        space = " " if found[3].isascii() else ""
        yield from (f"{amount}{space}{found[3]}" for amount in found.groups()[:2])


def _number(text: str) -> Iterator[str]:
    if found := _COMMA.fullmatch(text):
        yield f"{found[1]}.{found[2]}"


def _reads(parse: Callable[[str], object], text: str) -> bool:
    with suppress(ValueError):
        parse(text)
        return True
    return False


_READERS: dict[str, tuple[Callable[[str], Iterator[str]], Callable[[str], bool]]] = {
    "volume": (_volume, is_volume),
    "money": (_money, partial(_reads, parse_money)),
    "date": (_date, partial(_reads, date.fromisoformat)),
    "duration": (_duration, partial(_reads, parse_duration)),
    "number": (_number, bool),
}
