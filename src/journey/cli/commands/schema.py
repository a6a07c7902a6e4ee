"""`journey schema`."""

from pathlib import Path

import click

from journey.cli import options
from journey.cli.command import Call, Command, Reply


def answer(call: Call, output: Path | None, of: str) -> Reply:
    """Print the JSON Schema of journey files or of JSON output.

    An editor that knows that of journey files completes keys, explains them and underlines
    mistakes.
    """
    from journey.checking.reporters.json import report_schema
    from journey.cli.schemas import SCHEMAS
    from journey.files.schema import json_schema
    from journey.walks.scripts.json import walks_schema
    from journey.words.plain import json_of

    known = {"journey": json_schema, "report": report_schema, "walks": walks_schema, **SCHEMAS}
    text = json_of(known[of]())
    return call.answer_into(output, text)


_OF = (
    *("journey", "report", "coverage", "due", "goals", "improvements", "operations", "trace"),
    *("voice", "walks", "wheel"),
)

COMMAND = Command(
    answer,
    options.output("Write to this file instead."),
    options.option(
        "--of WHAT",
        f"Of what: {', '.join(_OF)}. A journey is a file; a report what `journey check --format "
        "json` writes; the others are commands.",
        type=click.Choice(_OF),
        default=_OF[0],
        show_default=True,
    ),
)
