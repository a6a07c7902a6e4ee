"""How much of each part of a journey was taken, as marks on a diagram."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from journey.coverage.taken.trace import TraceCoverage
from journey.model.customers import Customer
from journey.model.funnel import Transition
from journey.model.journey import Journey
from journey.pictures.diagram import Sign, Taken
from journey.pictures.signs import TRACE_SIGNS
from journey.words.sentences import Sentence

_TAKEN = Sentence(
    "taken, and how often: {touchpoints} touchpoint{touchpoints:s}, "
    "{transitions} transition{transitions:s}",
    "간 곳과 횟수: 고객 접점 {touchpoints}개 · 전이 {transitions}개",
)
_PERHAPS = Sentence(
    "perhaps taken, since the trace does not tell by whom: {touchpoints} "
    "touchpoint{touchpoints:s}, {transitions} transition{transitions:s}",
    "누가 갔는지 기록에 없어 불확실함: 고객 접점 {touchpoints}개 · 전이 {transitions}개",
)
_NEVER = Sentence(
    "never taken: {touchpoints} touchpoint{touchpoints:s}, {transitions} transition{transitions:s}",
    "간 적 없음: 고객 접점 {touchpoints}개 · 전이 {transitions}개",
)
_KEY: dict[Taken, Sentence] = {"taken": _TAKEN, "perhaps": _PERHAPS, "never": _NEVER}
_NOT_ONCE = Sentence("never", "0회")
_SUBTITLE = Sentence(
    "{walks} walk{walks:s}: {touchpoints} of {points} touchpoint{points:s}, {transitions} of "
    "{ways} "
    "transition{ways:s}, {customers} of {all} customer{all:s}",
    "경로 {walks}개: 고객 접점 {points}개 중 {touchpoints}개 · 전이 {ways}개 중 "
    "{transitions}개 · 고객 {all}개 중 {customers}개",
)
_OF = Sentence("{sign:plain} {some} of {all}", "{sign:plain} {all}개 중 {some}개")


class Marks:
    """How much of each part of a journey was taken, by some customers or by all.

    Args:
        journey: The journey.
        coverage: How much of it was taken.
        language: `en` or `ko`.
        by: Whose steps count; everybody's where this is None.
    """

    def __init__(
        self,
        journey: Journey,
        coverage: TraceCoverage,
        language: str,
        by: Iterable[Customer] | None = None,
    ) -> None:
        self._coverage, self._language = coverage, language
        self._by = None if by is None else tuple(by)
        pairs = zip(journey.transitions, journey.transition_names, strict=True)
        self._names = {id(transition): name for transition, name in pairs}
        self._open = _missing(coverage, "transitions") | set(coverage.transitions)
        # Of these it is not known who took them.
        self._anonymous = Counter(coverage.transitions)
        self._anonymous.subtract(_summed((name, n) for (name, _), n in coverage.steps.items()))
        self._unnamed = Counter(coverage.touchpoints)
        self._unnamed.subtract(_summed((at, n) for (at, _), n in coverage.states.items()))
        self._reachable = _missing(coverage, "touchpoints") | set(coverage.touchpoints)

    def times(self, transition: Transition) -> int:
        """Return how often a transition was taken."""
        return self._coverage.taken(self._names[id(transition)], self._by)

    def of(self, transition: Transition) -> Taken:
        """Tell whether a transition was taken; empty where nobody can take it."""
        name = self._names[id(transition)]
        if name not in self._open:
            return ""
        if self.times(transition):
            return "taken"
        unsure = name in self._coverage.perhaps or (self._by is not None and self._anonymous[name])
        return "perhaps" if unsure else "never"

    def at(self, touchpoint: str) -> Taken:
        """Tell whether a touchpoint was visited; empty where nobody can come to it."""
        if touchpoint not in self._reachable:
            return ""
        if self._coverage.visited(touchpoint, self._by):
            return "taken"
        return "perhaps" if self._by is not None and self._unnamed[touchpoint] else "never"

    def visits(self, touchpoint: str) -> str:
        """Say how often a touchpoint was visited."""
        mark = self.at(touchpoint)
        if mark == "never":
            return f"{TRACE_SIGNS[mark]}\u00a0{_NOT_ONCE.say(self._language)}"
        return _counted(mark, self._coverage.visited(touchpoint, self._by))

    def passages(self, transitions: Sequence[Transition]) -> str:
        """Say how often one of some transitions, of which all are marked alike, was taken."""
        return _counted(self.of(transitions[0]), sum(map(self.times, transitions)))

    def share(self, marks: Sequence[Taken]) -> tuple[Taken, str]:
        """Return the mark of several parts together, and how many of them were taken."""
        known = [mark for mark in marks if mark]
        some = known.count("taken")
        mark: Taken = "taken" if some else known[0] if known else ""
        values = {"sign": TRACE_SIGNS.get(mark, ""), "some": some, "all": len(known)}
        return mark, _OF.say(self._language, values) if known else ""

    def subtitle(self) -> str:
        """Say how much was taken of the whole journey."""
        coverage = self._coverage
        points, ways = coverage["touchpoints"], coverage["transitions"]
        customers = coverage["customers"]
        values = {
            "walks": coverage.walks,
            "touchpoints": points.covered,
            "points": points.total,
            "transitions": ways.covered,
            "ways": ways.total,
            "customers": customers.covered,
            "all": customers.total,
        }
        return _SUBTITLE.say(self._language, values)

    def key(self, touchpoints: Iterable[str], transitions: Iterable[Transition]) -> Iterator[Sign]:
        """Explain the marks that there are, and count them."""
        points = [self.at(id) for id in touchpoints]
        ways = [self.of(transition) for transition in transitions]
        for mark in filter(None, get_args(Taken)):
            if mark in points or mark in ways:
                values = {"touchpoints": points.count(mark), "transitions": ways.count(mark)}
                yield Sign(f"trace:{mark}", _KEY[mark].say(self._language, values))


def _summed(counts: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, number in counts:
        found[name] += number
    return found


def _missing(coverage: TraceCoverage, figure: str) -> set[str]:
    return {one.label for one in coverage[figure].missing}


def _counted(mark: Taken, times: int) -> str:
    sign = TRACE_SIGNS.get(mark, "")
    return f"{sign}\u00a0{times}" if times else sign
