"""Tell what is worth automating, and what became of the time that has matured so far."""

from collections.abc import Iterator, Mapping

from journey.model.amounts import Range
from journey.operating.playbook.playbook import Freed, Playbook, Prospect, TimeChain
from journey.operating.playbook.reasons import range_text
from journey.words.blocks import Item, Listing, Prose, Section, shortened_to
from journey.words.figures import figure
from journey.words.names import Names
from journey.words.sentences import Sentence
from journey.words.terms import MATURITY

SHOWN = 5
"""Of what could mature besides, so many are told."""

MONTH = 365.2425 / 12
"""How many days a month has on average."""

_CANDIDATES = Sentence(
    "Worth automating (more than {limit:plain} hour{limit:s} a month)",
    "자동화할 만한 일(월 {limit:plain}시간 초과)",
)
_NO_CANDIDATES = Sentence(
    "Nothing: no project or process that need not stay with people takes more.",
    "없습니다. 사람이 계속 맡을 일을 빼면 그보다 오래 걸리는 신규 프로젝트나 프로세스가 없습니다.",
)
_OTHERS = Sentence("What else could mature", "그 밖에 성숙도를 높일 수 있는 일")
_YEAR = Sentence("first year: {year:plain} hour{year:s} saved", "첫해 순절감: {year:plain}시간")
_YEAR_GROSS = Sentence(
    "first year: {year:plain} hour{year:s} saved, before the effort that is unknown",
    "첫해 절감: {year:plain}시간(알 수 없는 공수를 빼기 전)",
)
_OWNER = Sentence("{owner:all}", "{owner:all}")
_STAYS = Sentence("stays with people", "사람이 맡음")
_RESTS = Sentence("What the figures of maturing rest on", "성숙도 수치의 근거")
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
_NO_CYCLE = Sentence(
    "No time that was freed goes to other work (`frees_time_for`).",
    "줄어든 시간이 다른 일에 쓰이는 곳이 없습니다(`frees_time_for`).",
)
_LINK = Sentence("{title:all} ({what:all})", "{title:all} ({what:all})")
_FREES = Sentence("frees {hours:plain} h a month", "월 {hours:plain}시간 절감")
_FREES_ABOUT = Sentence("frees perhaps {hours:plain} h a month", "월 {hours:plain}시간 절감 추정")
_FREES_NONE = Sentence("frees no time", "줄어든 시간 없음")
_RING = Sentence("a ring: {chain:all}", "순환: {chain:all}")
_JOINS = Sentence(
    "{chain:all}, which goes on as above or below", "{chain:all} (이어지는 흐름은 따로 표시)"
)
_FREED = Sentence(
    "{hours:plain} hour{hours:s} a month {hours:is|are} freed as far as the file says them "
    "(`first_hours`, "
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
    "From {before:all} to {after:all} it took {range:plain} months ({count} item{count:s}).",
    "{before:all}에서 {after:all}까지 {range:plain}개월 걸렸습니다({count}개).",
)
_IDLE = Sentence(
    "Matured, and its time goes to nobody (`frees_time_for`)",
    "성숙도는 올랐지만 줄어든 시간을 쓸 곳이 정해지지 않은 일(`frees_time_for`)",
)
_HASTY = Sentence(
    "Automated, and no day says that it was a process first", "프로세스였던 날짜 없이 자동화된 일"
)


def candidates(playbook: Playbook, names: Names) -> Section:
    """Tell what is worth automating, the best first."""
    items = tuple(_prospect(each, playbook, names) for each in playbook.candidates)
    title = names.say(_CANDIDATES, limit=figure(playbook.limit))
    return Section("candidates", (Listing(title, items, names.say(_NO_CANDIDATES)),))


def others(playbook: Playbook, names: Names) -> Section:
    """Tell what else could mature."""
    items = tuple(_prospect(each, playbook, names) for each in playbook.others)
    block = shortened_to(Listing(names.say(_OTHERS), items), SHOWN, names.language)
    return Section("others", (block,) if items else ())


def _prospect(prospect: Prospect, playbook: Playbook, names: Names) -> Item:
    item = playbook.item(prospect.action)
    notes = [
        names.say(_OWNER, owner=names.whose(item.owner)),
        names.say(MATURITY[prospect.maturity]),
        names.say(_STAYS) if item.human else "",
    ]
    details = []
    if prospect.steps and (last := prospect.steps[-1]).effort is not None:
        words = _YEAR_GROSS if last.missing else _YEAR
        details.append(names.say(words, year=range_text(last.year)))
    return Item(
        names.action(prospect.action),
        names.say(prospect.reason),
        names.sentences(notes),
        names.hours(prospect.hours),
        details=tuple(details),
    )


