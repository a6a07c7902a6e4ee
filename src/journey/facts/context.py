"""A journey with everything that can be worked out about it, each thing once and when asked for."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from journey.facts.voices import priority_of, voices_of
from journey.facts.weights import Weights, weigh
from journey.files.certainty import doubts, uncertain_in
from journey.files.document import Document
from journey.files.given import document_of
from journey.files.settings.settings import STANDARD, Settings
from journey.model.funnel import Stage, Touchpoint
from journey.model.journey import Journey
from journey.model.operations import Action
from journey.model.voice import Priority, Voice
from journey.problems.source import Path
from journey.states.exploring import explore
from journey.states.members import members_of
from journey.states.space import StateSpace

if TYPE_CHECKING:
    from journey.states.policies.proving import Verdict

_URGENCY: dict[Priority | None, int] = {"high": 0, "normal": 1, "low": 2, None: 3}


class Context:
    """What rules and views are given.

    Attributes:
        journey: The journey.
        today: The date by which freshness is judged.
        settings: What is configured.
    """

    def __init__(
        self,
        journey: Journey,
        *,
        today: date,
        settings: Settings = STANDARD,
        document: Document | None = None,
        space: StateSpace | None = None,
    ) -> None:
        self.journey = journey
        self.today = today
        self.settings = settings
        if document is not None:
            self.document = document
        if space is not None:
            self.space = space

    @cached_property
    def document(self) -> Document:
        """What the journey was read from; one without places where it was built in Python."""
        return document_of(self.journey)

    @cached_property
    def uncertain(self) -> frozenset[Path]:
        """The model paths of which nothing is certain until a mistake is mended."""
        return uncertain_in(self.document)

    def doubts(self, reads: Iterable[str]) -> tuple[str, ...]:
        """Name what is uncertain of some model paths; nothing where what rests on them is known.

        Args:
            reads: The paths, `*` standing for any one step.
        """
        return doubts(self.uncertain, reads) if self.uncertain else ()

    @cached_property
    def space(self) -> StateSpace:
        """Who can be where."""
        return explore(self.journey)

    @cached_property
    def owners(self) -> dict[str, str | None]:
        """For each touchpoint, the team that owns it."""
        return {
            touchpoint.id: touchpoint.owner or stage.owner
            for stage in self.journey.stages
            for touchpoint in stage.touchpoints
        }

    @cached_property
    def verdicts(self) -> "tuple[Verdict, ...]":
        """For each policy, whether it holds."""
        if not self.journey.policies:
            return ()
        from journey.states.policies.proving import prove

        return tuple(prove(self.space, policy) for policy in self.journey.policies)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Every voice, with what it has from its parents."""
        return voices_of(self.journey)

    @cached_property
    def weights(self) -> Weights:
        """How much each voice hurts, alone and with what is heard under it."""
        return weigh(self.journey.voc, self.voices)

    def priority(self, voice: Voice) -> Priority | None:
        """Return how urgent a voice is; None where neither words nor figures tell."""
        whole = self.weights.whole(voice.id)
        return priority_of(voice, self.settings.thresholds, whole)

    @cached_property
    def ranked(self) -> tuple[Voice, ...]:
        """Every voice, the most urgent first; then praise, the most frequent first.

        A severity of 5 comes before everything else, whatever priority it was given; then come
        high, normal, low and unknown priorities; then the greater whole pain; then the file's
        order.
        """
        issues = [voice for voice in self.voices if voice.kind != "praise"]
        praise = [voice for voice in self.voices if voice.kind == "praise"]
        issues.sort(
            key=lambda voice: (
                voice.severity != 5,
                _URGENCY[self.priority(voice)],
                -(self.weights.whole(voice.id) or 0.0),
            )
        )
        return (*issues, *sorted(praise, key=lambda voice: -(voice.per_month or 0.0)))

    @cached_property
    def internal(self) -> int:
        """The set of internal customers."""
        universe = self.space.universe
        types = [type.id for type in self.journey.customers.types if type.internal]
        return universe.set_of(tuple(types)) if types else 0

    @cached_property
    def external(self) -> int:
        """The set of customers who are no colleagues: of these figures, shares and counts speak."""
        return self.space.universe.everyone & ~self.internal

    @cached_property
    def attended(self) -> frozenset[str]:
        """The touchpoints at which customers talk with a colleague.

        Those to which an action item is bound that stays with people, and those that colleagues
        serve.
        """
        found = {
            id
            for stage in self.journey.stages
            for action in stage.actions
            if action.human
            for id in action.at
        }
        for point in self.journey.touchpoints:
            if self.space.reached[self.space.number_of(point.id)] & self.internal:
                found |= {*point.serves}
        return frozenset(found)

    @cached_property
    def seen(self) -> int:
        """The set of customers who can be somewhere."""
        members = 0
        for here in self.space.reached:
            members |= here
        return members

    def members(self, patterns: Iterable[str]) -> int:
        """Return the set of the customers whom some patterns mean, asked for by name.

        Raises:
            UnknownCustomer: A pattern names nobody whom the journey knows.
            ExcludedCustomer: The journey says that there are none of these.
        """
        members = 0
        for pattern in patterns:
            members |= members_of(self.space, pattern)
        return members

    def addressed(self, stage: Stage, action: Action) -> int:
        """Who can meet an action: those it is for, at the touchpoints to which it is bound."""
        who = self.space.universe.set_of(action.for_)
        if not action.at:
            return who
        members, known = 0, self.journey._touchpoints
        for id in action.at:
            if id in known and known[id][0] is stage:
                members |= self.space.reached[self.space.number_of(id)]
        return who & members

    def reached(self, stage: Stage) -> int:
        """The set of customers who can be somewhere in a stage."""
        known, members = self._reached.get(id(stage), (None, 0))
        if known is None:
            for point in stage.touchpoints:
                members |= self.space.reached[self.space.number_of(point.id)]
            self._reached[id(stage)] = (stage, members)  # kept, so that its number stays its own
        return members

    @cached_property
    def _reached(self) -> dict[int, tuple[Stage, int]]:
        return {}

    def is_internal(self, touchpoint: Touchpoint) -> bool:
        """Tell whether only colleagues come to a touchpoint."""
        members = self.space.reached[self.space.number_of(touchpoint.id)]
        return bool(members) and not members & ~self.internal

    def feelings(self, touchpoint: Touchpoint) -> dict[int, int]:
        """Return how a touchpoint feels to whom: for each feeling, the set of customers.

        Where several patterns name a customer, the one that names fewest counts; of those that name
        equally many, the one that feels worse.
        """
        emotion, universe = touchpoint.emotion, self.space.universe
        if emotion is None:
            return {}
        if isinstance(emotion, int):
            return {emotion: universe.everyone}
        sets = [(universe.set_of(who), feeling) for who, feeling in emotion.items()]
        sets.sort(key=lambda pair: (pair[0].bit_count(), pair[1]))
        found: dict[int, int] = {}
        left = universe.everyone
        for members, feeling in sets:
            found[feeling] = found.get(feeling, 0) | members & left
            left &= ~members
        return found
