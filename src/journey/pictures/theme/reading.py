"""Read a company's own theme: its colours and its fonts, in a small TOML file."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from journey.files.opening import content_of
from journey.files.settings.configuring import key_lines
from journey.pictures.fonts.letterforms import Letterforms, NotAFont, letterforms_of
from journey.pictures.fonts.typesetting import BUNDLED, Face
from journey.pictures.theme.colours import (
    PRINT,
    READABLE,
    STANDARD,
    Look,
    Theme,
    contrast,
    distinct,
    pairs,
)
from journey.problems.errors import BadTheme, UnknownTheme, reason_of
from journey.words.sentences import Sentence
from journey.words.spelling import nearest

BASES = {"standard": STANDARD, "print": PRINT}
"""What a theme may start from."""

BRAND = ("heading", "series-1", "few", "entry")
"""The roles that have the colour of the brand."""

ACCENT = ("series-2", "truth")
"""The roles that have the second colour of the brand."""

WORDS = ("auto", "light", "dark", "print")
"""The looks that need no file."""

ENDING = ".toml"
"""How the names of theme files end."""

MAX_BYTES = 2**20
"""A larger file is no theme."""

_MEANT: dict[str, tuple[str, ...]] = {"brand": BRAND, "accent": ACCENT}
_KNOWN = ("base", "brand", "accent", "light", "dark", "font")
_FILES = ("regular", "bold")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 40

_UNKNOWN = Sentence("unknown key {key}", "알 수 없는 키 {key}")
_NO_ROLE = Sentence("no role is named {key}", "{key}(이)라는 역할이 없습니다")
_GUESS = Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?")
_THESE = Sentence("known: {known:all}", "쓸 수 있는 이름: {known:all}")
_NO_COLOUR = Sentence(
    '{key} is a colour such as "#1f5fa8", not {value}',
    '{key}에는 "#1f5fa8" 같은 색을 쓰세요. {value}은(는) 색이 아닙니다',
)
_NO_TABLE = Sentence("{key} is a table", "{key}은(는) 표여야 합니다")
_NO_BASE = Sentence(
    "a theme starts from {known:all}, not {value}", "{value} 대신 {known:all} 가운데 고르세요"
)
_WEAK = Sentence(
    "{ink} {colour:plain} on {ground} {other:plain} ({where:plain}) has a contrast of "
    "{ratio:plain}, and readers need {least:plain}: make one lighter or darker",
    "{where:plain}: {ground} {other:plain} 위의 {ink} {colour:plain}은(는) 대비가 "
    "{ratio:plain}입니다. 읽으려면 {least:plain}이어야 하니 더 밝거나 어둡게 하세요",
)
_NO_FONT = Sentence(
    "cannot use the font {file}: {reason:all}", "글꼴 {file}을(를) 쓸 수 없습니다: {reason:all}"
)
_NO_REGULAR = Sentence(
    "`font` needs `regular`, a font file, so that texts can be measured",
    "글자 폭을 잴 수 있도록 `font`에는 글꼴 파일 `regular`가 필요합니다",
)
_NOT_TOML = Sentence("not TOML: {reason:all}", "TOML이 아닙니다: {reason:all}")
_CLOSED = Sentence("cannot be opened: {reason:all}", "열 수 없습니다: {reason:all}")


@dataclass(frozen=True)
class _Mistake:
    """What is wrong, and under which key."""

    keys: tuple[str, ...]
    what: Sentence
    values: Mapping[str, object]
    guess: str | None = None
    known: tuple[str, ...] = ()

    def say(self, language: str) -> str:
        said = [self.what.say(language, self.values)]
        if self.guess:
            said.append(_GUESS.say(language, {"guess": self.guess}))
        elif self.known:
            said.append(_THESE.say(language, {"known": ", ".join(self.known)}))
        return "; ".join(said)


def read_theme(path: Path | str) -> Theme:
    """Read a theme from a TOML file.

    `brand` and `accent` colour what carries them; `light` and `dark` may name any role of a theme.
    A brand colour that says nothing of dark grounds is made light enough to be read there. Fonts
    are files beside the theme.

    Raises:
        BadTheme: It is not valid, or something in it could not be read by people; the error tells
            every mistake.
    """
    path = Path(path)
    text = _text(path)
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadTheme(
            _placed(path, "", [_Mistake((), _NOT_TOML, {"reason": str(error)})])
        ) from None
    reading = _Reading(path.parent)
    theme = reading.theme(table)
    mistakes = reading.mistakes or list(_weak(theme, reading.said))
    if mistakes:
        raise BadTheme(_placed(path, text, mistakes))
    return theme


def look_of(names: Iterable[str], *, file: Callable[[str], Path] = Path) -> Look:
    """Return what some words and names of theme files mean together; a later one counts more.

    Args:
        names: Of `WORDS`, and names of theme files.
        file: Where the file of a name is.

    Raises:
        UnknownTheme: A name is neither a word nor that of a theme file.
        BadTheme: A theme file is not valid.
    """
    look = Look(STANDARD)
    for name in names:
        if name == "print":
            look = Look(PRINT, "light")
        elif name in WORDS:
            look = replace(look, ground=name)
        elif name.lower().endswith(ENDING):
            look = replace(look, theme=read_theme(file(name)))
        else:
            raise UnknownTheme("theme", name, (*WORDS, f"FILE{ENDING}"))
    return look


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files on which a theme depends, whether these are sound or not."""
    try:
        font = tomllib.loads(_text(path)).get("font")
    except (BadTheme, ValueError, RecursionError):
        font = None
    named = [font[key] for key in _FILES if key in font] if isinstance(font, dict) else []
    return (path, *(path.parent / name for name in named if isinstance(name, str)))


