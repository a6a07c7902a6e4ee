"""That an application deviates from its definition, and what cannot be driven at all."""

from functools import lru_cache

from journey.problems.errors import JourneyError
from journey.testing.driving.mismatch import Mismatch
from journey.testing.driving.telling import tell
from journey.words.sentences import Sentence

_TEST = Sentence("A test that holds this:", "이것을 지키는 테스트:")
_NOBODY = Sentence(
    "nobody enters this journey: no touchpoint has an `entry` for a customer who exists",
    "이 여정에 들어오는 고객이 없습니다. 있는 고객이 들어올 `entry`를 접점에 적어 주세요",
)
_CLOSED = Sentence(
    "{customer} cannot take {name:arrow} at {touchpoint}; open there: {known}",
    "{customer}은(는) {touchpoint}에서 {name:arrow}(으)로 갈 수 없습니다. 열린 전이: {known}",
)
_NO_STEP = Sentence(
    "{customer} cannot take {name:arrow} at {touchpoint}: nothing is open there",
    "{customer}은(는) {touchpoint}에서 {name:arrow}(으)로 갈 수 없습니다. 열린 전이가 없습니다",
)
_NO_ENTRY = Sentence(
    "{customer} does not enter at {touchpoint}; entries of theirs: {known}",
    "{customer}은(는) {touchpoint}에서 들어오지 않습니다. 이 고객의 유입: {known}",
)


class Departure(JourneyError, AssertionError):
    """The application is not where its definition says, or breaks a policy on the way.

    Attributes:
        mismatch: What happened, as a value.
        language: In which language it is told.
        test: A test that walks the same way; empty where this comes from such a test.
    """

    __module__ = "journey.testing"

    def __init__(self, mismatch: Mismatch, *, language: str = "en") -> None:
        super().__init__()
        self.mismatch, self.language, self.test = mismatch, language, ""

    @property
    def story(self) -> str:
        """What happened, as a short text."""
        return tell(self.mismatch, self.language)

    def __str__(self) -> str:
        story = tell(self.mismatch, self.language, indent=len("journey.testing.Departure: "))
        if not self.test:
            return story
        return f"{story}\n\n{_TEST.say(self.language)}\n\n{self.test}\n"

    def say(self, language: str = "en") -> str:
        """Tell the story in English or Korean."""
        return tell(self.mismatch, language)


@lru_cache(maxsize=1024)
def deviation_kind(key: tuple[str, ...]) -> type[Departure]:
    """Return the class of the deviations of one fault.

    Hypothesis takes failures of one class from one line for the same. With a class to each fault it
    shrinks each by itself and reports all, and shrinking one never ends in another.
    """
    del key
    return type("Departure", (Departure,), {"__module__": "journey.testing"})


class NothingToDrive(JourneyError, ValueError):
    """Nobody enters the journey, so that there is no walk."""

    def __init__(self) -> None:
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _NOBODY.say(language)


class NoSuchWalk(JourneyError, LookupError):
    """The journey has no such walk, or has it no more."""

    def __init__(self, customer: str, touchpoint: str, name: str, known: tuple[str, ...]) -> None:
        self.values = {
            "customer": customer,
            "touchpoint": touchpoint,
            "name": name,
            "known": known,
        }
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        sentence = _CLOSED if self.values["known"] else _NO_STEP
        return (sentence if self.values["name"] else _NO_ENTRY).say(language, self.values)
