"""Reports for a comment on a pull request."""

from collections.abc import Iterator, Sequence

from journey.checking.reporter import Reporter
from journey.checking.reporters.text import summary
from journey.problems.findings import Checked, Diagnostic
from journey.problems.source import path_text
from journey.words.markdown import escape, quoted, words
from journey.words.sentences import Sentence
from journey.words.terminal import Manner
from journey.words.terms import CURE, SEVERITIES, WALK

LONGEST = 60_000
"""How many characters a comment may have; GitHub takes 65 536."""

_MORE = Sentence("{count} more finding{count:s} not shown here", "여기에 싣지 않은 지적 {count}건")


def write(reports: Sequence[Checked], manner: Manner) -> str:
    """Write what was found as a list by file, as long as a comment may be."""
    head = [f"**journey**: {escape(summary(reports, manner))}", ""]
    blocks = [
        (report, list(_block(report, found, manner))) for report in reports for found in report
    ]
    lines: list[str] = []
    room = LONGEST - sum(map(len, head))
    at = ""
    for number, (report, block) in enumerate(blocks):
        heading = [] if report.name == at else ["", f"#### {quoted(report.name)}", ""]
        room -= sum(len(line) + 1 for line in (*heading, *block))
        if room < 0:
            lines += ["", _MORE.say(manner.language, {"count": len(blocks) - number})]
            break
        lines += [*heading, *block]
        at = report.name
    notes = [note for report in reports for note in report.notes]
    lines += [line for note in (*notes, *manner.notes) for line in ("", f"> {words(note)}")]
    return "\n".join([*head, *lines]).rstrip("\n") + "\n"


def _block(report: Checked, found: Diagnostic, manner: Manner) -> Iterator[str]:
    del report
    place = f"{found.span.line}:{found.span.column}" if found.span else path_text(found.path)
    severity = SEVERITIES[str(found.severity)].say(manner.language)
    yield f"- **{severity}** {quoted(place)} {quoted(found.rule)}: {words(found.message)}  "
    if found.cure:
        yield f"  *{CURE.say(manner.language)}:* {words(found.cure)}  "
    if found.walk:
        yield f"  *{WALK.say(manner.language)}:* {escape(found.walk.brief())}"


REPORTER = Reporter("markdown", write)
