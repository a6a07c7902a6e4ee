"""Whether a picture that was committed is still what its file gives."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import click

from journey.cli.terminal import stop
from journey.words.filenames import readable_path
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.pictures.picture import Picture

_PDF = Sentence(
    "--check compares bytes, and a PDF has others each time: check the SVG or the PNG",
    "--check는 바이트를 비교하는데 PDF는 그릴 때마다 바이트가 다릅니다. SVG나 PNG를 확인하세요",
)
_NOWHERE = Sentence(
    "--check needs the picture's file: name it with -o",
    "--check에는 그림 파일이 필요합니다. -o로 쓰세요",
)
_MISSING = Sentence("{path:all} is not there", "{path:all} 파일이 없습니다")
_STALE = Sentence(
    "{path:all} is not what {file:all} gives", "{path:all} 그림은 {file:all} 파일의 내용과 다릅니다"
)
_CAME = Sentence("new: {texts}", "새로 생김: {texts}")
_WENT = Sentence("gone: {texts}", "없어짐: {texts}")
_OTHERWISE = Sentence(
    "it says the same; another version of journey, or other options, drew it",
    "글은 같습니다. journey의 다른 버전이나 다른 옵션으로 그린 그림입니다",
)
_RENEW = Sentence("renew it with: {command:all}", "다시 그리기: {command:all}")
_SAME = Sentence("{path:all} is up to date", "{path:all} 그림은 최신입니다")


def insist_comparable(target: str, format: str, language: str) -> None:
    """End the program where two pictures of this kind cannot be compared."""
    if target == "-":
        stop(_NOWHERE.say(language))
    if format == "pdf":
        stop(_PDF.say(language))


def compare(target: Path, picture: "Picture", language: str) -> None:
    """Say whether a file holds a picture; where it does not, say what differs and exit with 1."""
    context = click.get_current_context()
    values = {"path": readable_path(target), "file": context.params["file"]}
    from journey.files.opening import content_of
    from journey.files.yaml.reading import MAX_BYTES
    from journey.problems.errors import say_closed

    try:
        there = content_of(target, MAX_BYTES)
    except FileNotFoundError:
        lines = [_MISSING.say(language, values)]
    except OSError as error:
        stop(say_closed(error, language))
    else:
        if there == picture.data:
            click.echo(_SAME.say(language, values))
            return
        lines = [_STALE.say(language, values), *_differences(there, picture, language)]
    lines.append(_RENEW.say(language, {"command": shlex.join(_command(context))}))
    for number, line in enumerate(lines):
        click.echo(f"  {line}" if number else f"journey: {line}", err=True)
    sys.exit(1)


def _differences(there: bytes, picture: "Picture", language: str) -> Iterator[str]:
    before, after = _texts(there, picture.format), _texts(picture.data, picture.format)
    if before is None or after is None:
        return
    came = [text for text in after if text not in before]
    went = [text for text in before if text not in after]
    for sentence, texts in ((_CAME, came), (_WENT, went)):
        if texts:
            yield sentence.say(language, {"texts": texts})
    if not came and not went:
        yield _OTHERWISE.say(language)


def _texts(data: bytes, format: str) -> dict[str, None] | None:
    """Return what a picture says, in order; None where that cannot be told."""
    if format == "png":
        return None
    try:
        text = data.decode()
        if format != "svg":
            return dict.fromkeys(line.strip() for line in text.splitlines())
        # Nothing is loaded: expat knows no entity from outside, and refuses those that explode.
        root = ElementTree.fromstring(text)  # noqa: S314
    except (UnicodeDecodeError, ElementTree.ParseError):
        return None
    return dict.fromkeys(
        "".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")
    )


def _command(context: click.Context) -> Sequence[str]:
    """Return the call without --check."""
    words = ["journey", "draw", str(context.params["file"])]
    for parameter in context.command.params:
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        if name in ("file", "checking") or source is click.core.ParameterSource.DEFAULT:
            continue
        value = context.params[name]
        for each in value if parameter.multiple else (value,):
            words += [max(parameter.opts, key=len), str(each)]
    return words
