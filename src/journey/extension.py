"""What a contributor may add, and how it is found: one file each, or an entry point."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from journey.context import Context
from journey.diagnostics import Finding, Report, Severity
from journey.model.journey import Journey
from journey.wording import Sentence, Words

if TYPE_CHECKING:
    from journey.chart import Chart
    from journey.diagram import Diagram
    from journey.table import Table
    from journey.theme import Theme
    from journey.trace import TraceCoverage

T = TypeVar("T")


class Choose(Protocol):
    """Picks one of some options; a test lets Hypothesis pick."""

    def __call__(self, options: Sequence[T], /) -> T:
        """Return one of the options, of which there is at least one."""


@dataclass(frozen=True)
class Rule:
    """Something that a good journey holds to.

    Attributes:
        id: Its name, which is that of its file.
        severity: How much a breach matters.
        statement: What a good journey does, in one sentence.
        why: Why that matters to a customer.
        message: What was found, by case.
        cure: What to do, by case.
        bad: A file that breaks it; each line it reports ends in `# <-`.
        good: The same file, mended.
        find: Finds the breaches; None where the loader finds them.
        reads: The model paths that it reads, `*` standing for any one step. Where one of them
            could not be read, the rule is not run, so that one slip does not cascade.
        about: Which values of a finding, beside its path, tell one problem from another: the ids of
            the customers, phases or metrics that it is about. A baseline goes by them.
        notes: What to say of other places that a finding names.
        mutate: Makes a valid journey break this rule; returns None where that one cannot.
        spoil: The same for the text of a file.
        late: Whether `check` finds it itself, once all other rules have run.
    """

    id: str
    severity: Severity
    statement: Sentence
    why: Sentence
    message: Words
    cure: Words
    bad: str
    good: str
    find: Callable[[Context], Iterable[Finding]] | None = None
    reads: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    notes: Mapping[str, Sentence] = field(default_factory=dict)
    mutate: Callable[[Journey, Choose], Journey | None] | None = None
    spoil: Callable[[str, Choose], str | bytes | None] | None = None
    late: bool = False

    @property
    def is_loading(self) -> bool:
        """Whether the loader finds it: such a finding cannot be waived, regraded or left aside."""
        return self.find is None and not self.late


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


class Export(NamedTuple):
    """A form in which a journey is handed to other programs.

    Attributes:
        name: What `--format` calls it.
        ending: The ending of its files.
        write: Writes the journey, with its texts in a language: `en` or `ko`.
    """

    name: str
    ending: str
    write: Callable[[Journey, str], str]


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


class Painter(Protocol):
    """Colours a piece of text, or leaves it plain."""

    def __call__(self, text: str, role: str, /) -> str:
        """Return the text in the colour of a role: a severity, `rule`, `place`, `mark` or `dim`."""


class Reporter(NamedTuple):
    """A format in which reports are written.

    Attributes:
        name: What `--format` calls it.
        write: Turns the reports of all files into one text.
    """

    name: str
    write: Callable[[Sequence[Report], "Manner"], str]


@dataclass(frozen=True)
class Manner:
    """How a report is to be written.

    Attributes:
        language: `en` or `ko`.
        width: The columns that there are.
        paint: Colours pieces of text.
        least: The least severity that is written out, where a report is for people.
        notes: What is to be said of the run as a whole.
        version: The version of the library.
    """

    language: str = "en"
    width: int = 80
    paint: Painter = lambda text, role: text
    least: Severity = Severity.ADVICE
    notes: tuple[str, ...] = ()
    version: str = ""


SPACE = (
    "customers.types.*.id",
    "customers.situations.*.id",
    "customers.situations.*.types",
    "customers.excluded.*.customer",
    "stages.*.touchpoints.*.id",
    "stages.*.touchpoints.*.entry",
    "stages.*.touchpoints.*.outcome",
    "transitions.*.from",
    "transitions.*.to",
    "transitions.*.for",
    "transitions.*.becomes",
)
"""What the state space is made of."""


def discover(folder: str, constant: str) -> tuple[Any, ...]:
    """Return what an open folder holds, in the order of names, and what other packages add.

    Args:
        folder: The name of the folder: `rules`, `views` …
        constant: The name that each file in it defines: `RULE`, `VIEW` …
    """
    package = import_module(f"journey.{folder}")
    found = [
        getattr(import_module(f"journey.{folder}.{module.name}"), constant)
        for module in iter_modules(package.__path__)
        if not module.name.startswith("_")
    ]
    return (*found, *_added(f"journey.{folder}"))


def _added(group: str) -> list[Any]:
    # Reading the metadata of all packages takes longer than checking a journey, and almost never
    # finds anything: look first whether any names us.
    if not any(map(_adds_something, sys.path)):
        return []
    from importlib.metadata import entry_points

    return [point.load() for point in sorted(entry_points(group=group), key=lambda p: p.name)]


@cache
def _adds_something(folder: str) -> bool:
    """Tell whether a package installed in a folder may have entry points for us."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - many names, of which few matter
    except NotADirectoryError:
        return True  # an archive: only the real search can tell
    except OSError:
        return False
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            try:
                points = Path(folder, name, "entry_points.txt").read_bytes()
            except OSError:
                continue
            if b"[journey." in points:
                return True
    return False


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
def all_exports() -> Mapping[str, Export]:
    """Return every export by its name."""
    return {export.name: export for export in discover("exports", "EXPORT")}


@cache
def all_layouts() -> Sequence[Layout]:
    """Return every layout, the one to try first in front."""
    return sorted(discover("layouts", "LAYOUT"), key=lambda layout: (layout.rank, layout.name))


@cache
def all_reporters() -> Mapping[str, Reporter]:
    """Return every reporter by its name."""
    return {reporter.name: reporter for reporter in discover("reporters", "REPORTER")}


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its id."""
    return {rule.id: rule for rule in discover("rules", "RULE")}


def known_rules() -> Mapping[str, Severity | None]:
    """Return each rule's own severity by its id; None where it may not be configured."""
    return {id: None if rule.is_loading else rule.severity for id, rule in all_rules().items()}