def bases(playbook: Playbook, names: Names) -> Section:
    """Tell where the figures of maturing come from, where the file does not say them."""
    said = [names.say(_BASES[basis]) for basis in playbook.bases if basis in _BASES]
    block = Prose(names.sentences(said, " "), "quiet", names.say(_RESTS))
    return Section("bases", (block,) if said else ())


def cycle(playbook: Playbook, names: Names) -> Section:
    """Tell who frees time for whom, how much that is, and how long maturing took."""
    freed = {each.action: each for each in playbook.freed}
    items = tuple(Item(_chain(chain, freed, names)) for chain in playbook.chains)
    note = names.sentences([_summed(playbook, names), *_took(playbook, names)], " ")
    block = Listing(names.say(_CYCLE), items, names.say(_NO_CYCLE), note=note)
    return Section("cycle", (block,) if freed or items else ())


def _chain(chain: TimeChain, freed: Mapping[str, Freed], names: Names) -> str:
    ids = chain.actions if chain.is_ring else chain.actions[:-1]
    end = chain.actions[0] if chain.is_ring else chain.actions[-1]
    links = [*(_link(id, freed.get(id), names) for id in ids), names.action(end)]
    joined = " → ".join(links)
    if chain.is_ring:
        return names.say(_RING, chain=joined)
    return names.say(_JOINS, chain=joined) if chain.joins else joined


def _link(id: str, freed: Freed | None, names: Names) -> str:
    """Tell of an action item how far it is and what it frees."""
    action = names.journey._actions.get(id)
    maturity = action[1].maturity if action else None
    said = [names.say(MATURITY[maturity]) if maturity else "", _frees(freed, names)]
    what = ", ".join(filter(None, said))
    return names.say(_LINK, title=names.action(id), what=what) if what else names.action(id)


def _frees(freed: Freed | None, names: Names) -> str:
    if freed is None or freed.hours is None:
        return ""
    words = _FREES if freed.by == "file" else _FREES_ABOUT
    words = _FREES_NONE if freed.hours.high <= 0 else words
    return names.say(words, hours=range_text(freed.hours))


def _summed(playbook: Playbook, names: Names) -> str:
    own = {item.action for item in playbook.items}
    freed = [each for each in playbook.freed if each.action in own]
    said = [each for each in freed if each.by == "file"]
    if not said:
        return names.say(_NO_FREED) if freed else ""
    hours = sum(each.hours.low for each in said if each.hours)
    used = sum(each.hours.low for each in said if each.hours and each.to)
    return names.say(_FREED, count=len(said), hours=figure(hours), used=figure(used))


def _took(playbook: Playbook, names: Names) -> Iterator[str]:
    spans: dict[tuple[str, str], list[int]] = {}
    for each in (passage for item in playbook.items for passage in item.passages):
        spans.setdefault((each.before, each.after), []).append(each.days)
    for (before, after), days in sorted(spans.items(), reverse=True):
        values = {
            "before": names.say(MATURITY[before]),
            "after": names.say(MATURITY[after]),
            "range": range_text(Range(min(days) / MONTH, max(days) / MONTH)),
            "count": len(days),
        }
        yield names.say(_TOOK, **values)


def idle(playbook: Playbook, names: Names) -> Section:
    """Tell what frees time for nothing, the most time first."""
    freed = {each.action: each for each in playbook.freed}
    found = [(id, freed.get(id)) for id in playbook.idle]
    found.sort(key=lambda each: -_most(each[1]))
    items = tuple(Item(names.action(id), _frees(one, names), tone="warn") for id, one in found)
    return Section("idle", (Listing(names.say(_IDLE), items),) if items else ())


def _most(freed: Freed | None) -> float:
    return freed.hours.high if freed and freed.hours else 0.0


def hasty(playbook: Playbook, names: Names) -> Section:
    """Tell what is automated and was never a process."""
    items = tuple(Item(names.action(id), tone="warn") for id in playbook.hasty)
    return Section("hasty", (Listing(names.say(_HASTY), items),) if items else ())
