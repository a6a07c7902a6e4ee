"""One action item in the lines of a text."""

from collections.abc import Iterator

from journey.model.texts import say
from journey.operating.playbook.playbook import PlaybookItem
from journey.words.sentences import Sentence
from journey.words.setting import harmless
from journey.words.terms import MATURITY
from journey.words.writer import Writer

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
_NOBODY = Sentence("no owner", "담당 없음")
_SINCE = Sentence("{maturity:all} since {day:plain}", "{maturity:all} ({day:plain}부터)")
_UNSAID = Sentence("maturity not said", "성숙도 미정")
_HUMAN = Sentence("stays with people", "사람이 맡음")
_SOLD = Sentence("sold for {price:all}", "유료: {price:all}")
_FREES = Sentence("frees time for {name:all}", "줄어든 시간: {name:all}에")


def item_lines(item: PlaybookItem, writer: Writer, by: str) -> Iterator[str]:
    """Write an action item: its title and hours, then whom, when, who and how."""
    yield from writer.ends(writer.action(item.action), writer.hours(item.hours), 2)
    for parts in (_whom(item, writer, by), _how(item, writer)):
        yield from writer.hung(" · ".join(parts), 4, 0)


def _whom(item: PlaybookItem, writer: Writer, by: str) -> list[str]:
    who = writer.say(_EVERYONE)
    if not item.is_generic:
        who = writer.say(_FOR, who=writer.who(item.patterns))
    if item.at:
        places = ", ".join(writer.points.get(id, harmless(id)) for id in item.at)
        who = writer.say(_AT, who=who, places=places)
    elif by != "stage":
        stage = next(each for each in writer.journey.stages if each.id == item.stage)
        who = writer.say(_IN, who=who, stage=writer.plain(stage))
    said = [who, _trigger(item, writer)]
    if item.within is not None:
        said.append(writer.say(_WITHIN, time=harmless(writer.phrases.duration(item.within))))
    elif item.every is None:
        said.append(writer.say(_NO_DEADLINE))
    return said


def _trigger(item: PlaybookItem, writer: Writer) -> str:
    if item.every is not None:
        return harmless(writer.phrases.rhythm(item.every))
    if item.event is not None:
        return writer.say(_EVENT, event=harmless(item.event))
    if item.when is not None:
        return writer.say(_WHEN, when=harmless(writer.say(item.when)))
    return writer.say(_NEVER)


def _how(item: PlaybookItem, writer: Writer) -> list[str]:
    owner = writer.team(item.owner) if item.owner else writer.say(_NOBODY)
    if item.helpers:
        teams = ", ".join(map(writer.team, item.helpers))
        owner = writer.say(_WITH, owner=owner, teams=teams)
    maturity = writer.say(MATURITY[item.maturity] if item.maturity else _UNSAID)
    if item.since is not None:
        maturity = writer.say(_SINCE, maturity=maturity, day=item.since)
    said = [owner, maturity]
    if item.human:
        said.append(writer.say(_HUMAN))
    if item.channels:
        names = ", ".join(harmless(writer.phrases.channel(id)) for id in item.channels)
        said.append(writer.say(_VIA, channels=names))
    if item.metric is not None:
        said.append(writer.say(_METRIC, metric=_metric(item.metric, writer)))
    if item.price is not None:
        said.append(writer.say(_SOLD, price=item.price))
    if item.frees is not None:
        said.append(writer.say(_FREES, name=writer.action(item.frees)))
    return said


def _metric(id: str, writer: Writer) -> str:
    for metric in writer.journey.metrics:
        if metric.id == id:
            return harmless(say(metric.title, writer.language, id))
    return harmless(id)
