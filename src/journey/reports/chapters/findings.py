"""What the check finds in the definition itself."""

from collections.abc import Iterator

from journey.problems.findings import Diagnostic, Severity
from journey.problems.source import path_text
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Item, Listing, Prose, Saying
from journey.words.sentences import Sentence, printable
from journey.words.terms import SEVERITIES

_TITLE = Sentence("Is the map right", "이 지도는 맞는가")
_LEAD = Sentence(
    "{errors} error{errors:s}, {warnings} warning{warnings:s}, {advice} piece{advice:s} of advice.",
    "오류 {errors}개, 경고 {warnings}개, 조언 {advice}개.",
)
_NONE = Sentence(
    "The definition of the journey is sound: `journey check` finds nothing.",
    "여정 정의에 문제가 없습니다. `journey check`가 찾은 것이 없습니다.",
)
_NONE_HERE = Sentence(
    "`journey check` finds nothing in what this team owns.",
    "`journey check`가 이 팀이 맡은 것에서 찾은 문제가 없습니다.",
)
_NAMES = {
    Severity.ERROR: Sentence("Errors", "오류"),
    Severity.WARNING: Sentence("Warnings", "경고"),
    Severity.ADVICE: Sentence("Advice", "조언"),
}


def write(desk: Desk) -> Chapter:
    """Write what was found, the worst first."""
    title = desk.say(_TITLE)
    if not desk.findings:
        none = _NONE if desk.team is None else _NONE_HERE
        return Chapter("findings", title, blocks=(Prose(desk.say(none)),))
    counts = {s: sum(one.severity is s for one in desk.findings) for s in _NAMES}
    lead = desk.say(
        _LEAD,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        advice=counts[Severity.ADVICE],
    )
    return Chapter("findings", title, lead, tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    # What a meeting of all needs not go through, the team itself still has to see.
    skipped = Severity.ADVICE if desk.team is None and desk.kind == "weekly" else None
    for severity, heading in _NAMES.items():
        items = tuple(_item(desk, one) for one in desk.findings if one.severity is severity)
        if items and severity is not skipped:
            yield Listing(desk.say(heading), items)


def _item(desk: Desk, one: Diagnostic) -> Item:
    place = f"{one.span.line}:{one.span.column}" if one.span else path_text(one.path)
    tone = {Severity.ERROR: "bad", Severity.WARNING: "warn"}.get(one.severity, "")
    note = f"{printable(place)} · {one.rule} · {SEVERITIES[str(one.severity)].say(desk.language)}"
    return Item(Saying(one.message), Saying(one.cure), note, tone=tone)  # type: ignore[arg-type]
