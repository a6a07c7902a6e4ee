"""`journey walks`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journey.cli.terminal import (
    color_option,
    configured_language,
    language_option,
    manner,
    spare_what_is_read,
    stop,
    whole_document,
    write_file,
)

if TYPE_CHECKING:
    from journey.walks.suite import Suite


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "--cover",
    type=click.Choice(["transitions", "arrows", "touchpoints", "pairs", "customers", "outcomes"]),
    default="transitions",
    show_default=True,
    help="What to meet: transitions, as each customer who can take them; arrows, whoever takes "
    "them; touchpoints, whoever comes; pairs of a touchpoint and a customer; each customer, "
    "somewhere; each outcome, for each customer who begins.",
)
@click.option(
    "--switch",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Of transitions and arrows: cover all sequences of so many and one more.",
)
@click.option("--customer", metavar="PATTERN", help="Who begins the walks: vip/browsing, or vip.")
@click.option(
    "--minimise",
    type=click.Choice(["steps", "walks"]),
    default="steps",
    show_default=True,
    help="What to have as little of as can be.",
)
@click.option(
    "--max-length", type=click.IntRange(min=0), metavar="N", help="How many steps a walk may have."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown", "pytest"]),
    default="text",
    show_default=True,
    help="For a terminal, a program, a human tester, or as tests to complete with a driver.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead.")
@color_option
@language_option("script", "for markdown the first of the file's languages, else as configured")
def command(
    file: str,
    format_: str,
    output: Path | None,
    color: str,
    language: str | None,
    **wishes: Any,
) -> None:
    """List the fewest complete walks that cover a journey.

    FILE is a journey file, or - for the standard input. Guards are respected, and every walk comes
    from an entry to an outcome. Beside the walks and their steps stands how few of each there have
    to be, which is proven.

    Exit status: 0; 1 when something that is to be covered is out of reach, or the file holds no
    whole journey; 2 when the call is wrong.
    """
    from journey.problems.errors import JourneyError
    from journey.walks.suites import suite_of

    spoken = configured_language(file, language)
    document = whole_document(file, spoken)
    try:
        suite = suite_of(document.journey, wishes.pop("cover"), **wishes)
    except JourneyError as error:
        stop(error.say(spoken))
    if format_ == "markdown" and language is None:
        languages = document.journey.languages
        spoken = next((each for each in languages if each in ("en", "ko")), spoken)
    if output is not None:
        spare_what_is_read(output, [file], spoken)
    text = _written(suite, format_, file, output, (spoken, color))
    if output is None:
        click.echo(text, nl=False, color=True)
    else:
        write_file(output, text.encode(), spoken)
        if str(output) != "-":
            click.echo(click.format_filename(output))
    sys.exit(0 if suite.is_complete else 1)


def _written(
    suite: "Suite", format_: str, file: str, output: Path | None, how: tuple[str, str]
) -> str:
    from journey.walks.scripting import script
    from journey.walks.scripts import pytest

    wanted = manner(*how) if output is None else manner(how[0], "never")
    if format_ != "pytest" or file == "-":
        return script(suite, format_, manner=wanted)
    folder = "." if output is None else output.parent
    try:
        name = Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive
        name = Path(file).absolute().as_posix()
    return pytest.write(suite, wanted, name)
