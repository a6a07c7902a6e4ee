"""The dates of an improvement come in the order of its way."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.facts.improvements import slips
from journey.model.journey import Journey
from journey.model.voice import Decision, Effect, Improvement, Told
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the dates of improvements that go before others, or beyond the status."""
    for improvement in context.journey.improvements:
        for slip in slips(improvement):
            path = ("improvements", improvement.id, *slip.path)
            values = {"improvement": improvement.id, "key": slip.key, "day": str(slip.day)}
            if slip.case == "order":
                values |= {"before": slip.before, "limit": str(slip.limit)}
                yield Finding("improvement-out-of-order", path, values=values)
            else:
                values["status"] = improvement.status or "proposed"
                yield Finding("improvement-out-of-order", path, "behind", values=values)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Decide before anything is proposed, tell before it is shipped, or forget the status."""
    id = "i" + max((one.id for one in journey.improvements), key=len, default="")
    early, late = date(1999, 12, 30), date(1999, 12, 31)
    told, effect = Told(internal=late, customers=early), Effect(before=2.0, after=1.0, date=early)
    options = (
        Improvement(id=id, status="agreed", proposed=late, decided=Decision(date=early)),
        Improvement(id=id, status="shipped", shipped=late, told=told),
        Improvement(id=id, status="verified", shipped=late, effect=effect),
        Improvement(id=id, status="doing", shipped=late),
    )
    improvements = (*journey.improvements, choose(options))
    return journey.model_copy(update={"improvements": improvements})


RULE = Rule(
    id="improvement-out-of-order",
    severity=Severity.WARNING,
    statement=Sentence(
        "The dates of an improvement come in order (proposed, decided, shipped; then customers are "
        "told and the effect is measured), and none goes beyond its status.",
        "개선 과제의 날짜는 제안, 결정, 적용, 고객에게 알림과 효과 측정의 차례를 따르고, 상태보다 "
        "앞서 나가지 않습니다.",
    ),
    why=Sentence(
        "Where the dates cannot be so, nobody knows which promise to customers was kept.",
        "날짜가 앞뒤로 맞지 않으면 고객과의 어느 약속이 지켜졌는지 아무도 모릅니다.",
    ),
    message=Words(
        Sentence(
            "improvement {improvement} says {key} {day:plain}, before {before} {limit:plain}",
            "개선 과제 {improvement}의 {key} {day:plain}이(가) {before} {limit:plain}보다 앞섭니다",
        ),
        behind=Sentence(
            "improvement {improvement} is still {status}, although {key} says {day:plain}",
            "개선 과제 {improvement}의 {key}에 {day:plain}이(가) 적혀 있는데 상태는 아직 "
            "{status}입니다",
        ),
    ),
    cure=Words(
        Sentence("correct whichever of both is wrong", "둘 가운데 틀린 날짜를 고치세요"),
        behind=Sentence(
            "write the `status` that it has reached, or remove {key}",
            "지금 상태를 `status`에 쓰거나 {key}을(를) 지우세요",
        ),
    ),
    bad="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    from: broken
    status: shipped
    proposed: 2026-08-20
    decided: {date: 2026-08-02}  # <-
    shipped: 2026-10-01
    told: {internal: 2026-09-29, customers: 2026-09-10}  # <-
  tougher_glass:
    from: broken
    status: doing
    shipped: 2026-10-01  # <-
""",
    good="""\
journey: shop
voc: {broken: {kind: complaint}}
improvements:
  padded_box:
    from: broken
    status: shipped
    proposed: 2026-08-20
    decided: {date: 2026-09-02}
    shipped: 2026-10-01
    told: {internal: 2026-09-29, customers: 2026-10-10}
  tougher_glass:
    from: broken
    status: shipped
    shipped: 2026-10-01
""",
    find=find,
    reads=(
        "improvements.*.status",
        "improvements.*.proposed",
        "improvements.*.decided",
        "improvements.*.shipped",
        "improvements.*.told",
        "improvements.*.effect",
    ),
    mutate=mutate,
)
