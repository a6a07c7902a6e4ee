"""`journey wheel`."""

from functools import partial
from pathlib import Path

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.cli.given import given_answers
from journey.words.filenames import readable_path
from journey.words.sentences import Sentence

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


def answer(
    call: Call,
    more: tuple[str, ...],
    answers: tuple[str, ...],
    compare: bool,
    questions: bool,
    schema: bool,
    everything: bool,
    output: Path | None,
    themes: tuple[str, ...],
) -> Reply:
    """Assess a team on the eight spokes of a wheel.

    FILE is a journey file, or - for the standard input. What people answered stands beside what the
    file itself shows; without answers that alone is told. Begin with the form:

    journey wheel --questions -o kim.yaml

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call is wrong, an answer
    cannot be read, or the wheel cannot be drawn.
    """
    given = (*answers, *more)
    if questions or schema:
        if call.has_file or given or (questions and schema):
            call.refuse(_ALONE, option="--questions" if questions else "--schema")
        return _form(call, output) if questions else _schema(call, output)
    if not call.has_file:
        call.refuse(_NO_FILE, option="--questions")
    return _assessed(call, given, output, themes, compare=compare, everything=everything)


def _assessed(
    call: Call,
    files: tuple[str, ...],
    output: Path | None,
    themes: tuple[str, ...],
    *,
    compare: bool,
    everything: bool,
) -> Reply:
    from journey.operating.wheel.asking import assess
    from journey.operating.wheel.text import tell_wheel

    document, read = call.document, given_answers(call, files)
    wheel = assess(document, read, today=call.today, settings=call.settings())
    if compare and wheel.whole is None:
        call.refuse(_TWO_DAYS)

    def draw() -> None:
        from journey.pictures.parts.wheel import wheel_picture

        if output is not None:
            picture = partial(wheel_picture, wheel, call.journey, compare=compare)
            call.draw(output, picture, _NO_PICTURE, read=files, themes=themes)

    return Reply(
        told=lambda language: tell_wheel(wheel, call.journey, language, compare=compare),
        everything=everything,
        data=lambda: call.plain(wheel),
        then=draw,
    )


def _form(call: Call, output: Path | None) -> Reply:
    """Write the form; never over answers that somebody gave."""
    from journey.files.opening import is_there
    from journey.operating.wheel.form import form_of

    text = form_of(call.day)
    if output is not None and str(output) != "-" and is_there(output):
        call.refuse(_FILLED, path=readable_path(output))
    return call.answer_into(output, text)


def _schema(call: Call, output: Path | None) -> Reply:
    from journey.operating.wheel.form import answers_schema
    from journey.words.plain import as_json

    return call.answer_into(output, as_json(answers_schema()))


COMMAND = Command(
    answer,
    options.argument("file", required=False),
    options.argument("more", metavar="[ANSWERS]", nargs=-1),
    options.source(
        "--answers ANSWERS",
        "What one person answered on one day, a YAML file. May be repeated, or followed by "
        "several.",
        multiple=True,
    ),
    options.flag("--compare", "Set the first and the latest day of the answers side by side."),
    options.flag("--questions", "Print the questions instead, as a form to fill in."),
    options.flag("--schema", "Print the JSON Schema of a file of answers instead."),
    options.everything("Leave nothing out, and list what the file shows."),
    options.FORMAT,
    options.output(
        "Also draw the wheel into this file: .svg, .png or .pdf. With --questions or --schema, "
        "write them there."
    ),
    options.themes("How to draw: auto, light, dark, print, or a theme FILE.toml. [default: auto]"),
    options.TODAY,
    options.COLOR,
    options.LANGUAGE,
)
