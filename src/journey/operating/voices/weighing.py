"""Weigh what hurts, and let it flow back to its causes, their teams and their places."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import fsum

from journey.facts.context import Context
from journey.model.texts import is_blank, say
from journey.operating.voices.pain import CausePain, Pain, Pains, PlacePain, TeamPain

VITAL = 0.8
"""The share of all pain that the vital few cause (Juran, "The Non-Pareto Principle", 1975)."""


def pains(context: Context) -> Pains:
    """Weigh each class of voice but praise, and sum that by cause, by place and by team.

    What is heard under a narrower voice is part of what is heard under the wider one, and counts
    once: there. A narrower voice without a frequency of its own is counted with the nearest wider
    one that has one. The pain of a voice that is caused at several touchpoints is divided evenly
    over them.
    """
    weights = context.weights
    known = [
        Pain(voice, weights.own[voice.id]) for voice in context.voices if voice.id in weights.own
    ]
    unknown = [voice for voice in context.voices if voice.id in weights.unknown]
    total = fsum(each.amount for each in known)
    causes = _causes(known, total)
    sums = accumulate(each.amount for each in causes)
    vital = next((n for n, part in enumerate(sums, 1) if part >= VITAL * total - 1e-9), len(causes))
    return Pains(
        tuple(known),
        tuple(unknown),
        total,
        tuple(causes),
        vital if total else 0,
        tuple(_places(context, known, total)),
        tuple(_teams(context, known)),
    )


def _causes(known: Sequence[Pain], total: float) -> list[CausePain]:
    """Put together what has one cause of one team, the worst first."""
    alike: dict[tuple[str, str, str], list[Pain]] = {}
    for pain in known:
        cause = pain.voice.cause
        words = say(cause.text).strip() if cause else ""
        team = (cause.team if cause else None) or ""
        alike.setdefault((words, team, "" if words else pain.voice.id), []).append(pain)
    found = []
    for (words, team, _), parts in alike.items():
        cause = parts[0].voice.cause
        text = cause.text if cause is not None and words else None
        amount = fsum(part.amount for part in parts)
        names = tuple(part.voice.id for part in parts)
        found.append(CausePain(team or None, text, names, amount, _share(amount, total)))
    return sorted(found, key=lambda each: -each.amount)


def _places(context: Context, known: Sequence[Pain], total: float) -> list[PlacePain]:
    parts: dict[str | None, list[tuple[str, float]]] = {}
    for pain in known:
        for place, amount in _flowing_back(pain):
            parts.setdefault(place, []).append((pain.voice.id, amount))
    found = []
    for place, here in parts.items():
        amount = fsum(part for _, part in here)
        owner = context.owners.get(place) if place is not None else None
        names = tuple(name for name, _ in here)
        found.append(PlacePain(place, owner, names, amount, _share(amount, total)))
    return sorted(found, key=lambda each: -each.amount)


def _flowing_back(pain: Pain) -> Iterator[tuple[str | None, float]]:
    places = [id for id in dict.fromkeys(pain.voice.caused_at) if not is_blank(id)]
    for place in places:
        yield place, pain.amount / len(places)
    if not places:
        yield None, pain.amount


def _teams(context: Context, known: Sequence[Pain]) -> list[TeamPain]:
    causes: dict[str | None, list[float]] = {}
    places: dict[str | None, list[float]] = {}
    owns: dict[str | None, list[float]] = {}
    for pain in known:
        cause = pain.voice.cause
        causes.setdefault(cause.team if cause else None, []).append(pain.amount)
        owns.setdefault(pain.voice.owner, []).append(pain.amount)
        for place, amount in _flowing_back(pain):
            owner = context.owners.get(place) if place is not None else None
            places.setdefault(owner, []).append(amount)
    declared = [team.id for team in context.journey.teams]
    named = dict.fromkeys([*declared, *causes, *places, *owns])
    found = [
        TeamPain(team, *(fsum(parts.get(team, ())) for parts in (causes, places, owns)))
        for team in sorted(named, key=lambda team: team is None)
    ]
    found = [each for each in found if each.causes or each.places or each.owns]
    return sorted(found, key=lambda each: (each.team is None, -each.causes, -each.places))


def _share(amount: float, total: float) -> float | None:
    return amount / total if total else None
