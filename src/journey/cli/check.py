"""`journey check`."""

import sys
from datetime import date
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from journey.cli.terminal import (
    color_option,
    configured_language,
    language_option,
    manner,
    spare_what_is_read,
    stop,
    today_option,
    write_file,
)
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.cli.many import Outcome

_ONE_OUTPUT = Sentence(
    "only one format can go to the standard output: name files for the others, as in "
    "--format sarif=out.sarif",
    "표준 출력에는 형식을 하나만 쓸 수 있습니다. 나머지는 --format sarif=out.sarif처럼 "
    "파일에 쓰세요",
)
_SAME_FILE = Sentence(
    "{names} would go to the same file, {file:all}: name another file for one of them",
    "{names}을(를) 같은 파일 {file:all}에 쓸 수 없습니다. 하나는 다른 파일에 쓰세요",
)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=str))
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    help="Exit with 1 for findings of this severity or above. [default: the configured one, or "
    "error]",
)
@click.option(
    "--show",
    type=click.Choice(["error", "warning", "advice"]),
    default="advice",
    show_default=True,
    help="Show findings of this severity or above, in the format text; all are counted.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="text, json, sarif, github or markdown; with =FILE it is written there. May be repeated, "
    "each time to another file. [default: text]",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="Leave out the findings in this file, which `journey baseline` wrote. [default: the "
    "configured one, or none]",
)
@click.option("--no-baseline", is_flag=True, help="Show what the configured baseline leaves out.")
@today_option
@color_option
@language_option()
def command(
    paths: tuple[str, ...],
    fail_on: str | None,
    show: str,
    formats: tuple[str, ...],
    baseline: Path | None,
    no_baseline: bool,
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Check journeys, and tell each mistake at its line.

    PATHS are journey files, folders (in which all *.journey.yaml, *.journey.yml and *.journey.json
    files are checked), or - for the standard input. Without any, the `paths` of the configuration
    are checked.

    Exit status: 0 when there is nothing at or above --fail-on; 1 when there is; 2 when the call or
    the configuration is wrong or a path cannot be opened.
    """
    from journey.cli.many import run_checks

    wanted = _formats(formats, paths, language)
    outcome = run_checks(paths, today=today, language=language)
    for trouble in outcome.troubles:
        click.echo(f"journey: {trouble}", err=True)
    notes = () if no_baseline else _hide(outcome, baseline)
    for _, file in wanted:
        if file is not None:
            spare_what_is_read(file, (report.name for report in outcome.reports), outcome.language)
    if outcome.reports:
        _write(outcome, wanted, color, show, notes)
    if outcome.troubles:
        sys.exit(2)
    sys.exit(1 if outcome.fails(fail_on) else 0)


def _formats(
    formats: tuple[str, ...], paths: tuple[str, ...], language: str | None
) -> list[tuple[str, Path | None]]:
    """Read `sarif=out.sarif`: a format, and where to; - is the standard output."""
    from journey.checking.reporter import all_reporters
    from journey.problems.errors import UnknownReporter

    def refuse(why: Sentence | UnknownReporter, values: dict[str, Any] | None = None) -> NoReturn:
        spoken = configured_language(paths[0] if paths else ".", language)
        stop(why.say(spoken, values) if isinstance(why, Sentence) else why.say(spoken))

    known = {"text"} if formats in ((), ("text",)) else set(all_reporters())
    wanted: list[tuple[str, Path | None]] = []
    taken: dict[str, str] = {}
    for each in formats or ("text",):
        name, _, text = each.partition("=")
        if name not in known:
            refuse(UnknownReporter("format", name, sorted(known)))
        file = Path(text) if text not in ("", "-") else None
        at = realpath(file) if file else ""
        if at in taken:
            refuse(_SAME_FILE if at else _ONE_OUTPUT, {"names": (taken[at], name), "file": text})
        taken[at] = name
        wanted.append((name, file))
    return wanted


def _hide(outcome: "Outcome", baseline: Path | None) -> tuple[str, ...]:
    """Take away what the baseline knows, and tell what of it no longer occurs."""
    name = outcome.configuration.settings.baseline
    file = baseline or (outcome.configuration.folder / name if name else None)
    if file is None:
        return ()
    from journey.checking.baseline import gone_note, hide, read_baseline
    from journey.problems.errors import BadBaseline

    try:
        known = read_baseline(file)
    except BadBaseline as error:
        stop(error.say(outcome.language))
    outcome.reports, gone = hide(outcome.reports, known)
    return (gone_note(gone, str(file), outcome.language),) if gone else ()


def _write(
    outcome: "Outcome",
    wanted: list[tuple[str, Path | None]],
    color: str,
    show: str,
    notes: tuple[str, ...],
) -> None:
    from importlib import import_module

    from journey.checking.reporter import all_reporters
    from journey.problems.findings import Severity

    least = Severity[show.upper()]
    for name, file in wanted:
        plain = "never" if file or name != "text" else color
        how = manner(outcome.language, plain, least=least, notes=notes, version=_version(name))
        if name == "text":
            reporter = import_module("journey.checking.reporters.text").REPORTER
        else:
            reporter = all_reporters()[name]
        text = reporter.write(outcome.reports, how)
        if file is None:
            click.echo(text, nl=False, color=True)
        else:
            write_file(file, text.encode(), outcome.language)


def _version(format_: str) -> str:
    if format_ == "text":
        return ""
    from journey import __version__

    return str(__version__)
