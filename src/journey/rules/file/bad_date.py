"""Dates are ISO dates."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str | None:
    """Write a date that is none."""
    if "\nreviewed:" in text:
        return None
    return f"{text}reviewed: {choose(('1.11.2026', '2026-02-30', '20261101', '2026/11/01'))}\n"


RULE = Rule(
    id="bad-date",
    severity=Severity.ERROR,
    statement=Sentence(
        "A date is written as year, month and day: 2026-11-01.",
        "날짜는 연-월-일로 씁니다: 2026-11-01.",
    ),
    why=Sentence(
        "Two people read 01/11/2026 as two different days.",
        "01/11/2026을 사람마다 다른 날로 읽습니다.",
    ),
    message=Words(
        Sentence("{value} is not a date", "{value}은(는) 날짜가 아닙니다"),
        nothing=Sentence("{key} is empty", "{key}의 값이 비어 있습니다"),
    ),
    cure=Words(
        Sentence(
            "write year, month and day, such as `2026-11-01`", "`2026-11-01`처럼 연-월-일로 쓰세요"
        ),
        colon=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        either=Sentence(
            "write `{meant:plain}` or `{other:plain}`, whichever is meant",
            "뜻에 따라 `{meant:plain}`이나 `{other:plain}` 중 하나를 쓰세요",
        ),
    ),
    bad="""\
journey: shop
reviewed: 1.11.2026  # <-
""",
    good="""\
journey: shop
reviewed: 2026-11-01
""",
    spoil=spoil,
)
