"""Tell of each spoke what people say and what the file shows, and of two days how they differ."""

from collections.abc import Iterator

from journey.operating.wheel.evidence import Evidence
from journey.operating.wheel.spoke import MOST
from journey.operating.wheel.spokes import QUESTION, SPOKE
from journey.operating.wheel.verdict import points
from journey.operating.wheel.wheel import Comparison, Shift, Tally, Wheel
from journey.words.blocks import Block, Cell, Head, Headline, Item, Listing, Section, Sheet
from journey.words.figures import NONE
from journey.words.names import Names
from journey.words.sentences import Sentence

SHOWN = 3
"""How many questions that moved are shown, where not all are asked for."""

_SPOKES = Sentence("Spoke by spoke", "영역별 점수")
_SPOKE = Sentence("Spoke", "영역")
_PEOPLE = Sentence("People", "답변")
_FILE = Sentence("File", "파일")
_RANGE = Sentence("Range", "범위")
_DEVIATION = Sentence("±", "±")
_CHANGE = Sentence("Change", "변화")
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
_COMPARED = Sentence("{before:plain} and {after:plain}", "{before:plain}과(와) {after:plain} 비교")
_SIZE = Sentence("Size", "크기")
_ROUNDNESS = Sentence("Roundness", "균형도")
_MOVED = Sentence("What moved most", "가장 많이 바뀐 것")


def spokes(wheel: Wheel, names: Names) -> Section:
    """Tell of each spoke what people say, what the file shows, and what has changed."""
    rows = tuple(tuple(_row(each, wheel, names)) for each in wheel.evidence)
    note = names.sentences(_notes(wheel, names), " ")
    sheet = Sheet(names.say(_SPOKES), names.heads(_heads(wheel)), rows, note)
    return Section("spokes", (sheet,))


def _heads(wheel: Wheel) -> Iterator[Headline]:
    yield Headline(_SPOKE)
    if wheel.latest is not None:
        yield Headline(_PEOPLE, is_number=True, has_bars=True)
    yield Headline(_FILE, is_number=True, has_bars=wheel.latest is None)
    if _are_several(wheel):
        yield from (Headline(_RANGE, is_number=True), Headline(_DEVIATION, is_number=True))
    if wheel.trend:
        yield Headline(_CHANGE, is_number=True)


def _row(evidence: Evidence, wheel: Wheel, names: Names) -> Iterator[Cell]:
    yield Cell(names.say(SPOKE[evidence.spoke].title))
    latest, shown = wheel.latest, evidence.score
    if latest is None:
        yield _barred(shown)
        return
    tally = latest.spoke(evidence.spoke)
    differing = {each.question.partition(".")[0] for each in wheel.contradictions}
    mark = "≠ " if evidence.spoke in differing else ""
    yield _barred(tally.score)
    yield Cell(mark + _scored(shown), tone="warn" if mark else "")
    if _are_several(wheel):
        yield from (Cell(_ranged(tally)), Cell(fine(tally.deviation)))
    if wheel.trend:
        shifts = {each.about: each for each in wheel.trend.spokes}
        yield Cell(_changed(shifts[evidence.spoke]))


def _barred(score: float | None) -> Cell:
    return Cell(_scored(score), share=None if score is None else score / MOST)


def _are_several(wheel: Wheel) -> bool:
    return wheel.latest is not None and len(wheel.latest.people) > 1


def _notes(wheel: Wheel, names: Names) -> Iterator[str]:
    latest = wheel.latest
    if latest is None:
        return
    yield names.say(_KEY)
    if _are_several(wheel):
        yield names.say(_SPREAD)
    if wheel.trend:
        yield names.say(_SINCE, date=wheel.trend.before)
    parts = [
        names.say(_PART, spoke=SPOKE[each.about].title, answered=each.answered, asked=each.asked)
        for each in latest.spokes
        if each.answered < each.asked
    ]
    if parts:
        yield names.say(_PARTLY, parts=", ".join(parts))


def comparison(both: Comparison, names: Names) -> Section:
    """Set two days beside each other."""
    title = names.say(_COMPARED, before=both.before, after=both.after)
    heads = (
        Head(names.say(_SPOKE)),
        Head(str(both.before), is_number=True),
        Head(str(both.after), is_number=True),
        Head(names.say(_CHANGE), is_number=True),
    )
    size, roundness = both.shape
    rows = (
        _whole(names.say(_SIZE), size),
        _whole(names.say(_ROUNDNESS), roundness),
        *(_shifted(each, names) for each in both.spokes),
    )
    blocks: list[Block] = [Sheet(title, heads, rows)]
    moved = [each for each in both.questions if abs(each.by or 0) >= 1]
    moved.sort(key=lambda each: -abs(each.by or 0))
    items = tuple(Item(asked(each.about, names), tag=_changed(each)) for each in moved)
    blocks += [Listing(names.say(_MOVED), items, most=SHOWN)] if items else []
    return Section("compared", tuple(blocks))


def _whole(name: str, shift: Shift) -> tuple[Cell, ...]:
    by = NONE if shift.by is None else _signed(f"{shift.by:+.2f}")
    return (Cell(name), Cell(fine(shift.before)), Cell(fine(shift.after)), Cell(by))


def _shifted(shift: Shift, names: Names) -> tuple[Cell, ...]:
    said = (_scored(shift.before), _scored(shift.after), _changed(shift))
    return (Cell(names.say(SPOKE[shift.about].title)), *map(Cell, said))


def asked(about: str, names: Names) -> str:
    """Name a spoke, or a question with its spoke."""
    if about in SPOKE:
        return names.say(SPOKE[about].title)
    spoke = names.say(SPOKE[about.partition(".")[0]].title)
    return f"{spoke}: {names.say(QUESTION[about].text)}"


def fine(figure: float | None) -> str:
    """Write a size, a roundness or a deviation, with two digits behind the point."""
    return NONE if figure is None else f"{figure:.2f}"


def _scored(score: float | None) -> str:
    """Write a score for a column of figures."""
    if score is None:
        return NONE
    shown = points(score)
    return shown if "." in shown else f"{shown}.0"


def _ranged(tally: Tally) -> str:
    if tally.low is None or tally.high is None:
        return NONE
    return f"{_scored(tally.low)}–{_scored(tally.high)}"


def _changed(shift: Shift) -> str:
    if shift.by is None:
        return NONE
    return "=" if round(shift.by, 1) == 0 else _signed(f"{shift.by:+.1f}")


def _signed(text: str) -> str:
    return text.replace("-", "−")
