"""Transitions are arrows."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str | None:
    """Add a transition that is no arrow."""
    if not text.rstrip().rpartition("\n")[2].startswith(("- ", "  - ")):
        return None
    arrow = choose(
        ("cart", "cart ->", "a - > b", "a -> b c", "'-> b'", "a | a -> b", "{a -> b: , rate: 0.5}")
    )
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
        colon=Sentence(
            "no `:` stands between the arrow and its options",
            "화살표와 그 옵션 사이에 `:`이 없습니다",
        ),
        end=Sentence(
            "an end of the arrow {value} is missing", "화살표 {value}의 한쪽 끝이 없습니다"
        ),
        name=Sentence(
            "{name} in the arrow {value} cannot be the id of a touchpoint",
            "화살표 {value}의 {name}은(는) 고객 접점의 id일 수 없습니다",
        ),
        becomes=Sentence(
            "`becomes` on the chain {value} does not tell after which of its steps",
            "이어진 화살표 {value}의 `becomes`가 어느 전이 뒤의 일인지 알 수 없습니다",
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
            "{value} already tells its {name}", "{value}에 {name}이(가) 이미 들어 있습니다"
        ),
        many=Sentence(
            "{value} stands for more than 10 000 transitions",
            "{value}에 담긴 전이가 10 000개를 넘습니다",
        ),
        together=Sentence(
            "with {value}, the arrows with `|` stand for more than 10 000 transitions together; "
            "it and the later ones were not read",
            "{value}까지 `|`가 있는 화살표에 담긴 전이가 모두 10 000개를 넘어, "
            "여기부터는 `|`가 있는 화살표를 읽지 않았습니다",
        ),
        repeated=Sentence(
            "{name} stands more than once in one place of the arrow {value}",
            "화살표 {value}의 한 자리에 {name}이(가) 여러 번 있습니다",
        ),
    ),
    cure=Words(
        Sentence("write `cart -> paid`", "`cart -> paid`처럼 쓰세요"),
        meant=Sentence("write {meant}", "{meant}처럼 쓰세요"),
        colon=Sentence("write {meant}", "{meant}처럼 쓰세요"),
        joined=Sentence(
            "several touchpoints are joined by `|`: write {meant}",
            "여러 고객 접점은 `|`로 잇습니다. {meant}처럼 쓰세요",
        ),
        turned=Sentence(
            "an arrow points to the right: write {meant}",
            "화살표는 오른쪽을 향해야 합니다. {meant}처럼 쓰세요",
        ),
        both=Sentence(
            "write two transitions: {meant} and {back}", "전이 둘로 쓰세요: {meant}, {back}"
        ),
        letter=Sentence(
            "an id begins with a letter: rename {name}, where it is declared as well",
            "id는 글자로 시작합니다. 선언한 곳까지 {name}의 이름을 바꾸세요",
        ),
        end=Sentence(
            "write a touchpoint on each side: `cart -> paid`",
            "양쪽에 고객 접점을 쓰세요: `cart -> paid`",
        ),
        name=Sentence(
            "ids have no spaces: write `cart -> paid`, with `->` in one piece",
            "id에는 빈칸이 없습니다. `cart -> paid`처럼 `->`를 붙여 쓰세요",
        ),
        respelt=Sentence("write it as it is declared: {meant}", "선언한 대로 쓰세요: {meant}"),
        declare=Sentence(
            "ids have no spaces and no signs: write {meant}, and declare {back}",
            "id에는 빈칸과 기호가 없습니다. {meant}처럼 쓰고, {back}을(를) 선언하세요",
        ),
        becomes=Sentence(
            "write that step as a transition of its own", "그 전이는 따로 떼어 쓰세요"
        ),
        level=Sentence(
            "indent {keys} below the arrow, deeper than it",
            "{keys}을(를) 화살표 아래로, 화살표보다 깊이 들여 쓰세요",
        ),
        several=Sentence("begin each with its own dash", "화살표마다 줄표로 시작하세요"),
        dash=Sentence(
            "the dash before {back} stands too far right: begin it below the dash of {meant}",
            "{back} 앞의 줄표가 너무 오른쪽에 있습니다. {meant}의 줄표 아래에서 시작하세요",
        ),
        options=Sentence(
            "write keys and values: `{value:plain}: {{rate: 0.3}}`",
            "키와 값을 쓰세요: `{value:plain}: {{rate: 0.3}}`",
        ),
        twice=Sentence("delete the key {name}", "키 {name}을(를) 지우세요"),
        many=Sentence("write fewer ends", "양쪽에 쓴 접점을 줄이세요"),
        together=Sentence("write fewer ends", "양쪽에 쓴 접점을 줄이세요"),
        repeated=Sentence("name each end once", "양쪽에 접점마다 한 번만 쓰세요"),
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
