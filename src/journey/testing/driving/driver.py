"""What a test has to be able to do with an application, so that it can be walked."""

import asyncio
import inspect
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol, TypeAlias

from journey.model.customers import Customer
from journey.model.funnel import Transition
from journey.model.walk import State
from journey.problems.errors import JourneyError
from journey.words.sentences import Sentence

__tracebackhide__ = True  # where a test fails, pytest shows the test's own lines


class Refused(JourneyError, RuntimeError):
    """The application does not let this customer take this transition: no link, no button, a 403.

    A driver raises it from `take`, so that the story tells a dead end from a crash.
    """


METHODS = ("reset", "enter", "take", "observe")
"""What every driver has."""

_LACKS = Sentence(
    "{driver} is no driver: it has no {missing}; a driver has the methods {all}",
    "{driver}은(는) 드라이버가 아닙니다. {missing}이(가) 없습니다. 드라이버에는 {all} 메서드가 "
    "있어야 합니다",
)


class NotADriver(JourneyError, TypeError):
    """What was given to walk an application with lacks a method, and makes nothing that has it."""

    __module__ = "journey.testing"

    def __init__(self, driver: object, missing: tuple[str, ...]) -> None:
        kind = driver if isinstance(driver, type) else type(driver)
        self.values = {"driver": kind.__name__, "missing": missing, "all": METHODS}
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _LACKS.say(language, self.values)


def _missing(driver: object) -> tuple[str, ...]:
    return tuple(name for name in METHODS if not callable(getattr(driver, name, None)))


class Driver(Protocol):
    """How a test walks an application.

    A walk is one `reset`, one `enter`, and then one `take` for each transition; after `enter` and
    after each `take` the test asks where the application is. Calls come one at a time.

    What a driver raises is a failure of the application, and is told as such. A driver never
    decides whether the application is right.

    It may also have:

    - `offers() -> Iterable[str]`: the touchpoints to which the application lets this customer go on
      from here, as far as it shows them (links, buttons). One to which the definition does not let
      them go is a failure. What happens to customers without their doing need not be named.
    - `close() -> None`: called after the last walk on a driver that the test itself has made.
    """

    def reset(self) -> None:
        """Make the application forget all walks: empty carts, no session, the first data."""

    def enter(self, touchpoint: str, customer: Customer) -> None:
        """Come to the application at an entry, as a customer of this type in this situation."""

    def take(self, transition: Transition) -> None:
        """Do what the customer does, or let happen what happens to them.

        The application is at `transition.from_`; nothing but the application may decide that it
        gets to `transition.to`.
        """

    def observe(self) -> str | State:
        """Return the id of the touchpoint at which the application is.

        It has to come from the application. A driver that can also tell whom the application takes
        the customer for returns `State(touchpoint, Customer(type, situation))`.
        """


class AsyncDriver(Protocol):
    """A `Driver` whose methods are coroutines. All run on one event loop, until the last walk."""

    async def reset(self) -> None:
        """Make the application forget all walks."""

    async def enter(self, touchpoint: str, customer: Customer) -> None:
        """Come to the application at an entry, as a customer."""

    async def take(self, transition: Transition) -> None:
        """Do what the customer does, or let happen what happens to them."""

    async def observe(self) -> str | State:
        """Return the id of the touchpoint at which the application is."""


Drives: TypeAlias = Driver | AsyncDriver | Callable[[], Driver | AsyncDriver]
"""A driver, or what makes one: its class, or a function without arguments."""


class DriverCalls:
    """A driver as it is called: made when first needed, and with an event loop where it needs one.

    Attributes:
        given: The driver, or what makes it.

    Raises:
        NotADriver: It is neither; or, when it is first called, what is made is none.
    """

    def __init__(self, given: Drives) -> None:
        self.given = given
        self._made: Any = None
        self._loop: asyncio.Runner | None = None
        if not self.makes and (missing := _missing(given)):
            raise NotADriver(given, missing)

    @property
    def makes(self) -> bool:
        """Whether what was given makes the driver, rather than being one."""
        if isinstance(self.given, type):
            return True
        return callable(self.given) and len(_missing(self.given)) == len(METHODS)

    def call(self, name: str, *arguments: object) -> Any:
        """Call a method of the driver and wait for what it returns."""
        if self._made is None:
            made: Any = self.given
            made = self._waited(made()) if self.makes else made
            if missing := _missing(made):
                raise NotADriver(made, missing)
            self._made = made
        return self._waited(getattr(self._made, name)(*arguments))

    def can(self, name: str) -> bool:
        """Tell whether the driver has a method."""
        return callable(getattr(self._made, name, None))

    def close(self) -> None:
        """Close the driver, if this made it; it is made anew when next needed."""
        try:
            if self.makes and self.can("close"):
                self.call("close")
        finally:
            loop, self._loop, self._made = self._loop, None, None
            if loop is not None:
                loop.close()

    def _waited(self, value: Any) -> Any:
        if not inspect.isawaitable(value):
            return value

        async def wait() -> Any:
            return await value

        if self._loop is None:
            self._loop = asyncio.Runner()
        return self._loop.run(wait())

    def __del__(self) -> None:
        if self._loop is not None:
            with suppress(Exception):
                self._loop.close()
