"""The voices of a journey as they are meant: with what their parents say, and how urgent."""

from collections.abc import Sequence
from typing import Any

from journey.files.settings.settings import Thresholds
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.model.voice import Priority, Voice

OWN = frozenset({"id", "title", "parent"})
"""What a voice never has from its parent."""


def voices_of(journey: Journey) -> tuple[Voice, ...]:
    """Return every voice with what its parents say wherever it says nothing itself.

    What is blank says nothing. A parent that is not declared gives nothing, and a circle of parents
    ends where it began.

    >>> from journey import Voice
    >>> wide, narrow = Voice(id="broken", severity=4), Voice(id="glass", parent="broken")
    >>> voices_of(Journey(id="shop", voc=(wide, narrow)))[1].severity
    4
    """
    known = {voice.id: voice for voice in journey.voc}
    return tuple(_whole(voice, known) for voice in journey.voc)


def _whole(voice: Voice, known: dict[str, Voice]) -> Voice:
    taken: dict[str, Any] = {}
    above, seen = voice, {voice.id}
    while above.parent in known and above.parent not in seen:
        above = known[above.parent]
        seen.add(above.id)
        for name, value in _said(above).items():
            taken.setdefault(name, value)
    missing = {name: value for name, value in taken.items() if name not in _said(voice)}
    return voice.model_copy(update=missing) if missing else voice


def _said(voice: Voice) -> dict[str, Any]:
    return {
        name: value
        for name, value in voice.__dict__.items()
        if name in Voice.model_fields and name not in OWN and not is_blank(value)
    }


def family(voices: Sequence[Voice], id: str) -> frozenset[str]:
    """Return the ids of a voice, of all above it and of all below it."""
    parents = {voice.id: voice.parent for voice in voices}
    return frozenset(
        other for other in parents if id in _line(other, parents) or other in _line(id, parents)
    )


def _line(id: str, parents: dict[str, str | None]) -> list[str]:
    line = [id]
    while (above := parents.get(line[-1])) and above in parents and above not in line:
        line.append(above)
    return line


def pain_of(voice: Voice) -> float | None:
    """Return severity × frequency per month; None where one of them is unknown."""
    if voice.severity is None or voice.per_month is None:
        return None
    return voice.severity * voice.per_month


def priority_of(voice: Voice, thresholds: Thresholds) -> Priority | None:
    """Return how urgent a voice is; None where neither words nor figures tell.

    What the file says goes first. A severity of 5 is always high; otherwise the pain tells, which
    is severity × frequency per month.
    """
    if voice.priority is not None:
        return voice.priority
    if voice.severity == 5:
        return "high"
    pain = pain_of(voice)
    if pain is None:
        return None
    if pain >= thresholds.high_pain:
        return "high"
    return "low" if pain < thresholds.low_pain else "normal"
