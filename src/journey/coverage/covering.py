"""Work out how complete a journey is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from journey.checking.found import findings_of
from journey.checking.rule import SPACE, rule_of
from journey.coverage.care import CARE, care_of, cared
from journey.coverage.figures import Care, Coverage, Figure, Missing, What
from journey.facts.asked import context_of
from journey.facts.context import Context
from journey.files.document import Document
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.funnel import EXPECTED_PHASES, Stage, Touchpoint
from journey.model.texts import is_blank
from journey.problems.source import Path
from journey.words.terms import FIGURES

Places = dict[Path, str]
"""What a figure wants: by model path, what it is called."""


def cover(
    target: Given,
    *,
    settings: Settings | None = None,
    today: date | None = None,
) -> Coverage:
    """Work out how complete a journey is.

    Each figure says of how many parts something is true that a rule asks for, so that figures and
    findings never disagree; a figure of nothing is "nothing to cover", never 100 %, and one whose
    rule cannot be run, because what it reads is uncertain, is unknown.

    Args:
        target: A path, a document, a journey, its states or its context.
        settings: What is configured.
        today: The date by which freshness is judged; the computer's where none is given.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.

    >>> from journey import Journey
    >>> print(cover(Journey(id="shop"))["touchpoints-owned"])
    touchpoints-owned: nothing to cover
    """
    return coverage_in(context_of(target, today=today, settings=settings))


def coverage_in(context: Context) -> Coverage:
    """Work out how complete a journey is, where its context is known already.

    Args:
        context: The journey with what can be worked out about it.
    """
    document = context.document
    made = {
        **_customers(context),
        **_pairs(context),
        **{
            name: by_rule(context, rule, wanted(context)) for name, (rule, wanted) in _RULED.items()
        },
        "phases": _phases(context),
        "touchpoints-measured": _measured(context),
    }
    figures = tuple(placed(name, made[name], document) for name in FIGURES)
    space = context.space
    return Coverage(
        document.name,
        figures,
        context.external.bit_count(),
        space.universe.excluded.bit_count(),
        tuple(stage.id for stage in context.journey.stages),
        tuple(space.universe.customers(context.seen)),
        care_of(context),
        tuple(space.universe.customers(context.internal)),
    )


class Counts(NamedTuple):
    """What was counted.

    Attributes:
        total: How many are wanted.
        lacking: Which of them are missing.
        uncertain: What is read for it and is uncertain; then what is missing is not known.
    """

    total: int
    lacking: Sequence[tuple[Path, str]]
    uncertain: tuple[str, ...] = ()


_WHAT: Mapping[str, What] = {
    "customers-reachable": "customer",
    "customers-defined": "customer",
    "phases": "phase",
    "pairs-specific": "pair",
    "pairs-addressed": "pair",
}
"""What some figures lack, where it is no part of the journey."""


def placed(name: str, counts: Counts, document: Document) -> Figure:
    """Make a figure of what was counted, and give what is missing its places.

    Args:
        name: What to call it.
        counts: What was counted.
        document: Where the journey was read from.
    """
    total, lacking, uncertain = counts
    if uncertain:
        return Figure(name, None, total, uncertain=uncertain)
    what = _WHAT.get(name, "part")
    missing = tuple(
        Missing(path, label, document.place_of(path, key=True), what) for path, label in lacking
    )
    return Figure(name, total - len(missing), total, missing)


def _customers(context: Context) -> dict[str, Counts]:
    space, customers = context.space, context.journey.customers
    types = {part.id for part in customers.types if not is_blank(part.definition)}
    situations = {part.id for part in customers.situations if not is_blank(part.definition)}
    detailed = {part.id: not is_blank(part) for part in customers.definitions}
    never: list[tuple[Path, str]] = []
    undefined: list[tuple[Path, str]] = []
    for who in space.universe.customers(context.external):
        name = str(who)
        own: Path = ("customers", "definitions", name)
        situation: Path = ("customers", "situations", who.situation)
        if not context.seen & space.universe.bit(who):
            never.append((own if name in detailed else situation, name))
        if not detailed.get(name) and not (who.type in types and who.situation in situations):
            axis = situation if who.type in types else ("customers", "types", who.type)
            undefined.append((own if name in detailed else axis, name))
    whole = context.external.bit_count()
    return {
        "customers-reachable": Counts(whole, never, context.doubts(SPACE)),
        "customers-defined": Counts(whole, undefined, context.doubts(_DEFINED)),
    }


_DEFINED = (
    "customers.types.*.id",
    "customers.types.*.definition",
    "customers.situations.*.id",
    "customers.situations.*.types",
    "customers.situations.*.definition",
    "customers.excluded.*.customer",
    "customers.definitions.*",
)
"""On what it rests whether customers are defined."""

_MEASURED = (
    "stages.*.touchpoints.*.id",
    "stages.*.touchpoints.*.metrics",
    "metrics.*.at",
)
"""On what it rests whether touchpoints are measured."""


def _pairs(context: Context) -> dict[str, Counts]:
    care, uncertain = cared(context), context.doubts(rule_of(CARE).reads)
    outer = {*context.space.universe.customers(context.external)}
    there = [(s, who, how) for (s, who), how in care.items() if how != "absent" and who in outer]

    def lacking(kept: tuple[Care, ...]) -> list[tuple[Path, str]]:
        return [
            (("stages", stage), f"{stage} × {who}") for stage, who, how in there if how not in kept
        ]

    return {
        "pairs-specific": Counts(len(there), lacking(("specific",)), uncertain),
        "pairs-addressed": Counts(len(there), lacking(("specific", "generic")), uncertain),
    }


def _phases(context: Context) -> Counts:
    found = findings_of(context, ("missing-phase",))
    lacking = []
    for finding in found.findings:
        nowhere = finding.path == ("stages",) and not context.journey.stages
        path: Path = ("journey",) if nowhere else finding.path
        lacking.append((path, str(finding.values["phase"])))
    return Counts(len(EXPECTED_PHASES), lacking, found.uncertain.get("missing-phase", ()))


def by_rule(context: Context, rule: str, wanted: Places) -> Counts:
    """Count what is wanted, and what of it a rule finds fault with.

    Args:
        context: The journey with what can be worked out about it.
        rule: The rule's id.
        wanted: By model path what the rule is asked of; what it finds below such a path counts.
    """
    found = findings_of(context, (rule,))
    depths = {len(path) for path in wanted}
    faulty = {finding.path[:depth] for finding in found.findings for depth in depths}
    lacking = [(path, label) for path, label in wanted.items() if path in faulty]
    return Counts(len(wanted), lacking, found.uncertain.get(rule, ()))


def _points(context: Context, kept: Callable[[Context, Stage, Touchpoint], bool]) -> Places:
    return {
        ("stages", stage.id, "touchpoints", point.id): point.id
        for stage in context.journey.stages
        for point in stage.touchpoints
        if kept(context, stage, point)
    }


def _is_phase(stage: Stage) -> bool:
    return stage.phase in ("contact", "return")


def _measured(context: Context) -> Counts:
    at = {name for metric in context.journey.metrics for name in metric.at}
    wanted = _points(context, lambda _, stage, point: True)
    without = {p.id for p in context.journey.touchpoints if not p.metrics and p.id not in at}
    lacking = [(path, id) for path, id in wanted.items() if id in without]
    return Counts(len(wanted), lacking, context.doubts(_MEASURED))


def _parts(name: str, ids: Iterable[str]) -> Places:
    return {(name, id): id for id in ids}


_RULED: Mapping[str, tuple[str, Callable[[Context], Places]]] = {
    "touchpoints-owned": (
        "unowned-touchpoint",
        lambda c: _points(c, lambda _, stage, point: point.outcome is None),
    ),
    "touchpoints-observed": (
        "unobserved-touchpoint",
        lambda c: _points(c, lambda _, stage, point: True),
    ),
    "touchpoints-heard": (
        "silent-touchpoint",
        lambda c: _points(
            c,
            lambda c, stage, point: (
                _is_phase(stage) and point.outcome is None and not c.is_internal(point)
            ),
        ),
    ),
    "moments-measured": (
        "moment-of-truth-without-metric",
        lambda c: _points(c, lambda _, stage, point: point.moment_of_truth),
    ),
    "moments-recovered": (
        "moment-of-truth-without-recovery",
        lambda c: _points(
            c, lambda _, stage, point: point.moment_of_truth and point.outcome is None
        ),
    ),
    "issues-prioritised": (
        "issue-without-priority",
        lambda c: _parts("voc", (v.id for v in c.voices if v.kind != "praise")),
    ),
    "issues-answered": (
        "issue-without-action",
        lambda c: _parts("voc", (v.id for v in c.voices if v.kind != "praise")),
    ),
    "issues-placed": ("issue-without-place", lambda c: _parts("voc", (v.id for v in c.voices))),
    "issues-explained": (
        "issue-without-cause",
        lambda c: _parts("voc", (v.id for v in c.voices if v.kind != "praise")),
    ),
    "improvements-closed": (
        "open-loop",
        lambda c: _parts(
            "improvements",
            (i.id for i in c.journey.improvements if i.status in ("shipped", "verified")),
        ),
    ),
    "goals-guarded": (
        "goal-without-guardrail",
        lambda c: _parts("goals", (g.id for g in c.journey.goals if g.metric is not None)),
    ),
}
"""For each figure that a rule decides: the rule, and of what it speaks."""
