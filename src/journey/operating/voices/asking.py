"""Ask a journey what its customers say, and what the company does about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from journey.checking.found import findings_of
from journey.facts.asked import context_of, team_of
from journey.facts.calendar import due
from journey.facts.context import Context
from journey.facts.improvements import came_of
from journey.facts.voices import counted_with, narrower
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.voice import Feedback, Improvement, Voice
from journey.operating.goals.readings import Readings
from journey.operating.voices.counting import count_tickets
from journey.operating.voices.counts import Measured
from journey.operating.voices.evaluating import evaluations
from journey.operating.voices.matching import volumes
from journey.operating.voices.pain import Pains
from journey.operating.voices.tickets import Tickets
from journey.operating.voices.voc import (
    ROLES,
    Collecting,
    Gap,
    Quiet,
    Role,
    Standing,
    VoiceOfCustomer,
)
from journey.operating.voices.weighing import pains
from journey.problems.findings import Diagnostic, Finding

_GAPS: Mapping[tuple[str, str], Gap] = {
    ("issue-without-action", ""): "action",
    ("dropped-voice", ""): "improvement",
    ("dropped-voice", "rejected"): "reason",
    ("issue-without-cause", ""): "cause",
    ("issue-without-cause", "empty"): "cause",
    ("issue-without-priority", "severity"): "priority",
    ("issue-without-priority", "frequency"): "priority",
    ("issue-without-priority", "both"): "priority",
    ("issue-without-place", ""): "place",
    ("cause-team-not-told", ""): "told",
}
"""What a class of voice is missing, by the rule and the case of the finding that says so."""

_ORDER: tuple[Gap, ...] = (
    "action", "improvement", "reason", "owner", "cause", "priority", "place", "told",
)  # fmt: skip
_RULES = (
    *dict.fromkeys(rule for rule, _ in _GAPS),
    "silent-touchpoint",
    "deaf-touchpoint",
    "unread-feedback",
    "stale-voice",
)


def voice(
    target: Given,
    *,
    tickets: Tickets | None = None,
    measured: Measured | None = None,
    before: Measured | None = None,
    readings: Readings | None = None,
    findings: Iterable[Diagnostic] = (),
    settings: Settings | None = None,
    today: date | None = None,
    team: str | None = None,
    touchpoints: bool = False,
) -> VoiceOfCustomer:
    """Ask what customers say: what hurts, whose it is, what nobody answers, what is due.

    What is missing, silent or deaf is what the rules of these names find, so that an answer and a
    finding never disagree. What is counted stands beside what the file says and replaces nothing.

    Args:
        target: A path, a document, a journey, its states or its context.
        tickets: What `read_tickets` returned; counted as `count_tickets` does.
        measured: Counts made earlier; not together with tickets.
        before: Counts made earlier still, to tell what rose and what fell since.
        readings: What `read_readings` returned, for the evaluation of touchpoints.
        findings: What `check` found: those at a touchpoint are counted in its evaluation.
        settings: What is configured.
        today: The date by which something is due; the computer's where none is given.
        team: A team: then only what it owns, causes or is told. All sums remain those of the whole.
        touchpoints: Whether to evaluate every touchpoint, which takes longer.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        ValueError: Both tickets and counts are given.
        UnknownTeam: The journey has no such team.

    >>> from journey import reads
    >>> heard = voice(reads('''
    ... journey: shop
    ... teams: {depot: Depot}
    ... voc:
    ...   late: {kind: complaint, severity: 3, per_month: 40, cause: {team: depot}}
    ...   burnt: {kind: complaint, severity: 5, per_month: 2}
    ... '''))
    >>> [(each.rank, each.id, each.pain) for each in heard.issues]
    [(1, 'burnt', 10.0), (2, 'late', 120.0)]
    >>> heard["late"].lacks
    ('action', 'improvement', 'owner', 'place', 'told')
    """
    if tickets is not None and measured is not None:
        raise ValueError("either tickets are counted or counts are given")
    context = context_of(target, today=today, settings=settings)
    asked = team_of(context.journey, team)
    if tickets is not None:
        measured = count_tickets(tickets, context.journey)
    listening = _Listening(context, asked)
    weighed = pains(context)
    standings = {each.id: each for each in listening.standings(weighed)}
    voices = tuple(standings[each.id] for each in context.ranked if each.id in standings)
    lines = evaluations(context, weighed, findings, readings) if touchpoints else ()
    shown = {each.id for each in voices}
    found = volumes(context, measured, before) if measured is not None else None
    return VoiceOfCustomer(
        context.document.name,
        context.today,
        asked,
        voices,
        weighed,
        tuple(listening.collections()),
        tuple(listening.quiet("silent-touchpoint")),
        tuple(listening.quiet("deaf-touchpoint")),
        None if found is None else tuple(each for each in found if each.voice in shown),
        measured,
        tuple(each for each in lines if asked is None or each.owner == asked),
        journey=context.journey,
        uncertain=listening.uncertain,
    )


class _Listening:
    """Gathers what there is to say of one journey, for one team or all."""

    def __init__(self, context: Context, team: str | None) -> None:
        self.context, self.journey, self.team = context, context.journey, team
        found = findings_of(context, _RULES)
        self.kept, self.waived, _ = found.waived(context)
        self.uncertain = tuple(found.uncertain)
        self.knows_owners = not context.doubts(("voc.*.owner", "voc.*.parent"))
        self.parts = {voice.id: voice for voice in self.journey.voc}

    def standings(self, weighed: Pains) -> Iterator[Standing]:
        """Yield where each class of voice stands that is something to the team."""
        amounts = {each.voice.id: each.amount for each in weighed.known}
        ranks = self.ranks()
        gaps, excused = self.gaps(self.kept), self.gaps(self.waived)
        depths = _depths(self.journey.voc)
        for own, whole in zip(self.journey.voc, self.context.voices, strict=True):
            roles = self.roles(whole)
            if self.team is not None and not roles:
                continue
            pain = amounts.get(whole.id)
            by, late = self.due(own, whole)
            lacks = {*gaps.get(whole.id, ())}
            if whole.kind != "praise" and whole.owner is None and self.knows_owners:
                lacks.add("owner")
            known = whole.model_copy(update={"priority": None})
            yield Standing(
                whole.id,
                ("voc", whole.id),
                whole.parent if depths[whole.id] else None,
                depths[whole.id],
                whole.kind,
                ranks.get(whole.id),
                whole.severity,
                whole.per_month,
                pain,
                self.context.weights.whole(whole.id),
                self.counted_with(own),
                pain / weighed.total if pain is not None and weighed.total else None,
                self.context.priority(whole),
                self.context.priority(known),
                whole.cause.team if whole.cause else None,
                tuple(dict.fromkeys(whole.caused_at)),
                tuple(dict.fromkeys(whole.heard_at)),
                whole.action,
                self.improvements(whole),
                whole.owner,
                whole.with_,
                tuple(gap for gap in _ORDER if gap in lacks),
                tuple(gap for gap in _ORDER if gap in excused.get(whole.id, ())),
                by,
                late,
                roles,
            )

    def ranks(self) -> dict[str, int]:
        issues = (voice for voice in self.context.ranked if voice.kind != "praise")
        return {voice.id: number for number, voice in enumerate(issues, 1)}

    def gaps(self, findings: Sequence[Finding]) -> dict[str, set[Gap]]:
        found: dict[str, set[Gap]] = {}
        for finding in findings:
            gap = _GAPS.get((finding.rule, finding.case))
            if gap is not None:
                found.setdefault(str(finding.path[1]), set()).add(gap)
        return found

    def roles(self, voice: Voice) -> tuple[Role, ...]:
        has = {
            "owns": voice.owner == self.team,
            "causes": voice.cause is not None and voice.cause.team == self.team,
            "told": self.team in voice.with_,
        }
        return tuple(role for role in ROLES if has[role]) if self.team is not None else ()

    def counted_with(self, own: Voice) -> str | None:
        return None if own.per_month is not None else counted_with(own, self.parts)

    def improvements(self, voice: Voice) -> tuple[str, ...]:
        """Return what comes of a voice or of its kin, and was not rejected."""
        return tuple(each.id for each in self.come[voice.id] if each.status != "rejected")

    def due(self, own: Voice, whole: Voice) -> tuple[date | None, bool]:
        """Return by when a voice is due, and whether it is overdue, as rule stale-voice says.

        A voice that says nothing of its review itself is looked at with its parent.
        """
        if own.review_every is None and own.reviewed is None:
            return None, False
        return _due(whole.reviewed, whole.review_every), whole.id in self.stale

    def collections(self) -> Iterator[Collecting]:
        """Yield how the voice is collected, as far as it is read by the team."""
        lacking = {str(one.path[1]): one.case for one in self.of("unread-feedback")}
        for each in self.journey.feedback:
            if self.team is None or each.owner == self.team:
                yield self.collecting(each, lacking.get(each.id))

    def collecting(self, each: Feedback, lacking: str | None) -> Collecting:
        by = _due(each.reviewed, each.review_every)
        lacks = () if lacking is None else (lacking,) if lacking else ("owner", "rhythm")
        return Collecting(
            each.id,
            ("feedback", each.id),
            each.kind,
            each.at,
            each.for_,
            each.metric,
            each.owner,
            each.review_every,
            each.reviewed,
            by,
            by is not None and by < self.context.today,
            lacks,
        )

    def quiet(self, rule: str) -> Iterator[Quiet]:
        """Yield the touchpoints at which a rule misses something, in the order of the funnel."""
        for findings, is_waived in ((self.kept, False), (self.waived, True)):
            for finding in findings:
                if finding.rule != rule:
                    continue
                stage, point = str(finding.path[1]), str(finding.path[3])
                owner = self.context.owners.get(point)
                if self.team in (None, owner):
                    yield Quiet(point, stage, owner, finding.path, is_waived)

    def of(self, rule: str) -> list[Finding]:
        return [finding for finding in self.kept if finding.rule == rule]

    @cached_property
    def stale(self) -> frozenset[str]:
        return frozenset(str(finding.path[1]) for finding in self.of("stale-voice"))

    @cached_property
    def come(self) -> dict[str, tuple[Improvement, ...]]:
        return came_of(self.journey)


def _depths(voices: Sequence[Voice]) -> dict[str, int]:
    """Return how many wider voices there are above each; those in a circle have none."""
    depths = {voice.id: -1 for voice in voices}  # each stands below itself
    for names in narrower(voices).values():
        for name in names:
            depths[name] += 1
    return depths


def _due(last: date | None, every: str | None) -> date | None:
    return None if last is None or every is None else due(last, every)
