"""Make up the parts of a journey that no walk depends on: what a team knows, does and hears."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journey.model.funnel import Stage, Touchpoint
from journey.model.goals import Metric
from journey.model.operations import (
    Action,
    Channel,
    Efforts,
    EventTrigger,
    Maturing,
    Offer,
    Savings,
    Since,
    Team,
)
from journey.states.universe import Universe
from journey.testing.generating.chance import Chance
from journey.testing.generating.plan import JourneyPlan
from journey.testing.generating.pool import Ids
from journey.testing.generating.texts import Speaker
from journey.testing.generating.ways import TIMES

MONEY = ("52000 KRW", "9.99 EUR", "-1 USD")
AMOUNTS = (0.0, 5.0, 0.25, -3.5, 1e9, 1e-3)
COUNTS = (0.0, 12.0, 0.5, 1e6)
DAYS = (date(2026, 11, 1), date(1999, 12, 31), date(2024, 2, 29), date(2090, 1, 1))
EVERY = ("day", "2 weeks", "parcel")
SAVINGS: tuple[float | tuple[float, float], ...] = (0.3, (0.5, 0.7), 0.0, 1.0, (0.0, 1.0))
EFFORTS: tuple[float | tuple[float, float], ...] = (40.0, (80.0, 120.0), 0.0)


@dataclass(frozen=True)
class KnownIds:
    """The ids that parts may refer to.

    Attributes:
        points: Touchpoints.
        customers: Customers who exist, as `type/situation`.
        teams: Teams.
        channels: Channels.
        metrics: Metrics.
    """

    points: Sequence[str]
    customers: Sequence[str]
    teams: Sequence[str] = ()
    channels: Sequence[str] = ()
    metrics: Sequence[str] = ()


class Furnisher:
    """Makes up parts of a journey."""

    def __init__(
        self, chance: Chance, plan: JourneyPlan, ids: Ids, points: Sequence[str], universe: Universe
    ) -> None:
        self.chance, self.plan, self.say = chance, plan, Speaker(chance, plan)
        number = self.number
        self.names = KnownIds(
            points,
            tuple(map(str, universe)),
            ids.take("team", number()),
            ids.take("channel", number()),
            ids.take("metric", number()),
        )

    def number(self) -> int:
        """Return how many there are of something that there need not be."""
        if not self.plan.operations:
            return 0
        return 2 if self.plan.full else self.chance.one(range(3))

    def day(self) -> date:
        """Return a day; the first is one that reads well."""
        return self.chance.one(DAYS)

    def perhaps_day(self) -> date | None:
        """Return a day, or none."""
        return self.day() if self.chance.flip() else None

    def who(self) -> str | tuple[str, ...]:
        """Return a pattern of customers."""
        customers = self.names.customers
        several = tuple(customers) if len(customers) > 1 else "any"
        return self.chance.one(("any", *customers, several))

    def touchpoint(self, id: str, entry: Any, outcome: Any, chance: Chance) -> Touchpoint:
        """Return a touchpoint, perhaps with some detail."""
        if not self.plan.full and not chance.flip():
            return Touchpoint(id=id, entry=entry, outcome=outcome)
        names = self.names
        feelings = (-3, -1, 0, 1, 3)
        emotion: Any = chance.perhaps((*feelings, "each"))
        if emotion == "each":
            emotion = {"any": chance.one(feelings)}
        return Touchpoint(
            id=id,
            entry=entry,
            outcome=outcome,
            title=Speaker(chance, self.plan).perhaps(),
            channels=chance.few(names.channels),
            owner=chance.perhaps(names.teams),
            control=chance.perhaps(("brand", "partner", "customer", "social")),
            event=chance.perhaps((f"seen_{id}", "결제됨", "a b", "404")),
            emotion=emotion,
            moment_of_truth=not self.plan.full and chance.flip(),
            metrics=chance.few(names.metrics),
            serves=chance.few(names.points),
            worth=chance.perhaps(MONEY),
            reviewed=chance.perhaps(DAYS),
        )

    def stage(self, id: str, phase: Any, points: tuple[Touchpoint, ...], number: int) -> Stage:
        """Return a stage with its touchpoints, and perhaps with action items."""
        chance, names = self.chance, self.names
        chance.begin()
        actions: tuple[Action, ...] = ()
        if self.plan.full or (self.plan.operations and chance.flip()):
            actions = (self.action(f"act_{number + 1}", [point.id for point in points]),)
        return Stage(
            id=id,
            phase=phase,
            title=self.say.perhaps(),
            owner=chance.perhaps(names.teams),
            channels=chance.few(names.channels),
            reviewed=chance.perhaps(DAYS),
            review_every=chance.perhaps(TIMES),
            metrics=chance.few(names.metrics),
            touchpoints=points,
            actions=actions,
        )

    def action(self, id: str, here: Sequence[str]) -> Action:
        """Return an action item of a stage that has some touchpoints."""
        chance, names, say = self.chance, self.names, self.say
        if not chance.flip():
            return Action(id=id, title=say.perhaps(), every=chance.perhaps(EVERY))
        return Action(
            id=id,
            title=say.perhaps(),
            # What is bound to nobody and nowhere in particular answers for all.
            at=() if self.plan.full else chance.few(here),
            for_=None if self.plan.full else chance.perhaps(names.customers),
            when=EventTrigger(event="결제됨") if chance.flip() else say.perhaps(),
            owner=chance.perhaps(names.teams),
            with_=chance.few(names.teams),
            channels=chance.few(names.channels),
            within=chance.perhaps(TIMES),
            metric=chance.perhaps(names.metrics),
            maturity=chance.perhaps(("project", "process", "automated")),
            since=Since(
                project=self.perhaps_day(),
                process=self.perhaps_day(),
                automated=self.perhaps_day(),
            ),
            hours_per_month=chance.perhaps(COUNTS),
            human=chance.flip(),
            offer=None if self.plan.full or not chance.flip() else Offer(price=chance.one(MONEY)),
            maturing=self.maturing() if chance.flip() else None,
        )

    def maturing(self) -> Maturing:
        """Return what maturing an action item saves and costs."""
        chance = self.chance
        return Maturing(
            first_hours=chance.perhaps(COUNTS),
            saves=Savings(process=chance.perhaps(SAVINGS), automated=chance.perhaps(SAVINGS)),
            effort=Efforts(process=chance.perhaps(EFFORTS), automated=chance.perhaps(EFFORTS)),
        )

    def declared(self) -> dict[str, Any]:
        """Return teams, channels and metrics."""
        chance, names, say = self.chance, self.names, self.say
        chance.begin()
        return {
            "teams": tuple(Team(id=id, title=say.perhaps()) for id in names.teams),
            "channels": tuple(Channel(id=id, title=say.perhaps()) for id in names.channels),
            "metrics": tuple(
                Metric(
                    id=id,
                    title=say.perhaps(),
                    kind=chance.perhaps(("csat", "ces", "nps", "other")),
                    unit=chance.perhaps(("ratio", "score", "money")),
                    better=chance.perhaps(("higher", "lower")),
                    scope=chance.perhaps(("touchpoint", "stage", "journey", "relationship")),
                    source=say.perhaps(),
                    every=chance.perhaps(("day", "2 weeks", "quarter")),
                    at=chance.few(names.points),
                    owner=chance.perhaps(names.teams),
                )
                for id in names.metrics
            ),
        }
