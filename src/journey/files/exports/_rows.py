"""A journey's touchpoints, transitions and actions as rows of plain values, for other programs."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.journey import Journey
from journey.model.operations import Action, EventTrigger, Offer, Since
from journey.model.patterns import alternatives
from journey.model.texts import say

Value: TypeAlias = (
    str | int | float | bool | tuple[str, ...] | Mapping[str, str | None] | Mapping[str, int] | None
)
Row: TypeAlias = dict[str, Value]
"""Its columns in their order; None where the journey says nothing."""


def touchpoint_rows(journey: Journey, language: str = "en") -> Iterator[Row]:
    """List the touchpoints in the funnel's order, each with what its stage says for it.

    Args:
        journey: Any journey.
        language: The language of titles: `en` or `ko`.
    """
    names = _Names(journey, language)
    for stage in journey.stages:
        for point in stage.touchpoints:
            yield _touchpoint(stage, point, names)


def transition_rows(journey: Journey, language: str = "en") -> Iterator[Row]:
    """List the transitions in the file's order, chains step by step."""
    names = _Names(journey, language)
    for name, transition in zip(journey.transition_names, journey.transitions, strict=True):
        yield {"name": name, **_transition(transition, names)}


def action_rows(journey: Journey, language: str = "en") -> Iterator[Row]:
    """List the action items stage by stage, each with what its stage says for it."""
    names = _Names(journey, language)
    for stage in journey.stages:
        for action in stage.actions:
            yield _action(stage, action, names)


def cell(value: Value) -> str | int | float | bool:
    """Return a value as one: lists joined by semicolons, which no name has.

    >>> cell(("web", "app"))
    'web; app'
    >>> cell({"vip": "30 per month", "any": None})
    'vip: 30 per month; any'
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Mapping):
        return "; ".join(key if each is None else f"{key}: {each}" for key, each in value.items())
    return value


class _Names:
    def __init__(self, journey: Journey, language: str) -> None:
        self.language = language
        self.teams = {team.id: self.title(team) for team in journey.teams}
        self.points = {point.id: self.title(point) for point in journey.touchpoints}

    def title(self, part: object) -> str:
        id = str(getattr(part, "id", ""))
        return say(getattr(part, "title", None), self.language, id) or id


def _touchpoint(stage: Stage, point: Touchpoint, names: _Names) -> Row:
    owner = point.owner or stage.owner
    return {
        "id": point.id,
        "title": names.title(point),
        "stage": stage.id,
        "stage_title": names.title(stage),
        "phase": stage.phase,
        "owner": owner,
        "owner_title": names.teams.get(owner or "", owner),
        "channels": stage.channels_of(point),
        "control": point.control,
        "entry": point.entry if isinstance(point.entry, Mapping) else point.entry_patterns,
        "outcome": point.outcome,
        "event": point.event,
        "emotion": point.emotion if isinstance(point.emotion, int) else None,
        "emotion_by_customer": None if isinstance(point.emotion, int) else point.emotion,
        "moment_of_truth": point.moment_of_truth,
        "metrics": point.metrics,
        "serves": point.serves,
        "worth": point.worth,
        "reviewed": _day(point.reviewed or stage.reviewed),
    }


def _transition(transition: Transition, names: _Names) -> Row:
    return {
        "from": transition.from_,
        "from_title": names.points.get(transition.from_, transition.from_),
        "to": transition.to,
        "to_title": names.points.get(transition.to, transition.to),
        "kind": transition.kind,
        "for": alternatives(transition.for_),
        "becomes": transition.becomes,
        "rate": transition.rate,
        "takes": transition.takes,
    }


def _action(stage: Stage, action: Action, names: _Names) -> Row:
    owner = action.owner or stage.owner
    event = action.when.event if isinstance(action.when, EventTrigger) else None
    when = None if isinstance(action.when, EventTrigger) else action.when
    since, offer = action.since or Since(), action.offer or Offer()
    return {
        "id": action.id,
        "title": names.title(action),
        "stage": stage.id,
        "stage_title": names.title(stage),
        "phase": stage.phase,
        "at": action.at,
        "for": () if action.for_ is None else alternatives(action.for_),
        "when": None if when is None else say(when, names.language),
        "event": event,
        "every": action.every,
        "owner": owner,
        "owner_title": names.teams.get(owner or "", owner),
        "with": action.with_,
        "channels": stage.channels_of(action),
        "within": action.within,
        "metric": action.metric,
        "maturity": action.maturity,
        "since_project": _day(since.project),
        "since_process": _day(since.process),
        "since_automated": _day(since.automated),
        "hours_per_month": action.hours_per_month,
        "human": action.human,
        "offer": action.offer is not None,
        "price": offer.price,
        "free_path": offer.free_path,
        "uptake": offer.uptake,
        "frees_time_for": action.frees_time_for,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
