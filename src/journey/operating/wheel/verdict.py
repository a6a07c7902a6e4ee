"""What a wheel means: its verdict, its flattest spokes and what to do, and what does not agree."""

from collections.abc import Sequence
from math import floor
from typing import Literal

from journey.coverage.care import UNTIL_MENDED
from journey.coverage.figures import Figure
from journey.files.settings.settings import Thresholds
from journey.operating.wheel.answers import Answers
from journey.operating.wheel.evidence import FIGURES, QuestionEvidence
from journey.operating.wheel.roundness import mean
from journey.operating.wheel.spoke import MOST, Question
from journey.operating.wheel.spokes import QUESTION, SPOKE, SPOKES
from journey.operating.wheel.wheel import (
    Contradiction,
    Disagreement,
    NextStep,
    Shape,
    Verdict,
    Wheel,
)
from journey.words.sentences import Sentence, joined
from journey.words.terms import FIGURES as COVERAGE

By = Literal["opinion", "evidence"]

MOST_FLAT = 3
"""So many of the spokes that are shorter than the wheel's size are called its flattest."""

SOUND = 3
"""What is below is to get here first: what 1 and 2 look like is nothing to aim for."""

_VERDICTS: dict[Verdict, Sentence] = {
    "large-round": Sentence(
        "Large and round: it rolls far on every turn. Keep it even while it grows.",
        "크고 고릅니다. 한 바퀴에 멀리 갑니다. 고르게 유지하며 더 키우세요.",
    ),
    "large-uneven": Sentence(
        "Large but uneven: it rolls, and jolts at its short spokes. Lengthen these first.",
        "크지만 고르지 않습니다. 굴러가되 낮은 영역에서 덜컹거립니다. 그 영역부터 키우세요.",
    ),
    "middling-round": Sentence(
        "Middling and round: it rolls steadily and slowly. Grow all spokes together.",
        "중간 크기로 고릅니다. 천천히 꾸준히 굴러갑니다. 모든 영역을 함께 키우세요.",
    ),
    "middling-uneven": Sentence(
        "Middling and uneven: it rolls with effort. What the long spokes gain is lost at the short "
        "ones.",
        "중간 크기에 고르지 않습니다. 힘겹게 굴러갑니다. 높은 영역의 힘이 낮은 영역에서 샙니다.",
    ),
    "small-round": Sentence(
        "Small but round: it rolls, and does not get far. Grow all spokes a little at a time.",
        "작지만 고릅니다. 굴러가되 멀리 가지 못합니다. 모든 영역을 조금씩 키우세요.",
    ),
    "small-uneven": Sentence(
        "Small and flat in places: it hardly rolls. Begin with the flattest spoke alone.",
        "작고 찌그러졌습니다. 거의 구르지 못합니다. 가장 낮은 영역 하나부터 시작하세요.",
    ),
    "unknown": Sentence(
        "Too little is known to tell how it rolls: {known} of {all} spokes.",
        "어떻게 굴러가는지 알기에는 답이 모자랍니다: 영역 {all}개 중 {known}개.",
    ),
}
_NO_WHEEL = Sentence(
    "There is no wheel yet: every spoke is at 0.",
    "아직 바퀴가 없습니다. 모든 영역이 0점입니다.",
)
_BY_FILE = Sentence(
    "Nobody has answered; this is what the file alone shows. ",
    "답변이 없어, 파일에 적힌 것만으로 봅니다. ",
)
_SAYS_ONE = Sentence("{person:plain} says {score:plain}", "{person:plain}의 점수는 {score:plain}점")
_SAYS_ALL = Sentence(
    "{people} people say {score:plain} on average", "{people}명의 평균은 {score:plain}점"
)
_LESS = Sentence(
    "{who}, but the file shows {evidence:plain}: {figures}",
    "{who}인데, 파일에는 {evidence:plain}점만큼만 있습니다: {figures}",
)
_MORE = Sentence(
    "{who}, yet the file shows {evidence:plain}: {figures}",
    "{who}인데, 파일에는 {evidence:plain}점만큼 있습니다: {figures}",
)
_UNCERTAIN = Sentence("{what}: {why}", "{what}: {why}")
_COUNTED = Sentence("{what}: {covered} of {total}", "{what}: {total}개 중 {covered}개")
_NOTHING = Sentence("{what}: nothing to count", "{what}: 셀 것이 없음")
_APART = Sentence(
    "{lowest:plain} says {low:plain}, {highest:plain} {high:plain}",
    "{lowest:plain} {low:plain}점, {highest:plain} {high:plain}점",
)
_ONE_AND = Sentence("{first:plain} and {count} more", "{first:plain} 외 {count}명")


def points(score: float) -> str:
    """Write a score with one decimal, and never as a whole that it is not.

    >>> points(4), points(3.98), points(1.25), points(0.01)
    ('4', '3.9', '1.2', '0.1')
    """
    shown = round(score, 1)
    if shown == MOST and score < MOST:
        shown = MOST - 0.1
    if shown == 0 < score:
        shown = 0.1
    return f"{shown:g}"


def says_of(verdict: Verdict, shape: Shape, by: By) -> Sentence:
    """Say a verdict in words."""
    sentence = _VERDICTS[verdict].filled({"known": shape.known, "all": len(SPOKES)})
    if verdict != "unknown" and shape.size == 0:
        sentence = _NO_WHEEL
    return sentence if by == "opinion" else joined([_BY_FILE, sentence], "")


