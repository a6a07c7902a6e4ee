"""Figures as people read them."""

from datetime import date

from journey.columns import columns
from journey.wording import Sentence

_DAY = Sentence("{day} {month:plain} {year:plain}", "{year:plain}년 {number}월 {day}일")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def figure(value: float) -> str:
    """Write a figure: from a hundred on whole, else with one digit behind the point if it has one.

    >>> figure(12.04), figure(1234567.0), figure(0.26), figure(-3)
    ('12', '1,234,567', '0.3', '−3')
    """
    text = f"{value:,.0f}" if abs(value) >= 99.95 else f"{value:,.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-", "−")


def percent(share: float) -> str:
    """Write a share so that a little is never nothing, and nearly all never all.

    >>> percent(0.0), percent(0.002), percent(0.126), percent(0.999), percent(1.0)
    ('0 %', '<1 %', '13 %', '>99 %', '100 %')
    """
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1 - 1e-9:
        return ">99 %"
    return f"{share * 100:.0f} %"


def day_in_words(day: date, language: str) -> str:
    """Write a date as people say it.

    >>> day_in_words(date(2026, 11, 2), "en"), day_in_words(date(2026, 11, 2), "ko")
    ('2 November 2026', '2026년 11월 2일')
    """
    values = {"day": day.day, "number": day.month, "year": f"{day.year}"}
    return _DAY.say(language, {**values, "month": _MONTHS[day.month - 1]})


def shortened(text: str, most: int) -> str:
    """Return a text that is no wider than so many Latin letters; a Korean one counts as two.

    >>> shortened("a long story", 7), shortened("긴 이야기", 6)
    ('a long…', '긴 이…')
    """
    text = " ".join(text.split())
    if columns(text) <= most:
        return text
    kept, used = "", 1
    for char in text:
        used += columns(char)
        if used > most:
            break
        kept += char
    return kept.rstrip() + "…"
