"""Make a changed copy of a journey."""

from collections.abc import Callable
from typing import Any

from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.journey import Journey


def with_stage(journey: Journey, id: str, **changes: Any) -> Journey:
    """Return the journey with some fields of a stage replaced."""
    stages = tuple(
        stage.model_copy(update=changes) if stage.id == id else stage for stage in journey.stages
    )
    return journey.model_copy(update={"stages": stages})


def with_touchpoint(journey: Journey, id: str, **changes: Any) -> Journey:
    """Return the journey with some fields of a touchpoint replaced."""

    def changed(stage: Stage) -> Stage:
        touchpoints = tuple(
            point.model_copy(update=changes) if point.id == id else point
            for point in stage.touchpoints
        )
        return stage.model_copy(update={"touchpoints": touchpoints})

    return journey.model_copy(update={"stages": tuple(map(changed, journey.stages))})


def with_touchpoint_added(journey: Journey, stage: str, touchpoint: Touchpoint) -> Journey:
    """Return the journey with one touchpoint more at the end of a stage."""
    return with_stage(journey, stage, touchpoints=(*journey.stage(stage).touchpoints, touchpoint))


def with_action(journey: Journey, id: str, **changes: Any) -> Journey:
    """Return the journey with some fields of an action item replaced."""

    def changed(stage: Stage) -> Stage:
        actions = tuple(
            action.model_copy(update=changes) if action.id == id else action
            for action in stage.actions
        )
        return stage.model_copy(update={"actions": actions})

    return journey.model_copy(update={"stages": tuple(map(changed, journey.stages))})


def with_transitions(journey: Journey, *added: Transition) -> Journey:
    """Return the journey with some transitions more."""
    return journey.model_copy(update={"transitions": (*journey.transitions, *added)})


def without_transitions(journey: Journey, drop: Callable[[Transition], bool]) -> Journey:
    """Return the journey without the transitions of which something is true."""
    kept = tuple(transition for transition in journey.transitions if not drop(transition))
    return journey.model_copy(update={"transitions": kept})
