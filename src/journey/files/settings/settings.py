"""What a project may say of how its journeys are to be checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from typing import Any

from journey.problems.findings import Severity

FAIL_ON = ("error", "warning", "advice", "never")
"""The least severity for which a check fails."""


@dataclass(frozen=True)
class Thresholds:
    """The figures from which rules speak.

    Attributes:
        help_steps: How many steps help may be away, for no-help-path.
        automation_hours: The hours per month above which an action is worth automating, for
            automation-candidate.
        high_pain: Severity × frequency per month from which a voice's priority is high.
        low_pain: Severity × frequency per month below which it is low.
        undecided_after: How long an improvement may wait for its decision.
        unshipped_after: How long an improvement that is agreed may take until it is shipped.
        unproven_after: How long after shipping an improvement's effect may be unknown.
        guardrail_tolerance: The share of its figure by which a guardrail may worsen before it
            counts as broken.
        definitions_for: The customers for whom undefined-customer wants a definition of the pair.
        wheel_large: The size, from 0 to 4, from which a Wheel of Operation is large.
        wheel_small: The size below which it is small.
        wheel_round: The roundness, from 0 to 1, from which it is round.
        wheel_gap: How far opinion and evidence may be apart, in points.
        wheel_spread: From how many points on people disagree.
        process_saves: Which part of the first effort an action item no longer takes as a process:
            a figure, or the least and the most.
        automation_saves: Which part of the first effort it no longer takes once automated.
        process_effort: The hours of making it a process, as so many months of the first effort;
            empty where nobody knows.
        automation_effort: The hours of automating it, as so many months of the first effort.

    What maturing saves and costs is, where nothing is configured, one practitioner's estimate: a
    process saves at least 30 %, automation at least 50 to 70 % of the first effort, and automating
    costs about as much as the first time again. It gives no effort for making a process.
    """

    help_steps: int = 2
    automation_hours: float = 20
    high_pain: float = 100
    low_pain: float = 20
    undecided_after: str = "60 days"
    unshipped_after: str = "120 days"
    unproven_after: str = "90 days"
    guardrail_tolerance: float = 0.05
    definitions_for: str | tuple[str, ...] = "any"
    wheel_large: float = 2.5
    wheel_small: float = 1.5
    wheel_round: float = 0.85
    wheel_gap: float = 1.5
    wheel_spread: float = 2
    process_saves: float | tuple[float, ...] = 0.3
    automation_saves: float | tuple[float, ...] = (0.5, 0.7)
    process_effort: float | tuple[float, ...] = ()
    automation_effort: float | tuple[float, ...] = 1


@dataclass(frozen=True)
class Settings:
    """What is in force for one file.

    A pattern names rules by their ids: `stale-voice`, or `stale-*` for all that begin so.

    Attributes:
        paths: The files and folders that are checked where a command names none.
        select: Patterns of the rules to run; none means all that are not off.
        ignore: Patterns of rules not to run.
        severity: By pattern, another severity than the rule's own; an id goes before a pattern with
            `*`, and of those the later.
        fail_on: The least severity for which a check fails.
        fail_under: By figure of coverage, the least percentage with which a check passes.
        thresholds: The figures from which rules speak.
        baseline: The file of the findings that are left as they are; empty for none.
        language: `en` or `ko`.
    """

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "error"
    fail_under: Mapping[str, float] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    baseline: str = ""
    language: str = "en"

    def grade(self, rule: str, own: Severity) -> Severity:
        """Return how much a breach of a rule matters here; OFF where it is not to be run.

        Args:
            rule: Its id.
            own: Its own severity. A rule that is off by itself runs as advice once `select` names
                it by its id.
        """
        if self.select and not matches(rule, self.select):
            return Severity.OFF
        if matches(rule, self.ignore):
            return Severity.OFF
        if own is Severity.OFF and rule in self.select:
            own = Severity.ADVICE
        if rule in self.severity:
            return Severity[self.severity[rule].upper()]
        for pattern, name in reversed([*self.severity.items()]):
            # What is off by itself is turned on by its name only.
            if own is not Severity.OFF and fnmatchcase(rule, pattern):
                return Severity[name.upper()]
        return own

    def changed(self, values: Mapping[str, Any]) -> "Settings":
        """Return these settings with some replaced; mappings and thresholds are merged."""
        known = {f.name: getattr(self, f.name) for f in fields(self)}
        for name, value in values.items():
            if name == "thresholds":
                old = {f.name: getattr(self.thresholds, f.name) for f in fields(Thresholds)}
                known[name] = Thresholds(**{**old, **value})
            elif isinstance(value, Mapping):
                # What is said again counts as said later, for patterns of which the last one wins.
                old = {key: each for key, each in known[name].items() if key not in value}
                known[name] = {**old, **value}
            else:
                known[name] = value
        return Settings(**known)


def matches(rule: str, patterns: Iterable[str]) -> bool:
    """Tell whether one of some patterns names a rule."""
    return any(fnmatchcase(rule, pattern) for pattern in patterns)


STANDARD = Settings()
"""What is in force where nothing is configured."""
