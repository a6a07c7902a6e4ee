"""A file nests no deeper than a journey needs."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str:
    """Nest lists far too deep, closed or not."""
    depth = choose((50, 1000, 100_000))
    return text + "x: " + "[" * depth + choose(("", "]" * depth)) + "\n"


RULE = Rule(
    id="too-deep",
    severity=Severity.ERROR,
    statement=Sentence(
        "A file nests no deeper than a journey needs.",
        "파일의 중첩은 여정에 필요한 만큼만 깊습니다.",
    ),
    why=Sentence(
        "Nesting without end is how a hostile file makes a program crash.",
        "악의적인 파일은 끝없는 중첩으로 프로그램을 멈추게 합니다.",
    ),
    message=Words(
        Sentence("this nests deeper than {limit} levels", "중첩이 {limit}단계보다 깊습니다")
    ),
    cure=Words(
        Sentence(
            "a journey needs ten levels at the most: look for brackets that nothing closes",
            "여정에는 열 단계면 넉넉합니다. 닫히지 않은 괄호를 찾아보세요",
        )
    ),
    bad="""\
journey: shop
title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[  # <-
""",
    good="""\
journey: shop
title: Shop
""",
    spoil=spoil,
)
