"""What goes wrong with a call; what is wrong with a journey is a finding instead."""

import os
from collections.abc import Iterable, Mapping, Sequence
from errno import EACCES, EISDIR, ENOENT, ENOSPC
from typing import Any

from journey.diagnostics import Report
from journey.model.journey import Journey
from journey.spelling import nearest
from journey.wording import Sentence, as_said

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
}
_UNKNOWN = Sentence("no {kind:plain} named {name}", "{kind:plain} 가운데 {name}이(가) 없습니다")
_GUESS = Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?")
_KNOWN = Sentence("known: {known:all}", "쓸 수 있는 이름: {known:all}")
_CLOSED = Sentence(
    "cannot open {path:all}: {reason:all}", "{path:all} 파일을 열 수 없습니다: {reason:all}"
)
_UNWRITTEN = Sentence(
    "cannot write {path:all}: {reason:all}", "{path:all} 파일에 쓸 수 없습니다: {reason:all}"
)
_REASONS = {
    ENOENT: "그런 파일이나 폴더가 없습니다",
    EACCES: "권한이 없습니다",
    EISDIR: "폴더입니다",
    ENOSPC: "남은 공간이 없습니다",
}
_NO_JOURNEYS = Sentence(
    "no file below {folder:all} has a name that ends in {ending:all}",
    "{folder:all} 아래에는 이름 끝이 {ending:all}인 파일이 없습니다",
)
_WHOSE = Sentence(
    "the view customer shows the way of one customer: name them, such as --customer {example:all}",
    "customer 그림은 한 고객의 길을 보여 줍니다. --customer {example:all}처럼 고객을 쓰세요",
)
_KEPT = Sentence("The diagram is kept in {path:all}.", "도표는 {path:all} 파일에 남겨 두었습니다.")
_BASELINE = Sentence(
    "cannot use the baseline {path:all}: {reason}",
    "기준선 {path:all}을(를) 쓸 수 없습니다: {reason}",
)
_EXTRA = Sentence(
    "this needs {package:plain}, which is not installed: {cure:all}",
    "{package:plain} 패키지가 필요하지만 설치되어 있지 않습니다. 설치하세요: {cure:all}",
)
_NO_PERCENTAGE = Sentence(
    "{percent} is no percentage from 0 to 100", "{percent}은(는) 0에서 100까지의 백분율이 아닙니다"
)
_EXCESSIVE = Sentence(
    "the rates open at {touchpoint} to {customer} would sum to {sum:plain}, which is more than 1",
    "{touchpoint}에서 {customer} 고객에게 열린 `rate`의 합이 {sum:plain}가 되어 1을 넘습니다",
)
_NOBODY = Sentence(
    "no walk begins as {who}; walks begin as {known:all}",
    "{who}(으)로 시작하는 경로가 없습니다. 경로를 시작하는 고객: {known:all}",
)
_NO_SWITCH = Sentence(
    "sequences of transitions are for the criteria transitions and arrows, not for {cover:plain}",
    "전이의 연속은 transitions와 arrows 기준에만 쓸 수 있습니다. {cover:plain}에는 쓸 수 없습니다",
)
_TOO_MANY = Sentence(
    "there are {count} sequences to walk, and at most {most} can be covered: ask for shorter ones",
    "걸어야 할 전이의 연속이 {count}개인데 {most}개까지만 다룰 수 있습니다. 더 짧은 연속을 쓰세요",
)
_EXCLUDED = Sentence("the journey has no {name}", "여정에 {name} 고객이 없습니다. 제외되었습니다")


class JourneyError(Exception):
    """Anything that this library raises on purpose."""

    def say(self, language: str = "en") -> str:
        """Say what went wrong.

        Args:
            language: `en` or `ko`; what is known in English alone is said in English.
        """
        del language
        return str(self)


class MissingFile(JourneyError, FileNotFoundError):
    """There is no file at the path."""

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return say_closed(self, language)


class UnreadableFile(JourneyError, OSError):
    """The file at the path cannot be read or written."""

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return say_closed(self, language)


def reason_of(error: OSError) -> Sentence:
    """Return why the system refused something."""
    return as_said(error.strerror or str(error), _REASONS.get(error.errno or 0, ""))


def say_closed(error: OSError, language: str, *, writing: bool = False) -> str:
    """Say that a file cannot be opened, or not be written, and why."""
    reason = reason_of(error).say(language)
    path = os.fsdecode(error.filename or "")
    sentence = _UNWRITTEN if writing else _CLOSED
    return sentence.say(language, {"path": path, "reason": reason})


class NoJourneys(JourneyError, LookupError):
    """A folder holds no journey file."""

    def __init__(self, folder: str, ending: str) -> None:
        self.folder, self.ending = folder, ending
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _NO_JOURNEYS.say(language, {"folder": self.folder, "ending": self.ending})


