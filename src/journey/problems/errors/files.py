"""Files that cannot be read, written or understood."""

import os
from collections.abc import Iterable, Mapping, Sequence
from errno import EACCES, EBADF, EFBIG, EISDIR, ENODEV, ENOENT, ENOSPC
from typing import Any

from journey.problems.errors.raised import JourneyError
from journey.problems.findings import Checked
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence, as_said

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
    EBADF: "닫혀 있습니다",
    EFBIG: "파일이 너무 큽니다",
    ENODEV: "일반 파일이 아닙니다",
    ENOSPC: "남은 공간이 없습니다",
}
_NO_JOURNEYS = Sentence(
    "no file below {folder:all} has a name that ends in {ending:all}",
    "{folder:all} 아래에는 이름 끝이 {ending:all}인 파일이 없습니다",
)
_BASELINE = Sentence(
    "cannot use the baseline {path:all}: {reason}",
    "기준선 {path:all}을(를) 쓸 수 없습니다: {reason}",
)


_TEMPLATE = Sentence("{place:all}: {reason:all}", "{place:all}: {reason:all}")


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


_NONE = Sentence("{name:all} holds no journey", "{name:all}에 여정이 없습니다")
_NONE_BECAUSE = Sentence(
    "{name:all} holds no journey: {problem:plain}; {cure:plain}",
    "{name:all}에 여정이 없습니다: {problem:plain}. {cure:plain}",
)
_NONE_ON_LINE = Sentence(
    "{name:all} holds no journey: line {line}: {problem:plain}; {cure:plain}",
    "{name:all}에 여정이 없습니다: {line}행: {problem:plain}. {cure:plain}",
)
_NOT_A_JOURNEY = Sentence(
    "a path, a document, a journey or what is made of one is wanted, and this is {kind}",
    "경로나 문서, 여정, 또는 여정으로 만든 것을 주세요. 받은 것은 {kind}입니다",
)


class HoldsNoJourney(JourneyError, ValueError):
    """A file or a document holds no journey that something could be asked about.

    Attributes:
        name: The file.
        problem: The first thing that is wrong with it; None where that is not known.
        cure: What to do about that.
        line: Where it is wrong; 0 where that is not known.
    """

    def __init__(
        self,
        name: str,
        problem: Sentence | None = None,
        cure: Sentence | None = None,
        line: int = 0,
    ) -> None:
        self.name, self.problem, self.cure, self.line = name, problem, cure, line
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say which file, what is wrong with it and what to do, in English or Korean."""
        known = _NONE_ON_LINE if self.line else _NONE_BECAUSE
        sentence = _NONE if self.problem is None else known
        return sentence.say(language, vars(self))


class NotAJourney(JourneyError, TypeError):
    """What is given is no journey, and nothing that one could be read from."""

    def __init__(self, given: object) -> None:
        self.kind = type(given).__name__
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is given, in English or Korean."""
        return _NOT_A_JOURNEY.say(language, {"kind": self.kind})


class InvalidJourney(JourneyError, ValueError):
    """The file holds no valid journey.

    Attributes:
        report: What is wrong with it, each thing at its place.
    """

    def __init__(self, report: Checked) -> None:
        super().__init__(f"{report.name} holds no valid journey:\n{report}")
        self.report = report


class BadAnswers(JourneyError, ValueError):
    """The file holds no answers that could be used.

    Attributes:
        report: What is wrong with it, each thing at its place.
    """

    def __init__(self, reports: Mapping[str, Checked]) -> None:
        self._reports = reports
        self.report = reports["en"]
        super().__init__(self.say())

    def in_language(self, language: str) -> Checked:
        """Return what is wrong in English or Korean."""
        return self._reports.get(language, self.report)

    def say(self, language: str = "en") -> str:
        """Say every mistake with its cure, in English or Korean."""
        return "\n".join(f"{each}; {each.cure}" for each in self.in_language(language))


class CannotAssess(JourneyError, ValueError):
    """Answers that cannot be counted: a score that is none, or a person twice on one day."""

    def __init__(self, why: Sentence, **values: object) -> None:
        self.why, self.values = why, values
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what cannot be counted, in English or Korean."""
        return self.why.say(language, self.values)


class CannotDump(JourneyError, ValueError):
    """The journey cannot be written as a file that reads back the same."""


class BadConfiguration(JourneyError, ValueError):
    """What is configured is not valid.

    Attributes:
        mistakes: Every mistake, each at file and line, in English.
        language: The language that is configured, where that is certain; else empty.
    """

    def __init__(self, mistakes: Iterable[Sentence], *, language: str = "") -> None:
        self._said, self.language = tuple(mistakes), language
        self.mistakes = self.said("en")
        super().__init__("\n".join(self.mistakes))

    def said(self, language: str | None = None) -> tuple[str, ...]:
        """Say every mistake, in the language that is asked for, or else configured, or English."""
        chosen = language or self.language or "en"
        return tuple(one.say(chosen) for one in self._said)

    def say(self, language: str = "en") -> str:
        """Say every mistake, in English or Korean."""
        return "\n".join(self.said(language))


class BadData(JourneyError, ValueError):
    """A file of data holds what cannot be used; nothing of it was.

    Attributes:
        troubles: What is wrong, each at file and row; of very many the first, and how many more.
    """

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say everything that is wrong, a line to each, in English or Korean."""
        return "\n".join(trouble.say(language) for trouble in self.troubles)


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


class BadTemplate(JourneyError, ValueError):
    """A template of a report cannot be used.

    Attributes:
        path: The template.
        line: The line; None where it is about the whole.
    """

    def __init__(self, path: str, line: int | None, reason: Sentence) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say where it is wrong and why, in English or Korean."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return _TEMPLATE.say(language, {"place": place, "reason": self.reason})
