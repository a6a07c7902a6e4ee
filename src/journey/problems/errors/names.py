"""Names that nothing has."""

from collections.abc import Collection, Iterable

from journey.model.texts import nfc
from journey.problems.errors.raised import JourneyError
from journey.words.sentences import LANGUAGES, Sentence
from journey.words.spelling import nearest

_KINDS = {
    "rule": "규칙",
    "view": "그림",
    "format": "형식",
    "layout": "배치",
    "customer": "고객",
    "figure": "수치",
    "touchpoint": "고객 접점",
    "transition": "전이",
    "criterion": "기준",
    "aim": "최소화 대상",
    "theme": "테마",
    "stage": "단계",
    "policy": "정책",
    "team": "팀",
    "question": "질문",
    "kind of report": "보고서 종류",
    "language": "언어",
}
_UNKNOWN = Sentence("no {kind:plain} named {name}", "{kind:plain} 가운데 {name}이(가) 없습니다")
_GUESS = Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?")
_KNOWN = Sentence("known: {known:all}", "쓸 수 있는 이름: {known:all}")


class UnknownName(JourneyError, LookupError):
    """The call names something that does not exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        known = tuple(known)
        guess = nearest(name, known)
        parts = [f"no {kind} named {name!r}"]
        if guess:
            parts.append(f"did you mean {guess!r}?")
        if known:
            parts.append(f"known: {', '.join(known)}")
        super().__init__("; ".join(parts).replace("?;", "?"))
        self.kind, self.name, self.known, self.guess = kind, name, known, guess

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        if language != "ko":
            return str(self)
        values = {"kind": _KINDS.get(self.kind, self.kind), "name": self.name}
        said = [_UNKNOWN.say(language, values)]
        if self.guess:
            said.append(_GUESS.say(language, {"guess": self.guess}))
        if self.known:
            said.append(_KNOWN.say(language, {"known": ", ".join(self.known)}))
        return ". ".join(said).replace("?.", "?")


class UnknownRule(UnknownName):
    """No rule has this id."""


class UnknownView(UnknownName):
    """No view has this name."""


class UnknownFormat(UnknownName):
    """No format of pictures has this name."""


class UnknownTheme(UnknownName):
    """No theme has this name."""


class UnknownLayout(UnknownName):
    """No layout has this name."""


class UnknownCustomer(UnknownName):
    """The journey has no such customer."""


class UnknownStage(UnknownName):
    """The journey has no such stage."""


class UnknownPolicy(UnknownName):
    """The journey has no such policy."""


class UnknownReporter(UnknownName):
    """No format of reports has this name."""


class UnknownFigure(UnknownName):
    """No figure of coverage has this name."""


class UnknownCriterion(UnknownName):
    """There is no such thing for a suite of walks to cover, or to minimise."""


class UnknownTouchpoint(UnknownName):
    """The journey has no such touchpoint."""


class UnknownTransition(UnknownName):
    """The journey has no such transition."""


class UnknownKind(UnknownName):
    """There is no such kind of report."""


class UnknownTeam(UnknownName):
    """The journey has no such team."""


class UnknownLanguage(UnknownName):
    """Nothing is said in this language."""


_ERRORS: dict[str, type[UnknownName]] = {
    "rule": UnknownRule,
    "view": UnknownView,
    "format": UnknownFormat,
    "layout": UnknownLayout,
    "customer": UnknownCustomer,
    "figure": UnknownFigure,
    "touchpoint": UnknownTouchpoint,
    "transition": UnknownTransition,
    "criterion": UnknownCriterion,
    "aim": UnknownCriterion,
    "stage": UnknownStage,
    "policy": UnknownPolicy,
    "team": UnknownTeam,
    "kind of report": UnknownKind,
    "language": UnknownLanguage,
}


def look_up(kind: str, name: str, known: Collection[str]) -> str:
    """Return a name as it is known, in composed form, whatever form the caller has it in.

    Args:
        kind: What is named: `team`, `view` …
        name: Its name, as a caller or a file system gives it.
        known: The names that there are.

    Raises:
        UnknownName: There is none of this name; each kind has its own child of this error.

    >>> look_up("team", "\\u1112\\u1161\\u11ab", ["한"])
    '한'
    """
    name = nfc(name)
    if name not in known:
        raise _ERRORS.get(kind, UnknownName)(kind, name, known)
    return name


def language_of(language: str) -> str:
    """Return a language in which this library speaks.

    Raises:
        UnknownLanguage: It speaks another one.
    """
    return look_up("language", language, LANGUAGES)


_NO_SITUATIONS = Sentence(
    "{name} is nobody yet: a customer is a type in a situation, and the journey has no situations; "
    "write them under `customers`",
    "{name} 고객은 아직 없습니다. 고객은 유형과 상황의 쌍인데 여정에 상황이 없습니다. "
    "`customers`에 `situations`를 쓰세요",
)
_NO_TYPES = Sentence(
    "{name} is nobody yet: a customer is a type in a situation, and the journey has no types; "
    "write them under `customers`",
    "{name} 고객은 아직 없습니다. 고객은 유형과 상황의 쌍인데 여정에 유형이 없습니다. "
    "`customers`에 `types`를 쓰세요",
)
_EXCLUDED = Sentence("the journey has no {name}", "여정에 {name} 고객이 없습니다. 제외되었습니다")


class NoPairs(JourneyError, LookupError):
    """A customer is a type in a situation, and the journey lacks one of the two."""

    def __init__(self, customer: str, *, has_types: bool) -> None:
        self.customer, self.has_types = customer, has_types
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is missing and what to write, in English or Korean."""
        sentence = _NO_SITUATIONS if self.has_types else _NO_TYPES
        return sentence.say(language, {"name": self.customer})


class ExcludedCustomer(JourneyError, LookupError):
    """The journey says that there is no such customer."""

    def __init__(self, customer: str, reason: str) -> None:
        because = f": {reason}" if reason else ""
        super().__init__(f"the journey has no {customer!r}; it is excluded{because}")
        self.customer, self.reason = customer, reason

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        if language != "ko":
            return str(self)
        because = f": {self.reason}" if self.reason else ""
        return _EXCLUDED.say(language, {"name": self.customer}) + because
