"""Make up texts."""

from hypothesis import strategies as st

from journey.model.texts import FrozenMapping, is_blank
from journey.testing.generating.chance import Chance
from journey.testing.generating.plan import JourneyPlan
from journey.testing.generating.pool import PLAIN_TEXTS, TEXTS

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


class Speaker:
    """Makes up texts in the languages of a journey."""

    def __init__(self, chance: Chance, plan: JourneyPlan) -> None:
        self.chance, self.languages = chance, plan.languages
        # A text that says nothing is a breach of some rules already.
        self.number = len(PLAIN_TEXTS) if plan.full else len(TEXTS) + 1

    def plain(self) -> str:
        """Return a text in no language in particular."""
        number = self.chance.one(range(self.number))
        return TEXTS[number] if number < len(TEXTS) else self.chance.draw(ANY_TEXT)

    def text(self) -> str | FrozenMapping:
        """Return a text, or one in some of the languages."""
        how = self.chance.one(range(4))
        if how < 2 or not self.languages:
            return self.plain()
        chosen = self.languages[: how - 1]
        return FrozenMapping({language: self.plain() for language in chosen})

    def reason(self) -> str | FrozenMapping:
        """Return a text that says something: one that shows nothing gives no reason."""
        text = self.text()
        return "There are none" if is_blank(text) else text

    def perhaps(self) -> str | FrozenMapping | None:
        """Return a text, or none."""
        return self.text() if self.chance.flip() else None
