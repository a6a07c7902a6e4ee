"""`journey dump`."""

from journey.cli import options
from journey.cli.command import Call, Command, Reply


def answer(call: Call) -> Reply:
    """Print a journey in its shortest form.

    FILE is a journey file, or - for the standard input. What is printed reads back as the same
    journey; comments are lost.
    """
    from journey.files.exporting import dump

    return Reply(dump(call.journey))


COMMAND = Command(answer, options.FILE, options.LANGUAGE)
