"""`journey forecast` and `journey mandatory`."""

import sys
from typing import TYPE_CHECKING

import click

from journey.cli.common import configured_language, language_option, stop, whole_document

if TYPE_CHECKING:
    from journey.forecasting import Change


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option("--remove", multiple=True, metavar="TOUCHPOINT", help="What if this one failed?")
@click.option(
    "--improve",
    multiple=True,
    metavar="TOUCHPOINT=PERCENT",
    help="What if this share of those lost there went on?",
)
@click.option(
    "--rate", "rates", multiple=True, metavar="'A -> B=RATE'", help="What if this were the rate?"
)
@language_option()
def command(
    file: str,
    remove: tuple[str, ...],
    improve: tuple[str, ...],
    rates: tuple[str, ...],
    language: str | None,
) -> None:
    """Tell by the planned rates how walks end, how long they take and what they are worth.

    For each entry and each customer there. Where rates are missing they are named, and nothing is
    guessed. With --remove, --improve or --rate, compare with the journey so changed. Exit status:
    0, or 1 when a figure that is asked for is unknown, 2 when the call is wrong.
    """
    from journey.errors import JourneyError
    from journey.forecasting import what_if
    from journey.tabulating import tabulate_forecast

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    try:
        changes: tuple[Change, ...] = what_if(
            document.journey,
            remove=remove,
            rates=_figures(rates),
            improve={name: share / 100 for name, share in _figures(improve).items()},
        )
    except (JourneyError, ValueError) as error:
        stop(str(error))
    changed = bool(remove or improve or rates)
    click.echo(tabulate_forecast(changes, document.journey, chosen, changed=changed), nl=False)
    asked = (change.after or change.before if changed else change.before for change in changes)
    sys.exit(0 if all(each.is_known for each in asked) else 1)


def _figures(options: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for option in options:
        name, _, figure = option.rpartition("=")
        try:
            found[name.strip()] = float(figure.rstrip("%"))
        except ValueError:
            stop(f"{option!r} needs a figure: write it as NAME=0.5")
    return found


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@language_option()
def mandatory_command(file: str, language: str | None) -> None:
    """Tell, for each customer, the touchpoints without which they reach no outcome."""
    from journey.tabulating import tabulate_mandatory
    from journey.walking import mandatory

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    found = mandatory(document.journey)
    click.echo(tabulate_mandatory(found, chosen), nl=False)
