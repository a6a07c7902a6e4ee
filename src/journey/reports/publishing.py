"""From what a document says to a file: HTML, Markdown with pictures beside it, or PDF."""

import os
import re
import tempfile
from dataclasses import dataclass, replace
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from journey.files.writing import write_whole
from journey.pictures.drawing import render
from journey.pictures.fonts.typesetting import FAMILY
from journey.pictures.svg.painting import FALLBACKS
from journey.pictures.theme.colours import STANDARD, Theme
from journey.problems.errors import CannotPrint, JourneyError, look_up
from journey.reports.fonts import faces_for, family_of
from journey.reports.pages import insist_on_jinja, set_html, set_markdown
from journey.reports.paper import Chapter, Paper
from journey.reports.pdf import print_page
from journey.words.blocks import Block, DrawnPicture, Illustration, Prose, Saying
from journey.words.sentences import Sentence

FORMATS = ("html", "md", "pdf")
"""In which formats a report is written."""

SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62)
"""How large the letters of the one page may be; the largest that fits is taken."""

_UNDRAWN = Sentence(
    "the picture {name} could not be drawn: {why:all}", "{name} 그림을 그릴 수 없습니다: {why:all}"
)
_TOO_LONG = Sentence(
    "the summary does not fit on one page, however small its letters",
    "글자를 줄여도 요약이 한 쪽에 들어가지 않습니다",
)
_PROLOGUE = re.compile(r"<\?xml[^>]*\?>\s*")
_ID = re.compile(r'\bid="([^"]*)"')


@dataclass(frozen=True)
class Publication:
    """A document in a format.

    Attributes:
        data: The bytes of its file.
        format: `html`, `md` or `pdf`.
        pictures: By their names, the pictures that stand beside it in its folder, as SVG.
        folder: The name of that folder; empty where there are none.
        notes: What the reader has to know.
    """

    data: bytes
    format: str
    pictures: tuple[tuple[str, bytes], ...] = ()
    folder: str = ""
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The document as text.

        Raises:
            UnicodeDecodeError: It is a PDF.
        """
        return self.data.decode()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the document, and the pictures beside it: all of it, or nothing.

        Files in the folder that are none of its pictures are left alone.

        Raises:
            OSError: Something cannot be written; the document that was there before is untouched.
        """
        target = Path(path)
        if self.pictures:
            _write_together(target.parent / self.folder, self.pictures)
        write_whole(target, self.data)


def publish(
    paper: Paper,
    format: str = "html",
    *,
    theme: Theme | None = None,
    ground: str = "auto",
    templates: str | os.PathLike[str] | None = None,
    folder: str = "report_files",
) -> Publication:
    """Put a document into a format.

    The same document gives the same bytes; as PDF, where WeasyPrint prints it.

    Args:
        paper: What `report` returned.
        format: `html`, one page that needs nothing else, with the letters that it uses where the
            extra `reports` is installed; `md`, with pictures in a folder beside it;
            or `pdf`.
        theme: The colours and fonts, of the pictures, too.
        ground: `auto` follows the reader's choice of light or dark; paper is always light.
        templates: A folder whose templates go before ours.
        folder: For Markdown, the name of the folder for pictures; empty for none.

    Raises:
        UnknownFormat: There is no such format.
        MissingExtra: Jinja2 is not installed.
        BadTemplate: Something is wrong in a template.
        CannotPrint: No program that makes PDFs is installed.
    """
    format, theme = look_up("format", format, FORMATS), theme or STANDARD
    insist_on_jinja("pdf" if format == "pdf" else "reports")
    own = Path(templates) if templates is not None else None
    if format == "md":
        return _markdown(paper, theme, ground, own, folder)
    if format == "pdf":
        return _pdf(paper, theme, own)
    drawn, _ = _illustrated(paper, theme, ground, "")
    values = _values(drawn, theme, ground, printing=False)
    page = set_html(values, own)
    if fonts := faces_for(page, theme):
        page = set_html({**values, "colours": _trusted(fonts + "\n") + values["colours"]}, own)
    return Publication(page.encode(), "html", notes=drawn.notes)


def _markdown(
    paper: Paper, theme: Theme, ground: str, templates: Path | None, folder: str
) -> Publication:
    fixed = "light" if ground == "auto" else ground
    drawn, pictures = _illustrated(paper, theme, fixed, folder)
    text = set_markdown({"paper": drawn}, templates)
    if not folder:
        return Publication(text.encode(), "md", notes=drawn.notes)
    return Publication(text.encode(), "md", pictures, folder if pictures else "", drawn.notes)


