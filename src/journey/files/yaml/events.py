"""From YAML text to plain values and their places, in one pass over the parser's events."""

import re
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any, NamedTuple

from yaml import SafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
)

from journey.files.yaml.pairs import Pairs
from journey.files.yaml.syntax import Reached, SyntaxTrouble, trouble_of
from journey.problems.source import SourceMap

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - a platform without libyaml
    Loader = SafeLoader  # type: ignore[assignment, misc]

MAX_DEPTH = 40
"""How deep a file may nest; a journey needs ten."""

OPEN = 2**31
"""The size of a collection that is not closed yet."""

MAX_ANCHORS = 1000
"""How many anchors a file may have."""

MAX_COPIES = 100_000
"""How many values the aliases of a file may add to those that are written."""

_TYPED = frozenset("0123456789+-.~tTfFnN") | {""}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,299})")
_BASE = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
CORE = "tag:yaml.org,2002:"
_TAGS = frozenset(CORE + tag for tag in ("str", "int", "float", "bool", "null", "map", "seq"))


class Dropped(NamedTuple):
    """A key that its mapping has already, and what stands under it.

    Attributes:
        holder: The mapping.
        key: The key.
        value: What stands under it, which counts for nothing.
        node: The number of the key's node.
    """

    holder: dict[str, Any]
    key: str
    value: Any
    node: int


class ReadingStopped(Exception):
    """Nothing can be read beyond this point."""

    def __init__(self, trouble: SyntaxTrouble) -> None:
        self.trouble = trouble


class Parsed(NamedTuple):
    """What a text holds.

    Attributes:
        root: Plain mappings, lists, texts, numbers, booleans and None.
        source: Where each value stands.
        troubles: What the text does wrong, in order.
        broken_at: The index at which reading stopped, or None where all was read.
        dropped: What stands under a key that its mapping has already.
    """

    root: Any
    source: SourceMap
    troubles: tuple[SyntaxTrouble, ...] = ()
    broken_at: int | None = None
    dropped: tuple[Dropped, ...] = ()


