"""Take away the findings that somebody answers for."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from journey.diagnostics import Finding
from journey.identifying import Places
from journey.model.journey import Journey
from journey.model.texts import nfc

CANNOT = frozenset({"expired-waiver", "unknown-waiver", "unused-waiver", "waiver-without-reason"})
"""The rules about waivers, whose findings cannot be waived."""


class Waived(NamedTuple):
    """What is left of some findings.

    Attributes:
        kept: Those that no waiver is for.
        waived: Those that one is for.
        unused: The numbers of the waivers, of those in force, that are for none.
    """

    kept: list[Finding]
    waived: list[Finding]
    unused: list[int]


def waive(
    journey: Journey, findings: Sequence[Finding], *, today: date, ran: Collection[str]
) -> Waived:
    """Take away the findings for which a waiver is in force.

    A waiver is for the findings of one rule at one part: its `at` is the part's id, or its model
    path. It is in force until its `until` has passed.

    Args:
        journey: Whose waivers count.
        findings: What the rules found.
        today: The date by which waivers end.
        ran: The rules that were run: a waiver of another one is not called unused.
    """
    if not journey.waivers:
        return Waived(list(findings), [], [])
    places = Places(journey)
    by_rule: dict[str, list[tuple[int, str]]] = {}
    for number, waiver in enumerate(journey.waivers):
        if waiver.rule not in CANNOT and not (waiver.until and waiver.until < today):
            by_rule.setdefault(waiver.rule, []).append((number, nfc(waiver.at)))
    kept: list[Finding] = []
    waived: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        found = [
            number
            for number, at in by_rule.get(finding.rule, ())
            if places.covers(at, finding.path)
        ]
        used.update(found)
        (waived if found else kept).append(finding)
    unused = sorted(
        number
        for rule, waivers in by_rule.items()
        for number, _ in waivers
        if rule in ran and number not in used
    )
    return Waived(kept, waived, unused)
