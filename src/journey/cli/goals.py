"""`journey goals`."""

from datetime import date
from typing import TYPE_CHECKING

import click

from journey.cli.terminal import (
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
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.files.document import Document
    from journey.operating.goals.readings import Readings

_IGNORED = Sentence(
    "columns that mean nothing here were left alone: {names:all}",
    "여기서 쓰지 않는 열은 그냥 두었습니다: {names:all}",
)


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "--readings",
    "table",
    type=click.Path(path_type=str),
    metavar="TABLE",
    help="What the metrics were: a CSV or Parquet file with the columns metric, date and value.",
)
@click.option("--team", metavar="TEAM", help="Only the goals and metrics of this team.")
@format_option
@today_option
@color_option
@language_option()
def command(
    file: str,
    table: str | None,
    team: str | None,
    format_: str,
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Tell where goals stand, and what they cost and leave out.

    FILE is a journey file, or - for the standard input. First what calls for somebody: meanings of
    the mission that no goal serves, goals that were reached at the cost of their guardrail, that
    are late or at risk; then every goal, the tasks by month, the bands of use with the customers in
    each, and every metric with its last reading.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong, or the table holds a row that cannot be used.
    """
    from journey.operating.goals.activation import activation
    from journey.operating.goals.asking import goals
    from journey.operating.goals.text import tell_goals
    from journey.problems.errors import JourneyError
    from journey.words.plain import as_json
    from journey.words.setting import set_lines

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    settings = configured_settings(file, chosen)
    readings = _readings(table, document, today, chosen) if table else None
    try:
        aims = goals(document, readings, today=today, team=team, settings=settings)
    except JourneyError as error:
        stop(error.say(chosen))
    use = activation(document, readings, today=today) if team is None else None
    if format_ == "json":
        click.echo(as_json({"format": 1, "goals": aims, "activation": use}, chosen), nl=False)
        return
    telling = tell_goals(aims, use, document.journey, chosen)
    text = set_lines(telling, manner(chosen, color), everything=True)
    click.echo(text, nl=False, color=True)


def _readings(table: str, document: "Document", today: date | None, language: str) -> "Readings":
    """Read a table whole, or tell everything that is wrong with it and stop."""
    from journey.operating.goals.input import read_readings
    from journey.problems.errors import JourneyError

    try:
        readings = read_readings(table, document, today=today)
    except JourneyError as error:
        stop(*error.say(language).splitlines())
    if readings.ignored:
        names = ", ".join(readings.ignored)
        click.echo(f"journey: {_IGNORED.say(language, {'names': names})}", err=True)
    return readings
