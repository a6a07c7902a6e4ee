"""Transitions are arrows."""

from journey.diagnostics import Severity
from journey.extension import Choose, Rule
from journey.wording import Sentence, Words


def spoil(text: str, choose: Choose) -> str | None:
    """Add a transition that is no arrow."""
    if not text.rstrip().rpartition("\n")[2].startswith(("- ", "  - ")):
        return None
    arrow = choose(("cart", "cart ->", "a - > b", "a -> b c", "'-> b'", "{a -> b: , rate: 0.5}"))
    lead = text.rstrip().rpartition("\n")[2].partition("-")[0]
    return f"{text.rstrip()}\n{lead}- {arrow}\n"


RULE = Rule(
    id="bad-arrow",
    severity=Severity.ERROR,
    statement=Sentence(
        "A transition is an arrow between touchpoints: `a -> b`, `a -> b -> c`, `a | b -> c`.",
        "전이는 고객 접점 사이의 화살표입니다: `a -> b`, `a -> b -> c`, `a | b -> c`.",
    ),
    why=Sentence(
        "An arrow that cannot be read is a way that no customer has.",
        "읽을 수 없는 화살표는 어느 고객도 갈 수 없는 길입니다.",
    ),
    message=Words(
        Sentence("{value} is not an arrow", "{value}은(는) 화살표가 아닙니다"),
        none=Sentence("{value} has no arrow `->`", "{value}에 화살표 `->`가 없습니다"),
        end=Sentence(
            "an end of the arrow {value} is missing", "화살표 {value}의 한쪽 끝이 없습니다"
        ),
        name=Sentence(
            "{name} in the arrow {value} cannot be the id of a touchpoint",
            "화살표 {value}의 {name}은(는) 고객 접점의 id일 수 없습니다",
        ),
        becomes=Sentence(
            "`becomes` on the chain {value} does not tell after which of its steps",
            "사슬 {value}의 `becomes`는 어느 걸음 뒤인지 말해 주지 않습니다",
        ),
        level=Sentence(
            "the options of {value} stand level with it instead of below it",
            "{value}의 옵션이 그 아래가 아니라 같은 깊이에 있습니다",
        ),
        several=Sentence(
            "two arrows stand in one item of the list", "목록의 한 항목에 화살표가 둘 있습니다"
        ),
        options=Sentence(
            "the options of {value} are not a mapping", "{value}의 옵션이 매핑이 아닙니다"
        ),
        twice=Sentence(
            "{value} already tells its {name}", "{value}이(가) 이미 {name}을(를) 말합니다"
        ),
        many=Sentence(
            "{value} stands for more than 10 000 transitions",
            "{value}은(는) 전이 10 000개가 넘습니다",
        ),
    ),
    cure=Words(
        Sentence("write `cart -> paid`", "`cart -> paid`처럼 쓰세요"),
        meant=Sentence("write {meant}", "{meant}처럼 쓰세요"),
        name=Sentence(
            "ids have no spaces: write `cart -> paid`, with `->` in one piece",
            "id에는 빈칸이 없습니다. `cart -> paid`처럼 `->`를 붙여 쓰세요",
        ),
        becomes=Sentence(
            "write that step as a transition of its own", "그 걸음을 따로 전이로 쓰세요"
        ),
        level=Sentence(
            "indent them below the arrow, or write `{value:plain}: {{rate: 0.3}}`",
            "화살표 아래로 들여 쓰거나 `{value:plain}: {{rate: 0.3}}`처럼 쓰세요",
        ),
        several=Sentence("begin each with its own dash", "화살표마다 줄표로 시작하세요"),
        options=Sentence(
            "write keys and values: `{value:plain}: {{rate: 0.3}}`",
            "키와 값을 쓰세요: `{value:plain}: {{rate: 0.3}}`",
        ),
        twice=Sentence("delete the key {name}", "키 {name}을(를) 지우세요"),
        many=Sentence("write fewer ends", "끝을 줄이세요"),
    ),
    bad="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart, paid: Paid}
transitions:
  - cart paid  # <-
  - paid -> cart:  # <-
    kind: back
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart, paid: Paid}
transitions:
  - cart -> paid
  - paid -> cart:
      kind: back
""",
    spoil=spoil,
)
