"""Every value is of the kind that its key wants."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words

WRONG = ("owner: 404", "title: [a]", "version: one", "follows: crowd", "reviews: 5", "voc: [a]")


def spoil(text: str, choose: Choose) -> str | None:
    """Put a number, a list or a word where another kind of value belongs."""
    keys = {line.split(":")[0] for line in text.splitlines()}
    free = [line for line in WRONG if line.split(":")[0] not in keys]
    return f"{text}{choose(free)}\n" if free else None


RULE = Rule(
    id="wrong-type",
    severity=Severity.ERROR,
    statement=Sentence(
        "Every value is of the kind that its key wants.", "모든 값은 키에 맞는 종류입니다."
    ),
    why=Sentence(
        "A number that is taken for a text, or a yes for a no, changes what the journey says "
        "without anybody noticing.",
        "숫자를 텍스트로, 예를 아니요로 읽으면 아무도 모르게 여정의 뜻이 바뀝니다.",
    ),
    message=Words(
        Sentence("{key} cannot be {kind:plain}", "{key}의 값은 {kind:plain}일 수 없습니다"),
        nothing=Sentence("{key} is empty", "{key}의 값이 비어 있습니다"),
        text=Sentence(
            "{key} is a text, but this is {kind:plain}",
            "{key}에는 텍스트가 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        empty_text=Sentence(
            "{key} is a text in no language", "{key}에 아무 언어의 텍스트도 없습니다"
        ),
        truth=Sentence(
            "{key} is `true` or `false`, but this is {kind:plain}",
            "{key}에는 `true`나 `false`가 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        whole=Sentence(
            "{key} is {number:plain}, but this is {kind:plain}",
            "{key}에는 {number:plain}이(가) 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        number=Sentence(
            "{key} is {number:plain}, but this is {kind:plain}",
            "{key}에는 {number:plain}이(가) 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        range=Sentence(
            "{key} is {number:plain}, but this is {value}",
            "{key}에는 {number:plain}이(가) 와야 하는데 {value}이(가) 있습니다",
        ),
        choice=Sentence(
            "{value} is none of the values that {key} may have",
            "{value}은(는) {key}에 쓸 수 있는 값이 아닙니다",
        ),
        mapping=Sentence(
            "{part_name} is a mapping of keys and values, but this is {kind:plain}",
            "{part_name}은(는) 키와 값의 매핑이어야 하는데 {kind:plain}이(가) 있습니다",
        ),
        keyed=Sentence(
            "{key} is a mapping from ids, but this is {kind:plain}",
            "{key}에는 id를 키로 하는 매핑이 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        list=Sentence(
            "{key} is a list, but this is {kind:plain}",
            "{key}에는 목록이 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        arrows=Sentence(
            "{key} is a list of arrows, but this is {kind:plain}",
            "{key}에는 화살표의 목록이 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        names=Sentence(
            "{key} is a name or a list of names, but this is {kind:plain}",
            "{key}에는 이름이나 이름의 목록이 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        name=Sentence(
            "{key} is a name, but this is {kind:plain}",
            "{key}에는 이름이 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        id=Sentence("{value} cannot be an id", "{value}은(는) id로 쓸 수 없습니다"),
        reserved=Sentence(
            "`any` cannot be an id: it means everyone",
            "`any`는 모두를 뜻하므로 id로 쓸 수 없습니다",
        ),
        pattern=Sentence(
            "{key} is a pattern of customers, but this is {kind:plain}",
            "{key}에는 고객 패턴이 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        event=Sentence(
            "{key} is an event, but this is {kind:plain}",
            "{key}에는 이벤트가 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        two=Sentence("{key} is between two events", "{key}에는 이벤트가 둘 와야 합니다"),
        emotion=Sentence(
            "an emotion is a whole number from -3 to 3, but this is {value:plain}",
            "감정은 -3에서 3까지의 정수여야 하는데 {value:plain}이(가) 있습니다",
        ),
        money=Sentence(
            "{value:plain} is not a sum of money", "{value:plain}은(는) 금액이 아닙니다"
        ),
        volume=Sentence("{value:plain} is not a volume", "{value:plain}은(는) 유입량이 아닙니다"),
        shares=Sentence(
            "{key} is a part of a whole, from 0 to 1, or a range of such, but this is {kind:plain}",
            "{key}에는 0에서 1까지의 비율이나 그 범위가 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        hours=Sentence(
            "{key} is a number of hours from 0 up, or a range of such, but this is {kind:plain}",
            "{key}에는 0 이상의 시간이나 그 범위가 와야 하는데 {kind:plain}이(가) 있습니다",
        ),
        turned=Sentence(
            "the range of {key} has its least above its most",
            "{key}의 범위에서 최소가 최대보다 큽니다",
        ),
        torn=Sentence(
            "the text {value} is torn at its comma, which between braces begins the next key",
            "중괄호 안에서는 쉼표가 다음 키의 시작이어서 텍스트 {value}이(가) 끊깁니다",
        ),
        root=Sentence(
            "a journey is a mapping of keys and values, but this is {kind:plain}",
            "여정은 키와 값의 매핑이어야 하는데 {kind:plain}이(가) 있습니다",
        ),
        other=Sentence(
            "{key} is wrong: {problem:plain}", "{key}의 값이 올바르지 않습니다: {problem:plain}"
        ),
    ),
    cure=Words(
        Sentence("write the kind of value that belongs here", "알맞은 종류의 값을 쓰세요"),
        quote=Sentence(
            'put it into quotes: {key:plain}: "{value:plain}"',
            '따옴표로 묶으세요: {key:plain}: "{value:plain}"',
        ),
        quoted=Sentence(
            'put it into quotes: "{value:plain}"', '따옴표로 묶으세요: "{value:plain}"'
        ),
        torn=Sentence(
            "put the whole text into quotes: `{key:plain}: {quoted:all}`",
            "텍스트 전체를 따옴표로 묶으세요: `{key:plain}: {quoted:all}`",
        ),
        text=Sentence("write a text", "텍스트를 쓰세요"),
        truth=Sentence("write `true` or `false`", "`true` 또는 `false`라고 쓰세요"),
        truthful=Sentence("write `{guess:plain}`", "`{guess:plain}`처럼 쓰세요"),
        nothing=Sentence("write a name: `{key:plain}: shop`", "이름을 쓰세요: `{key:plain}: shop`"),
        number=Sentence(
            "write {number:plain}, such as `{example:plain}`",
            "`{example:plain}`처럼 {number:plain}을(를) 쓰세요",
        ),
        whole=Sentence(
            "write {number:plain}, such as `{example:plain}`",
            "`{example:plain}`처럼 {number:plain}을(를) 쓰세요",
        ),
        range=Sentence(
            "write {number:plain}, so perhaps `{guess:plain}`",
            "{number:plain}을(를) 쓰세요. `{guess:plain}`일까요?",
        ),
        share=Sentence(
            "write `{guess:plain}` for {percent:plain} %",
            "{percent:plain} %는 `{guess:plain}`처럼 씁니다",
        ),
        figure=Sentence("write only the figure: `{guess:plain}`", "숫자만 쓰세요: `{guess:plain}`"),
        unquote=Sentence(
            "write it without quotes: {value:plain}", "따옴표 없이 쓰세요: {value:plain}"
        ),
        colon=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        everywhere=Sentence(
            "write `{meant:plain}`, and {id} wherever it is named",
            "`{meant:plain}`처럼 쓰고, 이 이름이 나오는 곳마다 {id}(으)로 쓰세요",
        ),
        either=Sentence(
            "write `{meant:plain}` or `{other:plain}`, whichever is meant",
            "뜻에 따라 `{meant:plain}`이나 `{other:plain}` 중 하나를 쓰세요",
        ),
        excluded=Sentence("write {meant}", "{meant}처럼 쓰세요"),
        done=Sentence(
            "write `shipped` if customers meet it now, `verified` if its effect is measured too",
            "고객이 이미 만나고 있으면 `shipped`, 효과까지 확인했으면 `verified`라고 쓰세요",
        ),
        guess=Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?"),
        choice=Sentence("known: {known:all}", "쓸 수 있는 값: {known:all}"),
        mapping=Sentence(
            "write its keys below it, or between braces: {example:plain}",
            "그 아래나 중괄호 안에 키를 쓰세요: {example:plain}",
        ),
        keyed=Sentence(
            "write each id as a key: `{example:plain}: …`",
            "id를 하나씩 키로 쓰세요: `{example:plain}: …`",
        ),
        list_keyed=Sentence(
            "make each id a key followed by `:`, without brackets or dashes: `{example:plain}: …`",
            "대괄호나 줄표 없이 id를 하나씩 키로 쓰고 `:`을 붙이세요: `{example:plain}: …`",
        ),
        list=Sentence("begin each item with a dash", "항목마다 줄표로 시작하세요"),
        arrows=Sentence(
            "write one arrow to an item: `- cart -> paid`",
            "항목마다 화살표를 하나씩 쓰세요: `- cart -> paid`",
        ),
        names=Sentence(
            "write names: [{example:plain}]", "이름을 목록으로 쓰세요: [{example:plain}]"
        ),
        name=Sentence("write the id of what is meant", "가리키려는 것의 id를 쓰세요"),
        id=Sentence(
            "use letters of any language, digits, `_` and inner `-`, and begin with a letter",
            "글자(한글도 됩니다), 숫자, `_`, 중간의 `-`를 쓰고 글자로 시작하세요",
        ),
        reserved=Sentence("choose another name", "다른 이름을 고르세요"),
        pattern=Sentence(
            "write `vip`, `vip/browsing` or `newcomer|regular/browsing`",
            "`vip`, `vip/browsing`, `newcomer|regular/browsing`처럼 쓰세요",
        ),
        event=Sentence(
            "write a touchpoint, such as `paid` or `refunded@vip`",
            "`paid`나 `refunded@vip`처럼 고객 접점을 쓰세요",
        ),
        two=Sentence(
            "write a list of two: [return_requested, refunded]",
            "둘을 목록으로 쓰세요: [return_requested, refunded]",
        ),
        emotion=Sentence("write -3 (anger) to 3 (delight)", "-3(분노)에서 3(기쁨) 사이로 쓰세요"),
        money=Sentence(
            "write the amount and the currency, such as `52000 KRW`",
            "`52000 KRW`처럼 금액과 통화를 쓰세요",
        ),
        volume=Sentence(
            "write how many and how often, such as `12000 per month`",
            "`월 12000`처럼 기간과 수량을 쓰세요",
        ),
        shares=Sentence(
            "write `0.3` for 30 %, or the least and the most: `[0.5, 0.7]`",
            "30 %는 `0.3`, 범위는 최소와 최대를 `[0.5, 0.7]`처럼 쓰세요",
        ),
        hours=Sentence(
            "write `40`, or the least and the most: `[80, 120]`",
            "`40`처럼 쓰거나 최소와 최대를 `[80, 120]`처럼 쓰세요",
        ),
        turned=Sentence("write the least first: `[0.5, 0.7]`", "최소를 먼저 쓰세요: `[0.5, 0.7]`"),
        root=Sentence(
            "begin with the journey's name: `journey: online_store`",
            "여정의 이름으로 시작하세요: `journey: online_store`",
        ),
    ),
    bad="""\
journey: shop
title: 404  # <-
stages:
  buy:
    phase: purchse  # <-
""",
    good="""\
journey: shop
title: "404"
stages:
  buy:
    phase: purchase
""",
    spoil=spoil,
)
