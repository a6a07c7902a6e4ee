"""Goals, metrics and bands of use, written for a terminal."""

from collections.abc import Iterator, Sequence

from journey.model.journey import Journey
from journey.operating.goals.aims import Aim, Aims, Gauge, State
from journey.operating.goals.bands import CustomerBand, Engagement, Level
from journey.operating.goals.judging import title_of
from journey.operating.goals.readings import read_as
from journey.words.names import called
from journey.words.sentences import Sentence, as_said, clean, printable
from journey.words.terminal import Manner, ruled

WIDTH = 80
"""No line is longer, however wide the terminal."""

_GOALS = Sentence("Goals", "목표")
_MEANINGS = Sentence(
    "What the mission means, and what works for it", "미션의 의미와 이를 위한 목표"
)
_TASKS = Sentence("Tasks by month", "월별 할 일")
_USE = Sentence("Bands of use, by {metric:plain}", "활성화 등급 ({metric:plain} 기준)")
_METRICS = Sentence("Metrics", "지표")
_WHOSE = Sentence("whose: {owner:plain}", "담당: {owner:plain}")
_NOBODY = Sentence("nobody", "없음")
_FORGOTTEN = Sentence("no goal", "목표 없음")
_RESTING = Sentence("{names:plain} (all closed)", "{names:plain} (모두 종료)")
_NO_METRICS = Sentence("no metrics", "지표가 없습니다")
_READ = Sentence("read {day:plain}", "{day:plain} 측정")
_NEXT = Sentence("next {day:plain}", "다음 {day:plain}")
_LATE = Sentence("due {day:plain} and late", "{day:plain}까지였으나 늦음")
_SOURCE = Sentence("from: {source:plain}", "출처: {source:plain}")
_EVERY = {
    "day": Sentence("every day", "매일"),
    "week": Sentence("every week", "매주"),
    "month": Sentence("every month", "매월"),
    "quarter": Sentence("every quarter", "매분기"),
    "year": Sentence("every year", "매년"),
}
_PEOPLE = Sentence("{people:plain} people", "{people:plain}명")
_SHARE = Sentence("{people:plain} people, {share:plain} %", "{people:plain}명 · {share:plain}%")
_UNCOUNTED = Sentence("how many is not known", "인원 미상")
_EMPTY = Sentence("nobody", "없음")
_PLACED = Sentence(
    "{title:plain} ({now:plain}, {day:plain})", "{title:plain} ({day:plain} {now:plain})"
)
_MOVED = Sentence(
    "{title:plain} ({now:plain}, {day:plain}; before in {band:plain})",
    "{title:plain} ({day:plain} {now:plain}, 전에는 {band:plain})",
)
_DONE = Sentence("what is done: {actions:plain}", "액션 아이템: {actions:plain}")
_IDLE = Sentence("nothing is done for them", "이들을 위한 액션 아이템이 없습니다")
_BROKEN_BANDS = Sentence(
    "the bands leave a gap or overlap: see the rule broken-bands",
    "등급이 이어지지 않습니다. broken-bands 규칙을 보세요",
)
_UNREAD = Sentence("no reading of: {names:plain}", "측정값이 없는 고객: {names:plain}")
_UNCLAIMED = Sentence("in no band: {names:plain}", "어느 등급에도 없는 고객: {names:plain}")
_OVERLAPPING = Sentence(
    "counted within others already: {names:plain}",
    "다른 고객에 이미 포함되어 뺀 고객: {names:plain}",
)
_OUTSIDE = Sentence(
    "the bands are not for: {names:plain}", "이 등급의 대상이 아닌 고객: {names:plain}"
)
_NO_BAND = Sentence("no band", "등급 없음")
_TODAY = Sentence("Goals on {day:plain}", "{day:plain} 목표 현황")
_SIGNS: dict[State, str] = {"reached": "good", "on-track": "good", "closed": "dim", "open": "dim"}


