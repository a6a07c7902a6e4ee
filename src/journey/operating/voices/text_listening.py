"""Tell what is praised, where nobody listens, and how the voice of the customer is collected."""

from journey.operating.voices.voc import Collecting, Quiet, VoiceOfCustomer
from journey.words.blocks import Cell, Headline, Item, Listing, Prose, Section, Sheet
from journey.words.figures import figure
from journey.words.names import Names
from journey.words.sentences import Sentence

MOST = 10
"""How much praise is shown, where not all is asked for."""

_PRAISED = Sentence("What is praised", "칭찬받는 일")
_NO_PRAISE = Sentence("No praise is written down.", "기록된 칭찬이 없습니다.")
_MONTHLY = Sentence("{count:plain} a month", "월 {count:plain}건")
_QUIET = Sentence("Silent and deaf touchpoints", "조용한 접점, 듣지 않는 접점")
_SILENT = Sentence("nothing is heard or caused there", "들리거나 생기는 VOC 없음")
_DEAF = Sentence("nobody listens there", "피드백 수집도 VOC도 없음")
_WAIVED = Sentence("waived", "예외 승인")
_NO_QUIET = Sentence(
    "Customers are heard wherever it matters.",
    "중요한 접점마다 고객의 소리를 듣고 있습니다.",
)
_LISTENING = Sentence("How we listen", "VOC 수집 방법")
_NO_LISTENING = Sentence("No feedback is collected.", "수집하는 피드백이 없습니다.")
_HEADS = (
    Headline(Sentence("Collection", "수집")),
    Headline(Sentence("Kind", "방법")),
    Headline(Sentence("From", "대상")),
    Headline(Sentence("Metric", "지표")),
    Headline(Sentence("Read by", "읽는 팀")),
    Headline(Sentence("Next", "다음 검토")),
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


def praised(heard: VoiceOfCustomer, names: Names) -> Listing:
    """Tell what is praised, and thanks to whom."""
    items = tuple(
        Item(
            names.voice(each.id),
            ", ".join(map(names.touchpoint, each.caused_at or each.heard_at)),
            names.team(each.cause_team or each.owner),
            names.say(_MONTHLY, count=figure(each.per_month)) if each.per_month else "",
            "good",
        )
        for each in heard.praised
    )
    return Listing(names.say(_PRAISED), items, names.say(_NO_PRAISE), most=MOST)


def quiet(heard: VoiceOfCustomer, names: Names) -> Section:
    """Tell at which touchpoints nothing is said, or nobody listens."""
    items = (
        *(_silence(each, _SILENT, names) for each in heard.silent),
        *(_silence(each, _DEAF, names) for each in heard.deaf),
    )
    return Section("quiet", (Listing(names.say(_QUIET), items, names.say(_NO_QUIET)),))


def _silence(each: Quiet, what: Sentence, names: Names) -> Item:
    said = names.say(what) + (f" ({names.say(_WAIVED)})" if each.is_waived else "")
    return Item(names.touchpoint(each.touchpoint), said, names.team(each.owner))


def collections(heard: VoiceOfCustomer, names: Names) -> Section:
    """Tell how the voice is collected, and who reads it."""
    rows = tuple(_collection(each, names) for each in heard.collections)
    title = names.say(_LISTENING)
    if not rows:
        return Section("listening", (Prose(names.say(_NO_LISTENING), "quiet", title),))
    return Section("listening", (Sheet(title, names.heads(_HEADS), rows),))


def _collection(each: Collecting, names: Names) -> tuple[Cell, ...]:
    if each.due is not None:
        when = names.say(_LATE, date=each.due) if each.is_overdue else str(each.due)
    else:
        when = names.say(_NO_DATE if each.review_every else _NO_RHYTHM)
    return (
        Cell(names.collection(each.id)),
        Cell(names.say(_KINDS[each.kind]) if each.kind else ""),
        Cell(names.customers(each.for_) or names.say(_ANYONE)),
        Cell(names.metric(each.metric)),
        Cell(names.team(each.owner) or names.say(_NOBODY)),
        Cell(when, tone="bad" if each.is_overdue else ""),
    )
