"""Aliases do not multiply without measure."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str:
    """Let each of some lists hold the one before it many times."""
    width = choose((9, 20))
    lines = ["x0: &x0 [a, b]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * width)}]" for n in range(1, 12)]
    return text + "\n".join(choose((lines, ["x: &x [*x]"]))) + "\n"


RULE = Rule(
    id="alias-bomb",
    severity=Severity.ERROR,
    statement=Sentence(
        "Anchors and aliases do not multiply without measure.",
        "앵커와 별칭이 끝없이 불어나지 않습니다.",
    ),
    why=Sentence(
        "A few lines of aliases can stand for billions of values, which is how a hostile file "
        "fills a computer's memory.",
        "몇 줄의 별칭이 수십억 개의 값이 될 수 있어, 악의적인 파일이 메모리를 채우는 데 쓰입니다.",
    ),
    message=Words(
        Sentence(
            "the aliases stand for more than {limit} values",
            "별칭이 값 {limit}개보다 많은 것을 가리킵니다",
        ),
        anchors=Sentence(
            "the file has more than {limit} anchors", "파일에 앵커가 {limit}개보다 많습니다"
        ),
        itself=Sentence(
            "`*{name:plain}` stands within the value that it stands for",
            "`*{name:plain}`이(가) 자기가 가리키는 값 안에 있습니다",
        ),
    ),
    cure=Words(Sentence("write the values out", "값을 그대로 쓰세요")),
    bad="""\
journey: shop
channels: &all {web: Web, more: *all}  # <-
""",
    good="""\
journey: shop
channels: {web: Web}
""",
    spoil=spoil,
)
