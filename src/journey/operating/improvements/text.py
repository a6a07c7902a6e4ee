"""The agenda of the meeting that reviews improvements, written for a terminal."""

from collections.abc import Iterator, Sequence

from journey.facts.effects import Proof, ProofUnit
from journey.model.journey import Journey
from journey.operating.improvements.agenda import (
    Agenda,
    AgendaItem,
    Candidate,
    Rate,
    Role,
    TeamRecord,
)
from journey.words.figures import apart, exactly
from journey.words.names import called
from journey.words.sentences import Sentence, printable
from journey.words.terminal import Manner, ruled
from journey.words.terms import STATUSES

SHOWN = 5
"""How many are listed of what is over, where not all are asked for."""

_NONE = Sentence(
    "no improvement is written down: propose some under `improvements`, each with the voices it "
    "comes `from`",
    "적힌 개선 과제가 없습니다. `improvements`에 개선 과제를 쓰고 `from`에 VOC를 쓰세요",
)
_NONE_OF_TEAM = Sentence("no improvement concerns this team", "이 팀과 관련된 개선 과제가 없습니다")
_HEAD = Sentence(
    "{count} improvement{count:s} on {today:plain}: {statuses:plain}",
    "{today:plain} 개선 과제 {count}개: {statuses:plain}",
)
_HEADS = (
    Sentence("what", "개선 과제"),
    Sentence("value/effort", "가치/노력"),
    Sentence("pain", "불편도"),
    Sentence("whose", "담당"),
)
_MORE = Sentence("and {count} more (--all)", "외 {count}개 (--all)")
_CANDIDATES = Sentence(
    "Urgent voices from which nothing has come", "우선순위가 높은데 개선 과제가 없는 VOC"
)
_PROPOSE = Sentence("Propose something", "개선 과제 제안하기")
_REJECTED = Sentence(
    "Propose something, or say why not: {names:plain}",
    "제안하거나, 하지 않는 이유 쓰기: {names:plain}",
)
_EFFECT = Sentence(
    "{title:plain} {before:plain} → {after:plain}{change:plain}",
    "{title:plain} {before:plain} → {after:plain}{change:plain}",
)
_MONTHLY = Sentence("{figure:plain} a month", "{figure:plain}건/월")
_NOBODY = Sentence("nobody named", "담당 없음")
_PAIN = Sentence(
    "pain: severity × frequency a month of the voices behind it",
    "불편도: 관련 VOC의 심각도 × 월 건수",
)
_ALL = Sentence("all", "전체")
_WAITING = Sentence("{count}, {days:plain} d", "{count}건 · {days:plain}일")
_RECORDS: dict[Role, Sentence] = {
    "owner": Sentence("How they fared, by who carries them out", "담당 팀별 결과"),
    "decider": Sentence("How they fared, by who decided", "결정에 참여한 팀별 결과"),
    "cause": Sentence("How they fared, by whose work causes the voice", "원인이 된 팀별 결과"),
}
_COLUMNS = (
    Sentence("team", "팀"),
    Sentence("agreed", "합의"),
    Sentence("shipped", "적용"),
    Sentence("better", "개선됨"),
    Sentence("waiting", "결정 대기"),
)
_OF = Sentence(
    "agreed of decided · shipped of agreed · better of measured · waiting: how many, and the "
    "median of their days",
    "합의/결정 · 적용/합의 · 개선됨/측정 · 결정 대기: 건수와 대기 일수의 중앙값",
)
_EMPTY = (
    Sentence("none decided", "결정 없음"),
    Sentence("none agreed", "합의 없음"),
    Sentence("none measured", "측정 없음"),
)


def tell_agenda(agenda: Agenda, journey: Journey, manner: Manner, *, whole: bool = False) -> str:
    """Write what the meeting goes through, in order, and how the improvements fared.

    Args:
        agenda: What `improvements` returned.
        journey: The journey.
        manner: The language, the width and the colours.
        whole: Whether to list all that is over, and how they fared by every role.
    """
    return "\n".join(_Minutes(agenda, journey, manner, whole).lines()) + "\n"


