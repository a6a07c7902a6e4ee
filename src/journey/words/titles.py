"""What one part of a journey is called, in both languages."""

from journey.model.parts import KeyedPart
from journey.model.texts import Text, say
from journey.words.sentences import Sentence, as_said, clean


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
