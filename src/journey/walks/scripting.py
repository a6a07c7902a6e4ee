"""Write a suite of walks for people, programs, testers and pytest."""

from collections.abc import Callable

from journey.problems.errors import language_of, look_up
from journey.walks.scripts import json, markdown, pytest, text
from journey.walks.suite import Suite
from journey.words.terminal import Manner

FORMATS: dict[str, Callable[[Suite, Manner], str]] = {
    "text": text.write,
    "json": json.write,
    "markdown": markdown.write,
    "pytest": pytest.write,
}
"""For each format, what writes it."""


def script(suite: Suite, format: str = "markdown", *, manner: Manner | None = None) -> str:
    """Write a suite.

    Args:
        suite: What `suite_of` returned.
        format: `text` for a terminal; `json` for programs; `markdown` for a human tester; `pytest`
            for tests to complete with a driver.
        manner: The language, the width and the colours.

    Raises:
        UnknownFormat: There is no such format.
        UnknownLanguage: The language is neither `en` nor `ko`.

    >>> from journey import reads, suite_of
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy: {phase: purchase, touchpoints: {cart: {entry: any}, paid: {outcome: positive}}}
    ... transitions: [cart -> paid]
    ... ''').journey
    >>> print(script(suite_of(shop), "text"), end="")
    1  guest/looking → positive outcome paid, 1 step
       cart (guest/looking) → paid
    <BLANKLINE>
    1 walk, 1 step; 1 of 1 target met: each transition, as each customer who can
    take it.
    At least 1 walk and 1 step are needed: proven to be the fewest of both.
    """
    manner = manner or Manner()
    language_of(manner.language)
    return FORMATS[look_up("format", format, FORMATS)](suite, manner)
