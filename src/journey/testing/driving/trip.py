"""One walk of an application through its definition, each step checked."""

from collections.abc import Callable
from typing import Any, NoReturn
from unittest import SkipTest

from hypothesis.errors import HypothesisException

from journey.model.customers import Customer
from journey.model.texts import nfc
from journey.model.walk import State, Walk
from journey.states.policies.following import Progress, follow
from journey.testing.driving.departure import deviation_kind
from journey.testing.driving.driver import DriverCalls, NotADriver, Refused
from journey.testing.driving.mismatch import How, Mismatch
from journey.testing.driving.record import Record
from journey.testing.driving.ways import Step, Ways

__tracebackhide__ = True  # where a test fails, pytest shows the test's own lines

NOT_THE_APPLICATION = (SkipTest, HypothesisException, NotADriver)
"""What is raised to speak to the test rather than of the application."""


class Trip:
    """A walk that is under way.

    Attributes:
        walk: How far it is.
    """

    def __init__(
        self,
        ways: Ways,
        wheel: DriverCalls,
        first: State,
        *,
        policies: bool = True,
        record: Record | None = None,
        taken: Callable[[Walk], None] | None = None,
    ) -> None:
        self.ways, self.wheel, self.policies, self.record = ways, wheel, policies, record
        self._taken = taken
        self.walk = Walk((first,), ())
        self._progress: Progress | None = None

    def enter(self) -> None:
        """Reset the application, enter, and check where that leads.

        Raises:
            Departure: Elsewhere.
        """
        first = self.here
        self._call("reset")
        self._call("enter", first.touchpoint, first.customer)
        self._check()
        self._tell()

    @property
    def here(self) -> State:
        """The state in which both the customer and the application are."""
        return self.walk.states[-1]

    def take(self, step: Step) -> None:
        """Take a step, and check where that leads.

        Raises:
            Departure: Elsewhere.
        """
        self.walk = Walk((*self.walk.states, step.to), (*self.walk.transitions, step.name))
        self._call("take", self.ways.space.journey.transition(step.name))
        self._check()
        if self.record is not None:
            self.record.taken[step.name] += 1
            self.record.walks += self.ways.is_outcome(step.to)
        self._tell()

    def _tell(self) -> None:
        """Tell that the walk went well so far."""
        if self._taken is not None:
            self._taken(self.walk)

    def _call(self, name: str, *arguments: object) -> Any:
        """Call the driver; what it raises is a failure of the application."""
        try:
            answer = self.wheel.call(name, *arguments)
            return _read(answer) if name == "observe" else answer
        except NOT_THE_APPLICATION:
            raise
        except Refused as error:
            self._fail("refused", error=error)
        except Exception as error:
            self._fail("raised", error=error)

    def _check(self) -> None:
        seen = self._call("observe")
        here = self.here
        touchpoint = seen.touchpoint if isinstance(seen, State) else seen
        customer = seen.customer if isinstance(seen, State) else here.customer
        broken = self._broken(State(touchpoint, customer) if touchpoint else None)
        if touchpoint != here.touchpoint:
            self._fail("elsewhere", seen, broken=broken)
        if customer != here.customer:
            self._fail("someone", seen, broken=broken)
        if broken:
            self._fail("policy", seen, broken=broken)
        self._check_offers()

    def _broken(self, visit: State | None) -> tuple[Any, ...]:
        """Return the policies that were whole before this visit and are not any more."""
        if visit is None or not self.policies:
            return ()
        space, before = self.ways.space, self._progress
        now = follow(space, visit) if before is None else before.after(visit)
        self._progress = now
        ends = visit.touchpoint in space.journey._touchpoints and self.ways.is_outcome(visit)
        return now.unmet if ends else now.broken

    def _check_offers(self) -> None:
        """Check that the application lets nobody go where the definition does not."""
        if not self.wheel.can("offers"):
            return
        allowed = {step.to.touchpoint for step in self.ways.open_at(self.here)}
        offered = [str(name) for name in self._call("offers")]
        for name in offered:
            if name not in allowed:
                self._fail("offered", name)

    def _fail(
        self,
        how: How,
        seen: State | str | None = None,
        *,
        broken: tuple[Any, ...] = (),
        error: Exception | None = None,
    ) -> NoReturn:
        journey = self.ways.space.journey
        before = self.walk.states[-2:-1]
        only = all(len(self.ways.open_at(state)) == 1 for state in before)
        mismatch = Mismatch(journey, how, self.walk, seen, broken, error, only=only)
        raise deviation_kind(mismatch.key)(mismatch) from error


def _read(seen: object) -> State | str | None:
    """Return what a driver observed; a touchpoint is known by a text, nowhere is None."""
    if isinstance(seen, tuple) and len(seen) == 2:
        touchpoint, customer = seen
        parts = customer.split("/", 1) if isinstance(customer, str) else (*customer,)
        return State(nfc(str(touchpoint)), Customer(*(nfc(str(part)) for part in parts)))
    return None if seen is None else nfc(str(seen))
