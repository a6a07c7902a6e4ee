"""A wheel for people: its verdict, a bar to each spoke, what does not agree, and what to do."""

from collections.abc import Iterator

from journey.coverage.figures import Figure, Missing
from journey.model.anatomy import parts_of
from journey.model.journey import Journey
from journey.model.texts import say
from journey.operating.wheel.spoke import MOST
from journey.operating.wheel.spokes import QUESTION, SPOKE, SPOKES
from journey.operating.wheel.verdict import counted, points
from journey.operating.wheel.wheel import Comparison, NextStep, Shape, Shift, Tally, Wheel
from journey.problems.source import Path
from journey.words.sentences import Sentence, printable
from journey.words.terminal import Manner, ruled
from journey.words.terms import PHASES

SHOWN = 3
"""How many of each kind are listed, where not all are asked for."""

BAR = 10
"""How long the bar of a whole spoke is."""

_HEAD = Sentence("Wheel of Operation", "운영 휠")
_PEOPLE = Sentence(
    "{date:plain}, {people} {noun:plain}: {names:plain}", "{date:plain}, {people}명: {names:plain}"
)
_SHAPE = Sentence(
    "Size {size:plain} of {most}, roundness {round:plain} of 1",
    "크기 {size:plain} / {most}, 균형도 {round:plain} / 1",
)
_BY_FILE = Sentence(
    "By the file: size {size:plain}, roundness {round:plain}",
    "파일 기준: 크기 {size:plain}, 균형도 {round:plain}",
)
_KNOWN = Sentence("({known} of {all} spokes)", "(영역 {all}개 중 {known}개)")
_FLATTEST = Sentence("Flattest: {names:all}", "가장 낮은 영역: {names:all}")
_SPOKE = Sentence("Spoke", "영역")
_OPINION = Sentence("People", "답변")
_FILE = Sentence("File", "파일")
_RANGE = Sentence("Range", "범위")
_DEVIATION = Sentence("±", "±")
_KEY = Sentence(
    "File: what the journey file shows (– no evidence, ≠ far from what people say).",
    "파일: 여정 파일에서 확인되는 정도(– 근거 없음, ≠ 답변과 크게 다름).",
)
_SPREAD = Sentence(
    "Range and ± are those of the people: lowest to highest, standard deviation.",
    "범위와 ±: 사람들 사이의 최저–최고와 표준편차.",
)
_SINCE = Sentence("Change: since {date:plain}.", "변화: {date:plain} 이후.")
_PARTLY = Sentence(
    "Not everything was answered: {parts:all}. A score is the mean of what was.",
    "빠진 답이 있습니다: {parts:all}. 점수는 답한 것의 평균입니다.",
)
_PART = Sentence("{spoke} {answered} of {asked}", "{spoke} {asked}개 중 {answered}개")
_LATE = Sentence(
    "Later than {today:plain}, and not counted: {names:all}",
    "{today:plain} 이후라서 세지 않음: {names:all}",
)
_CONTRADICTIONS = Sentence("Where people and file differ", "답변과 파일이 다른 곳")
_ON_PAPER = Sentence(
    "Where the file shows more: do people know of it, or is it only on paper?",
    "파일에 더 많다면: 사람들이 모르는 것인지, 문서에만 있는 것인지 확인하세요.",
)
_DISAGREEMENTS = Sentence(
    "Where people differ: talk about what each has seen",
    "사람마다 다르게 본 곳: 각자 무엇을 보았는지 이야기해 보세요",
)
_STEPS = Sentence("What to do next", "다음에 할 일")
_SHOWS = Sentence("What the file shows", "파일에서 확인되는 것")
_NOW = Sentence("now: {anchor}", "지금: {anchor}")
_THEN = Sentence("aim: {anchor}", "목표: {anchor}")
_LACKS = Sentence("{what}; missing: {names:all}", "{what}; 빠진 것: {names:all}")
_MISSING = Sentence("{count} missing: {names:all}", "빠진 것 {count}개: {names:all}")
_PLACED = Sentence("{title:all} (line {line})", "{title:all}({line}행)")
_NOTHING = Sentence("no evidence in the file", "파일에 근거 없음")
_MORE = Sentence("and {count} more (--all)", "외 {count}개 (--all)")
_AND = Sentence("{names:all} and {count} more", "{names:all} 외 {count}개")
_QUOTE = Sentence("{person:plain}: “{words:plain}”", "{person:plain}: “{words:plain}”")
_COMPARED = Sentence("{before:plain} and {after:plain}", "{before:plain}과(와) {after:plain} 비교")
_SIZE = Sentence("Size", "크기")
_ROUNDNESS = Sentence("Roundness", "균형도")
_CHANGE = Sentence("Change", "변화")
_MOVED = Sentence("Moved most:", "가장 많이 바뀐 것:")


