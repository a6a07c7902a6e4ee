"""What maturing an action item saves and costs.

One practitioner's estimate, which a journey and a configuration may replace: a process saves at
least 30 %, automation at least 50 to 70 % of the first effort, and automating costs about as much
as the first time again. Nothing is estimated of an action item whose maturity or hours are unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from journey.files.settings.settings import STANDARD, Thresholds
from journey.model.amounts import Range, read_range
from journey.model.operations import Action, Efforts, Maturing, Maturity, Savings
from journey.operating.playbook.playbook import Basis, MaturingStep

MONTHS = 12
"""How many months of saving a first year has."""

_STANDARD = STANDARD.thresholds


@dataclass(frozen=True)
class Estimate:
    """A range of figures, and where it comes from."""

    range: Range
    by: Basis


def savings_of(action: Action, to: Maturity, thresholds: Thresholds) -> Estimate:
    """Return which part of its first effort an action item no longer takes at a maturity."""
    own = (action.maturing or Maturing()).saves or Savings()
    said = own.process if to == "process" else own.automated
    if said is not None:
        return Estimate(read_range(said, 1), "file")
    name = "process_saves" if to == "process" else "automation_saves"
    return Estimate(read_range(getattr(thresholds, name), 1), _basis(thresholds, name))


def first_effort(action: Action, thresholds: Thresholds) -> Estimate | None:
    """Return the hours each month that an action item takes, or took, as a new project.

    They are its `first_hours` where the file says them, and the hours of a project. Of what has
    matured they are worked back: hours after saving the part `s` are `hours / (1 - s)` before. So a
    process of 70 hours, which saved 30 %, took 100.

    Returns:
        None where its maturity or its hours are unknown, or where all effort is saved, from which
        nothing can be worked back.
    """
    own = action.maturing or Maturing()
    hours = action.hours_per_month
    if own.first_hours is not None:
        return Estimate(Range(own.first_hours, own.first_hours), "file")
    if hours is None or action.maturity is None:
        return None
    if action.maturity == "project":
        return Estimate(Range(hours, hours), "file")
    saved = savings_of(action, action.maturity, thresholds)
    if saved.range.high >= 1:
        return None
    low, high = (hours / (1 - part) for part in saved.range)
    return Estimate(_rounded(low, high), saved.by)


def steps_of(action: Action, thresholds: Thresholds) -> tuple[MaturingStep, ...]:
    """Return what the next maturity would save and cost, and then automation.

    What must stay with people is never automated, but a project of people may become a process.
    """
    if action.maturity not in ("project", "process"):
        return ()
    first, hours = first_effort(action, thresholds), action.hours_per_month
    if first is None or hours is None:
        return ()
    way: list[Maturity] = ["process"] if action.maturity == "project" else []
    way += [] if action.human else ["automated"]
    return tuple(
        _step(action, way[: number + 1], first, hours, thresholds) for number in range(len(way))
    )


def freed_by(action: Action, thresholds: Thresholds) -> Estimate | None:
    """Return the hours each month that what has matured takes less than as a new project."""
    first, hours = first_effort(action, thresholds), action.hours_per_month
    if first is None or hours is None or action.maturity not in ("process", "automated"):
        return None
    low, high = first.range
    return Estimate(_rounded(low - hours, high - hours), first.by)


def _step(
    action: Action, way: Sequence[Maturity], first: Estimate, hours: float, thresholds: Thresholds
) -> MaturingStep:
    saved = savings_of(action, way[-1], thresholds)
    after = _rounded(
        first.range.low * (1 - saved.range.high), first.range.high * (1 - saved.range.low)
    )
    saves = _rounded(hours - after.high, hours - after.low)
    efforts = [(to, _effort(action, to, first, thresholds)) for to in way]
    known = [figure for _, figure in efforts if figure is not None]
    effort = _sum([figure.range for figure in known]) if known else None
    spent = effort or Range(0.0, 0.0)
    year = _rounded(MONTHS * saves.low - spent.high, MONTHS * saves.high - spent.low)
    return MaturingStep(
        to=way[-1],
        before=hours,
        after=after,
        saves=saves,
        effort=effort,
        missing=tuple(to for to, figure in efforts if figure is None),
        payback=None if effort is None else _payback(effort, saves),
        year=year,
        saves_by=_weaker([saved.by, first.by]),
        effort_by=_weaker([figure.by for figure in known]) if known else None,
    )


def _effort(
    action: Action, to: Maturity, first: Estimate, thresholds: Thresholds
) -> Estimate | None:
    """Return the hours, once, of reaching a maturity from the one before it."""
    own = (action.maturing or Maturing()).effort or Efforts()
    said = own.process if to == "process" else own.automated
    if said is not None:
        return Estimate(read_range(said), "file")
    name = "process_effort" if to == "process" else "automation_effort"
    months = getattr(thresholds, name)
    if months == ():
        return None
    low, high = read_range(months)
    hours = _rounded(first.range.low * low, first.range.high * high)
    return Estimate(hours, _weaker([_basis(thresholds, name), first.by]))


def _payback(effort: Range, saves: Range) -> Range:
    return _rounded(_months(effort.low, saves.high), _months(effort.high, saves.low))


def _months(effort: float, saves: float) -> float:
    if effort == 0:
        return 0.0
    return effort / saves if saves > 0 else inf


def _basis(thresholds: Thresholds, name: str) -> Basis:
    same = getattr(thresholds, name) == getattr(_STANDARD, name)
    return "estimate" if same else "configuration"


def _weaker(bases: Sequence[Basis]) -> Basis:
    """Return the basis on which a figure of several stands: that of its weakest part."""
    order: tuple[Basis, ...] = ("estimate", "configuration", "file")
    return min(bases, key=order.index)


def _sum(ranges: Sequence[Range]) -> Range:
    return _rounded(sum(each.low for each in ranges), sum(each.high for each in ranges))


def _rounded(low: float, high: float) -> Range:
    # What binary fractions leave of 70 / 0.7 is no part of the figure.
    return Range(round(low, 6), round(high, 6))
