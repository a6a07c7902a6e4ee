"""How complete a journey is: figures, what they lack, and who is looked after at which stage."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Any, Literal, NamedTuple

from journey.model.customers import Customer
from journey.problems.errors import NoPercentage, look_up
from journey.problems.source import Path, Span, path_text
from journey.words.notebook import html_table
from journey.words.terms import FIGURES

Care = Literal["specific", "generic", "none", "absent", "unknown"]
"""How a customer is looked after at a stage: by an action for them, by one for everyone, by none;
or they cannot be there at all; or that is uncertain until a mistake of the file is mended."""


What = Literal["part", "pair", "customer", "phase"]
"""What can be missing: something from a part, or what is itself no part of the journey."""


class Missing(NamedTuple):
    """Something that a figure lacks.

    Attributes:
        path: The model path of something that there is: what lacks something, or what is nearest to
            it. For a stage × customer pair that is the stage; for a customer their definition, type
            or situation; for a phase the stages, or where it is called unused.
        label: What it is called.
        span: Its place in the file; None for a journey that was built in Python.
        what: What it is.
    """

    path: Path
    label: str
    span: Span | None = None
    what: What = "part"


@dataclass(frozen=True)
class Figure:
    """One figure: so many of so many.

    Attributes:
        name: One of `FIGURES`.
        covered: How many there are of those wanted; None where that is uncertain.
        total: How many are wanted; of 0 there is nothing to cover.
        missing: The others, in the file's order.
        uncertain: What it rests on and is uncertain until a mistake of the file is mended: model
            paths with `*` for each id. The rule that decides it is not run by `check` either.
    """

    name: str
    covered: int | None
    total: int
    missing: tuple[Missing, ...] = ()
    uncertain: tuple[str, ...] = ()

    @property
    def percent(self) -> float | None:
        """The share in percent; None where there is nothing to cover, or it is uncertain."""
        return 100 * self.covered / self.total if self.total and self.covered is not None else None

    @property
    def rounded(self) -> str:
        """The share in percent as a text, never rounded up to a whole that is none."""
        if self.uncertain:
            return "?"
        return "" if self.percent is None else f"{floor(self.percent * 10) / 10:.1f}"

    @property
    def share(self) -> float | None:
        """The share, from 0 to 1; None where there is nothing to cover, or it is uncertain."""
        return self.covered / self.total if self.total and self.covered is not None else None

    def is_short_of(self, least: float) -> bool:
        """Tell whether it is below a percentage, or not known to reach it.

        Of nothing to cover there is always enough.
        """
        return least > 0 if self.uncertain else self.percent is not None and self.percent < least

    def __str__(self) -> str:
        if self.uncertain:
            return f"{self.name}: ? of {self.total} (uncertain: {', '.join(self.uncertain)})"
        if not self.total:
            return f"{self.name}: nothing to cover"
        return f"{self.name}: {self.covered} of {self.total} ({self.percent:.1f} %)"


@dataclass(frozen=True)
class Coverage:
    """How complete a journey is.

    Attributes:
        name: The file's name, or the journey's id.
        figures: Each of `FIGURES`, in their order.
        universe: How many customers there are, colleagues apart.
        excluded: How many pairs of types and situations are excluded.
        stages: The ids of the stages, in their order.
        customers: The customers who can be somewhere, type by type.
        care: For each stage and customer, how they are looked after there; colleagues are among
            them, and in no figure.
        colleagues: The customers who are internal: colleagues who serve.
    """

    name: str
    figures: tuple[Figure, ...]
    universe: int = 0
    excluded: int = 0
    stages: tuple[str, ...] = ()
    customers: tuple[Customer, ...] = ()
    care: Mapping[tuple[str, Customer], Care] = field(default_factory=dict, repr=False)
    colleagues: tuple[Customer, ...] = ()

    def __getitem__(self, name: str) -> Figure:
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def _repr_html_(self) -> str:
        rows = [
            (FIGURES[one.name].en, "?" if one.uncertain else one.covered, one.total, one.rounded)
            for one in self.figures
        ]
        return html_table(("figure", "covered", "of", "%"), rows, self.name)

    def count(self, care: Care) -> int:
        """Count the stage × customer pairs that are looked after in a way, colleagues apart."""
        inner = {*self.colleagues}
        return sum(each == care for (_, who), each in self.care.items() if who not in inner)

    def short_of(self, least: Mapping[str, float]) -> tuple[Figure, ...]:
        """Return the figures that do not reach the least percentage wanted, or are not known to."""
        return tuple(each for each in self.figures if each.is_short_of(least.get(each.name, 0)))


def percentages(
    options: Iterable[str],
    known: Collection[str] = FIGURES,
    every: Collection[str] | None = None,
) -> dict[str, float]:
    """Read the least percentages that a call asks for; later ones go before earlier ones.

    Args:
        options: `90`, or `phases=100`.
        known: The figures that there are.
        every: Those that are meant where none is named; all that there are where this is None.

    Raises:
        NoPercentage: Something is no percentage from 0 to 100; or it is below 1 and has no sign, so
            that it may be a share: `0.9` is `90` or `0.9%`.
        UnknownFigure: There is no such figure.

    >>> percentages(["phases=100 %"])
    {'phases': 100.0}
    """
    found: dict[str, float] = {}
    for option in options:
        name, equals, percent = option.rpartition("=")
        try:
            least = float(percent.strip().rstrip("%"))
        except ValueError:
            least = -1.0
        if not 0 <= least <= 100 or (0 < least < 1 and "%" not in percent):
            raise NoPercentage(percent)
        if equals:
            found[look_up("figure", name, known)] = least
        else:
            found |= dict.fromkeys(known if every is None else every, least)
    return found


def plain_coverage(coverage: Coverage) -> dict[str, Any]:
    """Return what JSON says of it, with each thing that is missing at its path and line."""
    figures = [
        {
            "name": figure.name,
            "covered": figure.covered,
            "total": figure.total,
            "percent": figure.percent,
            "missing": [
                {
                    "path": path_text(one.path),
                    "what": one.what,
                    "label": one.label,
                    "line": one.span.line if one.span else None,
                }
                for one in figure.missing
            ],
            **({"uncertain": figure.uncertain} if figure.uncertain else {}),
        }
        for figure in coverage.figures
    ]
    care = [
        {
            "stage": stage,
            "customer": str(who),
            "care": how,
            **({"internal": True} if who in coverage.colleagues else {}),
        }
        for (stage, who), how in coverage.care.items()
    ]
    return {
        "format": 1,
        "name": coverage.name,
        "customers": coverage.universe,
        "colleagues": len(coverage.colleagues),
        "excluded": coverage.excluded,
        "figures": figures,
        "matrix": care,
    }
