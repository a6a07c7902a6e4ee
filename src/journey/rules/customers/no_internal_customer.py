"""Colleagues who serve have a journey too."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find a journey in which no internal customer can be anywhere."""
    internal = context.internal
    if any(members & internal for members in context.space.reached):
        return
    types = tuple(type.id for type in context.journey.customers.types if type.internal)
    case = "unreachable" if types else ""
    path = ("customers", "types")
    yield Finding("no-internal-customer", path, case, values={"types": types}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Let no customer type be internal."""
    del choose
    customers = journey.customers
    types = tuple(type.model_copy(update={"internal": False}) for type in customers.types)
    return journey.model_copy(update={"customers": customers.model_copy(update={"types": types})})


RULE = Rule(
    id="no-internal-customer",
    severity=Severity.WARNING,
    statement=Sentence(
        "Colleagues who serve are customers of the journey as well, and go through it.",
        "고객을 응대하는 동료도 내부고객으로서 여정을 지납니다.",
    ),
    why=Sentence(
        "An agent whom nobody looks after after a hard case brings it to the next customer.",
        "힘든 상담 뒤에 아무도 챙기지 않은 상담사는 그 마음으로 다음 고객을 만납니다.",
    ),
    message=Words(
        Sentence(
            "no customer type is internal, as if nobody served these customers",
            "내부고객인 고객 유형이 없어 고객을 응대하는 사람이 없는 것처럼 보입니다",
        ),
        unreachable=Sentence(
            "no internal customer, that is nobody of {types}, can be anywhere in this journey",
            "내부고객({types})은 이 여정의 어디에도 올 수 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "add the colleagues who serve as a type with `internal: true`, and the touchpoints at "
            "which they work",
            "응대하는 동료를 `internal: true`인 고객 유형으로, 이들이 일하는 곳을 고객 접점으로 "
            "더하세요",
        ),
        unreachable=Sentence(
            "write at a touchpoint where they work that they come in there, with `entry:`",
            "이들이 일하는 고객 접점에 `entry:`로 이들의 유입을 쓰세요",
        ),
    ),
    bad="""\
journey: shop
customers:
  types:  # <-
    guest: Anyone
  situations: {looking: Looking around, on_shift: Serving others}
stages:
  help:
    phase: contact
    touchpoints:
      chat: {entry: guest/looking}
      solved: {outcome: positive}
transitions: [chat -> solved]
""",
    good="""\
journey: shop
customers:
  types:
    guest: Anyone
    agent: {definition: Who serves, internal: true}
  situations: {looking: Looking around, on_shift: Serving others}
stages:
  help:
    phase: contact
    touchpoints:
      chat: {entry: guest/looking}
      case: {entry: agent/on_shift, serves: [chat]}
      solved: {outcome: positive}
transitions: [chat | case -> solved]
""",
    find=find,
    reads=(*SPACE, "customers.types.*.internal"),
    mutate=mutate,
)
