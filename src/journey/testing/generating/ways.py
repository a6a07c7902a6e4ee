"""Lay the ways of a journey so that everybody who enters can end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from journey.model.funnel import Kind, Transition
from journey.states.universe import Universe
from journey.testing.generating.chance import Chance
from journey.testing.generating.customers import patterns_of
from journey.testing.generating.plan import JourneyPlan

Who = str | tuple[str, ...]

ONWARD: tuple[Kind, ...] = ("forward", "fail", "claim", "exit")
BACK: tuple[Kind, ...] = ("back", "retry", "fail", "claim")
TIMES = ("4 minutes", "2 days", "3 business days", "1시간", "2주", "PT90M", "P1DT2H")


@dataclass
class Way:
    """A transition between two touchpoints by number."""

    source: int
    target: int
    who: Who = "any"
    becomes: str | None = None
    kind: Kind = "forward"
    rate: float | None = None
    takes: str | None = None


@dataclass
class Ground:
    """Who can be where, while ways are laid: touchpoints by number, customers as sets.

    Attributes:
        universe: Whoever there is.
        inner: How many touchpoints come before the outcomes.
        reached: For each touchpoint, who can be there.
        ways: What was laid.
    """

    universe: Universe
    inner: int
    reached: list[int]
    ways: list[Way] = field(default_factory=list)

    def enter(self, number: int, who: Who) -> None:
        """Let customers enter at a touchpoint."""
        self._come(number, self.universe.set_of(who))

    def lay(self, way: Way) -> None:
        """Add a way, and follow those who can take it."""
        self.ways.append(way)
        self._go(way)

    def _go(self, way: Way) -> None:
        members = self.reached[way.source] & self.universe.set_of(way.who)
        self._come(way.target, self.universe.after(way.becomes, members))

    def _come(self, number: int, members: int) -> None:
        if members & ~self.reached[number]:
            self.reached[number] |= members
            for way in self.ways:
                if way.source == number:
                    self._go(way)


class Surveyor:
    """Lays ways by chance.

    Every touchpoint is led to from an earlier one by a way that somebody there can take. From every
    touchpoint but outcomes, each customer there is can go on to a later one; hence whatever else is
    added, whoever comes somewhere comes out.
    """

    def __init__(self, plan: JourneyPlan, universe: Universe, size: int, ends: int) -> None:
        self.plan, self.universe, self.size = plan, universe, size
        self.ground = Ground(universe, size - ends, [0] * size)
        self.patterns = patterns_of(universe) if plan.guards else {"any": universe.everyone}
        self.entries: dict[int, Who] = {}

    def lead_to(self, number: int, chance: Chance) -> None:
        """Let somebody come to a touchpoint."""
        ground = self.ground
        if not number or (number < ground.inner and chance.rarely()):
            self.entries[number] = who = chance.one(list(self.patterns))
            ground.enter(number, who)
        if number and not ground.reached[number]:
            before = [n for n in range(min(number, ground.inner) - 1, -1, -1) if ground.reached[n]]
            source = chance.one(before)
            here = ground.reached[source]
            fit = [who for who, members in self.patterns.items() if members & here]
            self._open(source, number, chance.one(fit), ONWARD, chance)

    def lead_on(self, number: int, chance: Chance) -> None:
        """Let everybody go on from a touchpoint to some later one."""
        left = self.universe.everyone
        for way in self.ground.ways:
            if way.source == number and way.target > number:
                left &= ~self.universe.set_of(way.who)
        axes: list[Sequence[str]] = [("any",), self.universe.types, self.universe.situations]
        for who in chance.one(axes if self.plan.guards and left else axes[:1]):
            if self.universe.set_of(who) & left:
                later = range(max(number + 1, self.ground.inner), self.size)
                target = chance.one((*later, *range(self.ground.inner - 1, number, -1)))
                self._open(number, target, who, ONWARD, chance)

    def branch(self, chance: Chance) -> None:
        """Open one more way to anywhere, or to a later touchpoint where there are no cycles."""
        source = chance.one(range(self.ground.inner))
        first = 0 if self.plan.cycles else source + 1
        target = chance.one(range(self.size - 1, first - 1, -1))
        kinds = ONWARD if target > source else BACK
        self._open(source, target, chance.one(list(self.patterns)), kinds, chance)

    def _open(
        self, source: int, target: int, who: Who, kinds: Sequence[Kind], chance: Chance
    ) -> None:
        becomes = None
        if self.plan.guards and chance.rarely():
            becomes = chance.one(self._changes(self.universe.set_of(who)))
        way = Way(source, target, who, becomes, chance.one(kinds), takes=chance.perhaps(TIMES))
        self.ground.lay(way)

    def _changes(self, members: int) -> list[str]:
        """List what members of a set can become, all of them somebody who exists."""
        universe = self.universe
        changes = (*map(str, universe), *universe.types, *universe.situations)
        return [each for each in changes if not universe.after(each, members) & ~universe.everyone]

    def rate(self, chance: Chance) -> None:
        """Give the ways from some touchpoints rates; those from one touchpoint make a whole."""
        for number in chance.some(range(self.ground.inner)):
            leaving = [way for way in self.ground.ways if way.source == number]
            share, rest = divmod(100, len(leaving))
            for turn, way in enumerate(leaving):
                way.rate = (share + (turn < rest)) / 100


def transitions_of(ways: Sequence[Way], points: Sequence[str]) -> tuple[Transition, ...]:
    """Return the ways as transitions between touchpoints by id."""
    return tuple(
        Transition(
            from_=points[way.source],
            to=points[way.target],
            for_=way.who,
            becomes=way.becomes,
            kind=way.kind,
            rate=way.rate,
            takes=way.takes,
        )
        for way in ways
    )
