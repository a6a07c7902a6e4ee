"""What every error of this library is."""

from journey.words.sentences import Sentence


class JourneyError(Exception):
    """Anything that this library raises on purpose."""

    def say(self, language: str = "en") -> str:
        """Say what went wrong.

        Args:
            language: `en` or `ko`; what is known in English alone is said in English.
        """
        del language
        return str(self)


class BadOption(JourneyError, ValueError):
    """An option has a value that cannot be met."""


_EXTRA = Sentence(
    "this needs {package:plain}, which is not installed: {cure:all}",
    "{package:plain} 패키지가 필요하지만 설치되어 있지 않습니다. 설치하세요: {cure:all}",
)


class MissingExtra(JourneyError, ImportError):
    """What is asked for needs a package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """Say what to install, in English or Korean."""
        cure = f'python -m pip install "journey-funnel[{self.extra}]"'
        return _EXTRA.say(language, {"package": self.package, "cure": cure})
