"""Every key is one that the format knows."""

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str:
    """Add a key that nothing knows."""
    return text + choose(("titel", "owners", "제목")) + ": x\n"


RULE = Rule(
    id="unknown-key",
    severity=Severity.ERROR,
    statement=Sentence(
        "Every key is one that the format knows.", "모든 키는 여정 파일 형식에 있는 키입니다."
    ),
    why=Sentence(
        "A misspelt key would otherwise be lost in silence, with all that stands under it.",
        "잘못 쓴 키를 그냥 두면, 그 아래에 적은 내용이 조용히 사라집니다.",
    ),
    message=Words(
        Sentence("{part_name} has no key {key}", "{part_name}에 {key} 키가 없습니다"),
        level=Sentence(
            "{key} stands level with {owner}, as if it were another one of its kind",
            "{key}이(가) {owner}과(와) 같은 깊이에 있어 같은 종류의 다른 항목으로 읽힙니다",
        ),
        merge=Sentence(
            "`<<` does not merge mappings in a journey", "여정에서는 `<<`로 매핑을 합칠 수 없습니다"
        ),
        python=Sentence(
            "{key} is what Python calls it; {part_name} has no such key",
            "{key}은(는) 파이썬에서 쓰는 이름입니다. {part_name}에는 그런 키가 없습니다",
        ),
        templates=Sentence(
            "a policy has one template, but this one has {names}",
            "정책의 템플릿은 하나인데 여기에는 {names}이(가) 있습니다",
        ),
        unused=Sentence(
            "{key} says nothing for {template}", "{template}에는 {key}이(가) 쓰이지 않습니다"
        ),
    ),
    cure=Words(
        Sentence("known keys: {known:all}", "쓸 수 있는 키: {known:all}"),
        guess=Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?"),
        colon=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        excluded=Sentence("write {meant}", "{meant}처럼 쓰세요"),
        home=Sentence("write it under `{home:plain}:`", "`{home:plain}:` 아래에 쓰세요"),
        level=Sentence("indent {key} below {owner}", "{key}을(를) {owner} 아래로 들여 쓰세요"),
        merge=Sentence("write the keys out", "키를 그대로 쓰세요"),
        season=Sentence(
            "make what customers come for in this season a situation, under `customers: "
            "situations`, and write under `reviewed` when this was last looked at",
            "철마다 오는 고객은 `customers: situations`의 상황으로 쓰고, "
            "마지막으로 살펴본 날을 `reviewed`에 쓰세요",
        ),
        python=Sentence("write it without the underscore at its end", "끝의 밑줄 없이 쓰세요"),
        templates=Sentence("make it two policies", "정책을 둘로 나누세요"),
        unused=Sentence(
            "drop it; {key:plain} goes with {users:all}",
            "지우세요. {key:plain}은(는) {users:all}에 씁니다",
        ),
    ),
    bad="""\
journey: shop
titel: The shop  # <-
""",
    good="""\
journey: shop
title: The shop
""",
    spoil=spoil,
)
