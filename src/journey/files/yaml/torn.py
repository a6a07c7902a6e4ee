"""Texts between braces that are torn at a comma: `{title: 3,000 off}` reads as two keys."""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from journey.files.yaml.events import Parsed
from journey.problems.findings import Finding
from journey.problems.source import Path, SourceMap

_TORN = re.compile(
    r":\s{1,8}([^\s,{}\[\]\"'#&*!|>][^,{}\[\]\n]{0,200}(?:,[ \t]*\d[^,{}\[\]:\n]{0,200})+)(?=[,}])"
)


class Torn(NamedTuple):
    """A text that its commas tear.

    Attributes:
        path: Where it stands.
        finding: What is told of it.
    """

    path: Path
    finding: Finding


def join_torn(parsed: Parsed) -> tuple[list[Torn], frozenset[int]]:
    """Join such texts again, and tell of each; no key begins with a digit, so the slip is certain.

    Args:
        parsed: What a text holds; its mappings are changed.

    Returns:
        Them, and the nodes of those pieces that had been dropped as keys of their mapping.
    """
    source = parsed.source
    wanted = {found.start(1): found[1].rstrip() for found in _TORN.finditer(source.text)}
    if not wanted:
        return [], frozenset()
    dropped = sorted(
        ((source.starts[one.node], one) for one in parsed.dropped if one.value is None),
        key=itemgetter(0),
    )
    torn: list[Torn] = []
    gone: set[int] = set()
    for path, holder in list(_mappings(parsed.root)):
        for key in list(holder):
            if key not in holder or isinstance(holder[key], dict | list):
                continue
            start = _start(source, (*path, key))
            if not (whole := wanted.get(start, "")):
                continue
            first = bisect_right(dropped, start, key=itemgetter(0))
            after = bisect_left(dropped, start + len(whole), key=itemgetter(0))
            again = [one for _, one in dropped[first:after] if one.holder is holder]
            pieces = [piece.strip() for piece in whole.split(",")[1:]]
            spare = [one.key for one in again]
            if not all(_is_bare(holder, piece, spare) for piece in pieces):
                continue
            gone |= {one.node for one in again}
            for piece in pieces:
                if pieces.count(piece) > spare.count(piece):
                    holder.pop(piece, None)
            holder[key] = whole
            torn.append(Torn((*path, key), _told(source, key, whole, start)))
    return torn, frozenset(gone)


def _told(source: SourceMap, key: str, whole: str, start: int) -> Finding:
    values = {"key": key, "value": whole, "quoted": json.dumps(whole, ensure_ascii=False)}
    span = source.span(start, start + len(whole))
    return Finding("wrong-type", (), "torn", "torn", values, span=span)


def _is_bare(holder: dict[str, Any], piece: str, spare: Sequence[str]) -> bool:
    return piece in spare or (piece in holder and holder[piece] is None)


def _start(source: SourceMap, path: Path) -> int:
    span = source.locate(path)
    return source.bounds(span.line)[0] + span.column - 1 if span else -1


def _mappings(root: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    rest: list[tuple[Path, Any]] = [((), root)]
    while rest:
        path, value = rest.pop()
        if isinstance(value, dict):
            yield path, value
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        rest += [((*path, key), one) for key, one in inner if isinstance(one, dict | list)]
