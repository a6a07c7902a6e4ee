"""A table of transitions."""

from journey.exports._csv import table
from journey.extension import Export
from journey.flattening import transition_rows
from journey.model.journey import Journey

COLUMNS = (
    "name",
    "from",
    "from_title",
    "to",
    "to_title",
    "kind",
    "for",
    "becomes",
    "rate",
    "takes",
)


def write(journey: Journey, language: str) -> str:
    """Write a line for each transition."""
    return table(COLUMNS, transition_rows(journey, language))


EXPORT = Export("transitions", "csv", write)
