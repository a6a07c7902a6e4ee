"""Every promise is kept by somebody's work."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.customers import Definition, Promise
from journey.model.journey import Journey
from journey.model.texts import is_blank
from journey.problems.findings import Finding, Severity
from journey.states.exploring import explore
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the promises that name no action item."""
    for definition in context.journey.customers.definitions:
        if (promise := definition.promise) and not is_blank(promise) and promise.action is None:
            path = ("customers", "definitions", definition.id, "promise")
            values = {"customer": definition.id}
            yield Finding("promise-without-action", path, values=values, key=True)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Promise a customer something that no action item keeps."""
    names = tuple(map(str, explore(journey).universe))
    if not names:
        return None
    name = choose(names)
    customers = journey.customers
    known = {definition.id: definition for definition in customers.definitions}
    promised = known.get(name, Definition(id=name)).model_copy(
        update={"promise": Promise(text="We are here for you")}
    )
    definitions = tuple({**known, name: promised}.values())
    changed = customers.model_copy(update={"definitions": definitions})
    return journey.model_copy(update={"customers": changed})


RULE = Rule(
    id="promise-without-action",
    severity=Severity.ADVICE,
    statement=Sentence(
        "Every promise to a customer names the action item that keeps it.",
        "고객에게 한 약속에는 그 약속을 지키는 액션 아이템이 있습니다.",
    ),
    why=Sentence(
        "A promise that is nobody's work is broken in front of the customer who believed it.",
        "아무의 일도 아닌 약속은 그 말을 믿은 고객 앞에서 깨집니다.",
    ),
    message=Words(
        Sentence(
            "the promise to {customer} customers names no action item that keeps it",
            "{customer} 고객에게 한 약속에 그것을 지키는 액션 아이템이 없습니다",
        )
    ),
    cure=Words(
        Sentence(
            "write in the promise `action:` and the action item that keeps it",
            "약속에 `action:`과 그것을 지키는 액션 아이템을 쓰세요",
        )
    ),
    bad="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
  definitions:
    vip/looking:
      needs: Advice from somebody who knows them
      promise: {text: We call back within the hour}  # <-
stages:
  buy:
    phase: purchase
    actions: {call_back: Call back}
""",
    good="""\
journey: shop
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around}
  definitions:
    vip/looking:
      needs: Advice from somebody who knows them
      promise: {text: We call back within the hour, action: call_back}
stages:
  buy:
    phase: purchase
    actions: {call_back: Call back}
""",
    find=find,
    reads=("customers.definitions.*.promise",),
    mutate=mutate,
)
