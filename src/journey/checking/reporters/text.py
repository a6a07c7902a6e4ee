"""Reports for people: each finding at its place, with the line, the cure and the walk."""

from collections.abc import Iterator, Sequence

from journey.checking.reporter import Reporter
from journey.problems.findings import Checked, Diagnostic, Severity
from journey.problems.source import SourceMap, Span, path_text
from journey.words.sentences import Sentence, printable
from journey.words.terminal import Manner, cells, wrap
from journey.words.terms import CURE, NOTE, SEVERITIES, WALK

_NONE = Sentence("no findings in {files} file{files:s}", "파일 {files}개: 문제 없음")
_IN = Sentence("in {files} file{files:s}", "(파일 {files}개)")
_WAIVED = Sentence("{count} waived", "예외 승인 {count}건")
_KNOWN = Sentence("{count} in the baseline", "기준선에 있는 지적 {count}건")
_BELOW = Sentence("below {least:plain} is not shown", "{least:plain}보다 가벼운 것은 보이지 않음")
_MARKS = 8
"""So many characters a column are looked at: a letter may carry marks that take no column."""
_MORE = Sentence("and {count} more", "외 {count}곳")
_PLURALS = {"error": "errors", "warning": "warnings", "advice": "advice"}

FEW = 3
"""Of more places than this of which the same is said, the first are named, the others counted."""


def write(reports: Sequence[Checked], manner: Manner) -> str:
    """Write every finding in the order given, then the count of all."""
    lines = [line for report in reports for line in told(report, manner)]
    for note in manner.notes:
        lines += [*_labelled(NOTE.say(manner.language), note, manner, indent=0), ""]
    return "\n".join([*lines, summary(reports, manner)]) + "\n"


def summary(reports: Sequence[Checked], manner: Manner) -> str:
    """Count the findings by severity, worst first, and what is not among them."""
    values = {"files": len(reports)}
    parts = []
    for severity in (Severity.ERROR, Severity.WARNING, Severity.ADVICE):
        if count := sum(report.count(severity) for report in reports):
            name = str(severity)
            if manner.language == "ko":
                words = f"{SEVERITIES[name].ko} {count}건"
            else:
                words = f"{count} {name if count == 1 else _PLURALS[name]}"
            parts.append(manner.paint(words, name))
    said = f"{', '.join(parts)} {_IN.say(manner.language, values)}"
    aside = [said if parts else _NONE.say(manner.language, values)]
    for sentence, count in (
        (_WAIVED, sum(len(report.waived) for report in reports)),
        (_KNOWN, sum(len(report.known) for report in reports)),
    ):
        if count:
            aside.append(sentence.say(manner.language, {"count": count}))
    if any(finding.severity < manner.least for report in reports for finding in report):
        least = SEVERITIES[str(manner.least)]
        aside.append(_BELOW.say(manner.language, {"least": least}))
    return "; ".join(aside)


def told(report: Checked, manner: Manner) -> Iterator[str]:
    """Write the findings and the notes of one report, line by line."""
    for diagnostic in report:
        if diagnostic.severity < manner.least:
            continue
        yield from _diagnostic(diagnostic, report.source, manner)
        yield ""
    for note in report.notes:
        yield from _labelled(NOTE.say(manner.language), note, manner, indent=0)
        yield ""


def _diagnostic(diagnostic: Diagnostic, source: SourceMap, manner: Manner) -> Iterator[str]:
    paint, language = manner.paint, manner.language
    name = str(diagnostic.severity)
    place = str(diagnostic.span) if diagnostic.span else path_text(diagnostic.path)
    severity = paint(SEVERITIES[name].say(language), name)
    rule = paint(diagnostic.rule, "rule")
    yield f"{paint(printable(place), 'place')}: {severity} {rule}: {diagnostic.message}"
    indent = 2
    if diagnostic.span:
        indent = max(5, len(str(diagnostic.span.line)) + 1)
        yield from _excerpt(source, diagnostic.span, indent, manner, name)
    if diagnostic.cure:
        yield from _labelled(CURE.say(language), diagnostic.cure, manner, indent)
    if diagnostic.walk:
        walk = printable(diagnostic.walk.brief())
        yield from _labelled(WALK.say(language), walk, manner, indent)
    places: dict[str, list[str]] = {}
    for related in diagnostic.related:
        where = printable(str(related.span)) if related.span else path_text(related.path)
        places.setdefault(related.message, []).append(where)
    for message, found in places.items():
        shown = found[:FEW] if len(found) > FEW + 1 else found
        more = {"count": len(found) - len(shown)}
        rest = [_MORE.say(language, more)] if more["count"] else []
        said = f"{message}: {', '.join([*shown, *rest])}"
        yield from _labelled(NOTE.say(language), said, manner, indent)


def _excerpt(
    source: SourceMap, span: Span, indent: int, manner: Manner, role: str
) -> Iterator[str]:
    first, last = source.bounds(span.line)
    if first == last and span.column == 1:
        return
    room = max(20, manner.width - indent - 3)
    place = first + span.column - 1
    start, end = _reach(source.text, (first, last), place, room)
    line, before, under = _window(
        source.text[start:end], place - start, span.length, room, (start > first, end < last)
    )
    bar = manner.paint("|", "dim")
    yield f"{manner.paint(str(span.line).rjust(indent), 'dim')} {bar} {line}"
    mark = manner.paint("^" * max(1, under), role)
    yield f"{' ' * indent} {bar} {' ' * before}{mark}"


def _reach(text: str, line: tuple[int, int], place: int, room: int) -> tuple[int, int]:
    """Return the part of a line of which something may be shown: it may be a whole file long."""
    first, last = line
    start, end = max(first, place - room * _MARKS), min(last, place + room * _MARKS)
    if text[start:end].isascii():
        start, end = max(first, place - room), min(last, place + room)
    return start, end


def _window(
    text: str, start: int, length: int, room: int, torn: tuple[bool, bool]
) -> tuple[str, int, int]:
    """Cut a line to the room that there is, around the place to mark.

    Args:
        text: The line, or as much of it as may be shown.
        start: Where in it the place begins.
        length: How long it is.
        room: The columns that there are.
        torn: Whether the line goes on before the text, and after it.

    Returns:
        The text to show, the columns before the place, and the columns under it.
    """
    shown = list(cells(text))
    widths = [width for _, width in shown]
    first, last = 0, len(shown)
    if any(torn) or sum(widths) > room:
        # Leave a third of the room for what stands before the place.
        first = start
        used = 0
        while first > 0 and used + widths[first - 1] <= room // 3:
            first -= 1
            used += widths[first]
        last, used = first, 1 if first or torn[0] else 0
        while last < len(shown) and used + widths[last] < room:
            used += widths[last]
            last += 1
        while first > 0 and used + widths[first - 1] < room:
            first -= 1
            used += widths[first]
    head = "…" if first or torn[0] else ""
    tail = "…" if last < len(shown) or torn[1] else ""
    body = "".join(char for char, _ in shown[first:last])
    before = len(head) + sum(widths[first:start])
    under = sum(widths[start : min(start + length, last)])
    return f"{head}{body}{tail}".rstrip(), before, under


def _labelled(label: str, text: str, manner: Manner, indent: int) -> Iterator[str]:
    lead = f"{' ' * indent} = {label}: " if indent else f"{label}: "
    hang = " " * (indent + 5 if indent else 2)
    first, *rest = wrap(text, max(30, manner.width - len(hang) - len(label) - 2))
    yield manner.paint(lead, "dim") + first
    for line in rest:
        yield hang + line


REPORTER = Reporter("text", write)
