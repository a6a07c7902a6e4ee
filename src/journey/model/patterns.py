"""Patterns of customers and of events: who is meant, and which moments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

from pydantic_core import PydanticCustomError

from journey.model.amounts import is_volume
from journey.model.names import Refers
from journey.model.texts import ID, FrozenMapping, Plain, nfc, slip

_SIDE = rf"{ID}(?:\s*\|\s*{ID})*"
_PATTERN = re.compile(rf"\s*({_SIDE})(?:\s*/\s*({_SIDE}))?\s*")
_ATOM = re.compile(rf"\s*({_SIDE})\s*(?:@(.*))?", re.DOTALL)
_BAR = re.compile(r"\s*\|\s*")


@dataclass(frozen=True)
class Pattern:
    """One pattern of customers, read but not yet looked up.

    Attributes:
        left: The names before the slash, or all of them where there is none; none means `any`.
        right: The names after the slash; None where there is no slash, none means `any`.
    """

    left: tuple[str, ...]
    right: tuple[str, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in the pattern, in order."""
        return self.left + (self.right or ())


@dataclass(frozen=True)
class Atom:
    """A visit to one of some touchpoints, by one of some customers.

    Attributes:
        touchpoints: Ids, any of which will do.
        who: A pattern of customers, or None for everyone.
    """

    touchpoints: tuple[str, ...]
    who: str | None = None


def parse_pattern(text: str) -> Pattern:
    """Read one pattern: `any`, `vip`, `newcomer|regular/browsing`.

    Raises:
        ValueError: The text is no pattern.

    >>> parse_pattern("newcomer|regular / browsing")
    Pattern(left=('newcomer', 'regular'), right=('browsing',))
    """
    found = _PATTERN.fullmatch(nfc(text))
    if not found:
        raise ValueError(f"not a pattern of customers: {text!r}")
    return Pattern(_side(found[1]), None if found[2] is None else _side(found[2]))


def _side(text: str) -> tuple[str, ...]:
    names = tuple(_BAR.split(text))
    if names == ("any",):
        return ()
    if "any" in names:
        raise ValueError(f"`any` stands alone: {text!r}")
    return names


def parse_atom(text: str) -> Atom:
    """Read an event of a policy: `refunded`, `refunded|kept@vip/defective`.

    Raises:
        ValueError: The text is no event.
    """
    found = _ATOM.fullmatch(nfc(text))
    if not found or "any" in (names := tuple(_BAR.split(found[1]))):
        raise ValueError(f"not an event: {text!r}")
    if found[2] is not None:
        parse_pattern(found[2])
    return Atom(names, None if found[2] is None else found[2].strip())


def alternatives(who: "Who") -> tuple[str, ...]:
    """Return the patterns of which a `for` is the union."""
    return (who,) if isinstance(who, str) else who


def checked(text: object) -> str:
    """Return a pattern in composed form, or refuse it."""
    if not isinstance(text, str):
        raise slip("wrong-type", "pattern", "a pattern of customers is a text", value=text)
    return _checked(text)


@lru_cache(maxsize=1024)
def _checked(text: str) -> str:
    # A journey names the same few patterns over and over.
    try:
        parse_pattern(text)
    except ValueError:
        raise _bad(text) from None
    return nfc(text)


def _bad(text: str) -> Exception:
    words = "a pattern of customers is `types/situations`"
    if re.search(r"\bany\b", text) and "|" in text:
        return slip("bad-pattern", "any", words, value=text)
    case = "slashes" if text.count("/") > 1 else ""
    return slip("bad-pattern", case, words, value=text)


def _who(value: object) -> str | tuple[str, ...]:
    if type(value) is str:
        return _checked(value)
    if isinstance(value, list | tuple):
        if not value:
            raise slip("bad-pattern", "nobody", "an empty list names nobody", value="[]")
        if len(value) == 1:
            return checked(value[0])
        return tuple(_inside((number,), checked, pattern) for number, pattern in enumerate(value))
    return checked(value)


def _inside(path: tuple[str | int, ...], check: Any, value: object) -> Any:
    """Run a check on a value within a value, and let its error say where within."""
    try:
        return check(value)
    except PydanticCustomError as error:
        context = dict(error.context or {})
        rule, words = error.type, error.message_template
        context["inside"] = path + tuple(context.get("inside", ()))
        raise PydanticCustomError(rule, words, context) from None


def _key(value: object) -> str:
    parsed = checked(value)
    if not isinstance(parsed, str):  # pragma: no cover - keys are texts
        raise TypeError(value)
    return parsed


def _entry(value: object) -> str | tuple[str, ...] | FrozenMapping:
    if not isinstance(value, Mapping):
        return _who(value)
    if not value:
        raise slip("bad-pattern", "nobody", "an empty mapping names nobody", value="{}")
    for who, volume in value.items():
        _inside((who,), checked, who)
        if volume is not None and not is_volume(volume):
            words = "a volume is `12000 per month`"
            raise slip("wrong-type", "volume", words, value=volume, inside=(who,))
    table = {nfc(who): volume and nfc(volume.strip()) for who, volume in value.items()}
    if len(table) == 1 and None in table.values():
        return next(iter(table))
    return FrozenMapping(table)


