"""A waiver waives something that there is."""

from collections.abc import Iterator

from journey.checking.identity import WaiverPlaces
from journey.checking.rule import Choose, Rule, all_rules
from journey.checking.waivers import CANNOT
from journey.facts.context import Context
from journey.model.governance import Waiver
from journey.model.journey import Journey
from journey.model.texts import nfc
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words
from journey.words.spelling import Speller


def find(context: Context) -> Iterator[Finding]:
    """Find the waivers of a rule, or at a place, that there is not."""
    waivers = context.journey.waivers
    if not waivers:
        return
    rules = Speller(sorted(set(all_rules()) - {*CANNOT}))
    places = WaiverPlaces(context.journey)
    ids = Speller(places.ids)
    for number, waiver in enumerate(waivers):
        path = ("waivers", number, "rule")
        rule = all_rules().get(waiver.rule)
        if waiver.rule in CANNOT or (rule and rule.is_loading):
            yield Finding("unknown-waiver", path, "cannot", values={"name": waiver.rule})
        elif rule is None:
            guess = rules.nearest(waiver.rule)
            values = {"name": waiver.rule, "guess": guess}
            cure = "guess" if guess else None
            yield Finding("unknown-waiver", path, cure=cure, values=values)
        if not places.has(nfc(waiver.at)):
            guess = None if "." in waiver.at else ids.nearest(nfc(waiver.at))
            values = {"name": waiver.at, "guess": guess}
            cure = "guess" if guess else None
            yield Finding("unknown-waiver", ("waivers", number, "at"), "at", cure, values)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a waiver of a rule, or at a place, that there is not."""
    rule, at = choose(
        (
            ("no-such-rule", journey.id),
            (choose(sorted(CANNOT)), journey.id),
            ("unowned-touchpoint", "nowhere at all"),
            ("unowned-touchpoint", "stages.nowhere at all"),
        )
    )
    waiver = Waiver(rule=rule, at=at, reason="The team starts in May")
    return journey.model_copy(update={"waivers": (*journey.waivers, waiver)})


RULE = Rule(
    id="unknown-waiver",
    severity=Severity.ERROR,
    statement=Sentence(
        "A waiver names a rule that there is and can be waived, and a part of the journey.",
        "예외 승인에는 실제로 있고 면제할 수 있는 규칙과 여정에 있는 자리를 적습니다.",
    ),
    why=Sentence(
        "A waiver of nothing looks like a decision, and the finding that it meant stays or hides.",
        "아무것도 면제하지 않는 예외 승인은 결정한 것처럼 보이지만 정작 뜻한 문제는 그대로입니다.",
    ),
    message=Words(
        Sentence("no rule is named {name}", "{name} 규칙이 없습니다"),
        cannot=Sentence(
            "findings of {name} cannot be waived", "{name} 규칙은 예외로 승인할 수 없습니다"
        ),
        at=Sentence(
            "the journey has nothing with the id or the model path {name}",
            "여정에 {name}(이)라는 id나 모델 경로가 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write under `rule` the id that stands in the finding",
            "지적에 적힌 규칙의 id를 `rule`에 쓰세요",
        ),
        guess=Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?"),
        cannot=Sentence(
            "drop this waiver, and mend the one that the finding is about",
            "이 예외 승인을 없애고, 지적된 예외 승인을 고치세요",
        ),
        at=Sentence(
            "write under `at` the id of a part, or its path, such as "
            "`stages.order.touchpoints.paid`",
            "부분의 id나 `stages.order.touchpoints.paid` 같은 경로를 `at`에 쓰세요",
        ),
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart, pay: Pay}
waivers:
  - {rule: unowned-touchpont, at: cart, reason: The team starts in May}  # <-
  - {rule: unowned-touchpoint, at: stages.buy.pay, reason: The team starts in May}  # <-
  - {rule: expired-waiver, at: cart, reason: The team never came}  # <-
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart, pay: Pay}
waivers:
  - {rule: unowned-touchpoint, at: cart, reason: The team starts in May}
  - {rule: unowned-touchpoint, at: stages.buy.touchpoints.pay, reason: The team starts in May}
""",
    find=find,
    reads=(
        "waivers.*.rule",
        "waivers.*.at",
        "mission.means.*.id",
        "unused_phases.*.id",
        "teams.*.id",
        "channels.*.id",
        "customers.types.*.id",
        "customers.situations.*.id",
        "customers.definitions.*.id",
        "customers.excluded.*.id",
        "customers.lifecycle.*.id",
        "metrics.*.id",
        "goals.*.id",
        "activation.bands.*.id",
        "feedback.*.id",
        "stages.*.touchpoints.*.id",
        "stages.*.actions.*.id",
        "transitions.*.from",
        "transitions.*.to",
        "policies.*.id",
        "voc.*.id",
        "improvements.*.id",
        "reviews.*.id",
        "guides.*.id",
    ),
    mutate=mutate,
)
