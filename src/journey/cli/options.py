"""The arguments and options of commands: those that several share, and how others are made."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    DateType = click.ParamType[date]
else:
    DateType = click.ParamType  # below click 8.4 it takes no type


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


_NAME, _PATH = click.Path(path_type=str), click.Path(path_type=Path)


def argument(name: str, **how: Any) -> click.Argument:
    """Return an argument that is a path."""
    return click.Argument([name], type=_NAME, **how)


def option(words: str, help: str, *names: str, **how: Any) -> click.Option:
    """Return an option with a value.

    Args:
        words: As the help shows it: `--layout NAME`.
        help: What it means.
        names: Other names: `-o` for those who call it, one without dashes for what answers.
        how: What else click is to know.
    """
    name, _, metavar = words.partition(" ")
    return click.Option([*names, name], metavar=metavar or None, help=help, **how)


def several(words: str, help: str, *names: str, **how: Any) -> click.Option:
    """Return an option that may be repeated."""
    return option(words, help, *names, multiple=True, **how)


def flag(words: str, help: str, *names: str) -> click.Option:
    """Return an option that is given or not."""
    return option(words, help, *names, is_flag=True)


def choice(words: str, among: Sequence[str], help: str, default: str = "") -> click.Option:
    """Return an option with one of some values, the first where it is not given."""
    kind = click.Choice(among)
    return option(words, help, type=kind, default=default or among[0], show_default=True)


def wish(words: str, among: Sequence[str], help: str, *names: str) -> click.Option:
    """Return an option with one of some values, or none where it is not given."""
    return option(words, help, *names, type=click.Choice(among))


def quantity(words: str, help: str, default: object, kind: Any) -> click.Option:
    """Return an option that is a quantity of some kind."""
    return option(words, help, default=default, type=kind, show_default=True)


def source(words: str, help: str, **how: Any) -> click.Option:
    """Return an option that names a file to read."""
    return option(words, help, type=_NAME, **how)


def target(words: str, help: str, *names: str, **how: Any) -> click.Option:
    """Return an option that names a file to write."""
    return option(words, help, *names, type=_PATH, **how)


def output(help: str, **how: Any) -> click.Option:
    """Return the option that names the file for the answer."""
    return target("--output", help, "-o", **how)


def day(words: str, help: str, *names: str) -> click.Option:
    """Return an option that is a date."""
    return option(words, help, *names, type=Day())


def team(help: str) -> click.Option:
    """Return the option that asks for what is one team's."""
    return option("--team TEAM", help)


def everything(help: str) -> click.Option:
    """Return the option that leaves nothing out."""
    return flag("--all", help, "everything")


def themes(help: str) -> click.Option:
    """Return the option that chooses a theme."""
    return several("--theme THEME", help, "themes")


def fail_under(help: str) -> click.Option:
    """Return the option that asks figures for a percentage."""
    return several("--fail-under [FIGURE=]PERCENT", help, "least")


def language(what: str, default: str) -> click.Option:
    """Return the option that chooses the language of something."""
    words = f"The language of the {what}. [default: {default}]"
    return wish("--lang", ["en", "ko"], words, "language")


FILE = argument("file")
PATHS = argument("paths", nargs=-1)
FORMAT = choice("--format", ["text", "json"], "How to write it.")
TODAY = day("--today DATE", "The date by which to judge what is due. [default: today]")
COLOR = choice("--color", ["auto", "always", "never"], "When to colour the output.")
LANGUAGE = language("messages", "the configured one, or en")
ANSWERED = (FORMAT, TODAY, COLOR, LANGUAGE)
OWN = "the first of the file's languages, or en"
