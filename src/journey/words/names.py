"""What parts of a journey are called, in one language or in both, fit for a terminal."""

from journey.model.journey import Journey
from journey.model.parts import KeyedPart
from journey.model.texts import Text, say
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence, as_said, clean, printable


def called(part: KeyedPart) -> Sentence:
    """Return what a part is called: its title, or else its id.

    >>> from journey import Voice
    >>> called(Voice(id="broken", title={"en": "Broken", "ko": "파손"})).say("ko")
    '파손'
    """
    return in_words(getattr(part, "title", None), part.id)


def in_words(text: Text | None, otherwise: str = "") -> Sentence:
    """Return a text in both languages, or something else where it is missing."""
    return as_said(*(clean(say(text, language, otherwise)) for language in ("en", "ko")))


NONE = "–"
"""What stands where a figure is unknown."""


class Names:
    """What the parts of a journey are called, fit for a terminal; nothing is called nothing.

    Attributes:
        journey: The journey's own title.
    """

    def __init__(self, journey: Journey, language: str) -> None:
        self._phrases = Phrases(journey, language)
        parts = (*journey.voc, *journey.feedback, *journey.metrics)
        self._titles = {(type(part).__name__, part.id): self._phrases.title(part) for part in parts}
        self.journey = printable(self._phrases.title(journey))

    def text(self, text: Text | None) -> str:
        """Return a text of the journey."""
        return printable(self._phrases.text(text))

    def team(self, id: str | None) -> str:
        """Return what people call a team."""
        return printable(self._phrases.team(id)) if id else ""

    def touchpoint(self, id: str) -> str:
        """Return what people call a touchpoint."""
        return printable(self._phrases.touchpoints.get(id, id))

    def voice(self, id: str) -> str:
        """Return what people call a class of voice."""
        return self._title("Voice", id)

    def collection(self, id: str) -> str:
        """Return what people call a collection of feedback."""
        return self._title("Feedback", id)

    def metric(self, id: str | None) -> str:
        """Return what people call a metric."""
        return self._title("Metric", id) if id else ""

    def customers(self, who: str | tuple[str, ...]) -> str:
        """Return what people call the customers of a pattern; nothing for all."""
        return "" if who == "any" else printable(self._phrases.who(who))

    def _title(self, kind: str, id: str) -> str:
        return printable(self._titles.get((kind, id), id))


def shown(figure: float | None) -> str:
    """Return a figure with at most one decimal.

    >>> shown(1900), shown(33.333), shown(None)
    ('1,900', '33.3', '–')
    """
    if figure is None:
        return NONE
    return f"{figure:,.1f}".removesuffix(".0")


def share_of(share: float | None) -> str:
    """Return a share from 0 to 1 as a percentage."""
    return NONE if share is None else f"{share * 100:.0f} %"
