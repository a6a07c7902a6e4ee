"""Write down, check, draw and measure the journeys of your customers."""

from collections.abc import Callable
from typing import Any

from journey.files.lazy import names_of

_AWAITED: dict[str, Callable[[Any], None]] = {}
"""Who wants to know when a public name is first asked for: `journey.testing.registering`."""

__all__, _named = names_of(globals())
__all__ += ["__version__"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that importing the package is cheap."""
    if name == "__version__":
        from importlib.metadata import version

        return version("journey-funnel")
    value = globals()[name] = _named(name)
    if name in _AWAITED:
        _AWAITED.pop(name)(value)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
