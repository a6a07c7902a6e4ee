"""Every visit can be seen in the data."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the touchpoints without an event."""
    for stage in context.journey.stages:
        for point in stage.touchpoints:
            if is_blank(point.event):
                path = ("stages", stage.id, "touchpoints", point.id)
                values = {"touchpoint": point.id}
                yield Finding("unobserved-touchpoint", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Observe a touchpoint no more."""
    points = tuple(journey.touchpoints)
    return with_touchpoint(journey, choose(points).id, event=None) if points else None


RULE = Rule(
    id="unobserved-touchpoint",
    severity=Severity.OFF,
    statement=Sentence(
        "Every touchpoint names the event in the data by which a visit is observed.",
        "모든 고객 접점에는 방문을 데이터에서 알아보는 이벤트가 있습니다.",
    ),
    why=Sentence(
        "Where visits leave no trace, nobody sees at which step customers give up.",
        "방문이 흔적을 남기지 않으면 고객이 어디서 포기하는지 아무도 보지 못합니다.",
    ),
    message=Words(
        Sentence(
            "no event tells of a visit to {touchpoint}",
            "{touchpoint}에 방문을 알려 주는 이벤트가 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write `event:` and the event's name in the data",
            "`event:`에 데이터에 있는 이벤트 이름을 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: Cart  # <-
      paid: {event: order_paid, outcome: positive}
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {title: Cart, event: cart_viewed}
      paid: {event: order_paid, outcome: positive}
""",
    find=find,
    reads=("stages.*.touchpoints.*.event",),
    mutate=mutate,
)
