"""Prepare a document for a meeting: which chapters, from what, for whom."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from journey.checking.running import check
from journey.facts.asked import context_of, team_of
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.operating.goals.readings import Readings
from journey.operating.voices.counts import Measured
from journey.operating.voices.tickets import Tickets
from journey.operating.wheel.answers import Answers
from journey.problems.errors import language_of, look_up
from journey.reports.chapters import (
    causes,
    customers,
    due,
    findings,
    funnel,
    goals,
    improvements,
    mission,
    operations,
    state,
    voices,
    wheel,
    yours,
)
from journey.reports.material import Desk
from journey.reports.paper import KINDS, Chapter, Kind, Paper
from journey.words.blocks import Saying
from journey.words.figures import day_in_words, shortened
from journey.words.sentences import Sentence

_MEETINGS: Mapping[Kind, Sentence] = {
    "weekly": Sentence("Weekly CX meeting", "주간 CX 회의"),
    "monthly": Sentence("Monthly CX report", "월간 CX 보고서"),
    "summary": Sentence("Summary for the management", "경영진 요약"),
}
_ABOUT = (
    Sentence("version {version}", "버전 {version}"),
    Sentence("reviewed {date:plain}", "{date:plain} 검토"),
    Sentence("owner: {team:all}", "담당: {team:all}"),
)
_WORDS = {
    "contents": Sentence("Contents", "차례"),
    "skip": Sentence("To the contents", "본문으로"),
    "notes": Sentence("Good to know", "참고"),
    "made": Sentence(
        "Made by journey from the definition of {title:all}, as of {today:plain}.",
        "{today:plain} 기준, {title:all} 정의에서 journey가 만들었습니다.",
    ),
}
_UNMEASURED = Sentence(
    "Not measured: no {what:all} were given, so what depends on them is planned or unknown.",
    "측정되지 않음: {what:all} 자료가 없어, 그에 따른 값은 계획이거나 알 수 없습니다.",
)
_DATA = {
    "readings": Sentence("readings of metrics", "지표 기록"),
    "tickets": Sentence("tickets", "티켓"),
    "answers": Sentence("answers about the Wheel of Operation", "운영 휠 답변"),
}

LONGEST = 80
"""How many letters of a name stand in the heading of a document that is one page."""

Write = Callable[[Desk], Chapter]

_CHAPTERS: Mapping[Kind, tuple[Write, ...]] = {
    "weekly": (
        mission.write,
        voices.write,
        causes.write,
        improvements.write,
        goals.write,
        due.write,
        findings.write,
    ),
    "monthly": (
        mission.write,
        voices.write,
        customers.write,
        funnel.write,
        causes.write,
        improvements.write,
        operations.write,
        goals.write,
        wheel.write,
        due.write,
        findings.write,
    ),
    "summary": (
        mission.write,
        state.write,
        voices.write,
        causes.write,
        improvements.write,
        goals.write,
        wheel.write,
        due.write,
    ),
}
"""For each meeting its chapters: why we do this and what customers say come first."""


def report(
    target: Given,
    kind: Kind = "monthly",
    *,
    team: str | None = None,
    language: str = "en",
    today: date | None = None,
    settings: Settings | None = None,
    readings: Readings | None = None,
    tickets: Tickets | None = None,
    measured: Measured | None = None,
    answers: Iterable[Answers] = (),
) -> Paper:
    """Prepare the document for a meeting, which `publish` puts into a format.

    It says what the journey says, what `check` finds, and what was measured where that is given.
    What is not known is said to be unknown.

    Args:
        target: A path, a document, a journey, its states or its context.
        kind: `weekly`: what hurts, what is to be decided, told and done. `monthly`: everything.
            `summary`: one page for a chief executive.
        team: A team: then only what it owns, causes or is told.
        language: `en` or `ko`.
        today: The date by which everything is judged; the computer's where none is given.
        settings: What is configured.
        readings: What `read_readings` returned.
        tickets: What `read_tickets` returned.
        measured: How often voices were counted; not together with tickets.
        answers: What `read_answers` returned, for the Wheel of Operation.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownName: There is no such kind of document, no such team, or no such language.

    >>> from journey import Journey, Mission
    >>> shop = Journey(id="shop", mission=Mission(text="Help before they ask twice"))
    >>> report(shop, "weekly", today=date(2026, 11, 2)).chapter("mission").blocks[0].text
    'Help before they ask twice'
    """
    look_up("kind of report", kind, KINDS)
    context = context_of(target, today=today, settings=settings)
    # A journey that was built in Python may name what it does not declare; only `check` looks.
    found = check(context, language=language_of(language))
    return _paper(
        Desk(
            context.document,
            context,
            kind,
            language,
            team_of(context.journey, team),
            tuple(found),
            readings,
            tickets,
            measured,
            tuple(answers),
        )
    )


def _paper(desk: Desk) -> Paper:
    chapters = [write(desk) for write in _CHAPTERS[desk.kind]]
    if desk.team is not None:
        chapters.insert(1, yours.write(desk))
    title = desk.phrases.title(desk.journey)
    if desk.is_brief:
        title = shortened(title, LONGEST)
    return Paper(
        desk.kind,
        desk.language,
        desk.today,
        title,
        desk.say(_MEETINGS[desk.kind]),
        day_in_words(desk.today, desk.language),
        shortened(desk.team_name(desk.team), LONGEST),
        _about(desk),
        tuple(chapters),
        tuple(_notes(desk)),
        {name: desk.say(s, title=title, today=desk.today) for name, s in _WORDS.items()},
        MappingProxyType(desk.pictures),
    )


def _about(desk: Desk) -> str:
    journey = desk.journey
    values = {
        "version": journey.version,
        "date": journey.reviewed,
        "team": shortened(desk.team_name(journey.owner), LONGEST) or None,
    }
    there = zip(_ABOUT, values.values(), strict=True)
    return " · ".join(
        desk.say(sentence, **values) for sentence, value in there if value is not None
    )


def _notes(desk: Desk) -> Iterable[Saying]:
    given = {
        "readings": desk.readings is not None,
        "tickets": desk.tickets is not None or desk.measured is not None,
        "answers": bool(desk.answers),
    }
    missing = [desk.say(_DATA[name]) for name, is_there in given.items() if not is_there]
    if missing:
        yield desk.say(_UNMEASURED, what=", ".join(missing))
