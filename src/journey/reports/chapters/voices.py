"""What customers say: what hurts most, what nobody answers, what is praised."""

from collections.abc import Iterator, Mapping

from journey.operating.voices.voc import Gap, Standing
from journey.operating.voices.volume import Trend
from journey.reports.material import Desk
from journey.reports.paper import Block, Cell, Chapter, Head, Item, Listing, Prose, Sheet, Tone
from journey.words.figures import figure, percent, shortened
from journey.words.sentences import Sentence
from journey.words.terms import VOICES

SHOWN: Mapping[str, int] = {"weekly": 8, "monthly": 15, "summary": 4}
"""How many voices are listed."""

_TITLE = Sentence("What customers tell us", "고객이 하는 말")
_LEAD = Sentence(
    "“{voice:all}” hurts most: {share:plain} of all pain, {count:plain} times a month.",
    "가장 불편한 VOC는 “{voice:all}”입니다. 월 {count:plain}건, 전체 불편도의 {share:plain}입니다.",
)
_NONE = Sentence(
    "No voices of customers are written down: declare them under `voc`.",
    "적힌 VOC가 없습니다. `voc`에 고객이 하는 말을 쓰세요.",
)
_NONE_HERE = Sentence(
    "This team owns no voice, causes none and is told of none.",
    "이 팀이 맡거나 일으키거나 전달받는 VOC가 없습니다.",
)
_NO_PAIN = Sentence(
    "Nothing says how much the voices hurt: give them `severity` and `per_month`.",
    "VOC의 불편도를 알 수 없습니다. `severity`와 `per_month`를 쓰세요.",
)
_HURTS = Sentence("What hurts, the most urgent first", "불편한 VOC, 급한 순서")
_HEADS = (
    Sentence("Voice", "VOC"),
    Sentence("Severity", "심각도"),
    Sentence("A month", "월 건수"),
    Sentence("Of all pain", "불편도 비중"),
    Sentence("Caused by", "원인 팀"),
    Sentence("Relieved by", "덜어 주는 액션"),
    Sentence("Ended by", "끝낼 개선 과제"),
)
_HIGH = Sentence("high priority", "우선순위 높음")
_MORE = Sentence("{count} more voice{count:s}", "그 밖의 VOC {count}개")
_UNANSWERED = Sentence("Without an answer", "답이 없는 VOC")
_ALL_ANSWERED = Sentence(
    "Every voice has somebody who relieves it and something that will end it.",
    "모든 VOC에 덜어 줄 액션과 끝낼 개선 과제가 있습니다.",
)
_GAPS: Mapping[Gap, Sentence] = {
    "action": Sentence("nobody relieves it", "덜어 주는 액션이 없음"),
    "improvement": Sentence("nothing will end it", "끝낼 개선 과제가 없음"),
    "reason": Sentence("what would end it was rejected without a reason", "이유 없이 반려됨"),
    "owner": Sentence("nobody answers for it", "담당 팀이 없음"),
    "cause": Sentence("its cause is unknown", "원인을 모름"),
    "priority": Sentence("its priority is unknown", "우선순위를 모름"),
    "place": Sentence("it is heard and caused nowhere", "발생·접수 접점이 없음"),
    "told": Sentence("those who cause it are not told", "원인 팀에 전달되지 않음"),
}
_MONTHLY = Sentence("{count:plain} a month", "월 {count:plain}건")
_PRAISED = Sentence("What is praised", "칭찬받는 일")
_SILENT = Sentence("Where nothing is said", "VOC가 적혀 있지 않은 접점")
_DEAF = Sentence("Where nobody listens", "듣는 사람이 없는 접점")
_COUNTED = Sentence("What was counted in tickets", "티켓으로 센 건수")
_COUNTED_HEADS = (
    Sentence("Voice", "VOC"),
    Sentence("Written down", "적힌 월 건수"),
    Sentence("Counted", "센 월 건수"),
    Sentence("Against that", "비교"),
)
_TRENDS: Mapping[Trend, Sentence] = {
    "louder": Sentence("louder than written", "적힌 것보다 많음"),
    "as said": Sentence("as written", "적힌 대로"),
    "quieter": Sentence("quieter than written", "적힌 것보다 적음"),
    "never came": Sentence("never came", "온 적 없음"),
}
_UNCOUNTED = Sentence(
    "Frequencies are those that the journey file says; no tickets were given.",
    "건수는 여정 파일에 적힌 것입니다. 티켓 자료는 없었습니다.",
)


def write(desk: Desk) -> Chapter:
    """Write what customers say."""
    hearing, title = desk.hearing, desk.say(_TITLE)
    if not hearing.voices:
        none = _NONE if desk.team is None or not desk.journey.voc else _NONE_HERE
        return Chapter("voices", title, blocks=(Prose(desk.say(none), "quiet"),))
    blocks = tuple(_brief(desk) if desk.is_brief else _blocks(desk))
    return Chapter("voices", title, _lead(desk), blocks)


