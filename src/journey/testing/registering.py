"""Teach Hypothesis what journeys are, without loading any until somebody asks for one.

Hypothesis runs `register` whenever it is imported, in every project where this package happens to
be installed. So nothing is imported here: each type is registered when its name is first asked of
`journey`, and its strategy built when that is first asked for.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import journey

NAMES = ("Customer", "Journey", "Walk")
"""The public types that Hypothesis is taught."""


def register() -> None:
    """Let `st.from_type` know journeys, customers and walks."""
    for name in NAMES:
        if name in vars(journey):
            _teach(name, getattr(journey, name))
        else:
            journey._AWAITED[name] = partial(_teach, name)


def _teach(name: str, type: Any) -> None:
    from hypothesis import strategies as st

    st.register_type_strategy(type, partial(_strategy, name))


def _strategy(name: str, type: Any) -> Any:
    del type
    from journey.testing.generating.building import journeys
    from journey.testing.generating.walks import customers, walks

    known: dict[str, Callable[[], Any]] = {
        "Customer": lambda: journeys().flatmap(customers),
        "Journey": journeys,
        "Walk": lambda: journeys().flatmap(walks),
    }
    return known[name]()
