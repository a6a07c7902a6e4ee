"""What is asked about: a journey with a date, what is configured, and perhaps one team."""

import os
from datetime import date

from journey.facts.calendar import day_of
from journey.facts.context import Context
from journey.files.document import Document
from journey.files.given import Given, document_of, journey_of
from journey.files.settings.settings import STANDARD, Settings
from journey.model.journey import Journey
from journey.problems.errors import look_up
from journey.states.space import StateSpace


def context_of(
    target: Given, *, today: date | None = None, settings: Settings | None = None
) -> Context:
    """Return what can be worked out about a journey, on a day.

    Args:
        target: A path, a document, a journey, its states or its context.
        today: The day by which to judge; where none is given the context's, or the computer's.
        settings: What is configured; where nothing is given the context's, or what always holds.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
    """
    if isinstance(target, Context):
        if today in (None, target.today) and settings in (None, target.settings):
            return target
        return Context(
            target.journey,
            today=today or target.today,
            settings=settings or target.settings,
            document=target.document,
            space=vars(target).get("space"),
        )
    if isinstance(target, str | os.PathLike):
        target = document_of(target)
    return Context(
        journey_of(target),
        today=day_of(today),
        settings=settings or STANDARD,
        document=target if isinstance(target, Document) else None,
        space=target if isinstance(target, StateSpace) else None,
    )


def team_of(journey: Journey, team: str | None) -> str | None:
    """Return the team that is asked about, in composed form; None for all.

    Raises:
        UnknownTeam: The journey declares no such team.
    """
    return None if team is None else look_up("team", team, [each.id for each in journey.teams])
