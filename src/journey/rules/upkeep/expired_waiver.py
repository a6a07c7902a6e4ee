"""What was let pass for a while is not let pass for ever."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.governance import Waiver
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the waivers whose end is past."""
    for number, waiver in enumerate(context.journey.waivers):
        if waiver.until is not None and waiver.until < context.today:
            values = {"waived": waiver.rule, "at": waiver.at, "until": str(waiver.until)}
            yield Finding("expired-waiver", ("waivers", number, "until"), values=values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a waiver that ended long ago."""
    until = choose((date(1999, 12, 31), date(2001, 1, 1)))
    waiver = Waiver(rule="unowned-touchpoint", at=journey.id, reason="On holiday", until=until)
    return journey.model_copy(update={"waivers": (*journey.waivers, waiver)})


RULE = Rule(
    id="expired-waiver",
    severity=Severity.ERROR,
    statement=Sentence(
        "A waiver is dropped or renewed by its date.",
        "예외 승인은 정한 날까지 없애거나 갱신합니다.",
    ),
    why=Sentence(
        "Customers bear what was let pass for a while; after the date it has to be mended or "
        "decided again.",
        "잠시 봐준 문제는 고객이 감당합니다. 기한이 지나면 고치거나 다시 결정해야 합니다.",
    ),
    message=Words(
        Sentence(
            "the waiver of {waived} at {at} ended on {until:plain}",
            "{at}에서 {waived} 규칙의 예외 승인이 {until:plain}에 끝났습니다",
        )
    ),
    cure=Words(
        Sentence(
            "mend the finding and drop the waiver; or, if it may still stay, set a new `until`",
            "지적된 곳을 고치고 예외 승인을 없애거나, 아직 두어도 된다면 `until`을 새로 정하세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
waivers:
  - rule: unowned-touchpoint
    at: cart
    reason: The team starts in May
    until: 2025-05-31  # <-
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
waivers:
  - rule: unowned-touchpoint
    at: cart
    reason: The team starts in May
    until: 2099-05-31
""",
    find=find,
    reads=("waivers.*.rule", "waivers.*.at", "waivers.*.until"),
    mutate=mutate,
)
