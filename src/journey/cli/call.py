"""A call of a command: what all commands are asked, and what they do alike to answer it."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from journey.cli.terminal import complain, configured, manner, note, read_document, stop
from journey.words.filenames import encodable, readable_path
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.files.settings.settings import Settings
    from journey.pictures.theme.colours import Look
    from journey.words.blocks import Telling
    from journey.words.terminal import Manner

_READ = Sentence(
    "{path:all} is the file that is read: name another for what is written",
    "{path:all}은(는) 읽는 파일입니다. 결과를 쓸 다른 파일을 지정하세요",
)


class Reply(NamedTuple):
    """What a command answers.

    Attributes:
        text: Tells it to people, or is what tells it; None where all was written already.
        data: Makes what JSON says of it.
        status: The exit status.
        then: What is done once it was told.
        told: What there is to tell in a language, as blocks, where that is told instead.
        everything: Whether long lists of that are written whole.
    """

    text: "Callable[[Manner], str] | str | None" = None
    data: Callable[[], object] | None = None
    status: int = 0
    then: Callable[[], None] | None = None
    told: "Callable[[str], Telling] | None" = None
    everything: bool = False


class Call:
    """What a command is asked.

    Attributes:
        has_file: Whether a journey file is named.
        file: The journey file, or - for the standard input.
        place: For what the configuration counts: the file, the first path, or this folder.
        asked_language: The language that is asked for; None for the configured one.
        team: Whose part alone is asked for; None for all.
        today: The day by which to judge; None for that of the computer.
        format: How to write the answer.
        color: When to colour it.
    """

    def __init__(self, options: Mapping[str, Any]) -> None:
        file: str | None = options.get("file")
        self.has_file = file is not None
        self.file = "." if file is None else file
        self.place: str = next(iter(options.get("paths", ())), self.file)
        self.asked_language: str | None = options.get("language")
        self.team: str | None = options.get("team")
        self.today: date | None = options.get("today")
        self.format: str | None = options.get("format")
        self.color: str = options.get("color", "auto")
        if "language" not in options:
            self.language = "en"
        elif "file" in options:  # a mistake in the configuration is told before all others
            self.language = self.language_at(self.place)

    @cached_property
    def language(self) -> str:
        """The language that is asked for, or else the one that is configured."""
        return self.language_at(self.place)

    def language_at(self, place: str) -> str:
        """Return the language that is asked for, or else the one that is configured for a place."""
        from journey.problems.errors import BadConfiguration

        try:
            return self.asked_language or configured(place).settings.language
        except BadConfiguration as error:
            stop(*error.said())

    @cached_property
    def document(self) -> Any:
        """The file as a document with a whole journey; what is wrong with it ends the program."""
        from journey.checking.running import check

        document = read_document(self.file)
        if document.journey is None or document.problems:
            complain([check(document, rules=(), language=self.language)], self.language)
            sys.exit(1)
        return document

    @property
    def journey(self) -> Any:
        """The journey of the file."""
        return self.document.journey

    def settings(self, language: str | None = None) -> "Settings":
        """Return what is configured; a mistake is told as is configured, or in English."""
        from journey.problems.errors import BadConfiguration

        try:
            return configured(self.file).settings_for(self.file)
        except BadConfiguration as error:
            stop(*error.said(language))

    @property
    def day(self) -> date:
        """The day by which to judge."""
        from journey.facts.calendar import day_of

        return day_of(self.today)

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        from journey.files.yaml.searching import ENDINGS

        name = "journey" if self.file == "-" else Path(self.file).name
        endings = (*ENDINGS, ".yaml", ".yml", ".json")
        return name.removesuffix(next((each for each in endings if name.endswith(each)), ""))

    def own_language(self, otherwise: str = "en") -> str:
        """Return the language that is asked for, or else the first of the file's languages."""
        own = (each for each in self.journey.languages if each in ("en", "ko"))
        return self.asked_language or next(own, otherwise)

    def look(self, themes: tuple[str, ...]) -> "Look":
        """Read the themes that are asked for, or say what is wrong with them and stop."""
        from journey.pictures.theme.reading import look_of
        from journey.problems.errors import BadTheme

        try:
            return look_of(themes)
        except BadTheme as error:
            stop(error.say(self.language))

    def manner(self, color: str = "", **more: Any) -> "Manner":
        """Return how to write to this terminal."""
        return manner(self.language, color or self.color, **more)

    def plain(self, value: object) -> dict[str, object]:
        """Return what JSON says of a value of the library."""
        from journey.words.plain import plain

        return {"format": 1, **plain(value, self.language)}

    def refuse(self, why: Sentence, **values: object) -> NoReturn:
        """Say why the call is wrong, and end with status 2."""
        stop(why.say(self.language, values))

    def spare(self, path: Path, read: Iterable[str]) -> None:
        """Stop before what is written would replace a file that was read for it."""
        target = realpath(path)
        if str(path) != "-" and any(realpath(name) == target for name in read):
            self.refuse(_READ, path=readable_path(path))

    def write(
        self, path: Path, content: bytes | str, save: Callable[[Path], None] | None = None
    ) -> None:
        """Write a file whole or not at all, or say why not and stop; - is the standard output."""
        from journey.files.writing import write_whole
        from journey.problems.errors import say_closed

        data = encodable(content).encode() if isinstance(content, str) else content
        if str(path) == "-":
            click.echo(data, nl=False)
            return
        try:
            save(path) if save else write_whole(path, data)
        except OSError as error:
            error.filename = (error.filename if save else "") or str(path)
            stop(say_closed(error, self.language, writing=True))

    def hand_over(
        self,
        path: Path,
        content: bytes | str,
        notes: Iterable[str] = (),
        save: Callable[[Path], None] | None = None,
    ) -> None:
        """Write a file, and say what was noted of it and where it is."""
        self.write(path, content, save)
        note(*notes)
        if str(path) != "-":
            click.echo(readable_path(path))

    def answer_into(self, path: Path | None, text: str) -> Reply:
        """Answer with a text, which goes into a file where one is named."""
        if path is None:
            return Reply(text)
        self.write(path, text)
        return Reply()

    def draw(
        self,
        path: Path,
        picture: Callable[..., Any],
        refusal: Sentence,
        read: Iterable[str] = (),
        themes: tuple[str, ...] = (),
    ) -> None:
        """Draw a picture beside the answer, or say why not and stop."""
        from journey.pictures.drawing import render

        self.spare(path, (self.file, *read))
        ending = path.suffix.lower().removeprefix(".")
        if ending not in ("svg", "png", "pdf"):
            self.refuse(refusal)
        drawn, look = picture(language=self.language), self.look(themes)
        made = render(drawn, ending, theme=look.theme, ground=look.ground)
        self.write(path, made.data)
        note(*made.notes[len(drawn.notes) :])
