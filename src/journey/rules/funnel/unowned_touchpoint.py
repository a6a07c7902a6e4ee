"""Somebody answers for every touchpoint."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_stage
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the touchpoints, outcomes aside, that neither have an owner nor get their stage's."""
    for stage in context.journey.stages:
        if stage.owner is not None:
            continue
        for point in stage.touchpoints:
            if point.owner is None and point.outcome is None:
                path = ("stages", stage.id, "touchpoints", point.id)
                values = {"touchpoint": point.id, "stage": stage.id}
                yield Finding("unowned-touchpoint", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Take a stage's owner, and those of its touchpoints, away."""
    options = [
        stage for stage in journey.stages if any(not point.outcome for point in stage.touchpoints)
    ]
    if not options:
        return None
    stage = choose(options)
    points = tuple(point.model_copy(update={"owner": None}) for point in stage.touchpoints)
    return with_stage(journey, stage.id, owner=None, touchpoints=points)


RULE = Rule(
    id="unowned-touchpoint",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every touchpoint has an owner, its own or its stage's; outcomes need none.",
        "모든 고객 접점에는 자기 담당이나 단계의 담당이 있습니다. 결과에는 없어도 됩니다.",
    ),
    why=Sentence(
        "What nobody answers for, nobody mends.",
        "아무도 책임지지 않는 것은 아무도 고치지 않습니다.",
    ),
    message=Words(Sentence("nobody owns {touchpoint}", "{touchpoint}에 담당이 없습니다")),
    cure=Words(
        Sentence(
            "write `owner:` and a team, here or once for the whole stage {stage}",
            "여기에, 또는 단계 {stage} 전체에 한 번 `owner:`와 팀을 쓰세요",
        )
    ),
    bad="""\
journey: shop
teams: {cx: CX team}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {owner: cx}
      pay: Pay  # <-
      paid: {outcome: positive}
""",
    good="""\
journey: shop
teams: {cx: CX team}
stages:
  buy:
    phase: purchase
    owner: cx
    touchpoints:
      cart: Cart
      pay: Pay
      paid: {outcome: positive}
""",
    find=find,
    reads=(
        "stages.*.owner",
        "stages.*.touchpoints.*.owner",
        "stages.*.touchpoints.*.outcome",
    ),
    mutate=mutate,
)
