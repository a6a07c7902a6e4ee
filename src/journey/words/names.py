"""What the parts of a journey are called in one language."""

from collections.abc import Iterable

from journey.model.journey import Journey
from journey.words.blocks import Head, Headline, Saying
from journey.words.figures import figure
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence

_HOURS = Sentence("{hours:plain} h", "{hours:plain}시간")
_UNSAID = Sentence("hours not said", "시간 미정")

_NOBODY = Sentence("nobody named", "담당 없음")


class Names(Phrases):
    """What the parts of a journey are called in one language; nothing is called nothing."""

    def __init__(self, journey: Journey, language: str) -> None:
        super().__init__(journey, language)
        types = journey.customers.types
        parts = (*journey.voc, *journey.feedback, *journey.metrics, *journey.improvements, *types)
        self._titles = {(type(part).__name__, part.id): self.title(part) for part in parts}

    def title(self, part: object) -> str:
        """Return what people call a part, in one line: its title, or its id."""
        return " ".join(super().title(part).split())

    def team(self, id: str | None) -> str:
        """Return what people call a team."""
        return super().team(id) if id else ""

    def teams(self, ids: Iterable[str]) -> str:
        """Return what people call some teams, in one line."""
        return ", ".join(map(self.team, ids))

    def whose(self, *ids: str | None) -> str:
        """Return what people call some teams, in one line; where there is none, that."""
        return self.teams(id for id in ids if id) or self.say(_NOBODY)

    def touchpoint(self, id: str) -> str:
        """Return what people call a touchpoint."""
        return self.touchpoints.get(id, id)

    def voice(self, id: str) -> str:
        """Return what people call a class of voice."""
        return self._called("Voice", id)

    def improvement(self, id: str) -> str:
        """Return what people call an improvement."""
        return self._called("Improvement", id)

    def collection(self, id: str) -> str:
        """Return what people call a collection of feedback."""
        return self._called("Feedback", id)

    def metric(self, id: str | None) -> str:
        """Return what people call a metric."""
        return self._called("Metric", id) if id else ""

    def customer_type(self, id: str) -> str:
        """Return what people call a customer type."""
        return self._called("CustomerType", id)

    def customers(self, who: str | tuple[str, ...]) -> str:
        """Return what people call the customers of a pattern; nothing for all."""
        return "" if who == "any" else self.who(who).replace(f"{FAST}· ", "/")

    def say(self, sentence: Sentence, **values: object) -> Saying:
        """Return a sentence of the library's own in this language."""
        return Saying(sentence.say(self.language, values))

    def hours(self, hours: float | None) -> Saying:
        """Return so many hours; that they are not said, where they are not."""
        return self.say(_UNSAID if hours is None else _HOURS, hours=figure(hours))

    def sentences(self, said: Iterable[str], between: str = " · ") -> Saying:
        """Put sentences of the library's into one line."""
        return Saying(between.join(filter(None, said)))

    def heads(self, headlines: Iterable[Headline]) -> tuple[Head, ...]:
        """Return what columns are called in this language."""
        return tuple(Head(self.say(each.sentence), *each[1:]) for each in headlines)

    def _called(self, kind: str, id: str) -> str:
        return self._titles.get((kind, id), id)
