"""`journey report`."""

from pathlib import Path
from typing import Any

import click

from journey.cli import options
from journey.cli.command import Call, Command
from journey.cli.given import given_answers
from journey.words.sentences import Sentence

_ONE_KIND = Sentence(
    "ask for one of --weekly, --monthly and --summary",
    "--weekly, --monthly, --summary 가운데 하나만 쓰세요",
)
_NO_FORMAT = Sentence(
    "a report is written as .html, .md or .pdf: name the file so, or say --format",
    "보고서는 .html, .md, .pdf 파일로 만듭니다. 파일 이름을 그렇게 쓰거나 --format을 쓰세요",
)
_ONE_COUNT = Sentence(
    "give --tickets or --measured: what was counted once is not counted again",
    "--tickets와 --measured 가운데 하나만 쓰세요. 같은 건수를 두 번 셀 수 없습니다",
)
_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".pdf": "pdf"}


def answer(
    call: Call,
    weekly: bool,
    monthly: bool,
    summary: bool,
    output: Path | None,
    templates: Path | None,
    themes: tuple[str, ...],
    **data: Any,
) -> None:
    """Write the document for a meeting, or a page of summary.

    FILE is a journey file, or - for the standard input. The document opens with the mission and
    what customers say. What was not measured is said to be unknown.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call, a data file or a
    template is wrong, or the report could not be written.
    """
    from journey.pictures.theme.reading import look_of
    from journey.reports.preparing import report
    from journey.reports.publishing import publish

    if weekly + monthly + summary > 1:
        call.refuse(_ONE_KIND)
    kind: Any = "weekly" if weekly else "summary" if summary else "monthly"
    language = call.own_language()
    target = output or Path(f"{call.stem}.{kind}.{call.format or 'html'}")
    name = call.format or _ENDINGS.get(target.suffix.lower()) or call.refuse(_NO_FORMAT)
    call.spare(target, [call.file, *_paths(**data)])
    given = _given(call, **data)
    asked: dict[str, Any] = {"team": call.team, "language": language, "today": call.today}
    paper = report(call.document, kind, **asked, settings=call.settings(), **given)
    look = look_of(themes)
    folder = "" if str(target) == "-" else f"{target.stem}_files"
    made = publish(
        paper, name, templates=templates, folder=folder, theme=look.theme, ground=look.ground
    )
    call.hand_over(target, made.data, made.notes, made.save if made.pictures else None)


def _paths(*, answers: tuple[str, ...], **one: str | None) -> tuple[str, ...]:
    return (*(path for path in one.values() if path), *answers)


def _given(
    call: Call,
    *,
    readings: str | None,
    tickets: str | None,
    measured: str | None,
    answers: tuple[str, ...],
) -> dict[str, Any]:
    """Read the data that are given besides the journey.

    Raises:
        JourneyError: Something in one of them cannot be used.
    """
    from journey.operating.goals.input import read_readings
    from journey.operating.voices.input import read_tickets
    from journey.operating.voices.keeping import read_measured

    if tickets and measured:
        call.refuse(_ONE_COUNT)
    given: dict[str, Any] = {}
    if readings:
        given["readings"] = read_readings(readings, call.document, today=call.today)
    if tickets:
        given["tickets"] = read_tickets(tickets, call.journey)
    if measured:
        given["measured"] = read_measured(measured)
    return {**given, "answers": given_answers(call, answers)}


COMMAND = Command(
    answer,
    options.FILE,
    options.flag("--weekly", "What hurts, what is due, what to decide and tell."),
    options.flag("--monthly", "Everything. [default]"),
    options.flag("--summary", "One page for a chief executive."),
    options.team("Only what this team owns, causes and is told."),
    options.output(
        "Where to write: .html, .md (its pictures go into a folder beside it) or .pdf; - is the "
        "standard output. [default: FILE's name with the kind of report, as .html, in this folder]"
    ),
    options.wish(
        "--format", ["html", "md", "pdf"], "The format, where the name of the output does not tell."
    ),
    options.source("--readings READINGS", "What metrics were: CSV or Parquet."),
    options.source("--tickets TICKETS", "What customers said: CSV or Parquet."),
    options.source("--measured COUNTS", "How often that was, counted before: YAML."),
    options.source(
        "--answers ANSWERS",
        "What one person answered about the Wheel of Operation: YAML. May be repeated.",
        multiple=True,
    ),
    options.option(
        "--templates FOLDER",
        "A folder whose templates go before those of the library.",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
    ),
    options.themes(
        "auto (as the reader prefers), light, dark, print (black and white), or a theme FILE.toml. "
        "[default: auto]"
    ),
    options.TODAY,
    options.language("report", options.OWN),
)
