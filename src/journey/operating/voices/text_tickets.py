"""Write what was counted beside what the file says."""

from collections.abc import Iterator

from journey.operating.voices.counts import Measured
from journey.operating.voices.voc import VoiceOfCustomer
from journey.operating.voices.volume import VoiceVolume
from journey.words.names import Names, shown
from journey.words.sentences import Sentence, printable
from journey.words.terminal import Manner, ruled, wrap

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
    Sentence("voice", "VOC"),
    Sentence("said", "파일"),
    Sentence("counted", "집계"),
    Sentence("tickets", "티켓"),
    Sentence("compared", "비교"),
)
_EARLIER = (Sentence("before", "이전"), Sentence("since then", "변화"))
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
_UNKNOWN = Sentence("{count} ticket{count:s} of unknown types:", "모르는 유형의 티켓 {count}건:")
_TYPE = Sentence("{name:all}: {count}", "{name:all}: {count}건")
_GUESS = Sentence(
    "{name:all}: {count}; did you mean {guess:all}?",
    "{name:all}: {count}건. {guess:all}을(를) 쓰려고 했나요?",
)
_OUTSIDE = Sentence(
    "{count} ticket{count:s} outside the period, not counted.",
    "기간 밖이라 세지 않은 티켓 {count}건.",
)
_GONE = Sentence(
    "Counted and no longer in the file: {names:all}.",
    "집계했지만 지금 파일에 없는 VOC: {names:all}.",
)
_MORE = Sentence("… and {count} more (--all)", "… 외 {count}개 (--all)")
_ORDER = {"louder": 0, "never came": 1, None: 2, "quieter": 3, "as said": 4}


def tallied(
    heard: VoiceOfCustomer, manner: Manner, names: Names, most: int | None
) -> Iterator[str]:
    """Write what was counted beside what the file says, the louder ones first.

    Args:
        heard: What `voice` returned with counts.
        manner: The language, the width and the colours.
        names: What parts are called.
        most: The most rows, and unknown types; None for all.
    """
    measured = heard.measured
    if measured is None:
        return
    yield from _Tally(heard, measured, manner, names, most).lines()


class _Tally:
    def __init__(
        self,
        heard: VoiceOfCustomer,
        measured: Measured,
        manner: Manner,
        names: Names,
        most: int | None,
    ) -> None:
        self.heard, self.measured, self.manner = heard, measured, manner
        self.names, self.most = names, most

    def say(self, sentence: Sentence, **values: object) -> str:
        return sentence.say(self.manner.language, values)

    def wrapped(self, text: str, lead: str = "") -> Iterator[str]:
        for number, line in enumerate(wrap(text, self.manner.width - len(lead))):
            yield (" " * len(lead) if number else lead) + line

    def lines(self) -> Iterator[str]:
        measured = self.measured
        values = {"tickets": measured.total, "days": measured.days}
        title = self.say(_TITLE, first=measured.first, last=measured.last, **values)
        yield ""
        yield from (self.manner.paint(line, "rule") for line in wrap(title, self.manner.width))
        yield from self.table()
        yield from self.wrapped(self.say(_HOW, days=measured.days))
        if measured.days < 28:
            yield from self.wrapped(self.say(_SHORT))
        yield from self.remarks()

    def table(self) -> Iterator[str]:
        order = {voice.id: number for number, voice in enumerate(self.heard.voices)}
        found = sorted(
            self.heard.volumes or (), key=lambda each: (_ORDER[each.trend], order[each.voice])
        )
        kept = found if self.most is None or len(found) <= self.most + 1 else found[: self.most]
        earlier = any(each.before is not None for each in found)
        heads = (*_HEADS, *(_EARLIER if earlier else ()))
        rows = [self.row(each, earlier=earlier) for each in kept]
        if rows:
            yield from ruled(
                rows,
                heads=[self.say(head) for head in heads],
                width=self.manner.width,
                right=(1, 2, 3, 5),
            )
        if len(kept) < len(found):
            yield self.say(_MORE, count=len(found) - len(kept))

    def row(self, each: VoiceVolume, *, earlier: bool) -> list[str]:
        trend = _TRENDS[each.trend] if each.counted is not None else _NOT_COUNTED
        said = [
            self.names.voice(each.voice),
            shown(each.said),
            shown(each.counted),
            str(each.tickets),
            self.say(trend),
        ]
        return [*said, shown(each.before), self.say(_TURNS[each.turn])] if earlier else said

    def remarks(self) -> Iterator[str]:
        for each in self.heard.volumes or ():
            if each.elsewhere:
                voice = self.names.voice(each.voice)
                places = ", ".join(
                    self.say(_PLACE, place=self.names.touchpoint(place), count=count)
                    for place, count in each.elsewhere
                )
                yield from self.wrapped(self.say(_ELSEWHERE, voice=voice, places=places), "- ")
        known = {voice.id for voice in self.heard.journey.voc}
        gone = [id for id in self.measured.voices if id not in known]
        if gone:
            yield from self.wrapped(self.say(_GONE, names=", ".join(map(printable, gone))))
        if self.measured.outside:
            yield from self.wrapped(self.say(_OUTSIDE, count=self.measured.outside))
        if self.measured.unknown:
            yield self.say(_UNKNOWN, count=self.measured.strays)
            yield from self.strays()

    def strays(self) -> Iterator[str]:
        found = self.measured.unknown
        kept = found if self.most is None or len(found) <= self.most + 1 else found[: self.most]
        for each in kept:
            guess = self.names.voice(each.guess) if each.guess else ""
            values = {"name": each.name, "count": each.tickets, "guess": guess}
            yield from self.wrapped(self.say(_GUESS if guess else _TYPE, **values), "- ")
        if len(kept) < len(found):
            yield self.say(_MORE, count=len(found) - len(kept))
