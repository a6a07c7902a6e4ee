"""Values of the library as plain data, which JSON can hold."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite
from typing import Any

from journey.model.customers import Customer
from journey.model.parts import KeyedPart, Part
from journey.model.texts import nfc
from journey.words.filenames import encodable
from journey.words.sentences import Sentence


def plain(value: object, language: str = "en") -> Any:
    """Return what JSON can hold for a value.

    Frozen values become objects in the order of their fields, parts with an id their id, customers
    `type/situation`, dates ISO 8601, sentences their words in the language, and figures that are
    not finite null. What came from a set is sorted.

    >>> plain({"when": date(2026, 11, 1), "who": (Customer("vip", "waiting"),)})
    {'when': '2026-11-01', 'who': ['vip/waiting']}
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Sentence):
        return value.say(language)
    return _object(value, language) if _has_fields(value) else _collection(value, language)


def _has_fields(value: object) -> bool:
    return isinstance(value, Part | date) or is_dataclass(value) or hasattr(value, "_fields")


def _object(value: Any, language: str) -> Any:
    if isinstance(value, Customer):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, KeyedPart):
        return value.id
    if isinstance(value, Part):
        return value.model_dump(mode="json", exclude_unset=True)
    names = [f.name for f in fields(value) if f.repr] if is_dataclass(value) else value._fields
    return {name: plain(getattr(value, name), language) for name in names}


def _collection(value: object, language: str) -> Any:
    if isinstance(value, Mapping):
        return {nfc(_key(key)): plain(each, language) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(each, language) for each in value), key=str)
    if isinstance(value, tuple | list):
        return [plain(each, language) for each in value]
    raise TypeError(f"nothing plain stands for {type(value).__name__}")


def _key(key: object) -> str:
    return key.id if isinstance(key, KeyedPart) else str(plain(key))


def as_json(value: object, language: str = "en") -> str:
    """Write a value as JSON, with an end of line."""
    return json_of(plain(value, language))


def json_of(data: object) -> str:
    """Write plain data as JSON, with an end of line."""
    return encodable(json.dumps(data, ensure_ascii=False, indent=2), "\\") + "\n"
