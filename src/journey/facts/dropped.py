"""Find the urgent voices from which nothing has come."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from journey.facts.context import Context
from journey.facts.voices import priority_of
from journey.model.texts import is_blank
from journey.model.voice import Improvement, Voice


def dropped(context: Context) -> Iterator[tuple[Voice, tuple[str, ...]]]:
    """Find the urgent voices, praise aside, from which nothing has come, and no reason either.

    What comes from a voice comes also from those above it and below it.

    Returns:
        Each such voice, with what came of it and was rejected without a reason.
    """
    improvements = context.journey.improvements
    come: dict[str, list[int]] = {}
    for number, improvement in enumerate(improvements):
        for id in improvement.from_:
            come.setdefault(id, []).append(number)
    parents = {voice.id: voice.parent for voice in context.voices}
    children: dict[str | None, list[str]] = {}
    for id, parent in parents.items():
        children.setdefault(parent, []).append(id)
    for voice in context.voices:
        if voice.kind == "praise" or priority_of(voice, context.settings.thresholds) != "high":
            continue
        family = _family(voice.id, parents, children)
        numbers = sorted(set(chain.from_iterable(come.get(id, ()) for id in family)))
        if not any(_counts(improvements[number]) for number in numbers):
            yield voice, tuple(improvements[number].id for number in numbers)


def _family(
    id: str, parents: Mapping[str, str | None], children: Mapping[str | None, Sequence[str]]
) -> list[str]:
    """Return a voice, all above it and all below it, as `hearing.family` does, but in one walk."""
    above, parent = [id], parents[id]
    while parent is not None and parent in parents and parent not in above:
        above.append(parent)
        parent = parents[parent]
    below, seen = [id], {id}
    for here in below:
        fresh = [child for child in children.get(here, ()) if child not in seen]
        below += fresh
        seen.update(fresh)
    return above + below


def _counts(improvement: Improvement) -> bool:
    return improvement.status != "rejected" or not is_blank(improvement.reason)
