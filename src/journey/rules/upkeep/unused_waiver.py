"""Every waiver waives a finding."""

from journey.checking.rule import Choose, Rule
from journey.model.governance import Waiver
from journey.model.journey import Journey
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Waive what nobody finds fault with."""
    points = [stage.id for stage in journey.stages if stage.touchpoints]
    if not points:
        return None
    waiver = Waiver(rule="empty-stage", at=choose(points), reason="It is full")
    return journey.model_copy(update={"waivers": (*journey.waivers, waiver)})


RULE = Rule(
    id="unused-waiver",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every waiver waives a finding.", "모든 예외 승인에는 해당하는 지적이 있습니다."
    ),
    why=Sentence(
        "A waiver that waits for its finding hides the next one, which nobody has answered for.",
        "쓰이지 않는 예외 승인은 아무도 책임지지 않은 다음 문제를 가립니다.",
    ),
    message=Words(
        Sentence(
            "nothing is waived: {rule} finds nothing at {at}",
            "예외로 할 것이 없습니다: {at}에 {rule} 지적이 없습니다",
        ),
        again=Sentence(
            "nothing is left to waive: another waiver is for all that {rule} finds at {at}",
            "예외로 할 것이 남아 있지 않습니다: {at}의 {rule} 지적은 다른 예외 승인이 모두 맡고 "
            "있습니다",
        ),
    ),
    cure=Words(Sentence("drop the waiver", "예외 승인을 지우세요")),
    notes={"by": Sentence("the other waiver", "다른 예외 승인")},
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions: {remind: Remind of a full cart}
waivers:
  - {rule: stage-without-action, at: buy, reason: We are few, until: 9999-12-31}  # <-
  - {rule: blind-stage, at: buy, reason: No figures yet}
  - {rule: blind-stage, at: stages.buy, reason: No figures}  # <-
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
waivers:
  - {rule: stage-without-action, at: buy, reason: We are few, until: 9999-12-31}
""",
    mutate=mutate,
    late=True,
)
