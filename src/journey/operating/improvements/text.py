"""The agenda of the meeting that reviews improvements, told as blocks."""

from collections.abc import Iterator, Mapping

from journey.facts.effects import Proof, Turn
from journey.model.journey import Journey
from journey.operating.improvements.agenda import (
    Agenda,
    AgendaItem,
    Candidate,
    Rate,
    Role,
    TeamRecord,
)
from journey.operating.improvements.agenda import AgendaSection as Part
from journey.words.blocks import (
    Cell,
    Head,
    Item,
    Listing,
    Prose,
    Saying,
    Section,
    Sheet,
    Telling,
    Tone,
)
from journey.words.figures import NONE, apart, exactly, figure, percent
from journey.words.names import Names
from journey.words.sentences import Sentence
from journey.words.terms import STATUSES

SHOWN = 5
"""How many are listed of what is over, where not all are asked for."""

_TITLE = Sentence("Improvements on {today:plain}", "{today:plain} 개선 과제")
_NONE = Sentence(
    "No improvements are written down: declare `improvements`, each with the voices it comes "
    "`from`.",
    "개선 과제가 없습니다. `improvements`에 개선 과제를 쓰고 `from`에 시작이 된 VOC를 쓰세요.",
)
_NONE_HERE = Sentence("No improvement concerns this team.", "이 팀과 관련된 개선 과제가 없습니다.")
_LEAD = Sentence(
    "{decide} to decide, {doing} to carry out, {loops} loop{loops:s} to close.",
    "결정할 과제 {decide}개, 실행할 과제 {doing}개, 닫을 고리 {loops}개.",
)
_COUNTS = Sentence(
    "{count} improvement{count:s}: {statuses:plain}.", "개선 과제 {count}개: {statuses:plain}."
)
_NOTHING = {
    "decide": Sentence("Nothing waits for a decision.", "결정을 기다리는 과제가 없습니다."),
    "tell": Sentence(
        "Everybody was told of everything that shipped.", "적용한 것은 모두에게 알렸습니다."
    ),
}
_CANDIDATES = Sentence("Urgent voices from which nothing has come", "급한데 개선 과제가 없는 VOC")
_PROPOSE = Sentence("Propose something, or say why not", "제안하거나, 하지 않는 이유 쓰기")
_REJECTED = Sentence(
    "Propose something, or say why not: {names:plain}",
    "제안하거나, 하지 않는 이유 쓰기: {names:plain}",
)
_EFFECT = Sentence("{before:plain} → {after:plain}", "{before:plain} → {after:plain}")
_MONTHLY = Sentence("{figure:plain} a month", "{figure:plain}건/월")
_WORTH = Sentence(
    "value {value:plain}, effort {effort:plain}", "가치 {value:plain}, 노력 {effort:plain}"
)
_PAIN = Sentence("pain {pain:plain}", "불편도 {pain:plain}")
_PAIN_IS = Sentence(
    "Pain: severity × frequency a month of the voices behind it and all narrower ones.",
    "불편도: 관련 VOC와 그 하위 VOC의 심각도 × 월 건수.",
)
_LATE = Sentence("late", "지연")
_BY = Sentence("by {day:plain}", "{day:plain}까지")
_TURNS: Mapping[Turn, tuple[Sentence, Tone]] = {
    "better": (Sentence("helped", "효과 있음"), "good"),
    "worse": (Sentence("got worse", "나빠짐"), "bad"),
}
_RECORDS: Mapping[Role, tuple[str, Sentence]] = {
    "owner": (
        "records",
        Sentence("How improvements fared, by who carries them out", "담당 팀별 개선 성과"),
    ),
    "decider": (
        "deciders",
        Sentence("How improvements fared, by who decided", "결정에 참여한 팀별 개선 성과"),
    ),
    "cause": (
        "causes",
        Sentence(
            "How improvements fared, by whose work causes the voice", "원인이 된 팀별 개선 성과"
        ),
    ),
}
_ALL = Sentence("All", "전체")
_HEADS = (
    Sentence("Team", "팀"),
    Sentence("Count", "과제"),
    Sentence("Agreed", "합의"),
    Sentence("Shipped", "적용"),
    Sentence("Better", "개선됨"),
    Sentence("Waiting", "결정 대기"),
)
_OF = Sentence(
    "Agreed of decided · shipped of agreed · better of measured · waiting: how many, and the "
    "median of their days.",
    "합의/결정 · 적용/합의 · 개선됨/측정 · 결정 대기: 건수와 대기 일수의 중앙값.",
)
_EMPTY = (
    Sentence("none decided", "결정 없음"),
    Sentence("none agreed", "합의 없음"),
    Sentence("none measured", "측정 없음"),
)
_DAYS = Sentence("{days:plain} d", "{days:plain}일")


