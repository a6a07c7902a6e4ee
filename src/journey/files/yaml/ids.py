"""What a name that cannot be an id was most probably meant to be as one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from journey.files.yaml.declared import KINDS, declared
from journey.files.yaml.dumping import in_one_line
from journey.model.anatomy import known_keys
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.model.texts import is_id, nearest_id, nfc
from journey.words.sentences import LONGEST
from journey.words.spelling import Speller

_JOINTS = re.compile(r"(\s*(?:->|\|)\s*)")
_BETWEEN = re.compile(r"[/@,]")
_TORN = re.compile(r"[<>=→⇒]|(?:^|\s)-|-(?:\s|$)")


def nearest_ids(names: Iterable[str]) -> dict[str, str]:
    """Return for each name that cannot be an id the nearest that no other name has.

    >>> nearest_ids(["paid", "paid!", "cart", "sign up"])
    {'paid!': 'paid_2', 'sign up': 'sign_up'}
    """
    written = list(dict.fromkeys(map(nfc, names)))
    taken = set(filter(is_id, written))
    found: dict[str, str] = {}
    for name in written:
        if name in taken or not (id := nearest_id(name)):
            continue
        free = (f"{id}_{number}" if number > 1 else id for number in count(1))
        found[name] = meant = next(each for each in free if each not in taken)
        taken.add(meant)
    return found


class MeantIds:
    """For the names of a file that cannot be ids, what they were meant to be."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._kinds: dict[str, dict[str, str]] | None = None
        self._named: set[str] = set()
        self._noted = False

    def of(self, kind: str) -> Mapping[str, str]:
        """Return them for one kind of parts."""
        if self._kinds is None:
            names: dict[str, list[str]] = {}
            for each, name in declared(Journey, self._data):
                names.setdefault(each, []).append(name)
            self._kinds = {each: nearest_ids(found) for each, found in names.items()}
        return self._kinds.get(kind, {})

    def within(self, key: str, parts: Mapping[Any, Any]) -> Mapping[str, str]:
        """Return them for the parts under a key."""
        if key in KINDS:
            return self.of(KINDS[key])
        return nearest_ids(name for name in parts if isinstance(name, str))

    def is_named(self, name: str) -> bool:
        """Tell whether anything but its own title and its own place names a part so."""
        if not self._noted:
            self._noted = True
            self.note(self._data)
        return name in self._named

    def note(self, value: Any) -> None:
        """Remember what a value names, before it is written otherwise."""
        for text in _texts(value):
            for end in _JOINTS.split(text)[::2]:
                self._named |= {nfc(piece.strip()) for piece in (end, *_BETWEEN.split(end))}

    def named_in(self, text: str) -> bool:
        """Tell whether a text names customers or an event by one of them."""
        kinds = ("touchpoint", "type", "situation")
        return any(
            re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", nfc(text))
            for kind in kinds
            for name in self.of(kind)
        )


def _texts(value: Any) -> Iterator[str]:
    """List the texts that may name something: arrows, and all values but titles."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield from (key for key in value if isinstance(key, str) and "->" in key)
            waiting += [inner for key, inner in value.items() if key != "title"]


def respelt(entry: Any, meant: Mapping[str, str]) -> Any:
    """Write an arrow with the ids that its names were meant to be."""
    if isinstance(entry, str):
        pieces = _JOINTS.split(entry)
        return "".join(meant.get(nfc(piece.strip()), piece) for piece in pieces)
    if not isinstance(entry, dict):
        return entry
    found: dict[Any, Any] = {}
    for key, value in entry.items():
        ends = key in ("from", "to", "steps")
        items = [respelt(item, meant) for item in value] if isinstance(value, list) else None
        new = (respelt(value, meant) if items is None else items) if ends else value
        found[respelt(key, meant) if "->" in key else key] = new
    return found


def respelling(arrow: str, known: Iterable[str]) -> dict[str, str]:
    """Return for each name of an arrow that cannot be an id what it most probably means.

    That is the id that it nearly is, or the one that it would be; nothing where signs of a torn
    arrow stand in a name, or no letter.

    >>> respelling("pay -> my cart -> paid", ["my_cart", "pay", "paid"])
    {'my cart': 'my_cart'}
    """
    names = [nfc(piece.strip()) for piece in _JOINTS.split(arrow)[::2]]
    speller, found = Speller(known), {}
    for name in names:
        if not is_id(name):
            id = "" if _TORN.search(name) else nearest_id(name)
            if not id:
                return {}
            found[name] = speller.nearest(id) or id
    return found


def as_named(model: type[Part], id: str, name: str, value: object) -> str:
    """Write a part with an id instead of a name that cannot be one, which it keeps as its title.

    Args:
        model: The class of the part.
        id: The id.
        name: What stands in its place.
        value: The part.
    """
    fields = value if isinstance(value, dict) else {}
    if isinstance(value, str) and model.text_field:
        fields = {model.text_field: value}
    if "title" in known_keys(model):
        fields = {"title": name, **fields}
    if any(isinstance(field, dict | list) for field in fields.values()) or not fields:
        return id
    written = in_one_line({id: value if fields == {model.text_field: value} else fields})
    return written if len(written) <= LONGEST else id
