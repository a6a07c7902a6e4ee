"""What can be drawn, in which languages, and by which programs."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from journey.facts.context import Context
from journey.files.discovery import discover

if TYPE_CHECKING:
    from journey.coverage.taken.trace import TraceCoverage
    from journey.pictures.chart import Chart
    from journey.pictures.diagram import Diagram
    from journey.pictures.table import Table
    from journey.pictures.theme.colours import Theme


class ViewOptions(NamedTuple):
    """What a view may be asked for besides the journey.

    Attributes:
        language: `en` or `ko`.
        customer: The one customer whose way is to be shown, as `type/situation`.
        customers: Every customer who is to be shown, the one above first.
        stage: The id of the stage that is to be shown whole.
        policy: The id of the policy that is to be shown.
        trace: How much of the journey was taken, where that is to be shown.
    """

    language: str = "en"
    customer: str | None = None
    customers: tuple[str, ...] = ()
    stage: str | None = None
    policy: str | None = None
    trace: "TraceCoverage | None" = None


class View(NamedTuple):
    """Something that can be drawn of a journey.

    Attributes:
        name: What `--view` calls it.
        draw: Makes the diagram, the chart or the table.
        uses: Which of the options that choose it heeds: `customer`, `stage`, `policy`, `trace`.
            The others are refused, so that none is left aside in silence.
    """

    name: str
    draw: Callable[[Context, ViewOptions], "Diagram | Chart | Table"]
    uses: tuple[str, ...] = ("customer", "stage", "policy", "trace")


class Exporter(NamedTuple):
    """A language in which a diagram can be written.

    Attributes:
        name: What `--format` calls it.
        write: Writes the diagram.
        ending: The ending of its files, where that is not its name.
        notes: What the reader has to know of a diagram written so, such as that it is shortened.
    """

    name: str
    write: Callable[["Diagram", "Theme"], str]
    ending: str = ""
    notes: Callable[["Diagram"], tuple[str, ...]] = lambda _: ()


class Layout(NamedTuple):
    """A program that turns DOT into SVG.

    Attributes:
        name: What `--layout` calls it.
        rank: Which is tried first: the lowest.
        find: Returns the command that reads DOT and writes SVG on its standard streams, or None
            where the program is not installed.
        cure: How to install it.
    """

    name: str
    rank: int
    find: Callable[[], Sequence[str] | None]
    cure: str


@cache
def all_views() -> Mapping[str, View]:
    """Return every view by its name."""
    return {view.name: view for view in discover("views", "VIEW")}


@cache
def all_exporters() -> Mapping[str, Exporter]:
    """Return every exporter by its name."""
    return {exporter.name: exporter for exporter in discover("exporters", "EXPORTER")}


def format_of(ending: str) -> str:
    """Return the format that a file's ending stands for, or the ending where there is none."""
    known = all_exporters().values()
    return next((each.name for each in known if (each.ending or each.name) == ending), ending)


@cache
def all_layouts() -> Sequence[Layout]:
    """Return every layout, the one to try first in front."""
    return sorted(discover("layouts", "LAYOUT"), key=lambda layout: (layout.rank, layout.name))
