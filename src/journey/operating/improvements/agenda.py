"""The agenda of the meeting that reviews improvements: values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journey.facts.effects import Proof
from journey.model.voice import Improvement, Status, Voice
from journey.problems.source import Path
from journey.words.sentences import Sentence

SectionName = Literal["decide", "doing", "tell", "prove", "celebrate", "rejected"]
"""What a meeting does about an improvement."""


Role = Literal["all", "owner", "decider", "cause"]
"""How a team stands to an improvement: it carries it out, it decided on it, or its work causes the
voice from which it came. `all` is every improvement, whoever's it is."""


@dataclass(frozen=True)
class AgendaItem:
    """One improvement on the agenda.

    Attributes:
        improvement: The improvement.
        id: Its id.
        title: What people call it.
        path: Where it stands in the journey.
        section: What the meeting does about it.
        status: How far it has come.
        next: What may follow.
        does: What the meeting has to do about it.
        notes: What does not fit in what the file says of it.
        owner: The team that carries it out.
        deciders: The teams that decided.
        causes: The teams whose work causes the voices from which it came.
        voices: Those voices.
        pain: The whole pain of these, as far as known, each voice once; None where it is not, and
            for what was rejected, which ends nothing.
        value: From 1 to 5.
        effort: From 1 to 5.
        days: Days since it was proposed for what is to be decided, since the decision for what is
            under way or rejected, else since it was shipped; None where that day is not known.
        by: The day by which this is to be done, where one follows from what is configured.
        is_late: Whether that day is past, or it is a loop still open or a proof still owed.
        is_told: Whether colleagues and customers were told.
        effect: What it did, where both figures are there.
    """

    improvement: Improvement = field(repr=False)
    id: str
    title: Sentence
    path: Path
    section: SectionName
    status: Status
    next: tuple[Status, ...]
    does: Sentence
    notes: tuple[Sentence, ...]
    owner: str | None
    deciders: tuple[str, ...]
    causes: tuple[str, ...]
    voices: tuple[str, ...]
    pain: float | None
    value: int | None
    effort: int | None
    days: int | None
    by: date | None
    is_late: bool
    is_told: bool
    effect: Proof | None

    @property
    def worth(self) -> float | None:
        """Value for each point of effort; None where one of them is not known."""
        if self.value is None or self.effort is None:
            return None
        return self.value / self.effort


@dataclass(frozen=True)
class AgendaSection:
    """What the meeting does the same about, in the order in which to do it."""

    name: SectionName
    title: Sentence
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class Candidate:
    """An urgent voice from which nothing has come: what could be proposed.

    Attributes:
        voice: The voice, with what its parents say.
        id: Its id.
        title: What people call it.
        path: Where it stands in the journey.
        pain: Its whole pain; None where nothing of it is known.
        severity: From 1 to 5.
        owner: The team that answers for it.
        cause: The team whose work causes it.
        rejected: What came from it and was rejected without a reason.
    """

    voice: Voice = field(repr=False)
    id: str
    title: Sentence
    path: Path
    pain: float | None
    severity: int | None
    owner: str | None
    cause: str | None
    rejected: tuple[str, ...]


@dataclass(frozen=True)
class Rate:
    """So many of so many; of nothing there is no rate.

    Attributes:
        count: How many.
        of: Of how many.
    """

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True)
class TeamRecord:
    """How the improvements of one team fared.

    Attributes:
        team: Which team; None for all of them, or for those that name no team.
        role: How the team stands to them.
        count: How many improvements these are.
        acceptance: Agreed or later, of those decided.
        completion: Shipped or later, of those agreed or later.
        effect: Better after than before, of those measured where it is known which way is better.
        undecided: How many still wait for a decision.
        median_age: The median of the days for which these have waited; None where no day is known.
        aged: Of how many of these it is known when they were proposed.
    """

    team: str | None
    role: Role
    count: int
    acceptance: Rate
    completion: Rate
    effect: Rate
    undecided: int
    median_age: float | None
    aged: int


@dataclass(frozen=True)
class Agenda:
    """What a meeting about improvements goes through.

    Attributes:
        name: What was read.
        today: The day by which this was judged.
        team: The one team that was asked about.
        sections: What to do about which, in the order of the meeting; each improvement once.
        candidates: Urgent voices from which nothing has come, the most urgent first.
        records: How the improvements fared: all together, then by team and role.
    """

    name: str
    today: date
    team: str | None
    sections: tuple[AgendaSection, ...]
    candidates: tuple[Candidate, ...]
    records: tuple[TeamRecord, ...]

    def __getitem__(self, name: SectionName) -> tuple[AgendaItem, ...]:
        """Return the improvements about which the meeting does one thing."""
        return next(section.items for section in self.sections if section.name == name)

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """Every improvement, in the order of the meeting."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def record(self) -> TeamRecord:
        """How all of them together fared."""
        return self.records[0]

    def by(self, role: Role) -> Iterator[TeamRecord]:
        """List how the improvements of each team fared."""
        return (record for record in self.records if record.role == role)
