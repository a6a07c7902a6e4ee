"""Every policy has something to decide."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.customers import Exclusion, Situation
from journey.model.journey import Journey
from journey.model.patterns import parse_atom
from journey.model.policies import Policy
from journey.model.texts import nfc
from journey.problems.findings import Finding, Severity
from journey.rules.policies.policy_broken import FIELDS
from journey.states.policies.proving import ACTIVATED_BY_FIRST, ACTIVATED_BY_SECOND, Verdict
from journey.states.universe import Universe
from journey.words.sentences import Sentence, Words

WHOSE = Sentence(" of the customers in its `for`", "`for`의 고객이 ")
"""Whose walks, where a policy is not for everyone."""


def find(context: Context) -> Iterator[Finding]:
    """Find the policies that hold because nothing ever depends on them."""
    if not any(context.space.reached):
        return  # no-entry says so
    for verdict in context.verdicts:
        if verdict.vacuous:
            path = ("policies", verdict.policy.id)
            events = _events(verdict, context.space.universe)
            values = {
                "policy": verdict.policy.id,
                "whose": Sentence("", "") if verdict.policy.for_ == "any" else WHOSE,
                "event": events[0],
                "other": events[-1],
            }
            case = verdict.vacuous
            if case == "idle" and len(events) > 1:
                case = "both"
            yield Finding("policy-vacuous", path, case, case, values=values, key=True)


def _events(verdict: Verdict, universe: Universe) -> tuple[str, ...]:
    """Return the events that would have to happen for the policy to matter, and never do."""
    policy = verdict.policy
    if verdict.vacuous == "unmet":
        return tuple(event for event in policy.events if not _meant(event, universe))[:1]
    if policy.template in ACTIVATED_BY_FIRST:
        return policy.events[:1]
    if policy.template in ACTIVATED_BY_SECOND:
        return policy.events[1:]
    return tuple(dict.fromkeys(policy.events))


def _meant(event: str, universe: Universe) -> int:
    """Return the set of the customers whom an event means."""
    who = parse_atom(event).who
    return universe.set_of(nfc(who) if who else None)


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
            "policy {policy} can never be broken: no complete walk{whose} comes to {event}",
            "정책 {policy}은(는) 어길 일이 없습니다: {whose}끝까지 가는 경로 가운데 {event}에 오는 "
            "것이 없습니다",
        ),
        both=Sentence(
            "policy {policy} can never be broken: no complete walk{whose} comes to {event} or to "
            "{other}",
            "정책 {policy}은(는) 어길 일이 없습니다: {whose}끝까지 가는 경로 가운데 {event}에도 "
            "{other}에도 오는 것이 없습니다",
        ),
        nobody=Sentence(
            "policy {policy} can never be broken: there is no complete walk{whose}",
            "정책 {policy}은(는) 어길 일이 없습니다: {whose}끝까지 가는 경로가 없습니다",
        ),
        unmet=Sentence(
            "policy {policy} can never be broken: {event} never happens, since there is no such "
            "customer",
            "정책 {policy}은(는) 어길 일이 없습니다: 그런 고객이 없어 {event}은(는) 일어나지 "
            "않습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "correct the policy, lead customers there, or drop the policy",
            "정책을 고치거나, 그곳으로 고객을 이끌거나, 정책을 지우세요",
        ),
        nobody=Sentence(
            "correct its `for`, lead those customers to an outcome, or drop the policy",
            "`for`를 고치거나, 그 고객을 결과까지 이끌거나, 정책을 지우세요",
        ),
        unmet=Sentence(
            "correct the event, or drop the policy", "이벤트를 고치거나 정책을 지우세요"
        ),
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
