"""What a team does for its customers: every action item, how far it is, what maturing it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journey.model.amounts import Range
from journey.model.customers import Customer
from journey.model.operations import Maturity
from journey.problems.source import Path
from journey.words.sentences import Sentence

Kind = Literal["manual", "human", "automated", "unknown"]
"""Whether an action item is done by hand, is to stay with people, is automated, or nobody says."""

KINDS: tuple[Kind, ...] = ("manual", "human", "automated", "unknown")

Basis = Literal["file", "configuration", "estimate"]
"""Where a figure of maturing comes from; `estimate` is one practitioner's estimate."""

Freedom = Literal["free", "none", "itself", "sold", "undeclared", "unknown"]
"""Whether what is sold has a free path: it has, it names none, itself, another that is sold as
well, or one that the journey does not have; or that is unknown until a mistake of the file is
mended."""


@dataclass(frozen=True)
class Workload:
    """How many action items there are, and how many hours they take.

    Attributes:
        items: How many.
        hours: Their hours each month, as far as they are said; None where there are some and none
            of them says any.
        unsaid: How many of them do not say their hours.
    """

    items: int
    hours: float | None
    unsaid: int


@dataclass(frozen=True)
class Passage:
    """How long an action item took to mature.

    Attributes:
        before: The maturity that it had.
        after: The one that it reached.
        days: How many days lay between the two.
    """

    before: Maturity
    after: Maturity
    days: int


@dataclass(frozen=True)
class PlaybookItem:
    """An action item.

    Attributes:
        action: Its id.
        stage: The id of its stage.
        path: Its model path.
        at: The touchpoints that it is bound to; none means the whole stage.
        patterns: Whom it is for; empty where it is for everyone, which makes it a generic one.
        divided: Which part of its hours is for which customer type, as in `few_and_many`; empty
            where no customer can meet it.
        when: What sets it off, in words; None where it has no trigger or an event is one.
        event: The event in the data that sets it off.
        every: Its rhythm.
        owner: The team that does it.
        helpers: The teams with whom.
        within: Its deadline after the trigger.
        channels: The media that it uses.
        metric: The metric that tells whether it works.
        maturity: How far it is made routine; None where that is not said.
        since: When it reached that; None where it is not said or lies ahead.
        days: How many days it has been so.
        passages: How long it took to mature, where the dates of both ends are said.
        hours: Its hours each month; None where they are not said.
        human: Whether it must stay with people.
        kind: Whether it counts as manual, human, automated or unknown. What is automated counts as
            that, even where it says that it must stay with people.
        price: What it costs the customer, where it is sold.
        frees: The action item that gets the time which maturing this one frees.
    """

    action: str
    stage: str
    path: Path
    at: tuple[str, ...]
    patterns: tuple[str, ...]
    divided: Mapping[str, float]
    when: Sentence | None
    event: str | None
    every: str | None
    owner: str | None
    helpers: tuple[str, ...]
    within: str | None
    channels: tuple[str, ...]
    metric: str | None
    maturity: Maturity | None
    since: date | None
    days: int | None
    passages: tuple[Passage, ...]
    hours: float | None
    human: bool
    kind: Kind
    price: str | None
    frees: str | None

    @property
    def is_generic(self) -> bool:
        """Whether it is for everyone."""
        return not self.patterns


@dataclass(frozen=True)
class Group:
    """Action items that have something in common.

    Attributes:
        id: The stage, team or customer type; None for what has no team, or is met by nobody.
        items: The stage's, those that the team owns, or those that name customers of the type.
        others: Those that the team helps with, or generic ones that the type can meet.
        tallies: By kind, how many and how many hours: of a stage its own, of a team those that it
            owns. A type counts all that it can meet, with its part of the hours.
    """

    id: str | None
    items: tuple[str, ...]
    others: tuple[str, ...]
    tallies: Mapping[Kind, Workload]


@dataclass(frozen=True)
class MaturingStep:
    """What maturing an action item from what it is now would save and cost.

    Attributes:
        to: The maturity that it would reach.
        before: Its hours each month now.
        after: Its hours each month then.
        saves: The hours that it would save each month; below 0 where it would take more.
        effort: The hours of work, once, of getting there, as far as they are known; None where
            none are.
        missing: The maturities on the way of which nobody knows the effort.
        payback: After how many months it has saved its effort; infinite where it never does. None
            where no effort is known, at least so many where some is missing.
        year: The hours that it saves in the first year, less the effort that is known.
        saves_by: Where the savings come from.
        effort_by: Where the effort comes from; None where none is known.
    """

    to: Maturity
    before: float
    after: Range
    saves: Range
    effort: Range | None
    missing: tuple[Maturity, ...]
    payback: Range | None
    year: Range
    saves_by: Basis
    effort_by: Basis | None


