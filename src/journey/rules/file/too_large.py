"""A file is no larger than a person could keep true."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> bytes:
    """Add a comment of 65 MiB."""
    return text.encode() + choose((b"#", b"# ")) + b"x" * (65 * 1024 * 1024)


RULE = Rule(
    id="too-large",
    severity=Severity.ERROR,
    statement=Sentence(
        "A journey file is at most 64 MiB large.", "여정 파일은 64 MiB를 넘지 않습니다."
    ),
    why=Sentence(
        "Reading a file without end is how a hostile file stops a program.",
        "악의적인 파일은 끝없는 길이로 프로그램을 멈추게 합니다.",
    ),
    message=Words(
        Sentence("the file is larger than {limit:plain}", "파일이 {limit:plain}보다 큽니다")
    ),
    cure=Words(
        Sentence(
            "is this the right file? If it is, divide the journey",
            "맞는 파일인가요? 맞다면 여정을 나누세요",
        )
    ),
    bad="",
    good="""\
journey: shop
""",
    spoil=spoil,
)
