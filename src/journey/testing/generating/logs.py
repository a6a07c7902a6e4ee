"""Observe customers: event logs of walks, some of which leave the plan in a way that is known."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from hypothesis import strategies as st

from journey.files.given import Given
from journey.model.amounts import parse_duration
from journey.model.customers import Customer
from journey.model.walk import Walk
from journey.problems.errors import BadOption
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.testing.generating.chance import Chance
from journey.testing.generating.walks import walks

DeviationKind = Literal["ad_hoc", "missing", "out_of_order", "failed"]
"""How an observed walk leaves the plan: by an unknown step, by a step that is skipped, by two steps
the wrong way round, by an end that is no outcome."""

KINDS: tuple[DeviationKind, ...] = get_args(DeviationKind)

START = datetime(2026, 1, 1, tzinfo=UTC)
"""When the first can happen, where nothing is said."""

GAPS = tuple(timedelta(seconds=seconds) for seconds in (60, 0.000001, 1, 3600, 86400, 30 * 86400))
"""The times between two events of one person for which the plan has none."""


class Event(NamedTuple):
    """One row of an event log.

    Attributes:
        person: Whose event it is.
        event: What happened: the touchpoint's `event`, or its id where it has none.
        time: When, in UTC, with microseconds.
        type: The type that the customer is of then.
        situation: The situation that the customer is in then.
    """

    person: str
    event: str
    time: datetime
    type: str
    situation: str


@dataclass(frozen=True)
class Deviation:
    """Where the observed walk of one person was made to leave the plan.

    Attributes:
        kind: How.
        person: Whose walk.
        step: The position in the planned walk, from 0: before which an unknown step was put in,
            which was skipped, which was swapped with the next, after which nothing was observed.
    """

    kind: DeviationKind
    person: str
    step: int


@dataclass(frozen=True)
class EventLog:
    """What was observed of some people, and what was planned for each.

    Attributes:
        events: One row for each event, in the order of time.
        walks: For each person, the complete walk that was planned.
        deviations: Where what was observed leaves the plan; at most one for each person. No
            complete walk of the journey gives the events of such a person.
    """

    events: tuple[Event, ...]
    walks: Mapping[str, Walk]
    deviations: tuple[Deviation, ...] = ()

    def of(self, person: str) -> tuple[Event, ...]:
        """Return the events of one person, in the order of time."""
        return tuple(event for event in self.events if event.person == person)


def event_logs(
    target: Given,
    *,
    deviations: Collection[DeviationKind] = KINDS,
    people: int = 5,
    start: datetime = START,
    max_length: int | None = None,
) -> st.SearchStrategy[EventLog]:
    """Observe some people on complete walks, and some of them beside the plan.

    Each row has a person, an event, a time and the customer's type and situation. Times of one
    person are strictly ascending: two events at the same instant do not follow each other. Between
    two touchpoints passes the time that their transition `takes`, or some other.

    Args:
        target: A path, a document, a journey, its states or its context.
        deviations: The ways in which walks may leave the plan; none for a log without any.
        people: The most people there are.
        start: When the first event can happen; with a time zone, and told in UTC.
        max_length: The most steps that a planned walk has.

    Raises:
        NoWalk: The journey has no complete walk.
        BadOption: An option has a value that cannot be met.

    >>> from hypothesis import find
    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy:
    ...     phase: purchase
    ...     touchpoints: {cart: {entry: any}, paid: {outcome: positive, event: order_paid}}
    ... transitions: [cart -> paid]
    ... ''').journey
    >>> log = find(event_logs(shop), lambda log: log.events)
    >>> [(row.person, row.event, str(row.time)) for row in log.events]
    [('p1', 'cart', '2026-01-01 00:00:00+00:00'), ('p1', 'order_paid', '2026-01-01 00:01:00+00:00')]
    """
    if start.tzinfo is None:
        raise BadOption("start: a time needs its time zone, such as timezone.utc")
    if people < 0:
        raise BadOption(f"people: {people} cannot be; the least is 0")
    unknown = [kind for kind in deviations if kind not in KINDS]
    if unknown:
        raise BadOption(f"deviations: {unknown[0]!r} is none of {', '.join(KINDS)}")
    space = explore(target)
    kinds = [kind for kind in KINDS if kind in deviations]
    observer = _Observer(space, kinds, start.astimezone(UTC))
    planned = st.lists(walks(space, max_length=max_length), max_size=people)
    return _observed(observer, planned)


Seen = tuple[str, Customer]
"""An event, and who the customer is then."""


@st.composite
def _observed(
    draw: st.DrawFn, observer: "_Observer", planned: st.SearchStrategy[list[Walk]]
) -> EventLog:
    events: list[Event] = []
    plans: dict[str, Walk] = {}
    deviations: list[Deviation] = []
    for number, walk in enumerate(draw(planned)):
        person = f"p{number + 1}"
        plans[person] = walk
        chance = Chance(draw)
        seen, deviation = observer.leave(walk, person, chance)
        deviations += [deviation] if deviation else []
        times = observer.times(walk, len(seen), chance)
        events += [
            Event(person, what, time, *who) for (what, who), time in zip(seen, times, strict=True)
        ]
    return EventLog(tuple(sorted(events, key=lambda event: event.time)), plans, tuple(deviations))


class _Observer:
    """Turns walks into events."""

    def __init__(self, space: StateSpace, kinds: Sequence[DeviationKind], start: datetime) -> None:
        self.space, self.kinds, self.start = space, kinds, start
        points = space.journey._touchpoints
        self.event_of = {id: point.event or id for id, (_, point) in points.items()}
        self.unknown = "unplanned"
        while self.unknown in self.event_of.values():
            self.unknown += "_"

    def times(self, walk: Walk, number: int, chance: Chance) -> list[datetime]:
        """Return the times of so many events."""
        time = self.start + chance.one((timedelta(0), *GAPS))
        found = [time]
        for turn in range(number - 1):
            planned: tuple[timedelta, ...] = ()
            if turn < len(walk.transitions):
                takes = self.space.journey.transition(walk.transitions[turn]).takes
                planned = (
                    () if takes is None else (timedelta(seconds=parse_duration(takes).seconds),)
                )
            time += max(chance.one((*planned, *GAPS)), GAPS[1])
            found.append(time)
        return found[:number]

    def leave(self, walk: Walk, person: str, chance: Chance) -> tuple[list[Seen], Deviation | None]:
        """Return what is observed of a walk, and where it was made to leave the plan, if so."""
        plan = [(self.event_of[state.touchpoint], state.customer) for state in walk.states]
        kind = chance.perhaps(self.kinds) if self.kinds else None
        if kind is None:
            return plan, None
        ways = [
            (step, seen) for step, seen in getattr(self, f"_{kind}")(plan) if not self.fits(seen)
        ]
        if not ways:
            return plan, None
        step, seen = chance.one(ways)
        return seen, Deviation(kind, person, step)

    def _ad_hoc(self, plan: list[Seen]) -> list[tuple[int, list[Seen]]]:
        return [
            (at, [*plan[:at], (self.unknown, plan[at][1]), *plan[at:]]) for at in range(len(plan))
        ]

    def _missing(self, plan: list[Seen]) -> list[tuple[int, list[Seen]]]:
        return [(at, [*plan[:at], *plan[at + 1 :]]) for at in range(len(plan) - 1)]

    def _out_of_order(self, plan: list[Seen]) -> list[tuple[int, list[Seen]]]:
        return [
            (at, [*plan[:at], plan[at + 1], plan[at], *plan[at + 2 :]])
            for at in range(len(plan) - 1)
        ]

    def _failed(self, plan: list[Seen]) -> list[tuple[int, list[Seen]]]:
        return [(at - 1, plan[:at]) for at in range(1, len(plan))]

    def fits(self, seen: Sequence[Seen]) -> bool:
        """Tell whether some complete walk gives exactly these events, customers included."""
        space, edges = self.space, self.space.edges
        if not seen:
            return False

        def may_be(number: int, what: Seen) -> bool:
            return self.event_of[space.touchpoint_ids[number]] == what[0]

        here = {
            number: space._bit(seen[0][1]) & members
            for number, members in space.entering.items()
            if may_be(number, seen[0])
        }
        for _, what in pairwise(seen):
            there: dict[int, int] = {}
            bit = space._bit(what[1])
            for number, members in here.items():
                for edge in () if space.outcomes[number] else edges.leaving[number]:
                    target = edges.targets[edge]
                    moved = space.after(edges.becomes[edge], members & edges.who[edge]) & bit
                    if moved and may_be(target, what):
                        there[target] = there.get(target, 0) | moved
            here = there
        return any(members and space.outcomes[number] for number, members in here.items())
