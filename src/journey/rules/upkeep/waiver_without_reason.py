"""Whoever leaves a finding as it is says why."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.governance import Waiver
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the waivers that give no reason."""
    for number, waiver in enumerate(context.journey.waivers):
        if is_blank(waiver.reason):
            values = {"waived": waiver.rule, "at": waiver.at}
            yield Finding("waiver-without-reason", ("waivers", number), values=values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a waiver that gives no reason, or only a blank one."""
    waiver = Waiver(rule="unowned-touchpoint", at=journey.id, reason=choose((None, "", " ")))
    return journey.model_copy(update={"waivers": (*journey.waivers, waiver)})


RULE = Rule(
    id="waiver-without-reason",
    severity=Severity.ERROR,
    statement=Sentence(
        "A waiver says why the finding may stay.", "예외 승인에는 그대로 두는 이유가 있습니다."
    ),
    why=Sentence(
        "Without a reason nobody can tell later whether customers suffer for it on purpose.",
        "이유가 없으면 고객의 불편을 알고 둔 것인지 나중에 아무도 알 수 없습니다.",
    ),
    message=Words(
        Sentence(
            "the waiver of {waived} at {at} gives no reason",
            "{at}에서 {waived} 규칙의 예외 승인에 이유가 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write `reason:` and why it may stay; or drop the waiver and mend the finding",
            "`reason:`에 그대로 두는 이유를 쓰거나, 예외 승인을 없애고 지적된 곳을 고치세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
waivers:
  - {rule: unowned-touchpoint, at: cart, until: 2099-12-31}  # <-
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
waivers:
  - {rule: unowned-touchpoint, at: cart, reason: The team starts in May, until: 2099-12-31}
""",
    find=find,
    reads=("waivers.*.rule", "waivers.*.at", "waivers.*.reason"),
    mutate=mutate,
)
