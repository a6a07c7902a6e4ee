"""Make up the parts of a journey that no walk depends on: what a team knows, does and hears."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journey.model.customers import Definition, Promise
from journey.model.funnel import EXPECTED_PHASES, Stage, Touchpoint
from journey.model.goals import Activation, Band, Closure, Goal, Meaning, Metric, Mission
from journey.model.governance import Guide, Review, Waiver
from journey.model.journey import Journey, UnusedPhase
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
from journey.model.voice import Cause, Decision, Effect, Feedback, Improvement, Told, Voice
from journey.testing.chance import Chance
from journey.testing.laying import TIMES
from journey.testing.plan import Plan
from journey.testing.pool import Ids
from journey.testing.saying import Speaker
from journey.universe import Universe

MONEY = ("52000 KRW", "9.99 EUR", "-1 USD")
AMOUNTS = (0.0, 5.0, 0.25, -3.5, 1e9, 1e-3)
COUNTS = (0.0, 12.0, 0.5, 1e6)
DAYS = (date(2026, 11, 1), date(1999, 12, 31), date(2024, 2, 29), date(2090, 1, 1))
EVERY = ("day", "2 weeks", "parcel")
SAVINGS: tuple[float | tuple[float, float], ...] = (0.3, (0.5, 0.7), 0.0, 1.0, (0.0, 1.0))
EFFORTS: tuple[float | tuple[float, float], ...] = (40.0, (80.0, 120.0), 0.0)
GRADES = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Names:
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
        self, chance: Chance, plan: Plan, ids: Ids, points: Sequence[str], universe: Universe
    ) -> None:
        self.chance, self.plan, self.say = chance, plan, Speaker(chance, plan)
        number = self.number
        self.names = Names(
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
                    source=say.perhaps(),
                    every=chance.perhaps(("day", "2 weeks", "quarter")),
                    at=chance.few(names.points),
                    owner=chance.perhaps(names.teams),
                )
                for id in names.metrics
            ),
        }


def furnish(furnisher: Furnisher, journey: Journey) -> Journey:
    """Give a journey some of the parts that no walk depends on."""
    make = _Sections(furnisher, journey)
    make.chance.begin()
    chosen = make.sections if make.plan.full else make.chance.some(make.sections)
    changes: dict[str, Any] = {}
    for section in chosen:
        make.chance.begin()
        changes |= section()
    return journey.model_copy(update=changes)


class _Sections:
    """Makes up whole sections of a file."""

    def __init__(self, furnisher: Furnisher, journey: Journey) -> None:
        self.make, self.journey = furnisher, journey
        self.chance, self.say, self.plan = furnisher.chance, furnisher.say, furnisher.plan
        self.names = furnisher.names
        self.actions = [action.id for action in journey.actions]
        self.means: tuple[str, ...] = ()
        self.sections = (
            self.head,
            self.mission,
            self.goals,
            self.activation,
            self.feedback,
            self.voc,
            self.improvements,
            self.meetings,
            self.promises,
            self.unused,
            self.cycle,
        )

    def head(self) -> dict[str, Any]:
        chance = self.chance
        return {
            "title": self.say.perhaps(),
            "version": chance.perhaps((0, 4)),
            "owner": chance.perhaps(self.names.teams),
            "follows": chance.one(("customer", "order", "case", "account")),
            "reviewed": self.make.perhaps_day(),
            "review_every": chance.perhaps(TIMES),
        }

    def unused(self) -> dict[str, Any]:
        present = {stage.phase for stage in self.journey.stages}
        missing = [phase for phase in EXPECTED_PHASES if phase not in present]
        return {
            "unused_phases": tuple(
                UnusedPhase(id=phase, reason=self.say.text()) for phase in missing
            )
        }

    def cycle(self) -> dict[str, Any]:
        """Let action items free time for others, and offers keep a free path."""
        return {"stages": tuple(map(self._freeing, self.journey.stages))}

    def _freeing(self, stage: Stage) -> Stage:
        return stage.model_copy(update={"actions": tuple(map(self._freed, stage.actions))})

    def _freed(self, action: Action) -> Action:
        chance, offer = self.chance, action.offer
        if offer is not None:
            free = chance.perhaps(self.actions)
            changes = {"free_path": free, "uptake": chance.perhaps((0.05, 0.0, 1.0))}
            offer = offer.model_copy(update=changes)
        frees = chance.perhaps(self.actions)
        return action.model_copy(update={"offer": offer, "frees_time_for": frees})

    def mission(self) -> dict[str, Any]:
        if self.chance.flip():
            self.means = ("ease",)
        means = tuple(Meaning(id=id, title=self.say.perhaps()) for id in self.means)
        return {"mission": Mission(text=self.say.text(), means=means)}

    def _decision(self) -> Decision | None:
        if not self.chance.flip():
            return None
        return Decision(date=self.make.day(), by=self.chance.few(self.names.teams))

    def goals(self) -> dict[str, Any]:
        chance, names = self.chance, self.names
        goal = Goal(
            id="goal",
            metric=chance.perhaps(names.metrics),
            target=chance.perhaps(AMOUNTS),
            task=self.say.perhaps(),
            by=self.make.perhaps_day(),
            guardrail=chance.perhaps(names.metrics),
            serves=self.means,
            owner=chance.perhaps(names.teams),
            agreed=self._decision(),
            closed=Closure(date=self.make.day()) if chance.flip() else None,
        )
        return {"goals": (goal,)}

    def activation(self) -> dict[str, Any]:
        low = Band(id="low", below=1.0, actions=self.chance.few(self.actions))
        metric = self.chance.perhaps(self.names.metrics)
        bands = (low, Band(id="high"))
        return {"activation": Activation(metric=metric, for_=self.make.who(), bands=bands)}

    def feedback(self) -> dict[str, Any]:
        chance, names = self.chance, self.names
        survey = Feedback(
            id="asked",
            kind=chance.perhaps(("survey", "review")),
            at=chance.few(names.points),
            for_=self.make.who(),
            metric=chance.perhaps(names.metrics),
            owner=chance.perhaps(names.teams),
            review_every=chance.perhaps(TIMES),
        )
        return {"feedback": (survey,)}

    def voc(self) -> dict[str, Any]:
        voices = [self._voice("voice_1", None)]
        if self.chance.flip():
            voices.append(self._voice("voice_2", "voice_1"))
        return {"voc": tuple(voices)}

    def _voice(self, id: str, parent: str | None) -> Voice:
        chance, names = self.chance, self.names
        return Voice(
            id=id,
            parent=parent,
            title=self.say.perhaps(),
            kind=chance.perhaps(("complaint", "question", "wish", "praise")),
            heard_at=tuple(names.points) if self.plan.full else chance.few(names.points),
            caused_at=chance.few(names.points),
            cause=Cause(team=chance.perhaps(names.teams), text=self.say.perhaps()),
            severity=chance.perhaps(GRADES),
            per_month=chance.perhaps(COUNTS),
            action=chance.perhaps(self.actions),
            with_=chance.few(names.teams),
        )

    def improvements(self) -> dict[str, Any]:
        chance, names = self.chance, self.names
        better = Improvement(
            id="better",
            title=self.say.perhaps(),
            changes=chance.few((*names.points, *names.metrics, *self.actions)),
            value=chance.perhaps(GRADES),
            status=chance.perhaps(("proposed", "shipped", "rejected")),
            decided=self._decision(),
            told=Told(internal=self.make.perhaps_day()),
            effect=Effect(metric=chance.perhaps(names.metrics), before=chance.perhaps(AMOUNTS)),
        )
        return {"improvements": (better,)}

    def meetings(self) -> dict[str, Any]:
        chance, names = self.chance, self.names
        review = Review(id="meeting", every=chance.one(TIMES), teams=chance.few(names.teams))
        guide = Guide(id="guide", for_=self.make.who(), reviewed=self.make.perhaps_day())
        place = chance.one(names.points)
        waiver = Waiver(rule="ignored-pain", at=place, reason="They know")
        return {"reviews": (review,), "guides": (guide,), "waivers": (waiver,)}

    def promises(self) -> dict[str, Any]:
        action = self.chance.perhaps(self.actions)
        promise = Promise(text=self.say.perhaps(), action=action)
        details = tuple(
            Definition(id=id, needs=self.say.perhaps(), promise=promise)
            for id in self.chance.few(self.names.customers)
        )
        customers = self.journey.customers.model_copy(update={"definitions": details})
        return {"customers": customers}
