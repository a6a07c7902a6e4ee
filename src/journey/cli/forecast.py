"""`journey forecast` and `journey mandatory`."""

import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from journey.cli.terminal import configured_language, language_option, stop, whole_document
from journey.model.arrows import parse_arrow
from journey.model.texts import nfc
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.states.rates.forecasting import Change

_NO_SHARE = Sentence(
    "{option:all} has no share from 0 to 1: write {share:all} or {percentage:all}",
    "{option:all}에 0에서 1까지의 비율이 없습니다. {share:all} 또는 {percentage:all}처럼 쓰세요",
)
_TWICE = Sentence(
    "{name} is given two figures: {one:plain} and {other:plain}",
    "{name}에 수치가 둘 있습니다: {one:plain}, {other:plain}",
)
_FIGURE = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(%?)\s*", re.ASCII)
_NUMBERED = re.compile(r"\s*([^#]*?)\s*#\s*(\d{1,9})\s*", re.ASCII)


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "--remove",
    multiple=True,
    metavar="TOUCHPOINT",
    help="What if nobody could use this touchpoint? May be repeated.",
)
@click.option(
    "--improve",
    multiple=True,
    metavar="TOUCHPOINT=SHARE",
    help="What if this share of those lost there went on? As desk=20% or desk=0.2. May be "
    "repeated.",
)
@click.option(
    "--rate",
    "rates",
    multiple=True,
    metavar="'A -> B=SHARE'",
    help="What if this were the rate of a transition? As 'cart -> paid=40%' or "
    "'cart -> paid=0.4'. May be repeated.",
)
@language_option()
def command(
    file: str,
    remove: tuple[str, ...],
    improve: tuple[str, ...],
    rates: tuple[str, ...],
    language: str | None,
) -> None:
    """Forecast from planned rates how walks end.

    FILE is a journey file, or - for the standard input. The figures (how walks end, how long they
    take, what they are worth) are for each entry and each customer there. Where rates are missing
    they are named, and nothing is guessed. With --remove, --improve or --rate, compare with the
    journey so changed.

    Exit status: 0; 1 when a figure that is asked for is unknown or the file holds no whole
    journey; 2 when the call is wrong.
    """
    from journey.coverage.text import tabulate_forecast
    from journey.problems.errors import JourneyError
    from journey.states.rates.forecasting import what_if

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    try:
        changes: tuple[Change, ...] = what_if(
            document.journey,
            remove=[nfc(name.strip()) for name in remove],
            rates=_figures(rates, _transitions, chosen),
            improve=_figures(improve, lambda name: [name], chosen),
        )
    except JourneyError as error:
        stop(error.say(chosen))
    changed = bool(remove or improve or rates)
    click.echo(tabulate_forecast(changes, document.journey, chosen, changed=changed), nl=False)
    asked = (change.after or change.before if changed else change.before for change in changes)
    sys.exit(0 if all(each.is_known for each in asked) else 1)


def _figures(
    options: Iterable[str], names_in: Callable[[str], Iterable[str]], language: str
) -> dict[str, float]:
    """Read `desk=20%` and `desk=0.2`; what is neither could mean a hundredth of what it says."""
    found: dict[str, float] = {}
    for option in options:
        written, equals, figure = option.rpartition("=")
        share = _share(figure)
        if share is None or not equals:
            stop(_NO_SHARE.say(language, {"option": option, **_examples(written, figure)}))
        for name in names_in(nfc(written.strip())):
            if (before := found.setdefault(name, share)) != share:
                values = {"name": name, "one": f"{before:g}", "other": f"{share:g}"}
                stop(_TWICE.say(language, values))
    return found


def _share(text: str) -> float | None:
    """Return the share that a text means, from 0 to 1; None where it means none."""
    found = _FIGURE.fullmatch(text)
    share = float(found[1]) / (100 if found[2] else 1) if found else -1.0
    return share if 0 <= share <= 1 else None


def _examples(written: str, figure: str) -> dict[str, str]:
    """Write an option in both forms, with the percentage that a figure above 1 may mean."""
    found = _FIGURE.fullmatch(figure)
    meant = float(found[1]) if found and written else 20.0
    percent = meant if 0 <= meant <= 100 else 20.0
    name = (written or figure).strip()
    return {"share": f"{name}={percent / 100:g}", "percentage": f"{name}={percent:g}%"}


def _transitions(text: str) -> list[str]:
    """List the names of the transitions that an arrow means, spaced as in the file or not."""
    numbered = _NUMBERED.fullmatch(text)
    try:
        steps = parse_arrow((numbered[1] if numbered else text).replace("→", "->"))
    except ValueError:
        return [text]
    number = int(numbered[2]) if numbered else 1
    ending = f"#{number}" if number != 1 else ""
    return [f"{source} -> {target}{ending}" for source, target in steps]


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@language_option()
def mandatory_command(file: str, language: str | None) -> None:
    """Tell the touchpoints that customers cannot avoid.

    FILE is a journey file, or - for the standard input. For each customer who enters: the
    touchpoints without which they could reach no outcome.
    """
    from journey.coverage.text import tabulate_mandatory
    from journey.states.unavoidable import mandatory

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    found = mandatory(document.journey)
    click.echo(tabulate_mandatory(found, chosen), nl=False)
