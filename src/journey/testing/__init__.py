"""Generate journeys, walks of customers, files, mistakes and event logs for tests with Hypothesis.

Needs the extra `testing`.
"""

from typing import TYPE_CHECKING, Any

from journey.testing.registering import register

try:
    import hypothesis as _hypothesis  # noqa: F401 - nothing here works without
except ModuleNotFoundError:
    from journey.errors import MissingExtra

    raise MissingExtra("Hypothesis", "testing") from None

if TYPE_CHECKING:
    from journey.testing.building import journeys
    from journey.testing.observing import Deviation, Event, EventLog, event_logs
    from journey.testing.spoiling import Broken, broken
    from journey.testing.wandering import customers, walks
    from journey.testing.writing import Written, documents

_HOMES = {
    "building": ("journeys",),
    "observing": ("Deviation", "Event", "EventLog", "event_logs"),
    "spoiling": ("Broken", "broken"),
    "wandering": ("customers", "walks"),
    "writing": ("Written", "documents"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Broken",
    "Deviation",
    "Event",
    "EventLog",
    "Written",
    "broken",
    "customers",
    "documents",
    "event_logs",
    "journeys",
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
