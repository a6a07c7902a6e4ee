"""Follow what was told of walks over the states of a journey, and tell how much that is."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from journey.coverage.figures import Figure, Missing
from journey.coverage.taken.recording import Hit
from journey.coverage.taken.trace import TAKEN, Trace, TraceCoverage
from journey.files.document import Document
from journey.files.given import Given, document_of
from journey.model.customers import Customer
from journey.model.patterns import alternatives, parse_pattern
from journey.model.texts import nfc, say
from journey.model.walk import State
from journey.problems.source import Path, Span
from journey.problems.trouble import Trouble
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, as_said
from journey.words.spelling import Speller, nearest

_UNKNOWN_POINT = Sentence(
    "the journey {journey} has no touchpoint {name}",
    "여정 {journey}에는 {name} 접점이 없습니다",
)
_GUESS_POINT = Sentence(
    "the journey {journey} has no touchpoint {name}; did you mean {guess}?",
    "여정 {journey}에는 {name} 접점이 없습니다. {guess}을(를) 쓰려고 했나요?",
)
_UNKNOWN_CUSTOMER = Sentence(
    "the journey {journey} has no customer {name}; known: {known:all}",
    "여정 {journey}에는 {name} 고객이 없습니다. 쓸 수 있는 이름: {known:all}",
)
_GUESS_CUSTOMER = Sentence(
    "the journey {journey} has no customer {name}; did you mean {guess}?",
    "여정 {journey}에는 {name} 고객이 없습니다. {guess}을(를) 쓰려고 했나요?",
)
_NO_PATTERN = Sentence(
    "{name} is no customer; write `type/situation`, or one of the two",
    "{name}은(는) 고객을 뜻하지 않습니다. `유형/상황`이나 둘 중 하나로 쓰세요",
)
_EXCLUDED = Sentence(
    "the journey {journey} excludes the customer {name}{reason:plain}",
    "여정 {journey}에서 {name} 고객은 제외되어 있습니다{reason:plain}",
)
_NEVER_THERE = Sentence(
    "nobody whom {name} means can be at {touchpoint}",
    "{name}에 해당하는 고객은 {touchpoint}에 있을 수 없습니다",
)
_UNREACHABLE = Sentence("nobody can be at {touchpoint}", "아무도 {touchpoint}에 있을 수 없습니다")
_NO_STEP = Sentence(
    "no transition leads from {source} to {target}",
    "{source}에서 {target}로 가는 전이가 없습니다",
)


def cover_trace(target: Given, trace: Trace) -> TraceCoverage:
    """Tell how much of a journey was taken.

    A walk may begin anywhere. Where a customer is told in part or not at all, everybody counts as
    possible whom the journey allows to have come all the way; a transition is taken when no other
    one can have been. The same touchpoint twice is one visit, unless a transition leads back to it.

    Args:
        target: A path, a document, a journey, its states or its context.
        trace: What was told. Hits that name another journey do not count.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.

    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy:
    ...     phase: purchase
    ...     touchpoints: {cart: {entry: any}, card: Card, cash: Cash, paid: {outcome: positive}}
    ... transitions: [cart -> card | cash -> paid]
    ... ''')
    >>> walk = Trace((Hit("cart", "guest", "1"), Hit("card", "guest", "1")))
    >>> print(cover_trace(shop, walk)["transitions"])
    transitions: 1 of 4 (25.0 %)
    """
    document = document_of(target)
    space = explore(document if isinstance(target, str | os.PathLike) else target)
    following = _Following(space)
    walks = 0
    for hits in trace.walks.values():
        ours = [hit for hit in hits if nfc(hit.journey) in ("", space.journey.id)]
        walks += bool(ours)
        following.walk(ours)
    return TraceCoverage(
        document.name,
        tuple(_figures(space, following, document)),
        walks,
        dict(following.states),
        dict(following.steps),
        dict(following.transitions),
        dict(following.touchpoints),
        frozenset(following.perhaps - set(following.transitions)),
        (*trace.troubles, *following.errors),
        tuple(following.deviations),
    )


class Whereabouts(NamedTuple):
    """Where a hit is: a touchpoint by number, and the set of those who may be there."""

    number: int
    members: int
    hit: Hit


def whereabouts_of(
    space: StateSpace, hit: Hit, speller: Speller | None = None
) -> Whereabouts | Trouble:
    """Find the touchpoint and the customers that a hit names.

    Args:
        space: The states of the journey.
        hit: What was told.
        speller: Knows the touchpoints, where many hits are resolved.

    Returns:
        The place, with nobody in it where the journey allows nobody; or what it does not have.
    """
    names = {"journey": space.journey.id}
    try:
        number = space.number_of(nfc(hit.touchpoint))
    except KeyError:
        guess = (speller or Speller(space.touchpoint_ids)).nearest(nfc(hit.touchpoint))
        values = {**names, "name": hit.touchpoint, "guess": guess}
        return Trouble(hit.at, _GUESS_POINT if guess else _UNKNOWN_POINT, values)
    if not hit.customer:
        return Whereabouts(number, space.reached[number], hit)
    universe = space.universe
    trouble = _unnamed(space, hit, universe.types + universe.situations)
    if trouble is not None:
        return trouble
    pattern = nfc(hit.customer)
    members = universe.set_of(pattern)
    if not members:
        reason = _reason(space, universe.grid(pattern))
        values = {**names, "name": hit.customer, "reason": reason}
        return Trouble(hit.at, _EXCLUDED, values)
    return Whereabouts(number, space.reached[number] & members, hit)


def _unnamed(space: StateSpace, hit: Hit, known: Sequence[str]) -> Trouble | None:
    """Say what is wrong with a pattern of customers, whether they exist or not."""
    pattern = nfc(hit.customer)
    try:
        asked = parse_pattern(pattern).names
        sound = bool(space.universe.grid(pattern))
    except ValueError:
        asked, sound = (), False
    for name in asked:
        if name not in known:
            guess = nearest(name, known)
            values = {
                "journey": space.journey.id,
                "name": name,
                "guess": guess,
                "known": ", ".join(known),
            }
            return Trouble(hit.at, _GUESS_CUSTOMER if guess else _UNKNOWN_CUSTOMER, values)
    return None if sound else Trouble(hit.at, _NO_PATTERN, {"name": hit.customer})


def _reason(space: StateSpace, grid: int) -> str:
    universe = space.universe
    for exclusion in space.journey.customers.excluded:
        if any(universe.grid(part) & grid for part in alternatives(exclusion.customer)):
            return f": {say(exclusion.reason)}"
    return ""


@dataclass
class _Following:
    """Follows walks over the states of a journey, and counts."""

    space: StateSpace
    states: Counter[State] = field(default_factory=Counter)
    steps: Counter[tuple[str, Customer]] = field(default_factory=Counter)
    transitions: Counter[str] = field(default_factory=Counter)
    touchpoints: Counter[str] = field(default_factory=Counter)
    perhaps: set[str] = field(default_factory=set)
    errors: list[Trouble] = field(default_factory=list)
    deviations: list[Trouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.speller = Speller(self.space.touchpoint_ids)

    def walk(self, hits: Sequence[Hit]) -> None:
        """Follow one walk, from one break to the next."""
        run: list[Whereabouts] = []
        for hit in hits:
            place = whereabouts_of(self.space, hit, self.speller)
            if isinstance(place, Trouble):
                self.errors.append(place)
                self.count(run)
                run = []
                continue
            if not place.members:
                self.count(run)
                run = []
                self.deviations.append(self.nobody(place))
                self.touchpoints[self.space.touchpoint_ids[place.number]] += 1
                continue
            if not run:
                run = [place]
                continue
            arrived = self.arrive(run[-1], place)
            if arrived:
                run.append(place._replace(members=arrived))
            elif run[-1].number == place.number and run[-1].members & place.members:
                # The same visit, told again: perhaps with more of who it is.
                run[-1] = place._replace(members=run[-1].members & place.members)
            else:
                self.deviations.append(self.no_step(run[-1], place))
                self.count(run)
                run = [place]
        self.count(run)

    def arrive(self, before: Whereabouts, place: Whereabouts) -> int:
        """Return who can have come from one place to the next."""
        return (
            _union(after for _, after in self.ways(before.number, place.number, before.members))
            & place.members
        )

    def ways(self, source: int, target: int, members: int) -> Iterator[tuple[int, int]]:
        """List the edges that lead from one touchpoint to another for somebody, and to whom."""
        space, edges = self.space, self.space.edges
        if space.outcomes[source]:
            return
        for edge in edges.leaving[source]:
            if edges.targets[edge] == target and (takers := members & edges.who[edge]):
                moved = space.after(edges.becomes[edge], takers) & space.universe.everyone
                if moved:
                    yield edge, moved

    def count(self, run: list[Whereabouts]) -> None:
        """Count a run of places, each of which follows the one before."""
        space, edges = self.space, self.space.edges
        for number in range(len(run) - 2, -1, -1):
            here, there = run[number], run[number + 1]
            came = 0
            for edge, moved in self.ways(here.number, there.number, here.members):
                if moved & there.members:
                    came |= edges.who[edge] & space.before(edges.becomes[edge], there.members)
            run[number] = here._replace(members=here.members & came)
        for place in run:
            id = space.touchpoint_ids[place.number]
            self.touchpoints[id] += 1
            if place.members.bit_count() == 1:
                self.states[State(id, next(space.universe.customers(place.members)))] += 1
        for here, there in pairwise(run):
            ways = [
                edge
                for edge, moved in self.ways(here.number, there.number, here.members)
                if moved & there.members
            ]
            names = [space.name_of(edge) for edge in ways]
            if len(names) > 1:
                self.perhaps.update(names)
                continue
            self.transitions[names[0]] += 1
            if here.members.bit_count() == 1:
                self.steps[names[0], next(space.universe.customers(here.members))] += 1

    def nobody(self, place: Whereabouts) -> Trouble:
        """Say that nobody can be where a hit says."""
        values = {"name": place.hit.customer, "touchpoint": place.hit.touchpoint}
        return Trouble(place.hit.at, _NEVER_THERE if place.hit.customer else _UNREACHABLE, values)

    def no_step(self, here: Whereabouts, there: Whereabouts) -> Trouble:
        """Say that no transition leads from one hit to the next."""
        values = {"source": as_said(_told(here.hit)), "target": as_said(_told(there.hit))}
        return Trouble(there.hit.at, _NO_STEP, values)


def _told(hit: Hit) -> str:
    return f"`{hit.touchpoint}` ({hit.customer})" if hit.customer else f"`{hit.touchpoint}`"


def _union(sets: Iterable[int]) -> int:
    """Return the union of sets of customers."""
    union = 0
    for members in sets:
        union |= members
    return union


class _Wanted(NamedTuple):
    """Something that there is to take."""

    path: Path
    label: str
    taken: bool


def _figures(space: StateSpace, following: _Following, document: Document) -> Iterator[Figure]:
    met = {state.customer for state in following.states}
    inner = {type.id for type in space.journey.customers.types if type.internal}
    there = list(space.universe.customers(_union(space.reached)))
    points = {id: _point(space, id) for id in space.touchpoint_ids}
    seen = [id for id, members in zip(space.touchpoint_ids, space.reached, strict=True) if members]
    wanted: dict[str, Iterable[_Wanted]] = {
        "touchpoints": (_Wanted(points[id], id, id in following.touchpoints) for id in seen),
        "transitions": (
            _Wanted(("transitions", name), name, name in following.transitions)
            for name in _open(space)
        ),
        "customers": (_who(who, met) for who in there if who.type not in inner),
        "colleagues": (_who(who, met) for who in there if who.type in inner),
        "states": (
            _Wanted(points[state.touchpoint], str(state), state in following.states)
            for state in space
        ),
    }
    places: dict[Path, Span | None] = {}
    for name in TAKEN:
        each = list(wanted[name])
        if name == "colleagues" and not each:
            continue
        missing = []
        for path, label, taken in each:
            if not taken:
                if path not in places:
                    places[path] = document.place_of(path, key=True)
                missing.append(Missing(path, label, places[path]))
        yield Figure(name, len(each) - len(missing), len(each), tuple(missing))


def _who(customer: Customer, met: Collection[Customer]) -> _Wanted:
    return _Wanted(("customers", "definitions", str(customer)), str(customer), customer in met)


def _point(space: StateSpace, id: str) -> Path:
    return ("stages", space.journey.stage_of(id).id, "touchpoints", id)


def _open(space: StateSpace) -> Iterator[str]:
    """List the transitions that somebody can take, in the file's order."""
    edges = space.edges
    for edge in sorted(range(len(edges.numbers)), key=edges.numbers.__getitem__):
        source = edges.sources[edge]
        takers = space.reached[source] & edges.who[edge]
        if (
            not space.outcomes[source]
            and space.after(edges.becomes[edge], takers) & space.universe.everyone
        ):
            yield space.name_of(edge)
