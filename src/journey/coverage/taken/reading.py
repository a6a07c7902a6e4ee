"""Read what tests and programs told of walks."""

import json
import os
from collections.abc import Iterator
from typing import Any, BinaryIO

from journey.coverage.taken.recording import Hit
from journey.coverage.taken.trace import Trace
from journey.files.opening import open_file
from journey.problems.errors import UnreadableFile
from journey.problems.trouble import Trouble
from journey.words.sentences import Sentence
from journey.words.spelling import nearest

LONGEST_LINE = 64 * 1024
"""A longer line of a trace is refused, in bytes."""

MOST_TROUBLES = 100
"""So many lines that cannot be read are told; then reading ends."""

KEYS = ("walk", "journey", "touchpoint", "customer")
"""The keys of a line that mean something; others are left alone."""

_TOO_LONG = Sentence(
    "a line of more than {most} bytes; each holds one touchpoint",
    "{most}바이트보다 긴 행입니다. 한 행에 고객 접점 하나를 쓰세요",
)
_NOT_UTF8 = Sentence("not UTF-8", "UTF-8이 아닙니다")
_NO_JSON = Sentence(
    'no JSON object; a line is such as {{"walk": "1", "touchpoint": "cart"}}',
    'JSON 객체가 아닙니다. 한 행은 {{"walk": "1", "touchpoint": "cart"}} 처럼 씁니다',
)
_NO_POINT = Sentence("no `touchpoint`", "`touchpoint`가 없습니다")
_MISSPELT = Sentence(
    "no `touchpoint`; did you mean {guess} to be it?",
    "`touchpoint`가 없습니다. {guess}이(가) 그것인가요?",
)
_NO_TEXT = Sentence(
    "{key} is a text, but this is {value:plain}", "{key}은(는) 글이어야 하는데 {value:plain}입니다"
)
_ENDED = Sentence(
    "more lines cannot be read; nothing from here on was",
    "읽을 수 없는 행이 더 있어, 여기부터는 읽지 않았습니다",
)


def read_trace(path: str | os.PathLike[str]) -> Trace:
    """Read a trace: JSON lines, such as `{"walk": "1", "touchpoint": "cart", "customer": "vip"}`.

    Lines of one `walk` follow each other; those without one are all of the same walk. Empty lines
    and keys that mean nothing here are left alone.

    Args:
        path: Where it is.

    Returns:
        What it tells; of each line that cannot be read, where that is and why.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened.
    """
    name = os.fspath(path)
    hits: list[Hit] = []
    troubles: list[Trouble] = []
    with open_file(path) as file:
        for number, line in enumerate(_lines(file, name), 1):
            at = f"{name}:{number}"
            if len(line) > LONGEST_LINE:
                troubles.append(Trouble(at, _TOO_LONG, {"most": LONGEST_LINE}))
                break
            found = _hit(line, at, first=number == 1)
            if isinstance(found, Hit):
                hits.append(found)
            elif found is not None:
                troubles.append(found)
            if len(troubles) >= MOST_TROUBLES:
                troubles.append(Trouble(at, _ENDED, {}))
                break
    return Trace(tuple(hits), tuple(troubles))


def _lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        yield from iter(lambda: file.readline(LONGEST_LINE + 1), b"")
    except OSError as error:
        raise UnreadableFile(error.errno, error.strerror, name) from None


def _hit(line: bytes, at: str, *, first: bool) -> Hit | Trouble | None:
    """Read one line; None for an empty one."""
    try:
        text = line.decode("utf-8-sig" if first else "utf-8").strip()
        data: Any = json.loads(text) if text else None
    except UnicodeDecodeError:
        return Trouble(at, _NOT_UTF8, {})
    except (ValueError, RecursionError):
        return Trouble(at, _NO_JSON, {})
    if not text:
        return None
    return _told(data, at) if isinstance(data, dict) else Trouble(at, _NO_JSON, {})


def _told(data: dict[str, Any], at: str) -> Hit | Trouble:
    """Read what the object of a line tells."""
    if "touchpoint" not in data:
        guess = nearest("touchpoint", [key for key in data if key not in KEYS])
        return Trouble(at, _MISSPELT if guess else _NO_POINT, {"guess": guess})
    told = {key: data[key] for key in KEYS if key == "touchpoint" or data.get(key) is not None}
    if type(told.get("walk")) is int:
        told["walk"] = str(told["walk"])
    for key, value in told.items():
        if not isinstance(value, str):
            return Trouble(at, _NO_TEXT, {"key": key, "value": json.dumps(value)})
    return Hit(**told, at=at)
