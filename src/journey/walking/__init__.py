"""Walk through a journey: what nobody can avoid, and suites of walks that meet everything."""

from journey.walking.gathering import suite_of
from journey.walking.unavoidable import Mandatory, mandatory

__all__ = ["Mandatory", "mandatory", "suite_of"]
