"""What a project may say of how its journeys are to be checked."""

from dataclasses import dataclass, field


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
        unproven_after: How long after shipping an improvement's effect may be unknown.
        definitions_for: The customers for whom undefined-customer wants a definition of the pair.
    """

    help_steps: int = 2
    automation_hours: float = 20
    high_pain: float = 100
    low_pain: float = 20
    undecided_after: str = "60 days"
    unproven_after: str = "90 days"
    definitions_for: str | tuple[str, ...] = "any"


@dataclass(frozen=True)
class Settings:
    """What is in force for one file.

    Attributes:
        thresholds: The figures from which rules speak.
    """

    thresholds: Thresholds = field(default_factory=Thresholds)


STANDARD = Settings()
"""What is in force where nothing is configured."""
