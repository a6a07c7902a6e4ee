"""Tell what an improvement did."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from journey.facts.context import Context
from journey.model.goals import Metric, Unit
from journey.model.voice import Effect, Improvement, Voice
from journey.words.sentences import Sentence, as_said
from journey.words.titles import called

ProofUnit = Unit | Literal["per month"]
"""In what an effect was measured."""


Turn = Literal["better", "worse", "same", "unknown"]
"""Which way a figure went; unknown where the file does not say which way is better."""


@dataclass(frozen=True)
class Proof:
    """What an improvement did.

    Attributes:
        of: The voice or metric that was measured; None where the file names none.
        title: What people call that.
        before: The figure before; of a voice, how often it was heard a month.
        after: The figure after.
        difference: After less before, in the unit of both.
        percent: The difference in per cent of the figure before; None where that was 0.
        unit: The metric's unit, `per month` for a voice; None where it is not known.
        turn: Whether customers have it better.
        date: When the second figure was read.
    """

    of: str | None
    title: Sentence
    before: float
    after: float
    difference: float
    percent: float | None
    unit: ProofUnit | None
    turn: Turn
    date: date | None


def measured(each: Improvement, context: Context) -> Proof | None:
    """Return what an improvement did; None where one of the two figures is missing.

    Fewer voices are better, of praise more; a metric says itself which way is better.
    """
    effect = each.effect
    if effect is None or effect.before is None or effect.after is None:
        return None
    voices = {voice.id: voice for voice in context.voices}
    metrics = {metric.id: metric for metric in context.journey.metrics}
    voice, metric = voices.get(effect.voice or ""), metrics.get(effect.metric or "")
    before, after = effect.before, effect.after
    difference = after - before
    part = voice or metric
    unit = metric.unit if metric else None
    return Proof(
        effect.voice or effect.metric,
        called(part) if part else as_said(""),
        before,
        after,
        difference,
        100 * difference / abs(before) if before else None,
        "per month" if voice else unit,
        turn_of(effect, voices, metrics),
        effect.date,
    )


def turn_of(effect: Effect, voices: Mapping[str, Voice], metrics: Mapping[str, Metric]) -> Turn:
    """Tell whether customers have it better after a change than before."""
    if effect.before is None or effect.after is None:
        return "unknown"
    voice, metric = voices.get(effect.voice or ""), metrics.get(effect.metric or "")
    if voice is not None:
        higher = voice.kind == "praise"
    elif metric is not None and metric.better is not None:
        higher = metric.better == "higher"
    else:
        return "unknown"
    if effect.before == effect.after:
        return "same"
    return "better" if (effect.after > effect.before) is higher else "worse"
