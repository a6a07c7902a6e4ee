"""What customers say: what hurts most, what nobody answers, what is praised."""

from collections.abc import Iterator, Mapping

from journey.operating.voices.voc import Standing
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Item, Listing, Prose, Tone
from journey.words.figures import figure, shortened
from journey.words.sentences import Sentence

SHOWN: Mapping[str, int] = {"weekly": 8, "monthly": 15, "summary": 4}
"""How many voices are listed."""

_TITLE = Sentence("What customers tell us", "고객이 하는 말")
_MONTHLY = Sentence("{count:plain} a month", "월 {count:plain}건")
_UNCOUNTED = Sentence(
    "Frequencies are those that the journey file says; no tickets were given.",
    "건수는 여정 파일에 적힌 것입니다. 티켓 자료는 없었습니다.",
)


def write(desk: Desk) -> Chapter:
    """Write what customers say."""
    told = desk.told_voice
    if not desk.hearing.voices:
        blocks: tuple[Block, ...] = (Prose(told.lead[-1], "quiet"),)
        return Chapter("voices", desk.say(_TITLE), blocks=blocks)
    blocks = tuple(_brief(desk) if desk.is_brief else _blocks(desk))
    return Chapter("voices", desk.say(_TITLE), told.lead_of("hurts"), blocks)


def _blocks(desk: Desk) -> Iterator[Block]:
    most = SHOWN[desk.kind] if desk.team is None else None
    yield from desk.chosen(desk.told_voice, "hurts", most=most)
    yield from desk.chosen(desk.told_voice, "unanswered", "tickets")
    if desk.kind == "monthly":
        yield from desk.chosen(desk.told_voice, "praised", "quiet")
        if desk.hearing.volumes is None:
            yield Prose(desk.say(_UNCOUNTED), "quiet")


def _brief(desk: Desk) -> Iterator[Block]:
    items = []
    for each in desk.hearing.issues[: SHOWN[desk.kind]]:
        name = shortened(desk.voice_name(each.id), 48)
        count = desk.say(_MONTHLY, count=figure(each.per_month)) if each.per_month else ""
        team = shortened(desk.team_name(each.cause_team), 24)
        items.append(Item(name, "", team, count, _tone(each)))
    yield Listing("", tuple(items))


def _tone(each: Standing) -> Tone:
    if each.is_unanswered:
        return "bad"
    return "warn" if each.priority == "high" else ""