def _emotion(value: object) -> int | FrozenMapping:
    if isinstance(value, Mapping) and value:
        return FrozenMapping(
            {_inside((who,), checked, who): _feeling(v, who) for who, v in value.items()}
        )
    return _feeling(value)


def _feeling(value: object, who: str | None = None) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and -3 <= value <= 3:
        return value
    inside = () if who is None else (who,)
    words = "an emotion is a whole number from -3 to 3"
    raise slip("wrong-type", "emotion", words, value=value, inside=inside)


def _pair(value: object) -> str:
    text = checked(value)
    pattern = parse_pattern(text)
    if len(pattern.left) != 1 or pattern.right is None or len(pattern.right) != 1:
        raise slip("bad-pattern", "pair", "one customer is `type/situation`", value=text)
    return f"{pattern.left[0]}/{pattern.right[0]}"


def _becomes(value: object) -> str:
    return _checked_becomes(checked(value))


@lru_cache(maxsize=1024)
def _checked_becomes(text: str) -> str:
    pattern = parse_pattern(text)
    sides = [pattern.left] if pattern.right is None else [pattern.left, pattern.right]
    if any(len(side) != 1 for side in sides):
        words = "`becomes` names one type, one situation, or `type/situation`"
        raise slip("bad-pattern", "becomes", words, value=text)
    return text


def _atom(value: object) -> str:
    if not isinstance(value, str):
        raise slip("wrong-type", "event", "an event is a text", value=value)
    try:
        parse_atom(value)
    except ValueError:
        words = "an event is touchpoints joined by |, then @ and customers"
        raise slip("bad-pattern", "event", words, value=value) from None
    return nfc(value)


def _two(value: object) -> tuple[str, str]:
    if isinstance(value, list | tuple) and len(value) == 2:
        first, second = (_inside((n,), _atom, event) for n, event in enumerate(value))
        return first, second
    raise slip("wrong-type", "two", "two events in a list", value=value)


_TEXT: dict[str, Any] = {"type": "string"}
_PATTERNS: dict[str, Any] = {"type": ["string", "array"], "items": _TEXT, "minItems": 1}

Who: TypeAlias = Annotated[
    str | tuple[str, ...],
    Plain(
        _who,
        {
            "description": "A pattern of customers: `types/situations`, or a list of such patterns",
            **_PATTERNS,
            "examples": ["any", "vip", "newcomer|regular/browsing"],
        },
    ),
    Refers("customer"),
]
"""A pattern of customers, or several whose union is meant."""

Entry: TypeAlias = Annotated[
    str | tuple[str, ...] | Mapping[str, str | None],
    Plain(
        _entry,
        {
            "description": "Who enters here, and how many: `{vip/browsing: 3000 per month}`",
            **_PATTERNS,
            "type": ["string", "array", "object"],
            "minProperties": 1,
            "additionalProperties": {"type": ["string", "null"]},
        },
    ),
    Refers("customer"),
]
"""Who enters here: a pattern, several, or a volume for each: `12000 per month`."""

_FEELING: dict[str, Any] = {"type": "integer", "minimum": -3, "maximum": 3}
Emotion: TypeAlias = Annotated[
    int | Mapping[str, int],
    Plain(
        _emotion,
        {
            "description": "From -3 (anger) to 3 (delight), for all or by customer",
            **_FEELING,
            "type": ["integer", "object"],
            "minProperties": 1,
            "additionalProperties": _FEELING,
        },
    ),
    Refers("customer"),
]
"""How it feels, from -3 to 3; one figure, or one for each pattern of customers."""

Pair: TypeAlias = Annotated[
    str,
    Plain(_pair, {"type": "string", "pattern": "^[^/|]+/[^/|]+$"}),
    Refers("customer"),
]
"""One customer, written `type/situation`."""

Becomes: TypeAlias = Annotated[
    str,
    Plain(
        _becomes,
        {
            "type": "string",
            "description": "A new type, a new situation, or both: `regular/waiting`",
            "pattern": "^[^|]+$",
        },
    ),
    Refers("customer"),
]
"""What a customer is afterwards; the axis that is not named stays."""

Event: TypeAlias = Annotated[
    str,
    Plain(_atom, {"type": "string", "examples": ["refunded|kept@defective"]}),
    Refers("event"),
]
"""A visit to one of some touchpoints, by one of some customers; `parse_atom` reads it."""

TwoEvents: TypeAlias = Annotated[
    tuple[str, str],
    Plain(_two, {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2}),
    Refers("event"),
]
"""The two events of a binary policy, in order."""
