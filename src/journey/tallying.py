"""One figure of coverage in words, and where something missing stands."""

from math import floor

from journey.coverage import Figure
from journey.source import Span
from journey.wording import Sentence

_NOTHING = Sentence("nothing to cover", "다룰 것이 없음")
_SHORT = Sentence("below {least:plain} %", "{least:plain} % 미만")
_LINE = Sentence("line {line}", "{line}행")


def tally(figure: Figure, language: str) -> str:
    """Write how many there are of how many, and that in percent.

    >>> tally(Figure("phases", 2, 3), "en").split()
    ['2/3', '66.6', '%']
    """
    if figure.percent is None:
        return _NOTHING.say(language)
    # Never rounded up to a whole that is none.
    percent = floor(figure.percent * 10) / 10
    return f"{figure.covered}/{figure.total}".rjust(9) + f"{percent:7.1f} %"


def shortfall(figure: Figure, least: float | None, language: str) -> str:
    """Say below which percentage a figure is; nothing where it is not below what is wanted."""
    if figure.percent is None or least is None or figure.percent >= least:
        return ""
    return _SHORT.say(language, {"least": f"{least:g}"})


def line_of(span: Span | None, language: str) -> str:
    """Say on which line something stands, after a comma; nothing where there is no file."""
    return "" if span is None else f", {_LINE.say(language, {'line': span.line})}"
