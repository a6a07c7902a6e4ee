"""A table of transitions."""

from journey.files.export import Export
from journey.files.exports._csv import table
from journey.files.exports._rows import transition_rows
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
