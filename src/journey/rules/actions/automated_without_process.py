"""What is automated has been a process first."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_action
from journey.model.journey import Journey
from journey.model.operations import Since
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the automated action items of which nothing says that they were a process."""
    for stage in context.journey.stages:
        for action in stage.actions:
            since = action.since
            if action.maturity == "automated" and (since is None or since.process is None):
                part = ("stages", stage.id, "actions", action.id)
                path = part if since is None else (*part, "since")
                values = {"action": action.id}
                yield Finding("automated-without-process", path, values=values, key=since is None)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Let an action item be automated that never was a process."""
    actions = list(journey.actions)
    if not actions:
        return None
    hasty = choose(actions)
    since = choose((None, Since(), (hasty.since or Since()).model_copy(update={"process": None})))
    return with_action(journey, hasty.id, maturity="automated", since=since)


RULE = Rule(
    id="automated-without-process",
    severity=Severity.WARNING,
    statement=Sentence(
        "An automated action item says since when it was a process.",
        "자동화된 액션 아이템은 언제 프로세스가 되었는지 말합니다.",
    ),
    why=Sentence(
        "What people have not yet done well by hand, a machine does badly to every customer.",
        "사람이 아직 제대로 해 보지 않은 일은 기계가 모든 고객에게 잘못합니다.",
    ),
    message=Words(
        Sentence(
            "the action item {action} is automated, but nothing says since when it was a process",
            "액션 아이템 {action}은(는) 자동화되었지만 언제 프로세스가 되었는지 나와 있지 않습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write the day under `since`: `since: {{process: 2025-03-01}}`; if it never was a "
            "process, make it one first",
            "`since: {{process: 2025-03-01}}`처럼 `since`에 날짜를 쓰세요. 프로세스인 적이 없다면 "
            "먼저 프로세스로 만드세요",
        )
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions:
      confirm: {title: Confirm the order, maturity: automated}  # <-
      remind: {title: Remind, maturity: automated, since: {automated: 2026-02-01}}  # <-
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
    actions:
      confirm: {title: Confirm the order, maturity: process}
      remind:
        title: Remind
        maturity: automated
        since: {process: 2025-03-01, automated: 2026-02-01}
""",
    find=find,
    reads=("stages.*.actions.*.maturity", "stages.*.actions.*.since"),
    mutate=mutate,
)
