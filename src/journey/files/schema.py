"""Describe the journey file as a JSON Schema, short forms included, for editors."""

import ast
import inspect
import textwrap
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from journey.model.anatomy import anatomy, known_keys
from journey.model.customers import Definition
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.model.texts import LANGUAGE, Composed, Plain, is_language, read_text
from journey.words.terms import PARTS

Schema = dict[str, Any]

# Written for both Python's and ECMAScript's regular expressions, whose \w differ: ids are refused
# by the ASCII characters that they may not have; letters of any language are let through.
_ID = r"^(?!any$)[^\x00-@\[-`{-\x7f]([^\x00-,./:-@\[-^`{-\x7f]*[^\x00-/:-@\[-^`{-\x7f])?$"
_PAIR = r"^[^/|]+/[^/|]+$"
_SIMPLE = {bool: "boolean", int: "integer", float: "number", str: "string"}

# Editors try each of several alternatives, complain of the likeliest and explain all of them. So
# forms of one value stand side by side in one schema, by their types, and where a mapping may be
# two things, `if` tells which. A definition has neither type nor description: those belong to the
# place that refers to it, where they are the first that an editor finds.


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
        "description": _summary(Journey),
        "type": "object",
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


def _define(model: type[Part], definitions: dict[str, Schema]) -> None:
    if model.__name__ in definitions:
        return
    properties: dict[str, Schema] = {}
    definitions[model.__name__] = schema = {
        "properties": properties,
        "additionalProperties": False,
    }
    shape, docs = anatomy(model), field_docs(model)
    for name, info in model.model_fields.items():
        if shape.keys[name] == "id":
            continue
        value = _field(model, name, info, definitions)
        for spelling in (shape.keys[name], shape.short.get(name)):
            if spelling is not None:
                properties[spelling] = {**value, "title": spelling, "description": docs[name]}
    if required := _required(model):
        # A misspelt key is told, and not also that the key it was meant for is missing.
        schema |= _if_names({"enum": list(properties)}, {"required": required})


def _required(model: type[Part]) -> list[str]:
    fields = model.model_fields
    keys = [anatomy(model).keys[name] for name, info in fields.items() if info.is_required()]
    return [key for key in keys if key != "id"]


def _if_names(names: Schema, then: Schema) -> Schema:
    return {"if": {"propertyNames": names}, "then": then}


def _field(model: type[Part], name: str, info: FieldInfo, definitions: dict[str, Schema]) -> Schema:
    """Describe a field, without its title and description."""
    within = {within.field: within for within in anatomy(model).within}.get(name)
    if within is None:
        value = _value(info)
    else:
        _define(within.model, definitions)
        value = {
            "one": _one,
            "keyed": _keyed,
            "listed": _listed,
            "arrows": _arrows,
        }[within.how](within.model, definitions)
    nullable = type(None) in get_args(info.annotation) or (within and within.how != "one")
    return _or_null(value) if nullable else value


def _or_null(value: Schema) -> Schema:
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    types = value["type"]
    return {**value, "type": [*([types] if isinstance(types, str) else types), "null"]}


def _ref(model: type[Part]) -> Schema:
    return {"$ref": f"#/definitions/{model.__name__}"}


def _one(model: type[Part], _: object = None) -> Schema:
    if not model.text_field:
        return {"type": "object", "allOf": [_ref(model)]}
    # A mapping is a text by language where it has no key of the part.
    return {
        "type": ["object", "string"],
        "if": {"type": "object", **_by_language(known_keys(model))},
        "else": _ref(model),
    }


def _by_language(keys: Iterable[str] = ()) -> Schema:
    """Describe a text by language, of which none is called like one of the keys."""
    taken = "|".join(key for key in sorted(keys) if is_language(key))
    pattern = f"^(?!(?:{taken})$){LANGUAGE}$" if taken else f"^{LANGUAGE}$"
    words = {"title": "text", "description": "The words in this language.", "type": "string"}
    return {
        "minProperties": 1,
        "patternProperties": {pattern: words},
        "additionalProperties": False,
    }


def _keyed(model: type[Part], _: object) -> Schema:
    value = {"title": _title(model), "description": _summary(model), **_or_null(_one(model))}
    mapping: Schema = {"type": "object", "additionalProperties": False}
    if choices := _choices(model.model_fields["id"]):
        return {**mapping, "properties": dict.fromkeys(choices, value)}
    return {**mapping, "patternProperties": {_PAIR if model is Definition else _ID: value}}


def _listed(model: type[Part], _: object) -> Schema:
    return {"type": "array", "items": _one(model)}


def _arrows(model: type[Part], definitions: dict[str, Schema]) -> Schema:
    """Describe a list of arrows: as texts, with options, as chains, and step by step."""
    step = definitions[model.__name__]
    ends = _required(model)
    options = {
        key: {"$ref": f"{_ref(model)['$ref']}/properties/{key}"} for key in step["properties"]
    }
    for end in ends:
        del options[end]
    stops: Schema = {"type": "array", "items": {"type": "string"}, "minItems": 2}
    step["properties"]["steps"] = {
        "title": "steps",
        "description": "The stops of a chain, in order.",
        **stops,
    }
    step["patternProperties"] = {
        "->": {
            "title": _title(model),
            "description": _summary(model),
            "type": ["object", "null"],
            "properties": options,
            "additionalProperties": False,
        }
    }
    chain = {"properties": dict.fromkeys(ends, False)}
    step_or_chain = {"if": {"required": ["steps"]}, "then": chain, "else": {"required": ends}}
    del step["if"], step["then"]
    step["allOf"] = [
        _if_names({"enum": list(step["properties"])}, step_or_chain),
        {"if": {"propertyNames": {"pattern": r"^(?![\s\S]*->)"}}, "else": {"maxProperties": 1}},
    ]
    item: Schema = {"type": ["string", "object"], "pattern": "->", "examples": ["cart -> paid"]}
    return {"type": "array", "items": {**item, "allOf": [_ref(model)]}}


def _value(info: FieldInfo) -> Schema:
    """Describe a field that holds no parts."""
    for mark in _marks(info):
        if isinstance(mark, Plain) and mark.check is read_text:
            return {"type": ["string", "object"], **_by_language()}
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


def _title(model: type[Part]) -> str:
    return PARTS[model.__name__].say("en").partition(" ")[2]


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
