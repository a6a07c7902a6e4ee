"""The Wheel of Operation: how large and how round it is, by people's opinion and by the file."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from journey.operating.wheel.answers import Answers
from journey.operating.wheel.evidence import Evidence, QuestionEvidence
from journey.words.sentences import Sentence


class Shape(NamedTuple):
    """How large and how round a wheel is.

    Attributes:
        size: The mean of its spokes, from 0 to 4; None where no spoke is known.
        roundness: How even they are, above 0 and up to 1; None where fewer than two are known.
        known: How many spokes are known.
    """

    size: float | None = None
    roundness: float | None = None
    known: int = 0


class Tally(NamedTuple):
    """What several people say to the same thing.

    Attributes:
        about: The id of the spoke or of the question.
        score: Their mean, from 0 to 4; None where nobody says anything.
        low: The lowest.
        high: The highest.
        deviation: The standard deviation of these people, who are all there are; None where fewer
            than two say something.
        people: How many say something.
        answered: How many answers there are.
        asked: How many there would be, had everybody answered everything.
    """

    about: str
    score: float | None = None
    low: float | None = None
    high: float | None = None
    deviation: float | None = None
    people: int = 0
    answered: int = 0
    asked: int = 0

    @property
    def spread(self) -> float | None:
        """The highest less the lowest; None where fewer than two say something."""
        if self.low is None or self.high is None or self.people < 2:
            return None
        return self.high - self.low


@dataclass(frozen=True)
class Round:
    """What everybody answered on one day.

    Attributes:
        date: The day.
        people: Who answered, in the order of their names.
        spokes: For each spoke what they say, a person's score being the mean of their answers.
        questions: For each question what they say.
        shape: The wheel of the spokes' means.
        answers: What each of them answered, in the same order.
    """

    date: date
    people: tuple[str, ...]
    spokes: tuple[Tally, ...]
    questions: tuple[Tally, ...]
    shape: Shape
    answers: tuple[Answers, ...] = ()

    def spoke(self, id: str) -> Tally:
        """Return what is said of a spoke."""
        return next(each for each in self.spokes if each.about == id)

    def question(self, id: str) -> Tally:
        """Return what is said to a question."""
        return next(each for each in self.questions if each.about == id)


Verdict = Literal[
    "large-round",
    "large-uneven",
    "middling-round",
    "middling-uneven",
    "small-round",
    "small-uneven",
    "unknown",
]
"""How a wheel rolls, in one word or two."""


@dataclass(frozen=True)
class Contradiction:
    """An opinion from which what the file shows is far away.

    Attributes:
        question: The question's id.
        opinion: The mean of what people say, from 0 to 4.
        proof: What the file shows.
        says: Both in words.
    """

    question: str
    opinion: float
    proof: QuestionEvidence
    says: Sentence

    @property
    def gap(self) -> float:
        """The opinion less the evidence: above 0 where people believe more than the file shows."""
        return self.opinion - (self.proof.score or 0.0)


@dataclass(frozen=True)
class Disagreement:
    """A spoke or a question on which people are far apart.

    Attributes:
        about: The id of the spoke or of the question.
        low: The lowest score.
        high: The highest.
        lowest: Who gave the lowest.
        highest: Who gave the highest.
        says: It in words.
    """

    about: str
    low: float
    high: float
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    says: Sentence


@dataclass(frozen=True)
class NextStep:
    """What to do next about a spoke.

    Attributes:
        spoke: The spoke's id.
        score: Its score, from 0 to 4.
        question: The question with the lowest score of it.
        scored: That score.
        by: Whether that is people's opinion or what the file shows.
        now: How that looks; None where only the file was asked, which does not tell.
        then: What to aim for: how a 3 looks, and from there on how a 4 does.
        proof: What the file shows of the question.
    """

    spoke: str
    score: float
    question: str
    scored: float
    by: Literal["opinion", "evidence"]
    now: Sentence | None
    then: Sentence
    proof: QuestionEvidence


class Shift(NamedTuple):
    """How something changed between two days.

    Attributes:
        about: The id of the spoke or of the question; `size` or `roundness`.
        before: Its figure on the first day; None where it is unknown.
        after: Its figure on the second day; None where it is unknown.
    """

    about: str
    before: float | None
    after: float | None

    @property
    def by(self) -> float | None:
        """By how much it rose; None where one of the two is unknown."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Comparison:
    """Two days beside each other.

    Attributes:
        before: The first day.
        after: The second day.
        shape: How size and roundness changed.
        spokes: How each spoke changed.
        questions: How each question changed.
    """

    before: date
    after: date
    shape: tuple[Shift, Shift]
    spokes: tuple[Shift, ...]
    questions: tuple[Shift, ...]


@dataclass(frozen=True)
class Wheel:
    """How well an organisation is able to look after its customers.

    Attributes:
        name: The file's name, or the journey's id.
        today: The day by which freshness is judged; later answers do not count.
        rounds: What was answered, a round to each day, the latest last.
        evidence: What the journey itself shows of each spoke.
        evidence_shape: The wheel of that.
        verdict: How the wheel of the latest round rolls; of the evidence where there is no round.
        by: Whether the verdict is about people's opinion or about what the file shows.
        says: The verdict in words.
        flattest: The ids of the flattest spokes, the flattest first; none where all are equal.
        steps: What to do next about these.
        contradictions: Where opinion and evidence are far apart, the farthest first.
        disagreements: Where people are far apart, the farthest first.
        trend: The latest round beside the one before it; None where there is one at most.
        whole: The latest round beside the first one; None where there is one at most.
        left_out: The files or people whose answers are of a later day than today.
    """

    name: str
    today: date
    rounds: tuple[Round, ...]
    evidence: tuple[Evidence, ...]
    evidence_shape: Shape
    verdict: Verdict
    by: Literal["opinion", "evidence"]
    says: Sentence
    flattest: tuple[str, ...] = ()
    steps: tuple[NextStep, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    trend: Comparison | None = None
    whole: Comparison | None = None
    left_out: tuple[str, ...] = ()

    @property
    def latest(self) -> Round | None:
        """What was answered on the latest day; None where nobody answered."""
        return self.rounds[-1] if self.rounds else None

    @property
    def shape(self) -> Shape:
        """The wheel that the verdict is about."""
        return self.evidence_shape if self.latest is None else self.latest.shape

    def proof(self, question: str) -> QuestionEvidence:
        """Return what the journey shows of a question."""
        return next(
            proof for each in self.evidence for proof in each.proofs if proof.question == question
        )
