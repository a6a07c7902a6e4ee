"""The strategies of the library itself, as these tests want them."""

from hypothesis import strategies as st

from journey import Journey
from journey.testing import journeys as all_journeys


def journeys(*, extras: bool = True) -> st.SearchStrategy[Journey]:
    """Valid journeys, with or without the parts that no walk depends on."""
    return all_journeys(policies=extras)
