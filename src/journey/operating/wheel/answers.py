"""What one person answered on one day about how a team works."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple


class Answer(NamedTuple):
    """The answer to one question.

    Attributes:
        question: Its id, such as `goals.agreed`.
        score: A whole number from 0 to 4; None where it is unknown.
        evidence: What the person points to, in their own words.
    """

    question: str
    score: int | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Answers:
    """What one person answered on one day.

    Attributes:
        person: Who answered.
        date: When.
        answers: At most one for each question, in any order; what is missing is unknown, not 0.
        role: What the person does, where that was said.
        name: The file that it was read from; empty where it was built in Python.
    """

    person: str
    date: date
    answers: tuple[Answer, ...] = ()
    role: str = ""
    name: str = ""

    @cached_property
    def _by_question(self) -> dict[str, Answer]:
        return {answer.question: answer for answer in self.answers}

    def score_of(self, question: str) -> int | None:
        """Return the score that a question was given; None where it was given none."""
        found = self._by_question.get(question)
        return None if found is None else found.score

    def evidence_of(self, question: str) -> str:
        """Return what the person points to for a question; nothing where they point to nothing."""
        found = self._by_question.get(question)
        return "" if found is None else found.evidence
