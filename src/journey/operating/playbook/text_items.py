"""A playbook as a text for a meeting: what is to be decided first, the action items last."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from journey.model.amounts import Range
from journey.operating.playbook.playbook import (
    KINDS,
    Deal,
    Freed,
    Group,
    Kind,
    Passage,
    Playbook,
    Prospect,
    TimeChain,
    Workload,
)
from journey.operating.playbook.reasons import range_text
from journey.operating.playbook.text_item import item_lines
from journey.words.figures import figure, percent
from journey.words.sentences import Sentence
from journey.words.terms import MATURITY
from journey.words.writer import Writer

By: TypeAlias = Literal["stage", "team", "customer"]
"""By what action items are listed."""

SHOWN = 5
"""Of what could mature besides, so many are written out."""

MONTH = 365.2425 / 12
"""How many days a month has on average."""

_TITLE = Sentence(
    "{title:all}: operations, {today:plain}", "{title:all}: 운영 현황 ({today:plain})"
)
_TEAM = Sentence(
    "{title:all}: operations of {team:all}, {today:plain}",
    "{title:all}: {team:all} 운영 현황 ({today:plain})",
)
_NONE = Sentence(
    "No action items: write what the team does under `actions` of a stage.",
    "액션 아이템이 없습니다. 팀이 하는 일을 단계의 `actions`에 쓰세요.",
)
_UNSAID = Sentence("of {count} the hours are not said", "시간 미정 {count}개")
_KINDS: Mapping[Kind, Sentence] = {
    "manual": Sentence("by hand (project, process)", "수작업(신규 프로젝트, 프로세스)"),
    "human": Sentence("to stay with people", "사람이 계속 맡을 일"),
    "automated": Sentence("automated", "자동화"),
    "unknown": Sentence("maturity not said", "성숙도 미정"),
}
_HEADS = (
    Sentence("", ""),
    Sentence("items", "개수"),
    Sentence("hours a month", "월 시간"),
    Sentence("of the hours", "시간 비중"),
)
_CANDIDATES = Sentence(
    "Worth automating (more than {limit:plain} hours a month)",
    "자동화할 만한 일(월 {limit:plain}시간 초과)",
)
_NO_CANDIDATES = Sentence(
    "Nothing: no project or process that need not stay with people takes more.",
    "없습니다. 사람이 계속 맡을 일을 빼면 그보다 오래 걸리는 신규 프로젝트나 프로세스가 없습니다.",
)
_OTHERS = Sentence("What else could mature", "그 밖에 성숙도를 높일 수 있는 일")
_MORE = Sentence("and {count} more", "그 밖에 {count}개")
_WHAT = Sentence(
    "{title:all} — {owner:all}, {maturity:all}, {hours:all}",
    "{title:all} — {owner:all}, {maturity:all}, {hours:all}",
)
_YEAR = Sentence("first year: {year:plain} hours saved", "첫해 순절감: {year:plain}시간")
_YEAR_GROSS = Sentence(
    "first year: {year:plain} hours saved, before the effort that is unknown",
    "첫해 절감: {year:plain}시간(알 수 없는 공수를 빼기 전)",
)
_STAYS = Sentence("stays with people", "사람이 맡음")
_NOBODY = Sentence("no owner", "담당 없음")
_BASES = {
    "estimate": Sentence(
        "“At least”, “about” and “perhaps” mark one practitioner's estimate, not a measurement: a "
        "process saves at least 30 %, automation at least 50–70 % of the first effort, which is "
        "the hours as a new project, and automating costs about as much as a month of it again. "
        "Write what you know better under `maturing` of the action item, or `[thresholds]` of the "
        "configuration.",
        "‘최소’, ‘약’, ‘추정’은 측정값이 아니라 한 실무자의 추정치입니다. 첫 공수(신규 프로젝트일 "
        "때의 시간)에서 프로세스화는 30 % 이상, 자동화는 50–70 % 이상을 줄이고, 자동화에는 첫 공수 "
        "한 달 치가 한 번 더 든다고 봅니다. 더 정확한 수치는 액션 아이템의 `maturing`이나 설정의 "
        "`[thresholds]`에 쓰세요.",
    ),
    "configuration": Sentence(
        "Some savings and efforts are those of the configuration.",
        "일부 절감률과 공수는 설정값을 따랐습니다.",
    ),
}
_CYCLE = Sentence(
    "The cycle: what has matured, and to whom its time goes",
    "선순환: 성숙도가 오른 일과 줄어든 시간이 쓰이는 곳",
)
_LINK = Sentence("{title:all} ({what:all})", "{title:all} ({what:all})")
_FREES = Sentence("frees {hours:plain} h a month", "월 {hours:plain}시간 절감")
_FREES_ABOUT = Sentence("frees perhaps {hours:plain} h a month", "월 {hours:plain}시간 절감 추정")
_FREES_NONE = Sentence("frees no time", "줄어든 시간 없음")
_RING = Sentence("a ring: {chain:all}", "순환: {chain:all}")
_ALREADY = Sentence(", which goes on as above or below", " (이어지는 흐름은 따로 표시)")
_FREED = Sentence(
    "{hours:plain} hours a month are freed as far as the file says them (`first_hours`, "
    "{count} item{count:s}), of which {used:plain} go to other work.",
    "파일에 적힌 대로(`first_hours`, {count}개) 월 {hours:plain}시간이 줄었고 그 가운데 "
    "{used:plain}시간이 다른 일에 쓰입니다.",
)
_NO_FREED = Sentence(
    "How many hours are freed is nowhere said: write `maturing: {{first_hours: …}}`, the hours a "
    "month that it took as a new project.",
    "얼마나 줄었는지 적힌 곳이 없습니다. 신규 프로젝트일 때의 월 시간을 "
    "`maturing: {{first_hours: …}}`에 쓰세요.",
)
_TOOK = Sentence(
    "From {before:all} to {after:all}: {range:plain} months ({count} item{count:s})",
    "{before:all}에서 {after:all}까지 {range:plain}개월 ({count}개)",
)
_IDLE = Sentence(
    "Matured, and its time goes to nobody (`frees_time_for`): {names:all}",
    "성숙도는 올랐지만 줄어든 시간을 쓸 곳이 정해지지 않음(`frees_time_for`): {names:all}",
)
_HASTY = Sentence(
    "Automated, and no day says that it was a process first: {names:all}",
    "프로세스였던 날짜 없이 자동화됨: {names:all}",
)
_DEALS = Sentence("Offers", "유료 상품")
_DEAL = Sentence("{title:all}: {price:all}", "{title:all}: {price:all}")
_NO_PRICE = Sentence("no price", "가격 없음")
_REVENUE = Sentence(
    "expected {revenue:plain} a month: {uptake:plain} of the {offered:plain} offered it take it",
    "월 예상 매출 {revenue:plain}: 제안받은 {offered:plain}명 중 {uptake:plain} 이용",
)
_NO_REVENUE = Sentence("expected revenue unknown: {why:all}", "예상 매출 알 수 없음: {why:all}")
_FREE = {
    "free": Sentence("free path: {path:all}", "무료 경로: {path:all}"),
    "none": Sentence(
        "no free path for those who do not pay", "돈을 내지 않는 고객을 위한 무료 경로 없음"
    ),
    "itself": Sentence("its free path is itself", "무료 경로가 자기 자신임"),
    "sold": Sentence("its free path {path:all} is sold as well", "무료 경로 {path:all}도 유료임"),
    "undeclared": Sentence("its free path {path:all} does not exist", "무료 경로 {path:all} 없음"),
}
_OPEN = Sentence(", open to all who are offered this", ", 같은 고객 모두에게 열려 있음")
_SHUT = Sentence(", not open to {who:all}", ", {who:all} 고객에게는 닫혀 있음")
_LIST = {
    "stage": Sentence("Action items by stage", "단계별 액션 아이템"),
    "team": Sentence("Action items by team", "팀별 액션 아이템"),
    "customer": Sentence("Action items by customer type", "고객 유형별 액션 아이템"),
}
_GROUP = Sentence("{count} item{count:s}, {hours:all}", "{count}개, {hours:all}")
_MONTHLY = Sentence("{hours:all} a month", "월 {hours:all}")
_HOURS_UNSAID = Sentence("hours not said", "시간 미정")
_PARTLY = Sentence("{hours:all}, {unsaid} not said", "{hours:all}, 시간 미정 {unsaid}개")
_HELPS = Sentence("Helps with: {names:all}", "함께하는 일: {names:all}")
_GENERIC = Sentence("For everyone, them too: {names:all}", "모든 고객을 위한 것: {names:all}")
_NO_TEAM = Sentence("Nobody's", "담당 없음")
_NO_TYPE = Sentence("Met by no customer", "만나는 고객 없음")


def tell_figures(playbook: Playbook, writer: Writer) -> Iterator[str]:
    """Write how many action items there are, and how much of the work is by hand."""
    title = writer.plain(writer.journey)
    values = {"title": title, "today": playbook.today}
    if playbook.team is None:
        heading = writer.say(_TITLE, **values)
    else:
        heading = writer.say(_TEAM, **values, team=writer.team(playbook.team))
    yield from (writer.manner.paint(line, "rule") for line in writer.broken(heading, 0))
    if not playbook.items:
        yield from writer.hung(writer.say(_NONE), 0)
        return
    hours = sum(each.hours or 0.0 for each in playbook.tallies.values())
    yield _counted(playbook.tallies, writer)
    yield ""
    rows = [_kind(kind, playbook.tallies[kind], hours, writer) for kind in KINDS]
    heads = [writer.say(head) for head in _HEADS]
    yield from writer.table(rows, heads, (1, 2, 3))


def _kind(kind: Kind, tally: Workload, hours: float, writer: Writer) -> list[str]:
    name = writer.say(_KINDS[kind])
    if tally.unsaid:
        name = f"{name}; {writer.say(_UNSAID, count=tally.unsaid)}"
    if tally.hours is None:
        return [name, str(tally.items), "?", "?"]
    share = percent(tally.hours / hours) if hours else ""
    return [name, str(tally.items), figure(tally.hours), share]


def tell_maturing(playbook: Playbook, writer: Writer) -> Iterator[str]:
    """Write what is worth automating, and what else could mature."""
    yield from writer.heading(writer.say(_CANDIDATES, limit=f"{playbook.limit:g}"))
    if not playbook.candidates:
        yield from writer.hung(writer.say(_NO_CANDIDATES), more=0)
    for number, prospect in enumerate(playbook.candidates, 1):
        yield from _prospect(prospect, playbook, writer, f"{number} ")
    if playbook.others:
        yield ""
        yield f"  {writer.say(_OTHERS)}"
        for prospect in playbook.others[:SHOWN]:
            yield from _prospect(prospect, playbook, writer, "– ")
        if len(playbook.others) > SHOWN:
            yield f"  {writer.say(_MORE, count=len(playbook.others) - SHOWN)}"


def tell_bases(playbook: Playbook, writer: Writer) -> Iterator[str]:
    """Write where the figures of maturing come from, where the file does not say them."""
    for basis in playbook.bases:
        if basis in _BASES:
            yield ""
            yield from writer.hung(writer.say(_BASES[basis]), more=0)


def _prospect(prospect: Prospect, playbook: Playbook, writer: Writer, mark: str) -> Iterator[str]:
    item = playbook.item(prospect.action)
    maturity = writer.say(MATURITY[prospect.maturity])
    values = {
        "title": mark + writer.action(prospect.action),
        "owner": writer.team(item.owner) if item.owner else writer.say(_NOBODY),
        "maturity": f"{maturity}, {writer.say(_STAYS)}" if item.human else maturity,
        "hours": writer.hours(prospect.hours),
    }
    yield from writer.hung(writer.say(_WHAT, **values))
    yield from writer.hung(writer.say(prospect.reason), 4, 0)
    if prospect.steps and prospect.steps[-1].effort is not None:
        last = prospect.steps[-1]
        words = _YEAR_GROSS if last.missing else _YEAR
        yield from writer.hung(writer.say(words, year=range_text(last.year)), 4, 0)


def tell_cycle(playbook: Playbook, writer: Writer) -> Iterator[str]:
    """Write who frees time for whom, and what matured and frees time for nothing."""
    if not playbook.freed and not playbook.chains:
        return
    yield from writer.heading(writer.say(_CYCLE))
    freed = {each.action: each for each in playbook.freed}
    for chain in playbook.chains:
        yield from writer.hung(_chain(chain, freed, writer))
    own = {item.action for item in playbook.items}
    said = [each for each in playbook.freed if each.by == "file" and each.action in own]
    if said:
        hours = sum(each.hours.low for each in said if each.hours)
        used = sum(each.hours.low for each in said if each.hours and each.to)
        values = {"count": len(said), "hours": figure(hours), "used": figure(used)}
        yield from writer.hung(writer.say(_FREED, **values), more=0)
    elif any(each.action in own for each in playbook.freed):
        yield from writer.hung(writer.say(_NO_FREED), more=0)
    yield from _took([each for item in playbook.items for each in item.passages], writer)
    for words, ids in ((_IDLE, playbook.idle), (_HASTY, playbook.hasty)):
        if ids:
            yield from writer.hung(writer.say(words, names=_names(ids, writer)))


def _chain(chain: TimeChain, freed: Mapping[str, Freed], writer: Writer) -> str:
    links = [_link(id, freed.get(id), writer) for id in chain.actions[:-1]]
    last = chain.actions[-1]
    if chain.is_ring:
        links += [_link(last, freed.get(last), writer), writer.action(chain.actions[0])]
        return writer.say(_RING, chain=" → ".join(links))
    links.append(writer.action(last))
    joined = " → ".join(links)
    return joined + writer.say(_ALREADY) if chain.joins else joined


def _link(id: str, freed: Freed | None, writer: Writer) -> str:
    """Write an action item, how far it is and what it frees."""
    action = writer.journey._actions.get(id)
    what = []
    if action and action[1].maturity:
        what.append(writer.say(MATURITY[action[1].maturity]))
    if freed and freed.hours is not None:
        words = _FREES if freed.by == "file" else _FREES_ABOUT
        words = _FREES_NONE if freed.hours.high <= 0 else words
        what.append(writer.say(words, hours=range_text(freed.hours)))
    title = writer.action(id)
    return writer.say(_LINK, title=title, what=", ".join(what)) if what else title


def _took(passages: Sequence[Passage], writer: Writer) -> Iterator[str]:
    spans: dict[tuple[str, str], list[int]] = {}
    for each in passages:
        spans.setdefault((each.before, each.after), []).append(each.days)
    for (before, after), days in sorted(spans.items(), reverse=True):
        values = {
            "before": writer.say(MATURITY[before]),
            "after": writer.say(MATURITY[after]),
            "range": range_text(Range(min(days) / MONTH, max(days) / MONTH)),
            "count": len(days),
        }
        yield from writer.hung(writer.say(_TOOK, **values))


def tell_deals(playbook: Playbook, writer: Writer) -> Iterator[str]:
    """Write what is sold, what it brings, and who is helped without paying."""
    if playbook.deals:
        yield from writer.heading(writer.say(_DEALS))
    for deal in playbook.deals:
        price = deal.price or writer.say(_NO_PRICE)
        title = writer.action(deal.action)
        yield from writer.hung(writer.say(_DEAL, title=title, price=price))
        yield from writer.hung(_free(deal, writer), 4)
        if deal.revenue is not None:
            revenue = f"{deal.revenue:,.0f} {deal.currency}"
            offered, uptake = figure(deal.offered or 0.0), percent(deal.uptake or 0.0)
            values = {"revenue": revenue, "offered": offered, "uptake": uptake}
            yield from writer.hung(writer.say(_REVENUE, **values), 4)
        elif deal.unknown is not None:
            yield from writer.hung(writer.say(_NO_REVENUE, why=deal.unknown), 4)


def _free(deal: Deal, writer: Writer) -> str:
    said = writer.say(_FREE[deal.free], path=writer.action(deal.free_path or ""))
    if deal.free != "free":
        return said
    if not deal.shut_out:
        return said + writer.say(_OPEN)
    return said + writer.say(_SHUT, who=", ".join(writer.who(str(who)) for who in deal.shut_out))


def tell_items(playbook: Playbook, writer: Writer, by: By = "stage") -> Iterator[str]:
    """Write every action item, by stage, by team or by customer type."""
    if not playbook.items and not playbook.helps:
        return
    yield from writer.heading(writer.say(_LIST[by]))
    groups = {"stage": playbook.stages, "team": playbook.teams, "customer": playbook.types}
    for group in groups[by]:
        if by == "team" and playbook.team not in (None, group.id):
            continue
        yield ""
        yield from writer.ends(_name(group, by, writer), _counted(group.tallies, writer))
        for id in group.items:
            yield from item_lines(playbook.item(id), writer, by)
        if group.others:
            words = _HELPS if by == "team" else _GENERIC
            yield from writer.hung(writer.say(words, names=_names(group.others, writer)))
    if by != "team":
        yield from _helps(playbook, writer)


def _helps(playbook: Playbook, writer: Writer) -> Iterator[str]:
    """Name what a team helps with."""
    if playbook.helps:
        yield ""
        names = _names([item.action for item in playbook.helps], writer)
        yield from writer.hung(writer.say(_HELPS, names=names), 0)


def _counted(tallies: Mapping[Kind, Workload], writer: Writer) -> str:
    """Write how many action items there are and how many hours they take, as far as is said."""
    items = sum(each.items for each in tallies.values())
    unsaid = sum(each.unsaid for each in tallies.values())
    hours = writer.say(_HOURS_UNSAID)
    if unsaid < items:
        known = sum(each.hours or 0.0 for each in tallies.values())
        hours = writer.say(_MONTHLY, hours=writer.hours(known))
        if unsaid:
            hours = writer.say(_PARTLY, hours=hours, unsaid=unsaid)
    return writer.say(_GROUP, count=items, hours=hours)


def _name(group: Group, by: By, writer: Writer) -> str:
    if by == "stage":
        stages = writer.journey.stages
        number = next(n for n, stage in enumerate(stages, 1) if stage.id == group.id)
        return f"{number} {writer.plain(stages[number - 1])}"
    if group.id is None:
        return writer.say(_NO_TEAM if by == "team" else _NO_TYPE)
    return writer.team(group.id) if by == "team" else writer.types[group.id]


def _names(ids: Sequence[str], writer: Writer) -> str:
    return ", ".join(writer.action(id) for id in ids)
