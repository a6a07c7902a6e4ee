"""A table of touchpoints."""

from journey.files.export import Export
from journey.files.exports._csv import table
from journey.files.exports._rows import touchpoint_rows
from journey.model.journey import Journey

COLUMNS = (
    "id",
    "title",
    "stage",
    "stage_title",
    "phase",
    "owner",
    "owner_title",
    "channels",
    "control",
    "entry",
    "outcome",
    "event",
    "emotion",
    "emotion_by_customer",
    "moment_of_truth",
    "metrics",
    "serves",
    "worth",
    "reviewed",
)


def write(journey: Journey, language: str) -> str:
    """Write a line for each touchpoint."""
    return table(COLUMNS, touchpoint_rows(journey, language))


EXPORT = Export("touchpoints", "csv", write)
