"""Arrows: `a -> b`, chains `a -> b -> c`, and all pairs `a | b -> c | d`."""

import re
from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from journey.model.texts import ID, is_id, nfc, slip

_ARROW = re.compile(r"\s*->\s*")
_MISSHAPEN = re.compile(r"\s*(?:[-=]+\s*>|[→⇒➔➜]|[–—]>?)\s*")
_BAR = re.compile(r"\s*\|\s*")
_ONE = re.compile(rf"\s*({ID})\s*->\s*({ID})\s*")


class ArrowSlip(NamedTuple):
    """What is wrong with one entry of a list of arrows."""

    entry: int
    case: str
    values: dict[str, Any]


class Expanded(list[Any]):
    """Steps in the long form already, which need no second look."""


class Steps(NamedTuple):
    """A list of arrows in its long form.

    Attributes:
        steps: One mapping a step, in order, each with `from` and `to`.
        entries: For each step, the position of the entry that it came from.
        slips: The entries that are no arrows, and what is wrong with them.
    """

    steps: Expanded
    entries: Sequence[int]
    slips: list[ArrowSlip]


MOST = 10_000
"""So many transitions may one arrow stand for, and all arrows with `|` of a list together."""


def parse_arrow(text: str) -> list[tuple[str, str]]:
    """Read one arrow as its steps, in order; a product goes row by row.

    Raises:
        ValueError: The text is no arrow. Its argument is the case.

    >>> parse_arrow("a | b -> c -> d")
    [('a', 'c'), ('b', 'c'), ('c', 'd')]
    """
    if one := _ONE.fullmatch(text):
        return [(one[1], one[2])]
    stops = _stops(text)
    for stop in stops:
        if len(set(stop)) < len(stop):
            raise ValueError("repeated", next(name for name in stop if stop.count(name) > 1))
    return _product(stops)


def _stops(text: str) -> list[list[str]]:
    """Return the names between the arrows of a text."""
    if "->" not in text:
        raise ValueError("none")
    stops = [_BAR.split(side) for side in _ARROW.split(nfc(text.strip()))]
    names = [name for stop in stops for name in stop]
    if "" in names:
        raise ValueError("end")
    for name in names:
        if not is_id(name):
            raise ValueError("name", name)
    return stops


def _product(stops: list[list[str]]) -> list[tuple[str, str]]:
    if sum(len(a) * len(b) for a, b in pairwise(stops)) > MOST:
        raise ValueError("many")
    return [
        (source, target)
        for sources, targets in pairwise(stops)
        for source in sources
        for target in targets
    ]


def _each_once(text: str) -> str:
    """Write an arrow without the names that stand in one place twice."""
    return " -> ".join(" | ".join(dict.fromkeys(stop)) for stop in _stops(text))


def expand(entries: Sequence[object]) -> Steps:
    """Turn entries in any of their forms into steps in the long form."""
    expansion = _Expansion()
    steps, origin = expansion.steps, array("i")
    for number, entry in enumerate(entries):
        if type(entry) is dict and len(entry) == 1:
            ((arrow, options),) = entry.items()
        else:
            arrow, options = entry, None
        if type(arrow) is str and (options is None or type(options) is dict):
            # The commonest form, read without a regular expression.
            source, found, target = arrow.partition(" -> ")
            if found and source.isidentifier() and target.isidentifier() and arrow.isascii():
                if not options:
                    steps.append({"from": source, "to": target})
                    origin.append(number)
                    continue
                if "from" not in options and "to" not in options:
                    steps.append({"from": source, "to": target, **options})
                    origin.append(number)
                    continue
        before = len(steps)
        expansion.add(number, entry)
        origin.extend([number] * (len(steps) - before))
    return Steps(steps, origin, expansion.slips)


