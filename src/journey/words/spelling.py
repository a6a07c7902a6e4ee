"""The known name that a misspelt one most probably meant."""

from collections.abc import Iterable
from unicodedata import normalize

FEW = 500
"""Up to so many known names are compared one by one."""

SHORT = 6
"""Up to so many letters, words are compared more strictly."""

LONGEST = 64
"""Longer words are not compared: nobody misspells them, and comparing them takes long."""


class Speller:
    """Known names, ready to be searched by misspelt ones.

    Comparing one by one costs the number of known names for each question. Among many names an
    index of every name with one letter left out answers at once, and finds one wrong, missing,
    surplus or transposed letter. The letters of Hangul are those within its syllables.

    >>> Speller(["cart", "checkout"]).nearest("chekout")
    'checkout'
    >>> Speller(["수업", "수강"]).nearest("수엄")
    '수업'
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known: dict[str, str] = {}
        for name in known:
            if len(name) <= LONGEST:
                self._known.setdefault(_letters(name), name)
        self._thinned: dict[str, str] | None = None
        self._answers: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """Return the nearest known name, or None where none is near."""
        if len(word) > LONGEST:
            return None
        if word not in self._answers:
            self._answers[word] = self._search(_letters(word))
        return self._answers[word]

    def _search(self, word: str) -> str | None:
        if word in self._known:
            return self._known[word]
        if len(self._known) <= FEW:
            from difflib import get_close_matches

            # Short words, and two syllables of which one is another word's, are alike by chance.
            hangul = any("\u1100" <= letter <= "\u11ff" for letter in word)
            cutoff = 0.7 if hangul else 0.65 if len(word) <= SHORT else 0.6
            close = get_close_matches(word, self._known, n=1, cutoff=cutoff)
            return self._known[close[0]] if close else None
        if self._thinned is None:
            self._thinned = {}
            for name in self._known:
                for thin in _thin(name):
                    self._thinned.setdefault(thin, name)
        for thin in _thin(word):
            if thin in self._thinned:
                return self._known[self._thinned[thin]]
            if thin in self._known:
                return self._known[thin]
        return None


def _letters(word: str) -> str:
    return word if word.isascii() and word.islower() else normalize("NFD", word.casefold())


def _thin(word: str) -> list[str]:
    if len(word) < 3:
        return [word]
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one most probably meant, or None.

    >>> nearest("purchse", ["pre_purchase", "purchase"])
    'purchase'
    """
    return Speller(known).nearest(word)
