"""Customers are named by patterns that mean somebody."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str | None:
    """Write a pattern of customers that is none."""
    if "\nguides:" in text:
        return None
    pattern = choose(("vip//x", "a|", "any|vip", "'/'", "a b"))
    return f"{text}guides: {{spoilt: {{for: {pattern}}}}}\n"


RULE = Rule(
    id="bad-pattern",
    severity=Severity.ERROR,
    statement=Sentence(
        "A pattern of customers is `types/situations`; each side is `any` or names joined by `|`.",
        "고객 패턴은 `유형/상황`이며, 양쪽은 `any`이거나 `|`로 이은 이름입니다.",
    ),
    why=Sentence(
        "A pattern that means somebody else than its author thought sends the wrong customers the "
        "wrong way.",
        "쓴 사람의 생각과 다른 고객을 가리키는 패턴은 엉뚱한 고객을 엉뚱한 길로 보냅니다.",
    ),
    message=Words(
        Sentence("{value} is not a pattern of customers", "{value}은(는) 고객 패턴이 아닙니다"),
        nothing=Sentence("{key} is empty", "{key}의 값이 비어 있습니다"),
        slashes=Sentence("{value} has more than one `/`", "{value}에 `/`가 둘 이상 있습니다"),
        any=Sentence(
            "{value} joins `any` with other names", "{value}은(는) `any`를 다른 이름과 이었습니다"
        ),
        nobody=Sentence("this names nobody", "아무도 가리키지 않습니다"),
        mixed=Sentence(
            "{value} mixes a customer type, {type}, with a situation, {situation}",
            "{value}은(는) 고객 유형 {type}과(와) 고객 상황 {situation}을(를) 섞었습니다",
        ),
        type_side=Sentence(
            "{name} is a customer type, but stands where situations belong",
            "{name}은(는) 고객 유형인데 상황의 자리에 있습니다",
        ),
        situation_side=Sentence(
            "{name} is a situation, but stands where customer types belong",
            "{name}은(는) 고객 상황인데 유형의 자리에 있습니다",
        ),
        swapped=Sentence("{value} names the situation first", "{value}은(는) 상황을 먼저 썼습니다"),
        pair=Sentence("{value} is not one customer", "{value}은(는) 고객 하나가 아닙니다"),
        becomes=Sentence("a customer cannot become {value}", "고객은 {value}이(가) 될 수 없습니다"),
        event=Sentence("{value} is not an event", "{value}은(는) 이벤트가 아닙니다"),
    ),
    cure=Words(
        Sentence(
            "write `vip`, `vip/browsing` or `newcomer|regular/browsing`",
            "`vip`, `vip/browsing`, `newcomer|regular/browsing`처럼 쓰세요",
        ),
        slashes=Sentence(
            "write types, one `/`, then situations; for several such patterns write a list",
            "유형, `/` 하나, 상황의 차례로 쓰세요. 그런 패턴이 여럿이면 목록으로 쓰세요",
        ),
        any=Sentence("write `any` alone, or only the names", "`any`만 쓰거나 이름만 쓰세요"),
        nobody=Sentence(
            "name somebody, or delete the key: without it everyone is meant",
            "누구인지 쓰거나 키를 지우세요. 키가 없으면 모두를 뜻합니다",
        ),
        mixed=Sentence(
            "for both at once write {cured}; for either write the list [{types:plain}, "
            "{situations:plain}]",
            "둘 다인 고객이면 {cured}, 둘 중 하나이면 목록 [{types:plain}, {situations:plain}]로 "
            "쓰세요",
        ),
        mixed_keys=Sentence(
            "for both at once write {cured}; for either write two keys, {types} and {situations}",
            "둘 다인 고객이면 {cured}, 둘 중 하나이면 {types}과(와) {situations}을(를) 각각 키로 "
            "쓰세요",
        ),
        mixed_event=Sentence(
            "for both at once write `{event:plain}@{cured:plain}`; for either write two policies, "
            "one with `{event:plain}@{types:plain}`, one with `{event:plain}@{situations:plain}`",
            "둘 다인 고객이면 `{event:plain}@{cured:plain}`, 둘 중 하나이면 정책을 둘로 나누어 "
            "하나에는 `{event:plain}@{types:plain}`, 다른 하나에는 "
            "`{event:plain}@{situations:plain}`을 쓰세요",
        ),
        swapped=Sentence(
            "the type comes first: write {cured}", "유형을 먼저 씁니다. {cured}처럼 쓰세요"
        ),
        type_side=Sentence(
            "types come before the `/`, situations after it",
            "유형은 `/` 앞에, 상황은 `/` 뒤에 씁니다",
        ),
        situation_side=Sentence(
            "types come before the `/`, situations after it",
            "유형은 `/` 앞에, 상황은 `/` 뒤에 씁니다",
        ),
        pair=Sentence(
            "write one type and one situation: `vip/defective`",
            "유형 하나와 상황 하나를 쓰세요: `vip/defective`",
        ),
        becomes=Sentence(
            "name one type, one situation, or both: `regular/waiting`",
            "유형 하나나 상황 하나, 또는 둘 다 쓰세요: `regular/waiting`",
        ),
        event=Sentence(
            "write touchpoints joined by `|`, and after `@` the customers: `refunded|kept@vip`",
            "고객 접점을 `|`로 잇고 `@` 뒤에 고객을 쓰세요: `refunded|kept@vip`",
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
      cart: {entry: guest//looking}  # <-
      desk: {entry: vip|looking}  # <-
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
      cart: {entry: guest/looking}
      desk: {entry: vip/looking}
""",
    spoil=spoil,
)
