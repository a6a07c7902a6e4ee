"""What is asked about: a journey with a date, what is configured, and perhaps one team."""

from datetime import date

from journey.facts.calendar import day_of
from journey.facts.context import Context
from journey.files.document import Document
from journey.files.settings.settings import STANDARD, Settings
from journey.model.journey import Journey
from journey.problems.errors import UnknownName


def asked(
    target: Document | Journey,
    *,
    today: date | None,
    settings: Settings | None,
    team: str | None,
) -> Context:
    """Return what can be worked out about a journey, on a day.

    Raises:
        ValueError: The document holds no journey.
        UnknownName: The journey declares no such team.
    """
    journey = target.journey if isinstance(target, Document) else target
    if journey is None:
        raise ValueError(f"{target.name if isinstance(target, Document) else ''} holds no journey")
    known = [each.id for each in journey.teams]
    if team is not None and team not in known:
        raise UnknownName("team", team, known)
    return Context(journey, today=day_of(today), settings=settings or STANDARD)
