"""`journey export`."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journey.cli.terminal import (
    configured_language,
    language_option,
    stop,
    whole_document,
    write_file,
)
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.files.export import Export

_NO_FORM = Sentence(
    "name a form with --format: {known:plain}", "--format으로 형식을 고르세요: {known:plain}"
)
_NO_BOM = Sentence(
    "--bom is for tables; {name} needs none", "--bom은 표에만 쓰며 {name}에는 필요하지 않습니다"
)


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "--format",
    "format_",
    help="graphml, node-link, or a table: touchpoints, transitions or actions; where it is left "
    "out, the output's name tells.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("-"),
    help="Where to write it; - is the standard output. [default: -]",
)
@click.option("--bom", is_flag=True, help="Mark a table as UTF-8, which Excel needs for Korean.")
@language_option("titles", "the first of the file's languages, or en")
def command(
    file: str, format_: str | None, output: Path, language: str | None, *, bom: bool
) -> None:
    """Write a journey as a graph or as a table.

    FILE is a journey file, or - for the standard input. Graphs are GraphML or JSON, for networkx
    and its like; tables are CSV.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call is wrong.
    """
    from journey.files.export import all_exports
    from journey.files.exporting import export
    from journey.problems.errors import JourneyError

    spoken = configured_language(file, language)
    document = whole_document(file, spoken)
    language = language or next((x for x in document.journey.languages if x in ("en", "ko")), "en")
    known = all_exports()
    name = format_ or _form(output, known)
    if not name:
        stop(_NO_FORM.say(spoken, {"known": tuple(known)}))
    try:
        text = export(document, name, language=language)
    except JourneyError as error:
        stop(error.say(spoken))
    if bom and known[name].ending != "csv":
        stop(_NO_BOM.say(spoken, {"name": name}))
    write_file(output, (BOM_UTF8 if bom else b"") + text.encode(), spoken)
    if str(output) != "-":
        click.echo(click.format_filename(output))


def _form(output: Path, known: Mapping[str, "Export"]) -> str:
    """Return the form that an output's name tells: `actions.csv`, or an ending of one form only."""
    if output.stem in known:
        return output.stem
    alike = [name for name, each in known.items() if each.ending == output.suffix[1:]]
    return alike[0] if len(alike) == 1 else ""
