"""Comma-separated values that a spreadsheet can open safely.

Source: RFC 4180; OWASP, "CSV Injection".
"""

import csv
from collections.abc import Iterable
from io import StringIO

from journey.files.exports._rows import Row, Value, cell
from journey.words.sentences import printable

_RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a spreadsheet calculate a cell instead of showing it; the wide forms do so in Korean
and Japanese ones."""


def table(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Write rows below a line of their columns, lines ending as RFC 4180 wants."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([_shown(row[name]) for name in names] for row in rows)
    return out.getvalue()


def _shown(value: Value) -> str:
    """Return a cell's text; one that a spreadsheet would calculate begins with an apostrophe."""
    known = cell(value)
    if isinstance(known, bool):
        return "true" if known else "false"
    if not isinstance(known, str):
        return f"{known:g}" if isinstance(known, float) else str(known)
    text = "\n".join(printable(line) for line in known.split("\n"))
    return f"'{text}" if text.lstrip().startswith(_RUN) else text
