"""Reads what is given besides a journey: what people answered, what was taken."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from journey.cli.command import Call
from journey.cli.terminal import complain, stop

if TYPE_CHECKING:
    from journey.coverage.taken.trace import TraceCoverage
    from journey.operating.wheel.answers import Answers


def given_answers(call: Call, files: Iterable[str]) -> "list[Answers]":
    """Read what people answered, or say what is wrong with all of it at once and stop."""
    from journey.operating.wheel.input import read_answers
    from journey.problems.errors import BadAnswers, JourneyError

    found, wrong, reports = [], [], []
    for file in files:
        try:
            found.append(read_answers(file))
        except BadAnswers as error:
            reports.append(error.in_language(call.language))
        except JourneyError as error:
            wrong.append(error.say(call.language))
    if reports:
        complain(reports, call.language)
    if wrong:
        stop(*wrong)
    if reports:
        sys.exit(2)
    return found


def taken(call: Call, traces: Iterable[str]) -> "TraceCoverage":
    """Read traces, and tell how much of the journey they take."""
    from journey.coverage.taken.following import cover_trace
    from journey.coverage.taken.reading import read_trace
    from journey.coverage.taken.trace import Trace

    return cover_trace(call.document, sum(map(read_trace, traces), Trace()))
