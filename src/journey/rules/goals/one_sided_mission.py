"""Every meaning of the mission is worked for."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.facts.mission import served_by
from journey.model.goals import Meaning, Mission
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the meanings of the mission that no goal serves."""
    for meaning, goals in served_by(context.journey).items():
        if not goals:
            path = ("mission", "means", meaning)
            yield Finding("one-sided-mission", path, values={"meaning": meaning}, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Give the mission one meaning more, or let no goal serve one that it has."""
    mission = journey.mission or Mission()
    id = max((meaning.id for meaning in mission.means), key=len, default="meaning") + "_"
    lost = choose((id, *(meaning.id for meaning in mission.means)))
    if lost == id:
        wider = mission.model_copy(update={"means": (*mission.means, Meaning(id=id))})
        return journey.model_copy(update={"mission": wider})
    goals = tuple(
        goal.model_copy(update={"serves": tuple(name for name in goal.serves if name != lost)})
        for goal in journey.goals
    )
    return journey.model_copy(update={"goals": goals})


RULE = Rule(
    id="one-sided-mission",
    severity=Severity.WARNING,
    statement=Sentence(
        "Every meaning of the mission is served by a goal.",
        "미션의 의미마다 그에 기여하는 목표가 있습니다.",
    ),
    why=Sentence(
        "A promise that no goal serves stays a sentence on the wall; the customer never feels it.",
        "어느 목표도 다루지 않는 약속은 벽에 걸린 문장일 뿐, 고객은 느끼지 못합니다.",
    ),
    message=Words(
        Sentence(
            "no goal serves {meaning}, a meaning of the mission",
            "미션의 의미 {meaning}에 기여하는 목표가 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write `serves: [{meaning:plain}]` in a goal that works for it, or set such a goal",
            "이를 위한 목표에 `serves: [{meaning:plain}]`를 쓰거나, 그런 목표를 세우세요",
        )
    ),
    bad="""\
journey: shop
mission:
  text: Customers get what they hoped for
  means:
    value: They feel the change
    ease: Buying is without trouble  # <-
goals:
  new_guide: {task: Rewrite the exchange guide, by: 2099-11-30, serves: [value]}
""",
    good="""\
journey: shop
mission:
  text: Customers get what they hoped for
  means:
    value: They feel the change
    ease: Buying is without trouble
goals:
  new_guide: {task: Rewrite the exchange guide, by: 2099-11-30, serves: [value]}
  one_click: {task: Let them order again with one click, by: 2099-11-30, serves: [ease]}
""",
    find=find,
    reads=("mission.means", "goals.*.serves"),
    mutate=mutate,
)
