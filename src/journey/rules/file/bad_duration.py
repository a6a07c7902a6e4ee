"""Durations are a number and a unit."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str | None:
    """Write a duration that is none."""
    if "\nreview_every:" in text:
        return None
    return f"{text}review_every: {choose(('soon', '5', '3 fortnights', 'P', '5 steps'))}\n"


RULE = Rule(
    id="bad-duration",
    severity=Severity.ERROR,
    statement=Sentence(
        "A duration is a number and a unit, or ISO 8601: `4 minutes`, `3 business days`, `PT1H`.",
        "기간은 숫자와 단위, 또는 ISO 8601로 씁니다: `1시간`, `3영업일`, `PT1H`.",
    ),
    why=Sentence(
        "A deadline that nobody can count is a promise that nobody keeps.",
        "셀 수 없는 기한은 아무도 지키지 못하는 약속입니다.",
    ),
    message=Words(
        Sentence(
            "{value} is not a duration, which has a number and a unit",
            "{value}은(는) 숫자와 단위로 된 기간이 아닙니다",
        ),
        unit=Sentence("{value} has no unit", "{value}에 단위가 없습니다"),
        nothing=Sentence("{key} is empty", "{key}의 값이 비어 있습니다"),
        steps=Sentence(
            "{value} counts steps, and steps have no length in time",
            "{value}은(는) 걸음 수여서 시간으로 바꿀 수 없습니다",
        ),
        too_many=Sentence(
            "a policy cannot be bound by {value}", "정책의 한도로 {value}을(를) 쓸 수 없습니다"
        ),
        bound=Sentence(
            "{value} is neither a number of steps nor a time",
            "{value}은(는) 걸음 수도 시간도 아닙니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write a number and its unit, such as `4 minutes`, `3 business days` or `2 weeks`",
            "`4분`, `3영업일`, `2주`처럼 숫자와 그 단위를 쓰세요",
        ),
        colon=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        either=Sentence(
            "write `{meant:plain}` or `{other:plain}`, whichever is meant",
            "뜻에 따라 `{meant:plain}`이나 `{other:plain}` 중 하나를 쓰세요",
        ),
        unit=Sentence(
            "write what it counts: `{value:plain} minutes`, `{value:plain} days`",
            "무엇을 세는지 쓰세요: `{value:plain}분`, `{value:plain}일`",
        ),
        too_many=Sentence("write from 1 to 1000 steps", "1걸음에서 1000걸음까지 쓰세요"),
        bound=Sentence("write `5 steps` or `5 days`", "`5걸음`이나 `5일`처럼 쓰세요"),
    ),
    bad="""\
journey: shop
review_every: soon  # <-
""",
    good="""\
journey: shop
review_every: 90 days
""",
    spoil=spoil,
)
