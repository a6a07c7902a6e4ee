"""What causes the pain, and whose work it comes from."""

from collections.abc import Iterator, Mapping

from journey.operating.voices.pain import CausePain
from journey.reports.material import Desk
from journey.reports.paper import Bar, Bars, Block, Cell, Chapter, Head, Prose, Sheet
from journey.words.figures import percent, shortened
from journey.words.sentences import Sentence

SHOWN: Mapping[str, int] = {"weekly": 6, "monthly": 12}
"""How many causes are listed."""

_TITLE = Sentence("Where it comes from", "어디서 시작되는가")
_LEAD = Sentence(
    "{vital} of {count} cause{count:s} make four fifths of all pain.",
    "원인 {count}개 가운데 {vital}개가 불편도의 80%를 만듭니다.",
)
_NONE = Sentence(
    "Nothing says what hurts and why: give voices a `severity`, a `per_month` and a `cause`.",
    "무엇이 왜 불편한지 알 수 없습니다. VOC에 `severity`, `per_month`, `cause`를 쓰세요.",
)
_NONE_HERE = Sentence(
    "No voice is known to come from this team's work.",
    "이 팀의 일에서 시작되는 것으로 알려진 VOC가 없습니다.",
)
_BY_TEAM = Sentence("Pain by the team whose work causes it", "원인 팀별 불편도")
_TEAMLESS = Sentence("no team named", "팀이 적히지 않음")
_MEANT = Sentence(
    "Pain is severity × how often it is heard a month; it counts where it is caused, not where it "
    "is heard.",
    "불편도는 심각도 × 월 건수이며, 들리는 곳이 아니라 생기는 곳에서 셉니다.",
)
_BY_CAUSE = Sentence("The causes, the worst first", "원인, 불편도 순")
_HEADS = (
    Sentence("Cause", "원인"),
    Sentence("Team", "팀"),
    Sentence("Of all pain", "불편도 비중"),
    Sentence("What customers say", "고객의 말"),
)
_UNKNOWN = Sentence("unknown", "모름")
_MORE = Sentence("{count} more cause{count:s}", "그 밖의 원인 {count}개")


def write(desk: Desk) -> Chapter:
    """Write which causes and which teams' causes make most pain."""
    pains, title = desk.hearing.pains, desk.say(_TITLE)
    causes = [each for each in pains.causes if each.amount and desk.team in (None, each.team)]
    if not causes:
        none = _NONE if desk.team is None or not pains.total else _NONE_HERE
        return Chapter("causes", title, blocks=(Prose(desk.say(none), "quiet"),))
    count = sum(each.amount > 0 for each in pains.causes)
    lead = desk.say(_LEAD, vital=pains.vital, count=count) if desk.team is None else ""
    return Chapter("causes", title, lead, tuple(_blocks(desk, causes)))


def _blocks(desk: Desk, causes: list[CausePain]) -> Iterator[Block]:
    yield from _bars(desk)
    if desk.is_brief:
        return
    if desk.team is None and desk.kind == "monthly":
        yield from desk.picture("pareto")
    most = SHOWN[desk.kind] if desk.team is None else len(causes)
    rows = tuple(_row(desk, each) for each in causes[:most])
    more = desk.say(_MORE, count=len(causes) - most) if len(causes) > most else ""
    heads = tuple(Head(desk.say(s), n == 2) for n, s in enumerate(_HEADS))
    yield Sheet(desk.say(_BY_CAUSE), heads, rows, more)


def _bars(desk: Desk) -> Iterator[Block]:
    pains = desk.hearing.pains
    teams = [each for each in pains.teams if each.causes > 0]
    if desk.is_brief:
        teams = teams[:5]
    if not teams or not pains.total:
        return
    top = max(each.causes for each in teams)
    bars = tuple(
        Bar(
            shortened(
                desk.team_name(each.team) or desk.say(_TEAMLESS), 24 if desk.is_brief else 80
            ),
            percent(each.causes / pains.total),
            each.causes / top,
            tone="warn" if each.team == desk.team or desk.team is None else "",
        )
        for each in teams
    )
    yield Bars(desk.say(_BY_TEAM), bars, "" if desk.is_brief else desk.say(_MEANT))


def _row(desk: Desk, each: CausePain) -> tuple[Cell, ...]:
    return (
        Cell(desk.text(each.text) or desk.say(_UNKNOWN)),
        Cell(desk.team_name(each.team) or "–"),
        Cell(percent(each.share) if each.share is not None else "–"),
        Cell(", ".join(map(desk.voice_name, each.voices))),
    )
