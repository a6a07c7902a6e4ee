"""Sentences in English and Korean, filled with names that may be hostile."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple
from unicodedata import category

from journey.words.joiners import JOINERS, joins

Language = Literal["en", "ko"]
"""The languages in which the library speaks."""

LANGUAGES: tuple[Language, ...] = ("en", "ko")

LONGEST = 80
"""A longer word is cut where a sentence names it."""

SHOWN = 4
"""A list that is longer by two or more is cut where a sentence names it."""

_FIELD = re.compile(r"\{\{|\}\}|\{\w+(?::\w+|:[^{}`|]*\|[^{}`|]*)?\}")
_CODE = re.compile(r"`[^`]*`")
_TICKS = re.compile(r"`+")
_FENCED = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", re.DOTALL)
_PARTICLE = re.compile(
    r"([\w%]+)([`'\"”’)\]]*)(은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\)라)"
)
_PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
_AS_IS = ("plain", "all")
_DIGITS_CLOSED = "013678"

# How Koreans read Latin words, where spelling leaves no doubt, and words of the file's own.
_READ_OPEN = re.compile(
    r"(?:[afhijosuvwxyz]|[cdefgikrstvyz]e|(?<!g)ue|ed|[lnr]d|[lnrs]k|[lmrs]p|[cflrsx]t|\w[aeiou]r)$"
    r"|^(?:event|parent|scope|voc)$"
)
_READ_CLOSED = re.compile(
    r"(?:[lmn]|ng)$"
    r"|^(?:at|feedback|format|init|lifecycle|metric|outcome|rule|target|title|unit)$"
)
_NTH = ("first", "second", "third", "fourth", "fifth")
_NTH_KO = ("첫 ", "두 ", "세 ", "네 ", "다섯 ")


class Sentence(NamedTuple):
    """The same words in English and in Korean.

    `{name}` is replaced by a value, shown as code; `{name:plain}` by the value as it is;
    `{name:all}` by the whole of it, however long; `{name:arrow}` by the name of a transition as
    people say it. Words that follow a count, or the length of a list, are written beside it:
    `{count:s}` is an English plural ending where it is not one, `{count:is|are}` the first where it
    is one and the second elsewhere.
    """

    en: str
    ko: str

    def say(self, language: str = "en", values: Mapping[str, Any] | None = None) -> str:
        """Return the sentence with its values filled in.

        >>> Sentence("{x} is shut", "{x}은(는) 닫혔습니다").say("ko", {"x": "결제"})
        '`결제`는 닫혔습니다'
        >>> Sentence("{x:plain} or more", "{x:plain}을(를) 넘습니다").say("ko", {"x": "99%"})
        '99%를 넘습니다'
        >>> doors = Sentence("{n} door{n:s} {n:is|are} shut", "문 {n}개가 닫혔습니다")
        >>> doors.say(values={"n": 1}), doors.say(values={"n": 2})
        ('1 door is shut', '2 doors are shut')
        >>> Sentence("{x:arrow} is shut", "{x:arrow}이(가) 닫혔습니다").say("ko", {"x": "a -> b#2"})
        '두 번째 `a -> b`이(가) 닫혔습니다'
        """
        template = self.ko if language == "ko" else self.en
        if "{" not in template:
            return template
        known = {} if values is None else values
        text = "".join([_fill(span, known, language) for span in _spans(template)])
        return _PARTICLE.sub(_particle, text) if language == "ko" else text

    def filled(self, values: Mapping[str, Any]) -> "Sentence":
        """Return the sentence with its values filled in, in both languages.

        >>> Sentence("{x} is shut", "{x}은(는) 닫혔습니다").filled({"x": "{y}"}).say()
        '`{y}` is shut'
        """
        return Said(self.say("en", values), self.say("ko", values))


class Said(Sentence):
    """A sentence that says exactly its words, whatever braces and backticks they hold."""

    __slots__ = ()

    def say(self, language: str = "en", values: Mapping[str, Any] | None = None) -> str:
        """Return the words."""
        del values
        return self.ko if language == "ko" else self.en


def as_said(en: str, ko: str = "") -> Sentence:
    """Return a sentence that says exactly this.

    Args:
        en: What it says in English.
        ko: What it says in Korean; the same where that is not known.
    """
    return Said(en, ko or en)


def joined(sentences: Iterable[Sentence], by: str) -> Sentence:
    """Return several sentences as one."""
    parts = list(sentences)
    en, ko = (by.join(one.say(language) for one in parts) for language in LANGUAGES)
    return Said(en, ko)


class _Slot(NamedTuple):
    """A place for a value, with the words before it."""

    before: str
    name: str
    form: str


class _Span(NamedTuple):
    """A part of a template: its slots, the words after the last one, and whether it is code."""

    slots: tuple[_Slot, ...]
    end: str
    is_code: bool


@lru_cache(2048)
def _spans(template: str) -> tuple[_Span, ...]:
    """Take a template apart: what it quotes with a value in it stands for itself."""
    found, end = [], 0
    for quoted in _CODE.finditer(template):
        span = _span(quoted[0][1:-1], is_code=True)
        if span.slots:
            found += [_span(template[end : quoted.start()]), span]
            end = quoted.end()
    return (*found, _span(template[end:]))


def _span(template: str, *, is_code: bool = False) -> _Span:
    slots, words, end = [], "", 0
    for field in _FIELD.finditer(template):
        words += template[end : field.start()]
        end = field.end()
        if field[0] in ("{{", "}}"):
            words += field[0][0]
        else:
            name, _, form = field[0][1:-1].partition(":")
            slots.append(_Slot(words, name, form))
            words = ""
    return _Span(tuple(slots), words + template[end:], is_code)


def _fill(span: _Span, values: Mapping[str, Any], language: str) -> str:
    written = []
    for before, name, form in span.slots:
        text = _shown(values, name, form, language)
        if "`" in text and form in _AS_IS and not span.is_code:
            # A backtick of the user's own would pair with one of the sentence's.
            text = text if isinstance(values.get(name), Sentence) else _fenced(text)
        written += [before, text]
    filled = "".join([*written, span.end])
    return _fenced(filled) if span.is_code else filled


def _shown(values: Mapping[str, Any], name: str, form: str, language: str) -> str:
    value = values.get(name, "")
    if form == "s" or "|" in form:
        one, _, many = ("|s" if form == "s" else form).partition("|")
        return one if _is_one(value) else many
    if isinstance(value, Sentence):
        return value.say(language, values)
    if form == "all":
        return printable(str(value) if not _is_list(value) else ", ".join(map(str, value)))
    if form == "arrow":
        return _arrow(str(value), language)
    if form == "plain" or isinstance(value, int | float):
        return ", ".join(map(clean, value)) if _is_list(value) else clean(value)
    return _listed(value, language) if _is_list(value) else code(value)


def _is_one(value: object) -> bool:
    return len(value) == 1 if isinstance(value, list | tuple) else value in (1, "1")


def _listed(items: Sequence[object], language: str) -> str:
    """Name the items of a list; of a long one the first few, and how many more there are."""
    shown, more = [code(item) for item in items], len(items) - SHOWN
    if more > 1:
        shown[SHOWN:] = [f"{more} more"]
    if language != "ko":
        return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
    return f"{', '.join(shown[:SHOWN])} 외 {more}개" if more > 1 else ", ".join(shown)


def _arrow(name: str, language: str) -> str:
    """Name a transition: `a -> b`, and for `a -> b#2` the second of these."""
    arrow, _, number = name.partition("#")
    if not number.isdecimal():
        return code(name)
    nth = int(number)
    if language == "ko":
        return f"{_NTH_KO[nth - 1] if nth <= len(_NTH_KO) else nth}번째 {code(arrow)}"
    ending = "th" if nth % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(nth % 10, "th")
    return f"the {_NTH[nth - 1] if nth <= len(_NTH) else f'{nth}{ending}'} {code(arrow)}"


def _is_list(value: object) -> bool:
    return (
        isinstance(value, Sequence) and not isinstance(value, str) and not hasattr(value, "_fields")
    )


def code(value: object) -> str:
    """Return a name between backticks, fit for a terminal.

    What holds backticks itself stands between more of them and a space, as in Markdown.

    >>> code("a`b")
    '`` a`b ``'
    """
    return _fenced(clean(value))


def _fenced(text: str) -> str:
    if "`" not in text:
        return f"`{text}`" if text else '`""`'
    fence = "`" * (max(map(len, _TICKS.findall(text))) + 1)
    return f"{fence} {text} {fence}"


class Piece(NamedTuple):
    """A part of what a sentence said.

    Attributes:
        text: Without the backticks around it.
        is_code: Whether it stood between them.
    """

    text: str
    is_code: bool


def pieces(said: str) -> Iterator[Piece]:
    """Take apart what a sentence said into words and what it quotes as code.

    >>> [piece.text for piece in pieces("no `` a`b `` here") if piece.is_code]
    ['a`b']
    """
    end = 0
    for quoted in _FENCED.finditer(said):
        yield Piece(said[end : quoted.start()], False)
        yield Piece(quoted[2] if len(quoted[1]) == 1 else quoted[2][1:-1], True)
        end = quoted.end()
    yield Piece(said[end:], False)


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
    """Return a text in which control and format characters are spelled out.

    Joiners stay where they join.
    """
    return text if text.isprintable() else "".join(printable_letters(text))


def printable_letters(text: str) -> Iterator[str]:
    """Yield for each letter of a text what `printable` makes of it."""
    for place, char in enumerate(text):
        seen = char.isprintable() or category(char) == "Zs"
        kept = seen or (char in JOINERS and joins(text, place))
        yield char if kept else spelled_out(char)


def spelled_out(char: str) -> str:
    """Return the number of a letter as it is written in code; of a byte that is none, its own.

    >>> print(spelled_out(chr(0x200D)), spelled_out(chr(0xDCFF)))
    \\u200d \\xff
    """
    number = ord(char)
    if 0xDC80 <= number <= 0xDCFF:  # how Python holds what it could not decode
        number -= 0xDC00
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\u{number:04x}" if number > 0xFF else f"\\x{number:02x}"


def _particle(found: re.Match[str]) -> str:
    closed = _closed(found[1], before_ro=found[3] == "(으)로")
    if closed is None:
        return found[0]
    return found[1] + found[2] + _PARTICLES[found[3]][0 if closed else 1]


def _closed(word: str, *, before_ro: bool) -> bool | None:
    """Tell whether a word is read with a final consonant; None where that is unknown."""
    char = word[-1]
    if char == "%":
        return False  # 퍼센트
    if "가" <= char <= "힣":
        final = (ord(char) - ord("가")) % 28
        return final != 0 and not (before_ro and final == 8)
    if char.isascii() and char.isdigit():
        return char in _DIGITS_CLOSED and not (before_ro and char in "178")
    return _latin_closed(word.rpartition("_")[2].casefold(), before_ro=before_ro)


def _latin_closed(word: str, *, before_ro: bool) -> bool | None:
    if _READ_CLOSED.search(word):
        return not (before_ro and word.endswith(("l", "le")))
    return False if _READ_OPEN.search(word) else None


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
