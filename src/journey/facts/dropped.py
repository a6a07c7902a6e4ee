"""Find the urgent voices from which nothing has come."""

from collections.abc import Iterator

from journey.facts.context import Context
from journey.facts.improvements import came_of
from journey.model.texts import is_blank
from journey.model.voice import Improvement, Voice


def dropped(context: Context) -> Iterator[tuple[Voice, tuple[str, ...]]]:
    """Find the urgent voices, praise aside, from which nothing has come, and no reason either.

    What comes from a voice comes also from those above it and below it.

    Returns:
        Each such voice, with what came of it and was rejected without a reason.
    """
    come = came_of(context.journey)
    for voice in context.voices:
        if voice.kind == "praise" or context.priority(voice) != "high":
            continue
        if not any(map(_counts, come[voice.id])):
            yield voice, tuple(each.id for each in come[voice.id])


def _counts(improvement: Improvement) -> bool:
    return improvement.status != "rejected" or not is_blank(improvement.reason)
