"""The names of files as text: in file systems they are bytes, which need not be letters."""

import os
import re

from journey.words.sentences import printable, spelled_out

_HALVES = re.compile("[\ud800-\udfff]")


def readable_path(path: str | bytes | os.PathLike[str]) -> str:
    """Return the name of a file for people: what a terminal would obey, or is no text, spelled out.

    >>> print(readable_path(b"caf\\xe9\\x1b[2J.journey.yaml"))
    caf\\xe9\\x1b[2J.journey.yaml
    """
    return printable(os.fsdecode(path))


def encodable(text: str, before: str = "") -> str:
    """Return a text that every encoding of Unicode can hold: bytes that are no text spelled out.

    Args:
        text: What may hold the name of a file.
        before: What stands before each of them, as a backslash does before others in JSON.

    >>> print(encodable(b"caf\\xe9".decode(errors="surrogateescape")))
    caf\\xe9
    """
    return _HALVES.sub(lambda half: before + spelled_out(half[0]), text)
