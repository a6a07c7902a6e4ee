"""What the chapters of a document are written from, each thing worked out once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from journey.coverage.covering import cover
from journey.coverage.figures import Coverage
from journey.facts.context import Context
from journey.facts.owners import teams_of
from journey.files.document import Document
from journey.model.journey import Journey
from journey.model.texts import Text
from journey.operating.goals.activation import activation
from journey.operating.goals.aims import Aims
from journey.operating.goals.asking import goals
from journey.operating.goals.bands import Engagement
from journey.operating.goals.readings import Readings
from journey.operating.improvements.agenda import Agenda
from journey.operating.improvements.asking import improvements
from journey.operating.improvements.due import Due
from journey.operating.improvements.dues import dues
from journey.operating.playbook.asking import operations
from journey.operating.playbook.dividing import few_and_many
from journey.operating.playbook.division import Division
from journey.operating.playbook.playbook import Playbook
from journey.operating.playbook.text import tell_operations
from journey.operating.playbook.valuing import worths
from journey.operating.playbook.worth import Worths
from journey.operating.voices.asking import voice
from journey.operating.voices.counts import Measured
from journey.operating.voices.text import tell_voice
from journey.operating.voices.tickets import Tickets
from journey.operating.voices.voc import VoiceOfCustomer
from journey.operating.wheel.answers import Answers
from journey.operating.wheel.asking import assess
from journey.operating.wheel.text import tell_wheel
from journey.operating.wheel.wheel import Wheel
from journey.pictures.chart import Chart
from journey.pictures.diagram import Diagram
from journey.pictures.drawing import draw
from journey.pictures.table import Table
from journey.problems.errors import JourneyError
from journey.problems.findings import Diagnostic
from journey.reports.paper import Kind
from journey.words.blocks import Block, Illustration, Saying, Telling, shortened_to
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence


@dataclass(frozen=True)
class Desk:
    """What the chapters of a document are written from.

    Attributes:
        document: What was read.
        context: The journey, the date and what is configured.
        kind: For which meeting.
        language: `en` or `ko`.
        team: Whose page it is; None for everybody's.
        found: Everything that `check` found.
        readings: What metrics were, where that is known.
        tickets: Tickets of customers, where there are any.
        measured: How often voices were counted, where that is known instead.
        answers: What people answered about the wheel.
        pictures: By their views, the pictures that chapters have asked for.
    """

    document: Document
    context: Context
    kind: Kind
    language: str
    team: str | None = None
    found: tuple[Diagnostic, ...] = ()
    readings: Readings | None = None
    tickets: Tickets | None = None
    measured: Measured | None = None
    answers: tuple[Answers, ...] = ()
    pictures: dict[str, Diagram | Chart | Table] = field(default_factory=dict)

    @property
    def journey(self) -> Journey:
        """The journey."""
        return self.context.journey

    @property
    def today(self) -> date:
        """The date by which everything is judged."""
        return self.context.today

    @property
    def is_brief(self) -> bool:
        """Whether everything has to fit on one page."""
        return self.kind == "summary"

    @cached_property
    def phrases(self) -> Phrases:
        """What the parts of the journey are called."""
        return Phrases(self.journey, self.language)

    @cached_property
    def _common(self) -> dict[str, Any]:
        settings = self.context.settings
        return {"today": self.today, "settings": settings, "team": self.team}

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What `check` found of the team's parts; of all parts where it is everybody's page."""
        if self.team is None:
            return self.found
        whole = self.journey
        return tuple(one for one in self.found if self.team in teams_of(whole, one.path))

    @cached_property
    def playbook(self) -> Playbook:
        """The action items."""
        return operations(self.document, **self._common)

    @cached_property
    def division(self) -> Division:
        """Whom the hours serve, beside who brings the revenue."""
        return few_and_many(self.document, settings=self.context.settings)

    @cached_property
    def worths(self) -> Worths:
        """What the outcomes are worth."""
        return worths(self.document)

    @cached_property
    def told_operations(self) -> Telling:
        """What there is to tell of the action items, whom they serve and what is earned."""
        return tell_operations(
            self.journey, self.playbook, self.division, self.worths, self.language
        )

    @cached_property
    def coverage(self) -> Coverage:
        """How complete the journey is."""
        return cover(self.document, settings=self.context.settings, today=self.today)

    @cached_property
    def hearing(self) -> VoiceOfCustomer:
        """The voice of the customer."""
        return voice(
            self.document,
            tickets=self.tickets,
            measured=self.measured,
            readings=self.readings,
            findings=self.found,
            touchpoints=self.kind == "monthly",
            **self._common,
        )

    @cached_property
    def told_voice(self) -> Telling:
        """What there is to tell of the voice of the customer."""
        return tell_voice(self.hearing, self.language)

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda of the meeting about improvements."""
        return improvements(self.document, **self._common)

    @cached_property
    def aims(self) -> Aims:
        """Where the goals stand."""
        return goals(self.document, self.readings, **self._common)

    @cached_property
    def use(self) -> Engagement | None:
        """Who is in which band of use; None where nothing tells, or one team is asked for."""
        if self.journey.activation is None or self.readings is None or self.team is not None:
            return None
        return activation(self.document, self.readings, today=self.today)

    @cached_property
    def wheel(self) -> Wheel:
        """How well the organisation is able to look after its customers."""
        settings = self.context.settings
        return assess(self.document, self.answers, today=self.today, settings=settings)

    @cached_property
    def told_wheel(self) -> Telling:
        """What there is to tell of the wheel."""
        return tell_wheel(self.wheel, self.journey, self.language)

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """What is late, or due soon."""
        return dues(self.document, **self._common)

    def chosen(self, told: Telling, *ids: str, most: int | None = None) -> Iterator[Block]:
        """Choose sections of what is told, long lists shortened to so many; None for all."""
        for block in told.chosen(*ids):
            yield shortened_to(block, most, self.language)

    def say(self, sentence: Sentence, **values: object) -> Saying:
        """Say a sentence in the language of the document."""
        return Saying(sentence.say(self.language, values))

    def sentences(self, said: Iterable[str]) -> Saying:
        """Put sentences of the library's into one line."""
        return Saying(" · ".join(filter(None, said)))

    def text(self, text: Text | None) -> str:
        """Return a text of the journey in the language of the document."""
        return self.phrases.text(text)

    def team_name(self, id: str | None) -> str:
        """Return what people call a team; nothing for none."""
        return self.phrases.team(id) if id else ""

    def team_names(self, ids: "tuple[str, ...]") -> str:
        """Return what people call some teams, in one line."""
        return ", ".join(map(self.phrases.team, ids))

    def place(self, touchpoint: str) -> str:
        """Return what people call a touchpoint."""
        return self.phrases.touchpoints.get(touchpoint, touchpoint)

    @cached_property
    def voice_names(self) -> dict[str, str]:
        """For each class of voice, what people call it."""
        return {each.id: self.phrases.title(each) for each in self.journey.voc}

    def voice_name(self, id: str) -> str:
        """Return what people call a class of voice."""
        return self.voice_names.get(id, id)

    def picture(self, view: str) -> tuple[Illustration, ...]:
        """Make a picture of the journey; none where the journey does not say what it shows."""
        try:
            shown = draw(self.journey, view, language=self.language, today=self.today)
        except JourneyError:
            return ()
        self.pictures[view] = shown
        return (Illustration(view),)
