"""What is read from and written to a terminal and its files, and how a call is refused."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from journey.words.sentences import printable

if TYPE_CHECKING:
    from journey.files.document import Document
    from journey.files.settings.configuring import Configuration
    from journey.problems.findings import Checked
    from journey.words.terminal import Manner

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "advice": {"fg": "cyan", "bold": True},
    "good": {"fg": "green"},
    "rule": {"bold": True},
    "place": {"bold": True},
    "dim": {"dim": True},
}


def read_document(path: str) -> "Document":
    """Read a file, or standard input for -.

    Raises:
        JourneyError: It cannot be opened.
    """
    from journey.files.yaml.reading import MAX_BYTES, from_bytes, read
    from journey.problems.errors import UnreadableFile

    if path == "-":
        try:
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        except OSError as error:
            raise UnreadableFile(error.errno, error.strerror, "<stdin>") from None
        return from_bytes(content, "<stdin>")
    return read(path)


def complain(reports: "list[Checked]", language: str) -> None:
    """Say what is wrong with files, each thing at its line."""
    from journey.checking.reporters.text import REPORTER

    click.echo(REPORTER.write(reports, manner(language)), nl=False, err=True, color=True)


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


def configured(path: str, known: "dict[Path, Configuration] | None" = None) -> "Configuration":
    """Return what is configured for a path; standard input belongs to this folder.

    Raises:
        BadConfiguration: It is not valid.
    """
    from journey.checking.rule import known_rules
    from journey.files.settings.configuring import configuration_of

    return configuration_of(Path.cwd() if path == "-" else path, known_rules(), known)


def note(*messages: str) -> None:
    """Say something besides, which goes to the standard error."""
    for message in messages:
        # A message may name a file, and a file may be named anything.
        lines = map(printable, message.split("\n"))
        click.echo("journey: " + "\n".join(lines), err=True)


def stop(*messages: str) -> NoReturn:
    """Say why the call is wrong, and end with status 2."""
    note(*messages)
    sys.exit(2)
