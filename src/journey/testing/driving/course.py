"""All that a test walks with: the states, the driver, and what is made of a failure."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from journey.coverage.taken.recording import DRIVEN, Hit, fingerprint_of, running_test
from journey.model.walk import State, Walk
from journey.testing.driving.departure import Departure
from journey.testing.driving.driver import DriverCalls
from journey.testing.driving.mismatch import Mismatch
from journey.testing.driving.record import Record
from journey.testing.driving.shortening import shorten
from journey.testing.driving.surveying import survey
from journey.testing.driving.telling import ModuleNames, name_in, test_of
from journey.testing.driving.trip import Trip
from journey.testing.driving.ways import Route, Ways, route_of

__tracebackhide__ = True  # where a test fails, pytest shows the test's own lines

KEPT = 20
"""How many walks are remembered, in case one leaves something behind."""

AGAIN = 3
"""How many walks that went well are walked again, in case they do not any more."""

MOST = 50_000
"""Of how many walks it is remembered that they went well."""


@dataclass(frozen=True)
class Course:
    """What a machine walks, and how.

    Attributes:
        ways: The states of the journey.
        wheel: The driver.
        record: What has been driven.
        policies: Whether policies are followed.
        most: After how many transitions a walk goes home by the shortest way; None for never.
        language: In which language failures are told.
        module: Where the machine was made: what the test to paste may name.
        trips: The latest walks.
        place: Where that is, as `file:line`.
        begun: For each test, how many walks it began.
        well: Walks on which all went well, each with how far it went well then.
    """

    ways: Ways
    wheel: DriverCalls
    record: Record
    policies: bool
    most: int | None
    language: str
    module: Mapping[str, object]
    trips: deque[Trip] = field(default_factory=lambda: deque(maxlen=KEPT))
    place: str = ""
    begun: Counter[str] = field(default_factory=Counter)
    well: dict[Walk, list[Walk]] = field(default_factory=dict)

    def begin(self, first: State) -> Trip:
        """Begin a walk in the application."""
        farthest: list[Walk] = []
        test = running_test()
        self.begun[test] += 1
        whose, journey = f"{test} walk {self.begun[test]}", self.ways.space.journey
        driven = DRIVEN.setdefault(fingerprint_of(journey), []) if test else []

        def went_well(walk: Walk) -> None:
            farthest[:] = [walk]
            if test:
                at = walk.states[-1]
                driven.append(Hit(at.touchpoint, str(at.customer), whose, journey.id, self.place))
            if len(self.well) < MOST:
                self.well[walk] = farthest

        trip = Trip(
            self.ways,
            self.wheel,
            first,
            policies=self.policies,
            record=self.record,
            taken=went_well,
        )
        self.trips.append(trip)
        trip.enter()
        return trip

    def walk(self, route: Route) -> Departure | None:
        """Walk from an entry, and return how the application deviates, if it does."""
        try:
            trip = self.begin(route.first)
            for step in route.steps:
                trip.take(step)
        except Departure as deviation:
            return deviation
        return None

    def told(self, deviation: Departure) -> Departure:
        """Return the failure on a shortest walk, with a test to paste."""
        earlier = [trip.walk for trip in self.trips][-2::-1]
        found = shorten(deviation, self.ways, self.walk)
        found.mismatch = self._sure(found, earlier)
        found.language = self.language
        if found.mismatch.certain:
            found.test = test_of(found.mismatch, self._names())
        return found

    def _sure(self, found: Departure, earlier: Iterable[Walk]) -> Mismatch:
        """Return a mismatch with what is known of why it happens: for the walk, or for another.

        Where the driver can be made anew, it is: an application that was not walked yet.
        """
        mismatch = found.mismatch
        if self._happens(found):
            return self._lasting(found) or mismatch
        for walk in earlier:
            if self._happens(found, walk):
                return replace(mismatch, after=walk)
        return replace(mismatch, certain=False)

    def _lasting(self, found: Departure) -> Mismatch | None:
        """Return the mismatch on a walk that went well before; something lasts since, then."""
        step = found.mismatch.walk.transitions[-1:]
        walks = sorted((walk for walk in self.well if walk.transitions[-1:] == step), key=len)
        for walk in walks[:AGAIN]:
            (before,) = self.well[walk]
            again = self.walk(route_of(walk))
            if again is not None and again.mismatch.key == found.mismatch.key:
                return replace(again.mismatch, after=before, lasting=True)
        return None

    def _happens(self, found: Departure, after: Walk | None = None) -> bool:
        self.wheel.close()
        if after is not None and self.walk(route_of(after)) is not None:
            return False
        again = self.walk(route_of(found.mismatch.walk))
        return again is not None and again.mismatch.key == found.mismatch.key

    def _names(self) -> ModuleNames:
        """Return what the module in which the machine was made calls what it was made of."""
        return ModuleNames(
            name_in(self.module, self.ways.space.journey),
            name_in(self.module, self.wheel.given),
            makes=self.wheel.makes,
            closes=self.wheel.can("close"),
        )

    def survey(self) -> None:
        """Take every step once, and raise what fails.

        Raises:
            Departure: The application deviates in one way.
            ExceptionGroup: In several ways: a group of deviations.
        """
        failures = [self.told(one) for one in survey(self.ways, self.begin, most=self.most)]
        if len(failures) > 1:
            count = f"the application deviates in {len(failures)} ways"
            raise ExceptionGroup(count, failures)
        for failure in failures:
            raise failure
