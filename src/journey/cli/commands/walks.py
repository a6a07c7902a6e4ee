"""`journey walks`."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journey.cli import options
from journey.cli.command import Call, Command, Reply

if TYPE_CHECKING:
    from journey.walks.suite import Suite
    from journey.words.terminal import Manner


def answer(call: Call, cover: Any, output: Path | None, **wishes: Any) -> Reply:
    """List the fewest complete walks that cover a journey.

    FILE is a journey file, or - for the standard input. Guards are respected, and every walk comes
    from an entry to an outcome. Beside the walks and their steps stands how few of each there have
    to be, which is proven.

    Exit status: 0; 1 when something that is to be covered is out of reach, or the file holds no
    whole journey; 2 when the call is wrong.
    """
    from journey.walks.suites import suite_of

    suite = suite_of(call.journey, cover, **wishes)
    status = 0 if suite.is_complete else 1
    if output is None:
        return Reply(lambda how: _written(call, suite, how, Path()), status=status)
    call.spare(output, [call.file])
    call.hand_over(output, _written(call, suite, call.manner("never"), output.parent))
    return Reply(status=status)


def _written(call: Call, suite: "Suite", how: "Manner", folder: Path) -> str:
    from journey.walks.scripting import script
    from journey.walks.scripts import pytest

    form = call.format or "text"
    if form == "markdown":
        how = replace(how, language=call.own_language(otherwise=call.language))
    if form != "pytest" or call.file == "-":
        return script(suite, form, manner=how)
    try:
        name = Path(os.path.relpath(call.file, folder)).as_posix()
    except ValueError:  # on another drive
        name = Path(call.file).absolute().as_posix()
    return pytest.write(suite, how, name)


COMMAND = Command(
    answer,
    options.FILE,
    options.choice(
        "--cover",
        ["transitions", "arrows", "touchpoints", "pairs", "customers", "outcomes"],
        "What to meet: transitions, as each customer who can take them; arrows, whoever takes "
        "them; touchpoints, whoever comes; pairs of a touchpoint and a customer; each customer, "
        "somewhere; each outcome, for each customer who begins.",
    ),
    options.quantity(
        "--switch",
        "Of transitions and arrows: cover all sequences of so many and one more.",
        0,
        click.IntRange(min=0),
    ),
    options.option("--customer PATTERN", "Who begins the walks: vip/browsing, or vip."),
    options.choice("--minimise", ["steps", "walks"], "What to have as little of as can be."),
    options.option("--max-length N", "How many steps a walk may have.", type=click.IntRange(min=0)),
    options.choice(
        "--format",
        ["text", "json", "markdown", "pytest"],
        "For a terminal, a program, a human tester, or as tests to complete with a driver.",
    ),
    options.output("Write to this file instead."),
    options.COLOR,
    options.language(
        "script", "for markdown the first of the file's languages, else as configured"
    ),
)
