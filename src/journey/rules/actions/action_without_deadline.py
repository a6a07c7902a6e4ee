"""Every action item is done in time."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_action
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the action items, recurring ones aside, that have no deadline."""
    for stage in context.journey.stages:
        for action in stage.actions:
            if action.within is None and is_blank(action.every):
                path = ("stages", stage.id, "actions", action.id)
                values = {"action": action.id}
                yield Finding("action-without-deadline", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Give an action item all the time in the world."""
    actions = list(journey.actions)
    return with_action(journey, choose(actions).id, within=None, every=None) if actions else None


RULE = Rule(
    id="action-without-deadline",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every action item that does not recur says how soon it is done.",
        "되풀이하지 않는 모든 액션 아이템에는 기한이 있습니다.",
    ),
    why=Sentence(
        "Help that comes at some time or other is, to those who wait, help that does not come.",
        "언젠가 오는 도움은 기다리는 고객에게는 오지 않는 도움입니다.",
    ),
    message=Words(
        Sentence(
            "the action item {action} has no deadline", "액션 아이템 {action}에 기한이 없습니다"
        )
    ),
    cure=Words(
        Sentence(
            "write how soon after its trigger it is done: `within: 1 hour`; or `every:` if it "
            "recurs",
            "시작 조건 뒤 얼마 안에 하는지 `within: 1 hour`처럼 쓰거나, 되풀이한다면 `every:`를 "
            "쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  help:
    phase: contact
    touchpoints: {chat: Chat}
    actions:
      answer: {title: Answer, when: Chat opened}  # <-
      report: {title: Report to the shop, every: week}
""",
    good="""\
journey: shop
stages:
  help:
    phase: contact
    touchpoints: {chat: Chat}
    actions:
      answer: {title: Answer, when: Chat opened, within: 5 minutes}
      report: {title: Report to the shop, every: week}
""",
    find=find,
    reads=("stages.*.actions.*.within", "stages.*.actions.*.every"),
    mutate=mutate,
)
