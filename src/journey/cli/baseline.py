"""`journey baseline`."""

import sys
from datetime import date
from pathlib import Path

import click

from journey.cli.common import language_option, stop, today_option, write_file

DEFAULT = "journey-baseline.json"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=str))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=f"The baseline's file. [default: the configured one, or {DEFAULT}]",
)
@today_option
@language_option()
def command(
    paths: tuple[str, ...], output: Path | None, today: date | None, language: str | None
) -> None:
    """Write down all findings of today, so that `journey check` tells only what comes after.

    A path that ends in .json (and is no journey file) is the baseline's file; the others are files
    and folders to check, as for `journey check`.
    """
    from journey.baselining import Baseline, baseline_of, write_baseline
    from journey.cli.running import run_checks

    named = [path for path in paths if path.endswith(".json") and ".journey." not in path]
    if len(named) + (output is not None) > 1:
        stop("name one file for the baseline")
    outcome = run_checks(
        [path for path in paths if path not in named] or _default_paths(),
        today=today,
        language=language,
    )
    if outcome.troubles:
        stop(*outcome.troubles)
    name = outcome.configuration.settings.baseline
    folder = outcome.configuration.folder
    target = output or (Path(named[0]) if named else folder / name if name else Path(DEFAULT))
    found: Baseline = baseline_of(outcome.reports)
    write_file(target, write_baseline(found).encode())
    left = sum(len(report) for report in outcome.reports) - len(found)
    click.echo(
        f"{click.format_filename(target)}: {len(found)} finding{'s'[len(found) == 1 :]}", err=False
    )
    if left:
        click.echo(
            f"journey: {left} more cannot be left aside: `journey check` shows them", err=True
        )
        sys.exit(1)


def _default_paths() -> list[str]:
    from journey.cli.running import configured
    from journey.errors import BadConfiguration

    try:
        return [] if configured(".").settings.paths else ["."]
    except BadConfiguration:
        return []
