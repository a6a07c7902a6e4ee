"""Write a journey out: as a journey file, or for other programs."""

from journey.files.export import all_exports
from journey.files.given import Given, journey_of
from journey.files.yaml.dumping import as_yaml
from journey.problems.errors import language_of, look_up


def dump(target: Given) -> str:
    """Write a journey as YAML.

    What says nothing beyond its default is left out, and the short forms are used. Reading the text
    gives an equal journey, and dumping that gives the same text.

    Args:
        target: A path, a document, a journey or its states.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        CannotDump: Two parts of one kind have the same id, so that no mapping can hold both.

    >>> from journey import Journey, Team
    >>> print(dump(Journey(id="shop", teams=(Team(id="cx", title="CX team"),))), end="")
    journey: shop
    teams: {cx: CX team}
    """
    return as_yaml(journey_of(target))


def export(target: Given, format: str, *, language: str = "en") -> str:
    """Write a journey in a form that other programs read.

    Args:
        target: A path, a document, a journey or its states.
        format: `graphml`, `node-link`, or a table: `touchpoints`, `transitions` or `actions`.
        language: `en` or `ko`; texts that the journey has in no such language stay as they are.

    Returns:
        The whole text. A table has lines that end in CR LF, as RFC 4180 wants; what a spreadsheet
        would calculate begins with an apostrophe.

    Raises:
        UnknownFormat: There is no such form.
        UnknownLanguage: The language is neither `en` nor `ko`.
        HoldsNoJourney: The file or the document holds no journey.
    """
    known = all_exports()
    form = known[look_up("format", format, known)]
    return form.write(journey_of(target), language_of(language))
