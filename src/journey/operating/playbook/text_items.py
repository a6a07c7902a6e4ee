"""Tell every action item: for whom, when, by whom, how far it is; by stage, team or customer."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from journey.operating.playbook.playbook import Group, Playbook, PlaybookItem
from journey.words.blocks import Item, Listing, Section
from journey.words.names import Names
from journey.words.sentences import Sentence
from journey.words.terms import MATURITY

By: TypeAlias = Literal["stage", "team", "customer"]
"""By what action items are listed."""

_LIST = {
    "stage": Sentence("Action items by stage", "단계별 액션 아이템"),
    "team": Sentence("Action items by team", "팀별 액션 아이템"),
    "customer": Sentence("Action items by customer type", "고객 유형별 액션 아이템"),
}
_COUNT = Sentence("{count} item{count:s}, {hours:all}", "{count}개, {hours:all}")
_MONTHLY = Sentence("{hours:all} a month", "월 {hours:all}")
_PARTLY = Sentence("{hours:all}, {unsaid} not said", "{hours:all}, 시간 미정 {unsaid}개")
_HELPS = Sentence("Helps with", "함께하는 일")
_GENERIC = Sentence("For everyone, them too", "모든 고객을 위한 것")
_NO_TEAM = Sentence("Nobody's", "담당 없음")
_NO_TYPE = Sentence("Met by no customer", "만나는 고객 없음")
_PLAIN = Sentence("{text:all}", "{text:all}")
_EVERYONE = Sentence("for everyone", "모든 고객")
_FOR = Sentence("for {who:all}", "{who:all} 고객")
_AT = Sentence("{who:all} at {places:all}", "{who:all}, 접점: {places:all}")
_IN = Sentence("{who:all} in {stage:all}", "{who:all}, 단계: {stage:all}")
_WHEN = Sentence("when: {when:all}", "시작: {when:all}")
_EVENT = Sentence("on `{event:all}`", "이벤트 `{event:all}`")
_NEVER = Sentence("no trigger", "시작 조건 없음")
_WITHIN = Sentence("within {time:all}", "{time:all} 안에")
_NO_DEADLINE = Sentence("no deadline", "기한 없음")
_VIA = Sentence("via {channels:all}", "채널: {channels:all}")
_METRIC = Sentence("metric: {metric:all}", "지표: {metric:all}")
_WITH = Sentence("{owner:all} with {teams:all}", "{owner:all} (협업: {teams:all})")
_SINCE = Sentence("{maturity:all} since {day:plain}", "{maturity:all} ({day:plain}부터)")
_UNSAID = Sentence("maturity not said", "성숙도 미정")
_HUMAN = Sentence("stays with people", "사람이 맡음")
_SOLD = Sentence("sold for {price:all}", "유료: {price:all}")
_FREES = Sentence("frees time for {name:all}", "줄어든 시간: {name:all}에")


def groups(playbook: Playbook, names: Names, by: By) -> Iterator[Section]:
    """Tell every action item, by stage, by team or by customer type."""
    found = {"stage": playbook.stages, "team": playbook.teams, "customer": playbook.types}[by]
    if by == "team":
        found = tuple(group for group in found if playbook.team in (None, group.id))
    blocks = tuple(_group(group, playbook, names, by) for group in found)
    yield Section("items", blocks, names.say(_LIST[by]))


def _group(group: Group, playbook: Playbook, names: Names, by: By) -> Listing:
    items = [_item(playbook.item(id), names, by) for id in group.items]
    if group.others:
        others = ", ".join(map(names.action, group.others))
        items.append(Item(names.say(_HELPS if by == "team" else _GENERIC), others))
    return Listing(_named(group, names, by), tuple(items), tag=_counted(group, names))


def _named(group: Group, names: Names, by: By) -> str:
    if by == "stage":
        stages = names.journey.stages
        number = next(n for n, stage in enumerate(stages, 1) if stage.id == group.id)
        return f"{number} {names.title(stages[number - 1])}"
    if group.id is None:
        return names.say(_NO_TEAM if by == "team" else _NO_TYPE)
    return names.team(group.id) if by == "team" else names.customer_type(group.id)


def _counted(group: Group, names: Names) -> str:
    """Tell how many action items there are and how many hours they take, as far as is said."""
    tallies = group.tallies.values()
    items, unsaid = (sum(each.items for each in tallies), sum(each.unsaid for each in tallies))
    if unsaid == items:
        return names.say(_COUNT, count=items, hours=names.hours(None if items else 0.0))
    hours = names.say(_MONTHLY, hours=names.hours(sum(each.hours or 0.0 for each in tallies)))
    hours = names.say(_PARTLY, hours=hours, unsaid=unsaid) if unsaid else hours
    return names.say(_COUNT, count=items, hours=hours)


def helps(playbook: Playbook, names: Names) -> Section:
    """Tell what a team helps with, and whose it is."""
    items = tuple(Item(names.action(e.action), note=names.team(e.owner)) for e in playbook.helps)
    return Section("helps", (Listing(names.say(_HELPS), items),) if items else ())


def _item(item: PlaybookItem, names: Names, by: By) -> Item:
    """Tell of an action item its hours, then whom and when, then who and how."""
    how = names.sentences(_how(item, names))
    whom = names.sentences(_whom(item, names, by))
    return Item(names.action(item.action), whom, tag=names.hours(item.hours), details=(how,))


def _whom(item: PlaybookItem, names: Names, by: By) -> Iterator[str]:
    who = names.say(_EVERYONE)
    if not item.is_generic:
        who = names.say(_FOR, who=names.customers(item.patterns))
    if item.at:
        places = ", ".join(map(names.touchpoint, item.at))
        yield names.say(_AT, who=who, places=places)
    elif by != "stage":
        yield names.say(_IN, who=who, stage=names.title(names.journey.stage(item.stage)))
    else:
        yield who
    yield _trigger(item, names)
    if item.within is not None:
        yield names.say(_WITHIN, time=names.duration(item.within))
    elif item.every is None:
        yield names.say(_NO_DEADLINE)


def _trigger(item: PlaybookItem, names: Names) -> str:
    if item.every is not None:
        return names.say(_PLAIN, text=names.rhythm(item.every))
    if item.event is not None:
        return names.say(_EVENT, event=item.event)
    if item.when is not None:
        return names.say(_WHEN, when=names.say(item.when))
    return names.say(_NEVER)


def _how(item: PlaybookItem, names: Names) -> Iterator[str]:
    owner = names.say(_PLAIN, text=names.whose(item.owner))
    yield names.say(_WITH, owner=owner, teams=names.teams(item.helpers)) if item.helpers else owner
    maturity = names.say(MATURITY[item.maturity] if item.maturity else _UNSAID)
    yield names.say(_SINCE, maturity=maturity, day=item.since) if item.since else maturity
    if item.human:
        yield names.say(_HUMAN)
    if item.channels:
        yield names.say(_VIA, channels=", ".join(map(names.channel, item.channels)))
    if item.metric is not None:
        yield names.say(_METRIC, metric=names.metric(item.metric))
    if item.price is not None:
        yield names.say(_SOLD, price=item.price)
    if item.frees is not None:
        yield names.say(_FREES, name=names.action(item.frees))
