"""Pictures that a document asks for by a file's name and a few options."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from journey.checking.rule import known_rules
from journey.checking.running import check
from journey.files.document import Document
from journey.files.settings.configuring import configuration_of
from journey.files.yaml.reading import read
from journey.model.journey import Journey
from journey.pictures.chart import Chart
from journey.pictures.diagram import Diagram
from journey.pictures.drawing import draw, render
from journey.pictures.picture import Picture
from journey.pictures.table import Table
from journey.pictures.theme.colours import Look
from journey.pictures.theme.reading import ENDING, files_of, look_of
from journey.pictures.view import all_exporters
from journey.problems.errors import BadConfiguration, JourneyError, NoCustomer, UnknownTheme
from journey.words.sentences import LANGUAGES, Sentence
from journey.words.spelling import nearest

PICTURES = ("svg", "png", "pdf")
WORDS = ("view", "customer", "stage", "policy", "lang", "theme", "format", "alt", "caption", "name")
"""What a document may say of a picture."""

_UNKNOWN = Sentence("unknown option {name}", "{name} 옵션은 없습니다")
_NO_VALUE = Sentence(
    "{value} is no value of {name}; known: {known:plain}",
    "{value}은(는) {name}에 쓸 수 없습니다. 쓸 수 있는 값: {known:plain}",
)
_WHOSE = Sentence(
    "the view customer shows the way of one customer: name them, such as :customer: {example:all}",
    "customer 그림은 한 고객의 길을 보여 줍니다. :customer: {example:all}처럼 고객을 쓰세요",
)
_GUESS = Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?")
_KNOWN = Sentence("known: {known:plain}", "쓸 수 있는 이름: {known:plain}")
_OUTSIDE = Sentence(
    "the theme {file} is not in the folder of the documents, and a document may name no other",
    "테마 {file}이(가) 문서 폴더 안에 없습니다. 문서에는 그 폴더 안의 테마만 쓸 수 있습니다",
)


class CannotEmbed(JourneyError, ValueError):
    """What a document asks for cannot be drawn.

    Attributes:
        mistakes: Every mistake, in words, those of a journey file each at its place.
    """

    def __init__(self, *mistakes: str) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


@dataclass(frozen=True)
class Folders:
    """From where the names of files count that stand in a document.

    Attributes:
        own: The document's own folder.
        top: The folder of all documents, from where names count that begin with a slash.
    """

    own: Path
    top: Path

    def file(self, name: str) -> Path:
        """Return the file that a name means."""
        return self.top / name.lstrip("/") if name.startswith("/") else self.own / name

    def holds(self, path: Path) -> bool:
        """Whether a file is below the top, also where links lead elsewhere."""
        try:
            return path.resolve().is_relative_to(self.top.resolve())
        except (OSError, ValueError, RuntimeError):  # no file can have that name
            return False


@dataclass(frozen=True)
class Embedded:
    """What a document shows.

    Attributes:
        shown: The diagram or chart.
        look: The colours and fonts, and the ground they stand on.
        format: The format that is asked for; empty where the document's kind decides.
        alt: What it shows, in words.
        sources: The files that it was made from, which are watched.
    """

    shown: Diagram | Chart | Table
    look: Look
    format: str
    alt: str
    sources: tuple[Path, ...]

    @property
    def is_text(self) -> bool:
        """Whether a text in a language of diagrams is asked for, and no picture."""
        return bool(self.format) and self.format not in PICTURES

    def picture(self, format: str) -> Picture:
        """Draw it.

        Raises:
            JourneyError: No program could lay it out, or convert it.
        """
        return render(self.shown, format, theme=self.look.theme, ground=self.look.ground)

    def remarks(self, picture: Picture) -> Sequence[str]:
        """Return what is to be said of how it was drawn: that another layout had to, say."""
        return picture.notes[len(self.shown.notes) :]


def sources_of(
    path: Path, options: Mapping[str, str] | None = None, *, folders: Folders | None = None
) -> tuple[Path, ...]:
    """Return the files on which a picture of a file depends, whether these are sound or not."""
    folders = folders or Folders(path.parent, path.parent)
    named = (_theme_file(name, folders) for name in _themes(options or {}) if _is_file(name))
    themes = (file for theme in named if folders.holds(theme) for file in files_of(theme))
    try:
        configuration = configuration_of(path, known_rules()).path
    except BadConfiguration:
        configuration = None
    return (path, *((configuration,) if configuration else ()), *themes)


def embed(
    path: Path,
    options: Mapping[str, str],
    *,
    language: str = "en",
    folders: Folders | None = None,
) -> Embedded:
    """Draw what a document asks for.

    Args:
        path: The journey file.
        options: By the names in `WORDS`, what is said of the picture.
        language: That of the document. Where the file has it, the picture does; so do messages,
            unless another is configured for them.
        folders: Where the document stands; beside the journey file where that is not said.

    Raises:
        CannotEmbed: It cannot be drawn; the error tells every mistake.
    """
    spoken = _spoken(path, language)
    folders = folders or Folders(path.parent, path.parent)
    mistakes = list(_mistaken(options, folders, spoken))
    if mistakes:
        raise CannotEmbed(*mistakes)
    try:
        look = look_of(_themes(options), file=lambda name: _theme_file(name, folders))
        shown = _drawn(_sound(read(path), spoken), options, language, spoken)
    except CannotEmbed:
        raise
    except JourneyError as error:
        raise CannotEmbed(*error.say(spoken).splitlines()) from None
    said = ". ".join(filter(None, [shown.title, shown.description, *shown.notes]))
    alt = " ".join((options.get("alt") or said).split())
    sources = sources_of(path, options, folders=folders)
    return Embedded(shown, look, options.get("format", ""), alt, sources)


def file_name(picture: Picture) -> str:
    """Return a name that is the same for the same picture, in letters that every system has."""
    return f"journey-{sha256(picture.data).hexdigest()[:16]}.{picture.format}"


def _spoken(path: Path, language: str) -> str:
    try:
        configuration = configuration_of(path, known_rules())
    except BadConfiguration as error:
        raise CannotEmbed(*error.said(error.language or language)) from None
    if configuration.path is not None:
        return configuration.settings.language
    return language if language in LANGUAGES else "en"


def _themes(options: Mapping[str, str]) -> list[str]:
    return [name.strip() for name in options.get("theme", "").split(",") if name.strip()]


def _is_file(theme: str) -> bool:
    return theme.lower().endswith(ENDING)


def _theme_file(name: str, folders: Folders) -> Path:
    return Path(os.path.normpath(folders.file(name)))


def _mistaken(options: Mapping[str, str], folders: Folders, language: str) -> list[str]:
    known = {
        "lang": LANGUAGES,
        "format": (*PICTURES, *all_exporters()),
    }
    found = []
    for name, value in options.items():
        if name not in WORDS:
            guess = nearest(name, WORDS)
            hint = (
                _GUESS.say(language, {"guess": guess})
                if guess
                else _KNOWN.say(language, {"known": WORDS})
            )
            found.append(f"{_UNKNOWN.say(language, {'name': name})}; {hint}")
        elif value not in known.get(name, (value,)):
            values = {"name": name, "value": value, "known": known[name]}
            found.append(_NO_VALUE.say(language, values))
    return [*found, *_mistaken_themes(_themes(options), folders, language)]


def _mistaken_themes(names: Iterable[str], folders: Folders, language: str) -> Iterable[str]:
    for name in names:
        if not _is_file(name):
            try:
                look_of([name])
            except UnknownTheme as error:
                yield error.say(language)
        elif not folders.holds(_theme_file(name, folders)):
            yield _OUTSIDE.say(language, {"file": name})


def _sound(document: Document, language: str) -> Journey:
    """Return the journey of a document that holds a whole one."""
    if document.journey is None or document.problems:
        report = check(document, rules=(), language=language)
        raise CannotEmbed(*(str(report).splitlines() or [document.name]))
    return document.journey


def _drawn(
    journey: Journey, options: Mapping[str, str], language: str, spoken: str
) -> Diagram | Chart | Table:
    customers = tuple(who.strip() for who in options.get("customer", "").split(",") if who.strip())
    view = options.get("view") or ("customer" if customers else "funnel")
    if view == "customer" and not customers:
        raise CannotEmbed(_WHOSE.say(spoken, {"example": NoCustomer(journey).example}))
    there = [each for each in journey.languages if each in LANGUAGES]
    chosen = language if language in there else next(iter(there), "en")
    return draw(
        journey,
        view,
        customer=customers or None,
        stage=options.get("stage"),
        policy=options.get("policy"),
        language=options.get("lang") or chosen,
        today=_today(),
    )


def _today() -> date | None:
    """Return the date for which a build that can be repeated is made.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdecimal() else None
