"""How much each class of voice hurts: alone, and with all that is heard under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from journey.facts.voices import counted_with, narrower
from journey.model.voice import Voice


@dataclass(frozen=True, slots=True)
class Weights:
    """Own and whole pain: severity × times a month.

    Attributes:
        own: For each class of voice of which it is known, its pain without what is heard under
            narrower ones.
        unknown: Those of which severity or frequency is not known, in the file's order.
        narrower: For each class of voice that is no praise, itself and all below it.
    """

    own: Mapping[str, float]
    unknown: tuple[str, ...]
    narrower: Mapping[str, tuple[str, ...]]

    def whole(self, *ids: str) -> float | None:
        """Return the pain of some classes of voice and all below them, each counted once.

        None where nothing of it is known, and for praise.
        """
        under = {name for id in ids for name in self.narrower.get(id, ())}
        parts = [self.own[name] for name in under if name in self.own]
        return fsum(parts) if parts else None


def weigh(written: Sequence[Voice], voices: Sequence[Voice]) -> Weights:
    """Weigh each class of voice but praise.

    A narrower voice without a frequency of its own is counted with the nearest wider one that has
    one, and so has no pain of its own.

    Args:
        written: The voices as they are written.
        voices: The same with what they have from their parents.

    >>> from journey import Voice
    >>> late = Voice(id="late", severity=4, per_month=240)
    >>> weekend = Voice(id="weekend", parent="late", severity=3, per_month=70)
    >>> found = weigh((late, weekend), (late, weekend))
    >>> found.own, found.whole("late")
    ({'late': 680.0, 'weekend': 210.0}, 890.0)
    """
    counts = {voice.id: voice.per_month for voice in written}
    inside = _inside(written)
    own: dict[str, float] = {}
    unknown: list[str] = []
    for voice in voices:
        count = counts[voice.id]
        if voice.kind == "praise" or (count is None and voice.per_month is not None):
            continue
        if count is None or voice.severity is None:
            unknown.append(voice.id)
            continue
        alone = max(0.0, count - fsum(counts[id] or 0.0 for id in inside.get(voice.id, ())))
        own[voice.id] = voice.severity * alone
    below = narrower(written)
    hurting = {voice.id: below[voice.id] for voice in voices if voice.kind != "praise"}
    return Weights(own, tuple(unknown), hurting)


def _inside(voices: Sequence[Voice]) -> dict[str, list[str]]:
    """Return, for each voice that is counted, the nearest below it that are counted too."""
    parts = {voice.id: voice for voice in voices}
    found: dict[str, list[str]] = {}
    for voice in parts.values():
        above = counted_with(voice, parts)
        if voice.per_month is not None and above is not None:
            found.setdefault(above, []).append(voice.id)
    return found