def face_of(theme: Theme) -> Face:
    """Return how wide the letters of a theme's fonts are.

    Raises:
        BadTheme: A font file cannot be read.
    """
    if theme.regular is None:
        return BUNDLED
    try:
        regular = letterforms_of(theme.regular)
        bold = letterforms_of(theme.bold or theme.regular)
    except (OSError, NotAFont) as error:
        values = {"file": str(theme.regular), "reason": _reason(error)}
        raise BadTheme(_placed(theme.regular, "", [_Mistake((), _NO_FONT, values)])) from None
    return Face(regular.advances, bold.advances)


def _reason(error: OSError | NotAFont) -> Sentence | str:
    return reason_of(error) if isinstance(error, OSError) else str(error)


def _text(path: Path) -> str:
    try:
        data = content_of(path, MAX_BYTES)
        if len(data) > MAX_BYTES:
            raise ValueError("too large")
        return data.decode("utf-8-sig")
    except OSError as error:
        closed = _Mistake((), _CLOSED, {"reason": reason_of(error)})
        raise BadTheme(_placed(path, "", [closed])) from None
    except ValueError as error:
        values = {"reason": str(error)}
        raise BadTheme(_placed(path, "", [_Mistake((), _NOT_TOML, values)])) from None


def _placed(path: Path, text: str, mistakes: list[_Mistake]) -> dict[str, list[str]]:
    """Say every mistake in both languages, each at its line."""
    lines: dict[tuple[str, ...], int] = {}
    for keys, number in key_lines(text):
        lines.setdefault(keys, number)
    said: dict[str, list[str]] = {"en": [], "ko": []}
    for mistake in mistakes:
        keys = mistake.keys
        while keys and keys not in lines:
            keys = keys[:-1]
        place = f"{path}:{lines[keys]}" if keys in lines else str(path)
        for language, sentences in said.items():
            sentences.append(f"{place}: {mistake.say(language)}")
    return said


