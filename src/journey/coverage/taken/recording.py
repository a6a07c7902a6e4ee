"""Touchpoints as a program comes to them: what tests call, so it imports next to nothing."""

import json
import os
import sys
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journey.model.journey import Journey

VARIABLE = "JOURNEY_TRACE"
"""The environment variable that names the file to which programs append what they take."""


class Hit(NamedTuple):
    """A customer at a touchpoint, as a program tells it.

    Attributes:
        touchpoint: The touchpoint's id.
        customer: Who is there, as a pattern of customers; empty where that is not told.
        walk: Whose walk it belongs to. Those of one walk follow each other.
        journey: The id of the journey; empty where that is not told.
        at: Where it was told, as `file:line`.
    """

    touchpoint: str
    customer: str = ""
    walk: str = ""
    journey: str = ""
    at: str = ""


RECORDED: list[Hit] = []
"""What the tests of this process took so far."""


DRIVEN: dict[str, list[Hit]] = {}
"""What machines of this process drove, by the fingerprint of the definition by which they did; it
counts where somebody asks for a journey that is defined so."""


def hit(touchpoint: str, customer: str = "", *, walk: str = "", journey: str = "") -> None:
    """Record that a customer is at a touchpoint.

    Within a test of pytest it belongs to that test. Elsewhere it is appended as a JSON line to the
    file that the environment variable `JOURNEY_TRACE` names, and without that goes nowhere, so that
    a program may leave the call in.

    Args:
        touchpoint: The touchpoint's id.
        customer: Who is there: `vip/browsing`, or as much of it as is known.
        walk: Whose walk it is, where a test or a program follows several people.
        journey: The id of the journey, where there are several.
    """
    test = running_test()
    file = os.environ.get(VARIABLE)
    if test:
        whose = f"{test} {walk}" if walk else test
        RECORDED.append(Hit(str(touchpoint), str(customer), whose, str(journey), caller_place()))
    elif file:
        whose = str(walk) or f"process {os.getpid()}"
        line = line_of(Hit(str(touchpoint), str(customer), whose, str(journey)))
        # One write in append mode: lines of several programs do not run into each other.
        with open(file, "ab", buffering=0) as out:
            out.write(line.encode(errors="backslashreplace"))


@lru_cache(maxsize=64)
def fingerprint_of(journey: "Journey") -> str:
    """Return what two journeys have in common where they are defined alike, and only then."""
    return sha256(journey.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def running_test() -> str:
    """Return the id of the test that this process runs; a program that a test starts is none."""
    if "pytest" not in sys.modules:
        return ""
    return os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]


def caller_place() -> str:
    """Return the file and the line from which the caller of this was called."""
    caller = sys._getframe(2)
    return f"{caller.f_code.co_filename}:{caller.f_lineno}"


def line_of(made: Hit) -> str:
    """Write a hit as a JSON line.

    >>> line_of(Hit("checkout", "vip/browsing", "monday"))
    '{"walk": "monday", "touchpoint": "checkout", "customer": "vip/browsing"}\\n'
    """
    told = {"walk": made.walk, "journey": made.journey}
    told = {name: text for name, text in told.items() if text}
    told["touchpoint"] = made.touchpoint
    if made.customer:
        told["customer"] = made.customer
    return json.dumps(told, ensure_ascii=False) + "\n"
