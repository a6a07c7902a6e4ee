"""`journey export`."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from journey.cli import options
from journey.cli.command import Call, Command
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.files.export import Export

_NO_FORM = Sentence(
    "name a form with --format: {known:plain}", "--format으로 형식을 고르세요: {known:plain}"
)
_NO_BOM = Sentence(
    "--bom is for tables; {name} needs none", "--bom은 표에만 쓰며 {name}에는 필요하지 않습니다"
)


def answer(call: Call, output: Path, bom: bool) -> None:
    """Write a journey as a graph or as a table.

    FILE is a journey file, or - for the standard input. Graphs are GraphML or JSON, for networkx
    and its like; tables are CSV.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call is wrong.
    """
    from journey.files.export import all_exports
    from journey.files.exporting import export

    document, known = call.document, all_exports()
    name = call.format or _form(output, known)
    if not name:
        call.refuse(_NO_FORM, known=tuple(known))
    text = export(document, name, language=call.own_language())
    if bom and known[name].ending != "csv":
        call.refuse(_NO_BOM, name=name)
    call.hand_over(output, (BOM_UTF8 if bom else b"") + text.encode())


def _form(output: Path, known: Mapping[str, "Export"]) -> str:
    """Return the form that an output's name tells: `actions.csv`, or an ending of one form only."""
    if output.stem in known:
        return output.stem
    alike = [name for name, each in known.items() if each.ending == output.suffix[1:]]
    return alike[0] if len(alike) == 1 else ""


COMMAND = Command(
    answer,
    options.FILE,
    options.option(
        "--format",
        "graphml, node-link, or a table: touchpoints, transitions or actions; where it is left "
        "out, the output's name tells.",
    ),
    options.output("Where to write it; - is the standard output. [default: -]", default=Path("-")),
    options.flag("--bom", "Mark a table as UTF-8, which Excel needs for Korean."),
    options.language("titles", options.OWN),
)
