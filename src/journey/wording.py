"""Sentences in English and Korean, filled with names that may be hostile."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple
from unicodedata import category

Language = Literal["en", "ko"]
"""The languages in which the library speaks."""

LANGUAGES: tuple[Language, ...] = ("en", "ko")

LONGEST = 80
"""A longer word is cut where a sentence names it."""

SHOWN = 4
"""A longer list is cut where a sentence names it."""

_FIELD = re.compile(r"\{\{|\}\}|\{\w+(?::\w+)?\}")
_PARTICLE = re.compile(r"(\w)([`'\"”’)\]]*)(은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\)라)")
_PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
_DIGITS_CLOSED = "013678"


class Sentence(NamedTuple):
    """The same words in English and in Korean.

    `{name}` is replaced by a value, shown as code; `{name:plain}` by the value as it is;
    `{name:all}` by the whole of it, however long; `{count:s}` by an English plural ending where
    the count is not one.
    """

    en: str
    ko: str

    def say(self, language: str = "en", values: Mapping[str, Any] | None = None) -> str:
        """Return the sentence with its values filled in.

        >>> Sentence("{x} is shut", "{x}은(는) 닫혔습니다").say("ko", {"x": "결제"})
        '`결제`는 닫혔습니다'
        """
        template = self.ko if language == "ko" else self.en
        if "{" not in template:
            return template
        known = values or {}
        text = _FIELD.sub(lambda found: _filled(found[0], known, language), template)
        return _PARTICLE.sub(_particle, text) if language == "ko" else text


def _filled(field: str, values: Mapping[str, Any], language: str) -> str:
    if field in ("{{", "}}"):
        return field[0]
    name, _, form = field[1:-1].partition(":")
    return _shown(values, name, form, language)


def _shown(  # noqa: PLR0911 - one return for each form
    values: Mapping[str, Any], name: str, form: str, language: str
) -> str:
    value = values.get(name, "")
    if form == "s":
        return "" if value == 1 else "s"
    if isinstance(value, Sentence):
        return value.say(language, values)
    if form == "all":
        return printable(str(value) if not _is_list(value) else ", ".join(map(str, value)))
    if form == "plain" or isinstance(value, int | float):
        return ", ".join(map(clean, value)) if _is_list(value) else clean(value)
    if not _is_list(value):
        return code(value)
    shown = ", ".join(code(item) for item in value[:SHOWN])
    more = len(value) - SHOWN
    if more <= 0:
        if len(value) > 1 and language == "en":
            return f"{', '.join(code(item) for item in value[:-1])} and {code(value[-1])}"
        return shown
    return f"{shown} 외 {more}" if language == "ko" else f"{shown} and {more} more"


def _is_list(value: object) -> bool:
    return (
        isinstance(value, Sequence) and not isinstance(value, str) and not hasattr(value, "_fields")
    )


def code(value: object) -> str:
    """Return a name between backticks, fit for a terminal."""
    return f"`{clean(value)}`"


def clean(value: object) -> str:
    """Return a value's text without anything that a terminal would obey, and not too long.

    >>> clean("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    text = str(value)
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    return printable(text)


def printable(text: str) -> str:
    """Return a text in which control and format characters are spelled out."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or _is_space(char) else _escaped(char) for char in text
    )


def _is_space(char: str) -> bool:
    return category(char) == "Zs"


def _escaped(char: str) -> str:
    number = ord(char)
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\u{number:04x}" if number > 0xFF else f"\\x{number:02x}"


def _particle(found: re.Match[str]) -> str:
    closed = _closed(found[1], before_ro=found[3] == "(으)로")
    if closed is None:
        return found[0]
    return found[1] + found[2] + _PARTICLES[found[3]][0 if closed else 1]


def _closed(char: str, *, before_ro: bool) -> bool | None:
    """Tell whether a character is read with a final consonant; None where that is unknown."""
    if "가" <= char <= "힣":
        final = (ord(char) - ord("가")) % 28
        return final != 0 and not (before_ro and final == 8)
    if char.isascii() and char.isdigit():
        return char in _DIGITS_CLOSED and not (before_ro and char in "178")
    return None


class Words:
    """A choice of sentences by case; the case "" is the ordinary one."""

    def __init__(self, ordinary: Sentence | None = None, /, **cases: Sentence) -> None:
        self._ordinary = ordinary
        self._cases = {name.replace("_", "-"): sentence for name, sentence in cases.items()}

    def __getitem__(self, case: str) -> Sentence:
        found = self._cases.get(case) or self._ordinary
        if found is None:
            raise KeyError(case)
        return found

    @cached_property
    def all(self) -> tuple[Sentence, ...]:
        """Every sentence, the ordinary one first."""
        ordinary = () if self._ordinary is None else (self._ordinary,)
        return ordinary + tuple(self._cases.values())
