"""Walk a real application through its definition, and say where the two part."""

import re
import sys
from collections.abc import Sequence
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, Verbosity, event, settings
from hypothesis import strategies as st
from hypothesis.control import current_build_context
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from journey.coverage.taken.recording import caller_place
from journey.files.given import Given
from journey.model.customers import Customer
from journey.model.patterns import Who
from journey.model.texts import nfc
from journey.model.walk import State, Walk
from journey.problems.errors import UnknownCustomer, language_of, look_up
from journey.states.exploring import explore
from journey.testing.driving.course import Course
from journey.testing.driving.departure import Departure, NoSuchWalk, NothingToDrive
from journey.testing.driving.driver import DriverCalls, Drives
from journey.testing.driving.record import Record
from journey.testing.driving.trip import Trip
from journey.testing.driving.ways import Route, Step, Ways

__tracebackhide__ = True  # where a test fails, pytest shows the test's own lines

STEPS = (8, 60)
"""The fewest and the most steps of one example that `machine` asks Hypothesis for by itself."""

ROUNDS = 3
"""How often a way that comes back is gone at most, one time after the other."""


class JourneyMachine(RuleBasedStateMachine):
    """A state machine that walks an application; `machine` makes one for a journey and a driver.

    A step enters, or goes on: by one transition, or straight to some transition that is further
    away, so that few examples come everywhere. A walk ends at an outcome, and another begins.
    """

    course: ClassVar[Course]
    record: ClassVar[Record]
    """Which transitions have been driven so far."""

    def __init__(self) -> None:
        super().__init__()
        self._trip: Trip | None = None

    @precondition(lambda self: self._trip is None)
    @rule(way=st.runner().flatmap(lambda self: self._inward()))
    def enter(self, way: tuple[str, ...]) -> None:
        """Begin a walk: come in, and go straight to some transition."""
        first, *names = way
        entry = next(state for state in self.course.ways.entries if str(state) == first)
        self._checked(entry, names)

    @precondition(lambda self: self._trip is not None)
    @rule(way=st.runner().flatmap(lambda self: self._onward()))
    def go(self, way: tuple[str, ...]) -> None:
        """Take transitions, one after the other."""
        trip = self._trip
        assert trip is not None  # noqa: S101 - the rule's precondition
        self._checked(trip.here, way)

    def _inward(self) -> st.SearchStrategy[tuple[str, ...]]:
        """Offer ways in: an entry and a route from there, the shortest first."""
        ways = self.course.ways
        return _routes(ways.goals_by_name(*ways.entries), entry=True)

    def _onward(self) -> st.SearchStrategy[tuple[str, ...]]:
        """Offer ways on: a step, the nearest to an outcome first; rounds; a step further on."""
        trip, course = self._trip, self.course
        assert trip is not None  # noqa: S101 - only `go` asks
        steps = course.ways.open_at(trip.here)
        if course.most is not None and len(trip.walk) >= course.most:
            steps = steps[:1]
        singles = st.sampled_from([(step.name,) for step in steps])
        if len(steps) < 2:
            return singles
        further = _routes(course.ways.goals_by_name(trip.here), entry=False)
        rounds = course.ways.rounds_from(trip.here)
        return singles | _rounds(rounds) | further if rounds else singles | further

    def _checked(self, here: State, way: Sequence[str]) -> None:
        """Walk on, and where that fails for the last time, raise what is to be read."""
        try:
            self._walk(here, way)
        except Departure as deviation:
            failed = deviation
        else:
            return
        if current_build_context().is_final:
            failed = self.course.told(failed)
        raise failed

    def _walk(self, here: State, way: Sequence[str]) -> None:
        course = self.course
        if self._trip is None:
            self._trip = course.begin(here)
        for name in way:
            step = next(one for one in course.ways.open_at(self._trip.here) if one.name == name)
            self._trip.take(step)
        here = self._trip.here
        if course.ways.is_outcome(here):
            event("a walk ended", here.touchpoint)
        lost = course.most is not None and not course.ways.leads_out(here)
        if lost or not course.ways.open_at(here):
            self._trip = None


@st.composite
def _routes(draw: st.DrawFn, goals: Sequence[Sequence[Route]], *, entry: bool) -> tuple[str, ...]:
    """Draw a transition to go to, and then as whom: few transitions stand for many steps."""
    alike = goals[draw(st.integers(0, len(goals) - 1))]
    route = alike[draw(st.integers(0, len(alike) - 1))] if len(alike) > 1 else alike[0]
    return (str(route.first), *route.names) if entry else route.names


@st.composite
def _rounds(draw: st.DrawFn, rounds: Sequence[Route]) -> tuple[str, ...]:
    """Draw a way that comes back, and how often to go it: what is done again is done wrong."""
    names = rounds[draw(st.integers(0, len(rounds) - 1))].names
    return names * draw(st.integers(1, ROUNDS))


