"""What rules find, and which of them cannot tell."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from journey.checking.rule import Rule, rule_of
from journey.checking.waivers import Waived, waive
from journey.facts.context import Context
from journey.files.certainty import uncertain_waivers
from journey.problems.findings import Finding


class Found(NamedTuple):
    """What some rules find.

    Attributes:
        findings: Everything that was found, rule by rule.
        ran: The ids of the rules that could be run.
        uncertain: The ids of the others, each with what it reads that is uncertain until a mistake
            of the file is mended.
    """

    findings: tuple[Finding, ...]
    ran: frozenset[str]
    uncertain: Mapping[str, tuple[str, ...]]

    def waived(self, context: Context) -> Waived:
        """Part what was found by the waivers of the journey."""
        unsound = uncertain_waivers(context.document)
        findings, day = self.findings, context.today
        return waive(context.journey, findings, today=day, ran=self.ran, unsound=unsound)


def findings_of(context: Context, ids: Collection[str]) -> Found:
    """Run some rules, and only these are loaded; what rests on rules agrees with `check` by this.

    Args:
        context: The journey with what can be worked out about it.
        ids: The rules' ids.

    Raises:
        UnknownRule: There is no such rule.
    """
    return found_by(context, map(rule_of, ids))


def found_by(context: Context, rules: Iterable[Rule]) -> Found:
    """Run rules, but for those of which something that they read is uncertain."""
    findings: list[Finding] = []
    ran: set[str] = set()
    uncertain: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        if rule.find is None:
            continue
        if doubted := context.doubts(rule.reads):
            uncertain[rule.id] = doubted
        else:
            ran.add(rule.id)
            findings.extend(rule.find(context))
    return Found(tuple(findings), frozenset(ran), uncertain)
