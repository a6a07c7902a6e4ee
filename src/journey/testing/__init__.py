"""Generate journeys and walks of customers for tests with Hypothesis; walk a real application.

Needs the extra `testing`.
"""

from typing import Any

from journey.files.lazy import names_of
from journey.testing.registering import register

try:
    import hypothesis as _hypothesis  # noqa: F401 - nothing here works without
except ModuleNotFoundError:
    from journey.problems.errors import MissingExtra

    raise MissingExtra("Hypothesis", "testing") from None

__all__, _named = names_of(globals())


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that Hypothesis starts no slower."""
    value = _named(name)
    # Where the package runs from a checkout, no entry point has done so.
    register()
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