class _Minutes:
    def __init__(self, agenda: Agenda, journey: Journey, manner: Manner, whole: bool) -> None:
        self.agenda, self.manner, self.whole = agenda, manner, whole
        self.language = manner.language
        self.teams = {team.id: called(team).say(self.language) for team in journey.teams}

    def say(self, sentence: Sentence, **values: object) -> str:
        return sentence.say(self.language, values)

    def lines(self) -> Iterator[str]:
        yield from self.head()
        shown = False
        for section in self.agenda.sections:
            over = section.name in ("celebrate", "rejected") and not self.whole
            items = section.items[:SHOWN] if over else section.items
            if items:
                yield from self.section(section.title, items)
                shown = True
            if more := len(section.items) - len(items):
                yield self.manner.paint(self.say(_MORE, count=more), "dim")
        yield from self.candidates()
        if shown or self.agenda.candidates:
            yield ""
            yield self.manner.paint(self.say(_PAIN), "dim")
        yield from self.records()

    def head(self) -> Iterator[str]:
        items = self.agenda.items
        if not items:
            none = _NONE if self.agenda.team is None else _NONE_OF_TEAM
            yield from ruled([[self.say(none)]], width=self.manner.width)
            return
        counts = {status: sum(item.status == status for item in items) for status in STATUSES}
        said = ", ".join(
            f"{self.say(STATUSES[status])} {count}" for status, count in counts.items() if count
        )
        values = {"count": len(items), "today": str(self.agenda.today), "statuses": said}
        yield from ruled([[self.say(_HEAD, **values)]], width=self.manner.width)

    def section(self, title: Sentence, items: Sequence[AgendaItem]) -> Iterator[str]:
        late = any(item.is_late for item in items)
        yield ""
        yield self.manner.paint(f"{self.say(title)} ({len(items)})", "error" if late else "place")
        rows = [row for item in items for row in self.rows(item)]
        yield from self.table(rows)

    def table(self, rows: list[list[str]]) -> list[str]:
        heads = [self.say(each) for each in _HEADS]
        return ruled(rows, heads=heads, width=self.manner.width, right=(1, 2))

    def rows(self, item: AgendaItem) -> Iterator[list[str]]:
        grades = "/".join(
            "–" if grade is None else str(grade) for grade in (item.value, item.effort)
        )
        yield [
            self.say(item.title),
            "" if grades == "–/–" else grades,
            _figure(item.pain),
            self.whose(item.owner),
        ]
        if item.section != "celebrate":  # the heading says it of all
            yield [f"→ {self.say(item.does)}", "", "", ""]
        if item.effect:
            yield [f"· {self.effect(item.effect)}", "", "", ""]
        for note in item.notes:
            yield [f"! {self.say(note)}", "", "", ""]

    def whose(self, team: str | None) -> str:
        if team is None:
            return self.say(_NOBODY)
        return self.teams.get(team, printable(team))

    def effect(self, effect: Proof) -> str:
        change = "" if effect.percent is None else f" ({effect.percent:+.0f} %)"
        if effect.unit == "ratio":
            sign = "+" if effect.difference > 0 else ""
            change = f" ({sign}{self.say(apart(effect.difference, effect.unit))})"
        monthly = effect.unit == "per month"
        before = _figure(effect.before) if monthly else self.figure(effect.before, effect.unit)
        values = {"title": self.say(effect.title), "before": before, "change": change}
        return self.say(_EFFECT, after=self.figure(effect.after, effect.unit), **values).strip()

    def figure(self, value: float, unit: ProofUnit | None) -> str:
        if unit == "per month":
            return self.say(_MONTHLY, figure=_figure(value))
        return self.say(exactly(value, unit))

    def candidates(self) -> Iterator[str]:
        found = self.agenda.candidates
        if not found:
            return
        yield ""
        yield self.manner.paint(f"{self.say(_CANDIDATES)} ({len(found)})", "error")
        yield from self.table([row for each in found for row in self.candidate(each)])

    def candidate(self, each: Candidate) -> Iterator[list[str]]:
        names = ", ".join(each.rejected)
        does = self.say(_REJECTED, names=names) if names else self.say(_PROPOSE)
        yield [self.say(each.title), "", _figure(each.pain), self.whose(each.owner)]
        yield [f"→ {does}", "", "", ""]

    def records(self) -> Iterator[str]:
        if not self.agenda.items:
            return
        roles: tuple[Role, ...] = ("owner", "decider", "cause") if self.whole else ("owner",)
        for role in roles:
            rows = [self.record(each) for each in self.agenda.by(role)]
            if not rows:
                continue
            if role == "owner" and self.agenda.team is None:
                rows.append(self.record(self.agenda.record))
            yield ""
            yield self.manner.paint(self.say(_RECORDS[role]), "place")
            heads = [self.say(each) for each in _COLUMNS]
            yield from ruled(rows, heads=heads, width=self.manner.width, right=(1, 2, 3, 4))
        yield ""
        for (line,) in zip(ruled([[self.say(_OF)]], width=self.manner.width), strict=True):
            yield self.manner.paint(line, "dim")

    def record(self, record: TeamRecord) -> list[str]:
        name = self.say(_ALL) if record.role == "all" else self.whose(record.team)
        figures = (record.acceptance, record.completion, record.effect)
        rates = [self.rate(rate, empty) for rate, empty in zip(figures, _EMPTY, strict=True)]
        waiting = str(record.undecided) if record.undecided else "–"
        if record.median_age is not None:
            values = {"count": record.undecided, "days": f"{record.median_age:g}"}
            waiting = self.say(_WAITING, **values)
        return [name, *rates, waiting]

    def rate(self, rate: Rate, empty: Sentence) -> str:
        if rate.share is None:
            return self.say(empty)
        return f"{rate.count}/{rate.of} {_percent(rate.share)}"


def _percent(share: float) -> str:
    """Write a share, never rounded to a whole or to a nothing that it is not."""
    whole = int(share * 100)
    return f"{max(whole, 1) if share else 0} %"


def _figure(figure: float | None) -> str:
    return "" if figure is None else f"{figure:,.6g}"


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
