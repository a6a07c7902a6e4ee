"""`journey mandatory`."""

from journey.cli import options
from journey.cli.command import Call, Command, Reply


def answer(call: Call) -> Reply:
    """Tell the touchpoints that customers cannot avoid.

    FILE is a journey file, or - for the standard input. For each customer who enters: the
    touchpoints without which they could reach no outcome.
    """
    from journey.coverage.text import tabulate_mandatory
    from journey.states.unavoidable import mandatory

    return Reply(tabulate_mandatory(mandatory(call.journey), call.language))


COMMAND = Command(answer, options.FILE, options.LANGUAGE)
