"""From a file to a journey and everything that is wrong with its shape."""

import os
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from journey.files.document import ARROWS, Document
from journey.files.names import find_names
from journey.files.opening import content_of
from journey.files.tables.decoding import is_cp949
from journey.files.yaml.complaints import kind_of
from journey.files.yaml.events import Dropped, Parsed, parse
from journey.files.yaml.guesses import with_colon
from journey.files.yaml.mending import mend
from journey.files.yaml.syntax import SyntaxTrouble
from journey.files.yaml.torn import join_torn
from journey.files.yaml.written import as_written
from journey.model.journey import FORMAT, Journey
from journey.problems.findings import Finding
from journey.problems.source import Path, SourceMap, Span

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read; 100 000 touchpoints with their transitions take half of it."""

FATAL = ("yaml-syntax", "too-deep", "alias-bomb")
"""Findings beyond which a file cannot be read."""


def read(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> Document:
    """Read a journey file.

    Args:
        path: Where it is.
        max_bytes: A larger file is refused with a finding.

    Returns:
        A document, whatever the file holds; what is wrong with it is in its `problems`.

    Raises:
        MissingFile: There is no such file.
        UnreadableFile: It cannot be opened, or is a folder.
    """
    return from_bytes(content_of(path, max_bytes), os.fspath(path), max_bytes=max_bytes)


def from_bytes(content: bytes, name: str, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read a journey from the bytes of a file."""
    if len(content) > max_bytes:
        return _refused(name, "", SyntaxTrouble(0, 0, "too-large", "", {"limit": _size(max_bytes)}))
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(content, name, error)
    return reads(text, name=name)


def _not_utf8(content: bytes, name: str, error: UnicodeDecodeError) -> Document:
    if form := wide_form(content):
        return _refused(name, "", SyntaxTrouble(0, 0, "not-utf8", form))
    before = content[: error.start].decode(errors="replace")
    text = content.decode(errors="replace")
    case = "korean" if is_cp949(content) else ""
    values = {"byte": f"0x{content[error.start]:02x}"}
    start = len(before)
    return _refused(name, text, SyntaxTrouble(start, start + 1, "not-utf8", case, values))


def wide_form(content: bytes) -> str:
    """Name the encoding of a file that begins with its mark, where that is not UTF-8.

    >>> wide_form("journey".encode("utf-32")), wide_form(b"journey")
    ('utf-32', '')
    """
    if content.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        return "utf-32"
    return "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ""


def reads(text: str, *, name: str = "<text>") -> Document:
    """Read a journey from a text.

    Args:
        text: What a file would hold.
        name: What to call it in messages.

    Returns:
        A document, whatever the text holds; what is wrong with it is in its `problems`.

    >>> document = reads("journey: shop\\nowner: cx\\nteams: {cx: CX team}")
    >>> document.journey.owner, document.problems
    ('cx', ())
    """
    text = text.removeprefix("\ufeff")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        safe = text.encode("utf-8", "replace").decode()
        return _refused(
            name, safe, SyntaxTrouble(error.start, error.start + 1, "not-utf8", "surrogate")
        )
    return _document(parse(text, name))


def _refused(name: str, text: str, trouble: SyntaxTrouble) -> Document:
    source = SourceMap(name, text)
    return Document(name, None, (_said(trouble, source),), source)


def _said(trouble: SyntaxTrouble, source: SourceMap) -> Finding:
    values = dict(trouble.values)
    if (opened := values.get("opened")) is not None:
        values["opened"] = source.span(opened).line
    span = source.span(trouble.start, trouble.end)
    return Finding(trouble.rule, (), trouble.case, values=values, span=span)


