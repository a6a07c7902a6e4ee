"""Hand a journey to other programs."""

from journey.files.document import Document
from journey.files.export import all_exports
from journey.model.journey import Journey
from journey.problems.errors import CannotDraw, UnknownFormat


def export(target: Journey | Document, format: str, *, language: str = "en") -> str:
    """Write a journey in a form that other programs read.

    Args:
        target: A journey, or what `read` returned.
        format: `graphml`, `node-link`, or a table: `touchpoints`, `transitions` or `actions`.
        language: `en` or `ko`; texts that the journey has in no such language stay as they are.

    Returns:
        The whole text. A table has lines that end in CR LF, as RFC 4180 wants; what a spreadsheet
        would calculate begins with an apostrophe.

    Raises:
        UnknownFormat: There is no such form.
        CannotDraw: The document holds no journey.
    """
    known = all_exports()
    if format not in known:
        raise UnknownFormat("format", format, known)
    journey = target.journey if isinstance(target, Document) else target
    if journey is None:
        raise CannotDraw(f"{getattr(target, 'name', '')} holds no journey that could be exported")
    return known[format].write(journey, language)
