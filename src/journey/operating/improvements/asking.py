"""Make the agenda of the meeting that reviews improvements."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from math import inf
from statistics import median

from journey.facts.asked import context_of, team_of
from journey.facts.calendar import due
from journey.facts.context import Context
from journey.facts.dropped import dropped
from journey.facts.effects import measured
from journey.facts.improvements import ACCEPTED, NEXT, SHIPPED, is_told, is_undecided
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.voice import Improvement, Voice
from journey.operating.improvements.agenda import (
    Agenda,
    AgendaItem,
    AgendaSection,
    Candidate,
    Rate,
    Role,
    SectionName,
    TeamRecord,
)
from journey.operating.improvements.minutes import TITLES, notes_of, what_to_do
from journey.words.sentences import as_said
from journey.words.titles import called


def improvements(
    target: Given,
    *,
    today: date | None = None,
    settings: Settings | None = None,
    team: str | None = None,
) -> Agenda:
    """Make the agenda of the meeting that reviews improvements.

    First what is to be decided, then what is under way, what is shipped and was not told, what is
    told and not proven, what helped and may be told about, and what was rejected. Beside it stand
    the urgent voices from which nothing has come, and how the improvements of each team fared.

    Args:
        target: A path, a document, a journey, its states or its context.
        today: The day by which to judge; the computer's where none is given.
        settings: What is configured.
        team: Only what this team carries out, decided or is told of, and what its work causes.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownTeam: The journey declares no such team.

    >>> from journey import Improvement, Journey
    >>> box = Improvement(id="box", status="proposed", proposed=date(2026, 9, 1))
    >>> agenda = improvements(Journey(id="shop", improvements=(box,)), today=date(2026, 11, 1))
    >>> [(item.id, item.days, item.is_late) for item in agenda["decide"]]
    [('box', 61, True)]
    """
    context = context_of(target, today=today, settings=settings)
    team = team_of(context.journey, team)
    meeting = _Meeting(context)
    items = [meeting.item(each) for each in context.journey.improvements]
    candidates = [meeting.candidate(each) for each in dropped(context)]
    ranks = {voice.id: number for number, voice in enumerate(context.ranked)}
    if team is not None:
        items = [item for item in items if team in meeting.teams_of(item)]
        candidates = [each for each in candidates if team in _hearers(each.voice)]
    sections = tuple(
        AgendaSection(name, TITLES[name], tuple(sorted(_of(items, name), key=_RANKS[name])))
        for name in TITLES
    )
    return Agenda(
        context.document.name,
        context.today,
        team,
        sections,
        tuple(sorted(candidates, key=lambda each: ranks[each.id])),
        tuple(_records(items, team)),
    )


def section_of(each: Improvement, context: Context) -> SectionName:
    """Tell what a meeting does about an improvement."""
    if each.status == "rejected":
        return "rejected"
    if each.status not in ACCEPTED:
        return "decide"
    if each.status not in SHIPPED:
        return "doing"
    if not is_told(each):
        return "tell"
    effect = measured(each, context)
    proven = each.status == "verified" and effect is not None
    return "celebrate" if proven and effect and effect.turn == "better" else "prove"


def _of(items: Iterable[AgendaItem], name: SectionName) -> list[AgendaItem]:
    return [item for item in items if item.section == name]


class _Meeting:
    def __init__(self, context: Context) -> None:
        self.context, self.journey = context, context.journey
        self.voices = {voice.id: voice for voice in context.voices}

    def heard(self, each: Improvement) -> list[Voice]:
        """Return the voices from which an improvement came."""
        return [self.voices[id] for id in dict.fromkeys(each.from_) if id in self.voices]

    def item(self, each: Improvement) -> AgendaItem:
        """Put an improvement onto the agenda."""
        voices = self.heard(each)
        section = section_of(each, self.context)
        since, by = self.dates(each, section)
        days = None if since is None else (self.context.today - since).days
        effect = measured(each, self.context)
        late = by is not None and by < self.context.today
        if section == "tell" or (section == "prove" and each.status == "verified"):
            late = True
        plain = AgendaItem(
            improvement=each,
            id=each.id,
            title=called(each),
            path=("improvements", each.id),
            section=section,
            status=each.status or "proposed",
            next=NEXT[each.status or "proposed"],
            owner=each.owner,
            deciders=each.decided.by if each.decided else (),
            causes=tuple(
                dict.fromkeys(
                    voice.cause.team for voice in voices if voice.cause and voice.cause.team
                )
            ),
            voices=tuple(voice.id for voice in voices),
            pain=None if section == "rejected" else self.context.weights.whole(*each.from_),
            value=each.value,
            effort=each.effort,
            days=days,
            by=by,
            is_late=late,
            is_told=is_told(each),
            effect=effect,
            does=as_said(""),
            notes=tuple(notes_of(each, voices, effect, self.context)),
        )
        return replace(plain, does=what_to_do(plain))

    def dates(self, each: Improvement, section: SectionName) -> tuple[date | None, date | None]:
        """Return since when an improvement is where it is, and until when it may stay there."""
        decided = each.decided.date if each.decided else None
        limits = self.context.settings.thresholds
        if section == "decide":
            limit = limits.undecided_after if is_undecided(each) else None
            return each.proposed, _until(each.proposed, limit)
        if section == "doing":
            return decided, _until(decided, limits.unshipped_after)
        if section == "rejected":
            return decided, None
        effect = each.effect
        owed = effect is None or effect.before is None or effect.after is None
        limit = limits.unproven_after if each.status == "shipped" and owed else None
        return each.shipped, _until(each.shipped, limit)

    def candidate(self, found: tuple[Voice, tuple[str, ...]]) -> Candidate:
        """Put a voice forward for which something could be proposed."""
        voice, rejected = found
        return Candidate(
            voice=voice,
            id=voice.id,
            title=called(voice),
            path=("voc", voice.id),
            pain=self.context.weights.whole(voice.id),
            severity=voice.severity,
            owner=voice.owner,
            cause=voice.cause.team if voice.cause else None,
            rejected=rejected,
        )

    def teams_of(self, item: AgendaItem) -> set[str | None]:
        """Return every team that an improvement concerns."""
        told = {team for id in item.voices for team in self.voices[id].with_}
        return {item.owner, *item.deciders, *item.causes, *told}


def _until(day: date | None, limit: str | None) -> date | None:
    return None if day is None or limit is None else due(day, limit)


def _hearers(voice: Voice) -> set[str | None]:
    return {voice.owner, voice.cause.team if voice.cause else None, *voice.with_}


def _urgency(item: AgendaItem) -> tuple[float, ...]:
    """Late ones first; then by value for the effort, pain and age."""
    return (-item.is_late, -(item.worth or 0.0), -(item.pain or 0.0), -(item.days or 0))


def _age(item: AgendaItem) -> tuple[float, ...]:
    """Late ones first, then the oldest, then the most painful."""
    return (-item.is_late, -(item.days if item.days is not None else inf), -(item.pain or 0.0))


def _news(item: AgendaItem) -> tuple[float, ...]:
    """The latest first."""
    return (item.days if item.days is not None else inf, -(item.pain or 0.0))


def _answers(item: AgendaItem) -> tuple[float, ...]:
    """Those first of which customers have heard nothing."""
    told = item.improvement.told
    return (told is not None and told.customers is not None, *_news(item))


_RANKS: dict[SectionName, Callable[[AgendaItem], tuple[float, ...]]] = {
    "decide": _urgency,
    "doing": _age,
    "tell": _age,
    "prove": _age,
    "celebrate": _news,
    "rejected": _answers,
}


def _records(items: list[AgendaItem], team: str | None) -> Iterator[TeamRecord]:
    """Say how improvements fared: all of them, then by team in each role."""
    yield _record(None, "all", items)
    for role, teams in _ROLES.items():
        found: dict[str | None, list[AgendaItem]] = {}
        for item in items:
            for each in dict.fromkeys(teams(item)):
                found.setdefault(each, []).append(item)
        for each in sorted(found, key=lambda name: name is None):
            if team is None or each == team:
                yield _record(each, role, found[each])


_ROLES: dict[Role, Callable[[AgendaItem], tuple[str | None, ...]]] = {
    "owner": lambda item: (item.owner,),
    "decider": lambda item: item.deciders,
    "cause": lambda item: item.causes,
}


def _record(team: str | None, role: Role, items: list[AgendaItem]) -> TeamRecord:
    accepted = [item for item in items if item.status in ACCEPTED]
    rejected = [item for item in items if item.status == "rejected"]
    shipped = [item for item in accepted if item.status in SHIPPED]
    turns = [item.effect.turn for item in shipped if item.effect]
    known = [turn for turn in turns if turn != "unknown"]
    waiting = [item for item in items if item.section == "decide"]
    ages = [item.days for item in waiting if item.days is not None]
    return TeamRecord(
        team,
        role,
        len(items),
        Rate(len(accepted), len(accepted) + len(rejected)),
        Rate(len(shipped), len(accepted)),
        Rate(known.count("better"), len(known)),
        len(waiting),
        float(median(ages)) if ages else None,
        len(ages),
    )
