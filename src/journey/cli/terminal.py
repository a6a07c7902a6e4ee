"""What the commands have in common."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.files.document import Document
    from journey.files.settings.configuring import Configuration
    from journey.files.settings.settings import Settings
    from journey.words.terminal import Manner

    DateType = click.ParamType[date]
    TimeType = click.ParamType[timedelta]
else:
    # Below 8.4, click's types of parameters take no type.
    DateType = TimeType = click.ParamType

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "advice": {"fg": "cyan", "bold": True},
    "good": {"fg": "green"},
    "rule": {"bold": True},
    "place": {"bold": True},
    "dim": {"dim": True},
}

Command = Callable[..., Any]


class Day(DateType):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or say what one looks like."""
        if isinstance(value, date):
            return value
        try:
            if len(value) == 10:
                return date.fromisoformat(value)
        except ValueError:
            pass
        return self.fail(f"{value!r} is not a date; write it as 2026-11-01", param, ctx)


def language_option(what: str = "messages", default: str = "the configured one, or en") -> Command:
    """Return the option that chooses a language."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["en", "ko"]),
        help=f"The language of the {what}. [default: {default}]",
    )


today_option = click.option(
    "--today",
    type=Day(),
    metavar="DATE",
    help="The date by which to judge what is due. [default: today]",
)
format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to colour the output.",
)


def read_document(path: str) -> "Document":
    """Read a file, or standard input for -.

    Raises:
        JourneyError: It cannot be opened.
    """
    from journey.files.yaml.reading import MAX_BYTES, from_bytes, read

    if path == "-":
        return from_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    return read(path)


def whole_document(file: str, language: str) -> Any:
    """Read a file that holds a whole journey, or say what is wrong with it and stop."""
    from journey.checking.reporters.text import REPORTER
    from journey.checking.running import check
    from journey.problems.errors import JourneyError

    try:
        document = read_document(file)
    except JourneyError as error:
        stop(error.say(language))
    if document.journey is not None and not document.problems:
        return document
    report = check(document, rules=(), language=language)
    click.echo(REPORTER.write([report], manner(language)), nl=False, err=True, color=True)
    sys.exit(1)


def manner(language: str, color: str = "auto", **more: Any) -> "Manner":
    """Return how to write to this terminal."""
    from journey.words.terminal import Manner

    wanted = color == "always" or (
        color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    return Manner(language, _width(), _paint if wanted else _plain, **more)


def _paint(text: str, role: str) -> str:
    return click.style(text, **_STYLES.get(role, {}))


def _plain(text: str, role: str) -> str:
    del role
    return text


def _width() -> int:
    from shutil import get_terminal_size

    return min(max(get_terminal_size().columns, 40), 120)


_READ = Sentence(
    "{path:all} is the file that is read: name another for what is written",
    "{path:all}은(는) 읽는 파일입니다. 결과를 쓸 다른 파일을 지정하세요",
)


def spare_what_is_read(path: Path, read: Iterable[str], language: str) -> None:
    """Stop before what is written would replace a file that was read for it."""
    target = os.path.realpath(path)
    if str(path) != "-" and any(os.path.realpath(name) == target for name in read):
        stop(_READ.say(language, {"path": click.format_filename(path)}))


def write_file(path: Path, content: bytes, language: str = "en") -> None:
    """Write a file whole or not at all, or say why not and stop; - is the standard output."""
    from journey.files.writing import write_whole
    from journey.problems.errors import say_closed

    if str(path) == "-":
        click.echo(content, nl=False)
        return
    try:
        write_whole(path, content)
    except OSError as error:
        error.filename = str(path)
        stop(say_closed(error, language, writing=True))


def configured(path: str, known: "dict[Path, Configuration] | None" = None) -> "Configuration":
    """Return what is configured for a path; standard input belongs to this folder.

    Raises:
        BadConfiguration: It is not valid.
    """
    from journey.checking.rule import known_rules
    from journey.files.settings.configuring import configuration_of

    return configuration_of(Path.cwd() if path == "-" else path, known_rules(), known)


def configured_settings(path: str, language: str | None = None) -> "Settings":
    """Return what is configured for a file, or say what is wrong with that and stop."""
    from journey.problems.errors import BadConfiguration

    try:
        return configured(path).settings_for(path)
    except BadConfiguration as error:
        stop(*error.said(language))


def configured_language(path: str, language: str | None) -> str:
    """Return the language that is asked for, or else the one that is configured."""
    if language is not None:
        return language
    from journey.problems.errors import BadConfiguration

    try:
        return configured(path).settings.language
    except BadConfiguration as error:
        stop(*error.said(language))


def stop(*messages: str) -> NoReturn:
    """Say why the call is wrong, and end with status 2."""
    for message in messages:
        click.echo(f"journey: {message}", err=True)
    sys.exit(2)
