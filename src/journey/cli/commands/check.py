"""`journey check`."""

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.cli.terminal import note
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


def answer(
    call: Call,
    paths: tuple[str, ...],
    fail_on: str | None,
    show: str,
    formats: tuple[str, ...],
    baseline: Path | None,
    no_baseline: bool,
    allow_none: bool,
) -> Reply:
    """Check journeys, and tell each mistake at its line.

    PATHS are journey files, folders (in which all *.journey.yaml, *.journey.yml and *.journey.json
    files are checked), or - for the standard input. Without any, the `paths` of the configuration
    are checked.

    Exit status: 0 when there is nothing at or above --fail-on; 1 when there is; 2 when the call or
    the configuration is wrong or a path cannot be opened.
    """
    from journey.cli.many import run_checks

    wanted = _formats(call, formats)
    outcome = run_checks(
        paths, today=call.today, language=call.asked_language, allow_none=allow_none
    )
    call.language = outcome.language
    note(*outcome.troubles)
    notes = (*outcome.notes, *(() if no_baseline else _hide(outcome, baseline)))
    for _, file in wanted:
        if file is not None:
            call.spare(file, (report.name for report in outcome.reports))
    if outcome.reports:
        _write(call, outcome, wanted, show, notes)
    return Reply(status=2 if outcome.troubles else 1 if outcome.fails(fail_on) else 0)


def _formats(call: Call, formats: tuple[str, ...]) -> list[tuple[str, Path | None]]:
    """Read `sarif=out.sarif`: a format, and where to; - is the standard output."""
    from journey.checking.reporter import all_reporters
    from journey.problems.errors import UnknownReporter

    known = {"text"} if formats in ((), ("text",)) else set(all_reporters())
    wanted: list[tuple[str, Path | None]] = []
    taken: dict[str, str] = {}
    for each in formats or ("text",):
        name, _, text = each.partition("=")
        if name not in known:
            raise UnknownReporter("format", name, sorted(known))
        file = Path(text) if text not in ("", "-") else None
        at = realpath(file) if file else ""
        if at in taken:
            call.refuse(_SAME_FILE if at else _ONE_OUTPUT, names=(taken[at], name), file=text)
        taken[at] = name
        wanted.append((name, file))
    return wanted


def _hide(outcome: "Outcome", baseline: Path | None) -> tuple[str, ...]:
    """Take away what the baseline knows, and tell what of it no longer occurs."""
    file = baseline or outcome.configuration.baseline
    if file is None:
        return ()
    from journey.checking.baseline import gone_note, hide, read_baseline

    outcome.reports, gone = hide(outcome.reports, read_baseline(file))
    return (gone_note(gone, str(file), outcome.language),) if gone else ()


def _write(
    call: Call,
    outcome: "Outcome",
    wanted: list[tuple[str, Path | None]],
    show: str,
    notes: tuple[str, ...],
) -> None:
    from importlib import import_module

    from journey.checking.reporter import all_reporters
    from journey.problems.findings import Severity

    least = Severity[show.upper()]
    for name, file in wanted:
        color = "never" if file or name != "text" else call.color
        how = call.manner(color, least=least, notes=notes, version=_version(name))
        if name == "text":
            reporter = import_module("journey.checking.reporters.text").REPORTER
        else:
            reporter = all_reporters()[name]
        text = reporter.write(outcome.reports, how)
        if file is None:
            click.echo(text, nl=False, color=True)
        else:
            call.write(file, text)


def _version(format_: str) -> str:
    if format_ == "text":
        return ""
    from journey import __version__

    return str(__version__)


_SEVERITIES = ["error", "warning", "advice"]

COMMAND = Command(
    answer,
    options.PATHS,
    options.wish(
        "--fail-on",
        [*_SEVERITIES, "never"],
        "Exit with 1 for findings of this severity or above. [default: the configured one, or "
        "error]",
    ),
    options.choice(
        "--show",
        _SEVERITIES,
        "Show findings of this severity or above, in the format text; all are counted.",
        "advice",
    ),
    options.several(
        "--format NAME[=FILE]",
        "text, json, sarif, github or markdown; with =FILE it is written there. May be repeated, "
        "each time to another file. [default: text]",
        "formats",
    ),
    options.target(
        "--baseline",
        "Leave out the findings in this file, which `journey baseline` wrote. [default: the "
        "configured one, or none]",
    ),
    options.flag("--no-baseline", "Show what the configured baseline leaves out."),
    options.flag("--allow-none", "Exit with 0 where there is no journey file."),
    options.TODAY,
    options.COLOR,
    options.LANGUAGE,
)