def tell_improvements(agenda: Agenda, journey: Journey, language: str) -> Telling:
    """Tell what the meeting goes through, in order, and how the improvements fared.

    Its sections are those of the agenda, then `candidates`, `pain`, `records`, `deciders` and
    `causes`.

    Args:
        agenda: What `improvements` returned.
        journey: The journey.
        language: `en` or `ko`.
    """
    names = Names(journey, language)
    sections = [Section(part.name, (_part(part, agenda, names),)) for part in agenda.sections]
    if agenda.candidates:
        items = tuple(_candidate(each, names) for each in agenda.candidates)
        title = _counted(names.say(_CANDIDATES), len(items))
        sections.append(Section("candidates", (Listing(title, items),)))
    pains = [each.pain for part in (agenda.items, agenda.candidates) for each in part]
    if any(pain is not None for pain in pains):
        sections.append(Section("pain", (Prose(names.say(_PAIN_IS), "quiet"),)))
    sections += _records(agenda, names)
    told = tuple(
        section
        for section in sections
        if not isinstance(block := section.blocks[0], Listing) or block.items or block.none
    )
    title = names.say(_TITLE, today=agenda.today)
    return Telling(title, tuple(_lead(agenda, names)), told)


def _lead(agenda: Agenda, names: Names) -> Iterator[str]:
    if not agenda.items:
        is_elsewhere = agenda.team is not None and names.journey.improvements
        yield names.say(_NONE_HERE if is_elsewhere else _NONE)
        return
    counts = {name: len(agenda[name]) for name in ("decide", "doing", "tell")}
    yield names.say(_LEAD, decide=counts["decide"], doing=counts["doing"], loops=counts["tell"])
    found = {status: sum(each.status == status for each in agenda.items) for status in STATUSES}
    said = (f"{names.say(STATUSES[each])} {count}" for each, count in found.items() if count)
    yield names.say(_COUNTS, count=len(agenda.items), statuses=", ".join(said))


def _counted(title: str, count: int) -> str:
    return f"{title} ({count})" if count else title


def _part(part: Part, agenda: Agenda, names: Names) -> Listing:
    """List what the meeting does the same about; where that is nothing, say so if it is good."""
    is_over = part.name in ("celebrate", "rejected")
    was_shipped = any(agenda[name] for name in ("prove", "celebrate"))
    says_so = (part.name == "decide" and agenda.items) or (part.name == "tell" and was_shipped)
    return Listing(
        _counted(names.say(part.title), len(part.items)),
        tuple(_item(each, names) for each in part.items),
        names.say(_NOTHING[part.name]) if says_so else "",
        most=SHOWN if is_over else None,
    )


