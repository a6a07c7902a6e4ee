"""`journey baseline`."""

import sys
from datetime import date
from pathlib import Path

import click

from journey.cli.terminal import (
    configured_language,
    language_option,
    spare_what_is_read,
    stop,
    today_option,
    write_file,
)
from journey.words.sentences import Sentence

DEFAULT = "journey-baseline.json"

_ONE_FILE = Sentence("name one file for the baseline", "기준선 파일은 하나만 쓰세요")
_WRITTEN = Sentence("{file:all}: {count} finding{count:s}", "{file:all}: 지적 {count}건")
_LEFT = Sentence(
    "{left} more cannot be left aside: `journey check` shows them",
    "{left}건은 기준선에 넣을 수 없습니다. `journey check`로 볼 수 있습니다",
)


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
    """Leave today's findings aside, to be told only new ones.

    They are written into a file; `journey check --baseline` with it tells only what comes after.
    PATHS are files and folders to check, as for `journey check`; one that ends in .json (and is no
    journey file) is the baseline's file.

    Exit status: 0; 1 when something was found that cannot be left aside; 2 when the call is wrong.
    """
    from journey.checking.baseline import Baseline, baseline_of, write_baseline
    from journey.cli.many import run_checks

    named = [path for path in paths if path.endswith(".json") and ".journey." not in path]
    if len(named) + (output is not None) > 1:
        stop(_ONE_FILE.say(configured_language(".", language)))
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
    spare_what_is_read(target, (report.name for report in outcome.reports), outcome.language)
    write_file(target, write_baseline(found).encode(), outcome.language)
    left = sum(len(report) for report in outcome.reports) - len(found)
    values = {"file": click.format_filename(target), "count": len(found), "left": left}
    click.echo(_WRITTEN.say(outcome.language, values))
    if left:
        click.echo(f"journey: {_LEFT.say(outcome.language, values)}", err=True)
        sys.exit(1)


def _default_paths() -> list[str]:
    from journey.cli.terminal import configured
    from journey.problems.errors import BadConfiguration

    try:
        return [] if configured(".").settings.paths else ["."]
    except BadConfiguration:
        return []
