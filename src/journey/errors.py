"""What goes wrong with a call; what is wrong with a journey is a finding instead."""

from collections.abc import Iterable

from journey.diagnostics import Report
from journey.spelling import nearest


class JourneyError(Exception):
    """Anything that this library raises on purpose."""


class MissingFile(JourneyError, FileNotFoundError):
    """There is no file at the path."""


class UnreadableFile(JourneyError, OSError):
    """The file at the path cannot be read or written."""


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


class UnknownRule(UnknownName):
    """No rule has this id."""


class UnknownView(UnknownName):
    """No view has this name."""


class UnknownFormat(UnknownName):
    """No format of pictures has this name."""


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


class CannotDraw(JourneyError, RuntimeError):
    """No program that could lay out or convert the diagram did so.

    Attributes:
        dot: The diagram in DOT, so that it can be laid out elsewhere; empty where there is none.
    """

    def __init__(self, message: str, dot: str = "") -> None:
        super().__init__(message)
        self.dot = dot