def _lead(desk: Desk) -> str:
    known = [each for each in desk.hearing.issues if each.share]
    if not known:
        return desk.say(_NO_PAIN) if desk.hearing.issues else ""
    worst = max(known, key=lambda each: each.share or 0.0)
    name = shortened(desk.voice_name(worst.id), 60) if desk.is_brief else desk.voice_name(worst.id)
    count = figure(worst.per_month or 0.0)
    return desk.say(_LEAD, voice=name, share=percent(worst.share or 0.0), count=count)


def _brief(desk: Desk) -> Iterator[Block]:
    shown = desk.hearing.issues[: SHOWN[desk.kind]]
    items = []
    for each in shown:
        name = shortened(desk.voice_name(each.id), 48)
        count = desk.say(_MONTHLY, count=figure(each.per_month)) if each.per_month else ""
        team = shortened(desk.team_name(each.cause_team), 24)
        items.append(Item(name, "", team, count, _tone(each)))
    yield Listing("", tuple(items))


def _blocks(desk: Desk) -> Iterator[Block]:
    hearing = desk.hearing
    issues, most = hearing.issues, SHOWN[desk.kind] if desk.team is None else len(hearing.issues)
    if issues:
        more = desk.say(_MORE, count=len(issues) - most) if len(issues) > most else ""
        rows = tuple(_row(desk, each) for each in issues[:most])
        heads = tuple(Head(desk.say(s), 1 <= n <= 3) for n, s in enumerate(_HEADS))
        yield Sheet(desk.say(_HURTS), heads, rows, more)
    items = tuple(_lacking(desk, each) for each in hearing.unanswered)
    if issues:
        yield Listing(desk.say(_UNANSWERED), items, desk.say(_ALL_ANSWERED))
    if hearing.volumes is not None:
        yield from _volumes(desk)
    if desk.kind == "monthly":
        yield from _places(desk)


def _row(desk: Desk, each: Standing) -> tuple[Cell, ...]:
    kind = desk.say(VOICES[each.kind]) if each.kind else ""
    notes = [kind, desk.say(_HIGH) if each.priority == "high" else ""]
    titles = {one.id: desk.phrases.title(one) for one in desk.journey.improvements}
    ends = ", ".join(titles.get(id, id) for id in each.improvements)
    return (
        Cell(desk.voice_name(each.id), " · ".join(filter(None, notes))),
        Cell(str(each.severity or "–")),
        Cell("–" if each.per_month is None else figure(each.per_month)),
        Cell(percent(each.share) if each.share is not None else "–"),
        Cell(desk.team_name(each.cause_team) or "–"),
        Cell(desk.phrases.action(each.action) if each.action else "–"),
        Cell(ends or "–"),
    )


def _tone(each: Standing) -> Tone:
    if each.is_unanswered:
        return "bad"
    return "warn" if each.priority == "high" else ""


def _lacking(desk: Desk, each: Standing) -> Item:
    said = ", ".join(desk.say(_GAPS[gap]) for gap in each.lacks)
    return Item(desk.voice_name(each.id), said, desk.team_name(each.owner), tone="bad")


def _volumes(desk: Desk) -> Iterator[Block]:
    volumes = desk.hearing.volumes or ()
    known = {each.id for each in desk.hearing.voices}
    rows = tuple(
        (
            Cell(desk.voice_name(each.voice)),
            Cell("–" if each.said is None else figure(each.said)),
            Cell("–" if each.counted is None else figure(each.counted)),
            Cell(
                desk.say(_TRENDS[each.trend]) if each.trend else "–",
                tone="bad" if each.trend == "louder" else "",
            ),
        )
        for each in volumes
        if each.voice in known
    )
    if rows:
        heads = tuple(Head(desk.say(s), n in (1, 2)) for n, s in enumerate(_COUNTED_HEADS))
        yield Sheet(desk.say(_COUNTED), heads, rows)


def _places(desk: Desk) -> Iterator[Block]:
    hearing = desk.hearing
    praised = tuple(
        Item(
            desk.voice_name(each.id),
            tag=desk.say(_MONTHLY, count=figure(each.per_month)) if each.per_month else "",
            note=desk.team_name(each.cause_team or each.owner),
            tone="good",
        )
        for each in hearing.praised
    )
    if praised:
        yield Listing(desk.say(_PRAISED), praised)
    for heading, quiet in ((_SILENT, hearing.silent), (_DEAF, hearing.deaf)):
        items = tuple(
            Item(desk.place(each.touchpoint), note=desk.team_name(each.owner))
            for each in quiet
            if not each.is_waived
        )
        if items:
            yield Listing(desk.say(heading), items)
    if hearing.volumes is None:
        yield Prose(desk.say(_UNCOUNTED), "quiet")
