"""`journey due`."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from journey.cli import options
from journey.cli.command import Call, Command, Reply

if TYPE_CHECKING:
    TimeType = click.ParamType[timedelta]
else:
    TimeType = click.ParamType  # below click 8.4 it takes no type

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


def answer(call: Call, within: timedelta, everything: bool) -> Reply:
    """Tell what is due, by when, and whose it is.

    FILE is a journey file, or - for the standard input. Meetings come with their agenda, and what
    stands behind each point of it today.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong.
    """
    from journey.operating.improvements.dues import dues
    from journey.operating.improvements.text_due import tell_dues

    document, settings, day = call.document, call.settings(), call.day
    found = dues(document, today=day, settings=settings, team=call.team, within=within)
    until = day + min(within, date.max - day)
    return Reply(
        told=lambda language: tell_dues(found, call.journey, language, until=until),
        everything=everything,
        data=lambda: {
            "format": 1,
            "name": document.name,
            "today": day,
            "until": until,
            "due": found,
        },
    )


COMMAND = Command(
    answer,
    options.FILE,
    options.quantity(
        "--within TIME", "How far ahead to look: 30d, '2 weeks', 2주.", "30d", Ahead()
    ),
    options.team("Only what is this team's."),
    options.everything("List also what has no date yet."),
    *options.ANSWERED,
)
