"""Comma-separated values that a spreadsheet can open safely.

Source: RFC 4180; OWASP, "CSV Injection".
"""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from journey.files.exports._rows import Row, Value, cell
from journey.words.sentences import spelled_out

_RUN = re.compile(r"""(^|[;|\t\n\r\u2028\u2029])(?=[\s"]*[-=+@－＝＋＠])""")
"""Where a cell may begin, by whatever a spreadsheet splits lines, that it would calculate instead
of showing it; the wide forms do so in Korean and Japanese ones."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def table(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Write rows below a line of their columns, lines ending as RFC 4180 wants."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([_shown(row[name]) for name in names] for row in rows)
    return out.getvalue()


def _shown(value: Value) -> str:
    """Return a cell's text, in which what a spreadsheet would calculate follows an apostrophe."""
    known = cell(value)
    if isinstance(known, bool):
        return "true" if known else "false"
    if not isinstance(known, str):
        return f"{known:g}" if isinstance(known, float) else str(known)
    return _RUN.sub(r"\1'", _CONTROL.sub(lambda found: spelled_out(found[0]), known))
