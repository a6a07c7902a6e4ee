"""What each part of a journey consists of: its texts, the names in it, the parts within it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from journey.model.arrows import Arrows
from journey.model.names import Refers
from journey.model.parts import Keyed, Listed, Part
from journey.model.texts import Plain, read_text

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """A field that names other parts."""

    field: str
    key: str
    kind: str


class Within(NamedTuple):
    """A field that holds other parts."""

    field: str
    key: str
    model: type[Part]
    how: Literal["one", "keyed", "listed", "arrows"]


@dataclass(frozen=True)
class Anatomy:
    """What a class of parts consists of, field by field in order.

    Attributes:
        keys: For each field, its key in a file.
        short: For some fields, the key that a file may write instead: `channel` for `channels`.
        texts: Fields that hold a text, perhaps by language.
    needed: Those of them that have to be there.
        references: Fields that name other parts.
        within: Fields that hold other parts.
    """

    keys: dict[str, str]
    short: dict[str, str]
    texts: tuple[str, ...]
    needed: tuple[str, ...]
    references: tuple[Reference, ...]
    within: tuple[Within, ...]


@cache
def anatomy(model: type[Part]) -> Anatomy:
    """Return what a class of parts consists of."""
    keys: dict[str, str] = {}
    short: dict[str, str] = {}
    texts: list[str] = []
    references: list[Reference] = []
    within: list[Within] = []
    for name, field in model.model_fields.items():
        key = keys[name] = field.serialization_alias or name
        if isinstance(field.validation_alias, AliasChoices):
            short[name] = str(field.validation_alias.choices[-1])
        marks = tuple(_marks(field))
        how: Literal["one", "keyed", "listed", "arrows"] = "one"
        for mark in marks:
            if isinstance(mark, Refers):
                references.append(Reference(name, key, mark.kind))
            elif isinstance(mark, Plain) and mark.check is read_text:
                texts.append(name)
            elif isinstance(mark, Keyed):
                how = "keyed"
            elif isinstance(mark, Listed):
                how = "listed"
            elif isinstance(mark, Arrows):
                how = "arrows"
        if inner := _inner(field.annotation):
            within.append(Within(name, key, inner, how))
    needed = tuple(name for name in texts if model.model_fields[name].is_required())
    return Anatomy(keys, short, tuple(texts), needed, tuple(references), tuple(within))


def _marks(field: FieldInfo) -> Iterator[object]:
    yield from field.metadata
    for option in get_args(field.annotation):
        yield from getattr(option, "__metadata__", ())


def _inner(annotation: Any) -> type[Part] | None:
    for option in (annotation, *get_args(annotation)):
        if isinstance(option, type) and issubclass(option, Part):
            return option
    return None


def known_keys(model: type[Part]) -> frozenset[str]:
    """Return every key that a part may have in a file, short ones included."""
    shape = anatomy(model)
    return frozenset(shape.keys.values()) - {"id"} | frozenset(shape.short.values())


def parts_of(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """List a part and everything within it, each with its model path, in the model's order.

    Transitions and steps of a lifecycle are left out: they hold no parts, and are many.
    """
    yield path, part
    for field, key, model, how in anatomy(type(part)).within:
        value = part.__dict__[field]
        if not value or how == "arrows":
            continue
        if how == "one":
            yield from parts_of(value, (*path, key))
        elif how == "keyed" and not anatomy(model).within:
            for inner in value:
                yield (*path, key, inner.id), inner
        elif how == "keyed":
            for inner in value:
                yield from parts_of(inner, (*path, key, inner.id))
        else:
            for number, inner in enumerate(value):
                yield from parts_of(inner, (*path, key, number))
