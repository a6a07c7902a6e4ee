"""What is to be said of a journey: findings at model paths, diagnostics at places in files."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from journey.model.walk import Walk
from journey.problems.source import EMPTY, Path, SourceMap, Span, path_text
from journey.words.notebook import html_table


class Severity(IntEnum):
    """How much a finding matters, ordered.

    `OFF` rules are silent until configured; `ADVICE` would make a good journey better; a customer
    will feel a `WARNING`; with an `ERROR` the definition contradicts itself.
    """

    OFF = 0
    ADVICE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Finding:
    """What a rule found, in no language yet.

    Attributes:
        rule: The id of the rule.
        path: The model path of the part concerned.
        case: Which of the rule's sentences to say.
        cure: Which of the rule's cures to name; the one of the case where it is missing.
        values: What the sentences name.
        word: A word within the value to point at.
        key: Whether to point at the key rather than the value.
        walk: A walk that shows it, or what makes it when it is shown.
        related: Other parts that have to do with it, and which of the rule's notes to say of each.
        gathered: Other parts of which the same is true for the same reason, and which of the rule's
            notes to say of each: one finding is told for all, and a waiver or a baseline may name
            any of them.
        span: The place, where the finding is about the text rather than a part of the model.
    """

    rule: str
    path: Path = ()
    case: str = ""
    cure: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    word: str = ""
    key: bool = False
    walk: Walk | Callable[[], Walk | None] | None = None
    related: tuple[tuple[Path, str], ...] = ()
    gathered: tuple[tuple[Path, str], ...] = ()
    span: Span | None = None


class Related(NamedTuple):
    """Another place that has to do with a diagnostic, and what it is."""

    message: str
    path: Path
    span: Span | None


@dataclass(frozen=True)
class Diagnostic:
    """A finding in words, at its place.

    Attributes:
        rule: The id of the rule.
        severity: How much it matters.
        message: What was found.
        path: The model path of the part concerned.
        span: The place in the file; None for a journey that was built in Python.
        cure: What to do.
        walk: A walk that shows it.
        related: Other places that have to do with it, the gathered ones included.
        gathered: The elements of which the same is true for the same reason.
        trail: The places of the walk's touchpoints, in its order.
        element: The path with names for numbers, so that more items before it change nothing.
        about: The ids of what else it is about than that element: customers, a phase, a metric.
        fingerprint: A short name of it that neither its message nor its line changes.
    """

    rule: str
    severity: Severity
    message: str
    path: Path = ()
    span: Span | None = None
    cure: str = ""
    walk: Walk | None = None
    related: tuple[Related, ...] = ()
    trail: tuple[Span | None, ...] = ()
    element: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    fingerprint: str = ""
    gathered: tuple[tuple[str, ...], ...] = ()

    def __str__(self) -> str:
        place = str(self.span) if self.span else path_text(self.path)
        return f"{place}: {self.severity} {self.rule}: {self.message}"


class Unsaid(NamedTuple):
    """What was found, before it is put into words.

    Attributes:
        say: Returns what was found, and what is waived, in words and in the file's order.
        severities: How severe each finding is, in any order.
    """

    say: Callable[[], tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]]
    severities: tuple[Severity, ...]


@dataclass(frozen=True)
class Checked:
    """Everything that was found in one file or journey, in the file's order.

    What `check` returns is put into words when it is first read, with the walks that show it.

    Attributes:
        name: The file's name, or the journey's id.
        diagnostics: What was found.
        notes: What the reader has to know besides, such as rules that could not be run.
        skipped: The ids of those rules.
        waived: What was found as well, but somebody answers for.
        known: What was found as well, but stands in a baseline.
        journey: The journey's id; empty where none could be read.
        source: The text that the places are in; empty for a journey that was built in Python.
    """

    name: str
    diagnostics: tuple[Diagnostic, ...] = field(default_factory=tuple)
    notes: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    waived: tuple[Diagnostic, ...] = field(default_factory=tuple)
    known: tuple[Diagnostic, ...] = ()
    journey: str = ""
    source: SourceMap = field(default=EMPTY, repr=False)

    def unsaid(self, unsaid: Unsaid) -> "Checked":
        """Return the same with what is to be put into words when it is first read."""
        later = replace(self)
        del later.__dict__["diagnostics"], later.__dict__["waived"]
        later.__dict__["_unsaid"] = unsaid
        return later

    if not TYPE_CHECKING:  # nothing is missing but what has not been said yet

        def __getattr__(self, name: str) -> tuple[Diagnostic, ...]:
            if name not in ("diagnostics", "waived") or "_unsaid" not in self.__dict__:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            diagnostics, waived = self.__dict__["_unsaid"].say()
            self.__dict__.update(diagnostics=diagnostics, waived=waived)
            del self.__dict__["_unsaid"]
            return self.__dict__[name]

    def __getstate__(self) -> dict[str, Any]:
        """Return what is copied and sent to other processes: everything, in words."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self._severities)

    @property
    def _severities(self) -> tuple[Severity, ...]:
        unsaid: Unsaid | None = self.__dict__.get("_unsaid")
        return unsaid.severities if unsaid else tuple(each.severity for each in self.diagnostics)

    def __str__(self) -> str:
        return "\n".join([*map(str, self.diagnostics), *self.notes])

    def _repr_html_(self) -> str:
        rows = [
            (str(one.span or path_text(one.path)), one.severity, one.rule, one.message, one.cure)
            for one in self
        ]
        heads = ("place", "severity", "rule", "finding", "cure")
        return html_table(heads, rows, "; ".join((self.name, *self.notes)))

    @property
    def worst(self) -> Severity:
        """The highest severity found; OFF where nothing was."""
        return max(self._severities, default=Severity.OFF)

    def count(self, severity: Severity) -> int:
        """Count the diagnostics of one severity."""
        return self._severities.count(severity)
