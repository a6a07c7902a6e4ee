"""Fences named `journey` in Markdown, by which MkDocs, Zensical and others show pictures.

The extension of Python-Markdown: `journey.markdown_ext`.
"""

import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from logging import getLogger
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from journey.pictures.embedding import CannotEmbed, Embedded, Folders, embed, sources_of
from journey.pictures.picture import MEDIA, Picture
from journey.problems.errors import JourneyError
from journey.words.sentences import Sentence

_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)")
_OURS = re.compile(r"(?:journey|\{journey\})(?:[ \t]+(?P<file>.*?))?[ \t]*")
_OPTION = re.compile(r"[ \t]*:(?P<name>[\w-]+):(?:[ \t]+(?P<value>.*?))?[ \t]*")
_EMPTY = Sentence(
    "this journey fence names no file: ```journey shop.journey.yaml",
    "이 journey 블록에는 파일 이름이 없습니다: ```journey shop.journey.yaml",
)
_STRANGE = Sentence(
    "a journey fence holds a file's name and lines such as :view: funnel, and not {found}",
    "journey 블록에는 파일 이름과 :view: funnel 같은 줄만 쓸 수 있고 {found}은(는) 쓸 수 없습니다",
)
_LOGGER = getLogger("MARKDOWN")


def _inline(picture: Picture) -> str:
    """Return an address that holds the whole picture."""
    return f"data:{MEDIA[picture.format]};base64,{b64encode(picture.data).decode()}"


@dataclass(frozen=True)
class TextPlace:
    """Where a text stands, and what becomes of its pictures.

    Attributes:
        folder: From where its names of files count.
        top: From where names count that begin with a slash.
        name: What to call the text in messages.
        offset: How many lines of the file stand before it.
        language: That of the document.
        keep: Takes a picture and returns its address for the page.
        report: Takes a message.
        watch: Is told of each file that the text depends on.
    """

    folder: Path = field(default_factory=Path)
    top: Path = field(default_factory=Path)
    name: str = ""
    offset: int = 0
    language: str = "en"
    keep: Callable[[Picture], str] = _inline
    report: Callable[[str], None] = _LOGGER.warning
    watch: Callable[[Path], None] = lambda _: None

    @property
    def folders(self) -> Folders:
        """From where names of files count."""
        return Folders(self.folder, self.top)

    def file(self, name: str) -> Path:
        """Return the file that a text means."""
        return self.folders.file(name)


@dataclass(frozen=True)
class Fence:
    """One fence named `journey`: where it begins and ends, and what it says."""

    first: int
    last: int
    indent: str
    file: str
    options: dict[str, str]
    rest: tuple[str, ...]


def fences(lines: Sequence[str]) -> Iterator[Fence]:
    """List the fences named `journey`; what stands within another fence is only shown."""
    number = 0
    while number < len(lines):
        opening = _FENCE.fullmatch(lines[number])
        if opening is None:
            number += 1
            continue
        last = next(
            (n for n in range(number + 1, len(lines)) if _closes(lines[n], opening["fence"])), None
        )
        if last is None:  # it is no fence then
            number += 1
            continue
        ours = _OURS.fullmatch(opening["info"].rstrip())
        if ours is not None:
            yield _fence(lines[number + 1 : last], number, last, opening["indent"], ours["file"])
        number = last + 1


def _closes(line: str, fence: str) -> bool:
    text = line.strip()
    return len(text) >= len(fence) and set(text) == {fence[0]}


def _fence(body: Sequence[str], first: int, last: int, indent: str, file: str | None) -> Fence:
    options, rest = {}, []
    for line in body:
        option = _OPTION.fullmatch(line)
        if option is not None:
            options[option["name"]] = option["value"] or ""
        elif line.strip():
            rest.append(line.strip())
    if not file and rest:
        file = rest.pop(0)
    return Fence(first, last, indent, file or "", options, tuple(rest))


class _DrawFences(Preprocessor):
    def __init__(self, md: Markdown, extension: "JourneyExtension") -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        place, written, done = self.extension.place, [], 0
        for fence in fences(lines):
            kept = self.md.htmlStash.store(_html(fence, place))
            written += [*lines[done : fence.first], "", fence.indent + kept, ""]
            done = fence.last + 1
        return [*written, *lines[done:]]


def _html(fence: Fence, place: TextPlace) -> str:
    top = f"{place.top}{os.sep}"  # where a site is built is nobody's business

    def report(said: Iterable[str]) -> None:
        line = fence.first + 1 + place.offset
        for each in said:
            place.report(f"{place.name}:{line}: {each}" if place.name else f"line {line}: {each}")

    try:
        drawn, remarks = _drawn(fence, place)
    except JourneyError as error:
        mistakes = [each.replace(top, "") for each in getattr(error, "mistakes", (str(error),))]
    else:
        report(remarks)
        return drawn
    report(mistakes)
    return f'<pre class="journey-error">{escape(chr(10).join(mistakes))}</pre>'


def _drawn(fence: Fence, place: TextPlace) -> tuple[str, Sequence[str]]:
    """Return what stands for a fence, and what is to be said of how it was drawn."""
    if fence.rest or not fence.file:
        strange = {"found": fence.rest[0]} if fence.rest else {}
        raise CannotEmbed((_STRANGE if fence.rest else _EMPTY).say(place.language, strange))
    path = place.file(fence.file)
    for source in sources_of(path, fence.options, folders=place.folders):
        place.watch(source)
    found = embed(path, fence.options, language=place.language, folders=place.folders)
    if found.is_text:
        kind = "mermaid" if found.format.startswith("mermaid") else "journey"
        text = found.picture(found.format).text
        return f'<pre class="{kind}"><code>{escape(text)}</code></pre>', ()
    picture = found.picture(_shown(found.format))
    return _figure(found, fence, place.keep(picture)), found.remarks(picture)


def _shown(format: str) -> str:
    """Return a format that a page can show."""
    return "png" if format == "png" else "svg"


def _figure(found: Embedded, fence: Fence, address: str) -> str:
    name, caption = (fence.options.get(key, "").strip() for key in ("name", "caption"))
    id = f' id="{escape(name)}"' if name else ""
    said = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    image = f'<img src="{escape(address)}" alt="{escape(found.alt)}" />'
    return f'<figure class="journey"{id}>{image}{said}</figure>'


class JourneyExtension(Extension):
    """Draws fences named `journey`.

    Attributes:
        place: Where the text stands that is converted next.
    """

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "base": [".", "The folder from which names of files count"],
            "language": ["en", "The language of the documents"],
        }
        super().__init__(**settings)
        folder = Path(self.getConfig("base"))
        self.place = replace(
            TextPlace(), folder=folder, top=folder, language=self.getConfig("language")
        )

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its name there
        """Have fences drawn before others take them."""
        # Whitespace is put right at 30; fences of any kind are taken at 25.
        md.preprocessors.register(_DrawFences(md, self), "journey", 28)


def makeExtension(**settings: Any) -> JourneyExtension:  # noqa: N802 - its name there
    """Return the extension; Python-Markdown calls this."""
    return JourneyExtension(**settings)
