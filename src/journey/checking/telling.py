"""Write out what was checked."""

from collections.abc import Iterable

import journey
from journey.checking.reporter import all_reporters
from journey.problems.errors import UnknownReporter, language_of
from journey.problems.findings import Checked, Severity
from journey.words.terminal import Manner


def tell_findings(
    reports: Checked | Iterable[Checked],
    format: str = "text",
    *,
    language: str = "en",
    width: int = 80,
    show: Severity = Severity.ADVICE,
) -> str:
    """Write what was checked in a format of `journey check`.

    Args:
        reports: What `check` returned, for one file or for several.
        format: `text`, `json`, `sarif`, `github` or `markdown`, or one that another package adds.
        language: `en` or `ko`, for the words around the findings.
        width: The columns that there are, in the format `text`.
        show: The least severity that is written out in the format `text`; all are counted.

    Raises:
        UnknownReporter: There is no such format.
        UnknownLanguage: The language is neither `en` nor `ko`.

    >>> from journey import check, reads
    >>> print(tell_findings(check(reads("journey: shop"), rules=())), end="")
    no findings in 1 file
    """
    known = all_reporters()
    manner = Manner(
        language=language_of(language),
        width=width,
        least=show,
        version=str(journey.__version__),
    )
    if format not in known:
        raise UnknownReporter("format", format, sorted(known))
    return known[format].write([reports] if isinstance(reports, Checked) else [*reports], manner)
