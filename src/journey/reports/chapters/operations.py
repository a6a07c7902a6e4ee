"""What the team does for customers: hours, how much is done by hand, what to automate."""

from collections.abc import Iterator, Mapping

from journey.operating.playbook.playbook import Deal, Freed, Freedom, Group, Kind, Prospect
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Cell, Head, Item, Listing, Prose, Sheet, Tile, Tiles
from journey.words.figures import figure, percent
from journey.words.sentences import Sentence
from journey.words.terms import MATURITY

SHOWN = 6
"""How many candidates are listed."""

_TITLE = Sentence("What it takes", "들이는 일")
_LEAD = Sentence(
    "{items} action item{items:s} take {hours:plain} hours a month; {manual:plain} of that is done "
    "by hand and could mature.",
    "액션 아이템 {items}개에 월 {hours:plain}시간이 들고, 그 가운데 {manual:plain}는 사람이 하지만 "
    "더 효율화할 수 있는 일입니다.",
)
_NONE = Sentence(
    "No action items are written down: declare `actions` in the stages.",
    "액션 아이템이 없습니다. 단계에 `actions`를 쓰세요.",
)
_NONE_HERE = Sentence("This team does no action item.", "이 팀이 맡은 액션 아이템이 없습니다.")
_NO_HOURS = Sentence(
    "{items} action item{items:s}; none says how many hours it takes (`hours_per_month`).",
    "액션 아이템 {items}개. 드는 시간(`hours_per_month`)이 적힌 것은 없습니다.",
)
_KINDS: Mapping[Kind, Sentence] = {
    "manual": Sentence("By hand", "사람이 하는 일"),
    "human": Sentence("To stay with people", "사람이 해야 하는 일"),
    "automated": Sentence("Automated", "자동화된 일"),
    "unknown": Sentence("Maturity unknown", "성숙도를 모르는 일"),
}
_ITEMS = Sentence("{count} action item{count:s}", "액션 아이템 {count}개")
_HOURS = Sentence("{hours:plain} h", "{hours:plain}시간")
_UNSAID = Sentence("{count} without hours", "시간이 없는 것 {count}개")
_BY_TEAM = Sentence("By team", "팀별")
_HEADS = (
    Sentence("Team", "팀"),
    Sentence("Action items", "액션 아이템"),
    Sentence("Hours a month", "월 시간"),
    Sentence("By hand", "사람이 하는 시간"),
    Sentence("Automated", "자동화"),
)
_TEAMLESS = Sentence("no team named", "팀이 적히지 않음")
_CANDIDATES = Sentence("Worth maturing next", "다음으로 효율화할 일")
_NO_CANDIDATES = Sentence(
    "Nothing takes more than {limit:plain} hours a month and could be automated.",
    "월 {limit:plain}시간이 넘고 자동화할 수 있는 일이 없습니다.",
)
_ESTIMATE = Sentence(
    "Savings are ranges; where the file says none they are one practitioner's estimate.",
    "절감 시간은 범위로 보이며, 파일에 적혀 있지 않으면 한 실무자의 추정치입니다.",
)
_FREED = Sentence("What matured, and where its time went", "효율화한 일과 그 시간이 간 곳")
_WENT = Sentence("{hours:all} a month for “{to:all}”", "월 {hours:all} → “{to:all}”")
_NOWHERE = Sentence("{hours:all} a month, for nothing named", "월 {hours:all}, 쓸 곳이 적히지 않음")
_MORE = Sentence("{count} more action item{count:s} that matured", "그 밖에 효율화한 일 {count}개")
_SOLD = Sentence("What is sold", "상품화한 일")
_FREE: Mapping[Freedom, Sentence] = {
    "free": Sentence("free path: {path:all}", "무료로는 {path:all}"),
    "none": Sentence("no free path", "무료 경로 없음"),
    "itself": Sentence("its free path is itself", "무료 경로가 자기 자신임"),
    "sold": Sentence("its free path is sold as well", "무료 경로도 유료임"),
    "undeclared": Sentence("its free path does not exist", "무료 경로가 여정에 없음"),
}


