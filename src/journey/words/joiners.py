"""Joiners, which show nothing and say whether what stands beside them grows together.

Source: Unicode, UAX #29 and UTS #51 (emoji), chapter 9 (Arabic) and chapter 12 (Indic); RFC 5892,
appendix A.1 and A.2.
"""

from unicodedata import category, combining

JOINER, NON_JOINER = "\u200d", "\u200c"
JOINERS = frozenset((JOINER, NON_JOINER))

_VIRAMA = 9
"""The combining class of signs that take a consonant its vowel."""

_GROWING = (
    range(0x0600, 0x0780),  # Arabic, Syriac
    range(0x07C0, 0x0800),  # N'Ko
    range(0x0840, 0x0900),  # Mandaic, more of Syriac and Arabic
    range(0x0900, 0x0E00),  # the scripts of India and Sri Lanka
    range(0x1000, 0x10A0),  # Myanmar
    range(0x1780, 0x18B0),  # Khmer, Mongolian
    range(0xA8E0, 0xA900),  # more of Devanagari
    range(0xFB50, 0xFF00),  # forms of Arabic
    range(0x10D00, 0x10D40),  # Hanifi Rohingya
    range(0x1E900, 0x1E960),  # Adlam
)
"""Scripts whose letters take another form beside each other."""

_TOUCHES = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""What may stand between a pictograph and a joiner: that it is coloured, and the colour of skin."""


def joins(text: str, place: int) -> bool:
    """Tell whether the joiner at a place of a text has an effect on what stands beside it.

    >>> [joins(text, 1) for text in ("👩\u200d💻", "م\u200cخ", "क\u200d", "a\u200db", "a\u200d")]
    [True, True, False, False, False]
    """
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if before and combining(before) == _VIRAMA:
        return True
    if _grows(before) and _grows(after):
        return True
    drawn = text[max(0, place - 3) : place].rstrip(_TOUCHES)[-1:]
    return text[place] == JOINER and _is_drawn(drawn) and _is_drawn(after)


def _grows(letter: str) -> bool:
    """Tell whether a letter, or a mark on one, is of a script in which letters grow together."""
    if not letter or category(letter)[0] not in "LM":
        return False
    return any(ord(letter) in script for script in _GROWING)


def _is_drawn(letter: str) -> bool:
    """Tell whether a letter is a pictograph, as those are of which emoji are made."""
    return letter >= "\u2190" and category(letter) in ("So", "Sm")


def break_before(text: str, place: int) -> int:
    """Return where to break a text at or before a place, so that nothing joined comes apart.

    >>> break_before("ab👩\u200d💻", 4), break_before("👩\u200d💻", 2)
    (2, 2)
    """
    back = place
    while 0 < back < len(text) and not JOINERS.isdisjoint(text[back - 1 : back + 1]):
        back -= 1
    return back or place
