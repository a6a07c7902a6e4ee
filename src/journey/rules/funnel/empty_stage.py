"""Every stage has touchpoints."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.funnel import PHASES, Stage
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the stages without touchpoints."""
    for stage in context.journey.stages:
        if not stage.touchpoints:
            path = ("stages", stage.id)
            yield Finding("empty-stage", path, values={"stage": stage.id}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a stage without touchpoints."""
    hollow = Stage(id="hollow", phase=choose(PHASES))
    return journey.model_copy(update={"stages": (*journey.stages, hollow)})


RULE = Rule(
    id="empty-stage",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every stage has at least one touchpoint.", "모든 단계에는 고객 접점이 하나 이상 있습니다."
    ),
    why=Sentence(
        "A stage at which customer and brand never meet is a heading, not a step of a journey.",
        "고객과 브랜드가 만나지 않는 단계는 여정의 걸음이 아니라 제목일 뿐입니다.",
    ),
    message=Words(
        Sentence("stage {stage} has no touchpoint", "단계 {stage}에 고객 접점이 없습니다")
    ),
    cure=Words(
        Sentence(
            "add the moments at which customer and brand meet here, or delete the stage",
            "여기서 고객과 브랜드가 만나는 순간을 더하거나 단계를 지우세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
  wear:  # <-
    phase: use
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
  wear:
    phase: use
    touchpoints: {coat: The coat is worn}
""",
    find=find,
    reads=("stages.*.touchpoints",),
    mutate=mutate,
)
