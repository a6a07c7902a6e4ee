"""From Pydantic's errors to findings in the words of the file."""

import re
from math import isfinite
from typing import Any, get_args

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from journey.files.yaml.declared import home_of
from journey.files.yaml.figures import meant_by
from journey.files.yaml.guesses import guess_key, with_colon
from journey.files.yaml.ids import as_named
from journey.model.anatomy import anatomy, known_keys
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.model.texts import is_id, nearest_id, nfc
from journey.problems.findings import Finding
from journey.problems.source import Path
from journey.words.sentences import Sentence
from journey.words.spelling import nearest
from journey.words.terms import PARTS

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


class ErrorPlace:
    """Where an error is.

    Attributes:
        path: The model path.
        written: The same as the file numbers things.
        model: The class of the part that holds the value, or that it is.
        parents: From the top down, each container and the key in it that leads on.
        is_part: Whether the place is a part rather than a field of one.
        is_id: Whether it is the id of a keyed part.
        meant: Where it is a name that cannot be an id, the nearest one.
        is_named: Whether something else names it.
    """

    def __init__(self) -> None:
        self.path: Path = ()
        self.written: Path = ()
        self.model: type[Part] = Journey
        self.parents: list[tuple[Any, Any]] = []
        self.is_part = True
        self.is_id = False
        self.meant = ""
        self.is_named = False


def keys_of(model: type[Part]) -> tuple[str, ...]:
    """List the keys that a part may have in a file, in order."""
    shape = anatomy(model)
    keys = (shape.short.get(name, key) for name, key in shape.keys.items())
    return tuple(key for key in keys if key != "id")


def guess(place: ErrorPlace) -> str:
    """Return the key that an unknown one most probably meant, or nothing."""
    key = place.path[-1] if place.path else ""
    holder = place.parents[-1][0] if place.parents else None
    written = holder if isinstance(holder, dict) else {}
    return guess_key(key, place.model, written) if isinstance(key, str) else ""


def home(place: ErrorPlace) -> str:
    """Return where what stands under an unknown key belongs, or nothing."""
    key, value = place.path[-1], _value(place)
    return home_of(key) if isinstance(key, str) and isinstance(value, dict | list) else ""


def _value(place: ErrorPlace) -> Any:
    holder, key = place.parents[-1] if place.parents else (None, "")
    return holder.get(key) if isinstance(holder, dict) else None


def complaint(error: ErrorDetails, place: ErrorPlace) -> Finding:
    """Say what one of Pydantic's errors means."""
    kind, context = error["type"], dict(error.get("ctx") or {})
    context.pop("inside", None)
    case = context.pop("case", "")
    # An item of a list is spoken of by the key of the list.
    last = next((str(step) for step in reversed(place.path) if not isinstance(step, int)), "")
    values: dict[str, Any] = {"part_name": PARTS[place.model.__name__], "key": last}
    if kind == "extra_forbidden":
        return _unknown_key(place, last, values)
    if kind == "missing":
        return Finding("missing-key", place.path[:-1], cure=last, values=values, key=True)
    value = context.pop("value", error["input"])
    values |= {"value": _shown(value), "kind": kind_of(value), "number": _number(place, kind)}
    values |= {"example": _example(place, case), **context}
    if kind == "literal_error":
        case = "choice"
        values["known"] = known = _choices(place)
        values["guess"] = (nearest(value, known) or "") if isinstance(value, str) else ""
    elif kind in _SHAPES:
        case = _SHAPES[kind]
    elif "-" not in kind:
        case, values["problem"] = "other", error["msg"]
    rule = kind if "-" in kind else "wrong-type"
    cure = _own_cure(rule, case, value, values) or _cure(case, value, values, place)
    if value is None and not place.is_part:
        case = "nothing"
    key = place.is_id or place.is_part or rule == "unknown-key"
    return Finding(rule, place.path, case, cure, values, key=key)


def kind_of(value: object) -> Sentence:
    """Return what to call the kind of a value, with the value where it is short."""
    if value is None:
        return Sentence("nothing", "빈 값")
    if isinstance(value, bool):
        return truth_value(str(value).lower())
    if isinstance(value, dict):
        return Sentence("a mapping", "매핑")
    if isinstance(value, list | tuple):
        return Sentence("a list", "목록")
    if isinstance(value, int | float):
        return Sentence("the number {value}", "숫자 {value}")
    return Sentence("the text {value}", "텍스트 {value}")


