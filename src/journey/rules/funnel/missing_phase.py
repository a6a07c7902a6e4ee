"""The whole life of a customer is covered."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.funnel import EXPECTED_PHASES
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words
from journey.words.terms import PHASES


def find(context: Context) -> Iterator[Finding]:
    """Find the expected phases that no stage is in and that are not named as unused."""
    journey = context.journey
    present = {stage.phase for stage in journey.stages}
    unused = {phase.id: is_blank(phase.reason) for phase in journey.unused_phases}
    for phase in EXPECTED_PHASES:
        values = {"phase": phase, "title": PHASES[phase]}
        if phase in present:
            continue
        if phase not in unused:
            yield Finding("missing-phase", ("stages",), values=values)
        elif unused[phase]:
            path = ("unused_phases", phase)
            yield Finding("missing-phase", path, "reason", values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Move every stage of a phase elsewhere, and no longer name it as unused."""
    there = {stage.phase for stage in journey.stages}
    options = [
        phase
        for phase in EXPECTED_PHASES
        if phase in there or any(unused.id == phase for unused in journey.unused_phases)
    ]
    if not options or not journey.stages:
        return None
    lost = choose(options)
    stages = tuple(
        stage.model_copy(update={"phase": "delivery"}) if stage.phase == lost else stage
        for stage in journey.stages
    )
    unused = tuple(phase for phase in journey.unused_phases if phase.id != lost)
    return journey.model_copy(update={"stages": stages, "unused_phases": unused})


RULE = Rule(
    id="missing-phase",
    severity=Severity.WARNING,
    statement=Sentence(
        "A journey covers the phases before purchase, purchase, use, contact, return and exit, or "
        "says why it has none.",
        "여정은 구매 전, 구매, 사용, 고객센터 문의, 취소·교환·반품, 이탈 국면을 다루거나, 없는 "
        "이유를 말합니다.",
    ),
    why=Sentence(
        "Customers go through the phase whether or not anybody has designed it.",
        "아무도 설계하지 않아도 고객은 그 국면을 지납니다.",
    ),
    message=Words(
        Sentence(
            "no stage is in the phase {phase} ({title})", "{phase}({title}) 국면의 단계가 없습니다"
        ),
        reason=Sentence(
            "phase {phase} ({title}) is said to be unused, but not why",
            "{phase}({title}) 국면을 쓰지 않는다고만 하고 이유를 말하지 않습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "add a stage with `phase: {phase:plain}`, or write under `unused_phases` why there is "
            "none: {{{phase:plain}: reason}}",
            "`phase: {phase:plain}`인 단계를 더하거나, `unused_phases`에 없는 이유를 쓰세요: "
            "{{{phase:plain}: 이유}}",
        ),
        reason=Sentence(
            "say why: {{{phase:plain}: reason}}; or add a stage with `phase: {phase:plain}`",
            "이유를 쓰세요: {{{phase:plain}: 이유}}. 또는 `phase: {phase:plain}`인 단계를 더하세요",
        ),
    ),
    bad="""\
journey: shop
unused_phases:
  contact: Nobody answers
  return: Nothing goes back
  exit: " "  # <-
stages:  # <-
  look: {phase: pre_purchase}
  buy: {phase: purchase}
""",
    good="""\
journey: shop
unused_phases: {contact: Nobody answers, return: Nothing goes back, exit: Nobody leaves}
stages:
  look: {phase: pre_purchase}
  buy: {phase: purchase}
  wear: {phase: use}
""",
    find=find,
    reads=("stages.*.phase", "unused_phases"),
    about=("phase",),
    mutate=mutate,
)
