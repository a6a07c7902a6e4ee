"""The JSON Schema of what `plain` makes of a value, by its type."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from inspect import isclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from journey.model.customers import Customer
from journey.model.parts import KeyedPart, Part
from journey.words.sentences import Sentence

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": ["number", "null"]},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Sentence: {"type": "string"},
    Customer: {"type": "string"},
}


class Shapes:
    """The shapes of some types; those with fields stand under `$defs` once each."""

    def __init__(self) -> None:
        self.defs: dict[str, Any] = {}

    def of(self, hint: Any) -> dict[str, Any]:
        """Return the JSON Schema of the values of a type."""
        if hint in _PLAIN:
            return _PLAIN[hint]
        if isclass(hint) and not get_origin(hint):
            return self._of_class(hint)
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.of(inner[0])
        if origin is Literal:
            return {"enum": list(inner)}
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(each) for each in inner]}
        return self._of_collection(origin, inner)

    def _of_collection(self, origin: Any, inner: Sequence[Any]) -> dict[str, Any]:
        if issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        options = [self.of(each) for each in dict.fromkeys(inner) if each is not Ellipsis]
        return many({"anyOf": options} if len(options) > 1 else options[0])

    def _of_class(self, type_: Any) -> dict[str, Any]:
        if issubclass(type_, KeyedPart):
            return {"type": "string"}
        if issubclass(type_, Part):
            return {"type": "object"}
        if issubclass(type_, Enum):
            return {"enum": [each.value for each in type_]}
        if type_.__name__ not in self.defs:
            self.defs[type_.__name__] = {}  # it may hold its own kind
            self.defs[type_.__name__] = thing(**self.fields(type_, shown(type_)))
        return {"$ref": f"#/$defs/{type_.__name__}"}

    def fields(self, type_: Any, names: Sequence[str]) -> dict[str, Any]:
        """Return the schemas of some fields of a type."""
        hints = get_type_hints(type_, include_extras=True)
        return {name: self.of(hints[name]) for name in names}

    def schema(self, title: str, **properties: Any) -> dict[str, Any]:
        """Return the schema of an object that has just these properties."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": title,
            **thing(**properties),
            "$defs": self.defs,
        }

    def merged(self, title: str, type_: type, names: Sequence[str] | None = None) -> dict[str, Any]:
        """Return the schema of an object with fields of a type beside the number of the format.

        Args:
            title: What it is called.
            type_: The type.
            names: Which of its fields; all that are shown where none are named.
        """
        own = self.fields(type_, names or shown(type_))
        return self.schema(title, format={"const": 1}, **own)


def shown(type_: Any) -> Sequence[str]:
    """Return the names of the fields that are written."""
    if is_dataclass(type_):
        return [each.name for each in fields(type_) if each.repr]
    names: Sequence[str] = type_._fields
    return names


def thing(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object that has just these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(items: Any) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": items}
