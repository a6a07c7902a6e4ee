"""What the voice of the customer comes to: what hurts, whose it is, and what nobody answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journey.model.journey import Journey
from journey.model.voice import FeedbackKind, Priority, VoiceKind
from journey.operating.voices.counts import Measured
from journey.operating.voices.evaluation import Evaluation
from journey.operating.voices.pain import Pains
from journey.operating.voices.volume import VoiceVolume
from journey.problems.source import Path

Gap = Literal["action", "improvement", "reason", "owner", "cause", "priority", "place", "told"]
"""What a class of voice is missing: who relieves it, what ends it (or why that was rejected), who
answers for it; what causes it, how urgent it is, where it is said, and whether those are told whose
work it comes from. All but the owner are what the rule of each asks for."""

UNANSWERED: tuple[Gap, ...] = ("action", "improvement", "reason", "owner")
"""The gaps that leave a voice without an answer; the others are open questions."""

Role = Literal["owns", "causes", "told"]
"""What a class of voice has to do with a team."""

ROLES: tuple[Role, ...] = ("owns", "causes", "told")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one class of voice stands, with what it has from its parents.

    Attributes:
        id: The class of voice.
        path: Where the journey says it.
        parent: The wider class of voice; None where it has none that is declared.
        depth: How many wider ones there are above it.
        kind: Complaint, question, wish or praise.
        rank: Its place among all that is no praise, from 1; None for praise. A severity of 5 comes
            before everything else, whatever priority it was given; then come high, normal and low
            priorities and those that nobody knows; then the greater whole pain; then the file's
            order.
        severity: From 1 to 5.
        per_month: How often it is heard in a month, as the file says.
        pain: Its own pain: severity × what is heard in a month and not as a narrower voice; None
            where that is unknown, for praise, and where it is counted with a wider voice.
        whole: Its whole pain: its own and that of all narrower voices, as far as known; None where
            nothing is known, and for praise.
        counted_with: The wider voice in whose frequency it is contained, where it has none itself.
        share: The part of all pain that its own is, from 0 to 1.
        priority: How urgent it is; None where neither words nor figures tell.
        computed: How urgent the figures alone would make it.
        cause_team: The team whose work it comes from.
        caused_at: The touchpoints at which it is caused.
        heard_at: The touchpoints at which it is heard.
        action: The action item that relieves it.
        improvements: What changes because of it, or of a wider or narrower voice; what was rejected
            changes nothing.
        owner: The team that answers for it.
        told: The teams that are told.
        lacks: What is missing, in the order of `Gap`; what a waiver excuses aside.
        waived: What is missing and excused by a waiver.
        due: By when it is to be looked at again; None where nothing says so, and where it never was
            looked at.
        is_overdue: Whether that day is past, or it is to be looked at and never was.
        roles: What it has to do with the team that was asked for.
    """

    id: str
    path: Path
    parent: str | None
    depth: int
    kind: VoiceKind | None
    rank: int | None
    severity: int | None
    per_month: float | None
    pain: float | None
    whole: float | None
    counted_with: str | None
    share: float | None
    priority: Priority | None
    computed: Priority | None
    cause_team: str | None
    caused_at: tuple[str, ...]
    heard_at: tuple[str, ...]
    action: str | None
    improvements: tuple[str, ...]
    owner: str | None
    told: tuple[str, ...]
    lacks: tuple[Gap, ...] = ()
    waived: tuple[Gap, ...] = ()
    due: date | None = None
    is_overdue: bool = False
    roles: tuple[Role, ...] = ()

    @property
    def is_overridden(self) -> bool:
        """Whether the priority was decided by hand and the figures say another one."""
        return self.computed is not None and self.priority != self.computed

    @property
    def is_unanswered(self) -> bool:
        """Whether nobody relieves it, nothing will end it, or nobody answers for it."""
        return any(gap in UNANSWERED for gap in self.lacks)

    @property
    def is_praise(self) -> bool:
        """Whether it says what is good."""
        return self.kind == "praise"


