"""Draw a journey: choose a view, lay it out, and finish the picture."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from journey.coverage.taken.trace import TraceCoverage
from journey.facts.asked import context_of
from journey.files.given import Given
from journey.model.texts import nfc
from journey.pictures.chart import Chart
from journey.pictures.diagram import Diagram
from journey.pictures.exporters.dot import for_layout
from journey.pictures.fonts.typesetting import set_in, unknown_letters
from journey.pictures.instead import ending, instead
from journey.pictures.picture import Picture
from journey.pictures.svg.chart import plot
from journey.pictures.svg.graph import NotAPicture, finish
from journey.pictures.svg.grid import grid
from journey.pictures.svg.rasterising import to_pdf, to_png
from journey.pictures.svg.stack import stack
from journey.pictures.svg.table import compose
from journey.pictures.table import Table
from journey.pictures.theme.colours import STANDARD, Look, Theme
from journey.pictures.theme.reading import face_of
from journey.pictures.view import Layout, ViewOptions, all_exporters, all_layouts, all_views
from journey.problems.errors import (
    CannotDraw,
    UnusedOption,
    language_of,
    look_up,
)
from journey.words.sentences import Sentence, as_said, joined, printable

TIMEOUT = 60.0
"""How many seconds a layout program may take before a faster setting is tried."""

FASTER = ("-Gsplines=line", "-Gnslimit=1", "-Gnslimit1=1", "-Gmclimit=0.2")
"""What makes Graphviz fast and its drawings plain."""

_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
_PLAIN = Sentence(
    "the layout took longer than {seconds:plain} s, so the lines were drawn straight",
    "배치가 {seconds:plain}초보다 오래 걸려 선을 곧게 그렸습니다",
)
_NO_GLYPH = Sentence(
    "the bundled font has no {letters}: name a font that has them with --font or in a theme",
    "내장 글꼴에 {letters}이(가) 없습니다. --font나 테마로 그 글자가 있는 글꼴을 쓰세요",
)

_NOTHING = Sentence(
    "nothing could lay the diagram out: {troubles}",
    "도표를 배치할 수 있는 프로그램이 없습니다: {troubles}",
)
_ABSENT = Sentence(
    "{name:plain} is not installed ({cure:all})",
    "{name:plain} 프로그램이 설치되어 있지 않습니다({cure:all})",
)
_SLOW = Sentence(
    "{name:plain} took longer than {seconds:plain} s",
    "{name:plain} 프로그램이 {seconds:plain}초보다 오래 걸렸습니다",
)
_FAILED = Sentence(
    "{name:plain} failed ({error:all})", "{name:plain} 프로그램이 실패했습니다({error:all})"
)


def draw(
    target: Given,
    view: str = "funnel",
    *,
    customer: str | Sequence[str] | None = None,
    stage: str | None = None,
    policy: str | None = None,
    trace: TraceCoverage | None = None,
    language: str = "en",
    today: date | None = None,
) -> Diagram | Chart | Table:
    """Make a diagram, a chart or a table of a journey.

    Args:
        target: A path, a document, a journey, its states or its context.
        view: Which view: `funnel`, `customer`, …
        customer: For views of customers, whom to show: `vip/defective`; or several.
        stage: For views of large journeys, the stage that is shown whole.
        policy: For the view `policy`, which to show.
        trace: How much of the journey was taken, as `cover_trace` tells, where that is to be shown.
        language: `en` or `ko`; texts that the journey has in no such language stay as they are.
        today: The date by which freshness is judged; the computer's where none is given.

    Raises:
        UnknownView: There is no such view.
        UnusedOption: The view does not heed an option that is given.
        UnknownCustomer: The journey has no such customer, or the view needs one.
        UnknownName: The journey has no such stage or policy.
        NothingToShow: The journey does not say what the view would show.
        UnknownLanguage: The language is neither `en` nor `ko`.
        HoldsNoJourney: The file or the document holds no journey.
    """
    views = all_views()
    view = look_up("view", view, views)
    context = context_of(target, today=today)
    several = tuple(map(nfc, (customer,) if isinstance(customer, str) else customer or ()))
    first = next(iter(several), None)
    stage, policy = (None if name is None else nfc(name) for name in (stage, policy))
    options = ViewOptions(language_of(language), first, several, stage, policy, trace)
    for option in ("customer", "stage", "policy", "trace"):
        if getattr(options, option) is not None and option not in views[view].uses:
            raise UnusedOption(view, option, [v.name for v in views.values() if option in v.uses])
    made = views[view].draw(context, options)
    if isinstance(made, Diagram):
        return ShownDiagram(**made.__dict__)
    return ShownChart(**made.__dict__) if isinstance(made, Chart) else ShownTable(**made.__dict__)


class ShownDiagram(Diagram):
    """A diagram that a notebook shows as a picture."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return _shown(self)


class ShownChart(Chart):
    """A chart that a notebook shows as a picture."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return _shown(self)


def _shown(diagram: Diagram | Chart | Table) -> dict[str, Any]:
    """Return a picture and the words for it, or the words why there is none."""
    said = "\n".join(filter(None, [diagram.title, diagram.description, *diagram.notes]))
    try:
        return {**render(diagram)._repr_mimebundle_(), "text/plain": said}
    except CannotDraw as error:
        return {"text/plain": f"{said}\n{error}"}


class ShownTable(Table):
    """A table that a notebook shows as a picture."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return _shown(self)


