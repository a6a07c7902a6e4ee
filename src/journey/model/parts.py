"""What all parts of a journey have in common."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
)
from pydantic_core import core_schema

from journey.model.texts import TEXT_SCHEMA, Id, is_language, slip

KEY = "\0id"
"""Where a mapping form puts a part's id: a key that no file can hold by accident."""


class Part(BaseModel):
    """A part of a journey: it never changes, and refuses what it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        # Building each part's own validator would cost more than the whole import; the
        # journey's is built once, when first used, and holds them all.
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    text_field: ClassVar[str] = ""
    """The field that a bare text in the part's place means, where there is one."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the keys of a part, each that may be written."""
        found = handler(schema)
        part = handler.resolve_ref_schema(found)
        properties = part.get("properties", {})
        for field in cls.model_fields.values() if handler.mode == "validation" else ():
            if isinstance(names := field.validation_alias, AliasChoices):
                properties[str(names.choices[-1])] = properties[str(names.choices[0])]
        if KEY in properties:  # it stands in the part where that stands in a list
            part["properties"] = {"id": {**properties.pop(KEY), "title": "Id"}, **properties}
        if "id" in part.get("properties", {}) and "required" in part:
            part["required"] = [name for name in part["required"] if name not in (KEY, "id")]
        return found

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Return what is shown of it: what is not as it would be if nothing were said."""
        for name, value in super().__repr_args__():
            field = type(self).model_fields.get(name or "")
            if field is None or value != field.get_default(call_default_factory=True):
                yield name, value

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields replaced; what was computed from the old is dropped."""
        copy = super().model_copy(update=update, deep=deep)
        for name in _cached(type(self)):
            copy.__dict__.pop(name, None)
        return copy


class KeyedPart(Part):
    """A part that has an id, under which a file keeps it in a mapping."""

    id: Id = Field(validation_alias=KEY)
    """Its name; the key of the mapping in a file."""


@cache
def _cached(model: type) -> list[str]:
    return [
        name
        for base in model.__mro__
        for name, value in vars(base).items()
        if isinstance(value, cached_property)
    ]


_WORDED = "worded"
"""Under which name a core schema says whether a text may stand for a part."""


class Keyed:
    """Marks a tuple of parts whose input and dump form is a mapping from their ids."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        model = get_args(source)[0]

        def from_mapping(value: object, info: ValidationInfo) -> object:
            if isinstance(value, Mapping):
                languages = info.context["languages"] if info.context else None
                return tuple(lengthened(model, k, v, languages) for k, v in value.items())
            if isinstance(value, tuple):
                return value
            if isinstance(value, list) and not info.context:  # from a file, it has no ids
                return tuple(value)
            if value is None:
                return ()
            raise slip("wrong-type", "keyed", "a mapping from ids", value=value)

        return core_schema.with_info_before_validator_function(
            from_mapping,
            handler(source),
            serialization=core_schema.wrap_serializer_function_ser_schema(_to_mapping),
            metadata={_WORDED: bool(model.text_field)},
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        part = listed["items"]
        if handler.mode == "serialization":
            return {"type": "object", "additionalProperties": part}
        worded = schema.get("metadata", {}).get(_WORDED)
        options = [part, *([TEXT_SCHEMA] if worded else []), {"type": "null"}]
        mapping = {"type": "object", "additionalProperties": {"anyOf": options}}
        return {"anyOf": [mapping, listed, {"type": "null"}]}


def lengthened(
    model: type[Part], key: object, value: object, languages: frozenset[str] | None
) -> object:
    """Return a keyed part's value as a mapping that holds its id.

    Args:
        model: The class of the part.
        key: Its id.
        value: A mapping of its fields, a text that stands for `model.text_field`, or None.
        languages: Those of the journey; None where they are not known.
    """
    if value is None:
        return {KEY: key}
    if isinstance(value, Mapping):
        if model.text_field and is_text(value, model, languages):
            return {KEY: key, model.text_field: value}
        return {**value, KEY: key}
    if isinstance(value, Part | list | tuple) or not model.text_field:
        return value
    return {KEY: key, model.text_field: value}


def is_text(
    value: Mapping[str, object], model: type[Part], languages: frozenset[str] | None
) -> bool:
    """Tell whether a mapping is a text by language rather than a part with fields."""
    if not value or not _keys(model).isdisjoint(value):
        return False
    if languages is not None:
        return any(key in languages for key in value)
    return all(isinstance(key, str) and is_language(key) for key in value)


@cache
def _keys(model: type[Part]) -> frozenset[str]:
    """Return the keys of a part, as Python and as a file write them."""
    names = frozenset(model.model_fields)
    return names | {name.removesuffix("_") for name in names} | {"channel"}


def _to_mapping(parts: Sequence[Part], handler: Any) -> dict[str, Any]:
    return {part.pop("id"): part for part in handler(parts)}


class Listed:
    """Marks a tuple of parts whose input form is a list."""

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
        return {"anyOf": [listed, {"type": "null"}]}


def _from_list(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(value)
    if value is None:
        return ()
    raise slip("wrong-type", "list", "a list", value=value)


class Worded:
    """Marks a part for which a bare text may stand."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        options = (source, *get_args(source))
        model: type[Part] = next(
            option for option in options if isinstance(option, type) and issubclass(option, Part)
        )

        def from_text(value: object, info: ValidationInfo) -> object:
            languages = info.context["languages"] if info.context else None
            if isinstance(value, str) or (
                isinstance(value, Mapping) and is_text(value, model, languages)
            ):
                return {model.text_field: value}
            return value

        return core_schema.with_info_before_validator_function(from_text, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        part = handler(schema)
        if handler.mode == "serialization":
            return part
        return {"anyOf": [part, TEXT_SCHEMA]}


KEYED = Keyed()
LISTED = Listed()
WORDED = Worded()

Share = Annotated[float, Field(ge=0, le=1)]
"""A part of a whole, from 0 to 1."""

Grade = Annotated[int, Field(ge=1, le=5)]
"""From 1, little, to 5, much."""

Amount = Annotated[float, Field(allow_inf_nan=False)]
"""Any figure."""

Count = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A figure that is not below zero."""
