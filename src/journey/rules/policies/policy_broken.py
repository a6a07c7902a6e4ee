"""Every policy holds on every complete walk."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.policies import BINARY, UNARY, Policy
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.states.policies.demand import demand
from journey.words.sentences import Sentence, Words

FIELDS = ("for", "times", "within", *UNARY, *BINARY)
"""What a verdict depends on."""


def find(context: Context) -> Iterator[Finding]:
    """Find the policies that some complete walk breaks."""
    for verdict in context.verdicts:
        if not verdict.holds:
            policy = verdict.policy
            path = ("policies", policy.id)
            case = "" if verdict.walk else "long"
            yield Finding(
                "policy-broken", path, case, values=demand(policy), key=True, walk=verdict.walk
            )


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Forbid a touchpoint at which walks begin that come to an end."""
    space = explore(journey)
    free = space.ways_out()
    options = [
        space.touchpoint_ids[n] for n, members in space.entering.items() if members & free[n]
    ]
    if not options:
        return None
    taken = {policy.id for policy in journey.policies}
    id = next(name for name in ("never", "never_2", "never_3", "never_4") if name not in taken)
    return journey.model_copy(
        update={"policies": (*journey.policies, Policy(id=id, absence=choose(options)))}
    )


RULE = Rule(
    id="policy-broken",
    severity=Severity.ERROR,
    statement=Sentence(
        "Every policy holds on every complete walk.",
        "모든 정책은 끝까지 가는 모든 경로에서 지켜집니다.",
    ),
    why=Sentence(
        "A policy that the way itself breaks is broken for some customer every day.",
        "길 자체가 어기는 정책은 날마다 어떤 고객에게는 지켜지지 않습니다.",
    ),
    message=Words(
        Sentence(
            "policy {policy} is broken by this walk: {demand}",
            "정책 {policy}이(가) 지켜지지 않는 경로가 있습니다: {demand}",
        ),
        long=Sentence(
            "policy {policy} is broken by a walk that is too long to show: {demand}",
            "정책 {policy}이(가) 지켜지지 않는 경로가 있지만 길어서 보일 수 없습니다: {demand}",
        ),
    ),
    cure=Words(
        Sentence(
            "close this walk by the `for` of a transition on it, or lead it where the policy asks; "
            "if the walk is right, correct the policy",
            "이 경로에 있는 전이의 `for`로 길을 막거나 정책대로 이어 주세요. 경로가 맞다면 정책을 "
            "고치세요",
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
      cart: {entry: any}
      fee: Fee
      paid: {outcome: positive}
transitions:
  - cart -> fee -> paid
  - cart -> paid
policies:
  vip_goes_free: {absence: fee@vip}  # <-
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
      fee: Fee
      paid: {outcome: positive}
transitions:
  - cart -> fee: {for: guest}
  - fee -> paid
  - cart -> paid
policies:
  vip_goes_free: {absence: fee@vip}
""",
    find=find,
    reads=(*SPACE, *(f"policies.*.{field}" for field in FIELDS)),
    mutate=mutate,
)