class _Reading:
    """Reads one theme, and collects every mistake with its key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mistakes: list[_Mistake] = []
        self.said: dict[tuple[str, str], tuple[str, ...]] = {}

    def wrong(self, keys: tuple[str, ...], what: Sentence, **values: object) -> None:
        self.mistakes.append(_Mistake(keys, what, values))

    def unknown(self, what: Sentence, known: tuple[str, ...], *keys: str) -> None:
        guess = nearest(keys[-1], known)
        self.mistakes.append(_Mistake(keys, what, {"key": keys[-1]}, guess, known))

    def theme(self, table: Mapping[str, Any]) -> Theme:
        """Read the whole table."""
        for key in table:
            if key not in _KNOWN:
                self.unknown(_UNKNOWN, _KNOWN, key)
        base = self.base(table.get("base", "standard"))
        grounds = {"light": dict(base.light), "dark": dict(base.dark)}
        for name, roles in _MEANT.items():
            if name in table:
                self.brand(name, roles, table[name], grounds)
        for ground, colours in grounds.items():
            self.colours(ground, table.get(ground, {}), colours)
        made = Theme(distinct(grounds["light"]), grounds["dark"])
        return self.fonts(table["font"], made) if "font" in table else made

    def base(self, value: object) -> Theme:
        if isinstance(value, str) and value in BASES:
            return BASES[value]
        self.wrong(("base",), _NO_BASE, known=" / ".join(BASES), value=value)
        return STANDARD

    def colour(self, value: object, *keys: str) -> str | None:
        if isinstance(value, str) and _COLOUR.fullmatch(value):
            return value.lower()
        self.wrong(keys, _NO_COLOUR, key=keys[-1], value=value)
        return None

    def brand(
        self, name: str, roles: tuple[str, ...], value: object, grounds: dict[str, dict[str, str]]
    ) -> None:
        """Give the roles of a brand colour that colour, in light and in dark."""
        said = value if isinstance(value, dict) else {"light": value}
        for key in said:
            if key not in grounds:
                self.unknown(_UNKNOWN, tuple(grounds), name, key)
        for ground, colours in grounds.items():
            keys = (name, ground) if isinstance(value, dict) else (name,)
            found = self.colour(said[ground], *keys) if ground in said else None
            if ground not in said and "light" in said and not self.mistakes:
                found = _lightened(str(said["light"]), colours["canvas"])
            if found:
                for role in roles:
                    colours[role] = found
                    self.said[ground, role] = keys

    def colours(self, ground: str, value: object, colours: dict[str, str]) -> None:
        if not isinstance(value, dict):
            self.wrong((ground,), _NO_TABLE, key=ground)
            return
        for role, colour in value.items():
            if role not in colours:
                self.unknown(_NO_ROLE, tuple(colours), ground, role)
            elif found := self.colour(colour, ground, role):
                colours[role] = found
                self.said[ground, role] = (ground, role)

    def fonts(self, value: object, theme: Theme) -> Theme:
        if not isinstance(value, dict):
            self.wrong(("font",), _NO_TABLE, key="font")
            return theme
        for key in value:
            if key not in _FILES:
                self.unknown(_UNKNOWN, _FILES, "font", key)
        if "regular" not in value:
            self.wrong(("font",), _NO_REGULAR)
            return theme
        found = {key: self.font(key, value[key]) for key in _FILES if key in value}
        regular, bold = found["regular"], found.get("bold")
        if regular is None:
            return theme
        return replace(
            theme, family=regular[1].family, regular=regular[0], bold=bold[0] if bold else None
        )

    def font(self, key: str, value: object) -> tuple[Path, Letterforms] | None:
        file = self.folder / str(value)
        try:
            return file, letterforms_of(file)
        except OSError as error:
            reason = error.strerror or str(error)
        except (NotAFont, ValueError) as error:
            reason = str(error)
        self.wrong(("font", key), _NO_FONT, file=str(value), reason=reason)
        return None


def _lightened(colour: str, canvas: str) -> str:
    """Return a colour mixed with white, just so much that it can be read on a dark ground."""
    if not _COLOUR.fullmatch(colour):
        return canvas
    parts = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    for step in range(_STEPS + 1):
        mixed = [round(part + (255 - part) * step / _STEPS) for part in parts]
        tried = "#{:02x}{:02x}{:02x}".format(*mixed)
        if contrast(tried, canvas) >= READABLE:
            return tried
    return "#ffffff"


def _weak(theme: Theme, said: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterator[_Mistake]:
    """Find for each key what people could least read or see because of it."""
    worst: dict[tuple[str, ...], tuple[float, _Mistake]] = {}
    for where, colours in (("light", theme.light), ("dark", theme.dark)):
        for ink, ground, least in pairs():
            keys = said.get((where, ink)) or said.get((where, ground))
            ratio = contrast(colours[ink], colours[ground])
            if keys is None or ratio >= least * worst.get(keys, (1.0,))[0]:
                continue
            values = {"ink": ink, "ground": ground, "where": where, "least": f"{least:g}"}
            values |= {"colour": colours[ink], "other": colours[ground]}
            # Never rounded up to what would be enough.
            values["ratio"] = f"{int(ratio * 100) / 100:.2f}"
            worst[keys] = (ratio / least, _Mistake(keys, _WEAK, values))
    yield from (mistake for _, mistake in worst.values())
