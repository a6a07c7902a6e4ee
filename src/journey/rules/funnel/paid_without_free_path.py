"""Whoever does not pay is helped all the same."""

from collections.abc import Iterator

from journey.checking.rule import Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_action
from journey.model.journey import Journey
from journey.model.operations import Offer
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the action items that are sold and leave those who do not pay without help."""
    sold = {action.id for action in context.journey.actions if action.offer is not None}
    for stage in context.journey.stages:
        for action in stage.actions:
            if action.offer is None:
                continue
            path = ("stages", stage.id, "actions", action.id, "offer")
            free = action.offer.free_path
            values = {"action": action.id, "free": free}
            rule = "paid-without-free-path"
            if free is None:
                yield Finding(rule, path, values=values, key=True)
            elif free in sold:
                case = "itself" if free == action.id else "sold"
                yield Finding(rule, (*path, "free_path"), case, values=values)


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Sell an action item, and let those who do not pay go without."""
    actions = list(journey.actions)
    if not actions:
        return None
    paid = choose(actions)
    sold = [action.id for action in actions if action.offer is not None]
    offer = Offer(price="30000 KRW", free_path=choose((None, paid.id, *sold)))
    return with_action(journey, paid.id, offer=offer)


RULE = Rule(
    id="paid-without-free-path",
    severity=Severity.WARNING,
    statement=Sentence(
        "An action item that is sold names a free one for those who do not pay.",
        "유료 상품인 액션 아이템에는 돈을 내지 않는 고객을 위한 무료 액션 아이템이 있습니다.",
    ),
    why=Sentence(
        "Customers who can get help only for money feel that the trouble was made to sell it.",
        "돈을 내야만 도움을 받는 고객은 팔려고 불편을 만들었다고 느낍니다.",
    ),
    message=Words(
        Sentence(
            "the action item {action} is sold, and nothing helps those who do not pay",
            "액션 아이템 {action}은(는) 유료 상품인데 돈을 내지 않는 고객을 위한 무료 경로가 "
            "없습니다",
        ),
        itself=Sentence(
            "the action item {action} is sold, and named as its own free path",
            "유료 상품인 액션 아이템 {action}의 무료 경로가 자기 자신입니다",
        ),
        sold=Sentence(
            "the action item {action} is sold, and its free path {free} is sold as well",
            "유료 상품인 액션 아이템 {action}의 무료 경로 {free}도 유료 상품입니다",
        ),
    ),
    cure=Words(
        Sentence(
            "name in `free_path` an action item without `offer` that helps those who do not pay",
            "`free_path`에 돈을 내지 않는 고객을 돕는, `offer`가 없는 액션 아이템을 쓰세요",
        )
    ),
    bad="""\
journey: shop
stages:
  help:
    phase: contact
    touchpoints: {chat: Chat}
    actions:
      answer: {title: Answer, when: Chat opened}
      styling:
        title: Styling advice by video
        offer: {price: 30000 KRW}  # <-
      visit:
        title: Styling advice at home
        offer: {price: 90000 KRW, free_path: styling}  # <-
""",
    good="""\
journey: shop
stages:
  help:
    phase: contact
    touchpoints: {chat: Chat}
    actions:
      answer: {title: Answer, when: Chat opened}
      styling:
        title: Styling advice by video
        offer: {price: 30000 KRW, free_path: answer}
      visit:
        title: Styling advice at home
        offer: {price: 90000 KRW, free_path: answer}
""",
    find=find,
    reads=("stages.*.actions.*.id", "stages.*.actions.*.offer"),
    mutate=mutate,
)
