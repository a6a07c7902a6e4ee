"""`journey schema`."""

from pathlib import Path

from journey.cli import options
from journey.cli.command import Call, Command, Reply


def answer(call: Call, output: Path | None, of: str) -> Reply:
    """Print the JSON Schema of journey files, for editors.

    An editor that knows it completes keys, explains them and underlines mistakes.
    """
    from journey.checking.reporters.json import report_schema
    from journey.files.schema import json_schema
    from journey.walks.scripts.json import walks_schema

    data = {"journey": json_schema, "report": report_schema, "walks": walks_schema}[of]()
    from journey.words.plain import json_of

    text = json_of(data)
    return call.answer_into(output, text)


COMMAND = Command(
    answer,
    options.output("Write to this file instead."),
    options.choice(
        "--of",
        ["journey", "report", "walks"],
        "Of journey files, of `journey check --format json`, or of `journey walks --format json`.",
    ),
)
