"""`journey due`."""

from datetime import date, timedelta
from typing import Any

import click

from journey.cli.terminal import (
    TimeType,
    color_option,
    configured_language,
    configured_settings,
    format_option,
    language_option,
    manner,
    stop,
    today_option,
    whole_document,
)
from journey.facts.calendar import day_of

MOST = 3660
"""The most days that are looked ahead."""


class Ahead(TimeType):
    """A length of time ahead, as `30d`, `30`, `2 weeks` or `2주`."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Read the time, or say what one looks like."""
        from journey.model.amounts import parse_duration

        if isinstance(value, timedelta):
            return value
        text = str(value).strip()
        try:
            days = float(text) if text.isascii() and text.isdecimal() else parse_duration(text).days
        except ValueError:
            days = -1.0
        if not 0 <= days <= MOST:
            words = f"{value!r} is no time of at most ten years; write it as 30d, '2 weeks' or 2주"
            return self.fail(words, param, ctx)
        return timedelta(days=int(days))


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "--within",
    type=Ahead(),
    default="30d",
    show_default=True,
    metavar="TIME",
    help="How far ahead to look: 30d, '2 weeks', 2주.",
)
@click.option("--team", metavar="TEAM", help="Only what is this team's.")
@click.option("--all", "whole", is_flag=True, help="List also what has no date yet.")
@format_option
@today_option
@color_option
@language_option()
def command(
    file: str,
    within: timedelta,
    team: str | None,
    whole: bool,
    format_: str,
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Tell what is due, by when, and whose it is.

    FILE is a journey file, or - for the standard input. Meetings come with their agenda, and what
    stands behind each point of it today.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong.
    """
    from journey.operating.improvements.dues import dues
    from journey.problems.errors import JourneyError

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    settings = configured_settings(file)
    day = day_of(today)
    try:
        found = dues(document, today=day, settings=settings, team=team, within=within)
    except JourneyError as error:
        stop(error.say(chosen))
    try:
        until = day + within
    except OverflowError:
        until = date.max
    if format_ == "json":
        from journey.words.plain import as_json

        data = {"format": 1, "name": document.name, "today": day, "until": until, "due": found}
        click.echo(as_json(data, chosen), nl=False)
        return
    from journey.operating.improvements.text_due import tell_dues
    from journey.words.setting import set_lines

    telling = tell_dues(found, document.journey, chosen, until=until)
    text = set_lines(telling, manner(chosen, color), everything=whole)
    click.echo(text, nl=False, color=True)
