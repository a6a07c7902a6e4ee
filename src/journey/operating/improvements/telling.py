"""Tell every team what has changed for customers."""

from collections.abc import Iterator
from datetime import date

from journey.facts.asked import context_of
from journey.facts.context import Context
from journey.facts.improvements import is_shipped
from journey.files.given import Given
from journey.model.governance import Guide
from journey.model.voice import Improvement
from journey.operating.improvements.news import News
from journey.words.sentences import Sentence, joined
from journey.words.terms import GUIDES
from journey.words.titles import called

_SHIPPED = Sentence("New for customers: {title:plain}", "고객에게 새로 생긴 것: {title:plain}")
_BECAUSE = Sentence(
    "New for customers: {title:plain}. They had said: {voices:plain}",
    "고객에게 새로 생긴 것: {title:plain}. 고객의 말: {voices:plain}",
)
_GUIDE = Sentence(
    "Brought up to date: {title:plain} ({kind:plain})", "새로 점검한 {kind:plain}: {title:plain}"
)
_QUOTED = Sentence("“{title:plain}”", "‘{title:plain}’")


def changes_since(target: Given, since: date, *, today: date | None = None) -> tuple[News, ...]:
    """List what has changed for customers since a day, for every team to know.

    Args:
        target: A path, a document, a journey, its states or its context.
        since: The first day that counts.
        today: The last day that counts; the computer's where none is given.

    Returns:
        Improvements that customers have met and guides that were checked, the latest first.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
    """
    context = context_of(target, today=today)
    found = [*_shipped(context), *_guides(context)]
    kept = [each for each in found if since <= each.date <= context.today]
    return tuple(sorted(kept, key=lambda each: each.date, reverse=True))


def _shipped(context: Context) -> Iterator[News]:
    voices = {voice.id: voice for voice in context.voices}
    for each in context.journey.improvements:
        if each.shipped is None or not is_shipped(each):
            continue
        heard = [voices[id] for id in dict.fromkeys(each.from_) if id in voices]
        quoted = joined((_QUOTED.filled({"title": called(voice)}) for voice in heard), ", ")
        yield News(
            "improvement",
            each.id,
            called(each),
            ("improvements", each.id),
            each.shipped,
            (_BECAUSE if heard else _SHIPPED).filled({"title": called(each), "voices": quoted}),
            tuple(voice.id for voice in heard),
            each.owner,
            _told(each),
        )


def _told(each: Improvement) -> bool:
    return each.told is not None and each.told.internal is not None


def _guides(context: Context) -> Iterator[News]:
    for guide in context.journey.guides:
        if guide.reviewed is not None:
            values = {"title": called(guide), "kind": _kind(guide)}
            yield News(
                "guide",
                guide.id,
                called(guide),
                ("guides", guide.id),
                guide.reviewed,
                _GUIDE.filled(values),
                (),
                guide.owner,
                None,
            )


def _kind(guide: Guide) -> Sentence:
    return GUIDES[guide.kind or ""]