class _Expansion:
    """What came of the entries so far."""

    def __init__(self) -> None:
        self.steps = Expanded()
        self.slips: list[ArrowSlip] = []
        self.room = MOST

    def slip(self, number: int, case: str, **values: object) -> None:
        self.slips.append(ArrowSlip(number, case, values))

    def add(self, number: int, entry: object) -> None:
        """Add the steps of one entry, and tell what is wrong with it."""
        arrow, options, case = _split(entry)
        if case == "several" and isinstance(entry, Mapping):
            self.slip(number, case, value=arrow, keys=list(entry))
            for one in entry.items():
                self.add(number, dict([one]))
            return
        if case:
            self.slip(number, case, value=arrow, keys=list(options))
        if not isinstance(arrow, str):
            self.steps.append(entry)  # the long form, or something that validation will refuse
            return
        pairs = self.pairs(number, arrow)
        for end in ("from", "to") if pairs else ():
            if end in options:
                self.slip(number, "twice", value=arrow, name=end)
        if pairs and "becomes" in options and "->" in arrow.partition("->")[2]:
            self.slip(number, "becomes", value=arrow)
            options = {key: value for key, value in options.items() if key != "becomes"}
        self.steps.extend({**options, "from": source, "to": target} for source, target in pairs)

    def pairs(self, number: int, arrow: str) -> list[tuple[str, str]]:
        """Read an arrow, or tell why it cannot be read."""
        if "|" in arrow and self.room < 0:
            return []  # told at the first for which there was no room
        try:
            pairs = parse_arrow(arrow)
        except ValueError as error:
            case, name = (*error.args, "")[:2]
            meant = _MISSHAPEN.sub(" -> ", arrow) if case != "repeated" else _each_once(arrow)
            self.slip(number, case, value=arrow, name=name, meant=meant)
            return self.pairs(number, meant) if case == "repeated" else []
        if "|" in arrow:
            self.room -= len(pairs)
            if self.room < 0:
                self.slip(number, "together", value=arrow)
                return []
        return pairs


def _split(entry: object) -> tuple[object, dict[str, Any], str]:  # noqa: PLR0911
    """Return an entry's arrow, its options, and what is wrong with the way they stand."""
    if isinstance(entry, str):
        return entry, {}, ""
    if not isinstance(entry, Mapping) or not entry or "from" in entry or "from_" in entry:
        return entry, {}, ""
    if "steps" in entry:
        rest = {key: value for key, value in entry.items() if key != "steps"}
        stops = entry["steps"]
        if isinstance(stops, list | tuple) and all(isinstance(stop, str) for stop in stops):
            return " -> ".join(stops), rest, ""
        return entry, {}, ""
    arrow, options = next(iter(entry.items()))
    rest = {key: value for key, value in entry.items() if key != arrow}
    if any("->" in key for key in rest if isinstance(key, str)):
        return arrow, {}, "several"
    if options is not None and not isinstance(options, Mapping):
        return arrow, rest, "options"
    if rest:
        return arrow, {**(options or {}), **rest}, "level"
    return arrow, dict(options or {}), ""


class Arrows:
    """Marks a tuple of parts that a file writes as a list of arrows."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_from_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        if handler.mode == "serialization":
            return listed
        properties = handler.resolve_ref_schema(listed["items"])["properties"]
        items = arrow_schemas(
            listed["items"],
            {key: value for key, value in properties.items() if key not in ("from", "to")},
        )
        return {"anyOf": [{**listed, "items": items}, {"type": "null"}]}


def arrow_schemas(step: dict[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Return how JSON Schema describes an entry of a list of arrows.

    Args:
        step: The schema of a step in its long form.
        options: The schemas of what an arrow may say, by their keys.
    """
    said = {"additionalProperties": False, "properties": dict(options)}
    arrow = {"type": "string", "pattern": "->", "examples": ["cart -> paid"]}
    with_options = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "patternProperties": {"->": {"type": ["object", "null"], **said}},
    }
    stops = {"type": "array", "items": {"type": "string"}, "minItems": 2}
    chain = {
        "type": "object",
        "required": ["steps"],
        "additionalProperties": False,
        "properties": {"steps": stops, **options},
    }
    return {"anyOf": [arrow, with_options, step, chain]}


def _from_list(value: object) -> object:
    if type(value) is Expanded:
        return tuple(value)
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise slip("wrong-type", "arrows", "a list of arrows", value=value)
    steps, _, slips = expand(value)
    if slips:
        values = dict(slips[0].values)
        words = "an arrow is `a -> b`"
        raise slip("bad-arrow", slips[0].case, words, inside=(slips[0].entry,), **values)
    return tuple(steps)


ARROWS = Arrows()