def render(
    diagram: Diagram | Chart | Table,
    format: str = "svg",
    *,
    layout: str | None = None,
    ground: str = "auto",
    theme: Theme | None = None,
    timeout: float = TIMEOUT,
    scale: float = 2.0,
    fonts: Sequence[Path] = (),
) -> Picture:
    """Turn a diagram, a chart or a table into a picture.

    The same diagram gives the same bytes, wherever the embedded layout runs.

    Args:
        diagram: What `draw` returned.
        format: `svg`, `png`, `pdf`, and for diagrams `dot`.
        layout: `embedded`, `system` or `pygraphviz`; where none is named, the first installed.
        ground: `auto` follows the reader's choice of light or dark, which only SVG can; `light` and
            `dark` are fixed.
        theme: The colours and fonts: `STANDARD`, `PRINT`, or what `read_theme` returned;
            the first where none is given.
        timeout: How many seconds the layout may take, and then again with a faster setting.
        scale: How many pixels a point of a PNG has.
        fonts: Font files for letters that the bundled font does not have.

    Raises:
        UnknownFormat: There is no such format.
        BadTheme: A font file of the theme cannot be read.
        UnknownLayout: There is no such layout.
        CannotDraw: No layout program is installed, or none could lay this out in time; or the
            format needs a converter that is not installed.
        MissingExtra: What draws charts is not installed.
    """
    exporters = all_exporters() if isinstance(diagram, Diagram) else {}
    formats = ("svg", "png", "pdf", *exporters)
    format, theme = look_up("format", format, formats), theme or STANDARD
    if isinstance(diagram, Diagram) and format in exporters:
        colours = replace(theme, light=theme.dark) if ground == "dark" else theme
        written = exporters[format].write(diagram, colours)
        notes = (*diagram.notes, *exporters[format].notes(diagram))
        return Picture(written.encode(), format, notes)
    fixed = "light" if format != "svg" and ground == "auto" else ground
    own = [file for file in (theme.regular, theme.bold) if file is not None]
    with set_in(face_of(theme)):
        svg, notes = _finished(diagram, Look(theme, fixed), layout, timeout)
    fonts = (*own, *fonts)
    if format == "svg":
        return Picture(svg.encode(), format, (*diagram.notes, *notes))
    if not fonts and (letters := unknown_letters(_all_text(svg))):
        notes = (*notes, _NO_GLYPH.say(diagram.language, {"letters": tuple(letters)}))
    if format == "png":
        return Picture(to_png(svg, scale, fonts), format, (*diagram.notes, *notes))
    turned = to_pdf(svg, fonts)
    notes = (*notes, *(note.say(diagram.language) for note in turned.notes))
    return Picture(turned.data, format, (*diagram.notes, *notes))


def _finished(
    shown: Diagram | Chart | Table, look: Look, layout: str | None, timeout: float
) -> tuple[str, tuple[str, ...]]:
    """Return the finished SVG, and what there is to say of it."""
    if isinstance(shown, Diagram):
        return _lay_out(shown, layout, timeout, look)
    return plot(shown, look) if isinstance(shown, Chart) else compose(shown, look), ()


def _all_text(svg: str) -> str:
    """Return every text that a picture shows."""
    return "".join(unescape(found) for found in _TEXT.findall(svg))


def _lay_out(
    diagram: Diagram, layout: str | None, timeout: float, look: Look
) -> tuple[str, tuple[str, ...]]:
    """Return the finished SVG, and what there is to say of it."""
    if diagram.form != "graph":
        return _OWN[diagram.form](diagram, look), ()
    source = for_layout(diagram, look.theme)
    known = all_layouts()
    if layout is not None:
        layout = look_up("layout", layout, [each.name for each in known])
        known = [each for each in known if each.name == layout]
    absent, failed = [], list[Sentence]()
    for each in known:
        command = each.find()
        if command is None:
            absent.append(_ABSENT.filled({"name": each.name, "cure": each.cure}))
            continue
        for options in ((), FASTER):
            try:
                svg = _run([*command, *options], source, timeout)
                finished = finish(svg, diagram, look.theme, look.ground)
            except (OSError, subprocess.TimeoutExpired, NotAPicture) as error:
                if isinstance(error, subprocess.TimeoutExpired) and not options:
                    continue
                failed.append(_trouble(each, error, timeout))
                break
            notes = [*instead(each.name, failed)]
            notes += [_PLAIN.filled({"seconds": f"{timeout:g}"})] if options else []
            return finished, tuple(note.say(diagram.language) for note in notes)
    message = _NOTHING.filled({"troubles": joined([*failed, *absent], "; ")})
    raise CannotDraw(message, all_exporters()["dot"].write(diagram, look.theme))


_OWN = {"grid": grid, "stack": stack}
"""The forms whose places follow from what they say, so that no program has to search for them."""


def _run(command: Sequence[str], source: str, timeout: float) -> bytes:
    # A program can exit with 1 and have drawn everything, so its output decides.
    done = subprocess.run(
        command, input=source.encode(), capture_output=True, timeout=timeout, check=False
    )
    if not done.stdout.rstrip().endswith(b"</svg>"):
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        if reason and done.returncode >= 0:
            raise NotAPicture(as_said(printable(reason[-1])))
        raise NotAPicture(ending(done.returncode))
    return done.stdout


def _trouble(layout: Layout, error: Exception, timeout: float) -> Sentence:
    if isinstance(error, subprocess.TimeoutExpired):
        return _SLOW.filled({"name": layout.name, "seconds": f"{timeout:g}"})
    reason = error.args[0] if isinstance(error, NotAPicture) else str(error)
    return _FAILED.filled({"name": layout.name, "error": reason})
