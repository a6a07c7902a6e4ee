"""The funnel as it will be: what agreed improvements will change, and where."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from journey.facts.context import Context
from journey.model.voice import Improvement
from journey.pictures.diagram import Diagram, Lane, Link, Sign
from journey.pictures.parts.notes import marked
from journey.pictures.view import View, ViewOptions
from journey.pictures.views import funnel
from journey.problems.errors import NothingToShow
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import STATUSES

COMING = ("agreed", "doing")
"""An improvement that is decided and not yet shipped is one of these."""

_TITLE = Sentence("{journey:all}: as it will be", "{journey:all}: 개선 후 모습")
_COUNTS = Sentence(
    "{count} improvement{count:s} agreed or being done {count:changes|change} {points} "
    "touchpoint{points:s} and "
    "{actions} action item{actions:s}",
    "합의되었거나 진행 중인 개선 과제 {count}개 · 바뀌는 고객 접점 {points}개, "
    "액션 아이템 {actions}개",
)
_MARK = Sentence("✚ {name:all} ({status:all})", "✚ {name:all} ({status:all})")
_METRIC = Sentence(
    "✚ {metric:all}: {name:all} ({status:all})", "✚ {metric:all}: {name:all} ({status:all})"
)
_KEY = Sentence(
    "an improvement that is agreed or being done changes this",
    "합의되었거나 진행 중인 개선 과제가 바꾸는 것",
)
_NOWHERE = Sentence(
    "Not in the picture, since the file names nothing of it that they change: {names:all}",
    "무엇을 바꾸는지 이 그림에 있는 것이 쓰여 있지 않아 그리지 못한 개선 과제: {names:all}",
)
_EMPTY = Sentence(
    "no improvement is agreed or being done: write them under `improvements`, with a `status` and "
    "what each `changes`",
    "합의되었거나 진행 중인 개선 과제가 없습니다. `improvements`에 `status`와 `changes`를 함께 "
    "쓰세요",
)


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the funnel with everything marked that agreed improvements will change.

    The model says what an improvement changes, not what comes in its place: so nothing new is
    drawn, and each touchpoint, action item, stage and metric that `changes` names is marked with
    the improvement. A metric is marked where it is measured.

    Raises:
        NothingToShow: No improvement is agreed or being done.
        UnknownStage: There is no such stage.
    """
    phrases = Phrases(context.journey, options.language)
    plan = _Plan(context, phrases)
    if not plan.coming:
        raise NothingToShow(_EMPTY)
    whole = funnel.draw(context, options)
    diagram = marked(whole, plan.marks, context.journey, "positive-ink")
    counts = phrases.say(
        _COUNTS, count=len(plan.coming), points=len(plan.marks), actions=len(plan.actions)
    )
    title = phrases.say(_TITLE, journey=diagram.title)
    nowhere = [phrases.title(each) for each in plan.coming if not plan.is_shown(each)]
    notes = [phrases.say(_NOWHERE, names=", ".join(nowhere))] if nowhere else []
    return replace(
        diagram,
        name=f"{diagram.name}-improved",
        title=title,
        subtitle=counts,
        description=f"{title}. {counts}. {plan.described()}",
        lanes=tuple(map(plan.lane, diagram.lanes)),
        key=(*diagram.key, Sign("mark:✚", phrases.say(_KEY))),
        notes=(*diagram.notes, *notes),
    )


@dataclass(frozen=True)
class _Plan:
    context: Context
    phrases: Phrases

    @cached_property
    def coming(self) -> list[Improvement]:
        """The improvements that are decided and not shipped, in the file's order."""
        return [each for each in self.context.journey.improvements if each.status in COMING]

    def mark(self, each: Improvement, metric: str = "") -> Link:
        status = self.phrases.say(STATUSES[each.status or "agreed"])
        values = {"name": self.phrases.title(each), "status": status, "metric": metric}
        return Link(self.phrases.say(_METRIC if metric else _MARK, **values), "positive-ink")

    @cached_property
    def marks(self) -> dict[str, list[Link]]:
        """For each touchpoint, the improvements that change it or a metric measured there."""
        journey = self.context.journey
        metrics = {metric.id: metric for metric in journey.metrics}
        found: dict[str, list[Link]] = defaultdict(list)
        for each in self.coming:
            for name in dict.fromkeys(each.changes):
                if name in journey._touchpoints:
                    found[name].append(self.mark(each))
                elif name in metrics:
                    for id in self.measured(name):
                        found[id].append(self.mark(each, self.phrases.title(metrics[name])))
        return dict(found)

    def measured(self, metric: str) -> Iterator[str]:
        """Return the touchpoints at which a metric is measured."""
        journey = self.context.journey
        at = {id for each in journey.metrics if each.id == metric for id in each.at}
        return (p.id for p in journey.touchpoints if p.id in at or metric in p.metrics)

    @cached_property
    def actions(self) -> dict[str, list[str]]:
        """For each action item, the improvements that change it."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in self.coming:
            for name in each.changes:
                if name in self.context.journey._actions:
                    found[name].append(self.mark(each).text)
        return dict(found)

    def is_shown(self, each: Improvement) -> bool:
        """Tell whether something in the picture is marked with an improvement."""
        journey = self.context.journey
        stages = {stage.id for stage in journey.stages}
        return any(
            name in journey._touchpoints
            or name in journey._actions
            or name in stages
            or any(self.measured(name))
            for name in each.changes
        )

    def lane(self, lane: Lane) -> Lane:
        """Mark a stage and its action items."""
        stage = next((s for s in self.context.journey.stages if s.id == lane.id), None)
        if stage is None:
            return lane
        own = [self.mark(each).text for each in self.coming if stage.id in each.changes]
        items = []
        for action in stage.actions:
            title, detail = self.phrases.item(stage, action)
            changes = self.actions.get(action.id)
            if changes:
                items.append((f"✚ {title}", "; ".join(text[2:] for text in changes)))
            else:
                items.append((title, detail))
        detail = " · ".join([lane.detail, *(text.replace(" ", FAST) for text in own)])
        return replace(lane, detail=detail, items=tuple(items))

    def described(self) -> str:
        titles = self.phrases.touchpoints
        said = [
            f"{titles[id]}: {', '.join(link.text for link in links)}"
            for id, links in self.marks.items()
        ]
        return f"{'; '.join(said)}." if said else ""


VIEW = View("improved", draw, uses=("stage", "trace"))
