"""What was found is put into words when it is read, and nothing else tells when that was."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journey import Checked, Journey, Severity, check, reads
from journey.testing import journeys
from tests.effort import effort, growth

TODAY = date(2026, 11, 22)


def stuck(count: int) -> str:
    """Write a journey in which nobody comes out of any touchpoint, and none has an owner."""
    points = "".join(f"      p{n}: {{title: P}}\n" for n in range(1, count))
    ways = "".join(f"  - p{(n - 1) // 2} -> p{n}\n" for n in range(1, count))
    return (
        "journey: stuck\ncustomers: {types: {guest: x}, situations: {looking: x}}\n"
        "stages:\n  use:\n    phase: use\n    touchpoints:\n      p0: {entry: any}\n"
        f"{points}      out: {{outcome: positive}}\ntransitions:\n{ways}"
    )


def in_words(report: Checked) -> Checked:
    return Checked(*(getattr(report, each.name) for each in fields(report)))


READINGS: dict[str, Callable[[Checked], Checked]] = {
    "copied": copy.copy,
    "pickled": lambda report: pickle.loads(pickle.dumps(report)),
    "replaced": replace,
    "listed": lambda report: (list(report), report)[1],
}


@given(journeys(), st.sampled_from(sorted(READINGS)))
def test_a_report_is_the_same_however_it_is_read_first(journey: Journey, how: str) -> None:
    said = in_words(check(journey, today=TODAY))
    report = check(journey, today=TODAY)

    counted = (len(report), report.worst, [report.count(each) for each in Severity])
    read = READINGS[how](report)

    assert read == said == report
    assert counted == (len(said), said.worst, [said.count(each) for each in Severity])
    assert repr(read) == repr(said) and str(read) == str(said)


def test_counting_makes_no_words_and_no_walks() -> None:
    small, large = reads(stuck(20)), reads(stuck(200))
    list(check(small, today=TODAY))  # loads what it needs

    def counted() -> tuple[int, Severity]:
        report = check(large, today=TODAY)
        return len(report), report.worst

    assert effort(lambda: list(check(large, today=TODAY))) > 3 * effort(counted)


def test_the_effort_of_checking_and_of_reading_grows_with_the_findings() -> None:
    small, large = reads(stuck(100)), reads(stuck(400))
    list(check(small, today=TODAY))

    power = growth(
        lambda: list(check(small, today=TODAY)), lambda: list(check(large, today=TODAY)), 4
    )

    assert power < 1.2


def test_what_was_found_knows_nothing_else() -> None:
    report = check(reads("journey: shop\n"), today=TODAY)

    assert not hasattr(report, "misspelt")