def counted(figure: Figure) -> Sentence:
    """Say one figure: what was counted, and how many of how many there are."""
    what = COVERAGE.get(figure.name) or FIGURES[figure.name]
    if figure.uncertain:
        return _UNCERTAIN.filled({"what": what, "why": UNTIL_MENDED})
    values = {"what": what, "covered": figure.covered, "total": figure.total}
    return (_COUNTED if figure.total else _NOTHING).filled(values)


def spokes_of(wheel: Wheel) -> dict[str, float]:
    """Return the score of each spoke that is known, by what the wheel's verdict is about."""
    if wheel.latest is not None:
        scores = {each.about: each.score for each in wheel.latest.spokes}
    else:
        scores = {each.spoke: each.score for each in wheel.evidence}
    return {id: score for id, score in scores.items() if score is not None}


def flattest_of(wheel: Wheel) -> tuple[str, ...]:
    """Return the spokes that are shorter than the wheel's size, the flattest first."""
    scores = spokes_of(wheel)
    if not scores:
        return ()
    size = mean(list(scores.values()))
    short = [id for id, score in scores.items() if score < size]
    return tuple(sorted(short, key=scores.__getitem__)[:MOST_FLAT])


def next_steps(wheel: Wheel, flattest: Sequence[str]) -> tuple[NextStep, ...]:
    """Say what to do next about the flattest spokes; of equal ones, about the weakest question."""
    scores = spokes_of(wheel)
    steps = [_step(wheel, id, scores[id]) for id in flattest or scores]
    if not flattest:
        steps = sorted(steps, key=lambda step: (step.scored, _shown(step.proof)))[:1]
    return tuple(step for step in steps if step.score < MOST)


def _step(wheel: Wheel, spoke: str, score: float) -> NextStep:
    scores = {
        question.id: found
        for question in SPOKE[spoke].questions
        if (found := _question_score(wheel, question)) is not None
    }
    weakest = min(scores, key=lambda each: (scores[each], _shown(wheel.proof(each))))
    anchors, level = QUESTION[weakest].anchors, floor(scores[weakest])
    aim = SOUND if level < SOUND else MOST
    return NextStep(
        spoke,
        score,
        weakest,
        scores[weakest],
        wheel.by,
        anchors[level] if wheel.by == "opinion" else None,
        anchors[aim],
        wheel.proof(weakest),
    )


def _question_score(wheel: Wheel, question: Question) -> float | None:
    if wheel.latest is not None:
        return wheel.latest.question(question.id).score
    return wheel.proof(question.id).score


def _shown(proof: QuestionEvidence) -> float:
    """Return what the file shows, what shows nothing last."""
    return MOST + 1 if proof.score is None else proof.score


def contradictions_of(wheel: Wheel, thresholds: Thresholds) -> tuple[Contradiction, ...]:
    """Return where opinion and evidence are as far apart as configured, the farthest first."""
    latest = wheel.latest
    if latest is None:
        return ()
    found = []
    for tally in latest.questions:
        proof = wheel.proof(tally.about)
        if tally.score is None or proof.score is None:
            continue
        if abs(tally.score - proof.score) >= thresholds.wheel_gap:
            names = [a.person for a in latest.answers if a.score_of(tally.about) is not None]
            who = _SAYS_ONE if len(names) == 1 else _SAYS_ALL
            values = {"person": names[0], "people": len(names), "score": points(tally.score)}
            said = who.filled(values)
            says = _contrast(said, tally.score > proof.score, proof)
            found.append(Contradiction(tally.about, tally.score, proof, says))
    return tuple(sorted(found, key=lambda each: -abs(each.gap)))


def _contrast(said: Sentence, over: bool, proof: QuestionEvidence) -> Sentence:
    figures = (
        proof.lacking if over else tuple(each for each in proof.figures if each.share is not None)
    )
    evidence = points(proof.score or 0.0)
    values = {"who": said, "evidence": evidence, "figures": joined(map(counted, figures), "; ")}
    return (_LESS if over else _MORE).filled(values)


def disagreements_of(wheel: Wheel, thresholds: Thresholds) -> tuple[Disagreement, ...]:
    """Return the spokes and questions on which people are as far apart as configured."""
    latest, found = wheel.latest, []
    if latest is None:
        return ()
    for tally in (*latest.spokes, *latest.questions):
        if tally.spread is None or tally.spread < thresholds.wheel_spread:
            continue
        scores = {each.person: _score(each, tally.about) for each in latest.answers}
        low, high = tally.low or 0.0, tally.high or 0.0
        lowest = tuple(name for name, score in scores.items() if score == low)
        highest = tuple(name for name, score in scores.items() if score == high)
        values = {
            "lowest": _named(lowest),
            "low": points(low),
            "highest": _named(highest),
            "high": points(high),
        }
        says = _APART.filled(values)
        found.append(Disagreement(tally.about, low, high, lowest, highest, says))
    return tuple(sorted(found, key=lambda each: each.low - each.high))


def _score(answers: Answers, about: str) -> float | None:
    """Return what one person says to a question or a spoke."""
    if about in QUESTION:
        return answers.score_of(about)
    given = (answers.score_of(question.id) for question in SPOKE[about].questions)
    scores = [score for score in given if score is not None]
    return mean(scores) if scores else None


def _named(people: Sequence[str]) -> Sentence:
    if len(people) == 1:
        return Sentence("{first:plain}", "{first:plain}").filled({"first": people[0]})
    return _ONE_AND.filled({"first": people[0], "count": len(people) - 1})
