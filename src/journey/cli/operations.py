"""`journey operations`."""

from datetime import date
from typing import TYPE_CHECKING, cast

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

if TYPE_CHECKING:
    from journey.model.journey import Journey
    from journey.operating.playbook.text_items import By
    from journey.operating.playbook.worth import Worths


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option("--team", metavar="TEAM", help="Only what this team owns and helps with.")
@click.option(
    "--by",
    type=click.Choice(["stage", "team", "customer"]),
    default="stage",
    show_default=True,
    help="By what to list the action items.",
)
@format_option
@today_option
@color_option
@language_option()
def command(
    file: str,
    team: str | None,
    by: str,
    format_: str,
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Tell what a team does, for whom, and what to automate.

    FILE is a journey file, or - for the standard input. First how much is done by hand, what is
    worth automating, where the time goes that is freed, what is sold, whom the hours serve and what
    outcomes are worth; then every action item. What maturing saves and costs is one practitioner's
    estimate where neither the file (`maturing`) nor the configuration says more.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong.
    """
    from journey.operating.playbook.asking import operations
    from journey.operating.playbook.dividing import few_and_many
    from journey.operating.playbook.text import tell_operations
    from journey.problems.errors import JourneyError
    from journey.words.plain import as_json
    from journey.words.setting import set_lines

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    settings = configured_settings(file, chosen)
    try:
        playbook = operations(document, settings=settings, today=today, team=team)
    except JourneyError as error:
        stop(error.say(chosen))
    division = few_and_many(document, settings=settings)
    worth = _worths(document.journey)
    if format_ == "json":
        data = {"format": 1, "operations": playbook, "few_and_many": division, "worths": worth}
        click.echo(as_json(data, chosen), nl=False)
        return
    told = tell_operations(document.journey, playbook, division, worth, chosen, by=cast("By", by))
    click.echo(set_lines(told, manner(chosen, color), everything=True), nl=False, color=True)


def _worths(journey: "Journey") -> "Worths | None":
    """Return what outcomes are worth; None where the library for it is not installed."""
    from journey.operating.playbook.valuing import worths
    from journey.problems.errors import MissingExtra

    try:
        return worths(journey)
    except MissingExtra:
        return None