class InvalidJourney(JourneyError, ValueError):
    """The file holds no valid journey.

    Attributes:
        report: What is wrong with it, each thing at its place.
    """

    def __init__(self, report: Report) -> None:
        super().__init__(f"{report.name} holds no valid journey:\n{report}")
        self.report = report


class CannotDump(JourneyError, ValueError):
    """The journey cannot be written as a file that reads back the same."""


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


class NoCustomer(JourneyError, LookupError):
    """The picture of one customer's way was asked for, and no customer named."""

    def __init__(self, journey: Journey) -> None:
        axes = journey.customers.types, journey.customers.situations
        self.example = "/".join(axis[0].id for axis in axes if axis) or "vip"
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _WHOSE.say(language, {"example": self.example})


class NobodyEnters(JourneyError, LookupError):
    """No walk begins as the customer who is asked for."""

    def __init__(self, who: str, known: Iterable[str]) -> None:
        self.who, self.known = who, tuple(known)
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _NOBODY.say(language, {"who": self.who, "known": self.known})


class NoSwitch(JourneyError, ValueError):
    """Sequences of transitions were asked for with a criterion that has none."""

    def __init__(self, cover: str) -> None:
        self.cover = cover
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _NO_SWITCH.say(language, {"cover": self.cover})


class TooManySequences(JourneyError, ValueError):
    """There are more sequences of transitions than can be walked."""

    def __init__(self, count: int, most: int) -> None:
        self.count, self.most = count, most
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _TOO_MANY.say(language, {"count": self.count, "most": self.most})


class UnknownStage(UnknownName):
    """The journey has no such stage."""


class UnknownPolicy(UnknownName):
    """The journey has no such policy."""


class CannotDraw(JourneyError, RuntimeError):
    """No program that could lay out or convert the diagram did so.

    Attributes:
        dot: The diagram in DOT, so that it can be laid out elsewhere; empty where there is none.
    """

    def __init__(self, message: Sentence | str, dot: str = "") -> None:
        self.sentence = as_said(message) if isinstance(message, str) else message
        self.dot = dot
        super().__init__(self.sentence.say())

    def say(self, language: str = "en", *, kept: str = "") -> str:
        """Say what went wrong, and where the diagram was kept."""
        said = self.sentence.say(language)
        return f"{said}\n{_KEPT.say(language, {'path': kept})}" if kept else said


class BadConfiguration(JourneyError, ValueError):
    """What is configured is not valid.

    Attributes:
        mistakes: Every mistake, each at file and line.
    """

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class BadBaseline(JourneyError, ValueError):
    """The file is no baseline."""

    def __init__(
        self, path: object, reason: Sentence, values: Mapping[str, Any] | None = None
    ) -> None:
        self.path, self.reason = path, reason.filled(values or {})
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is wrong with the file, in English or Korean."""
        return _BASELINE.say(language, {"path": self.path, "reason": self.reason})


class BadTheme(JourneyError, ValueError):
    """The file is no theme, or one whose pictures could not be read.

    Attributes:
        mistakes: Every mistake, each at file and line.
    """

    def __init__(self, said: Mapping[str, Sequence[str]]) -> None:
        self._said = said
        self.mistakes = tuple(said["en"])
        super().__init__("\n".join(self.mistakes))

    def say(self, language: str = "en") -> str:
        """Say every mistake, in English or Korean."""
        return "\n".join(self._said.get(language, self.mistakes))


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


class ExcessiveRates(JourneyError, ValueError):
    """The rates that are open to somebody sum to more than 1."""

    def __init__(self, touchpoint: str, customer: str, total: float) -> None:
        self.touchpoint, self.customer, self.total = touchpoint, customer, total
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say where, for whom and to what they sum, in English or Korean."""
        values = {"touchpoint": self.touchpoint, "customer": self.customer}
        return _EXCESSIVE.say(language, {**values, "sum": f"{self.total:.6g}"})


class NoPercentage(JourneyError, ValueError):
    """What is asked for as a percentage is none."""

    def __init__(self, percent: str) -> None:
        self.percent = percent
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is none, in English or Korean."""
        return _NO_PERCENTAGE.say(language, {"percent": self.percent})


class BadOption(JourneyError, ValueError):
    """An option has a value that cannot be met."""


class CannotBreak(JourneyError, ValueError):
    """The rule has no mutator, or one that breaks nothing."""


class NoWalk(JourneyError, ValueError):
    """The journey has no walk of the kind that is asked for."""


class MissingExtra(JourneyError, ImportError):
    """What is asked for needs a package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what to install, in English or Korean."""
        cure = f'python -m pip install "journey-funnel[{self.extra}]"'
        return _EXTRA.say(language, {"package": self.package, "cure": cure})


class NothingToShow(JourneyError, LookupError):
    """The journey does not say what the picture would show."""

    def __init__(self, why: Sentence, **values: object) -> None:
        self.why, self.values = why, values
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is missing and what to write, in English or Korean."""
        return self.why.say(language, self.values)
