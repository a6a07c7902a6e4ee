"""Hold what was counted against what the file says, and against what was counted before."""

from collections.abc import Mapping
from math import sqrt

from journey.facts.context import Context
from journey.model.voice import Voice
from journey.operating.voices.counts import Counted, Measured
from journey.operating.voices.volume import Trend, Turn, VoiceVolume
from journey.states.rates.visits import MONTH

SURE = 2.0
"""So many standard deviations apart are no chance."""


def volumes(
    context: Context, measured: Measured, before: Measured | None = None
) -> tuple[VoiceVolume, ...]:
    """Say of each class of voice how often it is said to come and how often it came.

    Args:
        context: The journey that says so.
        measured: What was counted.
        before: What was counted earlier.
    """
    said = {voice.id: voice.per_month for voice in context.journey.voc}
    return tuple(_volume(voice, said[voice.id], measured, before) for voice in context.voices)


def _volume(
    voice: Voice, said: float | None, measured: Measured, before: Measured | None
) -> VoiceVolume:
    found = measured.voices.get(voice.id)
    earlier = before.voices.get(voice.id) if before is not None else None
    return VoiceVolume(
        voice.id,
        said,
        None if found is None else found.per_month,
        0 if found is None else found.with_narrower,
        None if found is None else trend_of(said, found.with_narrower, measured.days),
        None if earlier is None else earlier.per_month,
        _turn(found, measured, earlier, before),
        () if found is None else _elsewhere(voice, found.touchpoints),
    )


def trend_of(said: float | None, tickets: int, days: int) -> Trend | None:
    """Hold a count against what a frequency lets expect in so many days.

    >>> trend_of(100, 140, 30), trend_of(100, 105, 30), trend_of(100, 0, 30)
    ('louder', 'as said', 'never came')
    """
    if not tickets and said != 0:
        return "never came"
    if said is None:
        return None
    expected = said * days / MONTH
    if tickets > expected + SURE * sqrt(expected):
        return "louder"
    return "quieter" if tickets < expected - SURE * sqrt(expected) else "as said"


def _turn(
    found: Counted | None, measured: Measured, earlier: Counted | None, before: Measured | None
) -> Turn | None:
    if found is None or earlier is None or before is None:
        return None
    scale = measured.days / before.days
    now, then = found.with_narrower, earlier.with_narrower
    # The earlier count is chance as well: its variance, too, is the count itself.
    band = SURE * sqrt(now + then * scale**2)
    if abs(now - then * scale) <= band:
        return "steady"
    return "rose" if now > then * scale else "fell"


def _elsewhere(voice: Voice, places: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    if not voice.heard_at:
        return ()
    return tuple((place, count) for place, count in places.items() if place not in voice.heard_at)
