"""Take away the findings that somebody answers for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from journey.checking.identity import WaiverPlaces
from journey.model.journey import Journey
from journey.model.texts import nfc
from journey.problems.findings import Finding

CANNOT = frozenset({"expired-waiver", "unknown-waiver", "unused-waiver", "waiver-without-reason"})
"""The rules about waivers, whose findings cannot be waived."""


class Unused(NamedTuple):
    """A waiver that could be dropped, and nothing would be found that is not found now.

    Attributes:
        number: Its number in the file.
        by: The number of another that waives what it would; None where there is nothing to waive.
    """

    number: int
    by: int | None = None


class Waived(NamedTuple):
    """What is left of some findings.

    Attributes:
        kept: Those that no waiver is for.
        waived: Those that one is for.
        unused: The waivers, of those in force, that could be dropped.
    """

    kept: list[Finding]
    waived: list[Finding]
    unused: list[Unused]


def waive(
    journey: Journey,
    findings: Sequence[Finding],
    *,
    today: date,
    ran: Collection[str],
    unsound: Collection[int] = (),
) -> Waived:
    """Take away the findings for which a waiver is in force.

    A waiver is for the findings of one rule at one part: its `at` is the part's id, or its model
    path. It is in force until its `until` has passed. It is unused when the others waive all that
    it does, those aside that are unused themselves; of two that are alike, that is the later. One
    that names a part which a finding gathers answers for that part: it is used, and the finding
    stands as long as none names where it is told.

    Args:
        journey: Whose waivers count.
        findings: What the rules found.
        today: The date by which waivers end.
        ran: The rules that were run: a waiver of another one is not called unused.
        unsound: The numbers of waivers in which something is wrong: they are not called unused.
    """
    if not journey.waivers:
        return Waived(list(findings), [], [])
    places = WaiverPlaces(journey)
    by_rule: dict[str, list[tuple[int, str]]] = {}
    for number, waiver in enumerate(journey.waivers):
        if waiver.rule not in CANNOT and not (waiver.until and waiver.until < today):
            by_rule.setdefault(waiver.rule, []).append((number, nfc(waiver.at)))
    kept: list[Finding] = []
    waived: list[Finding] = []
    waiving: dict[int, list[set[int]]] = {}
    for finding in findings:
        found = {
            number
            for number, at in by_rule.get(finding.rule, ())
            if places.covers(at, finding.path)
        }
        for number in found:
            waiving.setdefault(number, []).append(found)
        for path, _ in finding.gathered:
            answering = {n for n, at in by_rule.get(finding.rule, ()) if places.covers(at, path)}
            for number in answering:
                waiving.setdefault(number, []).append(answering)
        (waived if found else kept).append(finding)
    judged = [
        number
        for rule, waivers in by_rule.items()
        for number, at in waivers
        if rule in ran and number not in unsound and places.has(at)
    ]
    return Waived(kept, waived, _unused(judged, waiving))


def _unused(judged: Iterable[int], waiving: Mapping[int, Sequence[set[int]]]) -> list[Unused]:
    """List the waivers that could be dropped together, the later before the earlier.

    Args:
        judged: The numbers of those that may be called unused.
        waiving: For each waiver that waives something, for each such finding, all that waive it;
            a finding is one and the same set for each of them.
    """
    unused = []
    for number in sorted(judged, reverse=True):
        shared = waiving.get(number, ())
        if all(len(together) > 1 for together in shared):
            for together in shared:
                together.remove(number)
            unused.append(Unused(number, min(shared[0]) if shared else None))
    return sorted(unused)
