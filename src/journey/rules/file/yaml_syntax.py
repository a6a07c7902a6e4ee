"""The text is YAML."""

from collections.abc import Sequence

from journey.checking.rule import Choose, Rule
from journey.problems.findings import Severity
from journey.words.sentences import Sentence, Words


def spoil(text: str, choose: Choose) -> str:
    """Open a bracket that nothing closes, in front of some line."""
    lines: Sequence[str] = text.splitlines()
    number = choose(range(len(lines)))
    return "\n".join([*lines[:number], "x: [", *lines[number:]])


RULE = Rule(
    id="yaml-syntax",
    severity=Severity.ERROR,
    statement=Sentence(
        "A journey file is a YAML text.",
        "여정 파일은 올바른 YAML 텍스트입니다.",
    ),
    why=Sentence(
        "Nothing beyond the first mistake of syntax can be read, so nothing beyond it can be "
        "checked.",
        "문법이 어긋난 곳 뒤로는 읽을 수 없으므로 검사할 수도 없습니다.",
    ),
    message=Words(
        Sentence("this is not YAML: {problem:plain}", "YAML 문법이 아닙니다: {problem:plain}"),
        colon=Sentence(
            "a second `:` stands in this text, so YAML reads a mapping where none can be",
            "텍스트 안에 `:`이 한 번 더 있어, 매핑이 올 수 없는 자리를 YAML이 매핑으로 읽습니다",
        ),
        colon_key=Sentence(
            "a `:` stands in the name of this line, which cannot be an id",
            "이 줄의 이름에 `:`이 들어 있어 id일 수 없습니다",
        ),
        no_colon=Sentence("this line has no `:`", "이 줄에 `:`이 없습니다"),
        no_space=Sentence(
            "no space follows the `:` of this line", "이 줄의 `:` 뒤에 빈칸이 없습니다"
        ),
        wide_colon=Sentence(
            "this line has a full-width `：`, which is no `:` to YAML",
            "이 줄에 전각 `：`이 있는데, YAML은 이것을 `:`으로 읽지 않습니다",
        ),
        indent=Sentence(
            "this line is indented deeper than the one before it, so YAML reads it as more of the "
            "text {value}",
            "이 줄을 앞줄보다 깊이 들여 써서, YAML이 앞의 텍스트 {value}에 이어 읽습니다",
        ),
        colon_lines=Sentence("two keys stand in this line", "이 줄에 키가 둘 있습니다"),
        options=Sentence(
            "no `:` stands between the arrow and its options",
            "화살표와 그 옵션 사이에 `:`이 없습니다",
        ),
        unclosed=Sentence(
            "the {bracket} in this line is never closed",
            "이 줄의 여는 괄호 {bracket}에 닫는 짝이 없습니다",
        ),
        commented=Sentence(
            "the {bracket} in this line stands behind `#`, in a comment, and closes nothing",
            "이 줄의 닫는 괄호 {bracket}은(는) `#` 뒤의 주석 안에 있어 아무것도 닫지 않습니다",
        ),
        inner_quotes=Sentence(
            "the text goes on behind its closing quote", "닫는 따옴표 뒤로 텍스트가 이어집니다"
        ),
        text_after=Sentence(
            "a text goes on behind something in brackets",
            "괄호로 묶은 것 뒤에 텍스트가 이어집니다",
        ),
        bracket=Sentence(
            "the list opened with `[` in line {opened} needs a `,` or `]` before this",
            "{opened}번째 줄에서 `[`로 연 목록은 이 앞에 `,` 또는 `]`이 있어야 합니다",
        ),
        brace=Sentence(
            "the mapping opened with an opening brace in line {opened} needs a comma or its "
            "closing brace before this",
            "{opened}번째 줄에서 중괄호로 연 매핑은 이 앞에 쉼표나 닫는 중괄호가 있어야 합니다",
        ),
        quote=Sentence(
            "the quote that opens here is never closed", "여기에서 연 따옴표가 닫히지 않았습니다"
        ),
        key=Sentence(
            "a key was expected here, in the mapping that begins in line {opened}",
            "{opened}번째 줄에서 시작한 매핑의 키가 여기에 와야 합니다",
        ),
        dash=Sentence(
            "a `-` was expected here, in the list that begins in line {opened}",
            "{opened}번째 줄에서 시작한 목록의 `-`가 여기에 와야 합니다",
        ),
        dash_here=Sentence(
            "a list item cannot begin here", "목록 항목은 여기에서 시작할 수 없습니다"
        ),
        question=Sentence("a `?` key cannot stand here", "`?` 키는 여기에 올 수 없습니다"),
        token=Sentence(
            "a text cannot begin with {character}",
            "텍스트의 첫 글자로 {character}을(를) 쓸 수 없습니다",
        ),
        tab=Sentence("a tab stands where YAML wants spaces", "빈칸이 와야 할 자리에 탭이 있습니다"),
        escape=Sentence(
            "this is no escape sequence that YAML knows", "YAML이 아는 이스케이프가 아닙니다"
        ),
        nothing=Sentence("a value is missing here", "여기에 값이 없습니다"),
        second=Sentence(
            "the journey has ended before this line", "여정이 이 줄 앞에서 이미 끝났습니다"
        ),
        control=Sentence(
            "{character} is a control character, which no text holds",
            "{character}은(는) 텍스트에 올 수 없는 제어 문자입니다",
        ),
        documents=Sentence("a second document begins here", "두 번째 문서가 여기에서 시작합니다"),
        complex_key=Sentence(
            "a key is a text, not a list, a mapping or an alias",
            "키는 텍스트여야 하며, 목록이나 매핑, 별칭일 수 없습니다",
        ),
        alias=Sentence(
            "`*{name:plain}` stands for nothing: no `&{name:plain}` comes before it",
            "`*{name:plain}`이(가) 가리키는 것이 없습니다: 앞에 `&{name:plain}`이(가) 없습니다",
        ),
        tag=Sentence(
            "the tag {name} means nothing in a journey",
            "여정 파일에서 태그 {name}은(는) 아무 뜻이 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "mend this line; the mistake may also stand in the line before it",
            "이 줄을 고치세요. 잘못은 바로 앞줄에 있을 수도 있습니다",
        ),
        colon=Sentence(
            "put the text into quotes: {meant:plain}", "텍스트를 따옴표로 묶으세요: {meant:plain}"
        ),
        colon_key=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        no_colon=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        no_space=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        wide_colon=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        indent=Sentence(
            "if it is a key, indent it like the keys beside it; if not, put the text into quotes",
            "키라면 이웃한 키와 똑같이 들여 쓰고, 아니라면 텍스트를 따옴표로 묶으세요",
        ),
        colon_lines=Sentence("write each key in a line of its own", "키마다 줄을 바꾸어 쓰세요"),
        options=Sentence("write `{meant:plain}`", "`{meant:plain}`처럼 쓰세요"),
        unclosed=Sentence("close it with {closing}", "{closing} 기호로 닫으세요"),
        commented=Sentence("write it before the `#`", "`#` 앞에 쓰세요"),
        inner_quotes=Sentence("write {meant:plain}", "{meant:plain}처럼 쓰세요"),
        text_after=Sentence(
            "put all of it into quotes: {meant:plain}", "전체를 따옴표로 묶으세요: {meant:plain}"
        ),
        bracket=Sentence("close the list, or put a comma", "목록을 닫거나 쉼표를 넣으세요"),
        brace=Sentence("close the mapping, or put a comma", "매핑을 닫거나 쉼표를 넣으세요"),
        quote=Sentence("close it", "따옴표를 닫으세요"),
        key=Sentence(
            "indent this line like the other keys of its mapping, or close what is open before it",
            "같은 매핑의 다른 키와 똑같이 들여 쓰거나, 그 앞에 열려 있는 것을 닫으세요",
        ),
        dash=Sentence(
            "indent this line like the other items of its list, and begin it with `- `",
            "같은 목록의 다른 항목과 똑같이 들여 쓰고 `- `로 시작하세요",
        ),
        dash_here=Sentence("begin the list in a line of its own", "목록은 새 줄에서 시작하세요"),
        token=Sentence(
            "put the text into quotes: {meant:plain}", "텍스트를 따옴표로 묶으세요: {meant:plain}"
        ),
        tab=Sentence("indent with spaces", "빈칸으로 들여 쓰세요"),
        escape=Sentence(
            "write the backslash twice, or use single quotes",
            "역슬래시를 두 번 쓰거나 작은따옴표를 쓰세요",
        ),
        nothing=Sentence("write the value, or delete the comma", "값을 쓰거나 쉼표를 지우세요"),
        second=Sentence(
            "begin every key of the journey in the first column",
            "여정의 키는 모두 첫째 칸에서 시작하세요",
        ),
        control=Sentence("delete it", "이 글자를 지우세요"),
        documents=Sentence("keep one journey to a file", "파일 하나에는 여정 하나만 두세요"),
        complex_key=Sentence("write a text before the `:`", "`:` 앞에는 텍스트를 쓰세요"),
        alias=Sentence(
            'write the value out; if this is a text, put it into quotes: "*{name:plain}"',
            '값을 그대로 쓰세요. 텍스트라면 따옴표로 묶으세요: "*{name:plain}"',
        ),
        tag=Sentence(
            "delete it; if it is the beginning of a text, put that into quotes: {meant:plain}",
            "태그를 지우세요. 텍스트의 첫머리라면 따옴표로 묶으세요: {meant:plain}",
        ),
    ),
    bad="""\
journey: shop
title: Our shop: the best  # <-
""",
    good="""\
journey: shop
title: "Our shop: the best"
""",
    spoil=spoil,
)
