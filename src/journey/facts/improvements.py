"""How far an improvement has come: what may follow, and what its dates must say."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from journey.facts.voices import kin
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.model.voice import Improvement, Status

ORDER: tuple[Status, ...] = ("proposed", "agreed", "doing", "shipped", "verified", "rejected")
"""How far improvements have come, in order."""

NEXT: dict[Status, tuple[Status, ...]] = {
    "proposed": ("agreed", "rejected"),
    "agreed": ("doing", "shipped", "rejected"),
    "doing": ("shipped", "rejected"),
    "shipped": ("verified",),
    "verified": (),
    "rejected": ("proposed",),
}
"""What may follow. What was shipped and did not help asks for a new one; what was rejected may be
proposed again."""

ACCEPTED: frozenset[Status] = frozenset({"agreed", "doing", "shipped", "verified"})
"""What somebody said yes to."""

SHIPPED: frozenset[Status] = frozenset({"shipped", "verified"})
"""What customers have met."""


def came_of(journey: Journey) -> dict[str, tuple[Improvement, ...]]:
    """Return for each voice what came of it, of those above it and of those below it.

    Those that were rejected are among them, though they end nothing.
    """
    improvements, come = journey.improvements, dict[str, list[int]]()
    for number, each in enumerate(improvements):
        for id in each.from_:
            come.setdefault(id, []).append(number)
    found = {}
    for id, names in kin(journey.voc).items():
        numbers = sorted({number for name in names for number in come.get(name, ())})
        found[id] = tuple(improvements[number] for number in numbers)
    return found


def is_undecided(each: Improvement) -> bool:
    """Tell whether an improvement still waits for its decision."""
    return each.status in (None, "proposed") and is_blank(each.decided)


def is_shipped(each: Improvement) -> bool:
    """Tell whether customers have met an improvement."""
    return each.status in SHIPPED


def untold(each: Improvement) -> tuple[str, ...]:
    """Return who has not been told: `internal`, `customers`."""
    told = each.told
    if told is None:
        return ("internal", "customers")
    return tuple(who for who in ("internal", "customers") if getattr(told, who) is None)


def is_told(each: Improvement) -> bool:
    """Tell whether the loop is closed."""
    return not untold(each)


def is_measured(each: Improvement) -> bool:
    """Tell whether the effect has its figure before and after."""
    effect = each.effect
    return effect is not None and effect.before is not None and effect.after is not None


class Slip(NamedTuple):
    """Two things that an improvement says of its way and that cannot both be so.

    Attributes:
        case: `order` for a date before one that it follows, `behind` for a status that its dates
            are ahead of.
        path: The place of the later of both within the improvement.
        key: The key of that.
        day: What it says.
        before: For `order`, the key of the date that goes before.
        limit: For `order`, that date.
    """

    case: str
    path: tuple[str, ...]
    day: date
    before: str = ""
    limit: date | None = None

    @property
    def key(self) -> str:
        """The path as the file would say it."""
        return ".".join(self.path)


def slips(each: Improvement) -> Iterator[Slip]:
    """Find what an improvement says of its way that cannot be so."""
    known = dates_of(each)
    for path, earlier in _AFTER.items():
        if path not in known:
            continue
        limits = [(known[one], ".".join(one)) for one in earlier if one in known]
        if limits and known[path] < max(limits)[0]:
            limit, before = max(limits)
            yield Slip("order", path, known[path], before, limit)
    for path in _AHEAD.get(each.status or "proposed", ()):
        if path in known:
            yield Slip("behind", path, known[path])


def dates_of(each: Improvement) -> dict[tuple[str, ...], date]:
    """Return every date that an improvement says, by its path within it."""
    decided, told, effect = each.decided, each.told, each.effect
    found = {
        ("proposed",): each.proposed,
        _DECIDED: decided.date if decided else None,
        _SHIPPED: each.shipped,
        ("told", "internal"): told.internal if told else None,
        ("told", "customers"): told.customers if told else None,
        ("effect", "date"): effect.date if effect else None,
    }
    return {path: day for path, day in found.items() if day is not None}


def missing_dates(each: Improvement) -> tuple[str, ...]:
    """Return the keys of the dates of which the status speaks, and that are not written."""
    known = dates_of(each)
    status = each.status or "proposed"
    wanted: list[tuple[str, ...]] = []
    if status == "proposed":
        wanted = [("proposed",)]
    if status in ACCEPTED or status == "rejected":
        wanted = [("decided", "date")]
    if status in SHIPPED:
        wanted.append(("shipped",))
    return tuple(".".join(path) for path in wanted if path not in known)


_DECIDED, _SHIPPED = ("decided", "date"), ("shipped",)
_AFTER: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    _DECIDED: (("proposed",),),
    _SHIPPED: (("proposed",), _DECIDED),
    # Colleagues are told in good time, and so before customers meet it.
    ("told", "internal"): (("proposed",),),
    ("told", "customers"): (_SHIPPED,),
    ("effect", "date"): (_SHIPPED,),
}
"""For each date, those that it may not go before."""

_AHEAD: dict[Status, tuple[tuple[str, ...], ...]] = {
    "proposed": (_DECIDED, _SHIPPED),
    "agreed": (_SHIPPED,),
    "doing": (_SHIPPED,),
    "rejected": (_SHIPPED,),
}
"""For each status, the dates that say more than it does."""
