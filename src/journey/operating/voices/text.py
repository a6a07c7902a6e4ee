"""Tell what customers say: what hurts first, whose it is, and what nobody answers."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from journey.model.voice import VoiceKind
from journey.operating.voices.text_listening import collections, praised, quiet
from journey.operating.voices.text_pain import causes, places, teams
from journey.operating.voices.text_tickets import tickets
from journey.operating.voices.text_touchpoints import touchpoints
from journey.operating.voices.voc import Gap, Standing, VoiceOfCustomer
from journey.words.blocks import (
    Block,
    Cell,
    Headline,
    Item,
    Listing,
    Prose,
    Section,
    Sheet,
    Telling,
    Tone,
)
from journey.words.figures import NONE, figure, percent
from journey.words.names import Names
from journey.words.sentences import Sentence

MOST, FEW = 10, 5
"""How much of the long lists and of the short ones is shown, where not all is asked for."""

SOON = timedelta(days=31)
"""A review that is due later than this is not listed, where not all is asked for."""

_TITLE = Sentence("{title:all}: voice of the customer", "{title:all}: 고객의 소리(VOC)")
_FOR = Sentence("{title:all}: voice of the customer, for {team:all}", "{title:all}: {team:all} VOC")
_KIND: dict[VoiceKind | None, Sentence] = {
    "complaint": Sentence("{n} complaint{n:s}", "불만 {n}"),
    "question": Sentence("{n} question{n:s}", "문의 {n}"),
    "wish": Sentence("{n} {n:wish|wishes}", "요청 {n}"),
    "praise": Sentence("{n} praise", "칭찬 {n}"),
    None: Sentence("{n} of no kind", "종류 미정 {n}"),
}
_NOTHING = Sentence(
    "No voice is written down: name what customers say under `voc`.",
    "기록된 VOC가 없습니다. 고객이 하는 말을 `voc`에 쓰세요.",
)
_NOT_HERS = Sentence(
    "No voice is owned or caused by this team, or told to it.",
    "이 팀이 담당하거나, 원인이거나, 전달받는 VOC가 없습니다.",
)
_LEAD = Sentence(
    "“{voice:all}” is the most urgent: {share:plain} of all pain, {count:plain} a month.",
    "가장 급한 VOC는 “{voice:all}”입니다. 월 {count:plain}건, 전체 불편도의 {share:plain}입니다.",
)
_LEAD_SHARE = Sentence(
    "“{voice:all}” is the most urgent: {share:plain} of all pain.",
    "가장 급한 VOC는 “{voice:all}”입니다. 전체 불편도의 {share:plain}입니다.",
)
_LEAD_ALONE = Sentence(
    "“{voice:all}” is the most urgent; how much it hurts is not known.",
    "가장 급한 VOC는 “{voice:all}”입니다. 불편도는 알 수 없습니다.",
)
_NO_PAIN = Sentence(
    "Nothing says how much the voices hurt: give them `severity` and `per_month`.",
    "VOC의 불편도를 알 수 없습니다. `severity`와 `per_month`를 쓰세요.",
)
_HURTS = Sentence("What hurts, the most urgent first", "불편한 VOC, 급한 순서")
_PAIN_IS = Sentence(
    "Pain is severity × times a month, as the file says: {total:plain} in all. Severity 5 comes "
    "first.",
    "불편도 = 심각도 × 월 건수(파일 기준), 합계 {total:plain}. 심각도 5가 가장 먼저입니다.",
)
_BOTH_PAINS = Sentence(
    "Own pain leaves out what is heard as narrower voices, and sums to the total; whole pain adds "
    "it, and ranks.",
    "자체 불편도는 하위 VOC로 들은 것을 빼고 세며 합계를 이루고, 합산 불편도는 하위 VOC까지 더해 "
    "순서를 정합니다.",
)
_PAIN = (Headline(Sentence("Pain", "불편도"), is_number=True),)
_PAINS = (
    Headline(Sentence("Own pain", "자체 불편도"), is_number=True),
    Headline(Sentence("Whole pain", "합산 불편도"), is_number=True),
)
_HEADS = (
    Headline(Sentence("Voice", "VOC")),
    Headline(Sentence("Sev.", "심각도"), is_number=True),
    Headline(Sentence("A month", "월 건수"), is_number=True),
    *_PAIN,
    Headline(Sentence("Priority", "우선순위")),
    Headline(Sentence("Whose work", "원인 팀")),
    Headline(Sentence("Owner", "담당")),
    Headline(Sentence("Relieved by", "덜어 주는 액션"), is_extra=True),
    Headline(Sentence("Ended by", "끝낼 개선 과제"), is_extra=True),
)
_PRIORITIES = {
    "high": Sentence("high", "높음"),
    "normal": Sentence("normal", "보통"),
    "low": Sentence("low", "낮음"),
    None: Sentence("unknown", "미정"),
}
_BY_HAND = Sentence("{priority:plain}*", "{priority:plain}*")
_STARRED = Sentence(
    "* set by hand; the figures alone would say another.",
    "* 직접 정한 값으로, 수치로 계산하면 다릅니다.",
)
_NARROWER = Sentence(
    "↳ a narrower voice, heard as part of a wider one.", "↳ 더 넓은 VOC에 속하는 하위 VOC."
)
_UNKNOWN_PAIN = Sentence(
    "Severity or frequency unknown, so not weighed: {names:all}.",
    "심각도나 건수를 몰라 재지 못함: {names:all}.",
)
_UNANSWERED = Sentence("Without an answer", "답이 없는 VOC")
_ANSWERED = Sentence(
    "Everything has an action item, an owner and, where urgent, an improvement or the reason why "
    "one was rejected.",
    "모든 VOC에 액션 아이템과 담당이 있고, 급한 VOC에는 개선 과제나 반려한 이유가 있습니다.",
)
_OPEN = Sentence("Open questions", "채울 것")
_GAPS: dict[Gap, Sentence] = {
    "action": Sentence("no action item relieves it", "덜어 주는 액션 아이템 없음"),
    "improvement": Sentence("urgent, and no improvement", "급한데 개선 과제 없음"),
    "reason": Sentence("improvements rejected without a reason", "이유 없이 반려된 개선 과제"),
    "owner": Sentence("nobody answers for it", "담당 없음"),
    "cause": Sentence("cause unknown", "원인 모름"),
    "priority": Sentence("priority unknown", "우선순위 미정"),
    "place": Sentence("no touchpoint", "접점 없음"),
    "told": Sentence("the team that causes it is not told", "원인 팀에 전달 안 됨"),
}
_DUE = Sentence("Due for review", "검토할 VOC")
_NO_DUES = Sentence("No review is dated.", "검토일이 정해진 VOC가 없습니다.")
_NOT_SOON = Sentence(
    "None until {day:plain}; the next is {voice:all} on {date:plain}.",
    "{day:plain}까지는 없습니다. 다음 검토: {date:plain} {voice:all}",
)
_OVERDUE = Sentence("overdue", "기한 지남")
_NEVER = Sentence("never reviewed", "검토 기록 없음")


def tell_voice(heard: VoiceOfCustomer, language: str) -> Telling:
    """Tell what customers say, what hurts most and whose it is first.

    Args:
        heard: What `voice` returned.
        language: `en` or `ko`.
    """
    names = Names(heard.journey, language)
    title = names.title(heard.journey)
    said = names.say(_FOR, title=title, team=names.team(heard.team))
    if heard.team is None:
        said = names.say(_TITLE, title=title)
    sections = tuple(section for section in _sections(heard, names) if section.blocks)
    return Telling(said, tuple(_lead(heard, names)), sections)


def _lead(heard: VoiceOfCustomer, names: Names) -> Iterator[str]:
    kinds = Counter(each.kind for each in heard.voices)
    counts = ", ".join(
        names.say(sentence, n=kinds[kind]) for kind, sentence in _KIND.items() if kinds[kind]
    )
    yield " · ".join(filter(None, [str(heard.today), counts]))
    if not heard.voices:
        yield names.say(_NOT_HERS if heard.team and heard.journey.voc else _NOTHING)


def _sections(heard: VoiceOfCustomer, names: Names) -> Iterator[Section]:
    if heard.voices:
        yield Section("hurts", tuple(_hurts(heard, names)), lead=_worst(heard, names))
        yield causes(heard, names)
        yield teams(heard, names)
        yield places(heard, names)
        yield Section("unanswered", (_unanswered(heard, names),))
        questions = tuple(_lacking(each, names) for each in heard.questions)
        yield Section("questions", (Listing(names.say(_OPEN), questions),) if questions else ())
    yield tickets(heard, names)
    if heard.voices:
        yield Section("due", (_due(heard, names),))
        yield Section("praised", (praised(heard, names),))
    yield from (quiet(heard, names), collections(heard, names), touchpoints(heard, names))


def _worst(heard: VoiceOfCustomer, names: Names) -> str:
    if not any(each.whole for each in heard.issues):
        return names.say(_NO_PAIN) if heard.issues else ""
    worst, total = heard.issues[0], heard.pains.total
    voice = names.voice(worst.id)
    if worst.whole is None or not total:
        return names.say(_LEAD_ALONE, voice=voice)
    share = percent(worst.whole / total)
    if worst.per_month is None or worst.counted_with:
        return names.say(_LEAD_SHARE, voice=voice, share=share)
    return names.say(_LEAD, voice=voice, share=share, count=figure(worst.per_month))


def _hurts(heard: VoiceOfCustomer, names: Names) -> Iterator[Block]:
    if not heard.issues:
        return
    both = any(each.whole != each.pain for each in heard.issues)
    heads = (*_HEADS[:3], *_PAINS, *_HEADS[4:]) if both else _HEADS
    rows = tuple(_row(each, names, both=both) for each in heard.issues)
    yield Sheet(names.say(_HURTS), names.heads(heads), rows, most=MOST)
    if any(each.parent is not None for each in heard.issues):
        yield Prose(names.say(_NARROWER), "quiet")
    if any(each.is_overridden for each in heard.issues):
        yield Prose(names.say(_STARRED), "quiet")
    yield Prose(names.say(_PAIN_IS, total=figure(heard.pains.total)), "quiet")
    if both:
        yield Prose(names.say(_BOTH_PAINS), "quiet")
    shown = {each.id for each in heard.voices}
    unknown = [names.voice(each.id) for each in heard.pains.unknown if each.id in shown]
    if unknown:
        yield Prose(names.say(_UNKNOWN_PAIN, names=", ".join(unknown)), "quiet")


def _row(each: Standing, names: Names, *, both: bool) -> tuple[Cell, ...]:
    title, priority = names.voice(each.id), names.say(_PRIORITIES[each.priority])
    if each.is_overridden:
        priority = names.say(_BY_HAND, priority=priority)
    high = each.priority == "high"
    return (
        Cell(f"↳ {title}" if each.parent is not None else title),
        Cell(str(each.severity or NONE)),
        Cell(NONE if each.counted_with else figure(each.per_month)),
        Cell(figure(each.pain)),
        *([Cell(figure(each.whole))] if both else ()),
        Cell(priority, tone="bad" if each.is_unanswered else "warn" if high else ""),
        Cell(names.team(each.cause_team)),
        Cell(names.team(each.owner)),
        Cell(names.action(each.action) if each.action else NONE),
        Cell(", ".join(map(names.improvement, each.improvements)) or NONE),
    )


def _unanswered(heard: VoiceOfCustomer, names: Names) -> Listing:
    items = tuple(_lacking(each, names) for each in heard.unanswered)
    return Listing(names.say(_UNANSWERED), items, names.say(_ANSWERED) if heard.issues else "")


def _lacking(each: Standing, names: Names) -> Item:
    gaps = "; ".join(names.say(_GAPS[gap]) for gap in each.lacks)
    tone: Tone = "bad" if each.is_unanswered else "warn"
    return Item(names.voice(each.id), gaps, names.team(each.owner), tone=tone)


def _due(heard: VoiceOfCustomer, names: Names) -> Listing:
    found, end = heard.dues, heard.today + SOON
    late = [each for each in found if each.is_overdue]
    coming = [each for each in found if not each.is_overdue]
    soon = [each for each in coming if each.due is not None and each.due <= end][:FEW]
    items = tuple(_review(each, names) for each in (*late, *coming))
    none = names.say(_NO_DUES)
    if coming and not late and not soon:
        first = coming[0]
        values = {"day": str(end), "date": str(first.due)}
        none = names.say(_NOT_SOON, voice=names.voice(first.id), **values)
    return Listing(names.say(_DUE), items, none, most=len(late) + len(soon))


def _review(each: Standing, names: Names) -> Item:
    late = names.say(_OVERDUE) if each.is_overdue and each.due else ""
    tag = names.say(_NEVER) if each.due is None else str(each.due)
    tone: Tone = "bad" if each.is_overdue else ""
    return Item(names.voice(each.id), late, names.team(each.owner), tag, tone)