def scalar_of(text: str) -> Any:
    """Return what a plain scalar means under YAML 1.2's core schema.

    A number with leading zeros is text, so that postcodes and telephone numbers survive.

    >>> [scalar_of(text) for text in ("12", "012", "no", "0x1F", "1e3")]
    [12, '012', 'no', 31, 1000.0]
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _BASE.fullmatch(text):
        return int(text, 0)
    return text


def parse(text: str, name: str) -> Parsed:
    """Read a YAML text.

    Args:
        text: The text, without a byte order mark.
        name: The file's name, for the places.
    """
    builder = _Builder(text)
    broken_at = None
    try:
        root = builder.read()
    except ReadingStopped as refused:
        builder.troubles.append(refused.trouble)
        broken_at = refused.trouble.start
        root = builder.root
    except YAMLError as error:
        reached = builder.reached()
        trouble = _too_deep(error, builder) or trouble_of(error, reached)
        builder.troubles.append(trouble)
        broken_at = trouble.start
        root = _without_last(builder.root) if reached.end > broken_at else builder.root
    return Parsed(
        root, builder.source(name), tuple(builder.troubles), broken_at, tuple(builder.dropped)
    )


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = None
        self.troubles: list[SyntaxTrouble] = []
        self.starts, self.ends = array("i"), array("i")
        self.sizes: dict[int, int] = {}
        self.aliases: dict[int, int] = {}
        self.dropped: list[Dropped] = []
        self.anchors: dict[str, tuple[int, Any, int]] = {}
        self.open_anchors: dict[int, tuple[str, int]] = {}
        self.copies = 0

    def source(self, name: str) -> SourceMap:
        for node, size in self.sizes.items():
            if abs(size) == OPEN:  # reading stopped before it was closed
                self.sizes[node] = (len(self.starts) - node) * (1 if size > 0 else -1)
        return SourceMap(
            name,
            self.text,
            self.starts,
            self.ends,
            self.sizes,
            self.aliases,
            frozenset(dropped.node for dropped in self.dropped),
        )

    def reached(self) -> Reached:
        """Tell how far reading came."""
        if not self.starts:
            return Reached(self.text)
        last = len(self.starts) - 1
        key = max(last - 1, 0)
        still_open = [node for node, size in self.sizes.items() if abs(size) == OPEN]
        flow = [self.starts[node] for node in still_open if self.text[self.starts[node]] in "[{"]
        return Reached(
            self.text,
            self.starts[last],
            self.ends[last],
            self.text[self.starts[key] : self.ends[key]],
            flow[-1] if flow else None,
        )

    def read(self) -> Any:
        pairs = Pairs(self.text)
        loader = Loader(pairs.text)
        try:
            get = pairs.shown(loader.get_event)
            get()
            if type(get()) is StreamEndEvent:
                return None
            self._document(get)
            after: Any = get()
            if type(after) is not StreamEndEvent:
                start = after.start_mark.index
                self.troubles.append(SyntaxTrouble(start, start + 3, "yaml-syntax", "documents"))
            return self.root
        finally:
            loader.dispose()

    def _document(self, get: Callable[[], Any]) -> None:  # noqa: C901, PLR0912, PLR0915
        # One loop and local names: this is where reading spends its time.
        starts, ends, sizes = self.starts, self.ends, self.sizes
        add_start, add_end = starts.append, ends.append
        extras = any(sign in self.text for sign in "&!")
        stack: list[tuple[Any, bool, int]] = []
        here: Any = None
        in_mapping = False
        key = ""
        opened = node = 0  # how many nodes there are, and so the number of the next
        while True:
            event = get()
            kind = type(event)
            if in_mapping:
                if kind is ScalarEvent:
                    add_start(event.start_mark.index)
                    add_end(event.end_mark.index)
                    key = event.value
                    if extras and (event.anchor or event.tag):
                        self._scalar_extras(event, key, node)
                    node += 1
                    event = get()
                    kind = type(event)
                elif kind is not MappingEndEvent:
                    raise _refused(event, "yaml-syntax", "complex-key")
            if kind is ScalarEvent:
                value = event.value
                if value[:1] in _TYPED and event.implicit[0]:
                    value = scalar_of(value)
                if extras and (event.anchor or event.tag):
                    value = self._scalar_extras(event, value, node)
                add_start(event.start_mark.index)
                add_end(event.end_mark.index)
                node += 1
                if in_mapping:
                    if key in here:
                        self.dropped.append(Dropped(here, key, value, node - 2))
                    else:
                        here[key] = value
                    continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                size = node - opened
                sizes[opened] = size if in_mapping else -size
                ends[opened] = event.end_mark.index
                if opened in self.open_anchors:
                    self._close_anchor(opened, here, size)
                here, in_mapping, opened = stack.pop()
                if here is None:
                    break
                continue
            elif kind is AliasEvent:
                value = self._alias(event, node)
                add_start(event.start_mark.index)
                add_end(event.end_mark.index)
                node += 1
            else:
                value = {} if kind is MappingStartEvent else []
            if here is None:
                self.root = value
            elif not in_mapping:
                here.append(value)
            elif key in here:
                first = node - (2 if kind is AliasEvent else 1)
                self.dropped.append(Dropped(here, key, value, first))
            else:
                here[key] = value
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((here, in_mapping, opened))
                if len(stack) > MAX_DEPTH:
                    raise _refused(event, "too-deep", "", limit=MAX_DEPTH)
                here, in_mapping, opened = value, kind is MappingStartEvent, node
                sizes[opened] = OPEN if in_mapping else -OPEN
                if extras and (event.anchor or event.tag):
                    self._collection_extras(event, opened)
                add_start(event.start_mark.index)
                add_end(event.end_mark.index)
                node += 1
            elif here is None:
                break
        while type(get()) is not DocumentEndEvent:
            pass

    def _scalar_extras(self, event: Any, value: Any, node: int) -> Any:
        if event.tag:
            value = self._tagged(event, value)
        if event.anchor:
            self._count_anchor(event)
            self.anchors[event.anchor] = (node, value, 1)
        return value

    def _collection_extras(self, event: Any, node: int) -> None:
        if event.tag:
            self._tagged(event, None)
        if event.anchor:
            self._count_anchor(event)
            self.open_anchors[node] = (event.anchor, self.copies)

    def _close_anchor(self, node: int, value: Any, size: int) -> None:
        name, before = self.open_anchors.pop(node)
        self.anchors[name] = (node, value, size + self.copies - before)

    def _count_anchor(self, event: Any) -> None:
        if len(self.anchors) + len(self.open_anchors) >= MAX_ANCHORS:
            raise _refused(event, "alias-bomb", "anchors", limit=MAX_ANCHORS)

    def _alias(self, event: Any, node: int) -> Any:
        if event.anchor in {name for name, _ in self.open_anchors.values()}:
            raise _refused(event, "alias-bomb", "itself", name=event.anchor)
        if event.anchor not in self.anchors:
            self.troubles.append(_trouble(event, "yaml-syntax", "alias", name=event.anchor))
            return None
        target, value, weight = self.anchors[event.anchor]
        self.copies += weight
        if self.copies > MAX_COPIES:
            raise _refused(event, "alias-bomb", "", limit=MAX_COPIES)
        self.aliases[node] = target
        return deepcopy(value)

    def _tagged(self, event: Any, value: Any) -> Any:
        tag = event.tag
        if tag in (CORE + "str", "!") or (tag in _TAGS and value is None):
            return value
        if tag in _TAGS:
            return scalar_of(value) if isinstance(value, str) else value
        name = tag.replace(CORE, "!!")
        words = self.text[event.start_mark.index : event.end_mark.index].strip()
        meant = f'"{words or name}"'
        self.troubles.append(_trouble(event, "yaml-syntax", "tag", name=name, meant=meant))
        return value


def _too_deep(error: YAMLError, builder: _Builder) -> SyntaxTrouble | None:
    """Say at which bracket a file nests too deeply where the parser's own limit spoke first.

    It reads on for a thousand characters before it tells of an opening bracket, which might begin a
    key; in these it can meet more brackets than it allows (1 000, from libyaml 0.2.6 on).
    """
    if "nesting depth" not in str(getattr(error, "problem", "")):
        return None
    begin, stop = builder.ends[-1] if builder.ends else 0, error.problem_mark.index  # type: ignore[attr-defined]
    depth = sum(abs(size) == OPEN for size in builder.sizes.values())
    start = next(_brackets_above(builder.text[begin:stop], MAX_DEPTH - depth), stop - begin) + begin
    return SyntaxTrouble(start, start + 1, "too-deep", "", {"limit": MAX_DEPTH})


def _brackets_above(text: str, depth: int) -> Iterator[int]:
    """Yield the indices of the opening brackets that have at least so many others around them."""
    scanner = SafeLoader(text)
    with suppress(YAMLError):
        for token in iter(scanner.get_token, None):
            if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
                if depth <= 0:
                    yield token.start_mark.index
                depth -= 1
            elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken):
                depth += 1


def _without_last(root: Any) -> Any:
    """Take away what was read last, which holds more of the text than was meant."""
    holder, at, value = None, None, root
    while isinstance(value, dict | list) and value:
        holder, at = value, (next(reversed(value)) if isinstance(value, dict) else -1)
        value = holder[at]
    if holder is None or at is None:
        return None
    del holder[at]
    return root


def _trouble(event: Any, rule: str, case: str, **values: Any) -> SyntaxTrouble:
    start, end = event.start_mark.index, event.end_mark.index
    return SyntaxTrouble(start, end, rule, case, values)


def _refused(event: Any, rule: str, case: str, **values: Any) -> ReadingStopped:
    return ReadingStopped(_trouble(event, rule, case, **values))