def _pdf(paper: Paper, theme: Theme, templates: Path | None) -> Publication:
    drawn, _ = _illustrated(paper, theme, "light", "")
    values = _values(drawn, theme, "light", printing=True)
    is_short = paper.kind == "summary"
    pages = [
        set_html({**values, "colours": values["colours"] + _sized(scale)}, templates)
        for scale in (SCALES if is_short else SCALES[:1])
    ]
    printed = print_page(pages, theme, paper.today, at_most=int(is_short))
    if is_short and printed.pages > 1:
        raise CannotPrint(_TOO_LONG)
    notes = (note.say(paper.language) for note in printed.notes)
    return Publication(printed.data, "pdf", notes=(*drawn.notes, *notes))


def _sized(scale: float) -> Any:
    return _trusted(f"\n:root{{--scale:{scale:g}}}")


def _trusted(css: str) -> Any:
    """Return CSS that templates print as it is: made of numbers, checked colours and fonts."""
    from markupsafe import Markup

    return Markup(css)  # noqa: S704


def _values(paper: Paper, theme: Theme, ground: str, *, printing: bool) -> dict[str, Any]:
    return {
        "paper": paper,
        "printing": printing,
        "ground": {"auto": "light dark"}.get(ground, ground),
        "colours": _trusted(_colours(theme, ground)),
    }


def _colours(theme: Theme, ground: str) -> str:
    """Give each role of the theme as a variable, with its dark form where the reader may choose."""
    family = family_of(theme)
    own = f"'{family}', " if family else ""
    light, dark = (
        "".join(f"--{role}:{colour};" for role, colour in colours.items())
        for colours in (theme.light, theme.dark)
    )
    first = dark if ground == "dark" else light
    lines = [f":root{{{first}--families:{own}'{FAMILY}', {escape(FALLBACKS, quote=False)}}}"]
    if ground == "auto":
        lines.append(f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}")
    return "\n".join(lines)


def _illustrated(
    paper: Paper, theme: Theme, ground: str, folder: str
) -> tuple[Paper, tuple[tuple[str, bytes], ...]]:
    """Draw the pictures of a document; what cannot be drawn is said instead."""
    made: list[tuple[str, bytes]] = []
    notes: list[str] = []
    numbers = count(1)

    def drawn(block: Block) -> Block:
        if not isinstance(block, Illustration):
            return block
        shown = paper.pictures[block.view]
        try:
            picture = render(shown, "svg", theme=theme, ground=ground)
        except JourneyError as error:
            values = {"name": block.view, "why": error.say(paper.language)}
            notes.append(said := Saying(_UNDRAWN.say(paper.language, values)))
            return Prose(said, "quiet")
        svg = picture.text
        notes.extend(picture.notes[len(shown.notes) :])
        alt = ". ".join(filter(None, [shown.title, shown.description]))
        if not folder:
            return DrawnPicture(block.view, shown.title, alt, _inlined(svg, f"p{next(numbers)}-"))
        made.append((f"{block.view}.svg", svg.encode()))
        return DrawnPicture(block.view, shown.title, alt, source=f"{folder}/{block.view}.svg")

    chapters = tuple(
        Chapter(each.id, each.title, each.lead, tuple(map(drawn, each.blocks)))
        for each in paper.chapters
    )
    return replace(paper, chapters=chapters, notes=(*paper.notes, *notes)), tuple(made)


def _inlined(svg: str, prefix: str) -> str:
    """Make a picture fit to stand in a page with others: with ids of its own, light on paper."""
    ids = _ID.findall(svg)
    for id in sorted(set(ids), key=len, reverse=True):
        for before, after in (('id="', '"'), ("url(#", ")"), ('href="#', '"')):
            svg = svg.replace(f"{before}{id}{after}", f"{before}{prefix}{id}{after}")
    return (
        _PROLOGUE.sub("", svg, count=1)
        .replace(
            "@media (prefers-color-scheme:dark)", "@media screen and (prefers-color-scheme:dark)"
        )
        .strip()
    )


def _write_together(folder: Path, pictures: tuple[tuple[str, bytes], ...]) -> None:
    """Write files into a folder such that either all are there or none is new."""
    with tempfile.TemporaryDirectory(prefix=".journey.", dir=folder.parent) as name:
        for picture, data in pictures:
            write_whole(Path(name, picture), data)
        folder.mkdir(exist_ok=True)
        for picture, _ in pictures:
            Path(name, picture).replace(folder / picture)
