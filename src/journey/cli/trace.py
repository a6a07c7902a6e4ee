"""`journey trace`."""

import sys
from typing import TYPE_CHECKING, Any

import click

from journey.cli.terminal import (
    color_option,
    configured_language,
    format_option,
    language_option,
    manner,
    stop,
    whole_document,
)

if TYPE_CHECKING:
    from journey.coverage.taken.trace import TraceCoverage
    from journey.files.document import Document


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.argument("traces", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option("--all", "all_missing", is_flag=True, help="List everything, also states.")
@format_option
@click.option(
    "--fail-under",
    "least",
    multiple=True,
    metavar="[FIGURE=]PERCENT",
    help="The least percentage of touchpoints, transitions and customers, or of one figure. May be "
    "repeated.",
)
@color_option
@language_option()
def command(
    file: str,
    traces: tuple[str, ...],
    all_missing: bool,
    format_: str,
    least: tuple[str, ...],
    color: str,
    language: str | None,
) -> None:
    """Tell how much of a journey tests have taken.

    FILE is a journey file, or - for the standard input. TRACES are files of JSON lines, such as
    {"walk": "1", "touchpoint": "cart", "customer": "vip/browsing"}.

    Exit status: 0, or 1 when a figure is below --fail-under, a trace has an error, or FILE holds no
    whole journey; 2 when the call is wrong. What the model does not allow is told, and no error.
    """
    from journey.coverage.figures import percentages
    from journey.coverage.taken.text import recount, to_json
    from journey.coverage.taken.trace import HELD, TAKEN
    from journey.problems.errors import JourneyError

    chosen = configured_language(file, language)
    try:
        wanted = percentages(least, TAKEN, HELD)
    except JourneyError as error:
        stop(error.say(chosen))
    document: Any = whole_document(file, chosen)
    coverage = covered(document, traces, chosen)
    if format_ == "json":
        text = to_json(coverage, chosen)
    else:
        text = recount(coverage, manner(chosen, color), least=wanted, all_missing=all_missing)
    click.echo(text, nl=False, color=True)
    sys.exit(1 if coverage.errors or coverage.short_of(wanted) else 0)


def covered(document: "Document", traces: tuple[str, ...], language: str) -> "TraceCoverage":
    """Read traces, and tell how much of a journey they take; or say why not, and stop."""
    from journey.coverage.taken.following import cover_trace
    from journey.coverage.taken.reading import read_trace
    from journey.coverage.taken.trace import Trace
    from journey.problems.errors import JourneyError

    whole = Trace()
    try:
        for trace in traces:
            whole += read_trace(trace)
    except JourneyError as error:
        stop(error.say(language))
    return cover_trace(document, whole)