def write(desk: Desk) -> Chapter:
    """Write what the action items take, and which could mature."""
    playbook, title = desk.playbook, desk.say(_TITLE)
    if not playbook.items:
        none = _NONE if desk.team is None or not any(desk.journey.actions) else _NONE_HERE
        return Chapter("operations", title, blocks=(Prose(desk.say(none), "quiet"),))
    hours = sum(tally.hours or 0.0 for tally in playbook.tallies.values())
    values = {"items": len(playbook.items), "hours": figure(hours)}
    if hours:
        manual = percent((playbook.tallies["manual"].hours or 0.0) / hours)
        lead = desk.say(_LEAD, **values, manual=manual)
    else:
        lead = desk.say(_NO_HOURS, **values)
    return Chapter("operations", title, lead, tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    yield Tiles(tuple(_tile(desk, kind) for kind in _KINDS))
    playbook = desk.playbook
    if desk.team is None:
        heads = tuple(Head(desk.say(s), n > 0) for n, s in enumerate(_HEADS))
        rows = tuple(_row(desk, group) for group in playbook.teams)
        yield Sheet(desk.say(_BY_TEAM), heads, rows)
    items = tuple(_prospect(desk, each) for each in playbook.candidates[:SHOWN])
    none = desk.say(_NO_CANDIDATES, limit=figure(playbook.limit))
    yield Listing(desk.say(_CANDIDATES), items, none, desk.say(_ESTIMATE) if items else "")
    freed = sorted(playbook.freed, key=lambda each: -(each.hours.high if each.hours else 0.0))
    items = tuple(_freed(desk, each) for each in freed[:SHOWN])
    more = desk.say(_MORE, count=len(freed) - SHOWN) if len(freed) > SHOWN else ""
    if items:
        yield Listing(desk.say(_FREED), items, more=more)
    deals = tuple(_deal(desk, each) for each in playbook.deals)
    if deals:
        yield Listing(desk.say(_SOLD), deals)


def _tile(desk: Desk, kind: Kind) -> Tile:
    tally = desk.playbook.tallies[kind]
    notes = [desk.say(_ITEMS, count=tally.items)]
    notes += [desk.say(_UNSAID, count=tally.unsaid)] if tally.unsaid else []
    value = desk.say(_HOURS, hours=figure(tally.hours)) if tally.hours is not None else "–"
    return Tile(desk.say(_KINDS[kind]), value, " · ".join(notes))


def _row(desk: Desk, group: Group) -> tuple[Cell, ...]:
    hours = {kind: group.tallies[kind].hours or 0.0 for kind in _KINDS}
    items = sum(group.tallies[kind].items for kind in _KINDS)
    return (
        Cell(desk.team_name(group.id) or desk.say(_TEAMLESS)),
        Cell(figure(items)),
        Cell(figure(sum(hours.values()))),
        Cell(figure(hours["manual"] + hours["human"])),
        Cell(figure(hours["automated"])),
    )


def _prospect(desk: Desk, each: Prospect) -> Item:
    stage = desk.playbook.item(each.action)
    notes = [desk.team_name(stage.owner), desk.say(MATURITY[each.maturity])]
    hours = desk.say(_HOURS, hours=figure(each.hours)) if each.hours is not None else ""
    reason = desk.sentences([each.reason.say(desk.language)])
    note = " · ".join(filter(None, notes))
    return Item(desk.phrases.action(each.action), reason, note, hours)


def _freed(desk: Desk, each: Freed) -> Item:
    if each.hours is None:
        said = "?"
    else:
        low, high = figure(each.hours.low), figure(each.hours.high)
        said = low if low == high else f"{low}–{high}"
    shown = desk.say(_HOURS, hours=said)
    to = desk.phrases.action(each.to) if each.to else ""
    text = desk.say(_WENT if to else _NOWHERE, hours=shown, to=to)
    return Item(desk.phrases.action(each.action), text, tone="" if to else "warn")


def _deal(desk: Desk, each: Deal) -> Item:
    path = desk.phrases.action(each.free_path) if each.free_path else ""
    tone = "" if each.free == "free" else "bad"
    return Item(
        desk.phrases.action(each.action),
        desk.say(_FREE[each.free], path=path),
        tag=each.price or "",
        tone="bad" if tone else "",
    )
