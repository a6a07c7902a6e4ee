"""Reports for a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence

from journey.diagnostics import Diagnostic, Report
from journey.extension import Manner, Reporter
from journey.reporters.text import summary
from journey.source import path_text
from journey.vocabulary import CURE, SEVERITIES, WALK
from journey.wording import Sentence, pieces, printable

LONGEST = 60_000
"""How many characters a comment may have; GitHub takes 65 536."""

_MORE = Sentence("{count} more finding{count:s} not shown here", "여기에 싣지 않은 지적 {count}건")
# What means something in Markdown or HTML, or would become a link.
_MARK = re.compile(
    r"[^\w\s.,;:/'()→–-]|(?<![a-zA-Z0-9])_|_(?![a-zA-Z0-9])|:(?=//)|(?<=[wW]{3})\.", re.ASCII
)
_CALL = re.compile(r"(?<=[@#])(?=\w)")
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ×…·’“”]")


def write(reports: Sequence[Report], manner: Manner) -> str:
    """Write what was found as a list by file, as long as a comment may be."""
    head = [f"**journey**: {escape(summary(reports, manner))}", ""]
    blocks = [
        (report, list(_block(report, found, manner))) for report in reports for found in report
    ]
    lines: list[str] = []
    room = LONGEST - sum(map(len, head))
    at = ""
    for number, (report, block) in enumerate(blocks):
        heading = [] if report.name == at else ["", f"#### {_code(report.name)}", ""]
        room -= sum(len(line) + 1 for line in (*heading, *block))
        if room < 0:
            lines += ["", _MORE.say(manner.language, {"count": len(blocks) - number})]
            break
        lines += [*heading, *block]
        at = report.name
    notes = [note for report in reports for note in report.notes]
    lines += [line for note in (*notes, *manner.notes) for line in ("", f"> {words(note)}")]
    return "\n".join([*head, *lines]).rstrip("\n") + "\n"


def _block(report: Report, found: Diagnostic, manner: Manner) -> Iterator[str]:
    del report
    place = f"{found.span.line}:{found.span.column}" if found.span else path_text(found.path)
    severity = SEVERITIES[str(found.severity)].say(manner.language)
    yield f"- **{severity}** {_code(place)} {_code(found.rule)}: {words(found.message)}  "
    if found.cure:
        yield f"  *{CURE.say(manner.language)}:* {words(found.cure)}  "
    if found.walk:
        yield f"  *{WALK.say(manner.language)}:* {escape(found.walk.brief())}"


def words(text: str) -> str:
    """Write a sentence; what it quotes as code stays code."""
    return "".join(
        _code(piece.text) if piece.is_code else escape(piece.text) for piece in pieces(text)
    )


def _code(text: str) -> str:
    # Nobody is called from code, so that it can be copied letter by letter.
    return f"<code>{_entities(_line(text))}</code>"


def escape(text: str) -> str:
    """Write a text so that nothing in it is Markdown, HTML, a link or a mention.

    >>> escape("<b>*@team*")
    '&#60;b&#62;&#42;&#64;&#8203;team&#42;'
    """
    return _entities(_CALL.sub("\u200b", _line(text)))


def _line(text: str) -> str:
    return printable(_SPACE.sub(" ", text))


def _entities(text: str) -> str:
    return _MARK.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    char = found[0]
    if _LETTER.match(char) or (ord(char) > 127 and char.isalnum()):
        return char
    return f"&#{ord(char)};"


REPORTER = Reporter("markdown", write)
