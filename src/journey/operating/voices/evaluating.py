"""Say of each touchpoint what there is to say, on one line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite

from journey.facts.context import Context
from journey.model.funnel import Stage, Touchpoint
from journey.operating.goals.readings import Reading, Readings
from journey.operating.voices.evaluation import Course, Evaluation, Latest, TouchpointFeeling
from journey.operating.voices.importance import Importance
from journey.operating.voices.pain import Pains
from journey.operating.voices.ranking import importances
from journey.problems.findings import Diagnostic, Severity
from journey.states.rates.visits import visits

MOST = 20_000
"""In more states than this visits are not worked out."""


def evaluations(
    context: Context,
    pains: Pains,
    findings: Iterable[Diagnostic] = (),
    readings: Readings | None = None,
) -> tuple[Evaluation, ...]:
    """Say of each touchpoint what there is to say, in the order of the funnel.

    Args:
        context: The journey.
        pains: What hurts in it.
        findings: What was found wrong with the journey; those at a touchpoint are counted there.
        readings: What was read of metrics; what was read after today does not count.
    """
    return tuple(_Evaluating(context, pains, findings, readings))


class _Evaluating:
    def __init__(
        self,
        context: Context,
        pains: Pains,
        findings: Iterable[Diagnostic],
        readings: Readings | None,
    ) -> None:
        self.context, self.space, self.readings = context, context.space, readings
        self.better = {each.id: each.better for each in context.journey.metrics}
        self.pains = {each.touchpoint: each.amount for each in pains.places}
        self.importances = importances(context, context.external)
        self.visits = _visits(context)
        self.found: dict[tuple[object, ...], Counter[Severity]] = {}
        for each in findings:
            counts = self.found.setdefault(tuple(each.path[:4]), Counter())
            counts[each.severity] += 1

    def __iter__(self) -> Iterator[Evaluation]:
        for stage in self.context.journey.stages:
            for point in stage.touchpoints:
                yield self.evaluated(stage, point)

    def evaluated(self, stage: Stage, point: Touchpoint) -> Evaluation:
        path = ("stages", stage.id, "touchpoints", point.id)
        voices, id = self.context.voices, point.id
        feelings = self.feelings(point)
        counts = self.found.get(path, Counter())
        often = self.visits.get(id)
        importance: Importance | None = self.importances.get(id)
        return Evaluation(
            id,
            stage.id,
            self.context.owners.get(id),
            path,
            tuple(self.latest(metric, id) for metric in self.metrics(point)),
            tuple(voice.id for voice in voices if id in voice.caused_at),
            tuple(voice.id for voice in voices if id in voice.heard_at),
            self.pains.get(id, 0.0),
            feelings[0] if feelings else None,
            feelings[-1] if feelings else None,
            importance,
            often if often is not None and isfinite(often) else None,
            counts[Severity.ERROR],
            counts[Severity.WARNING],
            counts[Severity.ADVICE],
        )

    def metrics(self, point: Touchpoint) -> tuple[str, ...]:
        """Return the metrics of a touchpoint: those it names, then those that name it."""
        naming = (each.id for each in self.context.journey.metrics if point.id in each.at)
        return tuple(dict.fromkeys([*point.metrics, *naming]))

    def latest(self, metric: str, point: str) -> Latest:
        """Return the latest reading of a metric at a touchpoint, all customers together."""
        found: Sequence[Reading] = ()
        for series in self.readings.of(metric) if self.readings is not None else ():
            if series.slice.touchpoint == point and series.slice.customer is None:
                found = [each for each in series.readings if each.day <= self.context.today]
        if not found:
            return Latest(metric)
        last = found[-1]
        before = found[-2].value if len(found) > 1 else None
        return Latest(metric, last.value, last.day, self.course(metric, before, last.value))

    def course(self, metric: str, before: float | None, now: float) -> Course | None:
        if before is None or now == before:
            return None if before is None else "same"
        better = self.better.get(metric)
        if better is None:
            return "higher" if now > before else "lower"
        return "better" if (now > before) == (better == "higher") else "worse"

    def feelings(self, point: Touchpoint) -> list[TouchpointFeeling]:
        """Return how a touchpoint feels to those who come, the worst first."""
        here = self.space.reached[self.space.number_of(point.id)]
        return [
            TouchpointFeeling(value, tuple(map(str, self.space.universe.customers(who & here))))
            for value, who in sorted(self.context.feelings(point).items())
            if who & here
        ]


def _visits(context: Context) -> Mapping[str, float]:
    """Return how often anybody is where; nothing where that is unknown or takes too long."""
    if len(context.space) > MOST:
        return {}
    return visits(context.space) or {}
