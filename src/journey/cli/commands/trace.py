"""`journey trace`."""

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.cli.given import taken


def answer(call: Call, traces: tuple[str, ...], least: tuple[str, ...], everything: bool) -> Reply:
    """Tell how much of a journey tests have taken.

    FILE is a journey file, or - for the standard input. TRACES are files of JSON lines, such as
    {"walk": "1", "touchpoint": "cart", "customer": "vip/browsing"}.

    Exit status: 0, or 1 when a figure is below --fail-under, a trace has an error, or FILE holds no
    whole journey; 2 when the call is wrong. What the model does not allow is told, and no error.
    """
    from journey.coverage.figures import percentages
    from journey.coverage.taken.text import as_data, recount
    from journey.coverage.taken.trace import HELD, TAKEN

    wanted = percentages(least, TAKEN, HELD)
    coverage = taken(call, traces)
    return Reply(
        text=lambda how: recount(coverage, how, least=wanted, all_missing=everything),
        data=lambda: as_data(coverage, call.language),
        status=1 if coverage.errors or coverage.short_of(wanted) else 0,
    )


COMMAND = Command(
    answer,
    options.FILE,
    options.argument("traces", nargs=-1, required=True),
    options.everything("List everything, also states."),
    options.FORMAT,
    options.fail_under(
        "The least percentage of touchpoints, transitions and customers, or of one figure. May be "
        "repeated."
    ),
    options.COLOR,
    options.LANGUAGE,
)