@dataclass(frozen=True, slots=True)
class Collecting:
    """One way in which the voice of the customer is collected.

    Attributes:
        id: The collection of feedback.
        path: Where the journey says it.
        kind: How it is collected.
        at: The touchpoints at which; none means wherever customers are.
        for_: From whom.
        metric: The metric that it feeds.
        owner: The team that reads it.
        review_every: How often it is read.
        reviewed: When it was last read.
        due: By when it is to be read again; None where nothing says so.
        is_overdue: Whether that day is past.
        lacks: What rule `unread-feedback` misses: `owner`, `rhythm`.
    """

    id: str
    path: Path
    kind: FeedbackKind | None
    at: tuple[str, ...]
    for_: str | tuple[str, ...]
    metric: str | None
    owner: str | None
    review_every: str | None
    reviewed: date | None
    due: date | None
    is_overdue: bool
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """A touchpoint at which nothing is said, or nobody listens.

    Attributes:
        touchpoint: The touchpoint.
        stage: Its stage.
        owner: The team that owns it.
        path: Where the journey says it.
        is_waived: Whether a waiver excuses it.
    """

    touchpoint: str
    stage: str
    owner: str | None
    path: Path
    is_waived: bool = False


@dataclass(frozen=True)
class VoiceOfCustomer:
    """What customers say, and what the company does about it.

    Attributes:
        name: The file's name, or the journey's id.
        today: The day for which it is said.
        team: The team whose part of it this is; None for all. The lists then hold what the team
            owns, causes or is told; sums and shares remain those of the whole.
        voices: Every class of voice: what is no praise by its rank, then praise, the most frequent
            first.
        pains: What hurts by cause, by place and by team.
        collections: How the voice is collected, in the file's order.
        silent: The touchpoints at which rule `silent-touchpoint` misses a voice.
        deaf: The touchpoints at which rule `deaf-touchpoint` misses somebody who listens.
        volumes: What was counted beside what the file says; None where nothing was counted.
        measured: The counts; None where there are none.
        touchpoints: Each touchpoint on one line, in the order of the funnel; empty where that was
            not asked for.
        uncertain: The ids of the rules of which nothing is known, because something that they read
            is uncertain until a mistake of the file is mended; what they find is missing here.
    """

    name: str
    today: date
    team: str | None
    voices: tuple[Standing, ...]
    pains: Pains
    collections: tuple[Collecting, ...]
    silent: tuple[Quiet, ...]
    deaf: tuple[Quiet, ...]
    volumes: tuple[VoiceVolume, ...] | None = None
    measured: Measured | None = None
    touchpoints: tuple[Evaluation, ...] = ()
    journey: Journey = field(repr=False, kw_only=True)
    uncertain: tuple[str, ...] = field(default=(), repr=False, kw_only=True)

    def __getitem__(self, id: str) -> Standing:
        """Return where one class of voice stands.

        Raises:
            KeyError: There is none of this name, or it is nothing to the team.
        """
        for each in self.voices:
            if each.id == id:
                return each
        raise KeyError(id)

    @property
    def issues(self) -> tuple[Standing, ...]:
        """What is no praise, the most urgent first."""
        return tuple(each for each in self.voices if not each.is_praise)

    @property
    def praised(self) -> tuple[Standing, ...]:
        """What is praised, the most frequent first."""
        return tuple(each for each in self.voices if each.is_praise)

    @property
    def unanswered(self) -> tuple[Standing, ...]:
        """What nobody relieves, nothing will end, or nobody answers for."""
        return tuple(each for each in self.issues if each.is_unanswered)

    @property
    def questions(self) -> tuple[Standing, ...]:
        """What is answered, and still lacks something."""
        return tuple(each for each in self.issues if each.lacks and not each.is_unanswered)

    @property
    def dues(self) -> tuple[Standing, ...]:
        """What is to be looked at again: what never was, then by date."""
        found = [each for each in self.voices if each.due is not None or each.is_overdue]
        return tuple(sorted(found, key=lambda each: (each.due is not None, each.due or date.min)))

    @property
    def tree(self) -> Iterator[Standing]:
        """Every class of voice in the file's order, narrower ones after their parents."""
        below: dict[str | None, list[Standing]] = {}
        order = {voice.id: number for number, voice in enumerate(self.journey.voc)}
        shown = {each.id for each in self.voices}
        for each in sorted(self.voices, key=lambda each: order[each.id]):
            parent = each.parent if each.parent in shown and each.depth else None
            below.setdefault(parent, []).append(each)
        stack = below.get(None, [])[::-1]
        while stack:
            each = stack.pop()
            yield each
            stack += below.get(each.id, [])[::-1]
