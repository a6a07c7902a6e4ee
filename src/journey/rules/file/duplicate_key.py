"""No key stands twice in one mapping."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str:
    """Write a top key a second time."""
    keys = [line for line in text.splitlines() if line[:1].isalpha() and ":" in line]
    return text + choose(keys).split(":")[0] + ": x\n"


RULE = Rule(
    id="duplicate-key",
    severity=Severity.ERROR,
    statement=Sentence(
        "No key stands twice in one mapping.", "한 매핑 안에 같은 키가 두 번 나오지 않습니다."
    ),
    why=Sentence(
        "Only one of the two could count, and nobody could tell which.",
        "둘 중 하나만 쓰이는데, 어느 쪽인지 아무도 알 수 없습니다.",
    ),
    message=Words(
        Sentence("this mapping already has a key {key}", "이 매핑에는 {key} 키가 이미 있습니다")
    ),
    cure=Words(
        Sentence("join the two, or rename one of them", "둘을 합치거나 하나의 이름을 바꾸세요")
    ),
    notes={"first": Sentence("first here", "처음 나온 곳")},
    bad="""\
journey: shop
title: Shop
title: The shop  # <-
""",
    good="""\
journey: shop
title: The shop
""",
    spoil=spoil,
)
