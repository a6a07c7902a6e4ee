"""`journey wheel`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journey.cli.terminal import (
    color_option,
    configured_language,
    configured_settings,
    format_option,
    language_option,
    manner,
    spare_what_is_read,
    stop,
    today_option,
    whole_document,
    write_file,
)
from journey.facts.calendar import day_of
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.operating.wheel.answers import Answers
    from journey.operating.wheel.wheel import Wheel

_NO_FILE = Sentence(
    "name a journey file, or ask for the form with {option:all}",
    "여정 파일을 지정하거나 {option:all}로 빈 양식을 받으세요",
)
_ALONE = Sentence(
    "{option:all} is for itself: the form needs neither a journey nor answers",
    "{option:all}에는 여정 파일도 답변도 필요하지 않습니다",
)
_NO_PICTURE = Sentence(
    "the wheel is drawn as .svg, .png or .pdf", "휠은 .svg, .png, .pdf 파일로만 그릴 수 있습니다"
)
_FILLED = Sentence(
    "{path:all} is there already, and may be filled in: name another",
    "{path:all} 파일이 이미 있고 답이 들어 있을 수 있습니다. 다른 이름을 쓰세요",
)
_TWO_DAYS = Sentence(
    "there is nothing to compare: the answers are of one day at most",
    "비교할 것이 없습니다. 서로 다른 날의 답변이 둘 이상 있어야 합니다",
)


@click.command()
@click.argument("file", type=click.Path(path_type=str), required=False)
@click.argument("more", metavar="[ANSWERS]", nargs=-1, type=click.Path(path_type=str))
@click.option(
    "--answers",
    "answers",
    multiple=True,
    metavar="ANSWERS",
    type=click.Path(path_type=str),
    help="What one person answered on one day, a YAML file. May be repeated, or followed by "
    "several.",
)
@click.option(
    "--compare", is_flag=True, help="Set the first and the latest day of the answers side by side."
)
@click.option(
    "--questions", is_flag=True, help="Print the questions instead, as a form to fill in."
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a file of answers instead.")
@click.option(
    "--all", "everything", is_flag=True, help="Leave nothing out, and list what the file shows."
)
@format_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Also draw the wheel into this file: .svg, .png or .pdf. With --questions or --schema, "
    "write them there.",
)
@click.option(
    "--theme",
    "themes",
    multiple=True,
    metavar="THEME",
    help="How to draw: auto, light, dark, print, or a theme FILE.toml. [default: auto]",
)
@today_option
@color_option
@language_option()
def command(
    file: str | None,
    more: tuple[str, ...],
    answers: tuple[str, ...],
    compare: bool,
    questions: bool,
    schema: bool,
    everything: bool,
    format_: str,
    output: Path | None,
    themes: tuple[str, ...],
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Assess a team on the eight spokes of a wheel.

    FILE is a journey file, or - for the standard input. What people answered stands beside what the
    file itself shows; without answers that alone is told. Begin with the form:

    journey wheel --questions -o kim.yaml

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call is wrong, an answer
    cannot be read, or the wheel cannot be drawn.
    """
    chosen = configured_language(file or ".", language)
    given = (*answers, *more)
    if questions or schema:
        if file is not None or given or (questions and schema):
            stop(_ALONE.say(chosen, {"option": "--questions" if questions else "--schema"}))
        _hand_out(questions, output, day_of(today), chosen)
        return
    if file is None:
        stop(_NO_FILE.say(chosen, {"option": "--questions"}))
    document = whole_document(file, chosen)
    read = _read(given, chosen)
    wheel = _assessed(document, read, today, configured_settings(file), chosen)
    if compare and wheel.whole is None:
        stop(_TWO_DAYS.say(chosen))
    if format_ == "json":
        _echo_json(wheel, chosen)
    else:
        from journey.operating.wheel.text import tell_wheel
        from journey.words.setting import set_lines

        told = tell_wheel(wheel, document.journey, chosen, compare=compare)
        text = set_lines(told, manner(chosen, color), everything=everything)
        click.echo(text, nl=False, color=True)
    if output is not None:
        spare_what_is_read(output, [file, *given], chosen)
        _draw(wheel, document.journey, output, themes, chosen, compare=compare)


def _hand_out(questions: bool, output: Path | None, day: date, language: str) -> None:
    """Write the form or the schema; never over answers that somebody gave."""
    from journey.operating.wheel.form import answers_schema, form_of
    from journey.words.plain import as_json

    text = form_of(day) if questions else as_json(answers_schema())
    if output is None:
        click.echo(text, nl=False)
        return
    if questions and str(output) != "-" and output.exists():
        stop(_FILLED.say(language, {"path": click.format_filename(output)}))
    write_file(output, text.encode(), language)


def _read(names: tuple[str, ...], language: str) -> "list[Answers]":
    """Read every file of answers, and say what is wrong with all of them at once."""
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


def _assessed(
    document: Any, answers: "list[Answers]", today: date | None, settings: Any, language: str
) -> "Wheel":
    from journey.operating.wheel.asking import assess
    from journey.problems.errors import JourneyError

    try:
        return assess(document, answers, today=today, settings=settings)
    except JourneyError as error:
        stop(error.say(language))


def _echo_json(wheel: "Wheel", language: str) -> None:
    from journey.words.plain import as_json, plain

    click.echo(as_json({"format": 1, **plain(wheel, language)}), nl=False)


def _draw(
    wheel: "Wheel",
    journey: Any,
    output: Path,
    themes: tuple[str, ...],
    language: str,
    *,
    compare: bool,
) -> None:
    from journey.cli.draw import asked_look
    from journey.pictures.drawing import render
    from journey.pictures.parts.wheel import wheel_picture
    from journey.problems.errors import JourneyError

    ending = output.suffix.lower().removeprefix(".")
    if ending not in ("svg", "png", "pdf"):
        stop(_NO_PICTURE.say(language))
    try:
        chart = wheel_picture(wheel, journey, compare=compare, language=language)
        picture = render(chart, ending, **asked_look(themes))
    except JourneyError as error:
        stop(error.say(language))
    write_file(output, picture.data, language)
