"""`journey report`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journey.cli.terminal import (
    configured_language,
    configured_settings,
    language_option,
    manner,
    spare_what_is_read,
    stop,
    today_option,
    whole_document,
    write_file,
)
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.operating.wheel.answers import Answers

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

_path = click.Path(path_type=str)


@click.command()
@click.argument("file", type=_path)
@click.option("--weekly", is_flag=True, help="What hurts, what is due, what to decide and tell.")
@click.option("--monthly", is_flag=True, help="Everything. [default]")
@click.option("--summary", is_flag=True, help="One page for a chief executive.")
@click.option("--team", metavar="TEAM", help="Only what this team owns, causes and is told.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to write: .html, .md (its pictures go into a folder beside it) or .pdf; - is the "
    "standard output. [default: FILE's name with the kind of report, as .html, in this folder]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["html", "md", "pdf"]),
    help="The format, where the name of the output does not tell.",
)
@click.option(
    "--readings", metavar="READINGS", type=_path, help="What metrics were: CSV or Parquet."
)
@click.option(
    "--tickets", metavar="TICKETS", type=_path, help="What customers said: CSV or Parquet."
)
@click.option(
    "--measured", metavar="COUNTS", type=_path, help="How often that was, counted before: YAML."
)
@click.option(
    "--answers",
    "answers",
    multiple=True,
    metavar="ANSWERS",
    type=_path,
    help="What one person answered about the Wheel of Operation: YAML. May be repeated.",
)
@click.option(
    "--templates",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder whose templates go before those of the library.",
)
@click.option(
    "--theme",
    "themes",
    multiple=True,
    metavar="THEME",
    help="auto (as the reader prefers), light, dark, print (black and white), or a theme "
    "FILE.toml. [default: auto]",
)
@today_option
@language_option("report", "the first of the file's languages, or en")
def command(
    file: str,
    weekly: bool,
    monthly: bool,
    summary: bool,
    team: str | None,
    output: Path | None,
    format_: str | None,
    templates: Path | None,
    themes: tuple[str, ...],
    today: date | None,
    language: str | None,
    **data: Any,
) -> None:
    """Write the document for a meeting, or a page of summary.

    FILE is a journey file, or - for the standard input. The document opens with the mission and
    what customers say. What was not measured is said to be unknown.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call, a data file or a
    template is wrong, or the report could not be written.
    """
    from journey.cli.draw import asked_look
    from journey.problems.errors import JourneyError
    from journey.reports.preparing import report
    from journey.reports.publishing import publish

    spoken = configured_language(file, language)
    if weekly + monthly + summary > 1:
        stop(_ONE_KIND.say(spoken))
    kind: Any = "weekly" if weekly else "summary" if summary else "monthly"
    document = whole_document(file, spoken)
    chosen = language or next((x for x in document.journey.languages if x in ("en", "ko")), "en")
    target = output or Path(f"{_stem(file)}.{kind}.{format_ or 'html'}")
    name = format_ or _ENDINGS.get(target.suffix.lower())
    if name is None:
        stop(_NO_FORMAT.say(spoken))
    read = [file, *(path for path in _paths(data) if path)]
    spare_what_is_read(target, read, spoken)
    folder = "" if str(target) == "-" else f"{target.stem}_files"
    try:
        given = _given(document, {**data, "today": today}, spoken)
        settings = configured_settings(file)
        paper = report(
            document, kind, team=team, language=chosen, today=today, settings=settings, **given
        )
        look = asked_look(themes)
        made = publish(paper, name, templates=templates, folder=folder, **look)
    except JourneyError as error:
        stop(*error.say(spoken).splitlines())
    _write(made, target, spoken)
    for note in made.notes:
        click.echo(f"journey: {note}", err=True)
    if str(target) != "-":
        click.echo(click.format_filename(target))


def _paths(data: dict[str, Any]) -> tuple[str, ...]:
    return (data["readings"], data["tickets"], data["measured"], *data["answers"])


def _given(document: Any, data: dict[str, Any], language: str) -> dict[str, Any]:
    """Read the data that are given besides the journey.

    Raises:
        JourneyError: Something in one of them cannot be used.
    """
    from journey.operating.goals.input import read_readings
    from journey.operating.voices.input import read_tickets
    from journey.operating.voices.keeping import read_measured

    if data["tickets"] and data["measured"]:
        stop(_ONE_COUNT.say(language))
    given: dict[str, Any] = {}
    if data["readings"]:
        given["readings"] = read_readings(data["readings"], document, today=data["today"])
    if data["tickets"]:
        given["tickets"] = read_tickets(data["tickets"], document.journey)
    if data["measured"]:
        given["measured"] = read_measured(data["measured"])
    given["answers"] = _answers(data["answers"], language)
    return given


def _answers(names: tuple[str, ...], language: str) -> "list[Answers]":
    """Read what people answered, and say what is wrong with all of it at once."""
    from journey.checking.reporters.text import REPORTER
    from journey.operating.wheel.input import read_answers
    from journey.problems.errors import BadAnswers, JourneyError

    found, wrong, reports = [], [], []
    for name in names:
        try:
            found.append(read_answers(name))
        except BadAnswers as error:
            reports.append(error.in_language(language))
        except JourneyError as error:
            wrong.append(error.say(language))
    if reports:
        click.echo(REPORTER.write(reports, manner(language)), nl=False, err=True, color=True)
    if wrong:
        stop(*wrong)
    if reports:
        sys.exit(2)
    return found


def _write(made: Any, target: Path, language: str) -> None:
    from journey.problems.errors import say_closed

    if str(target) == "-" or not made.pictures:
        write_file(target, made.data, language)
        return
    try:
        made.save(target)
    except OSError as error:
        error.filename = error.filename or str(target)
        stop(say_closed(error, language, writing=True))


def _stem(file: str) -> str:
    from journey.files.yaml.searching import ENDINGS

    name = "journey" if file == "-" else Path(file).name
    for ending in (*ENDINGS, ".yaml", ".yml", ".json"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name
