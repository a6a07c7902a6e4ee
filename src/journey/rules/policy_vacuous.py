"""Every policy has something to decide."""

from collections.abc import Iterator

from journey.context import Context
from journey.diagnostics import Finding, Severity
from journey.extension import SPACE, Choose, Rule
from journey.model.customers import Exclusion, Situation
from journey.model.journey import Journey
from journey.model.policies import Policy
from journey.rules.policy_broken import FIELDS, demand
from journey.wording import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the policies that hold because nothing ever depends on them."""
    if not any(context.space.reached):
        return  # no-entry says so
    for verdict in context.verdicts:
        if verdict.vacuous:
            path = ("policies", verdict.policy.id)
            case = verdict.vacuous
            yield Finding("policy-vacuous", path, case, values=demand(verdict.policy), key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Forbid something to customers of whom there are none."""
    points = [point.id for point in journey.touchpoints]
    taken = {policy.id for policy in journey.policies}
    if not points or "idle" in taken:
        return None
    name = choose(("closed_for_good", "영영_닫힘"))
    customers = journey.customers
    changed = customers.model_copy(
        update={
            "situations": (*customers.situations, Situation(id=name, definition="Nobody's")),
            "excluded": (
                *customers.excluded,
                Exclusion(customer=f"any/{name}", reason="There are none"),
            ),
        }
    )
    policy = Policy(id="idle", absence=f"{choose(points)}@{name}")
    return journey.model_copy(
        update={"customers": changed, "policies": (*journey.policies, policy)}
    )


RULE = Rule(
    id="policy-vacuous",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every policy has a walk that could break it.",
        "모든 정책에는 그것이 문제 되는 경로가 있습니다.",
    ),
    why=Sentence(
        "A policy that nothing can break protects nobody, and everybody believes it does.",
        "어길 일이 없는 정책은 아무도 지켜 주지 못하면서 모두를 안심시킵니다.",
    ),
    message=Words(
        idle=Sentence(
            "policy {policy} decides nothing: no complete walk has what sets it off ({demand})",
            "정책 {policy}은(는) 아무것도 정하지 않습니다: 그 조건이 생기는 경로가 없습니다 "
            "({demand})",
        ),
        nobody=Sentence(
            "policy {policy} decides nothing: no complete walk begins as one of its `for`",
            "정책 {policy}은(는) 아무것도 정하지 않습니다: `for`의 고객으로 시작해 끝까지 가는 "
            "경로가 없습니다",
        ),
        unmet=Sentence(
            "policy {policy} decides nothing: an event of it can never be, since no such customer "
            "exists",
            "정책 {policy}은(는) 아무것도 정하지 않습니다: 그런 고객이 없어 일어날 수 없는 사건이 "
            "들어 있습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "correct its events or its `for`, or drop it",
            "사건이나 `for`를 고치거나 정책을 지우세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: guest}
      desk: Desk
      paid: {outcome: positive}
transitions:
  - cart -> desk -> paid
policies:
  vip_is_paid: {response: [desk@vip, paid]}  # <-
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      desk: Desk
      paid: {outcome: positive}
transitions:
  - cart -> desk -> paid
policies:
  vip_is_paid: {response: [desk@vip, paid]}
""",
    find=find,
    reads=(*SPACE, *(f"policies.*.{field}" for field in FIELDS)),
    mutate=mutate,
)
