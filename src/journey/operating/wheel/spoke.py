"""A spoke of the Wheel of Operation, and the questions by which it is scored."""

from typing import NamedTuple

from journey.words.sentences import Sentence

MOST = 4
"""The highest score of a question, a spoke and a wheel; the lowest is 0."""


class Question(NamedTuple):
    """One thing that a team is asked about how it works.

    Attributes:
        id: Its id: the spoke's, a dot and a word of its own, such as `goals.agreed`.
        text: What is asked.
        anchors: What each score looks like, from 0 to 4.
    """

    id: str
    text: Sentence
    anchors: tuple[Sentence, Sentence, Sentence, Sentence, Sentence]

    @property
    def key(self) -> str:
        """The word of its own, under which it is answered below its spoke."""
        return self.id.partition(".")[2]


class Spoke(NamedTuple):
    """One of the eight capabilities that a wheel stands on.

    Attributes:
        id: Its id.
        title: What people call it.
        about: What it is about, in one sentence.
        questions: Its three questions.
    """

    id: str
    title: Sentence
    about: Sentence
    questions: tuple[Question, Question, Question]
