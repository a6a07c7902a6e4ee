"""A table of actions."""

from journey.files.export import Export
from journey.files.exports._csv import table
from journey.files.exports._rows import action_rows
from journey.model.journey import Journey

COLUMNS = (
    "id",
    "title",
    "stage",
    "stage_title",
    "phase",
    "at",
    "for",
    "when",
    "event",
    "every",
    "owner",
    "owner_title",
    "with",
    "channels",
    "within",
    "metric",
    "maturity",
    "since_project",
    "since_process",
    "since_automated",
    "hours_per_month",
    "human",
    "offer",
    "price",
    "free_path",
    "uptake",
    "frees_time_for",
)


def write(journey: Journey, language: str) -> str:
    """Write a line for each action."""
    return table(COLUMNS, action_rows(journey, language))


EXPORT = Export("actions", "csv", write)
