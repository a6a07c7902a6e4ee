"""What causes the pain, and whose work it comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Bars, Block, Prose, Sheet, as_bars
from journey.words.figures import shortened
from journey.words.sentences import Sentence

SHOWN: Mapping[str, int] = {"weekly": 6, "monthly": 12}
"""How many causes are listed."""

TEAMS = 5
"""How many teams stand in a summary."""

_TITLE = Sentence("Where it comes from", "어디서 시작되는가")
_NONE = Sentence(
    "Nothing says what hurts and why: give voices a `severity`, a `per_month` and a `cause`.",
    "무엇이 왜 불편한지 알 수 없습니다. VOC에 `severity`, `per_month`, `cause`를 쓰세요.",
)
_NONE_HERE = Sentence(
    "No voice is known to come from this team's work.",
    "이 팀의 일에서 시작되는 것으로 알려진 VOC가 없습니다.",
)


def write(desk: Desk) -> Chapter:
    """Write which causes and which teams' causes make most pain."""
    told, title = desk.told_voice, desk.say(_TITLE)
    if not told.chosen("causes"):
        none = _NONE if desk.team is None or not desk.hearing.pains.total else _NONE_HERE
        return Chapter("causes", title, blocks=(Prose(desk.say(none), "quiet"),))
    lead = told.lead_of("causes") if desk.team is None else ""
    return Chapter("causes", title, lead, tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    for block in desk.told_voice.chosen("teams"):
        if isinstance(block, Sheet):
            bars = as_bars(block, 1)
            yield _short(bars) if desk.is_brief else bars
    if desk.is_brief:
        return
    if desk.team is None and desk.kind == "monthly":
        yield from desk.picture("pareto")
    most = SHOWN[desk.kind] if desk.team is None else None
    yield from desk.chosen(desk.told_voice, "causes", most=most)


def _short(bars: Bars) -> Bars:
    kept = tuple(each._replace(label=shortened(each.label, 24)) for each in bars.bars[:TEAMS])
    return replace(bars, bars=kept, note="")
