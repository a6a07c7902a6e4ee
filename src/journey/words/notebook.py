"""Tables for notebooks, as HTML in which a text is only ever text."""

from collections.abc import Iterable, Sequence
from html import escape

from journey.words.sentences import printable


def html_table(heads: Sequence[str], rows: Iterable[Sequence[object]], above: str = "") -> str:
    """Return a table as HTML.

    Args:
        heads: What stands above the columns.
        rows: What stands in them, as many in each as there are heads.
        above: What is said of the table.

    >>> html_table(["figure"], [["<b>"]])
    '<table><thead><tr><th>figure</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    caption = f"<caption>{_text(above)}</caption>" if above else ""
    head = "".join(f"<th>{_text(each)}</th>" for each in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(value: object) -> str:
    return escape(printable(str(value)))
