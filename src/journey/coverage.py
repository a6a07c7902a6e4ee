"""How complete a journey is: figures, what they lack, and who is looked after at which stage."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from journey.errors import NoPercentage, UnknownFigure
from journey.model.customers import Customer
from journey.source import Path, Span
from journey.wording import Sentence

Care = Literal["specific", "generic", "none", "absent"]
"""How a customer is looked after at a stage: by an action for them, by one for everyone, by none;
or they cannot be there at all."""

FIGURES: dict[str, Sentence] = {
    "customers-reachable": Sentence(
        "customers who are in some reachable state", "어떤 상태로든 도달할 수 있는 고객 정의"
    ),
    "customers-defined": Sentence(
        "customers who are defined: by pair, or by type and situation",
        "쌍으로, 또는 유형과 상황으로 정의된 고객 정의",
    ),
    "phases": Sentence("expected phases with a stage or a reason", "단계나 이유가 있는 기대 국면"),
    "pairs-specific": Sentence(
        "stage × customer pairs with an action item of their own",
        "맞춤 액션 아이템이 있는 단계 × 고객",
    ),
    "pairs-addressed": Sentence(
        "stage × customer pairs with any action item", "액션 아이템이 있는 단계 × 고객"
    ),
    "touchpoints-owned": Sentence("touchpoints with an owner", "담당 팀이 있는 고객 접점"),
    "touchpoints-measured": Sentence("touchpoints with a metric", "지표가 있는 고객 접점"),
    "touchpoints-observed": Sentence(
        "touchpoints with an event in the data", "데이터 이벤트가 있는 고객 접점"
    ),
    "touchpoints-heard": Sentence(
        "contact and return touchpoints with an issue type", "VOC 유형이 있는 문의·반품 접점"
    ),
    "moments-measured": Sentence("moments of truth with a metric", "지표가 있는 진실의 순간"),
    "moments-recovered": Sentence(
        "moments of truth with a recovery", "회복 경로가 있는 진실의 순간"
    ),
    "issues-prioritised": Sentence("issue types with a priority", "우선순위가 있는 VOC 유형"),
    "issues-answered": Sentence("issue types with an action item", "액션 아이템이 있는 VOC 유형"),
    "issues-placed": Sentence("issue types with a place", "발생·접수 접점이 있는 VOC 유형"),
    "issues-explained": Sentence("issue types with a cause", "원인이 있는 VOC 유형"),
    "improvements-closed": Sentence(
        "shipped improvements of which everybody was told", "모두에게 알린 적용된 개선 과제"
    ),
    "goals-guarded": Sentence("metric goals with a guardrail", "가드레일 지표가 있는 지표 목표"),
}
"""Every figure that a project may hold to a least percentage, in their order."""


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
        covered: How many there are of those wanted.
        total: How many are wanted; of 0 there is nothing to cover.
        missing: The others, in the file's order.
    """

    name: str
    covered: int
    total: int
    missing: tuple[Missing, ...] = ()

    @property
    def percent(self) -> float | None:
        """The share in percent; None where there is nothing to cover."""
        return 100 * self.covered / self.total if self.total else None

    def __str__(self) -> str:
        if not self.total:
            return f"{self.name}: nothing to cover"
        return f"{self.name}: {self.covered} of {self.total} ({self.percent:.1f} %)"


@dataclass(frozen=True)
class Coverage:
    """How complete a journey is.

    Attributes:
        name: The file's name, or the journey's id.
        figures: Each of `FIGURES`, in their order.
        universe: How many customers there are.
        excluded: How many pairs of types and situations are excluded.
        stages: The ids of the stages, in their order.
        customers: The customers who can be somewhere, type by type.
        care: For each stage and customer, how they are looked after there.
    """

    name: str
    figures: tuple[Figure, ...]
    universe: int = 0
    excluded: int = 0
    stages: tuple[str, ...] = ()
    customers: tuple[Customer, ...] = ()
    care: Mapping[tuple[str, Customer], Care] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> Figure:
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def count(self, care: Care) -> int:
        """Count the stage × customer pairs that are looked after in a way."""
        return sum(each == care for each in self.care.values())

    def short_of(self, least: Mapping[str, float]) -> tuple[Figure, ...]:
        """Return the figures that are below the least percentage wanted of them."""
        return tuple(
            figure
            for figure in self.figures
            if figure.percent is not None and figure.percent < least.get(figure.name, 0)
        )


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
        NoPercentage: Something is no percentage from 0 to 100.
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
        if not 0 <= least <= 100:
            raise NoPercentage(percent)
        if equals and name not in known:
            raise UnknownFigure("figure", name, known)
        found |= (
            {name: least} if equals else dict.fromkeys(known if every is None else every, least)
        )
    return found
