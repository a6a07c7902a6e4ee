"""Count tickets by class of voice, month, touchpoint and customer."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from journey.facts.voices import narrower
from journey.files.given import Given, journey_of
from journey.model.voice import Voice
from journey.operating.voices.counts import Counted, Measured
from journey.operating.voices.tickets import Ticket, Tickets
from journey.problems.errors import BadOption
from journey.states.rates.visits import MONTH


def count_tickets(
    tickets: Tickets, target: Given, *, first: date | None = None, last: date | None = None
) -> Measured | None:
    """Count how often each class of voice was heard.

    A ticket counts for the class of voice that it names, and with every wider one. The days of
    unknown types count as observed as well. How often in a month is the number of tickets, divided
    by the days observed, times the days of an average month; so a part of a month is neither taken
    for a whole one nor left out.

    Args:
        tickets: What `read_tickets` returned.
        target: A path, a document, a journey, its states or its context, whose classes of voice are
            counted; those that never came count 0.
        first: The first day observed; where none is given, that of the first ticket.
        last: The last day observed, which counts as well; that of the last ticket.

    Returns:
        The counts; None where no period is known, because there is no ticket.

    Raises:
        BadOption: The period ends before it begins.
        HoldsNoJourney: The file or the document holds no journey.
    """
    journey = journey_of(target)
    begins, ends = tickets.days or (None, None)
    first, last = first or begins or last, last or ends or first
    if first is None or last is None:
        return None
    if last < first:
        raise BadOption(f"the last day, {last}, is before the first, {first}")
    inside = [ticket for ticket in tickets.tickets if first <= ticket.day <= last]
    unknown = tickets.unknown(first, last)
    months = days_by_month(first, last)
    counts = _Counts(journey.voc, inside, (last - first).days + 1)
    return Measured(
        journey.id,
        tickets.name,
        first,
        last,
        months,
        {voice.id: counts.of(voice.id, months) for voice in journey.voc},
        unknown,
        len(tickets) - len(inside) - sum(each.tickets for each in unknown),
    )


def days_by_month(first: date, last: date) -> dict[str, int]:
    """Return for each calendar month between two days, how many of its days are.

    >>> days_by_month(date(2026, 1, 30), date(2026, 2, 3))
    {'2026-01': 2, '2026-02': 3}
    """
    found = {}
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        begins = max(first, date(year, month + 1, 1))
        ends = min(last, date(year, month + 1, monthrange(year, month + 1)[1]))
        found[f"{year:04}-{month + 1:02}"] = (ends - begins).days + 1
    return found


class _Counts:
    def __init__(self, voices: Iterable[Voice], tickets: Iterable[Ticket], days: int) -> None:
        self.days = days
        self.own: dict[str, list[Ticket]] = {voice.id: [] for voice in voices}
        for ticket in tickets:
            self.own[ticket.voice].append(ticket)
        self.below = narrower(voices)

    def of(self, id: str, months: Mapping[str, int]) -> Counted:
        own = self.own[id]
        by_month = Counter(
            f"{ticket.day:%Y-%m}" for name in self.below[id] for ticket in self.own[name]
        )
        whole = by_month.total()
        return Counted(
            len(own),
            whole,
            whole * MONTH / self.days,
            {month: by_month[month] for month in months},
            _sorted(ticket.touchpoint for ticket in own),
            _sorted(ticket.customer for ticket in own),
        )


def _sorted(names: Iterable[str | None]) -> dict[str, int]:
    """Count names, the most frequent first; what names nothing does not count."""
    counts = Counter(name for name in names if name is not None)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
