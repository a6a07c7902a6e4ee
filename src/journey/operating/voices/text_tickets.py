"""Tell what was counted beside what the file says."""

from collections.abc import Iterator, Sequence

from journey.operating.voices.counts import Measured
from journey.operating.voices.tickets import UnknownType
from journey.operating.voices.voc import VoiceOfCustomer
from journey.operating.voices.volume import VoiceVolume
from journey.words.blocks import (
    Block,
    Cell,
    Headline,
    Item,
    Listing,
    Prose,
    Section,
    Sheet,
)
from journey.words.figures import figure
from journey.words.names import Names
from journey.words.sentences import Sentence

MOST = 10
"""How many voices and unknown types are shown, where not all are asked for."""

_TITLE = Sentence(
    "Said and counted: {tickets} ticket{tickets:s} in {days} day{days:s}, {first:plain} to "
    "{last:plain}",
    "파일과 집계 비교: {first:plain}~{last:plain} {days}일 동안 티켓 {tickets}건",
)
_HOW = Sentence(
    "A month is 30.44 days: tickets ÷ {days} × 30.44, narrower voices included. What chance alone "
    "explains (two standard deviations) is called “as said”.",
    "월 건수 = 티켓 수 ÷ {days}일 × 30.44(하위 VOC 포함). 우연으로 볼 수 있는 차이(표준편차 2배 "
    "이내)는 ‘비슷’입니다.",
)
_SHORT = Sentence(
    "The period is shorter than a month, so these figures are projected from part of one.",
    "기간이 한 달보다 짧아, 일부로 한 달을 추정한 값입니다.",
)
_HEADS = (
    Headline(Sentence("Voice", "VOC")),
    Headline(Sentence("Said", "파일"), is_number=True),
    Headline(Sentence("Counted", "집계"), is_number=True),
    Headline(Sentence("Tickets", "티켓"), is_number=True),
    Headline(Sentence("Compared", "비교")),
)
_EARLIER = (
    Headline(Sentence("Before", "이전"), is_number=True),
    Headline(Sentence("Since then", "변화")),
)
_TRENDS = {
    "louder": Sentence("▲ louder", "▲ 더 많음"),
    "as said": Sentence("as said", "비슷"),
    "quieter": Sentence("▽ quieter", "▽ 더 적음"),
    "never came": Sentence("never came", "한 건도 없음"),
    None: Sentence("file says none", "파일에 없음"),
}
_NOT_COUNTED = Sentence("not counted then", "집계 당시 없던 VOC")
_TURNS = {
    "rose": Sentence("▲ rose", "▲ 늘어남"),
    "steady": Sentence("steady", "비슷"),
    "fell": Sentence("▽ fell", "▽ 줄어듦"),
    None: Sentence("–", "–"),
}
_ELSEWHERE = Sentence(
    "{voice:all} was heard where its `heard_at` does not say: {places:all}",
    "{voice:all}: `heard_at`에 없는 접점에서 들림 – {places:all}",
)
_PLACE = Sentence("{place:all} {count}", "{place:all} {count}건")
_UNKNOWN = Sentence("{count} ticket{count:s} of unknown types", "모르는 유형의 티켓 {count}건")
_COUNT = Sentence("{count} ticket{count:s}", "{count}건")
_GUESS = Sentence("did you mean {guess:all}?", "{guess:all}을(를) 쓰려고 했나요?")
_OUTSIDE = Sentence(
    "{count} ticket{count:s} outside the period, not counted.",
    "기간 밖이라 세지 않은 티켓 {count}건.",
)
_GONE = Sentence(
    "Counted and no longer in the file: {names:all}.",
    "집계했지만 지금 파일에 없는 VOC: {names:all}.",
)
_ORDER = {"louder": 0, "never came": 1, None: 2, "quieter": 3, "as said": 4}


def tickets(heard: VoiceOfCustomer, names: Names) -> Section:
    """Tell what was counted beside what the file says, the louder ones first."""
    measured = heard.measured
    if measured is None or heard.volumes is None:
        return Section("tickets", ())
    values = {"tickets": measured.total, "days": measured.days}
    title = names.say(_TITLE, first=measured.first, last=measured.last, **values)
    note = names.say(_HOW, days=measured.days)
    if measured.days < 28:
        note = names.sentences([note, names.say(_SHORT)], " ")
    sheet = _sheet(heard.volumes, heard, names, title, note)
    return Section("tickets", (sheet, *_remarks(heard, measured, names)))


def _sheet(
    volumes: Sequence[VoiceVolume], heard: VoiceOfCustomer, names: Names, title: str, note: str
) -> Sheet:
    order = {voice.id: number for number, voice in enumerate(heard.voices)}
    listed = [each for each in volumes if each.voice in order]
    found = sorted(listed, key=lambda each: (_ORDER[each.trend], order[each.voice]))
    earlier = any(each.before is not None for each in found)
    heads = names.heads((*_HEADS, *(_EARLIER if earlier else ())))
    rows = tuple(_row(each, names)[: len(heads)] for each in found)
    return Sheet(title, heads, rows, note, most=MOST)


def _row(each: VoiceVolume, names: Names) -> tuple[Cell, ...]:
    trend = _TRENDS[each.trend] if each.counted is not None else _NOT_COUNTED
    return (
        Cell(names.voice(each.voice)),
        Cell(figure(each.said)),
        Cell(figure(each.counted)),
        Cell(str(each.tickets)),
        Cell(names.say(trend), tone="bad" if each.trend == "louder" else ""),
        Cell(figure(each.before)),
        Cell(names.say(_TURNS[each.turn])),
    )


def _remarks(heard: VoiceOfCustomer, measured: Measured, names: Names) -> Iterator[Block]:
    for each in heard.volumes or ():
        if each.elsewhere:
            places = ", ".join(
                names.say(_PLACE, place=names.touchpoint(place), count=count)
                for place, count in each.elsewhere
            )
            yield Prose(names.say(_ELSEWHERE, voice=names.voice(each.voice), places=places))
    known = {voice.id for voice in heard.journey.voc}
    gone = [id for id in measured.voices if id not in known]
    if gone:
        yield Prose(names.say(_GONE, names=", ".join(gone)))
    if measured.outside:
        yield Prose(names.say(_OUTSIDE, count=measured.outside))
    if measured.unknown:
        items = tuple(_stray(each, names) for each in measured.unknown)
        yield Listing(names.say(_UNKNOWN, count=measured.strays), items, most=MOST)


def _stray(each: UnknownType, names: Names) -> Item:
    guess = names.say(_GUESS, guess=names.voice(each.guess)) if each.guess else ""
    return Item(each.name, names.say(_COUNT, count=each.tickets), details=(guess,) if guess else ())