def tell_wheel(
    wheel: Wheel,
    journey: Journey,
    manner: Manner,
    *,
    compare: bool = False,
    everything: bool = False,
) -> str:
    """Write a wheel: the verdict first, then its spokes, then what to talk about and to do.

    Args:
        wheel: What `assess` returned of the journey.
        journey: The journey, whose titles are shown.
        manner: The language, the width and the colours.
        compare: Whether to set the first and the latest day beside each other.
        everything: Whether to leave nothing out, and to list all that the file shows.
    """
    return "\n".join(_Telling(wheel, journey, manner, everything).lines(compare=compare)) + "\n"


class _Telling:
    def __init__(self, wheel: Wheel, journey: Journey, manner: Manner, everything: bool) -> None:
        self.wheel, self.journey, self.manner = wheel, journey, manner
        self.language, self.paint, self.everything = manner.language, manner.paint, everything
        self.width = min(manner.width, 100)
        self._titles: dict[Path, str] | None = None

    def say(self, sentence: Sentence, **values: object) -> str:
        return sentence.say(self.language, values)

    def lines(self, *, compare: bool) -> Iterator[str]:
        yield from self.heading()
        yield ""
        yield from self.table()
        yield from self.remarks()
        if compare and self.wheel.whole is not None:
            yield from self.comparison(self.wheel.whole)
        yield from self.contradictions()
        yield from self.disagreements()
        yield from self.steps()
        if self.everything:
            yield from self.shows()

    def wrapped(self, text: str, indent: str = "", hang: str = "") -> Iterator[str]:
        room = self.width - len(indent) - len(hang)
        for number, line in enumerate(ruled([[text]], width=room)):
            yield f"{indent}{hang if number else ''}{line}"

    def heading(self) -> Iterator[str]:
        wheel, paint = self.wheel, self.paint
        title = say(self.journey.title, self.language, self.journey.id)
        yield paint(printable(title), "place") + f": {self.say(_HEAD)}"
        if wheel.latest is not None:
            people = wheel.latest.people
            noun = "person" if len(people) == 1 else "people"
            names = ", ".join(people)
            values = {"date": wheel.latest.date, "people": len(people), "noun": noun}
            yield from self.wrapped(self.say(_PEOPLE, names=names, **values))
        yield ""
        yield from self.wrapped(wheel.says.say(self.language))
        yield from self.wrapped(self.shape(_SHAPE, wheel.shape))
        if wheel.latest is not None and wheel.evidence_shape.size is not None:
            yield from self.wrapped(self.shape(_BY_FILE, wheel.evidence_shape))
        if wheel.flattest:
            names = ", ".join(self.say(SPOKE[id].title) for id in wheel.flattest)
            yield from self.wrapped(self.say(_FLATTEST, names=names), hang="  ")

    def shape(self, sentence: Sentence, shape: Shape) -> str:
        size, even = (_figure(each) for each in (shape.size, shape.roundness))
        said = self.say(sentence, size=size, round=even, most=MOST)
        if shape.known < len(SPOKES):
            said += " " + self.say(_KNOWN, known=shape.known, all=len(SPOKES))
        return said

    def table(self) -> Iterator[str]:
        """Write a row to each spoke."""
        wheel, latest = self.wheel, self.wheel.latest
        several = latest is not None and len(latest.people) > 1
        differing = {each.question.partition(".")[0] for each in wheel.contradictions}
        shifts = {each.about: each for each in wheel.trend.spokes} if wheel.trend else {}
        heads = [self.say(_SPOKE), "", self.say(_OPINION), self.say(_FILE)]
        heads += [self.say(_RANGE), self.say(_DEVIATION)] if several else []
        heads += [self.say(_CHANGE)] if wheel.trend else []
        if latest is None:
            del heads[2]
        rows = []
        for evidence in wheel.evidence:
            tally = latest.spoke(evidence.spoke) if latest else Tally(evidence.spoke)
            score = tally.score if latest else evidence.score
            mark = " ≠" if evidence.spoke in differing else "  "
            row = [self.say(SPOKE[evidence.spoke].title), _bar(score), _points(score)]
            row += [_points(evidence.score) + mark] if latest else []
            row += [_range(tally), _figure(tally.deviation)] if several else []
            row += [_change(shifts[evidence.spoke])] if wheel.trend else []
            rows.append(row)
        right = range(2, len(heads))
        yield from ruled(rows, heads=heads, width=self.width, right=right)

    def remarks(self) -> Iterator[str]:
        wheel, latest = self.wheel, self.wheel.latest
        if latest is not None:
            key = [self.say(_KEY)]
            key += [self.say(_SPREAD)] if len(latest.people) > 1 else []
            key += [self.say(_SINCE, date=wheel.trend.before)] if wheel.trend else []
            yield from (self.paint(line, "dim") for line in self.wrapped(" ".join(key)))
            parts = [
                self.say(
                    _PART, spoke=SPOKE[each.about].title, answered=each.answered, asked=each.asked
                )
                for each in latest.spokes
                if each.answered < each.asked
            ]
            if parts:
                yield from self.wrapped(self.say(_PARTLY, parts=", ".join(parts)))
        if wheel.left_out:
            names = ", ".join(wheel.left_out)
            yield from self.wrapped(self.say(_LATE, today=wheel.today, names=names))

    def title(self, sentence: Sentence) -> Iterator[str]:
        yield ""
        yield self.paint(self.say(sentence), "rule")

    def named(self, about: str) -> str:
        """Name a spoke, or ask a question."""
        if about in SPOKE:
            return self.say(SPOKE[about].title)
        spoke = SPOKE[about.partition(".")[0]]
        return f"{self.say(spoke.title)}: {self.say(QUESTION[about].text)}"

    def more(self, count: int) -> Iterator[str]:
        if count > 0:
            yield "  " + self.paint(self.say(_MORE, count=count), "dim")

    def contradictions(self) -> Iterator[str]:
        found = self.wheel.contradictions
        shown = found if self.everything else found[:SHOWN]
        if shown:
            yield from self.title(_CONTRADICTIONS)
        for each in shown:
            yield from self.wrapped(f"- {self.named(each.question)}", "  ", "  ")
            yield from self.wrapped(each.says.say(self.language), "    ")
            for figure in each.proof.lacking if each.gap > 0 else ():
                said = self.say(_MISSING, count=len(figure.missing), names=self.names(figure))
                yield from self.wrapped(said, "    ", "  ")
            yield from self.quotes(each.question)
        yield from self.more(len(found) - len(shown))
        if any(each.gap < 0 for each in shown):
            yield from self.wrapped(self.say(_ON_PAPER), "  ")

    def quotes(self, question: str) -> Iterator[str]:
        latest = self.wheel.latest
        for each in latest.answers if latest else ():
            if words := each.evidence_of(question):
                said = self.say(_QUOTE, person=each.person, words=" ".join(words.split()))
                yield from self.wrapped(said, "    ", "  ")

    def disagreements(self) -> Iterator[str]:
        found = self.wheel.disagreements
        shown = found if self.everything else found[:SHOWN]
        if shown:
            yield from self.title(_DISAGREEMENTS)
        for each in shown:
            yield from self.wrapped(f"- {self.named(each.about)}", "  ", "  ")
            yield from self.wrapped(each.says.say(self.language), "    ")
            if each.about in QUESTION:
                yield from self.quotes(each.about)
        yield from self.more(len(found) - len(shown))

    def steps(self) -> Iterator[str]:
        if self.wheel.steps:
            yield from self.title(_STEPS)
        for number, step in enumerate(self.wheel.steps, 1):
            yield from self.step(number, step)

    def step(self, number: int, step: NextStep) -> Iterator[str]:
        spoke = self.say(SPOKE[step.spoke].title)
        question = self.say(QUESTION[step.question].text)
        yield from self.wrapped(f"{number}. {spoke} {points(step.score)}: {question}", "  ", "   ")
        if step.now is not None:
            yield from self.wrapped(self.say(_NOW, anchor=step.now), "     ", "  ")
        yield from self.wrapped(self.say(_THEN, anchor=step.then), "     ", "  ")
        for figure in step.proof.lacking:
            said = self.say(_LACKS, what=counted(figure), names=self.names(figure))
            yield from self.wrapped(said, "     ", "  ")

    def names(self, figure: Figure) -> str:
        """Name what is missing from a figure."""
        shown = figure.missing if self.everything else figure.missing[:SHOWN]
        names = ", ".join(map(self.missing, shown))
        more = len(figure.missing) - len(shown)
        return self.say(_AND, names=names, count=more) if more else names

    def missing(self, one: Missing) -> str:
        """Name something that is missing by its title and its line."""
        if one.what == "phase":
            return self.say(PHASES[one.label])
        if one.what != "part":
            return printable(one.label)
        if self._titles is None:
            self._titles = {
                path: say(getattr(part, "title", None), self.language, str(path[-1]))
                for path, part in parts_of(self.journey)
                if path
            }
        title = printable(self._titles.get(one.path, one.label)).strip() or printable(one.label)
        return self.say(_PLACED, title=title, line=one.span.line) if one.span else title

    def comparison(self, both: Comparison) -> Iterator[str]:
        """Set two days beside each other."""
        yield from self.title(_COMPARED.filled({"before": both.before, "after": both.after}))
        names = [self.say(_SIZE), self.say(_ROUNDNESS)]
        names += [self.say(SPOKE[each.about].title) for each in both.spokes]
        rows = [
            [name, *_both(shift, fine=number < 2)]
            for number, (name, shift) in enumerate(
                zip(names, (*both.shape, *both.spokes), strict=True)
            )
        ]
        heads = ["", str(both.before), str(both.after), self.say(_CHANGE)]
        yield from ruled(rows, heads=heads, width=self.width, right=(1, 2, 3))
        moved = [each for each in both.questions if abs(each.by or 0) >= 1]
        if moved:
            moved.sort(key=lambda each: -abs(each.by or 0))
            yield self.say(_MOVED)
            for each in moved if self.everything else moved[:SHOWN]:
                yield from self.wrapped(f"- {_change(each)} {self.named(each.about)}", "  ", "  ")

    def shows(self) -> Iterator[str]:
        """List every figure that the file shows."""
        yield from self.title(_SHOWS)
        for evidence in self.wheel.evidence:
            yield f"  {self.say(SPOKE[evidence.spoke].title)} {_points(evidence.score)}"
            for proof in evidence.proofs:
                text = f"- {_points(proof.score)} {self.say(QUESTION[proof.question].text)}"
                yield from self.wrapped(text, "    ", "  ")
                if not proof.figures:
                    yield "      " + self.paint(self.say(_NOTHING), "dim")
                for figure in proof.figures:
                    yield from self.wrapped(counted(figure).say(self.language), "      ", "  ")


def _points(score: float | None) -> str:
    """Write a score for a column of figures."""
    if score is None:
        return "–"
    shown = points(score)
    return shown if "." in shown else f"{shown}.0"


def _figure(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}"


def _bar(score: float | None) -> str:
    if score is None:
        return ""
    full = int(score / MOST * BAR)
    return "█" * full + "░" * (BAR - full)


def _range(tally: Tally) -> str:
    if tally.low is None or tally.high is None:
        return "–"
    return f"{_points(tally.low)}–{_points(tally.high)}"


def _change(shift: Shift) -> str:
    if shift.by is None:
        return "–"
    return "=" if round(shift.by, 1) == 0 else f"{shift.by:+.1f}"


def _both(shift: Shift, *, fine: bool) -> tuple[str, str, str]:
    if not fine:
        return _points(shift.before), _points(shift.after), _change(shift)
    by = "–" if shift.by is None else f"{shift.by:+.2f}"
    return _figure(shift.before), _figure(shift.after), by
