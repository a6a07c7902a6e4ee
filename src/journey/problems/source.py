"""Where in a file a value was written."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from journey.model.texts import nfc

Path: TypeAlias = tuple[str | int, ...]
"""A model path: keys and ids from the journey down, `("stages", "order", "touchpoints", "paid")`.

A transition is `("transitions", "a -> b")`; an item of a list that has no id is its number, from 0.
"""

ONE_OR_MORE = {"channels": "channel"}
"""Fields that a file may also write under another key."""

TEXT_FIELDS = frozenset({"title", "definition", "text", "needs", "reason"})
"""Fields for which a bare text may stand in the part's place."""

_BREAK = re.compile(r"\r\n|\r|\n")


def path_text(path: Path) -> str:
    """Write a path as one text: `stages.order.touchpoints.paid`.

    >>> path_text(("transitions", "a -> b", "for"))
    'transitions.a -> b.for'
    """
    return ".".join(map(str, path))


class Span(NamedTuple):
    """A place in a file, on one line.

    Attributes:
        file: The file's name as it was given.
        line: From 1.
        column: From 1, in code points.
        length: In code points; at least 1.
    """

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class SourceMap:
    """The text of a file, and where each of its values stands.

    Nodes are numbered in the order in which they begin, so that a node's descendants follow it.

    Attributes:
        name: The file's name as it was given.
        text: What it holds.
        starts: For each node, the index of its first character.
        ends: For each node, the index after its last.
        sizes: For each node that is a collection, how many nodes it has, itself included; those of
            lists are negative.
        aliases: For each alias, the node that it stands for.
        dropped: Keys that stand a second time in their mapping, and count for nothing.
    """

    name: str = ""
    text: str = ""
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    sizes: Mapping[int, int] = field(default_factory=dict)
    aliases: Mapping[int, int] = field(default_factory=dict)
    dropped: frozenset[int] = frozenset()

    def __repr__(self) -> str:
        return f"<SourceMap {self.name!r}>"

    @cached_property
    def _lines(self) -> "array[int]":
        # The parser counts U+0085 and U+2028 as line breaks; editors do not.
        if "\r" in self.text:
            return array("q", [0, *(found.end() for found in _BREAK.finditer(self.text))])
        ends = accumulate(map(len, self.text.split("\n")), initial=0)
        starts = array("q", [end + number for number, end in enumerate(ends)])
        starts.pop()
        return starts

    @cached_property
    def _maps(self) -> dict[int, dict[str, tuple[int, int]]]:
        return {}

    @cached_property
    def _lists(self) -> "dict[int, array[int]]":
        return {}

    def bounds(self, number: int) -> tuple[int, int]:
        """Return where in the text a line begins and ends, counted from 1, without its break.

        A line that there is not is empty.
        """
        if not 1 <= number <= len(self._lines):
            return 0, 0
        start = self._lines[number - 1]
        end = self._lines[number] if number < len(self._lines) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its break."""
        start, end = self.bounds(number)
        return self.text[start:end]

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place of a range of characters; of several lines, the first."""
        start = min(start, len(self.text))
        number = bisect_right(self._lines, start)
        first, last = self.bounds(number)
        length = last - start if end is None else min(end, last) - start
        return Span(self.name, number, start - first + 1, max(length, 1))

    def locate(self, path: Path, word: str = "", *, key: bool = False) -> Span | None:
        """Find the place of a value, or of its nearest ancestor that was written.

        Args:
            path: Keys and numbers from the top of the file down.
            word: A word within the value to point at.
            key: Whether to point at the value's key instead of the value.

        Returns:
            None where there is no file.
        """
        if not self.starts:
            return Span(self.name, 1, 1) if self.name else None
        node = key_node = 0
        complete = True
        for step in path:
            found = self._child(node, step)
            if found is None and step in TEXT_FIELDS:
                continue  # a short form: the text stands in the part's own place
            if found is None:
                complete = False
                break
            key_node, node = found
        if not complete and node in self.sizes:
            key = True
        return self._pointed(key_node, node, word, key=key)

    def _pointed(self, key_node: int, node: int, word: str, *, key: bool) -> Span:
        if word:
            for place in (key_node, node) if key else (node, key_node):
                if at := _find_word(self.text, word, self.starts[place], self.ends[place]):
                    return self.span(*at)
        if node == 0:
            return self.span(0, 0) if self.sizes else self._node_span(0)
        by_key = key or self.sizes.get(node, 0) > 0
        shown = key_node if by_key else node
        return self._node_span(shown)

    def _node_span(self, node: int) -> Span:
        return self.span(self.starts[node], self.ends[node])

    def _child(self, node: int, step: str | int) -> tuple[int, int] | None:
        """Return the nodes of the key and of the value that a step leads to."""
        node = self.aliases.get(node, node)
        size = self.sizes.get(node, 0)
        if isinstance(step, str):
            keys = self._keys(node) if size > 0 else self._named_items(node) if size else {}
            step = nfc(step)
            return keys.get(step) or keys.get(ONE_OR_MORE.get(step, step))
        if size < 0:
            items = self._items(node)
            return (items[step], items[step]) if step < len(items) else None
        if size > 0:
            pairs = list(self._keys(node).values())
            return pairs[step] if step < len(pairs) else None
        # One name alone needs no brackets.
        return (node, node) if step == 0 else None

    def _items(self, node: int) -> "array[int]":
        if node not in self._lists:
            self._lists[node] = array("q", self._children(node))
        return self._lists[node]

    def _keys(self, node: int) -> dict[str, tuple[int, int]]:
        if node not in self._maps:
            found: dict[str, tuple[int, int]] = {}
            children = self._children(node)
            # A text that breaks off may leave a key without its value.
            for key, value in zip(children, children, strict=False):
                if key not in self.dropped:
                    found.setdefault(nfc(self._scalar(key)), (key, value))
            self._maps[node] = found
        return self._maps[node]

    def _named_items(self, node: int) -> dict[str, tuple[int, int]]:
        """Return what a list holds that stands where a mapping is due, by id."""
        if node not in self._maps:
            found: dict[str, tuple[int, int]] = {}
            for item in self._items(node):
                if self.sizes.get(item, 0) > 0:
                    keys = self._keys(item)
                    id = keys.get("id") or keys.get("name")
                    named = {nfc(self._scalar(id[1])): (id[1], item)} if id else keys
                elif item not in self.sizes:
                    named = {nfc(self._scalar(item)): (item, item)}
                else:
                    named = {}
                for name, place in named.items():
                    found.setdefault(name, place)
            self._maps[node] = found
        return self._maps[node]

    def twins(self, path: Path) -> list[Span]:
        """List the places of every key that a path may mean.

        There are several where a mapping has the same key in composed and in decomposed form.
        """
        node = 0
        for step in path[:-1] if self.starts else ():
            found = self._child(node, step)
            if found is None:
                return []
            node = found[1]
        node = self.aliases.get(node, node)
        if not self.starts or self.sizes.get(node, 0) <= 0:
            return []
        keys = list(self._children(node))[::2]
        return [self._node_span(key) for key in keys if nfc(self._scalar(key)) == path[-1]]

    def _children(self, node: int) -> Iterator[int]:
        child, end = node + 1, node + abs(self.sizes[node])
        while child < end:
            yield child
            child += abs(self.sizes.get(child, 1))

    def _scalar(self, node: int) -> str:
        text = self.text[self.starts[node] : self.ends[node]]
        return _unquoted(text) if text[:1] in "\"'&!|>?" else text.strip()

    def locate_entry(
        self, entry: Path, rest: Path, word: str = "", *, key: bool = False
    ) -> Span | None:
        """Find the place of an entry of a list of arrows, or of an option of it.

        Args:
            entry: The path of the entry by its number.
            rest: What follows in the model path: nothing, or an option.
            word: A word to point at.
            key: Whether to point at the option's key.
        """
        if rest:
            for place in ((*entry, *rest), (*entry, 0, *rest)):
                if self.has(place):
                    return self.locate(place, word, key=key)
        return self.locate((*entry, 0), word, key=True)

    def has(self, path: Path) -> bool:
        """Tell whether exactly this path was written."""
        node = 0
        for step in path if self.starts else ():
            found = self._child(node, step)
            if found is None:
                return False
            node = found[1]
        return bool(self.starts)


def _find_word(text: str, word: str, start: int, end: int) -> tuple[int, int] | None:
    pattern = rf"(?<![\w-]){_either_form(word)}(?![\w-])"
    found = re.compile(pattern).search(text, start, end)
    return found.span() if found else None


def _either_form(word: str) -> str:
    """Return a regular expression for a word in Unicode's composed or decomposed form."""
    if word.isascii():
        return re.escape(word)
    return f"(?:{re.escape(nfc(word))}|{re.escape(normalize('NFD', word))})"


def _unquoted(text: str) -> str:
    """Return what a scalar says, whatever its quotes, tags and anchors."""
    from yaml import BaseLoader, YAMLError, load

    try:
        return str(load(text, Loader=BaseLoader))  # noqa: S506 - it makes nothing but texts
    except YAMLError:
        return text


EMPTY = SourceMap()
"""The source of a journey that was built in Python."""