@dataclass(frozen=True)
class Prospect:
    """An action item that could mature.

    Attributes:
        action: Its id.
        path: Its model path.
        maturity: What it is now.
        hours: Its hours each month; None where they are not said.
        steps: What the next maturity saves and costs, and then automation. A project that must stay
            with people has one step, to a process. Empty where nothing can be estimated.
        reason: Why it stands where it does, in words.
    """

    action: str
    path: Path
    maturity: Maturity
    hours: float | None
    steps: tuple[MaturingStep, ...]
    reason: Sentence


@dataclass(frozen=True)
class Freed:
    """An action item that has matured, and where the time went.

    Attributes:
        action: Its id.
        path: Its model path.
        maturity: What it is now: a process, or automated.
        hours: The hours each month that it takes less than as a new project; None where unknown.
        by: Where they come from: `file` where the file says its `first_hours`.
        to: The action item that got them; None where nothing did.
    """

    action: str
    path: Path
    maturity: Maturity
    hours: Range | None
    by: Basis | None
    to: str | None


@dataclass(frozen=True)
class TimeChain:
    """Action items each of which frees time for the next.

    Attributes:
        actions: Their ids, in that order; in a ring the last frees time for the first.
        is_ring: Whether they are a ring.
        joins: Where the chain goes on as another one: the action item that both have; else None.
    """

    actions: tuple[str, ...]
    is_ring: bool
    joins: str | None


@dataclass(frozen=True)
class Deal:
    """An action item that is sold.

    Attributes:
        action: Its id.
        path: The model path of its offer.
        price: What it costs; None where that is not said.
        free_path: The action item that is to help those who do not pay.
        free: Whether it does.
        shut_out: The customers who are offered this one and cannot meet the free path.
        uptake: The part of those offered it who take it.
        offered: How many are offered it each month; None where that is unknown.
        revenue: What it is expected to bring each month, in the currency of its price.
        currency: That currency.
        unknown: Why the revenue is unknown; None where it is known.
    """

    action: str
    path: Path
    price: str | None
    free_path: str | None
    free: Freedom
    shut_out: tuple[Customer, ...]
    uptake: float | None
    offered: float | None
    revenue: float | None
    currency: str | None
    unknown: Sentence | None


@dataclass(frozen=True)
class Playbook:
    """What a team does for its customers.

    Attributes:
        name: The journey's id.
        today: The date by which durations count.
        team: The team whose playbook it is; None for all.
        items: Every action item, in the funnel's order; of a team those that it owns.
        helps: The action items that the team helps with; none where no team is asked for.
        stages: The items by stage, in the funnel's order.
        teams: The items by team, in the file's order; last those that have none.
        types: The items by customer type, in the file's order; last those that nobody can meet.
        tallies: By kind, how many items and hours.
        limit: The hours each month above which an action item is a candidate.
        candidates: What is worth automating, the best first: what the rule automation-candidate
            finds. Whichever saves most hours in the first year once automated, less the effort that
            is known, by the careful end of the range; then the shorter payback; then the file's
            order.
        others: What could mature too and takes no more than that, or must stay with people.
        freed: What has matured; of a team's playbook also what others have in its chains.
        chains: Who frees time for whom.
        idle: Of what has matured and need not stay with people, the ids of what frees time for
            nothing.
        hasty: The ids of what is automated and says of no day that it was a process: what the rule
            automated-without-process finds.
        deals: What is sold; those without a free path are what paid-without-free-path finds.
        bases: Where the figures of maturing come from, those of `file` last.
        uncertain: The ids of the rules of which nothing is known, because something that they read
            is uncertain until a mistake of the file is mended; what they find is missing here.
    """

    name: str
    today: date
    team: str | None
    items: tuple[PlaybookItem, ...]
    helps: tuple[PlaybookItem, ...]
    stages: tuple[Group, ...]
    teams: tuple[Group, ...]
    types: tuple[Group, ...]
    tallies: Mapping[Kind, Workload]
    limit: float
    candidates: tuple[Prospect, ...]
    others: tuple[Prospect, ...]
    freed: tuple[Freed, ...]
    chains: tuple[TimeChain, ...]
    idle: tuple[str, ...]
    hasty: tuple[str, ...]
    deals: tuple[Deal, ...]
    bases: tuple[Basis, ...]
    uncertain: tuple[str, ...] = field(default=(), repr=False, kw_only=True)

    def item(self, action: str) -> PlaybookItem:
        """Return the item with this id.

        Raises:
            KeyError: There is none.
        """
        for item in (*self.items, *self.helps):
            if item.action == action:
                return item
        raise KeyError(action)
