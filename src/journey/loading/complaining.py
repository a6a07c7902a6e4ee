"""From Pydantic's errors to findings in the words of the file."""

from typing import Any, get_args

from pydantic_core import ErrorDetails

from journey.diagnostics import Finding
from journey.model.anatomy import anatomy, known_keys
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.source import Path
from journey.spelling import nearest
from journey.vocabulary import PARTS
from journey.wording import Sentence

_SHAPES = {
    "string_type": "text",
    "bool_type": "truth",
    "int_type": "whole",
    "float_type": "number",
    "finite_number": "number",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "greater_than_equal": "range",
    "less_than_equal": "range",
}


class Place:
    """Where an error is.

    Attributes:
        path: The model path.
        written: The same as the file numbers things.
        model: The class of the part that holds the value, or that it is.
        parents: From the top down, each container and the key in it that leads on.
        is_part: Whether the place is a part rather than a field of one.
        is_id: Whether it is the id of a keyed part.
    """

    def __init__(self) -> None:
        self.path: Path = ()
        self.written: Path = ()
        self.model: type[Part] = Journey
        self.parents: list[tuple[Any, Any]] = []
        self.is_part = True
        self.is_id = False


def keys_of(model: type[Part]) -> tuple[str, ...]:
    """List the keys that a part may have in a file, in order."""
    shape = anatomy(model)
    keys = (shape.short.get(name, key) for name, key in shape.keys.items())
    return tuple(key for key in keys if key != "id")


def guess(place: Place) -> str:
    """Return the key that an unknown one most probably meant, or nothing."""
    last = place.path[-1] if place.path else ""
    return nearest(last, sorted(known_keys(place.model))) or "" if isinstance(last, str) else ""


def complaint(error: ErrorDetails, place: Place) -> Finding:
    """Say what one of Pydantic's errors means."""
    kind, context = error["type"], dict(error.get("ctx") or {})
    context.pop("inside", None)
    case = context.pop("case", "")
    last = str(place.path[-1]) if place.path else ""
    values = {"part_name": PARTS[place.model.__name__], "key": last}
    if kind == "extra_forbidden":
        return _unknown_key(place, last, values)
    if kind == "missing":
        return Finding("missing-key", place.path[:-1], cure=last, values=values, key=True)
    value = context.pop("value", error["input"])
    values |= {"value": value, "kind": kind_of(value), **context}
    if kind == "literal_error":
        case = "choice"
        values["known"] = known = _choices(place)
        values["guess"] = nearest(str(value), map(str, known)) or ""
    elif kind in _SHAPES:
        case = _SHAPES[kind]
        values["range"] = _range(context)
    elif "-" not in kind:
        case, values["problem"] = "other", error["msg"]
    rule = kind if "-" in kind else "wrong-type"
    key = place.is_id or place.is_part
    return Finding(rule, place.path, case, _cure(case, value, values), values, key=key)


def kind_of(value: object) -> Sentence:
    """Return what to call the kind of a value, with the value where it is short."""
    if value is None:
        return Sentence("nothing", "빈 값")
    if isinstance(value, bool):
        word = str(value).lower()
        return Sentence(f"the truth value `{word}`", f"참거짓 값 `{word}`")
    if isinstance(value, dict):
        return Sentence("a mapping", "매핑")
    if isinstance(value, list | tuple):
        return Sentence("a list", "목록")
    if isinstance(value, int | float):
        return Sentence("the number {value}", "숫자 {value}")
    return Sentence("the text {value}", "텍스트 {value}")


def _cure(case: str, value: object, values: dict[str, Any]) -> str:
    """Choose the cure that fits the value."""
    number = isinstance(value, int | float)
    if case in ("text", "name", "names", "id") and number:
        values["value"] = str(value).lower() if isinstance(value, bool) else value
        return "quote" if case != "id" else "id"
    if case == "choice" and values["guess"]:
        return "guess"
    if case == "range" and isinstance(value, int | float) and values.get("le") == 1 < value <= 100:
        values["guess"] = f"{value / 100:g}"
        return "share"
    if isinstance(value, str) and case == "truth":
        word = value.strip().casefold()
        if word in _TRUE | _FALSE:
            values["guess"] = "true" if word in _TRUE else "false"
            return "truthful"
    if isinstance(value, str) and case in ("number", "whole") and _is_number(value):
        return "unquote"
    return case


_TRUE = frozenset({"yes", "y", "on", "true", "예", "네", "참"})
_FALSE = frozenset({"no", "n", "off", "false", "아니요", "아니오", "거짓"})


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _range(context: dict[str, Any]) -> Sentence:
    low, high = context.get("ge"), context.get("le")
    if low is None:
        return (
            Sentence(f"at most {high:g}", f"{high:g} 이하")
            if high is not None
            else Sentence("", "")
        )
    return Sentence(f"at least {low:g}", f"{low:g} 이상")


def _unknown_key(place: Place, key: str, values: dict[str, Any]) -> Finding:
    close = guess(place)
    case = ""
    if key == "<<":
        case = "merge"
    elif key.endswith("_") and key[:-1] in keys_of(place.model):
        case = "python"
    cure = "guess" if close and not case else case
    values |= {"guess": close, "known": ", ".join(keys_of(place.model))}
    return Finding("unknown-key", place.path, case, cure, values, key=True)


def _choices(place: Place) -> tuple[Any, ...]:
    """Return the values that a field of a closed vocabulary may have."""
    for name, info in place.model.model_fields.items():
        key = info.serialization_alias or name
        if (name == "id") if place.is_id else (key == place.path[-1]):
            options = get_args(info.annotation)
            inner = [choice for option in options for choice in get_args(option)]
            return tuple(choice for choice in inner or options if isinstance(choice, str))
    return ()
