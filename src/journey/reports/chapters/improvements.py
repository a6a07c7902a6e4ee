"""What is changed because of what customers said: decisions, open loops, proofs."""

from collections.abc import Iterator, Mapping

from journey.facts.effects import Proof, Turn
from journey.operating.improvements.agenda import AgendaItem as Point
from journey.operating.improvements.agenda import Rate, SectionName, TeamRecord
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Block, Cell, Head, Item, Listing, Prose, Sheet, Tone
from journey.words.figures import figure, percent, shortened
from journey.words.sentences import Sentence

_TITLE = Sentence("What we change", "우리가 바꾸는 것")
_LEAD = Sentence(
    "{decide} to decide, {doing} under way, {loops} loop{loops:s} to close.",
    "결정할 과제 {decide}개, 진행 중 {doing}개, 닫을 고리 {loops}개.",
)
_NONE = Sentence(
    "No improvements are written down: declare `improvements`, each with the voices it comes "
    "`from`.",
    "개선 과제가 없습니다. `improvements`에 과제를 쓰고 `from`에 시작이 된 VOC를 쓰세요.",
)
_NONE_HERE = Sentence(
    "No improvement is this team's, comes of its work or was decided by it.",
    "이 팀이 맡거나 원인이거나 결정한 개선 과제가 없습니다.",
)
_HEADINGS: Mapping[SectionName, Sentence] = {
    "decide": Sentence("To decide", "결정할 것"),
    "doing": Sentence("Under way", "진행 중"),
    "tell": Sentence(
        "Loops to close: shipped, and somebody was not told", "닫을 고리: 적용했지만 알리지 않음"
    ),
    "prove": Sentence(
        "To prove: shipped, and the effect is not known", "효과 확인: 적용했지만 효과를 모름"
    ),
    "celebrate": Sentence("Helped, and may be told about", "효과를 본 것"),
    "rejected": Sentence("Rejected, and why", "반려한 것과 이유"),
}
_NOTHING: Mapping[SectionName, Sentence] = {
    "decide": Sentence("Nothing waits for a decision.", "결정을 기다리는 과제가 없습니다."),
    "tell": Sentence(
        "Everybody was told of everything that shipped.", "적용한 것은 모두에게 알렸습니다."
    ),
}
_WEEKLY: tuple[SectionName, ...] = ("decide", "tell", "prove", "doing")
_CANDIDATES = Sentence("Urgent voices from which nothing has come", "급한데 개선 과제가 없는 VOC")
_PROPOSE = Sentence("propose something, or say why not", "과제를 제안하거나 하지 않는 이유 쓰기")
_EFFECT = Sentence(
    "{title:all}: {before:plain} → {after:plain}", "{title:all}: {before:plain} → {after:plain}"
)
_VALUE = Sentence("value {value}, effort {effort}", "가치 {value} · 노력 {effort}")
_RECORDS = Sentence("How improvements fare, by who carries them out", "담당 팀별 개선 성과")
_HEADS = (
    Sentence("Team", "팀"),
    Sentence("Improvements", "과제"),
    Sentence("Accepted", "채택"),
    Sentence("Shipped", "적용"),
    Sentence("Helped", "효과 있음"),
)
_OF = Sentence("{count} of {all}", "{all} 중 {count}")
_TEAMLESS = Sentence("no team named", "팀이 적히지 않음")
_TONES: Mapping[Turn, Tone] = {"better": "good", "worse": "bad", "same": "", "unknown": ""}
_HELPED = Sentence("helped", "효과")
_LATE = Sentence("late", "지연")


