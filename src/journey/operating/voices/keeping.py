"""Keep counts in a file of their own, and read them back."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from yaml import SafeDumper, dump

from journey.files.opening import content_of
from journey.files.yaml.events import parse
from journey.model.texts import nfc
from journey.operating.voices.counting import days_by_month
from journey.operating.voices.counts import Counted, Measured
from journey.operating.voices.tickets import UnknownType
from journey.problems.errors import BadData
from journey.problems.source import Path, SourceMap
from journey.problems.trouble import Trouble, first_of_many
from journey.states.rates.visits import MONTH
from journey.words.sentences import Sentence
from journey.words.spelling import nearest

FORMAT = 1
"""The format of files of counts that this release reads and writes."""

MAX_BYTES = 16 * 1024 * 1024
"""A larger file is no file of counts."""

KEYS = ("format", "journey", "tickets", "from", "to", "days", "months", "voices", "unknown")
MORE = ("outside",)
_COUNTED = ("tickets", "with_narrower", "per_month", "months", "touchpoints", "customers")
_HEAD = """\
# How often each class of voice was heard: counted by `journey voice --tickets`, which writes this
# file anew each time. `with_narrower` counts a class of voice with all below it; `per_month` is
# that, divided by the days observed, times the 30.44 days of an average month.
"""
_TOO_LARGE = Sentence("the file is larger than {most} MiB", "파일이 {most} MiB보다 큽니다")
_NOT_UTF8 = Sentence("the file is not UTF-8", "파일이 UTF-8이 아닙니다")
_BROKEN = Sentence(
    "this line cannot be read as YAML or JSON; write the file anew with `journey voice --tickets`",
    "YAML이나 JSON으로 읽을 수 없는 행입니다. `journey voice --tickets`로 파일을 다시 만드세요",
)
_NO_COUNTS = Sentence(
    "this is no file of counted voices; `journey voice --tickets` writes one",
    "VOC 집계 파일이 아닙니다. `journey voice --tickets`로 만드세요",
)
_FORMAT = Sentence(
    "its format is {found:plain}, and this release reads {format}; count the tickets again",
    "형식은 {found:plain}인데 이 버전은 {format}을(를) 읽습니다. 티켓을 다시 집계하세요",
)
_NO_KEY = Sentence("{key} is missing", "{key}이(가) 없습니다")
_UNKNOWN = Sentence("unknown key {key}", "알 수 없는 키 {key}")
_GUESS = Sentence(
    "unknown key {key}; did you mean {guess}?",
    "알 수 없는 키 {key}입니다. {guess}을(를) 쓰려고 했나요?",
)
_NO_DATE = Sentence(
    "{key} is a date such as 2026-11-01", "{key}은(는) 2026-11-01 같은 날짜여야 합니다"
)
_TURNED = Sentence("`to` is before `from`", "`to`가 `from`보다 앞섭니다")
_NO_TEXT = Sentence("{key} is a text", "{key}은(는) 글이어야 합니다")
_NO_MAPPING = Sentence("{key} is a mapping", "{key}은(는) 매핑이어야 합니다")
_NO_COUNT = Sentence(
    "{key} is a number of tickets, 0 or more", "{key}은(는) 0 이상의 티켓 수여야 합니다"
)


def dump_measured(measured: Measured, form: str = "yaml") -> str:
    """Write counts as a file that `read_measured` reads back.

    Args:
        measured: The counts.
        form: `yaml` or `json`.
    """
    data = _plain(measured)
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    text = dump(
        data,
        Dumper=_Plainly,
        allow_unicode=True,
        sort_keys=False,
        width=100,
        default_flow_style=None,
    )
    return _HEAD + str(text)


class _Plainly(SafeDumper):
    """Writes a value as often as it comes, instead of a name for the second time."""

    def ignore_aliases(self, data: Any) -> bool:
        """Tell that nothing is to be named."""
        del data
        return True


def _plain(measured: Measured) -> dict[str, Any]:
    voices = {
        id: {
            "tickets": each.tickets,
            "with_narrower": each.with_narrower,
            "per_month": round(each.per_month, 2),
            "months": dict(each.months),
            "touchpoints": dict(each.touchpoints),
            "customers": dict(each.customers),
        }
        for id, each in measured.voices.items()
    }
    return {
        "format": FORMAT,
        "journey": measured.journey,
        "tickets": measured.tickets,
        "from": measured.first,
        "to": measured.last,
        "days": measured.days,
        "months": dict(measured.months),
        "voices": voices,
        "unknown": {each.name: _stray(each) for each in measured.unknown},
        "outside": measured.outside,
    }


def _stray(each: UnknownType) -> dict[str, Any]:
    return {"tickets": each.tickets, **({"guess": each.guess} if each.guess else {})}


def read_measured(path: str | os.PathLike[str]) -> Measured:
    """Read counts that `journey voice --tickets` has written, as YAML or JSON.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
        BadData: It is no such file; the error tells everything that is wrong, at its line.
    """
    name = os.fspath(path)
    text = _text(path, name)
    parsed = parse(text, name)
    if parsed.troubles:
        lines = [parsed.source.span(trouble.start).line for trouble in parsed.troubles]
        raise BadData(Trouble(f"{name}:{line}", _BROKEN, {}) for line in dict.fromkeys(lines))
    root = parsed.root
    if not isinstance(root, dict) or "voices" not in root or "format" not in root:
        raise BadData([Trouble(f"{name}:1", _NO_COUNTS, {})])
    reading = _Reading(name, parsed.source)
    found = reading.measured(root)
    if found is None or reading.troubles:
        raise BadData(first_of_many(name, reading.troubles))
    return found


def _text(path: str | os.PathLike[str], name: str) -> str:
    content = content_of(path, MAX_BYTES)
    if len(content) > MAX_BYTES:
        raise BadData([Trouble(name, _TOO_LARGE, {"most": MAX_BYTES // 1024 // 1024})])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadData([Trouble(name, _NOT_UTF8, {})]) from None


class _Reading:
    """Takes counts out of plain values, and tells of every value that is none."""

    def __init__(self, name: str, source: SourceMap) -> None:
        self.name, self.source = name, source
        self.troubles: list[Trouble] = []

    def tell(self, path: Path, sentence: Sentence, **values: object) -> None:
        span = self.source.locate(path) or self.source.locate(path[:-1])
        at = f"{self.name}:{span.line}" if span else self.name
        self.troubles.append(Trouble(at, sentence, {"key": str(path[-1]), **values}))

    def measured(self, root: Mapping[str, Any]) -> Measured | None:
        if type(root["format"]) is not int or root["format"] != FORMAT:
            self.tell(("format",), _FORMAT, found=str(root["format"]), format=FORMAT)
            return None
        self.known(root, (), (*KEYS, *MORE))
        for key in KEYS:
            if key not in root:
                self.tell((key,), _NO_KEY)
        first, last = (self.day(root, key) for key in ("from", "to"))
        if first is None or last is None:
            return None
        if last < first:
            self.tell(("to",), _TURNED)
            return None
        days = (last - first).days + 1
        return Measured(
            self.text(root, ("journey",)),
            self.text(root, ("tickets",)),
            first,
            last,
            days_by_month(first, last),
            {
                nfc(id): self.counted(each, ("voices", id), days)
                for id, each in self.mapping(root.get("voices"), ("voices",))
            },
            tuple(
                self.stray(name, each)
                for name, each in self.mapping(root.get("unknown"), ("unknown",))
            ),
            self.count(root.get("outside", 0), ("outside",)),
        )

    def known(self, values: Mapping[str, Any], path: Path, keys: tuple[str, ...]) -> None:
        for key in values:
            if key not in keys:
                guess = nearest(key, keys)
                self.tell((*path, key), _GUESS if guess else _UNKNOWN, guess=guess)

    def mapping(self, value: Any, path: Path) -> Iterator[tuple[str, Any]]:
        if isinstance(value, dict):
            yield from value.items()
        elif value is not None:
            self.tell(path, _NO_MAPPING)

    def text(self, root: Mapping[str, Any], path: Path) -> str:
        value = root.get(str(path[-1]), "")
        if not isinstance(value, str):
            self.tell(path, _NO_TEXT)
        return str(value)

    def day(self, root: Mapping[str, Any], key: str) -> date | None:
        value = root.get(key)
        try:
            if isinstance(value, str) and len(value) == len("2026-11-01"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        if key in root:
            self.tell((key,), _NO_DATE)
        return None

    def count(self, value: Any, path: Path) -> int:
        if type(value) is int and value >= 0:
            return value
        self.tell(path, _NO_COUNT)
        return 0

    def counts(self, value: Any, path: Path) -> dict[str, int]:
        return {nfc(key): self.count(each, (*path, key)) for key, each in self.mapping(value, path)}

    def counted(self, value: Any, path: Path, days: int) -> Counted:
        if not isinstance(value, dict):
            self.tell(path, _NO_MAPPING)
            return Counted(0, 0, 0.0)
        self.known(value, path, _COUNTED)
        own, whole = (
            self.count(value.get(key), (*path, key)) for key in ("tickets", "with_narrower")
        )
        months, points, customers = (
            self.counts(value.get(key), (*path, key))
            for key in ("months", "touchpoints", "customers")
        )
        return Counted(own, whole, whole * MONTH / days, months, points, customers)

    def stray(self, name: str, value: Any) -> UnknownType:
        path = ("unknown", name)
        if not isinstance(value, dict):
            self.tell(path, _NO_MAPPING)
            return UnknownType(name, 0)
        self.known(value, path, ("tickets", "guess"))
        guess = value.get("guess")
        return UnknownType(
            name,
            self.count(value.get("tickets"), (*path, "tickets")),
            guess if isinstance(guess, str) else None,
        )
