"""What a parser's error means, and where in the text the mistake is that it came of."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from yaml import YAMLError

from journey.model.texts import nearest_id

LONG = 1000
"""Lines that are longer are not searched for what was meant: that could take long."""


class SyntaxTrouble(NamedTuple):
    """Something that the text itself does wrong.

    Attributes:
        start: The index of the first character concerned.
        end: The index after the last.
        rule: The id of the finding.
        case: Which of its sentences to say.
        values: What the sentence names.
    """

    start: int
    end: int
    rule: str
    case: str = ""
    values: Mapping[str, Any] = MappingProxyType({})


class Reached(NamedTuple):
    """How far reading came before an error.

    Attributes:
        text: The whole text.
        start: The index of the first character of the scalar that was read last.
        end: The index after its last.
        key: What stands before that scalar: where it is a value, its key.
        opened: The index of the innermost bracket or brace that is open, if any.
    """

    text: str
    start: int = 0
    end: int = 0
    key: str = ""
    opened: int | None = None

    @property
    def last(self) -> str:
        """The scalar that was read last, as written."""
        return self.text[self.start : self.end]

    @property
    def swallowed(self) -> bool:
        """Whether that scalar has no quotes and runs over several lines."""
        return "\n" in self.last and self.last[:1] not in "\"'|>"


def trouble_of(error: YAMLError, reached: Reached) -> SyntaxTrouble:
    """Tell what an error of the parser's comes of, and where that is.

    The parser notices a missing colon, brace or quote only where the text stops making sense, which
    may be many lines after the mistake.
    """
    text = reached.text
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    start = mark.index if mark else _character(error, text)
    opened = context.index if context else None
    # An error at the very end is shown at the last character that there is.
    start = max(0, min(start, len(text.rstrip()) - (start >= len(text.rstrip()))))
    case = next((case for words, case in _PROBLEMS.items() if words in problem), "")
    for look in _LOOKS.get(case, ()):
        if found := look(reached, start, opened):
            return found
    values: dict[str, Any] = {"problem": problem, "character": text[start : start + 1]}
    if case == "token" and values["character"] == "\t":
        case = "tab"
    if opened is not None and case in ("bracket", "brace", "quote", "key", "dash"):
        values["opened"] = opened
    return SyntaxTrouble(start, start + 1, "yaml-syntax", case, values)


def _character(error: YAMLError, text: str) -> int:
    """Find the character that the reader refused: it names a byte, or nothing at all."""
    found = re.search(_FORBIDDEN, text)
    return found.start() if found else min(getattr(error, "position", 0) or 0, len(text))


def _said(start: int, end: int, case: str, **values: Any) -> SyntaxTrouble:
    return SyntaxTrouble(start, max(end, start + 1), "yaml-syntax", case, values)


def _line_of(text: str, index: int) -> tuple[int, int]:
    """Return where the line of a character begins and where it ends, without its comment."""
    begin = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    line = text[begin:] if end < 0 else text[begin:end]
    return begin, begin + len(_COMMENT.sub("", line).rstrip())


def _indent(text: str, index: int) -> int:
    begin, _ = _line_of(text, index)
    return len(text[begin:]) - len(text[begin:].lstrip(" "))


def _colonless(text: str, index: int) -> SyntaxTrouble:
    """Say that a line has no colon, or one that YAML does not take for one."""
    end = max(_line_of(text, index)[1], index + 1)
    line = text[index:end]
    if found := _NEARLY.fullmatch(line):
        case = "wide-colon" if found[2] == "：" else "no-space"
        return _said(index, end, case, meant=f"{found[1]}: {found[3]}")
    key, _, rest = line.partition(" ")
    return _said(index, end, "no-colon", meant=f"{key}: {rest.strip()}".strip())


def _no_colon(reached: Reached, start: int, opened: int | None) -> SyntaxTrouble | None:
    """A key in a line of its own, and nothing that makes it one."""
    del start
    return None if opened is None else _colonless(reached.text, opened)


def _second_colon(reached: Reached, start: int, opened: int | None) -> SyntaxTrouble | None:
    """A text that holds a colon, or that has swallowed the line after it."""
    del opened
    text = reached.text
    if reached.swallowed and reached.end <= start:
        begin, _ = _line_of(text, reached.start)
        if not text[begin : reached.start].strip(" -"):
            return _colonless(text, reached.start)
        begin, end = _line_of(text, start)
        begin += _indent(text, start)
        return _said(begin, end, "indent", value=reached.last.partition("\n")[0].strip())
    begin, end = _line_of(text, start)
    line = text[begin:end]
    if len(line) < LONG and (found := _ARROW_OPTIONS.fullmatch(line)):
        return _options(begin + found.start(1), end, found)
    if found := _OPENED.match(reached.key):
        at = text.rfind(reached.key, 0, reached.start)
        return _colonless(text, max(at, 0))
    if re.search(r",\s*[\w-]+$", reached.last):
        return _said(start, start + 1, "colon-lines")
    return _colon_in_key(text, begin, end) or _quoted(reached, start, "colon")


def _colon_in_key(text: str, begin: int, end: int) -> SyntaxTrouble | None:
    """A part of which the name holds a colon, as what follows it tells."""
    found = _COLON_IN_KEY.fullmatch(text, begin, end) if end - begin < LONG else None
    deeper = _indent(text, min(end + 1, len(text))) > _indent(text, begin)
    id = nearest_id(found[1]) if found else ""
    if not found or not id or (found[2] == ":" and not deeper):
        return None
    return _said(found.start(1), end, "colon-key", meant=id + found[2])


def _options(begin: int, end: int, found: re.Match[str]) -> SyntaxTrouble:
    options = (found[2] or "").strip(" {}()") or "…"
    return _said(begin, end, "options", meant=f"{found[1]}: {{{options}}}")


def _in_flow(reached: Reached, start: int, opened: int | None) -> SyntaxTrouble | None:
    """Something in a list or mapping between brackets that does not go on as it should."""
    text = reached.text
    if opened is None or opened >= start:
        opened = reached.opened
    if opened is None:
        return None
    if found := _unclosed(reached, start, opened):
        return found
    char = text[start : start + 1]
    if "->" in reached.last and char in "{(":
        close = text.find("}" if char == "{" else ")", start)
        options = text[start + 1 : close if close > 0 else None].partition("\n")[0]
        meant = f"{reached.last}: {{{options}}}"
        return _said(reached.start, close + 1, "options", meant=meant)
    if char == ":" and reached.end <= start:
        return _quoted(reached, start, "colon")
    return _inner_quotes(reached, start, opened)


def _unclosed(reached: Reached, start: int, opened: int) -> SyntaxTrouble | None:
    """A bracket that nothing closes, because it was forgotten or stands in a comment."""
    text = reached.text
    _, end = _line_of(text, opened)
    at_end = start >= len(text.rstrip()) - 1
    if start < end and not at_end:
        return None
    bracket = text[opened]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return None
    break_ = text.find("\n", opened)
    if closing in text[end : break_ if break_ >= 0 else None]:
        return _said(opened, end, "commented", bracket=closing)
    item = text[start : start + 2] == "- "
    if at_end or item or _indent(text, start) <= _indent(text, opened):
        return _said(opened, end, "unclosed", bracket=bracket, closing=closing)
    return None


def _inner_quotes(reached: Reached, start: int, opened: int | None) -> SyntaxTrouble | None:
    """A text between quotes that goes on after them."""
    del opened
    text = reached.text
    quote = reached.last[:1]
    if not quote or quote not in "\"'" or reached.end != start:
        return _after_bracket(reached, start)
    if "\n" in reached.last:
        _, end = _line_of(text, reached.start)
        return _said(reached.start, end, "quote", opened=reached.start)
    _, end = _line_of(text, start)
    close = max(text.rfind(quote, reached.end, end), reached.end - 1)
    inner = text[reached.start + 1 : close]
    other = "'" if quote == '"' else '"'
    meant = f"{other}{inner}{other}"
    if other in inner or "\\" in inner:
        meant = "'" + inner.replace("'", "''") + "'"
    return _said(reached.start, close + 1, "inner-quotes", meant=meant)


def _after_bracket(reached: Reached, start: int) -> SyntaxTrouble | None:
    """A text that begins with something between brackets."""
    text = reached.text
    begin, end = _line_of(text, start)
    before = text[begin:start].rstrip()
    closed = before[-1:] in ("]", "}") and len(before) < LONG
    found = _BRACKETED.search(before) if closed else None
    if found is None:
        return None
    meant = '"' + text[begin + found.start(1) : end].replace('"', '\\"') + '"'
    return _said(begin + found.start(1), end, "text-after", meant=meant)


def _quotation(reached: Reached, start: int, opened: int | None) -> SyntaxTrouble | None:
    """A quotation that never ends begins where it does."""
    del start
    if opened is None:
        return None
    _, end = _line_of(reached.text, opened)
    return _said(opened, end, "quote", opened=opened)


def _sign(reached: Reached, start: int, opened: int | None) -> SyntaxTrouble | None:
    """A text that begins with a sign which means something else to YAML."""
    text = reached.text
    start = start if opened is None else opened
    sign = text[start : start + 1]
    if sign in ("\t", ""):
        return None
    return _quoted(reached._replace(start=start, end=start), start, "token", character=sign)


def _quoted(reached: Reached, at: int, case: str, **values: Any) -> SyntaxTrouble:
    """Say that a text wants quotes, and show it with them."""
    text = reached.text
    _, end = _line_of(text, at)
    stop = re.compile(r"[,}\]]").search(text, at, end) if reached.opened is not None else None
    words = text[reached.start : stop.start() if stop else end].strip()
    quote = "'" if '"' in words or "\\" in words else '"'
    meant = quote + (words.replace("'", "''") if quote == "'" else words) + quote
    return _said(at, at + 1, case, meant=meant, **values)


_COLON_IN_KEY = re.compile(r"""\s*([^\s'":{\[-][^'":]*: +[^\s'":{\[-][^'":]*)(:(?: *[{\[].*)?)""")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_NEARLY = re.compile(r"([\w-]+)\s*([:：])\s*(\S.*)?")
_OPENED = re.compile(r"[\w-]+\s*[:：]?[{\[]")
_ARROW_OPTIONS = re.compile(
    r"\s*-\s+([^:{(]+?->\s*[\w-]+)[\s,]*(?:(?=[{(])|\s(?=\w+\s*:))(.*)", re.DOTALL
)
_BRACKETED = re.compile(r"(?:^|:\s+|-\s+)([\[{][^:]*)$")

_LOOKS = {
    "no-colon": (_no_colon,),
    "colon": (_second_colon,),
    "bracket": (_in_flow,),
    "brace": (_in_flow,),
    "nothing": (_in_flow,),
    "key": (_inner_quotes,),
    "quote": (_quotation,),
    "token": (_sign,),
    "tag-sign": (_sign,),
}
"""For each thing that the parser says, what to look for in the text."""

_PROBLEMS = {
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no-colon",
    "found unexpected ':'": "colon",
    "expected ',' or ']'": "bracket",
    "expected ',' or '}'": "brace",
    "unexpected end of stream": "quote",
    "unexpected document indicator": "quote",
    "did not find expected key": "key",
    "expected '-' indicator": "dash",
    "block sequence entries are not allowed": "dash-here",
    "mapping keys are not allowed": "question",
    "cannot start any token": "token",
    "tab character": "tab",
    "unknown escape character": "escape",
    "hexdecimal number": "escape",
    "invalid Unicode character escape": "escape",
    "expected node content": "nothing",
    "expected <document start>": "second",
    "control characters": "control",
    "special characters": "control",
    "alphabetic or numeric character": "token",
    "expected whitespace or line break": "tag-sign",
}
"""What the parser says, and which of our sentences says it better."""

_FORBIDDEN = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
