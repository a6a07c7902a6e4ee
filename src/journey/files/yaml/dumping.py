"""From a journey to YAML text, in the shortest form that reads back as the same journey."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from yaml import MappingNode, Node, SafeDumper, ScalarNode, SequenceNode, serialize

from journey.files.yaml.events import CORE, scalar_of
from journey.files.yaml.pairs import private_letters
from journey.model.anatomy import anatomy
from journey.model.arrows import parse_arrow
from journey.model.journey import Journey
from journey.model.parts import Part, is_text
from journey.model.texts import is_id
from journey.problems.errors import CannotDump

try:
    from yaml import CSafeDumper as Dumper
except ImportError:  # pragma: no cover - a platform without libyaml
    Dumper = SafeDumper  # type: ignore[assignment, misc]

WIDTH = 100
"""A mapping that fits into so many columns stands on one line."""

LONGEST_CHAIN = 8
"""How many stops one arrow may have."""

_BEYOND = re.compile("(?![\U0001fffe\U0001ffff\U0002fffe\U0002ffff])[\U00010000-\U0003fffd]")
"""Letters and pictographs beyond the first plane; all else there shows nothing."""

_WORDS = ("y", "yes", "n", "no", "on", "off")
_MISREAD = frozenset(form for word in _WORDS for form in (word, word.title(), word.upper()))
"""What YAML 1.1 takes for truth values: quoted, for the sake of other programs."""


def as_yaml(journey: Journey) -> str:
    """Write a journey as YAML, as `dump` does.

    Raises:
        CannotDump: Two parts of one kind have the same id, so that no mapping can hold both.
    """
    shortened = Shortener(frozenset(journey.languages) or None).part(journey)
    node = _node(shortened, 0, top=True)
    letters = _in_plain_sight(node)
    text = str(serialize(node, Dumper=_Dumper, allow_unicode=True, width=2**30, indent=2))
    return text.translate(letters) if letters else text


def _in_plain_sight(node: Node) -> dict[int, str]:
    """Replace letters that libyaml would escape by private ones; return what those stand for.

    They are all beyond the first plane, emoji among them.
    """
    scalars = list(_scalars(node))
    texts = [scalar.value for scalar in scalars if not scalar.value.isascii()]
    beyond = sorted({char for text in texts for char in _BEYOND.findall(text)})
    if not beyond:
        return {}
    private = dict(zip(beyond, private_letters("".join(texts)), strict=False))
    for scalar in scalars:
        scalar.value = scalar.value.translate(str.maketrans(private))
    return {ord(letter): char for char, letter in private.items()}


def _scalars(node: Node) -> Iterator[ScalarNode]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ScalarNode):
            yield one
        else:
            waiting += chain(*one.value) if isinstance(one, MappingNode) else one.value


def in_one_line(fields: dict[str, Any]) -> str:
    """Write a mapping as it may stand between braces, without them.

    >>> in_one_line({"a": {"title": "404", "rate": 0.5}})
    "a: {title: '404', rate: 0.5}"
    """
    pairs = [
        (_node(key, 0), _node(value, 2) if not isinstance(value, dict) else _flow(value))
        for key, value in fields.items()
    ]
    node = MappingNode(CORE + "map", pairs, flow_style=True)
    text = serialize(node, Dumper=_LineDumper, allow_unicode=True, width=2**30)
    return str(text).strip()[1:-1]


def _flow(fields: dict[str, Any]) -> Node:
    pairs = [(_node(key, 0), _node(value, 0)) for key, value in fields.items()]
    return MappingNode(CORE + "map", pairs, flow_style=True)


class Shortener:
    """Turns parts into plain values in their short forms.

    Args:
        languages: The languages of the journey's texts; None where it names none.
    """

    def __init__(self, languages: frozenset[str] | None) -> None:
        self.languages = languages

    def part(self, part: Part) -> dict[str, Any]:
        """Return a part's fields as plain values, without those at their default."""
        shape = anatomy(type(part))
        how = {within.field: within.how for within in shape.within}
        short: dict[str, Any] = {}
        for name, info in type(part).model_fields.items():
            value = part.__dict__[name]
            key = shape.short.get(name, shape.keys[name])
            if value == info.get_default(call_default_factory=True) and not info.is_required():
                continue
            if name == "id" and not isinstance(part, Journey):
                continue
            short[key] = self.field(key, value, how.get(name))
        return short

    def field(self, key: str, value: Any, how: str | None) -> Any:
        """Return the value of a field as a plain one."""
        if how == "keyed":
            return self._keyed(key, value)
        if how == "listed":
            return [self.part(part) for part in value]
        if how == "arrows":
            return self.arrows(value)
        if isinstance(value, Part):
            return self.short(value)
        if isinstance(value, tuple):
            return value[0] if key == "channel" and len(value) == 1 else list(value)
        return value

    def _keyed(self, key: str, parts: Sequence[Any]) -> dict[str, Any]:
        short = {part.id: self.short(part) for part in parts}
        if len(short) < len(parts):
            ids = [part.id for part in parts]
            twice = next(id for id in ids if ids.count(id) > 1)
            raise CannotDump(f"{key} declares {twice!r} twice, and a mapping holds a key only once")
        return short

    def short(self, part: Part) -> Any:
        """Return the text that stands for a part, or its fields."""
        fields = self.part(part)
        if part.text_field and list(fields) == [part.text_field]:
            text = fields[part.text_field]
            if isinstance(text, str) or is_text(text, type(part), self.languages):
                return text
        return fields

    def arrows(self, steps: Sequence[Part]) -> list[Any]:
        """Join steps that follow each other into chains and products."""
        plain = [self.part(step) for step in steps]
        entries: list[Any] = []
        start = 0
        while start < len(plain):
            end, arrow = _longest(plain, start)
            options = _options(plain[start])
            if not arrow:
                entries.append(plain[start])
            else:
                entries.append({arrow: options} if options else arrow)
            start = end
        return entries