def tell_goals(aims: Aims, use: Engagement | None, journey: Journey, manner: Manner) -> str:
    """Write where goals stand: what matters first, then goals, meanings, tasks, use, metrics.

    Args:
        aims: What `goals` returned of the journey.
        use: What `activation` returned; None to leave it out.
        journey: The journey.
        manner: The language, the width and the colours.
    """
    lines = [*_Teller(journey, manner).lines(aims, use)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Teller:
    def __init__(self, journey: Journey, manner: Manner) -> None:
        self._language, self._paint = manner.language, manner.paint
        self._width = min(manner.width, WIDTH)
        self._teams = {team.id: self._say(called(team)) for team in journey.teams}
        self._goals = {goal.id: self._say(title_of(goal)) for goal in journey.goals}
        self._parts = {part.id: part for part in (*journey.customers.types,)}
        self._metrics = {metric.id: metric for metric in journey.metrics}

    def _say(self, sentence: Sentence, **values: object) -> str:
        return printable(sentence.say(self._language, values))

    def _hung(self, text: str, indent: int, role: str = "") -> Iterator[str]:
        for line in self._broken(text, indent):
            yield " " * indent + (self._paint(line, role) if role else line)

    def _broken(self, text: str, indent: int) -> list[str]:
        """Break a text at spaces, and what no space can break anywhere."""
        return ruled([[text]], width=self._width - indent) if text else [""]

    def _head(self, sentence: Sentence, **values: object) -> Iterator[str]:
        yield ""
        yield from self._hung(self._say(sentence, **values), 0, "rule")

    def _whose(self, owner: str | None) -> str:
        return self._teams.get(owner or "", printable(owner or "")) or self._say(_NOBODY)

    def lines(self, aims: Aims, use: Engagement | None) -> Iterator[str]:
        """Write everything."""
        yield from self._hung(self._say(_TODAY, day=str(aims.today)), 0, "place")
        for sentence in aims.headline:
            yield from self._hung(f"- {self._say(sentence)}", 0)
        if aims.goals:
            yield from self._head(_GOALS)
            for aim in aims:
                yield from self._goal(aim)
        yield from self._meanings(aims)
        yield from self._tasks(aims)
        if use is not None:
            yield from self._use(use)
        yield from self._gauges(aims.metrics)

    def _goal(self, aim: Aim) -> Iterator[str]:
        role = "warning" if aim.is_warning else _SIGNS.get(aim.state, "")
        yield from self._hung(self._say(aim.title), 2, role)
        yield from self._hung(self._say(aim.sentence), 4)
        # A goal that was reached at a cost says so itself.
        is_said = aim.state in ("reached-at-a-cost", "closed")
        if aim.guard is not None and not is_said:
            worry = "warning" if aim.guard.state == "broken" else "dim"
            yield from self._hung(self._say(aim.guard.sentence), 4, worry)
        yield from self._hung(self._say(_WHOSE, owner=self._whose(aim.owner)), 4, "dim")

    def _meanings(self, aims: Aims) -> Iterator[str]:
        if not aims.meanings:
            return
        yield from self._head(_MEANINGS)
        for meaning in aims.meanings:
            names = ", ".join(self._goals[id] for id in meaning.goals)
            if meaning.is_forgotten:
                names = self._say(_FORGOTTEN)
            elif meaning.is_resting:
                names = self._say(_RESTING, names=names)
            yield from self._hung(self._say(meaning.title), 2, "warning" * meaning.is_forgotten)
            yield from self._hung(names, 4)

    def _tasks(self, aims: Aims) -> Iterator[str]:
        if not aims.months:
            return
        yield from self._head(_TASKS)
        for month in aims.months:
            yield f"  {month.month:%Y-%m}"
            for id in month.tasks:
                aim = aims[id]
                yield from self._hung(f"{self._say(aim.title)}: {self._say(aim.sentence)}", 4)

    def _use(self, use: Engagement) -> Iterator[str]:
        yield from self._head(_USE, metric=use.title)
        if use.is_broken:
            yield from self._hung(self._say(_BROKEN_BANDS), 2, "warning")
        titles = {level.id: self._say(level.title) for level in use}
        for level in use:
            yield from self._level(level, use, titles)
        unclaimed = tuple(each.customer for each in use.unclaimed)
        for sentence, names in (
            (_UNCLAIMED, unclaimed),
            (_UNREAD, use.unread),
            (_OVERLAPPING, use.overlapping),
            (_OUTSIDE, use.outside),
        ):
            if names:
                yield from self._hung(self._say(sentence, names=self._customers(names)), 2)

    def _customers(self, names: Sequence[str]) -> str:
        return ", ".join(
            self._say(called(self._parts[name])) if name in self._parts else name for name in names
        )

    def _level(self, level: Level, use: Engagement, titles: dict[str, str]) -> Iterator[str]:
        if level.people is None:
            many = self._say(_UNCOUNTED)
        elif level.share is None:
            many = self._say(_PEOPLE, people=f"{level.people:,}")
        else:
            many = self._say(_SHARE, people=f"{level.people:,}", share=f"{level.share * 100:.1f}")
        yield from self._hung(f"{self._say(level.title)}: {many}", 2)
        shown = [self._placed(each, use, titles) for each in level.customers]
        yield from self._hung(", ".join(shown) or self._say(_EMPTY), 4)
        done = ", ".join(self._say(title) for title in level.titles)
        if level.is_idle:
            yield from self._hung(self._say(_IDLE), 4, "warning")
        elif done:
            yield from self._hung(self._say(_DONE, actions=done), 4, "dim")

    def _placed(self, placed: CustomerBand, use: Engagement, titles: dict[str, str]) -> str:
        metric = self._metrics.get(use.metric or "")
        values = {
            "title": placed.title,
            "now": read_as(placed.now, metric.unit if metric else None),
            "day": str(placed.now.day),
            "band": titles.get(placed.was or "", self._say(_NO_BAND)),
        }
        return self._say(_MOVED if placed.has_moved else _PLACED, **values)

    def _gauges(self, gauges: Sequence[Gauge]) -> Iterator[str]:
        yield from self._head(_METRICS)
        if not gauges:
            yield from self._hung(self._say(_NO_METRICS), 2)
        # What was never read stands below: it has nothing to show yet.
        for gauge in sorted(gauges, key=lambda gauge: gauge.now is None):
            yield from self._hung(f"{self._say(gauge.title)}: {self._say(gauge.sentence)}", 2)
            yield from self._hung(" · ".join(self._facts(gauge)), 4, "dim")

    def _facts(self, gauge: Gauge) -> Iterator[str]:
        """Say when a metric was read and is to be read, from where and by whom."""
        if gauge.now is not None:
            yield self._say(_READ, day=str(gauge.now.day))
        if gauge.due is not None:
            yield self._say(_LATE if gauge.is_overdue else _NEXT, day=str(gauge.due))
        elif gauge.every:
            yield self._say(_EVERY.get(gauge.every, as_said(clean(gauge.every))))
        if gauge.source is not None:
            yield self._say(_SOURCE, source=gauge.source)
        yield self._say(_WHOSE, owner=self._whose(gauge.owner))
