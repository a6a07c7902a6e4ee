"""Lines for a terminal about the parts of a journey, hostile texts made harmless."""

from collections.abc import Collection, Iterator, Sequence

from journey.model.journey import Journey
from journey.words.figures import figure
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.setting import harmless
from journey.words.terminal import Manner, columns, cut, pad, ruled, wrap

_HOURS = Sentence("{hours:plain} h", "{hours:plain}시간")
_UNSAID = Sentence("hours not said", "시간 미정")


class Writer:
    """Writes about one journey in one manner.

    Attributes:
        journey: The journey.
        manner: Language, width and colours.
        types: For each customer type, what people call it, fit for a terminal.
        points: The same for each touchpoint.
    """

    def __init__(self, journey: Journey, manner: Manner) -> None:
        self.journey, self.manner = journey, manner
        self.language, self.width = manner.language, min(manner.width, 80)
        self.phrases = Phrases(journey, manner.language)
        self.types = {part.id: self.plain(part) for part in journey.customers.types}
        self.points = {point.id: self.plain(point) for point in journey.touchpoints}

    def say(self, sentence: Sentence, **values: object) -> str:
        """Return a sentence of the library's own in this language."""
        return sentence.say(self.language, values)

    def plain(self, part: object) -> str:
        """Return a part's title, or its id, fit for a terminal."""
        return harmless(self.phrases.title(part))

    def action(self, id: str) -> str:
        """Return what people call an action item."""
        return harmless(self.phrases.action(id))

    def team(self, id: str) -> str:
        """Return what people call a team."""
        return harmless(self.phrases.team(id))

    def who(self, patterns: str | tuple[str, ...]) -> str:
        """Return what people call some customers."""
        return harmless(self.phrases.who(patterns).replace(f"{FAST}· ", "/"))

    def hours(self, hours: float | None) -> str:
        """Return so many hours."""
        return self.say(_UNSAID if hours is None else _HOURS, hours=figure(hours or 0.0))

    def heading(self, text: str) -> Iterator[str]:
        """Begin a section."""
        yield ""
        yield from (self.manner.paint(line, "rule") for line in self.broken(text, 0))

    def hung(self, text: str, indent: int = 2, more: int = 2) -> Iterator[str]:
        """Set a text in lines, each after the first further in."""
        first, *rest = self.broken(text, indent + more)
        yield " " * indent + first
        yield from (" " * (indent + more) + line for line in rest)

    def broken(self, text: str, indent: int) -> list[str]:
        """Break a text into lines that fit, words that are longer anywhere."""
        room = self.width - indent
        return [part for line in wrap(text, room) for part in cut(line, room)]

    def ends(self, left: str, right: str, indent: int = 0) -> Iterator[str]:
        """Set a text with another at the right end of its first line."""
        room = self.width - indent - columns(right) - 2
        first, *rest = self.broken(left, self.width - room)
        yield " " * indent + pad(first, room) + "  " + right
        yield from (" " * (indent + 2) + line for line in rest)

    def table(
        self, rows: Sequence[Sequence[str]], heads: Sequence[str], right: Collection[int]
    ) -> Iterator[str]:
        """Set rows below each other, indented."""
        for line in ruled(rows, heads=heads, width=self.width - 2, right=right):
            yield f"  {line}".rstrip()
