"""Generate journeys and walks of customers for tests with Hypothesis; walk a real application.

Needs the extra `testing`.
"""

from typing import TYPE_CHECKING, Any

from journey.testing.registering import register

try:
    import hypothesis as _hypothesis  # noqa: F401 - nothing here works without
except ModuleNotFoundError:
    from journey.problems.errors import MissingExtra

    raise MissingExtra("Hypothesis", "testing") from None

if TYPE_CHECKING:
    from journey.testing.driving.departure import Departure, NoSuchWalk, NothingToDrive
    from journey.testing.driving.driver import AsyncDriver, Driver, Refused
    from journey.testing.driving.machine import JourneyMachine, drive, machine
    from journey.testing.driving.record import Record
    from journey.testing.generating.breaking import Broken, broken
    from journey.testing.generating.building import journeys
    from journey.testing.generating.files import Written, documents
    from journey.testing.generating.logs import Deviation, Event, EventLog, event_logs
    from journey.testing.generating.walks import customers, walks

_HOMES = {
    "driving.departure": (
        "Departure",
        "NoSuchWalk",
        "NothingToDrive",
    ),
    "driving.driver": (
        "AsyncDriver",
        "Driver",
        "Refused",
    ),
    "driving.machine": (
        "JourneyMachine",
        "drive",
        "machine",
    ),
    "driving.record": ("Record",),
    "generating.breaking": (
        "Broken",
        "broken",
    ),
    "generating.building": ("journeys",),
    "generating.files": (
        "Written",
        "documents",
    ),
    "generating.logs": (
        "Deviation",
        "Event",
        "EventLog",
        "event_logs",
    ),
    "generating.walks": (
        "customers",
        "walks",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AsyncDriver",
    "Broken",
    "Departure",
    "Deviation",
    "Driver",
    "Event",
    "EventLog",
    "JourneyMachine",
    "NoSuchWalk",
    "NothingToDrive",
    "Record",
    "Refused",
    "Written",
    "broken",
    "customers",
    "documents",
    "drive",
    "event_logs",
    "journeys",
    "machine",
    "walks",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that Hypothesis starts no slower."""
    if name not in _HOME:
        raise AttributeError(f"module 'journey.testing' has no attribute {name!r}")
    from importlib import import_module

    # Where the package runs from a checkout, no entry point has done so.
    register()
    value = getattr(import_module(f"journey.testing.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
