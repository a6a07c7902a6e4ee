"""Pictures that cannot be drawn."""

from collections.abc import Iterable

from journey.model.journey import Journey
from journey.problems.errors.raised import JourneyError
from journey.words.sentences import Sentence, as_said

_WHOSE = Sentence(
    "the view customer shows the way of one customer: name them, such as --customer {example:all}",
    "customer 그림은 한 고객의 길을 보여 줍니다. --customer {example:all}처럼 고객을 쓰세요",
)
_UNUSED = Sentence(
    "the view {view:plain} has no use for {option}: leave it out, or draw {others:plain}",
    "{view:plain} 그림에는 {option}을(를) 쓸 수 없습니다. 빼거나 다른 그림을 그리세요: "
    "{others:plain}",
)
_KEPT = Sentence("The diagram is kept in {path:all}.", "도표는 {path:all} 파일에 남겨 두었습니다.")


class NoCustomer(JourneyError, LookupError):
    """The picture of one customer's way was asked for, and no customer named."""

    def __init__(self, journey: Journey) -> None:
        axes = journey.customers.types, journey.customers.situations
        self.example = "/".join(axis[0].id for axis in axes if axis) or "vip"
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _WHOSE.say(language, {"example": self.example})


class UnusedOption(JourneyError, ValueError):
    """A view was given an option that does not change it.

    Attributes:
        view: The view.
        option: What it has no use for: `customer`, `stage`, `policy` or `trace`.
        others: The views that heed it.
    """

    def __init__(self, view: str, option: str, others: Iterable[str]) -> None:
        self.view, self.option, self.others = view, option, tuple(others)
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is of no use, and which views heed it, in English or Korean."""
        others = ", ".join(self.others)
        values = {"view": self.view, "option": self.option, "others": others}
        return _UNUSED.say(language, values)


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


class NothingToShow(JourneyError, LookupError):
    """The journey does not say what the picture would show."""

    def __init__(self, why: Sentence, **values: object) -> None:
        self.why, self.values = why, values
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is missing and what to write, in English or Korean."""
        return self.why.say(language, self.values)


class CannotPrint(JourneyError, RuntimeError):
    """No program that makes a PDF of a page is installed, or none succeeded."""

    def __init__(self, message: Sentence) -> None:
        self.sentence = message
        super().__init__(message.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong and what to install, in English or Korean."""
        return self.sentence.say(language)