def _options(step: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in step.items() if key not in ("from", "to")}


def _longest(steps: Sequence[Mapping[str, Any]], start: int) -> tuple[int, str]:
    """Return where the longest arrow that begins at a step ends, and that arrow.

    The arrow is empty where the step's ends cannot stand in one.
    """
    first = steps[start]
    if not (is_id(first["from"]) and is_id(first["to"])):
        return start + 1, ""
    options = _options(first)
    alike = [first]
    for step in steps[start + 1 : start + LONGEST_CHAIN**2]:
        if _options(step) != options or not (is_id(step["from"]) and is_id(step["to"])):
            break
        alike.append(step)
    chain = _chain(alike) if "becomes" not in options else 1
    count, arrow = _product(alike)
    if chain >= count:
        stops = [first["from"], *(step["to"] for step in alike[:chain])]
        return start + chain, " -> ".join(stops)
    return start + count, arrow


def _chain(steps: Sequence[Mapping[str, Any]]) -> int:
    length = 1
    while (
        length < min(len(steps), LONGEST_CHAIN - 1)
        and steps[length]["from"] == steps[length - 1]["to"]
    ):
        length += 1
    return length


def _product(steps: Sequence[Mapping[str, Any]]) -> tuple[int, str]:
    """Return how many steps from the first one arrow with several ends can stand for."""
    pairs = [(step["from"], step["to"]) for step in steps]
    targets: list[str] = []
    for source, target in pairs:
        if source != pairs[0][0] or target in targets or len(targets) == LONGEST_CHAIN:
            break
        targets.append(target)
    sources = [pairs[0][0]]
    width = len(targets)
    for row in range(1, LONGEST_CHAIN):
        block = pairs[row * width : (row + 1) * width]
        if len(block) < width or [target for _, target in block] != targets:
            break
        if len({source for source, _ in block}) > 1 or block[0][0] in sources:
            break
        sources.append(block[0][0])
    arrow = f"{' | '.join(sources)} -> {' | '.join(targets)}"
    count = len(sources) * width
    # A product is read row by row: make sure that this one is read as these steps.
    return (count, arrow) if parse_arrow(arrow) == pairs[:count] else (1, arrow)


class _AsRead:
    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Let plain style stand only for what the loader reads as the same value."""
        if kind is not ScalarNode or not implicit[0]:
            return super().resolve(kind, value, implicit)  # type: ignore[misc]
        return _tag(scalar_of(value))


class _Dumper(_AsRead, Dumper):
    pass


class _LineDumper(_AsRead, SafeDumper):
    """Slower, but libyaml spells out every sign beyond the first plane."""


def _tag(value: Any) -> str:
    kind = {bool: "bool", int: "int", float: "float", type(None): "null"}.get(type(value), "str")
    return CORE + kind


def _node(value: Any, indent: int, *, top: bool = False) -> Node:
    if isinstance(value, dict):
        pairs = [(_node(key, 0), _node(inner, indent + 2)) for key, inner in value.items()]
        return MappingNode(CORE + "map", pairs, flow_style=not top and _flows(value, indent))
    if isinstance(value, list):
        items = [_node(item, indent + 2) for item in value]
        return SequenceNode(CORE + "seq", items, flow_style=_flows(value, indent))
    if isinstance(value, str):
        return ScalarNode(CORE + "str", value, style=_style(value))
    text = _plain(value)
    return ScalarNode(_tag(scalar_of(text)), text)


def _style(text: str) -> str | None:
    if "\n" in text:
        return '"'
    return "'" if text in _MISREAD else None


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def _flows(value: Any, indent: int) -> bool:
    """Tell whether a mapping or a list stands on one line."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return False
    if any("->" in str(item) for item in value):
        return False
    return indent > 0 and _width(value) <= WIDTH - indent - 12 and _depth(value) <= 2


def _width(value: Any) -> int:
    if isinstance(value, dict):
        return 2 + sum(_width(key) + _width(inner) + 4 for key, inner in value.items())
    if isinstance(value, list):
        return 2 + sum(_width(item) + 2 for item in value)
    # A Hangul syllable is as wide as two letters.
    text = _plain(value)
    return len(text) + sum("\u1100" <= char <= "\uffdc" for char in text)


def _depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 0
