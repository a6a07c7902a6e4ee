"""Letters that JSON writes as two escapes, which YAML's parser refuses one by one."""

import re
from collections.abc import Callable, Iterator
from typing import Any

_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_PAIR = re.compile(rf"(?<!\\)((?:\\\\)*)({_HIGH}{_LOW})")
_PRIVATE = range(0xE000, 0xF900)


def private_letters(text: str) -> Iterator[str]:
    """Yield letters without a meaning that a text does not have, to stand for others in it."""
    used = {*text}
    return (chr(number) for number in _PRIVATE if chr(number) not in used)


class Pairs:
    """The pairs of surrogates in a text, each with a private letter that stands for it in parsing.

    A private letter is escaped twice, so that all that follows keeps its place.

    Attributes:
        text: What the parser is to read.
    """

    def __init__(self, text: str) -> None:
        """Hide the pairs of a text; such as have no private letter left stay, and are refused."""
        self._pairs: dict[str, str] = {}
        self.text = text
        if "\\ud" in text or "\\uD" in text:
            written = text.casefold()
            free = private_letters(text)
            self._free = (each for each in free if f"{ord(each):04x}" not in written)
            self.text = _PAIR.sub(lambda found: found[1] + self._hidden(found[2]), text)

    def _hidden(self, pair: str) -> str:
        if pair not in self._pairs and (letter := next(self._free, "")):
            self._pairs[pair] = letter
        letter = self._pairs.get(pair, "")
        return _escape(letter) if letter else pair

    def shown(self, get: Callable[[], Any]) -> Callable[[], Any]:
        """Return what gets the parser's events, with the pairs where their letters stood."""
        return (lambda: self._restored(get())) if self._pairs else get

    def _restored(self, event: Any) -> Any:
        if isinstance(value := getattr(event, "value", None), str):
            for pair, letter in self._pairs.items():
                # Only between double quotes an escape is one.
                value = value.replace(letter * 2, _meant(pair)).replace(_escape(letter), pair)
            event.value = value
        return event


def _escape(letter: str) -> str:
    return f"\\u{ord(letter):04x}" * 2


def _meant(pair: str) -> str:
    """Return the letter that a pair of escapes means.

    >>> _meant(r"\\ud83d\\ude00")
    '😀'
    """
    return bytes.fromhex(pair.replace("\\u", "")).decode("utf-16-be")