def truth_value(word: str) -> Sentence:
    """Call `true` and `false` what they are, in the spelling that the file has."""
    return Sentence(f"the truth value `{word}`", f"참거짓 값 `{word}`")


def _shown(value: object) -> object:
    """Return a value as a sentence names it: as the file has it, or by its kind."""
    if isinstance(value, float) and not isfinite(value):
        return f".{value}".replace(".-", "-.")
    return value if type(value) in (str, int, float) else kind_of(value)


def _bounds(place: ErrorPlace) -> tuple[float | None, float | None]:
    """Return the least and the greatest value of a field."""
    marks: list[Any] = []
    if info := _field(place):
        marks += info.metadata
        for option in get_args(info.annotation):
            for field in getattr(option, "__metadata__", ()):
                marks += getattr(field, "metadata", ())
    low = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
    high = next((mark.le for mark in marks if hasattr(mark, "le")), None)
    return low, high


def _number(place: ErrorPlace, kind: str) -> Sentence:
    """Say what kind of number a field holds."""
    low, high = _bounds(place)
    info = _field(place)
    whole = kind == "int_type" or (info is not None and int in (info.annotation, *_plain(info)))
    en, ko = ("a whole number", "정수") if whole else ("a number", "숫자")
    if low is not None and low == high:
        return Sentence(f"{low:g}", f"{low:g}")
    if low is not None and high is not None:
        return Sentence(f"{en} from {low:g} to {high:g}", f"{low:g}에서 {high:g}까지의 {ko}")
    if low is not None:
        return Sentence(f"{en} from {low:g} up", f"{low:g} 이상의 {ko}")
    return Sentence(en, ko)


def _plain(info: FieldInfo) -> list[Any]:
    """List the types that a field allows, without what marks them."""
    return [getattr(option, "__origin__", option) for option in get_args(info.annotation)]


def _example(place: ErrorPlace, case: str) -> str:
    """Return something that could stand in the place."""
    if place.is_part:
        fields = place.model.model_fields
        keys = [key for key in keys_of(place.model) if key not in ("title", "format")]
        names = {info.serialization_alias or name: info for name, info in fields.items()}
        wanted = [key for key in keys if key in names and names[key].is_required()]
        return "{" + ", ".join(f"{key}: …" for key in wanted or keys[:2]) + "}"
    if case in ("keyed", "names"):
        return "id" if case == "keyed" else "en, ko" if "languages" in place.path else "web, app"
    _, high = _bounds(place)
    return "0.4" if high == 1 else "3" if high is not None else "12"


def _own_cure(rule: str, case: str, value: object, values: dict[str, Any]) -> str:
    """Write the amount or the date that somebody wrote in another form."""
    due = {"bad-date": "date", "bad-duration": "duration"}.get(rule, case)
    if due not in ("date", "duration", "volume", "money") or not isinstance(value, str | int):
        return ""
    return _one_of(meant_by(due, str(value)), values)


def _one_of(meant: tuple[str, ...], values: dict[str, Any]) -> str:
    """Choose the cure that writes what was meant, or the two things that may have been."""
    if not meant:
        return ""
    values |= {"meant": meant[0], "other": meant[-1]}
    return "colon" if len(meant) == 1 else "either"


def _cure(case: str, value: object, values: dict[str, Any], place: ErrorPlace) -> str:
    """Choose the cure that fits the value."""
    number = isinstance(value, int | float)
    if case == "id" and value is None:
        return "nothing"
    if case == "id" and isinstance(value, str):
        return _id_cure(value, values, place)
    if case in ("text", "name", "names", "id") and number:
        values["value"] = str(value).lower() if isinstance(value, bool) else value
        item = isinstance(place.path[-1], int)
        return "id" if case == "id" else "quoted" if item else "quote"
    if case == "choice":
        done = values["key"] == "status" and str(value).casefold() in _DONE
        return "done" if done else "guess" if values["guess"] else case
    if case in ("number", "whole", "range"):
        return _figure_cure(case, value, values, place)
    return _text_cure(case, value, values, place) if isinstance(value, str) else case