def _document(parsed: Parsed) -> Document:
    source = parsed.source
    said = [_said(trouble, source) for trouble in parsed.troubles]
    torn, pieces = join_torn(parsed) if isinstance(parsed.root, dict) else ([], frozenset())
    kept = [one for one in parsed.dropped if one.node not in pieces]
    dropped = _paths_of(kept, parsed.root) if kept else []
    said += [_doubled(source, one, path) for one, path in dropped]
    if parsed.root is None and not said:
        said.append(_placed(source, Finding("missing-key", (), "empty"), ()))
    elif not isinstance(parsed.root, dict) and parsed.broken_at is None:
        meant = with_colon(parsed.root, Journey) if isinstance(parsed.root, str) else ""
        values = {"value": parsed.root, "kind": kind_of(parsed.root), "meant": meant}
        cure = "colon" if meant else "root"
        said.append(_placed(source, Finding("wrong-type", (), "root", cure, values), ()))
    if not isinstance(parsed.root, dict):
        broken = None if parsed.broken_at is None else source.span(parsed.broken_at).line
        return Document(source.name, None, _in_order(said), source, read_to=broken)
    version = parsed.root.get("format")
    if type(version) is int and version > FORMAT:
        values = {"format": version, "known": FORMAT}
        finding = Finding("newer-format", ("format",), values=values)
        said.append(_placed(source, finding, ("format",)))
        return Document(source.name, None, tuple(said), source)
    said += [replace(one.finding, path=one.path) for one in torn]
    mended = mend(
        parsed.root,
        [(path, one.value) for one, path in dropped if path],
        [one.path for one in torn],
    )
    said.extend(_placed(source, finding, written) for finding, written in mended.complaints)
    document = Document(
        source.name, mended.journey, (), source, frozenset(mended.cut), mended.entries
    )
    if parsed.broken_at is not None:
        return _broken(document, said, source.span(parsed.broken_at))
    if mended.journey is not None:
        cut = {kind: frozenset(ids) for kind, ids in mended.declared.items()}
        said.extend(_found(document, finding) for finding in find_names(mended.journey, cut))
    return replace(document, problems=_in_order(said))


def _paths_of(dropped: Sequence[Dropped], root: Any) -> list[tuple[Dropped, Path]]:
    """Find the paths of keys that stand a second time; those within such a key have none."""
    wanted = {id(one.holder) for one in dropped}
    found: dict[int, Path] = {}
    rest: list[tuple[Path, Any]] = [((), root)]
    while rest:
        path, value = rest.pop()
        if id(value) in wanted:
            found[id(value)] = path
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        rest += [((*path, k), one) for k, one in inner if isinstance(one, dict | list)]
    return [
        (one, (*found[id(one.holder)], one.key) if id(one.holder) in found else ())
        for one in dropped
    ]


def _doubled(source: SourceMap, dropped: Dropped, path: Path) -> Finding:
    span = source.span(source.starts[dropped.node], source.ends[dropped.node])
    first = ((path, "first"),) if path else ()
    values = {"key": dropped.key}
    return Finding("duplicate-key", path, values=values, related=first, span=span)


def _found(document: Document, finding: Finding) -> Finding:
    """Give a finding about names its place."""
    span = document.locate(finding)
    if finding.rule == "duplicate-id" and finding.related[0][0] == finding.path:
        # The same id in composed and in decomposed form, in one mapping.
        span = next(iter(document.source.twins(finding.path)[1:]), span)
    return as_written(document.source, replace(finding, span=span))


def _placed(source: SourceMap, finding: Finding, written: Path) -> Finding:
    """Give a finding its place, and say what only the characters there tell."""
    return as_written(source, _located(source, finding, written))


def _located(source: SourceMap, finding: Finding, written: Path) -> Finding:
    for arrows in ARROWS:
        depth = len(arrows)
        if written[:depth] == arrows and len(written) > depth:
            entry, rest = written[: depth + 1], written[depth + 1 :]
            return replace(finding, span=source.locate_entry(entry, rest, key=finding.key))
    return replace(finding, span=source.locate(written, finding.word, key=finding.key))


def _broken(document: Document, said: list[Finding], end: Span) -> Document:
    """Keep what was found before the point at which reading stopped; beyond it nothing is known."""
    known = [
        finding
        for finding in said
        if finding.rule in FATAL
        or (finding.span and finding.span.line < end.line and finding.rule != "missing-key")
    ]
    return Document(document.name, None, _in_order(known), document.source, read_to=end.line)


def _in_order(said: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put findings into the file's order, and say the same of the same place only once.

    What stands where the text itself is wrong follows from that.
    """
    said = list(said)
    unread = {finding.span for finding in said if finding.rule == "yaml-syntax"}
    said = [f for f in said if f.rule == "yaml-syntax" or f.span not in unread]
    first = {(f.rule, f.case, f.span, str(f.values.get("name"))): f for f in reversed(said)}
    start = Span("", 0, 0)
    return tuple(sorted(first.values(), key=lambda finding: finding.span or start))


def _size(number: int) -> str:
    return f"{number // (1024 * 1024)} MiB" if number >= 1024 * 1024 else f"{number} bytes"