def machine(
    target: Given,
    driver: Drives,
    *,
    customer: Who = "any",
    policies: bool = True,
    max_length: int | None = None,
    language: str = "en",
) -> type[JourneyMachine]:
    """Return a Hypothesis state machine that walks an application through its definition.

    Its `TestCase` is the test: `TestShop = machine(SHOP, ShopDriver).TestCase`. At every step the
    application has to be at the touchpoint to which the definition leads, as the customer whom
    the definition makes of them if the driver tells that, and no policy may be broken. A failure is
    a `Departure` whose text is a story and a test to paste. Faults at different places are reported
    as different failures.

    The test begins with a survey: it takes every transition once as every customer to whom it is
    open. What then depends on the way that was gone is left to Hypothesis.

    `TestCase.settings` are those of the profile in force, without a deadline, and with as many
    steps as a walk needs to come to an outcome over any transition.

    Args:
        target: The definition: its path, its document, the journey, or its states or context.
        driver: Walks the application; or what makes such a driver, which is then made for each
            test, and closed after it.
        customer: Who enters: a pattern such as `vip`, or several.
        policies: Whether policies are followed.
        max_length: After how many transitions a walk takes the shortest way to an outcome; None
            leaves it to the steps of an example.
        language: In which language failures are told, `en` or `ko`.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownLanguage: The language is neither `en` nor `ko`.
        NothingToDrive: Nobody enters the journey.
        NotADriver: The driver lacks a method, and makes nothing that has it; what makes one is only
            called by the test, which then raises this.
        UnknownCustomer: No customer who enters is meant by the pattern.
    """
    ways, language = _ways(target, customer), language_of(language)
    record = Record(ways.transitions)
    module, place = sys._getframe(1).f_globals, caller_place()
    wheel = DriverCalls(driver)
    course = Course(ways, wheel, record, policies, max_length, language, module, place=place)
    title = "".join(part.capitalize() for part in re.split(r"[\W_]+", ways.space.journey.id))
    parts = {"course": course, "record": record, "__doc__": None}
    made: type[JourneyMachine] = type(f"{title}Machine", (JourneyMachine,), parts)
    _prepare(made.TestCase, course)
    return made


def _prepare(case: Any, course: Course) -> None:
    """Let the test of a machine begin with a survey, end by closing the driver, and be brief."""
    steps = min(max(course.ways.longest + 1, STEPS[0]), STEPS[1])
    # What Hypothesis would print of the steps, and explain of the lines, the story tells better.
    case.settings = settings(
        deadline=None,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
        phases=[phase for phase in settings().phases if phase is not Phase.explain],
        verbosity=Verbosity.quiet,
    )
    case.setUp = lambda self: course.survey()
    case.tearDownClass = classmethod(lambda cls: course.wheel.close())


def _ways(target: Given, customer: Who) -> Ways:
    space = explore(target)
    if not space.entering:
        raise NothingToDrive
    try:
        members = space.universe.set_of(customer)
    except ValueError:
        members = 0
    ways = Ways(space, members)
    if not ways.entries:
        entering = Ways(space, space.universe.everyone).entries
        pairs = dict.fromkeys(state.customer for state in entering)
        sides = dict.fromkeys(side for pair in pairs for side in pair)
        raise UnknownCustomer("customer", nfc(str(customer)), [*map(str, pairs), *sides])
    return ways


def drive(
    target: Given,
    driver: Drives,
    walk: Walk | Sequence[str],
    *,
    customer: Customer | str | None = None,
    entry: str | None = None,
    policies: bool = True,
    language: str = "en",
) -> None:
    """Walk an application on one walk, with the checks of `machine` and without Hypothesis.

    Args:
        target: The definition: its path, its document, the journey, or its states or context.
        driver: Walks the application; or what makes such a driver, which is then closed at the end.
        walk: A walk, or the names of its transitions.
        customer: Who enters, `type/situation`, where `walk` does not say it.
        entry: Where they enter; needed for a walk without transitions alone.
        policies: Whether policies are followed.
        language: In which language a failure is told, `en` or `ko`.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownLanguage: The language is neither `en` nor `ko`.
        Departure: The application is not where its definition says, or breaks a policy.
        NoSuchWalk: The definition has no such walk.
        NotADriver: The driver lacks a method, and makes nothing that has it.
        UnknownCustomer: It has no such customer.
        UnknownTransition: It has no transition of such a name.
    """
    ways, language = _ways(target, "any"), language_of(language)
    if isinstance(walk, Walk):
        customer, entry, walk = walk.states[0].customer, walk.states[0].touchpoint, walk.transitions
    route = _route(ways, [nfc(name) for name in walk], customer, entry)
    wheel = DriverCalls(driver)
    try:
        trip = Trip(ways, wheel, route.first, policies=policies)
        trip.enter()
        for step in route.steps:
            trip.take(step)
    except Departure as deviation:
        deviation.language = language
        raise
    finally:
        wheel.close()


def _route(
    ways: Ways, names: Sequence[str], customer: Customer | str | None, entry: str | None
) -> Route:
    """Look a walk up in the definition."""
    journey = ways.space.journey
    for name in names:
        look_up("transition", name, journey.transition_names)
    who = _customer(ways, customer)
    start = journey.transition(names[0]).from_ if names and entry is None else nfc(entry or "")
    first = State(start, who)
    if first not in ways.entries:
        known = tuple(state.touchpoint for state in ways.entries if state.customer == who)
        raise NoSuchWalk(str(who), start, "", known)
    taken: list[Step] = []
    here = first
    for name in names:
        steps = {step.name: step for step in ways.open_at(here)}
        if name not in steps:
            raise NoSuchWalk(str(here.customer), here.touchpoint, name, tuple(steps))
        taken.append(steps[name])
        here = steps[name].to
    return Route(first, tuple(taken))


def _customer(ways: Ways, customer: Customer | str | None) -> Customer:
    known = {str(state.customer): state.customer for state in ways.entries}
    if customer is None and len(known) == 1:
        return next(iter(known.values()))
    return known[look_up("customer", str(customer or ""), known)]
