"""Questions about walks and rates that have no answer."""

from collections.abc import Iterable

from journey.problems.errors.raised import JourneyError
from journey.words.sentences import Sentence

_NOBODY = Sentence(
    "no walk begins as {who}; walks begin as {known:all}",
    "{who}(으)로 시작하는 경로가 없습니다. 경로를 시작하는 고객: {known:all}",
)
_NO_SWITCH = Sentence(
    "sequences of transitions are for the criteria transitions and arrows, not for {cover:plain}",
    "전이의 연속은 transitions와 arrows 기준에만 쓸 수 있습니다. {cover:plain}에는 쓸 수 없습니다",
)
_TOO_MANY = Sentence(
    "there are {count} sequences to walk, and at most {most} can be covered: ask for shorter ones",
    "걸어야 할 전이의 연속이 {count}개인데 {most}개까지만 다룰 수 있습니다. 더 짧은 연속을 쓰세요",
)
_EXCESSIVE = Sentence(
    "the rates open at {touchpoint} to {customer} would sum to {sum:plain}, which is more than 1",
    "{touchpoint}에서 {customer} 고객에게 열린 `rate`의 합이 {sum:plain}가 되어 1을 넘습니다",
)
_NO_PERCENTAGE = Sentence(
    "{percent} is no percentage from 0 to 100", "{percent}은(는) 0에서 100까지의 백분율이 아닙니다"
)


class NobodyEnters(JourneyError, LookupError):
    """No walk begins as the customer who is asked for."""

    def __init__(self, who: str, known: Iterable[str]) -> None:
        self.who, self.known = who, tuple(known)
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _NOBODY.say(language, {"who": self.who, "known": self.known})


class NoSwitch(JourneyError, ValueError):
    """Sequences of transitions were asked for with a criterion that has none."""

    def __init__(self, cover: str) -> None:
        self.cover = cover
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _NO_SWITCH.say(language, {"cover": self.cover})


class TooManySequences(JourneyError, ValueError):
    """There are more sequences of transitions than can be walked."""

    def __init__(self, count: int, most: int) -> None:
        self.count, self.most = count, most
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what went wrong, in English or Korean."""
        return _TOO_MANY.say(language, {"count": self.count, "most": self.most})


class ExcessiveRates(JourneyError, ValueError):
    """The rates that are open to somebody sum to more than 1."""

    def __init__(self, touchpoint: str, customer: str, total: float) -> None:
        self.touchpoint, self.customer, self.total = touchpoint, customer, total
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say where, for whom and to what they sum, in English or Korean."""
        values = {"touchpoint": self.touchpoint, "customer": self.customer}
        return _EXCESSIVE.say(language, {**values, "sum": f"{self.total:.6g}"})


_SHARE = Sentence(
    "{percent} may mean {low:plain} % or {high:plain} %: write {low:plain}% or {high:plain}",
    "{percent}은(는) {low:plain} %일 수도 {high:plain} %일 수도 있습니다. {low:plain}% 또는 "
    "{high:plain}(으)로 쓰세요",
)


class NoPercentage(JourneyError, ValueError):
    """What is asked for as a percentage is none, or may as well be a share."""

    def __init__(self, percent: str) -> None:
        self.percent = percent
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what is none, in English or Korean."""
        number = self.percent.strip()
        try:
            share = float(number)
        except ValueError:
            share = 0.0
        if not 0 < share < 1:
            return _NO_PERCENTAGE.say(language, {"percent": self.percent})
        values = {"percent": number, "low": f"{share:g}", "high": f"{share * 100:g}"}
        return _SHARE.say(language, values)


class CannotBreak(JourneyError, ValueError):
    """The rule has no mutator, or one that breaks nothing."""


class NoWalk(JourneyError, ValueError):
    """The journey has no walk of the kind that is asked for."""
