"""`journey improvements`."""

from datetime import date

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


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option("--team", metavar="TEAM", help="Only what concerns this team.")
@click.option("--all", "whole", is_flag=True, help="List all that is over, and every team's part.")
@format_option
@today_option
@color_option
@language_option()
def command(
    file: str,
    team: str | None,
    whole: bool,
    format_: str,
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Print the agenda of the meeting that reviews improvements.

    FILE is a journey file, or - for the standard input. In order: what is to be decided, what is
    under way, what is shipped and was not told, what is not proven, what helped, what was rejected,
    and the urgent voices from which nothing has come. Then how the improvements of each team fared.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong.
    """
    from journey.operating.improvements.asking import improvements
    from journey.problems.errors import JourneyError
    from journey.words.plain import as_json

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    settings = configured_settings(file)
    try:
        agenda = improvements(document, today=today, settings=settings, team=team)
    except JourneyError as error:
        stop(error.say(chosen))
    if format_ == "json":
        from journey.operating.improvements.text import plain_agenda

        click.echo(as_json(plain_agenda(agenda), chosen), nl=False)
        return
    from journey.operating.improvements.text import tell_improvements
    from journey.words.setting import set_lines

    telling = tell_improvements(agenda, document.journey, chosen)
    text = set_lines(telling, manner(chosen, color), everything=whole)
    click.echo(text, nl=False, color=True)
