"""Describe the journey file as a JSON Schema, short forms included, for editors."""

import ast
import inspect
import textwrap
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from journey.model.anatomy import anatomy, known_keys
from journey.model.arrows import arrow_schemas
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.model.texts import TEXT_SCHEMA, Composed, Plain
from journey.words.terms import PARTS

Schema = dict[str, Any]

# Written for both Python's and ECMAScript's regular expressions, whose \w differ: ids are refused
# by the ASCII characters that they may not have; letters of any language are let through.
_ID = r"^(?!any$)[^\x00-@\[-`{-\x7f]([^\x00-,./:-@\[-^`{-\x7f]*[^\x00-/:-@\[-^`{-\x7f])?$"
_PAIR = r"^[^/|]+/[^/|]+$"
_FOR_ALL = {"$ref", "enum", "const", "anyOf", "oneOf", "allOf", "not"}
"""Keywords that hold for values of all types."""

_SAID = {"title", "description", "examples"}
"""Keywords that only say something."""

_SIMPLE = {bool: "boolean", int: "integer", float: "number", str: "string"}


def json_schema() -> Schema:
    """Return the JSON Schema (draft 7) of the journey file.

    Every key has its description, so that an editor completes and explains. The schema lets through
    some files that `check` refuses, such as one with dangling names; it refuses none that is valid.
    """
    definitions: dict[str, Schema] = {}
    _define(Journey, definitions)
    root = definitions.pop("Journey")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "journey",
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


def _define(model: type[Part], definitions: dict[str, Schema]) -> None:
    if model.__name__ in definitions:
        return
    properties: dict[str, Schema] = {}
    definitions[model.__name__] = schema = {
        "title": PARTS[model.__name__].say("en").partition(" ")[2],
        "type": "object",
        "description": _summary(model),
        "additionalProperties": False,
        "properties": properties,
    }
    shape, docs = anatomy(model), field_docs(model)
    required = []
    for name, info in model.model_fields.items():
        if shape.keys[name] == "id":
            continue
        key = shape.keys[name]
        described = {**_field(model, name, info, definitions), "description": docs.get(name, "")}
        for spelling in (key, shape.short.get(name)):
            if spelling is not None:
                properties[spelling] = {"title": spelling, **described}
        if info.is_required():
            required.append(key)
    if required:
        schema["required"] = required


def _field(model: type[Part], name: str, info: FieldInfo, definitions: dict[str, Schema]) -> Schema:
    within = {within.field: within for within in anatomy(model).within}.get(name)
    if within is None:
        value = _value(info)
    else:
        _define(within.model, definitions)
        value = {
            "one": _one if within.model.text_field else partial(_inside, definitions),
            "keyed": _keyed,
            "listed": _listed,
            "arrows": _arrows,
        }[within.how](within.model)
    nullable = type(None) in get_args(info.annotation) or (within and within.how != "one")
    if nullable and "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if nullable and within is not None and "properties" in value:
        return {**value, "type": ["object", "null"]}
    options = [*value.get("anyOf", [value]), *([{"type": "null"}] if nullable else [])]
    return _any_of(options)


def _any_of(options: Sequence[Schema]) -> Schema:
    """Join alternatives into one as far as their types tell them apart.

    Of alternatives an editor shows the heading of each, and may complain by the wrong one.
    """
    examples = [one for each in options for one in each.get("examples", ())]
    joined: Schema = {"type": []}
    others: list[Schema] = []
    for each in options:
        said = {key: inner for key, inner in each.items() if key not in _SAID}
        kinds, keys = _kinds(said), said.keys() - {"type"}
        if kinds and not (keys & (_FOR_ALL | joined.keys()) or {*kinds} & {*joined["type"]}):
            joined |= {**said, "type": [*joined["type"], *kinds]}
        else:
            others.append(said)
    if len(joined["type"]) == 1:
        (joined["type"],) = joined["type"]
    choices = [*others, joined] if joined["type"] else others
    found = {"anyOf": choices} if len(choices) > 1 else choices[0]
    return {**found, "examples": examples} if examples else found


def _kinds(schema: Schema) -> list[str]:
    kinds = schema.get("type", [])
    return kinds if isinstance(kinds, list) else [kinds]


def _ref(model: type[Part]) -> Schema:
    return {"$ref": f"#/definitions/{model.__name__}"}


def _inside(definitions: Mapping[str, Schema], model: type[Part]) -> Schema:
    """Describe a part where it stands, under the name of its key."""
    return {key: inner for key, inner in definitions[model.__name__].items() if key not in _SAID}


def _one(model: type[Part]) -> Schema:
    if not model.text_field:
        return {"anyOf": [_ref(model)]}
    # What has a key of the part is no text by language: `by`, say.
    ((pattern, text),) = TEXT_SCHEMA["patternProperties"].items()
    keys = "|".join(sorted(key for key in known_keys(model) if len(key) < 4))
    no_key = f"^(?!(?:{keys})$){pattern.removeprefix('^')}" if keys else pattern
    return {"anyOf": [_ref(model), {**TEXT_SCHEMA, "patternProperties": {no_key: text}}]}


def _keyed(model: type[Part]) -> Schema:
    names: Schema = {"pattern": _PAIR if model.__name__ == "Definition" else _ID}
    if choices := _choices(model.model_fields["id"]):
        names = {"enum": list(choices)}
    options = [*_one(model)["anyOf"], {"type": "null"}]
    return {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": _any_of(options),
    }


def _listed(model: type[Part]) -> Schema:
    return {"type": "array", "items": _ref(model)}


def _arrows(model: type[Part]) -> Schema:
    options = {
        key: {"$ref": f"#/definitions/{model.__name__}/properties/{key}"}
        for key in sorted(known_keys(model) - {"from", "to"})
    }
    return {"type": "array", "items": arrow_schemas(_ref(model), options)}


def _value(info: FieldInfo) -> Schema:
    """Describe a field that holds no parts."""
    for mark in _marks(info):
        if isinstance(mark, Plain):
            return dict(mark.schema)
        if isinstance(mark, Composed):
            return {"type": "string"}
    if choices := _choices(info):
        return {"enum": list(choices)}
    options = [getattr(o, "__origin__", o) for o in (info.annotation, *get_args(info.annotation))]
    schema: Schema = {"type": next(_SIMPLE[option] for option in options if option in _SIMPLE)}
    for mark in _marks(info):
        if isinstance(mark, Ge):
            schema["minimum"] = mark.ge
        elif isinstance(mark, Le):
            schema["maximum"] = mark.le
    return schema


def _marks(info: FieldInfo) -> list[Any]:
    marks = list(info.metadata)
    for option in get_args(info.annotation):
        for mark in getattr(option, "__metadata__", ()):
            marks += [mark, *getattr(mark, "metadata", ())]
    return marks


def _choices(info: FieldInfo) -> tuple[Any, ...]:
    for option in (info.annotation, *get_args(info.annotation)):
        if get_origin(option) is Literal:
            return get_args(option)
    return ()


def _summary(model: type[Part]) -> str:
    return inspect.cleandoc(model.__doc__ or "").split("\n\n")[0]


@cache
def field_docs(model: type[Part]) -> dict[str, str]:
    """Return what the docstrings under a model's fields say.

    Pydantic can read them too, but only when the class is made, which would slow every import.
    """
    docs: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if not (isinstance(base, type) and issubclass(base, Part)):
            continue
        tree = ast.parse(textwrap.dedent(inspect.getsource(base)))
        body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
        for field, below in pairwise(body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
            ):
                docs[field.target.id] = str(below.value.value)
    return docs