def write(desk: Desk) -> Chapter:
    """Write what is changed, what is to be decided, told and proven."""
    agenda, title = desk.agenda, desk.say(_TITLE)
    if not agenda.items and not agenda.candidates:
        none = _NONE if desk.team is None or not desk.journey.improvements else _NONE_HERE
        return Chapter("improvements", title, blocks=(Prose(desk.say(none), "quiet"),))
    counts = {name: len(agenda[name]) for name in ("decide", "doing", "tell")}
    lead = desk.say(_LEAD, decide=counts["decide"], doing=counts["doing"], loops=counts["tell"])
    blocks = tuple(_brief(desk) if desk.is_brief else _blocks(desk))
    return Chapter("improvements", title, lead, blocks)


def _brief(desk: Desk) -> Iterator[Block]:
    agenda = desk.agenda
    chosen = (*agenda["decide"][:2], *agenda["tell"][:2], *agenda["celebrate"][:2])
    items = []
    for each in (*chosen, *agenda["doing"])[:5]:
        note = shortened(
            _effect(desk, each.effect) if each.effect else each.does.say(desk.language), 70
        )
        tone = _tone(each)
        tag = desk.say(_HELPED) if tone == "good" else desk.say(_LATE) if each.is_late else ""
        items.append(Item(shortened(each.title.say(desk.language), 44), "", note, tag, tone))
    yield Listing("", tuple(items))


def _blocks(desk: Desk) -> Iterator[Block]:
    agenda = desk.agenda
    is_weekly = desk.kind == "weekly"
    for name in _WEEKLY if is_weekly else _HEADINGS:
        items = tuple(_item(desk, each) for each in agenda[name])
        if items or name in _NOTHING:
            none = desk.say(_NOTHING[name]) if name in _NOTHING else ""
            yield Listing(desk.say(_HEADINGS[name]), items, none)
    candidates = tuple(
        Item(
            each.title.say(desk.language),
            desk.say(_PROPOSE),
            desk.team_name(each.owner),
            tone="warn",
        )
        for each in agenda.candidates
    )
    if candidates:
        yield Listing(desk.say(_CANDIDATES), candidates)
    if not is_weekly and desk.team is None:
        yield from _records(desk)
        yield from desk.picture("value_effort")
        yield from desk.picture("board")


def _item(desk: Desk, each: Point) -> Item:
    voices = ", ".join(f"“{desk.voice_name(id)}”" for id in each.voices)
    worth = (
        desk.say(_VALUE, value=each.value, effort=each.effort)
        if each.section == "decide" and each.value and each.effort
        else ""
    )
    owner = desk.team_name(each.owner)
    said = [each.does.say(desk.language), *(one.say(desk.language) for one in each.notes)]
    if each.effect is not None:
        said.insert(0, _effect(desk, each.effect))
    note = " · ".join(filter(None, [owner, voices, worth]))
    tag = str(each.by) if each.by is not None else ""
    return Item(each.title.say(desk.language), desk.sentences(said), note, tag, _tone(each))


def _tone(each: Point) -> Tone:
    if each.is_late:
        return "bad"
    return _TONES[each.effect.turn] if each.effect is not None else ""


def _effect(desk: Desk, effect: Proof) -> str:
    values = {"before": f"{effect.before:,.4g}", "after": f"{effect.after:,.4g}"}
    return desk.say(_EFFECT, title=effect.title.say(desk.language), **values)


def _records(desk: Desk) -> Iterator[Block]:
    rows = tuple(_record(desk, each) for each in desk.agenda.by("owner") if each.count)
    if rows:
        heads = tuple(Head(desk.say(s), n > 0) for n, s in enumerate(_HEADS))
        yield Sheet(desk.say(_RECORDS), heads, rows)


def _record(desk: Desk, each: TeamRecord) -> tuple[Cell, ...]:
    return (
        Cell(desk.team_name(each.team) or desk.say(_TEAMLESS)),
        Cell(figure(each.count)),
        *(_rate(desk, rate) for rate in (each.acceptance, each.completion, each.effect)),
    )


def _rate(desk: Desk, rate: Rate) -> Cell:
    if rate.share is None:
        return Cell("–")
    return Cell(percent(rate.share), desk.say(_OF, count=rate.count, all=rate.of))
