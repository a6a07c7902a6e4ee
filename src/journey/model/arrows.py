"""Arrows: `a -> b`, chains `a -> b -> c`, and all pairs `a | b -> c | d`."""

import re
from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler
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


def parse_arrow(text: str) -> list[tuple[str, str]]:
    """Read one arrow as its steps, in order; a product goes row by row.

    Raises:
        ValueError: The text is no arrow. Its argument is the case.

    >>> parse_arrow("a | b -> c -> d")
    [('a', 'c'), ('b', 'c'), ('c', 'd')]
    """
    if one := _ONE.fullmatch(text):
        return [(one[1], one[2])]
    if "->" not in text:
        raise ValueError("none")
    stops = [_BAR.split(side) for side in _ARROW.split(nfc(text.strip()))]
    names = [name for stop in stops for name in stop]
    if "" in names:
        raise ValueError("end")
    for name in names:
        if not is_id(name):
            raise ValueError("name", name)
    if sum(len(a) * len(b) for a, b in pairwise(stops)) > 10_000:
        raise ValueError("many")
    return [
        (source, target)
        for sources, targets in pairwise(stops)
        for source in sources
        for target in targets
    ]


def expand(entries: Sequence[object]) -> Steps:
    """Turn entries in any of their forms into steps in the long form."""
    steps = Expanded()
    origin = array("i")
    slips: list[ArrowSlip] = []
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
        _expand(number, entry, steps, slips)
        origin.extend([number] * (len(steps) - before))
    return Steps(steps, origin, slips)


def _expand(number: int, entry: object, steps: list[Any], slips: list[ArrowSlip]) -> None:
    arrow, options, case = _split(entry)
    if case == "several" and isinstance(entry, Mapping):
        slips.append(ArrowSlip(number, case, {"value": arrow, "keys": list(entry)}))
        for one in entry.items():
            _expand(number, dict([one]), steps, slips)
        return
    if case:
        slips.append(ArrowSlip(number, case, {"value": arrow, "keys": list(options)}))
    if not isinstance(arrow, str):
        steps.append(entry)  # the long form, or something that validation will refuse
        return
    try:
        pairs = parse_arrow(arrow)
    except ValueError as error:
        name = error.args[1] if len(error.args) > 1 else ""
        values = {"value": arrow, "name": name, "meant": _MISSHAPEN.sub(" -> ", arrow)}
        slips.append(ArrowSlip(number, error.args[0], values))
        return
    slips.extend(
        ArrowSlip(number, "twice", {"value": arrow, "name": end})
        for end in ("from", "to")
        if end in options
    )
    if "becomes" in options and "->" in arrow.partition("->")[2]:
        slips.append(ArrowSlip(number, "becomes", {"value": arrow}))
        options = {key: value for key, value in options.items() if key != "becomes"}
    steps.extend({**options, "from": source, "to": target} for source, target in pairs)


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
