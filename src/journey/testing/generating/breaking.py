"""Break valid journeys in exactly one way, and say what must be found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from journey.checking.rule import Choose, Rule, all_rules
from journey.checking.running import check
from journey.files.document import Document
from journey.files.exporting import dump
from journey.files.yaml.reading import from_bytes, reads
from journey.model.journey import Journey
from journey.problems.errors import CannotBreak, look_up
from journey.problems.findings import Diagnostic, Severity
from journey.testing.generating.building import built, full_journeys
from journey.testing.generating.plan import JourneyPlan

T = TypeVar("T")

TODAY = date(2026, 11, 22)
"""The day by which freshness is judged, where none is given."""

HOSTS = 3
"""How many journeys are tried before the good example is."""

TURNS = 48
"""How many ways are tried to break one journey."""

NAME = "broken.journey.yaml"
"""What the file is called."""


@dataclass(frozen=True)
class Broken:
    """A journey that was valid before one thing about it was changed.

    Attributes:
        rule: The rule that it breaks.
        before: The journey as it was: without errors, unless it is the rule's good example, which
            shows one thing alone and may let nobody enter.
        target: What to check: the journey as it is, or what is read of the spoilt file.
        content: The spoilt file; None where the journey itself was changed.
        findings: What `check` must find now, and did not find before: findings of that rule.
        today: The day by which freshness is judged.
    """

    rule: str
    before: Journey
    target: Journey | Document
    content: bytes | None = field(repr=False)
    findings: tuple[Diagnostic, ...]
    today: date


def broken(rule: str | Rule, *, today: date = TODAY) -> st.SearchStrategy[Broken]:
    """Break valid journeys in the one way that a rule finds.

    A rule breaks a journey itself: its mutator is in its file. A journey in which there is nothing
    for it to break gives way to the rule's good example.

    Args:
        rule: Its id; or a rule of one's own, which need not be installed.
        today: The day by which freshness is judged.

    Raises:
        UnknownRule: No rule has this id.
        CannotBreak: The rule has no mutator. Where it has one that does not work on its own good
            example either, drawing raises this.

    >>> from hypothesis import given
    >>> @given(broken("trapped-customer"))
    ... def test_a_trap_is_found(case):
    ...     assert set(case.findings) <= set(check(case.target, today=case.today))
    >>> test_a_trap_is_found()
    """
    if isinstance(rule, str):
        known = all_rules()
        rule = known[look_up("rule", rule, known)]
    if rule.mutate is None and rule.spoil is None:
        raise CannotBreak(f"the rule {rule.id!r} has no mutator: give it `mutate` or `spoil`")
    return _broken(rule, today)


_PLAIN = JourneyPlan(touchpoints=(2, 5), policies=False, operations=False, languages=())


@st.composite
def _broken(draw: st.DrawFn, rule: Rule, today: date) -> Broken:
    def choose(options: Sequence[T], /) -> T:
        return draw(st.sampled_from(options))

    hosts = full_journeys() if rule.mutate else built(_PLAIN)
    for _ in range(HOSTS):
        host = draw(hosts)
        if case := _break(rule, host, choose, today) or _try(rule, host, today):
            return case
    good = reads(rule.good).journey
    if good is not None and (case := _try(rule, good, today)):
        return case
    raise CannotBreak(f"the mutator of the rule {rule.id!r} does not break its good example")


def _try(rule: Rule, before: Journey, today: date) -> Broken | None:
    """Break a journey in any of the ways in which it breaks."""
    ways = (_break(rule, before, _Turn(turn), today) for turn in range(TURNS))
    return next(filter(None, ways), None)


class _Turn:
    """Chooses otherwise in each turn: with all that there is to choose from, in the end."""

    def __init__(self, turn: int) -> None:
        self.turn = turn

    def __call__(self, options: Sequence[T], /) -> T:
        self.turn, chosen = divmod(self.turn, len(options))
        return options[chosen]


def _break(rule: Rule, before: Journey, choose: Choose, today: date) -> Broken | None:
    """Break a journey; return None where that one does not break."""
    target: Journey | Document | None = None
    content: bytes | None = None
    if rule.mutate:
        target = rule.mutate(before, choose)
    elif rule.spoil and (spoilt := rule.spoil(dump(before), choose)) is not None:
        content = spoilt if isinstance(spoilt, bytes) else spoilt.encode()
        target = from_bytes(content, NAME)
    if target is None:
        return None
    known = {_key(finding) for finding in _found(rule, before, today)}
    findings = tuple(one for one in _found(rule, target, today) if _key(one) not in known)
    return Broken(rule.id, before, target, content, findings, today) if findings else None


def _found(rule: Rule, target: Journey | Document, today: date) -> list[Diagnostic]:
    # A rule that is off is run when it is named; others may need what the rest has found.
    named = rule.severity is Severity.OFF or rule.id not in all_rules()
    report = check(target, rules=[rule] if named else None, today=today)
    return [finding for finding in report if finding.rule == rule.id]


def _key(finding: Diagnostic) -> tuple[object, ...]:
    return finding.path, finding.message
