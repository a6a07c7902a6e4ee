"""What can be wrong in a file of answers, in the words of those who filled it in."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any, NamedTuple

from journey.checking.rule import all_rules
from journey.files.yaml.complaints import kind_of
from journey.operating.wheel.spokes import QUESTION, SPOKE
from journey.problems.source import Path
from journey.words.sentences import Sentence, clean
from journey.words.spelling import nearest


class Mistake(NamedTuple):
    """Something that is wrong in a file of answers.

    Attributes:
        rule: The id of the finding, as for journey files.
        message: What was found, filled in.
        cure: What to do, filled in.
    """

    rule: str
    message: Sentence
    cure: Sentence


_FORM = Sentence(
    "`journey wheel --questions` prints a form to fill in",
    "`journey wheel --questions`로 빈 양식을 받을 수 있습니다",
)
_WORDS: dict[str, tuple[str, Sentence, Sentence]] = {
    "too-large": (
        "too-large",
        Sentence("the file is larger than 1 MiB", "파일이 1 MiB보다 큽니다"),
        Sentence("is this the right file?", "맞는 파일인가요?"),
    ),
    "empty": ("missing-key", Sentence("the file is empty", "파일이 비어 있습니다"), _FORM),
    "root": (
        "wrong-type",
        Sentence(
            "a file of answers begins with `person:`, but this is {kind:plain}",
            "답변 파일은 `person:`으로 시작해야 하는데 {kind:plain}입니다",
        ),
        _FORM,
    ),
    "no-person": (
        "missing-key",
        Sentence("nobody is named who answers", "답한 사람의 이름이 없습니다"),
        Sentence("add `person:` and a name", "`person:`에 이름을 쓰세요"),
    ),
    "no-date": (
        "missing-key",
        Sentence("the answers have no date", "답변한 날짜가 없습니다"),
        Sentence(
            "add `date:` with year, month and day: 2026-11-01",
            "`date:`에 연-월-일을 쓰세요: 2026-11-01",
        ),
    ),
    "no-answers": (
        "missing-key",
        Sentence("the file has no `answers`", "파일에 `answers`가 없습니다"),
        _FORM,
    ),
    "no-spokes": (
        "wrong-type",
        Sentence(
            "`answers` holds the spokes, but this is {kind:plain}",
            "`answers`에는 영역이 와야 하는데 {kind:plain}입니다",
        ),
        Sentence(
            "write each spoke below it: goals: {{agreed: 3}}",
            "그 아래에 영역을 하나씩 쓰세요: goals: {{agreed: 3}}",
        ),
    ),
    "no-questions": (
        "wrong-type",
        Sentence(
            "{spoke} has three questions to answer, but this is {kind:plain}",
            "{spoke}에는 질문 세 개의 답이 와야 하는데 {kind:plain}입니다",
        ),
        Sentence(
            "answer them one by one: `{spoke:plain}: {{{example:plain}: 3}}`",
            "하나씩 답하세요: `{spoke:plain}: {{{example:plain}: 3}}`",
        ),
    ),
    "no-score": (
        "missing-key",
        Sentence("this answer has no `score`", "이 답에 `score`가 없습니다"),
        Sentence(
            "add `score:` with a whole number from 0 to 4, or nothing where it is unknown",
            "`score:`에 0에서 4까지의 정수를 쓰고, 모르면 비워 두세요",
        ),
    ),
    "score": (
        "wrong-type",
        Sentence(
            "a score is a whole number from 0 to 4, but this is {kind:plain}",
            "점수는 0에서 4까지의 정수여야 하는데 {kind:plain}입니다",
        ),
        Sentence("write 0, 1, 2, 3 or 4", "0, 1, 2, 3, 4 가운데 하나를 쓰세요"),
    ),
    "text": (
        "wrong-type",
        Sentence(
            "{key} is a text, but this is {kind:plain}",
            "{key}은(는) 텍스트여야 하는데 {kind:plain}입니다",
        ),
        Sentence("write a text", "텍스트를 쓰세요"),
    ),
    "date": (
        "bad-date",
        Sentence("{value} is not a date", "{value}은(는) 날짜가 아닙니다"),
        Sentence("write year, month and day: 2026-11-01", "연-월-일로 쓰세요: 2026-11-01"),
    ),
    "question": (
        "unknown-key",
        Sentence("{spoke} has no question {key}", "{spoke}에 {key}(이)라는 질문이 없습니다"),
        Sentence("known: {known:all}", "쓸 수 있는 질문: {known:all}"),
    ),
    "spoke": (
        "unknown-key",
        Sentence("no spoke is named {key}", "{key}(이)라는 영역이 없습니다"),
        Sentence("known: {known:all}", "쓸 수 있는 영역: {known:all}"),
    ),
    "key": (
        "unknown-key",
        Sentence("a file of answers has no key {key}", "답변 파일에 {key} 키가 없습니다"),
        Sentence("known: {known:all}", "쓸 수 있는 키: {known:all}"),
    ),
    "detail": (
        "unknown-key",
        Sentence("an answer has no key {key}", "답에 {key} 키가 없습니다"),
        Sentence("known: {known:all}", "쓸 수 있는 키: {known:all}"),
    ),
}
"""For each mistake of shape: the finding, what is said of it, and the cure."""

_GUESS = Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?")
_BELOW = Sentence("write it below `{home:plain}:`", "`{home:plain}:` 아래에 쓰세요")
_DOTTED = Sentence(
    "write `{spoke:plain}: {{{word:plain}: …}}`", "`{spoke:plain}: {{{word:plain}: …}}`처럼 쓰세요"
)
_UNQUOTED = Sentence("write it without quotes: {guess:plain}", "따옴표 없이 쓰세요: {guess:plain}")
_EITHER = Sentence("write {low} or {high}", "{low} 또는 {high}을(를) 쓰세요")
_WHOLE = Sentence("write {low}", "{low}을(를) 쓰세요")
_QUOTED = Sentence('put it into quotes: "{value:plain}"', '따옴표로 묶으세요: "{value:plain}"')

_OTHERWISE: dict[tuple[str, str], tuple[Sentence | None, Sentence]] = {
    ("too-deep", ""): (
        None,
        Sentence(
            "answers need four levels: look for brackets that nothing closes",
            "답변에는 네 단계면 넉넉합니다. 닫히지 않은 괄호를 찾아보세요",
        ),
    ),
    ("yaml-syntax", "documents"): (
        None,
        Sentence(
            "keep the answers of one person and day to a file",
            "파일 하나에는 한 사람의 하루 답변만 두세요",
        ),
    ),
    ("yaml-syntax", "second"): (
        Sentence("the answers have ended before this line", "답변이 이 줄 앞에서 이미 끝났습니다"),
        Sentence(
            "begin `person`, `date` and `answers` in the first column",
            "`person`, `date`, `answers`는 첫째 칸에서 시작하세요",
        ),
    ),
    ("yaml-syntax", "tag"): (
        Sentence(
            "the tag {name} means nothing in a file of answers",
            "답변 파일에서 태그 {name}은(는) 아무 뜻이 없습니다",
        ),
        Sentence("delete it", "태그를 지우세요"),
    ),
}
"""What the rules of journey files say of journeys, and has to be said of answers."""


def worded(case: str, **values: Any) -> Mistake:
    """Return a mistake of shape in its words."""
    rule, message, cure = _WORDS[case]
    if "value" in values:
        values["kind"] = kind_of(values["value"])
        values["value"] = _shown(values["value"])
    return Mistake(rule, message.filled(values), cure.filled(values))


def _shown(value: object) -> object:
    """Return a value as the file has it."""
    if isinstance(value, float) and not isfinite(value):
        return f".{value}".replace(".-", "-.")
    return value


def trouble_mistake(rule: str, case: str, values: Mapping[str, Any]) -> Mistake:
    """Return what the text does wrong as YAML, in the words that journey files get."""
    known = all_rules()[rule]
    message, cure = known.message[case], known.cure[case]
    own = _OTHERWISE.get((rule, case))
    if own is not None:
        message, cure = own[0] or message, own[1]
    return Mistake(rule, message.filled(values), cure.filled(values))


def unknown_mistake(key: str, path: Path, known: Iterable[str]) -> Mistake:
    """Return that a key means nothing where it stands, and where it would or what was meant."""
    known = tuple(known)
    case = ("key", "spoke", "question", "detail")[len(path)]
    spoke = str(path[1]) if len(path) > 1 else ""
    mistake = worded(case, key=key, spoke=spoke, known=", ".join(known))
    return mistake._replace(cure=_elsewhere(key, path) or _meant(key, known) or mistake.cure)


def _meant(key: str, known: tuple[str, ...]) -> Sentence | None:
    guess = nearest(key, known)
    return _GUESS.filled({"guess": guess}) if guess else None


def _elsewhere(key: str, path: Path) -> Sentence | None:
    """Return where a key belongs that is known, only not here."""
    if key in QUESTION:
        spoke, _, word = key.partition(".")
        return _DOTTED.filled({"spoke": spoke, "word": word})
    if len(path) == 0 and key in SPOKE:
        return _BELOW.filled({"home": "answers"})
    if len(path) in (1, 2):
        homes = [id.partition(".")[0] for id in QUESTION if id.partition(".")[2] == key]
        return _BELOW.filled({"home": homes[0]}) if len(homes) == 1 else None
    return None


def text_mistake(key: str, value: Any) -> Mistake:
    """Return that something is no text."""
    mistake = worded("text", key=key, value=value)
    if isinstance(value, int | float):
        return mistake._replace(cure=_QUOTED.filled({"value": _scalar(value)}))
    return mistake


def evidence_mistake(value: Any) -> Mistake:
    """Return that evidence is no text."""
    return text_mistake("evidence", value)


def date_mistake(value: Any) -> Mistake:
    """Return that something is no date."""
    return worded("date", value=clean(_scalar(value)))


def score_mistake(value: Any) -> Mistake:
    """Return that something is no score, and which one may have been meant."""
    mistake = worded("score", value=value)
    if isinstance(value, str) and value.strip() in ("0", "1", "2", "3", "4"):
        return mistake._replace(cure=_UNQUOTED.filled({"guess": value.strip()}))
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 4:
        low = int(value)
        cure = _WHOLE if value == low else _EITHER
        return mistake._replace(cure=cure.filled({"low": low, "high": low + 1}))
    return mistake


def _scalar(value: Any) -> str:
    """Return a value as a file would write it, or what kind of thing it is."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(_shown(value))
    return kind_of(value).en
