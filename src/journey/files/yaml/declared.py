"""The ids that a file declares where, or in a shape in which, their parts cannot be read."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from journey.files.yaml.guesses import guess_key, meanings_of
from journey.model.anatomy import Within, anatomy, known_keys
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.model.texts import nfc
from journey.words.spelling import nearest

KINDS = {
    "teams": "team",
    "channels": "channel",
    "types": "type",
    "situations": "situation",
    "metrics": "metric",
    "voc": "voice",
    "stages": "stage",
    "means": "meaning",
    "touchpoints": "touchpoint",
    "actions": "action",
}
"""For each keyed field, the kind of the names that refer to its parts."""

NAMING = ("id", "name")
"""Keys under which people write an id in a list of parts."""


def declared_in(within: Within, value: Any) -> Iterator[tuple[str, str]]:
    """List the ids in what was meant to hold parts, each with its kind, however deep."""
    if within.how == "one":
        yield from declared(within.model, value)
    elif within.how == "keyed":
        for id, part in entries_of(within.model, value):
            if kind := KINDS.get(within.key):
                yield kind, nfc(id)
            yield from declared(within.model, part)


def declared(model: type[Part], value: Any) -> Iterator[tuple[str, str]]:
    """List the ids in what was meant to be a part, each with its kind."""
    if not anatomy(model).within:
        return
    for fields in value if isinstance(value, list) else (value,):
        for key, inner in fields.items() if isinstance(fields, dict) else ():
            if within := container(model, key):
                yield from declared_in(within, inner)


def container(model: type[Part], key: str) -> Within | None:
    """Return the field that holds parts which a key names, misspelt or not."""
    if key not in known_keys(model):
        key = guess_key(key, model)
    return next((within for within in anatomy(model).within if within.key == key), None)


def entries_of(model: type[Part], value: Any) -> Iterator[tuple[str, Any]]:
    """List ids and parts, whether they stand in a mapping or, wrongly, in a list."""
    if isinstance(value, dict):
        yield from value.items()
    for item in value if isinstance(value, list) else ():
        if isinstance(item, str):
            yield item, None
        elif isinstance(item, dict) and item:
            yield from _named(model, item)


def _named(model: type[Part], item: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    known = known_keys(model)
    for key in NAMING:
        if isinstance(item.get(key), str) and key not in known:
            yield item[key], {other: inner for other, inner in item.items() if other != key}
            return
    first, *others = item
    if others and known.issuperset(others):
        # Its fields stand level with it: `- cart:` and, in the next line, `  title: Cart`.
        fields = {key: item[key] for key in others}
        yield first, {**(item[first] if isinstance(item[first], dict) else {}), **fields}
    else:
        yield from item.items()


@cache
def containers() -> dict[str, Within]:
    """Return every field that holds several parts, by its path, with `*` for each id.

    >>> containers()["stages.*.touchpoints"].model.__name__
    'Touchpoint'
    """
    return dict(_containers(Journey, ""))


def _containers(model: type[Part], path: str) -> Iterator[tuple[str, Within]]:
    for within in anatomy(model).within:
        inner = path + within.key
        if within.how != "one":
            yield inner, within
            inner += ".*"
        yield from _containers(within.model, f"{inner}.")


def home_of(key: str) -> str:
    """Return where a container belongs that stands in the wrong part, or nothing.

    >>> home_of("touchpoint"), home_of("접점"), home_of("colour")
    ('stages.*.touchpoints', 'stages.*.touchpoints', '')
    """
    homes = {within.key: path for path, within in reversed(containers().items())}
    for meant in (key, *meanings_of(key), nearest(key, homes)):
        if meant in homes:
            return homes[meant]
    return ""
