"""Reports as workflow commands, which GitHub Actions shows at the lines of a pull request."""

from collections.abc import Iterator, Sequence

from journey.checking.reporter import Reporter
from journey.problems.findings import Checked, Diagnostic
from journey.problems.source import path_text
from journey.words.sentences import printable
from journey.words.terminal import Manner
from journey.words.terms import CURE, WALK

_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}


def write(reports: Sequence[Checked], manner: Manner) -> str:
    """Write one command to a finding."""
    lines = [_command(report, found, manner) for report in reports for found in report]
    lines += [
        f"::notice::{_data(printable(note))}"
        for notes in (*(report.notes for report in reports), manner.notes)
        for note in notes
    ]
    return "".join(f"{line}\n" for line in lines)


def _command(report: Checked, found: Diagnostic, manner: Manner) -> str:
    properties = {"file": report.name} if found.span else {}
    if found.span:
        span = found.span
        properties |= {"line": str(span.line), "endLine": str(span.line)}
        properties |= {"col": str(span.column), "endColumn": str(span.column + span.length)}
    properties["title"] = found.rule
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = "\n".join(_lines(found, manner.language))
    return f"::{_COMMANDS[str(found.severity)]} {shown}::{_data(text)}"


def _lines(found: Diagnostic, language: str) -> Iterator[str]:
    yield found.message if found.span else f"{path_text(found.path)}: {found.message}"
    if found.cure:
        yield f"{CURE.say(language)}: {found.cure}"
    if found.walk:
        yield f"{WALK.say(language)}: {printable(found.walk.brief())}"


def _data(text: str) -> str:
    """Escape what a workflow command takes for its own in a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what a workflow command takes for its own in a property."""
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter("github", write)
