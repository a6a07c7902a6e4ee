"""The directive `journey`, by which documents of Sphinx show pictures of journeys."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import getLogger

import journey
from journey.files.writing import write_whole
from journey.pictures.embedding import WORDS, Embedded, Folders, embed, file_name, sources_of
from journey.pictures.picture import MEDIA, Picture
from journey.problems.errors import JourneyError

_LOGGER = getLogger(__name__)
_ORDER = ("svg", "png", "pdf")
"""What is taken first where a builder shows several and none is asked for.

A PDF is not the same bytes each time, and needs a converter.
"""


class journey_picture(nodes.General, nodes.Element):  # noqa: N801 - docutils' way
    """Stands for a picture until it is known which formats the builder can show."""


class JourneyDirective(SphinxDirective):
    """Shows a picture of a journey file, which is named as Sphinx names files."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = {
        **dict.fromkeys(WORDS, directives.unchanged_required),
        "width": directives.length_or_percentage_or_unitless,
        "align": lambda text: directives.choice(text, ("left", "center", "right")),
        "class": directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """Draw the diagram, or say at this place why that cannot be done."""
        relative, absolute = self.env.relfn2path(self.arguments[0])
        own = Path(self.env.relfn2path("x")[1]).parent
        asked = {name: self.options[name] for name in WORDS if name in self.options}
        where = Folders(own, Path(self.env.srcdir))
        for source in sources_of(Path(absolute), asked, folders=where):
            self.env.note_dependency(relative if str(source) == absolute else str(source))
        try:
            found = embed(Path(absolute), asked, language=self.config.language[:2], folders=where)
            if found.is_text:
                return [self._listing(found)]
        except JourneyError as error:
            for mistake in getattr(error, "mistakes", (str(error),)):
                _LOGGER.warning("%s", mistake, location=self.get_location(), type="journey")
            return []
        node = journey_picture(embedded=found, width=self.options.get("width"))
        self.set_source_info(node)
        return [self._figure(node)]

    def _listing(self, found: Embedded) -> nodes.Node:
        text = found.picture(found.format).text
        block = nodes.literal_block(text, text, language="dot" if found.format == "dot" else "text")
        self.set_source_info(block)
        self.add_name(block)
        return block

    def _figure(self, node: nodes.Node) -> nodes.Node:
        figure = nodes.figure("", node, classes=["journey", *self.options.get("class", ())])
        self.set_source_info(figure)
        if "align" in self.options:
            figure["align"] = self.options["align"]
        if "caption" in self.options:
            words, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            figure += nodes.caption(self.options["caption"], "", *words)
            figure += messages
        self.add_name(figure)
        return figure


def draw_pictures(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put pictures in the places that stand for them, in a format that the builder shows."""
    for node in list(doctree.findall(journey_picture)):
        node.replace_self(_shown(app, node, docname))


def _shown(app: Sphinx, node: journey_picture, docname: str) -> nodes.Node:
    found: Embedded = node["embedded"]
    format = _format(found.format, app.builder.supported_image_types)
    if format:
        try:
            picture = found.picture(format)
            path = _keep(Path(app.doctreedir, "journey"), picture)
        except (JourneyError, OSError) as error:
            _LOGGER.warning("%s", error, location=node, type="journey")
        else:
            for remark in found.remarks(picture):
                _LOGGER.warning("%s", remark, location=node, type="journey", subtype="drawing")
            app.env.images.add_file(docname, str(path))
            image = nodes.image(uri=str(path), alt=found.alt, candidates={"*": str(path)})
            image.source, image.line = node.source, node.line
            if node["width"]:
                image["width"] = node["width"]
            return image
    return nodes.paragraph("", "", nodes.Text(found.alt))


def _format(wanted: str, shown: Sequence[str]) -> str:
    """Return the format that a builder shows; empty where it shows no pictures."""
    wishes = (wanted, *_ORDER) if wanted else _ORDER
    return next((each for each in wishes if MEDIA[each] in shown), "")


def _keep(folder: Path, picture: Picture) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(picture)
    write_whole(path, picture.data)
    return path


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive to Sphinx."""
    app.add_node(journey_picture)
    app.add_directive("journey", JourneyDirective)
    app.connect("doctree-resolved", draw_pictures)
    numbers = [int(part) for part in journey.__version__.split(".")[:3] if part.isdecimal()]
    return {
        "version": journey.__version__,
        # Another version may draw otherwise: everything is read anew.
        "env_version": sum(number * 1000**n for n, number in enumerate(reversed(numbers))) + 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
