"""Words that a person wrote: ids, names, and texts in one language or several."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any, NoReturn, TypeAlias

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

ID = r"[^\W\d_](?:[\w-]*\w)?"
_ID = re.compile(ID)
_SIGNS = re.compile(r"[^\w-]+")
_MARKS = ("Mn", "Me", "Mc", "Cf")
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_LANGUAGE = re.compile(LANGUAGE)

# White space, control characters, what Unicode calls default-ignorable (zero-width characters,
# joiners, marks of direction, variation selectors, the fillers of Hangul), and the empty pattern of
# Braille. Source: Unicode 16, DerivedCoreProperties.txt.
_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]*"
)


def nfc(text: str) -> str:
    """Return the text in Unicode's composed form, in which ids are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_blank(value: object) -> bool:
    """Tell whether a value says nothing to a reader, and so counts as missing.

    None does, a text that shows nothing, a text in languages of which all show nothing, a list of
    such, and a part in which, its id aside, nothing but such stands.

    >>> is_blank(" \\u200b\\u3000"), is_blank({"en": "", "ko": "왜"}), is_blank(0)
    (True, False, False)
    """
    if isinstance(value, str):
        return _UNSEEN.fullmatch(value) is not None
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    if isinstance(value, tuple):
        return all(map(is_blank, value))
    if isinstance(value, BaseModel):
        return all(is_blank(inner) for name, inner in value if name != "id")
    return value is None


def is_id(text: str) -> bool:
    """Tell whether a text may be an id: letters, digits, `_` and inner `-`, a letter first."""
    return text != "any" and _ID.fullmatch(text) is not None


def nearest_id(name: str) -> str:
    """Return the nearest text that may be an id, or nothing where no letter is left.

    >>> nearest_id("반품 접수"), nearest_id("VIP(골드)"), nearest_id("1차_문의"), nearest_id("!")
    ('반품_접수', 'VIP_골드', '제1차_문의', '')
    """
    # Marks and joiners belong to the letter before them.
    kept = "".join(char for char in nfc(name) if unicodedata.category(char) not in _MARKS)
    id = _SIGNS.sub("_", kept).strip("_-")
    if id[:1].isdecimal() and not id.isdecimal():
        hangul = "가" <= id.lstrip("0123456789")[:1] <= "힣"
        id = ("제" if hangul else "n") + id
    return id if is_id(id) else ""


def is_language(text: str) -> bool:
    """Tell whether a text looks like a language tag: `en`, `ko`, `pt-BR`."""
    return _LANGUAGE.fullmatch(text) is not None


def slip(rule: str, case: str, words: str, **values: object) -> PydanticCustomError:
    """Make the error by which a value is refused.

    Args:
        rule: The id of the loading finding that it becomes.
        case: Which of that finding's sentences to say.
        words: What a caller from Python reads.
        values: What the sentence names.
    """
    return PydanticCustomError(rule, words, {"case": case, **values})


class Plain:
    """Marks a type that one function checks, and that serialises as what it is.

    Pydantic's own PlainValidator also builds, and serialises by, the type's generated schema.
    """

    def __init__(self, check: Callable[[object], object], schema: dict[str, Any]) -> None:
        self.check = check
        self.schema = schema

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.schema


class Composed:
    """Marks a text that is kept in composed form, without a call into Python for each."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            partial(unicodedata.normalize, "NFC"), core_schema.str_schema(strict=True)
        )


class Given:
    """Marks an optional name that is kept in composed form; a blank one is none."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            _given, core_schema.str_schema(strict=True)
        )


def _given(text: str) -> str | None:
    return None if is_blank(text) else nfc(text)


class FrozenMapping(dict[str, Any]):
    """A mapping that cannot change and can be hashed.

    >>> FrozenMapping(en="Cart", ko="장바구니")["ko"]
    '장바구니'
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a FrozenMapping does not change; make a new one")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type["FrozenMapping"], tuple[dict[str, Any]]]:
        return FrozenMapping, (dict(self),)

    def __copy__(self) -> "FrozenMapping":
        return self

    def __deepcopy__(self, _: object) -> "FrozenMapping":
        return self


def read_text(value: object) -> str | FrozenMapping:
    """Return a text in composed form, or refuse what is none."""
    if isinstance(value, str):
        return nfc(_whole(value))
    if isinstance(value, Mapping):
        if not value:
            raise slip("wrong-type", "empty-text", "a text in no language says nothing")
        for language, words in value.items():
            if not isinstance(language, str) or not isinstance(words, str):
                raise slip(
                    "wrong-type",
                    "text",
                    "a text in a language is a string",
                    value=words,
                    inside=(language,),
                )
        return FrozenMapping({nfc(key): nfc(_whole(words)) for key, words in value.items()})
    raise slip("wrong-type", "text", "a text is a string, or a mapping by language", value=value)


def _whole(value: str) -> str:
    # A lone surrogate cannot be written to any file.
    if not value.isascii() and not value.isprintable():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise slip("not-utf8", "surrogate", "a text holds half a character") from None
    return value


TEXT_SCHEMA: dict[str, Any] = {
    "type": ["string", "object"],
    "minProperties": 1,
    "additionalProperties": False,
    "patternProperties": {f"^{LANGUAGE}$": {"type": "string"}},
}
"""How JSON Schema describes a text."""

Text: TypeAlias = Annotated[str | Mapping[str, str], Plain(read_text, TEXT_SCHEMA)]
"""A string, or the same words in several languages: `{en: Cart, ko: 장바구니}`."""


def say(text: Text | None, language: str | None = None, default: str = "") -> str:
    """Return a text in one language.

    Args:
        text: A string, or a mapping by language.
        language: The one wanted; where it is missing or blank, the first that the text has.
        default: What to return for no text, or a blank one.

    >>> say({"en": "Cart", "ko": "장바구니"}, "ko"), say({"en": "Cart"}, "ko"), say("VIP", "ko")
    ('장바구니', 'Cart', 'VIP')
    """
    if text is None or isinstance(text, str):
        return default if text is None or is_blank(text) else text
    if language is not None and not is_blank(text.get(language)):
        return text[language]
    return next((words for words in text.values() if not is_blank(words)), default)


def _id(value: object) -> str:
    if not isinstance(value, str):
        raise slip("wrong-type", "id", "an id is a text", value=value)
    name = nfc(value)
    if not is_id(name):
        case = "reserved" if name == "any" else "id"
        raise slip("wrong-type", case, "an id is letters, digits, _ and inner -", value=name)
    return name


def read_names(value: object) -> tuple[str, ...]:
    """Return one name or a list of names as a tuple in composed form, or refuse what is none.

    One that is blank names nothing; in a list it is kept, so that its number tells where it stands.
    """
    if isinstance(value, str):
        return () if is_blank(value) else (nfc(value),)
    if isinstance(value, list | tuple):
        for number, name in enumerate(value):
            if not isinstance(name, str):
                words = "a name is a text"
                raise slip("wrong-type", "name", words, value=name, inside=(number,))
        return tuple(nfc(name) for name in value)
    raise slip("wrong-type", "names", "a name, or a list of names", value=value)


NAMES_SCHEMA: dict[str, Any] = {"type": ["string", "array"], "items": {"type": "string"}}

Id: TypeAlias = Annotated[
    str, Plain(_id, {"type": "string", "pattern": r"^(?!any$)[^\W\d_]([\w-]*\w)?$"})
]
"""The name under which a part is declared."""

Names: TypeAlias = Annotated[tuple[str, ...], Plain(read_names, NAMES_SCHEMA)]
"""Words in a list; one alone needs no brackets."""