def _id_cure(name: str, values: dict[str, Any], place: ErrorPlace) -> str:
    """Write an id for a name that cannot be one, or the colon that it lacks."""
    if not place.is_id:
        id = nearest_id(name)
        values["meant"] = f"{values['key']}: {id}"
        return "colon" if id else "id"
    part = _value(place)
    named = as_named(place.model, place.meant, name, part) if place.meant else ""
    values["id"] = place.meant if place.is_named else ""
    if part is None and _two_words(name, values):
        # Whether a colon stands behind it, only the file tells.
        values["named"] = named or place.meant
        return "no-colon"
    values["meant"] = named
    return "id" if not named else "everywhere" if place.is_named else "colon"


def _two_words(value: str, values: dict[str, Any]) -> bool:
    """Tell whether a colon is missing after the first word, and write it."""
    first, _, rest = value.partition(" ")
    values["meant"] = f"{first}: {rest.strip()}"
    return is_id(nfc(first)) and bool(rest.strip())


def _text_cure(case: str, value: str, values: dict[str, Any], place: ErrorPlace) -> str:
    """Choose the cure for a text that stands where something else is due."""
    word = value.strip().casefold()
    if case == "truth" and word in _TRUE | _FALSE:
        values["guess"] = "true" if word in _TRUE else "false"
        return "truthful"
    if case in ("mapping", "root") and (meant := with_colon(value, place.model)):
        values["meant"] = meant
        return "colon"
    return case


def _figure_cure(case: str, value: object, values: dict[str, Any], place: ErrorPlace) -> str:
    """Choose the cure for what is not the figure that it should be."""
    low, high = _bounds(place)
    if low is not None and low == high:
        values["guess"] = f"{low:g}"
        return "truthful"
    found = _FIGURE.fullmatch(value.strip()) if isinstance(value, str) else None
    meant = meant_by("number", value) if isinstance(value, str) else ()
    if (
        meant
        and (low is None or float(meant[0]) >= low)
        and (high is None or float(meant[0]) <= high)
    ):
        return _one_of(meant, values)
    figure = float(found[1].replace(",", "")) if found else value
    if not isinstance(figure, int | float):
        return case
    percent = figure > 1 or (found and found[2])
    if high == 1 and low == 0 and percent and figure <= 100:
        values |= {"guess": f"{figure / 100:g}", "percent": f"{figure:g}"}
        return "share"
    if found:
        values["guess"] = found[1].replace(",", "")
        return "unquote" if values["guess"] == value else "figure"
    if case == "range" and isinstance(value, int | float):
        values["guess"] = f"{low if low is not None and value < low else high:g}"
    return case


_FIGURE = re.compile(r"([-+]?\d{1,15}(?:,\d{3})*(?:\.\d{1,15})?)\s*(%|퍼센트|percent)?[^\d,.]*")
_SEASONS = frozenset({"from", "until", "season", "valid_from", "valid_until", "기간", "시즌"})
_DONE = frozenset({"done", "finished", "complete", "completed", "closed", "완료", "끝"})
_TRUE = frozenset({"yes", "y", "on", "true", "예", "네", "참"})
_FALSE = frozenset({"no", "n", "off", "false", "아니요", "아니오", "거짓"})


def _unknown_key(place: ErrorPlace, key: str, values: dict[str, Any]) -> Finding:
    close = guess(place)
    case = ""
    if key == "<<":
        case = "merge"
    elif key.endswith("_") and key[:-1] in keys_of(place.model):
        case = "python"
    where = home(place).replace(".*.", ": <id>: ").replace(".", ": ")
    meant = with_colon(key, place.model, _value(place))
    timeless = key in _SEASONS and not known_keys(place.model).isdisjoint(("phase", "outcome"))
    cure = case or ("season" if timeless else meant and "colon")
    cure = cure or (close and "guess") or (where and "home")
    values |= {
        "meant": meant,
        "guess": close,
        "home": where,
        "known": ", ".join(keys_of(place.model)),
    }
    return Finding("unknown-key", place.path, case, cure, values, key=True)


def _choices(place: ErrorPlace) -> tuple[Any, ...]:
    """Return the values that a field of a closed vocabulary may have."""
    info = _field(place)
    options = get_args(info.annotation) if info else ()
    inner = [choice for option in options for choice in get_args(option)]
    return tuple(choice for choice in inner or options if isinstance(choice, str))


def _field(place: ErrorPlace) -> FieldInfo | None:
    for name, info in place.model.model_fields.items():
        key = info.serialization_alias or name
        if (name == "id") if place.is_id else (key == place.path[-1]):
            return info
    return None
