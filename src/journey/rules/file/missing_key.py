"""What has to be there is there."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str:
    """Take away the journey's name."""
    lines = [line for line in text.splitlines() if not line.startswith("journey:")]
    return choose(("\n".join(lines) + "\n", ""))


RULE = Rule(
    id="missing-key",
    severity=Severity.ERROR,
    statement=Sentence(
        "What has to be there is there: the journey's name, the phase of a stage, the reason of an "
        "exclusion.",
        "꼭 있어야 할 것이 있습니다: 여정의 이름, 단계의 국면, 제외한 이유.",
    ),
    why=Sentence(
        "Almost everything in a journey is optional; these few are what gives the rest its "
        "meaning.",
        "여정의 거의 모든 것은 생략할 수 있지만, 이 몇 가지가 나머지에 뜻을 줍니다.",
    ),
    message=Words(
        Sentence("{part_name} has no {key}", "{part_name}에 {key}이(가) 없습니다"),
        empty=Sentence("the file is empty", "파일이 비어 있습니다"),
        no_template=Sentence("this policy has no template", "이 정책에는 템플릿이 없습니다"),
    ),
    cure=Words(
        Sentence("add {key}", "{key}을(를) 더하세요"),
        journey=Sentence(
            "begin the file with the journey's name: `journey: online_store`",
            "여정의 이름으로 파일을 시작하세요: `journey: online_store`",
        ),
        empty=Sentence(
            "begin with the journey's name: `journey: online_store`",
            "여정의 이름으로 시작하세요: `journey: online_store`",
        ),
        phase=Sentence(
            "add one of the phases, such as `phase: purchase`; known: pre_purchase, purchase, "
            "delivery, use, contact, return, loyalty, exit",
            "`phase: purchase`처럼 국면을 더하세요. 쓸 수 있는 국면: pre_purchase, purchase, "
            "delivery, use, contact, return, loyalty, exit",
        ),
        reason=Sentence("add `reason:` and say why", "`reason:`을 더해 이유를 적으세요"),
        no_template=Sentence(
            "add one, such as `existence: paid` or `response: [return_requested, refunded]`",
            "`existence: paid`나 `response: [return_requested, refunded]`처럼 하나를 더하세요",
        ),
    ),
    bad="""\
journey: shop
stages:
  buy:  # <-
    title: Buy
""",
    good="""\
journey: shop
stages:
  buy:
    phase: purchase
    title: Buy
""",
    spoil=spoil,
)
