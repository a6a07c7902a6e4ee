"""A file is written in UTF-8."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> bytes:
    """Save a Korean text in another encoding."""
    return f"{text}# 온라인 스토어\n".encode(
        choose(("cp949", "utf-16", "utf-32", "johab")), errors="replace"
    )


RULE = Rule(
    id="not-utf8",
    severity=Severity.ERROR,
    statement=Sentence("A journey file is written in UTF-8.", "여정 파일은 UTF-8로 저장합니다."),
    why=Sentence(
        "In any other encoding, names in Korean are read as something else, or not at all.",
        "다른 인코딩에서는 한글 이름이 다른 글자로 읽히거나 읽히지 않습니다.",
    ),
    message=Words(
        Sentence(
            "the file is not UTF-8: the byte {byte:plain} cannot stand here",
            "파일이 UTF-8이 아닙니다: 바이트 {byte:plain}은(는) 여기에 올 수 없습니다",
        ),
        utf_16=Sentence("the file is UTF-16, not UTF-8", "파일이 UTF-8이 아니라 UTF-16입니다"),
        utf_32=Sentence("the file is UTF-32, not UTF-8", "파일이 UTF-8이 아니라 UTF-32입니다"),
        surrogate=Sentence(
            "half a character stands here, which no encoding can hold",
            "여기에 반쪽 글자가 있어 어떤 인코딩으로도 저장할 수 없습니다",
        ),
    ),
    cure=Words(
        Sentence("save the file as UTF-8", "파일을 UTF-8로 저장하세요"),
        korean=Sentence(
            "save the file as UTF-8; it may be in CP949 (EUC-KR) now",
            "파일을 UTF-8로 저장하세요. 지금은 CP949(EUC-KR)일 수 있습니다",
        ),
        utf_16=Sentence("save the file as UTF-8", "파일을 UTF-8로 저장하세요"),
        utf_32=Sentence("save the file as UTF-8", "파일을 UTF-8로 저장하세요"),
        surrogate=Sentence(
            "delete it, or write the whole character", "지우거나 온전한 글자로 쓰세요"
        ),
    ),
    bad="",
    good="""\
journey: shop
title: 온라인 스토어
""",
    spoil=spoil,
)
