"""The file's format is one that this release reads."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str | None:
    """Claim a format of the future."""
    if "format:" in text:
        return None
    return f"format: {choose((2, 3, 99))}\n{text}"


RULE = Rule(
    id="newer-format",
    severity=Severity.ERROR,
    statement=Sentence(
        "The file's format is one that this release reads.",
        "파일의 형식은 이 버전이 읽을 수 있는 것입니다.",
    ),
    why=Sentence(
        "A newer format may say things that this release would misunderstand.",
        "새 형식에는 이 버전이 잘못 이해할 내용이 있을 수 있습니다.",
    ),
    message=Words(
        Sentence(
            "this file has format {format}; this release reads format {known}",
            "이 파일의 형식은 {format}이고, 이 버전은 형식 {known}까지 읽습니다",
        )
    ),
    cure=Words(
        Sentence(
            "upgrade: python -m pip install --upgrade journey-funnel",
            "새 버전으로 업그레이드하세요: python -m pip install --upgrade journey-funnel",
        )
    ),
    bad="""\
format: 99  # <-
journey: shop
""",
    good="""\
format: 1
journey: shop
""",
    spoil=spoil,
)
