"""What a file of data says that cannot be used, and where it says it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from journey.words.sentences import Sentence

MOST_TROUBLES = 50
"""So many troubles of one file are told; of the others, how many there are."""

_MORE = Sentence("{count} more cannot be used", "쓸 수 없는 것이 {count}개 더 있습니다")


class Trouble(NamedTuple):
    """Something that was told and cannot be used.

    Attributes:
        at: Where it was told: `file:line`.
        sentence: What is wrong, and its cure.
        values: What the sentence names.
    """

    at: str
    sentence: Sentence
    values: Mapping[str, object]

    @property
    def row(self) -> int:
        """The number of its line or row; 0 where the file as a whole is meant."""
        number = self.at.rpartition(":")[2]
        return int(number) if number.isascii() and number.isdecimal() else 0

    def say(self, language: str = "en") -> str:
        """Say what is wrong, at its place."""
        said = self.sentence.say(language, self.values)
        return f"{self.at}: {said}" if self.at else said


def first_of_many(name: str, troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
    """Return troubles by row, and only the first of very many with how many more there are."""
    found = sorted(troubles, key=lambda trouble: trouble.row)
    more = len(found) - MOST_TROUBLES
    if more <= 1:
        return tuple(found)
    return (*found[:MOST_TROUBLES], Trouble(name, _MORE, {"count": more}))
