"""The voices of a journey as they are meant: with what their parents say, and how urgent."""

from collections.abc import Iterable, Mapping, Sequence
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


def kin(voices: Sequence[Voice]) -> dict[str, tuple[str, ...]]:
    """Return for each voice itself, all above it and all below it.

    >>> from journey import Voice
    >>> wide, narrow, other = Voice(id="a"), Voice(id="b", parent="a"), Voice(id="c", parent="a")
    >>> kin((wide, narrow, other))
    {'a': ('a', 'b', 'c'), 'b': ('b', 'a'), 'c': ('c', 'a')}
    """
    lines = _lines(voices)
    found = {id: dict.fromkeys(line) for id, line in lines.items()}
    for id, line in lines.items():
        for above in line:
            found[above][id] = None
    return {id: tuple(names) for id, names in found.items()}


def narrower(voices: Iterable[Voice]) -> dict[str, tuple[str, ...]]:
    """Return for each voice itself and all below it; a voice in a circle is below none of it."""
    parents = {voice.id: voice.parent for voice in voices}
    found: dict[str, list[str]] = {id: [id] for id in parents}
    for id in parents:
        line = _line(id, parents)
        if parents[line[-1]] != id:
            for wider in line[1:]:
                found[wider].append(id)
    return {id: tuple(names) for id, names in found.items()}


def counted_with(voice: Voice, parts: Mapping[str, Voice]) -> str | None:
    """Return the nearest wider voice that has a frequency of its own; None where none has.

    A voice in a circle of parents has no wider one.
    """
    found, above, seen = None, voice.parent, {voice.id}
    while above is not None and above in parts and above not in seen:
        seen.add(above)
        if found is None and parts[above].per_month is not None:
            found = above
        above = parts[above].parent
    return None if above == voice.id else found


def _lines(voices: Iterable[Voice]) -> dict[str, list[str]]:
    parents = {voice.id: voice.parent for voice in voices}
    return {id: _line(id, parents) for id in parents}


def _line(id: str, parents: Mapping[str, str | None]) -> list[str]:
    """Return a voice and all above it, the nearest first."""
    line, seen = [id], {id}
    while (above := parents[line[-1]]) is not None and above in parents and above not in seen:
        line.append(above)
        seen.add(above)
    return line


def priority_of(
    voice: Voice, thresholds: Thresholds, whole: float | None = None
) -> Priority | None:
    """Return how urgent a voice is; None where neither words nor figures tell.

    What the file says goes first. A severity of 5 is always high; otherwise the whole pain tells,
    or where that is unknown, severity × frequency per month, as it has them from its parents. The
    figures of praise hurt nobody.
    """
    if voice.priority is not None or voice.kind == "praise":
        return voice.priority
    if voice.severity == 5:
        return "high"
    pain = whole
    if pain is None and voice.severity is not None and voice.per_month is not None:
        pain = voice.severity * voice.per_month
    if pain is None:
        return None
    if pain >= thresholds.high_pain:
        return "high"
    return "low" if pain < thresholds.low_pain else "normal"
