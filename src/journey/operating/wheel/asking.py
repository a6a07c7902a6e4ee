"""Assess a CX organisation by what its people say and by what its journey shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from journey.facts.asked import context_of
from journey.facts.context import Context
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.texts import nfc
from journey.operating.wheel.answers import Answers
from journey.operating.wheel.evidence import Evidence
from journey.operating.wheel.evidencing import evidence_of
from journey.operating.wheel.roundness import deviation, mean, shape_of, verdict_of
from journey.operating.wheel.spoke import MOST
from journey.operating.wheel.spokes import QUESTION, SPOKES
from journey.operating.wheel.verdict import (
    By,
    contradictions_of,
    disagreements_of,
    flattest_of,
    next_steps,
    says_of,
)
from journey.operating.wheel.wheel import Comparison, Round, Shift, Tally, Wheel
from journey.problems.errors import CannotAssess, look_up
from journey.words.sentences import Sentence

_TWICE = Sentence(
    "{person} answered twice on {date:plain}{files:plain}; keep one of the two",
    "{person}의 {date:plain} 답변이 두 개입니다{files:plain}. 하나만 남기세요",
)
_SCORE = Sentence(
    "{person} scores {question} with {score:plain}; a score is a whole number from 0 to 4",
    "{person}의 {question} 점수가 {score:plain}입니다. 점수는 0에서 4까지의 정수여야 합니다",
)


def assess(
    target: Given,
    answers: Iterable[Answers] = (),
    *,
    today: date | None = None,
    settings: Settings | None = None,
) -> Wheel:
    """Assess how well an organisation looks after its customers, on a wheel with eight spokes.

    What people say stands beside what the journey itself shows, and where the two are far apart
    that is said. What nobody answered is unknown and not 0, and so is what the journey does not
    show. Each person counts alike in the mean of a day, however much they answered.

    Args:
        target: A path, a document, a journey, its states or its context.
        answers: What people answered, in any order: several people and several days.
        today: The day by which freshness is judged, after which answers do not count; the
            computer's where none is given.
        settings: What is configured.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownName: An answer is to a question that there is not.
        CannotAssess: A score is none, or a person answered twice on one day.

    Source: the eight spokes and what a wheel needs are in docs/wheel.md; roundness is defined in
    `journey.operating.wheel.roundness.roundness`.

    >>> from journey import Journey
    >>> wheel = assess(Journey(id="shop"), [Answers("Kim", date(2026, 11, 20))])
    >>> wheel.verdict, wheel.latest.spoke("goals").score is None
    ('unknown', True)
    """
    context = context_of(target, today=today, settings=settings)
    day = context.today
    given = _in_order(answers)
    counted = [each for each in given if each.date <= day]
    rounds = tuple(_rounds(counted))
    late = tuple(each.name or each.person for each in given if each.date > day)
    wheel = _wheel(context.document.name, context, rounds, evidence_of(context))
    return _judged(wheel, context.settings, late)


def _wheel(
    name: str, context: Context, rounds: tuple[Round, ...], evidence: tuple[Evidence, ...]
) -> Wheel:
    shape = shape_of([each.score for each in evidence])
    judged = rounds[-1].shape if rounds else shape
    by: By = "opinion" if rounds else "evidence"
    verdict = verdict_of(judged, context.settings.thresholds)
    says = says_of(verdict, judged, by)
    return Wheel(name, context.today, rounds, evidence, shape, verdict, by, says)


def _judged(wheel: Wheel, settings: Settings, late: tuple[str, ...]) -> Wheel:
    flattest = flattest_of(wheel)
    rounds = wheel.rounds
    return replace(
        wheel,
        flattest=flattest,
        steps=next_steps(wheel, flattest),
        contradictions=contradictions_of(wheel, settings.thresholds),
        disagreements=disagreements_of(wheel, settings.thresholds),
        trend=_compared(rounds[-2], rounds[-1]) if len(rounds) > 1 else None,
        whole=_compared(rounds[0], rounds[-1]) if len(rounds) > 1 else None,
        left_out=late,
    )


def _in_order(answers: Iterable[Answers]) -> list[Answers]:
    """Sort answers by day and person, and refuse what cannot be counted."""
    ordered = sorted(answers, key=lambda each: (each.date, each.person, each.name))
    seen: dict[tuple[date, str], Answers] = {}
    for each in ordered:
        key = each.date, nfc(each.person.strip()).casefold()
        if key in seen:
            names = [name for name in (seen[key].name, each.name) if name]
            files = f": {', '.join(names)}" if names else ""
            raise CannotAssess(_TWICE, person=each.person, date=each.date, files=files)
        seen[key] = each
        for answer in each.answers:
            look_up("question", answer.question, QUESTION)
            score = answer.score
            if score is not None and (type(score) is not int or not 0 <= score <= MOST):
                values = {"person": each.person, "question": answer.question, "score": score}
                raise CannotAssess(_SCORE, **values)
    return ordered


def _rounds(answers: Sequence[Answers]) -> Iterator[Round]:
    """Gather what was answered on each day."""
    for day in sorted({each.date for each in answers}):
        people = [each for each in answers if each.date == day]
        spokes = tuple(_spoke(spoke.id, people) for spoke in SPOKES)
        questions = tuple(
            _tally(id, [[s for s in (each.score_of(id),) if s is not None] for each in people], 1)
            for id in QUESTION
        )
        names = tuple(each.person for each in people)
        shape = shape_of([each.score for each in spokes])
        yield Round(day, names, spokes, questions, shape, tuple(people))


def _spoke(id: str, people: Sequence[Answers]) -> Tally:
    questions = [question for question in QUESTION if question.partition(".")[0] == id]
    given = [
        [score for question in questions if (score := each.score_of(question)) is not None]
        for each in people
    ]
    return _tally(id, given, len(questions))


def _tally(about: str, given: Sequence[Sequence[int]], questions: int) -> Tally:
    """Sum up what each person says to the same thing."""
    scores = [mean(each) for each in given if each]
    answered, asked = sum(map(len, given)), questions * len(given)
    if not scores:
        return Tally(about, asked=asked)
    apart = deviation(scores) if len(scores) > 1 else None
    low, high = min(scores), max(scores)
    return Tally(about, mean(scores), low, high, apart, len(scores), answered, asked)


def _compared(before: Round, after: Round) -> Comparison:
    return Comparison(
        before.date,
        after.date,
        (
            Shift("size", before.shape.size, after.shape.size),
            Shift("roundness", before.shape.roundness, after.shape.roundness),
        ),
        _shifts(before.spokes, after.spokes),
        _shifts(before.questions, after.questions),
    )


def _shifts(before: Sequence[Tally], after: Sequence[Tally]) -> tuple[Shift, ...]:
    return tuple(
        Shift(now.about, then.score, now.score) for then, now in zip(before, after, strict=True)
    )
