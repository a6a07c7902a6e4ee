"""No id is declared twice."""

from journey.checking.rule import Choose, Rule
from journey.model.copies import with_stage
from journey.model.journey import Journey
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def mutate(journey: Journey, choose: Choose) -> Journey | None:
    """Declare a touchpoint of one stage in another as well."""
    if len(journey.stages) < 2:
        return None
    origin = choose([stage for stage in journey.stages if stage.touchpoints] or [None])
    if origin is None:
        return None
    other = choose([stage for stage in journey.stages if stage is not origin])
    twin = choose(origin.touchpoints)
    return with_stage(journey, other.id, touchpoints=(*other.touchpoints, twin))


RULE = Rule(
    id="duplicate-id",
    severity=Severity.ERROR,
    statement=Sentence(
        "Touchpoints, action items, customer types and situations each have an id of their own.",
        "고객 접점, 액션 아이템, 고객 유형과 고객 상황은 저마다 다른 id를 가집니다.",
    ),
    why=Sentence(
        "Transitions, policies and tests name them by id alone; a name for two is a name for "
        "neither.",
        "전이와 정책, 테스트는 id만으로 이들을 가리킵니다. 둘을 가리키는 이름은 아무것도 가리키지 "
        "못합니다.",
    ),
    message=Words(
        Sentence("{id} is declared a second time", "{id}이(가) 두 번 선언되었습니다"),
        axes=Sentence(
            "{id} is the name of a customer type and of a situation",
            "{id}은(는) 고객 유형과 고객 상황의 이름으로 함께 쓰였습니다",
        ),
    ),
    cure=Words(
        Sentence("give one of them another id", "둘 중 하나의 id를 바꾸세요"),
        axes=Sentence(
            "rename one of them: a bare name in a pattern must tell which axis it is on",
            "둘 중 하나의 이름을 바꾸세요. 패턴에 이름만 써도 어느 축인지 알 수 있어야 합니다",
        ),
    ),
    notes={"first": Sentence("first declared here", "처음 선언된 곳")},
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
  use:
    phase: use
    touchpoints:
      cart: Cart again  # <-
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart}
  use:
    phase: use
    touchpoints:
      box: Box
""",
    mutate=mutate,
)
