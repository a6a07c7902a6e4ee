"""Suites as tests for pytest, to be completed with a driver of the application."""

import unicodedata
from collections.abc import Iterator

from journey.model.walk import Walk
from journey.walks.scripts.phrases import OUT_OF_REACH, REASONS, least, totals
from journey.walks.suite import Suite
from journey.words.sentences import printable
from journey.words.terminal import Manner

_HEAD = '''\
"""Walks through a journey, as tests; written by `journey walks --format pytest`.

Give pytest a fixture `driver` (in conftest.py) that drives the application under test:

- `driver.reset()` begins anew;
- `driver.enter(touchpoint, customer)` enters at a touchpoint as a customer;
- `driver.take(transition)` does what the transition says;
- `driver.observe()` returns the id of the touchpoint where the customer now is.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journey import Customer, load

if TYPE_CHECKING:
    from journey.testing import Driver

JOURNEY = load(Path(__file__).parent / {file})


def enter(driver: "Driver", touchpoint: str, customer: Customer) -> None:
    """Begin a walk."""
    driver.reset()
    driver.enter(touchpoint, customer)
    assert driver.observe() == touchpoint


def take(driver: "Driver", transition: str) -> None:
    """Take a transition, and expect to be where it leads."""
    step = JOURNEY.transition(transition)
    driver.take(step)
    assert driver.observe() == step.to
'''


def write(suite: Suite, manner: Manner, file: str = "") -> str:
    """Write one test for each walk.

    Args:
        suite: The walks.
        manner: The language of the comments.
        file: The journey's file, from the folder of the tests; a name made of the journey's id
            where it is empty.
    """
    name = file or f"{suite.journey.id}.journey.yaml"
    blocks = [
        _HEAD.replace("{file}", _quoted(name)).rstrip("\n"),
        "\n".join(_summary(suite, manner)),
    ]
    digits = len(str(len(suite)))
    for number, walk in enumerate(suite.walks, 1):
        blocks.append("\n".join(_test(walk, str(number).rjust(digits, "0"))))
    return "\n\n\n".join(blocks) + "\n"


def _summary(suite: Suite, manner: Manner) -> Iterator[str]:
    """Say in comments what the tests meet, and what they do not."""
    language = manner.language
    yield from _comment(totals(suite, language))
    if suite.targets:
        yield from _comment(least(suite, language))
    if suite.out_of_reach:
        count = len(suite.out_of_reach)
        yield from _comment(OUT_OF_REACH.say(language, {"count": count}))
        for one in suite.out_of_reach:
            why = REASONS[one.reason].say(language, {"steps": one.steps})
            yield from _comment(f"- {one.target}: {why}")


def _comment(text: str) -> Iterator[str]:
    # What is not printable could end the comment's line.
    yield f"# {printable(text)}"


def _test(walk: Walk, number: str) -> Iterator[str]:
    first, last = walk.states[0], walk.states[-1]
    who = first.customer
    name = _identifier(f"{who.type}_{who.situation}_to_{last.touchpoint}")
    customer = f"Customer({_quoted(who.type)}, {_quoted(who.situation)})"
    yield f'def test_walk_{number}_{name}(driver: "Driver") -> None:'
    yield f"    enter(driver, {_quoted(first.touchpoint)}, {customer})"
    before = who
    for state, transition in zip(walk.states[1:], walk.transitions, strict=True):
        yield f"    take(driver, {_quoted(transition)})"
        if state.customer != before:
            yield f"    # now {printable(str(state.customer))}"
            before = state.customer


def _quoted(text: str) -> str:
    """Return a text as a literal of Python that no character of it can leave."""
    plain = text.isprintable() and not {'"', "\\"} & set(text)
    return f'"{text}"' if plain else repr(text)


def _identifier(text: str) -> str:
    """Return a text as the end of a name in Python, which compares names in NFKC."""
    composed = unicodedata.normalize("NFKC", text)
    kept = "".join(char if f"_{char}".isidentifier() else "_" for char in composed)
    return unicodedata.normalize("NFKC", kept)
