"""What a team owns, what its work causes, and what it is told."""

from collections.abc import Iterator

from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Item, Listing
from journey.words.figures import figure, percent
from journey.words.sentences import Sentence
from journey.words.terms import MATURITY, VOICES

_TITLE = Sentence("What is yours", "우리 팀의 몫")
_LEAD = Sentence(
    "You own {points} touchpoint{points:s} and {items} action item{items:s}; {share:plain} of all "
    "pain comes from your work.",
    "접점 {points}개와 액션 아이템 {items}개를 맡고 있고, 전체 불편도의 {share:plain}가 우리 팀의 "
    "일에서 시작됩니다.",
)
_LEAD_PAINLESS = Sentence(
    "You own {points} touchpoint{points:s} and {items} action item{items:s}.",
    "접점 {points}개와 액션 아이템 {items}개를 맡고 있습니다.",
)
_OWNS = Sentence("You own", "맡은 것")
_NOTHING = Sentence("Nothing.", "없습니다.")
_CAUSES = Sentence("Your work causes", "우리 일에서 시작되는 VOC")
_NO_CAUSES = Sentence(
    "No voice is known to come from your work.", "우리 팀의 일에서 시작되는 VOC가 없습니다."
)
_TOLD = Sentence("You are told", "전달받는 것")
_VOICES_TOLD = Sentence("Voices", "VOC")
_NO_TOLD = Sentence("You are told of no voice.", "전달받는 VOC가 없습니다.")
_STAGE = Sentence("stage", "단계")
_POINTS = Sentence("{count} touchpoint{count:s}: {names:all}", "접점 {count}개: {names:all}")
_ITEMS = Sentence("Action items", "액션 아이템")
_VOICES = Sentence("Voices you answer for", "담당 VOC")
_METRICS = Sentence("Metrics", "지표")
_GUIDES = Sentence("Guides", "안내")
_FEEDBACK = Sentence("Feedback you read", "읽는 피드백")
_PLACES = Sentence("Touchpoints", "접점")
_GOALS = Sentence("Goals", "목표")
_HOURS = Sentence("{hours:plain} h a month", "월 {hours:plain}시간")
_MONTHLY = Sentence("{count:plain} a month", "월 {count:plain}건")


def write(desk: Desk) -> Chapter:
    """Write what the team owns, causes and is told."""
    pains = desk.hearing.pains
    caused = sum(each.causes for each in pains.teams if each.team == desk.team)
    points = sum(1 for _ in _points(desk))
    counts = {"points": points, "items": len(desk.playbook.items)}
    # Of no pain at all there is no share.
    lead = desk.say(_LEAD_PAINLESS, **counts)
    if pains.total:
        lead = desk.say(_LEAD, share=percent(caused / pains.total), **counts)
    return Chapter("yours", desk.say(_TITLE), lead, tuple(_blocks(desk)))


def _points(desk: Desk) -> Iterator[str]:
    owners = desk.context.owners
    return (id for id, owner in owners.items() if owner == desk.team)


def _blocks(desk: Desk) -> Iterator[Block]:
    owned = tuple(_owned(desk))
    yield Listing(desk.say(_OWNS), owned, desk.say(_NOTHING))
    caused = tuple(_caused(desk))
    yield Listing(desk.say(_CAUSES), caused, desk.say(_NO_CAUSES))
    told = [desk.voice_name(each.id) for each in desk.hearing.voices if "told" in each.roles]
    items = (Item(desk.say(_VOICES_TOLD), "; ".join(told), tag=str(len(told))),) if told else ()
    yield Listing(desk.say(_TOLD), items, desk.say(_NO_TOLD))
    yield from desk.told_operations.chosen("helps")


def _owned(desk: Desk) -> Iterator[Item]:
    journey, title = desk.journey, desk.phrases.title
    for stage in journey.stages:
        if stage.owner == desk.team:
            yield Item(title(stage), tag=desk.say(_STAGE))
    hearing = desk.hearing
    groups = (
        (_PLACES, [desk.place(id) for id in _points(desk)]),
        (
            _ITEMS,
            [_action(desk, each.action, each.hours, each.maturity) for each in desk.playbook.items],
        ),
        (_VOICES, [desk.voice_name(each.id) for each in hearing.voices if "owns" in each.roles]),
        (_METRICS, [title(each) for each in journey.metrics if each.owner == desk.team]),
        (_GOALS, [title(each) for each in journey.goals if each.owner == desk.team]),
        (_FEEDBACK, [title(each) for each in journey.feedback if each.owner == desk.team]),
        (_GUIDES, [title(each) for each in journey.guides if each.owner == desk.team]),
    )
    for heading, names in groups:
        if names:
            yield Item(desk.say(heading), "; ".join(names), tag=str(len(names)))


def _action(desk: Desk, id: str, hours: float | None, maturity: str | None) -> str:
    said = [desk.say(MATURITY[maturity])] if maturity else []
    said += [desk.say(_HOURS, hours=figure(hours))] if hours is not None else []
    return f"{desk.phrases.action(id)} ({', '.join(said)})" if said else desk.phrases.action(id)


def _caused(desk: Desk) -> Iterator[Item]:
    for each in desk.hearing.voices:
        if "causes" in each.roles:
            kind = desk.say(VOICES[each.kind]) if each.kind else ""
            count = desk.say(_MONTHLY, count=figure(each.per_month)) if each.per_month else ""
            share = percent(each.share) if each.share else ""
            note = " · ".join(filter(None, [kind, count, desk.team_name(each.owner)]))
            tone = "bad" if each.is_unanswered else ""
            yield Item(desk.voice_name(each.id), note=note, tag=share, tone="bad" if tone else "")
