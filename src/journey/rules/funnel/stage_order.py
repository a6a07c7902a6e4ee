"""Stages stand in the order in which customers live through them."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.funnel import EXPECTED_PHASES
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the phases that begin before an expected phase that should come before them."""
    stages = context.journey.stages
    first: dict[str, int] = {}
    for number, stage in enumerate(stages):
        first.setdefault(stage.phase, number)
    present = [phase for phase in EXPECTED_PHASES if phase in first]
    for phase in sorted(present, key=first.__getitem__):
        earlier = present[: present.index(phase)]
        before = tuple(other for other in earlier if first[phase] < first[other])
        if before:
            stage = stages[first[phase]]
            values = {"stage": stage.id, "phase": phase, "before": before}
            yield Finding("stage-order", ("stages", stage.id), values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let the first stage be of the last phase, and a later one of the first."""
    if len(journey.stages) < 2:
        return None
    late = choose(range(1, len(journey.stages)))
    moved = {0: EXPECTED_PHASES[-1], late: EXPECTED_PHASES[0]}
    stages = tuple(
        stage.model_copy(update={"phase": moved.get(number, stage.phase)})
        for number, stage in enumerate(journey.stages)
    )
    return journey.model_copy(update={"stages": stages})


RULE = Rule(
    id="stage-order",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Stages stand in the order of their phases: before purchase, purchase, use, contact, "
        "return, exit.",
        "단계는 국면의 순서대로 있습니다: 구매 전, 구매, 사용, 고객센터 문의, 취소·교환·반품, "
        "이탈.",
    ),
    why=Sentence(
        "Teams read the funnel from first to last; where it is out of order, they misjudge what a "
        "customer has already been through.",
        "팀은 퍼널을 처음부터 차례로 읽습니다. 순서가 뒤바뀌면 고객이 그때까지 무엇을 겪었는지 "
        "잘못 짐작합니다.",
    ),
    message=Words(
        Sentence(
            "stage {stage}, of the phase {phase}, stands before the first stage of {before}",
            "{phase} 국면의 단계 {stage}이(가) {before} 국면의 첫 단계보다 앞에 있습니다",
        )
    ),
    cure=Words(
        Sentence(
            "move it behind the first stage of {before}, or correct its `phase`",
            "{before} 국면의 첫 단계 뒤로 옮기거나 `phase`를 고치세요",
        )
    ),
    bad="""\
journey: shop
stages:
  look: {phase: pre_purchase}
  help: {phase: contact}  # <-
  buy: {phase: purchase}
  wear: {phase: use}
""",
    good="""\
journey: shop
stages:
  look: {phase: pre_purchase}
  buy: {phase: purchase}
  wear: {phase: use}
  help: {phase: contact}
""",
    find=find,
    reads=("stages.*.phase",),
    mutate=mutate,
)
