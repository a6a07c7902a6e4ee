"""Texts that Markdown and HTML only ever show."""

import re

from journey.words.sentences import pieces, printable

# What means something in Markdown or HTML, or would become a link.
_MARK = re.compile(
    r"[^\w\s.,;:/'()→–-]|(?<![a-zA-Z0-9])_|_(?![a-zA-Z0-9])|:(?=//)|(?<=[wW]{3})\.", re.ASCII
)


_CALL = re.compile(r"(?<=[@#])(?=\w)")


_SPACE = re.compile(r"\s+")


_LETTER = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ×…·’“”]")


def words(text: str) -> str:
    """Write a sentence; what it quotes as code stays code."""
    return "".join(
        quoted(piece.text) if piece.is_code else escape(piece.text) for piece in pieces(text)
    )


def quoted(text: str) -> str:
    """Return a text as code."""
    # Nobody is called from code, so that it can be copied letter by letter.
    return f"<code>{_entities(_line(text))}</code>"


def escape(text: str) -> str:
    """Write a text so that nothing in it is Markdown, HTML, a link or a mention.

    >>> escape("<b>*@team*")
    '&#60;b&#62;&#42;&#64;&#8203;team&#42;'
    """
    return _entities(_CALL.sub("\u200b", _line(text)))


def _line(text: str) -> str:
    return printable(_SPACE.sub(" ", text))


def _entities(text: str) -> str:
    return _MARK.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    char = found[0]
    if _LETTER.match(char) or (ord(char) > 127 and char.isalnum()):
        return char
    return f"&#{ord(char)};"
