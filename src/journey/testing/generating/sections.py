"""Make up whole sections of a file: goals, voices, improvements, meetings and all the rest."""

from datetime import date
from typing import Any

from journey.model.customers import Definition, Promise
from journey.model.funnel import EXPECTED_PHASES, Stage
from journey.model.goals import Activation, Band, Closure, Goal, Meaning, Mission
from journey.model.governance import Guide, Review, Waiver
from journey.model.journey import Journey, UnusedPhase
from journey.model.operations import Action, EventTrigger
from journey.model.voice import Cause, Decision, Effect, Feedback, Improvement, Status, Told, Voice
from journey.testing.generating.parts import AMOUNTS, COUNTS, Furnisher
from journey.testing.generating.ways import TIMES

GRADES = (1, 2, 3, 4, 5)
STATUSES: tuple[Status, ...] = (
    "proposed",
    "agreed",
    "doing",
    "shipped",
    "verified",
    "rejected",
)
AGENDA = ("voc", "improvements", "goals", "What else there is")


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
        self.voices: tuple[str, ...] = ()
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
            title=self.say.perhaps(),
            metric=chance.perhaps(names.metrics),
            target=chance.perhaps(AMOUNTS),
            task=self.say.perhaps(),
            by=self.make.perhaps_day(),
            guardrail=chance.perhaps(names.metrics),
            serves=self.means,
            owner=chance.perhaps(names.teams),
            agreed=self._decision(),
            closed=self._closure(),
        )
        return {"goals": (goal,)}

    def _closure(self) -> Closure | None:
        self.chance.begin()
        if not self.chance.flip():
            return None
        return Closure(date=self.make.perhaps_day(), learned=self.say.perhaps())

    def activation(self) -> dict[str, Any]:
        few = self.chance.few(self.actions)
        low = Band(id="low", title=self.say.perhaps(), below=1.0, actions=few)
        metric = self.chance.perhaps(self.names.metrics)
        bands = (low, Band(id="high"))
        return {"activation": Activation(metric=metric, for_=self.make.who(), bands=bands)}

    def feedback(self) -> dict[str, Any]:
        chance, names = self.chance, self.names
        survey = Feedback(
            id="asked",
            title=self.say.perhaps(),
            kind=chance.perhaps(("survey", "review")),
            at=chance.few(names.points),
            for_=self.make.who(),
            when=EventTrigger(event="결제됨") if chance.flip() else self.say.perhaps(),
            metric=chance.perhaps(names.metrics),
            owner=chance.perhaps(names.teams),
            review_every=chance.perhaps(TIMES),
            reviewed=self.make.perhaps_day(),
        )
        return {"feedback": (survey,)}

    def voc(self) -> dict[str, Any]:
        voices = [self._voice("voice_1", None)]
        if self.chance.flip():
            voices.append(self._voice("voice_2", "voice_1"))
        self.voices = tuple(voice.id for voice in voices)
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
            priority=chance.perhaps(("low", "normal", "high")),
            owner=chance.perhaps(names.teams),
            action=chance.perhaps(self.actions),
            review_every=chance.perhaps(TIMES),
            reviewed=self.make.perhaps_day(),
            with_=chance.few(names.teams),
        )

    def improvements(self) -> dict[str, Any]:
        number = 1 if self.plan.full else 1 + self.chance.one(range(3))
        return {"improvements": tuple(self._improvement(f"better_{n + 1}") for n in range(number))}

    def _improvement(self, id: str) -> Improvement:
        chance, names = self.chance, self.names
        chance.begin()
        days = (self.make.perhaps_day(), self.make.perhaps_day())
        return Improvement(
            id=id,
            title=self.say.perhaps(),
            from_=chance.few(self.voices),
            changes=chance.few((*names.points, *names.metrics, *self.actions)),
            value=chance.perhaps(GRADES),
            effort=chance.perhaps(GRADES),
            status=chance.perhaps(STATUSES),
            proposed=days[0],
            decided=self._decision(),
            shipped=days[1],
            told=Told(internal=self.make.perhaps_day(), customers=self.make.perhaps_day()),
            effect=self._effect(),
            reason=self.say.perhaps(),
            owner=chance.perhaps(names.teams),
        )

    def _effect(self) -> Effect:
        chance = self.chance
        metric = chance.perhaps(self.names.metrics)
        return Effect(
            metric=metric,
            voice=None if metric else chance.perhaps(self.voices),
            before=chance.perhaps(AMOUNTS),
            after=chance.perhaps(AMOUNTS),
            date=self.make.perhaps_day(),
        )

    def meetings(self) -> dict[str, Any]:
        chance, names, say = self.chance, self.names, self.say
        review = Review(
            id="meeting",
            title=say.perhaps(),
            every=chance.one(TIMES),
            teams=chance.few(names.teams),
            agenda=chance.few((*AGENDA, *names.points)),
            last=self.make.perhaps_day(),
        )
        guide = Guide(
            id="guide",
            title=say.perhaps(),
            kind=chance.perhaps(("policy", "manual", "training", "announcement")),
            for_=self.make.who(),
            owner=chance.perhaps(names.teams),
            reviewed=self.make.perhaps_day(),
            review_every=chance.perhaps(TIMES),
        )
        waiver = Waiver(
            rule="ignored-pain",
            at=chance.one(names.points),
            reason="They know",
            owner=chance.perhaps(names.teams),
            until=chance.perhaps((date(9999, 1, 1),)),
        )
        return {"reviews": (review,), "guides": (guide,), "waivers": (waiver,)}

    def cycle(self) -> dict[str, Any]:
        """Let action items free time for others, and offers keep a free path."""
        return {"stages": tuple(map(self._freeing, self.journey.stages))}

    def _freeing(self, stage: Stage) -> Stage:
        return stage.model_copy(update={"actions": tuple(map(self._freed, stage.actions))})

    def _freed(self, action: Action) -> Action:
        self.chance.begin()
        chance, offer = self.chance, action.offer
        if offer is not None:
            free = chance.perhaps(self.actions)
            changes = {"free_path": free, "uptake": chance.perhaps((0.05, 0.0, 1.0))}
            offer = offer.model_copy(update=changes)
        frees = chance.perhaps(self.actions)
        return action.model_copy(update={"offer": offer, "frees_time_for": frees})

    def promises(self) -> dict[str, Any]:
        action = self.chance.perhaps(self.actions)
        promise = Promise(text=self.say.perhaps(), action=action)
        details = tuple(
            Definition(id=id, title=self.say.perhaps(), needs=self.say.perhaps(), promise=promise)
            for id in self.chance.few(self.names.customers)
        )
        customers = self.journey.customers.model_copy(update={"definitions": details})
        return {"customers": customers}
