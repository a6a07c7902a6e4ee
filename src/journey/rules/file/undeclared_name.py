"""Every name is declared."""

from journey.checking.rule import Choose, Rule
from journey.model.copies import with_touchpoint, with_transitions
from journey.model.funnel import Transition
from journey.model.journey import Journey
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Name a team, a channel, a metric or a touchpoint that there is not."""
    points = list(journey.touchpoints)
    if not points:
        return None
    point = choose(points)
    kind = choose(("owner", "channels", "metrics", "to"))
    if kind == "to":
        return with_transitions(journey, Transition(from_=point.id, to="nowhere_at_all"))
    name = "nobody_at_all"
    return with_touchpoint(journey, point.id, **{kind: name if kind == "owner" else (name,)})


RULE = Rule(
    id="undeclared-name",
    severity=Severity.ERROR,
    statement=Sentence(
        "Every team, channel, customer, metric, action item, touchpoint and voice that is named is "
        "declared.",
        "이름으로 가리킨 팀, 채널, 고객, 지표, 액션 아이템, 고객 접점, VOC 유형은 모두 선언되어 "
        "있습니다.",
    ),
    why=Sentence(
        "A name that nothing declares is a way that leads nowhere, or an owner who does not exist.",
        "선언되지 않은 이름은 어디로도 가지 않는 길이거나 실제로 없는 담당 팀입니다.",
    ),
    message=Words(
        Sentence("nothing is named {name}", "{name}이(가) 선언되어 있지 않습니다"),
        team=Sentence("no team is named {name}", "{name} 팀이 선언되어 있지 않습니다"),
        channel=Sentence("no channel is named {name}", "{name} 채널이 선언되어 있지 않습니다"),
        type=Sentence(
            "no customer type is named {name}", "{name} 고객 유형이 선언되어 있지 않습니다"
        ),
        situation=Sentence(
            "no situation is named {name}", "{name} 고객 상황이 선언되어 있지 않습니다"
        ),
        customer=Sentence(
            "no customer type or situation is named {name}",
            "{name} 고객 유형이나 상황이 선언되어 있지 않습니다",
        ),
        metric=Sentence("no metric is named {name}", "{name} 지표가 선언되어 있지 않습니다"),
        voice=Sentence("no voice is named {name}", "{name} VOC 유형이 선언되어 있지 않습니다"),
        meaning=Sentence(
            "the mission has no meaning named {name}", "미션에 {name} 의미가 없습니다"
        ),
        touchpoint=Sentence(
            "no touchpoint is named {name}", "{name} 고객 접점이 선언되어 있지 않습니다"
        ),
        action=Sentence(
            "no action item is named {name}", "{name} 액션 아이템이 선언되어 있지 않습니다"
        ),
        changed=Sentence(
            "no touchpoint, action item, stage or metric is named {name}",
            "선언된 고객 접점, 액션 아이템, 단계, 지표 가운데 {name}이(가) 없습니다",
        ),
        language=Sentence(
            "{name} is not one of the journey's languages, {known}",
            "{name}은(는) 여정의 언어 {known}에 들어 있지 않습니다",
        ),
        languages=Sentence(
            "this text is given by language, but the journey does not name its languages",
            "이 텍스트는 언어별로 쓰였는데 여정에 언어가 적혀 있지 않습니다",
        ),
        elsewhere=Sentence(
            "{name} is a touchpoint of stage {other}, but {action} is an action item of stage "
            "{stage}",
            "{name}은(는) 단계 {other}의 고객 접점인데 {action}은(는) 단계 {stage}의 액션 "
            "아이템입니다",
        ),
        ancestor=Sentence(
            "the voice {name} is its own ancestor",
            "VOC 유형 {name}의 상위 유형을 따라가면 자기 자신이 나옵니다",
        ),
    ),
    cure=Words(
        Sentence("declare it, or name another", "선언하거나 다른 이름을 쓰세요"),
        comma=Sentence(
            "a comma is missing between {first} and {second}: write `{all:plain}`",
            "{first}과(와) {second} 사이에 쉼표가 없습니다. `{all:plain}`처럼 쓰세요",
        ),
        brackets=Sentence(
            "write several names between brackets, with commas: `[{all:plain}]`",
            "이름이 여럿이면 대괄호 안에 쉼표를 넣어 쓰세요: `[{all:plain}]`",
        ),
        items=Sentence(
            "write each name in a line of its own, after a dash of its own: {all}",
            "이름마다 줄을 바꾸어 줄표로 시작하세요: {all}",
        ),
        dash=Sentence(
            "the dash before {second} stands too far right: begin it below the dash of {first}",
            "{second} 앞의 줄표가 너무 오른쪽에 있습니다. {first}의 줄표 아래에서 시작하세요",
        ),
        guess=Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?"),
        team=Sentence("declare it under `teams`", "`teams` 아래에 선언하세요"),
        channel=Sentence("declare it under `channels`", "`channels` 아래에 선언하세요"),
        type=Sentence(
            "declare it under `customers: types`", "`customers: types` 아래에 선언하세요"
        ),
        situation=Sentence(
            "declare it under `customers: situations`",
            "`customers: situations` 아래에 선언하세요",
        ),
        customer=Sentence(
            "declare it under `customers`, as one of `types` or of `situations`",
            "`customers` 아래의 `types`나 `situations`에 선언하세요",
        ),
        metric=Sentence("declare it under `metrics`", "`metrics` 아래에 선언하세요"),
        voice=Sentence("declare it under `voc`", "`voc` 아래에 선언하세요"),
        meaning=Sentence("declare it under `mission: means`", "`mission: means` 아래에 선언하세요"),
        touchpoint=Sentence(
            "declare it under the `touchpoints` of its stage",
            "알맞은 단계의 `touchpoints` 아래에 선언하세요",
        ),
        action=Sentence(
            "declare it under the `actions` of its stage",
            "알맞은 단계의 `actions` 아래에 선언하세요",
        ),
        language=Sentence(
            "add it to `languages`, or delete this text",
            "`languages`에 더하거나 이 텍스트를 지우세요",
        ),
        languages=Sentence(
            "add `languages: [{languages:plain}]` at the top",
            "맨 위에 `languages: [{languages:plain}]`을 더하세요",
        ),
        elsewhere=Sentence(
            "move the action item to stage {other}, or bind it to a touchpoint of its own stage",
            "액션 아이템을 단계 {other}(으)로 옮기거나 같은 단계의 고객 접점에 연결하세요",
        ),
        ancestor=Sentence("name another parent", "다른 상위 유형을 쓰세요"),
    ),
    bad="""\
journey: shop
teams: {marketing: Marketing}
stages:
  buy:
    phase: purchase
    owner: marketng  # <-
    touchpoints: {cart: Cart, paid: Paid}
transitions:
  - cart -> payd  # <-
""",
    good="""\
journey: shop
teams: {marketing: Marketing}
stages:
  buy:
    phase: purchase
    owner: marketing
    touchpoints: {cart: Cart, paid: Paid}
transitions:
  - cart -> paid
""",
    mutate=mutate,
)
