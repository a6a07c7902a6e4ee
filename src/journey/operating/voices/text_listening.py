"""Write where nobody listens, and how the voice of the customer is collected."""

from collections.abc import Iterator

from journey.operating.voices.voc import Collecting, Quiet, VoiceOfCustomer
from journey.words.names import Names
from journey.words.sentences import Sentence
from journey.words.terminal import Manner, ruled, wrap

_QUIET = Sentence("Silent and deaf touchpoints", "조용한 접점, 듣지 않는 접점")
_SILENT = Sentence("nothing is heard or caused there", "들리거나 생기는 VOC 없음")
_DEAF = Sentence("nobody listens there", "피드백 수집도 VOC도 없음")
_WAIVED = Sentence("waived", "예외 승인")
_NO_QUIET = Sentence(
    "None: customers are heard wherever it matters.",
    "없음: 중요한 접점마다 고객의 소리를 듣고 있습니다.",
)
_LISTENING = Sentence("How we listen", "VOC 수집 방법")
_NO_LISTENING = Sentence("No feedback is collected.", "수집하는 피드백이 없습니다.")
_LISTEN_HEADS = (
    Sentence("collection", "수집"),
    Sentence("kind", "방법"),
    Sentence("from", "대상"),
    Sentence("metric", "지표"),
    Sentence("read by", "읽는 팀"),
    Sentence("next", "다음 검토"),
)
_KINDS = {
    "survey": Sentence("survey", "설문"),
    "interview": Sentence("interview", "인터뷰"),
    "review": Sentence("reviews", "후기"),
    "call_notes": Sentence("call notes", "통화 기록"),
    "ticket": Sentence("tickets", "티켓"),
}
_ANYONE = Sentence("anyone", "모두")
_NOBODY = Sentence("nobody", "없음")
_NO_DATE = Sentence("not dated", "날짜 없음")
_NO_RHYTHM = Sentence("no rhythm", "주기 없음")
_LATE = Sentence("{date:plain} overdue", "{date:plain} 지남")


def attended(heard: VoiceOfCustomer, manner: Manner, names: Names) -> Iterator[str]:
    """Write the silent and the deaf touchpoints, and each collection of feedback."""
    page = _Page(heard, manner, names)
    yield from page.quiet()
    yield from page.listening()


class _Page:
    def __init__(self, heard: VoiceOfCustomer, manner: Manner, names: Names) -> None:
        self.heard, self.manner, self.names = heard, manner, names

    def say(self, sentence: Sentence, **values: object) -> str:
        return sentence.say(self.manner.language, values)

    def section(self, sentence: Sentence) -> Iterator[str]:
        yield ""
        yield self.manner.paint(self.say(sentence), "rule")

    def quiet(self) -> Iterator[str]:
        yield from self.section(_QUIET)
        rows = [
            *(self.silence(each, _SILENT) for each in self.heard.silent),
            *(self.silence(each, _DEAF) for each in self.heard.deaf),
        ]
        yield from ruled(rows, width=self.manner.width) or wrap(
            self.say(_NO_QUIET), self.manner.width
        )

    def silence(self, each: Quiet, what: Sentence) -> list[str]:
        said = self.say(what) + (f" ({self.say(_WAIVED)})" if each.is_waived else "")
        return [self.names.touchpoint(each.touchpoint), self.names.team(each.owner), said]

    def listening(self) -> Iterator[str]:
        yield from self.section(_LISTENING)
        rows = [self.collection(each) for each in self.heard.collections]
        if rows:
            heads = [self.say(head) for head in _LISTEN_HEADS]
            yield from ruled(rows, heads=heads, width=self.manner.width)
        else:
            yield self.say(_NO_LISTENING)

    def collection(self, each: Collecting) -> list[str]:
        if each.due is not None:
            late = self.say(_LATE, date=each.due)
            when = late if each.is_overdue else str(each.due)
        else:
            when = self.say(_NO_DATE if each.review_every else _NO_RHYTHM)
        return [
            self.names.collection(each.id),
            self.say(_KINDS[each.kind]) if each.kind else "",
            self.names.customers(each.for_) or self.say(_ANYONE),
            self.names.metric(each.metric),
            self.names.team(each.owner) or self.say(_NOBODY),
            when,
        ]