def _item(each: AgendaItem, names: Names) -> Item:
    # Of what helped, the heading says what to do.
    does = "" if each.section == "celebrate" else names.say(each.does)
    effect = _effect(each.effect, names) if each.effect else ""
    notes = (Saying(f"! {names.say(note)}") for note in each.notes)
    text, *details = filter(None, (does, effect, *notes))
    worth = ""
    if each.value is not None or each.effort is not None:
        worth = names.say(_WORTH, value=figure(each.value), effort=figure(each.effort))
    heard = ", ".join(f"“{names.voice(id)}”" for id in each.voices)
    note = " · ".join(filter(None, (names.whose(each.owner), worth, _pain(each, names), heard)))
    tag, tone = _standing(each, names)
    return Item(each.title.say(names.language), text, note, tag, tone, tuple(details))


def _standing(each: AgendaItem, names: Names) -> tuple[str, Tone]:
    if each.is_late:
        return names.say(_LATE), "bad"
    if each.effect is not None and each.effect.turn in _TURNS:
        said, tone = _TURNS[each.effect.turn]
        return names.say(said), tone
    return names.say(_BY, day=each.by) if each.by else "", ""


def _pain(each: AgendaItem | Candidate, names: Names) -> str:
    return "" if each.pain is None else names.say(_PAIN, pain=figure(each.pain))


def _effect(effect: Proof, names: Names) -> str:
    """Say what an improvement did; shares are apart by points, all else by per cent."""
    sign = "−" if effect.difference < 0 else "+"
    change = "" if effect.percent is None else f"{sign}{percent(abs(effect.percent) / 100)}"
    if effect.unit == "per month":
        before, after = figure(effect.before), names.say(_MONTHLY, figure=figure(effect.after))
    else:
        before, after = (
            names.say(exactly(each, effect.unit)) for each in (effect.before, effect.after)
        )
        if effect.unit == "ratio":
            change = f"{sign}{names.say(apart(abs(effect.difference), effect.unit))}"
    said = names.say(_EFFECT, before=before, after=after) + (f" ({change})" if change else "")
    return ": ".join(filter(None, (effect.title.say(names.language), said)))


def _candidate(each: Candidate, names: Names) -> Item:
    rejected = ", ".join(map(names.improvement, each.rejected))
    does = names.say(_REJECTED, names=rejected) if rejected else names.say(_PROPOSE)
    note = " · ".join(filter(None, (names.whose(each.owner), _pain(each, names))))
    return Item(each.title.say(names.language), does, note, tone="warn")


def _records(agenda: Agenda, names: Names) -> Iterator[Section]:
    """Say how the improvements of each team fared; by owners always, else where all is asked."""
    heads = tuple(Head(names.say(said), number > 0) for number, said in enumerate(_HEADS))
    for role, (id, title) in _RECORDS.items():
        is_owner = role == "owner"
        found = [*agenda.by(role)]
        if is_owner and found and agenda.team is None:
            found.append(agenda.record)
        rows = tuple(_record(each, names) for each in found)
        note, most = (names.say(_OF), None) if is_owner else ("", 0)
        if rows:
            yield Section(id, (Sheet(names.say(title), heads, rows, note, most=most),))


def _record(record: TeamRecord, names: Names) -> tuple[Cell, ...]:
    name = names.say(_ALL) if record.role == "all" else names.whose(record.team)
    figures = (record.acceptance, record.completion, record.effect)
    rates = (_rate(rate, names.say(empty)) for rate, empty in zip(figures, _EMPTY, strict=True))
    age = record.median_age
    waiting = Cell(
        figure(record.undecided) if record.undecided else NONE,
        "" if age is None else names.say(_DAYS, days=figure(age)),
    )
    return Cell(name), Cell(figure(record.count)), *rates, waiting


def _rate(rate: Rate, empty: str) -> Cell:
    if rate.share is None:
        return Cell(empty)
    return Cell(percent(rate.share), f"{rate.count}/{rate.of}")


def plain_agenda(agenda: Agenda) -> dict[str, object]:
    """Return what JSON says of an agenda."""
    return {
        "format": 1,
        "name": agenda.name,
        "today": agenda.today,
        "team": agenda.team,
        "sections": agenda.sections,
        "candidates": agenda.candidates,
        "records": agenda.records,
    }
