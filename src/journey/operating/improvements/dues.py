"""Find what is due, by whom, and what has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from journey.facts.asked import context_of, team_of
from journey.facts.calendar import due
from journey.facts.context import Context
from journey.facts.improvements import is_measured, is_shipped, is_told, is_undecided, untold
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.funnel import Stage, Touchpoint
from journey.model.parts import KeyedPart
from journey.model.texts import is_blank
from journey.model.voice import Improvement
from journey.operating.improvements.due import Due, DueKind, Point
from journey.operating.improvements.points import resolve
from journey.problems.source import Path
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence, as_said, clean
from journey.words.terms import GUIDES
from journey.words.titles import called, in_words

WITHIN = timedelta(days=30)
"""How far ahead is looked where nobody says."""

RULES: dict[DueKind, str] = {
    "review": "missed-review",
    "guide": "stale-guide",
    "voice": "stale-voice",
    "feedback": "stale-feedback",
    "journey": "stale-journey",
    "stage": "stale-stage",
    "touchpoint": "stale-stage",
    "goal": "goal-overdue",
    "decision": "undecided-improvement",
    "delivery": "stalled-improvement",
    "telling": "open-loop",
    "proof": "unproven-improvement",
    "waiver": "expired-waiver",
    "exclusion": "expired-exclusion",
}
"""For each kind of thing that is due, the rule that reports it once it is late."""

_SAYS: dict[str, Sentence] = {
    "review": Sentence("Hold the meeting “{title}”", "‘{title}’ 회의 열기"),
    "guide": Sentence(
        "Check that the {kind:plain} “{title}” for {who:plain} is still true",
        "‘{title}’ {kind:plain} 내용 점검 (대상: {who:plain})",
    ),
    "voice": Sentence("Look again at the voice “{title}”", "VOC ‘{title}’ 다시 보기"),
    "feedback": Sentence("Read the feedback “{title}”", "피드백 ‘{title}’ 읽기"),
    "journey": Sentence("Review the journey “{title}”", "여정 ‘{title}’ 점검"),
    "stage": Sentence("Review the stage “{title}”", "‘{title}’ 단계 점검"),
    "touchpoint": Sentence("Review the touchpoint “{title}”", "고객 접점 ‘{title}’ 점검"),
    "goal": Sentence(
        "Reach “{title}”, or close it with what was learned",
        "목표 ‘{title}’ 달성, 또는 배운 점을 적고 종료",
    ),
    "task": Sentence("Finish the task “{title}”", "과제 ‘{title}’ 마무리"),
    "decision": Sentence("Decide on “{title}”", "개선 과제 ‘{title}’ 결정"),
    "delivery": Sentence("Ship “{title}”", "개선 과제 ‘{title}’ 적용"),
    "telling": Sentence(
        "Tell colleagues and customers of “{title}”", "‘{title}’ 개선을 동료와 고객에게 알리기"
    ),
    "telling-internal": Sentence(
        "Tell colleagues of “{title}”", "‘{title}’ 개선을 동료에게 알리기"
    ),
    "telling-customers": Sentence(
        "Tell customers of “{title}”", "‘{title}’ 개선을 고객에게 알리기"
    ),
    "proof": Sentence("Measure what “{title}” did", "‘{title}’ 개선의 효과 재기"),
    "waiver": Sentence(
        "Mend what {rule} finds at {at:plain}, or renew the waiver",
        "{at:plain}에서 {rule}이(가) 지적한 것을 고치거나 예외 승인 갱신",
    ),
    "waiver-reason": Sentence(
        "Mend what {rule} finds at {at:plain}, or renew the waiver (“{reason:plain}”)",
        "{at:plain}에서 {rule}이(가) 지적한 것을 고치거나 예외 승인 갱신 (‘{reason:plain}’)",
    ),
    "exclusion": Sentence(
        "Ask again whether {who} cannot arise", "{who} 고객이 정말 생기지 않는지 다시 확인"
    ),
}


def dues(
    target: Given,
    *,
    today: date | None = None,
    settings: Settings | None = None,
    team: str | None = None,
    within: timedelta = WITHIN,
) -> tuple[Due, ...]:
    """List everything that is late, or due within some time.

    What is late here is what the rules stale-*, missed-review, goal-overdue, undecided-improvement,
    stalled-improvement, open-loop, unproven-improvement and expired-* report.

    Args:
        target: A path, a document, a journey, its states or its context.
        today: The day by which to judge; the computer's where none is given.
        settings: What is configured.
        team: Only what is this team's.
        within: How far ahead to look. What is due on the last day is still in.

    Returns:
        What was never done although a rhythm is set, first; then by date; of one date in the
        order of kinds and of the file; last what has no date and is not late.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownTeam: The journey declares no such team.

    >>> from journey import Journey, Review
    >>> weekly = Review(id="voices", every="7 days", last=date(2026, 11, 1))
    >>> [each.date for each in dues(Journey(id="shop", reviews=(weekly,)), today=date(2026, 11, 5))]
    [datetime.date(2026, 11, 8)]
    """
    context = context_of(target, today=today, settings=settings)
    team = team_of(context.journey, team)
    found = [
        each
        for each in _Calendar(context).all()
        if (team is None or team in each.teams)
        and (each.days is None or each.is_past or each.days <= within.days)
    ]
    # What is late without a date has never been done; what is in time without one can wait.
    far = [date.min if each.is_past else date.max for each in found]
    order = sorted(range(len(found)), key=lambda number: found[number].date or far[number])
    return tuple(found[number] for number in order)


class _Calendar:
    def __init__(self, context: Context) -> None:
        self.context, self.journey, self.today = context, context.journey, context.today

    def all(self) -> Iterator[Due]:
        yield from self.meetings()
        yield from self.improvements()
        yield from self.goals()
        yield from self.voices()
        yield from self.freshness()
        yield from self.exceptions()

    def entry(
        self,
        kind: DueKind,
        part: KeyedPart,
        path: Path,
        day: date | None,
        *,
        teams: Sequence[str | None],
        late: bool | None = None,
        says: str = "",
        title: Sentence | None = None,
        agenda: tuple[Point, ...] = (),
    ) -> Due:
        name = title or called(part)
        past = day is not None and day < self.today
        return Due(
            kind,
            part.id,
            name,
            path,
            day,
            None if day is None else (day - self.today).days,
            past if late is None else late,
            RULES[kind],
            tuple(each for each in teams if each),
            _SAYS[says or kind].filled({"title": name}),
            agenda,
        )

    def recurring(
        self,
        kind: DueKind,
        part: KeyedPart,
        path: Path,
        when: tuple[date | None, str | None],
        *,
        teams: Sequence[str | None],
        field: str = "reviewed",
        agenda: tuple[Point, ...] = (),
    ) -> Iterator[Due]:
        """Yield when something is due again; at once where it never happened."""
        last, every = when
        if every is None:
            return
        if last is None:
            yield self.entry(kind, part, path, None, teams=teams, late=True, agenda=agenda)
        elif day := due(last, every):
            yield self.entry(kind, part, (*path, field), day, teams=teams, agenda=agenda)

    def meetings(self) -> Iterator[Due]:
        for review in self.journey.reviews:
            yield from self.recurring(
                "review",
                review,
                ("reviews", review.id),
                (review.last, review.every),
                teams=review.teams,
                field="last",
                agenda=tuple(resolve(self.context, name) for name in review.agenda),
            )

    def improvements(self) -> Iterator[Due]:
        for each in self.journey.improvements:
            path: Path = ("improvements", each.id)
            yield from self.decision(each, path)
            if is_shipped(each) and not is_told(each):
                missing = untold(each)
                says = "telling" if len(missing) == 2 else f"telling-{missing[0]}"
                yield self.entry(
                    "telling",
                    each,
                    path,
                    each.shipped,
                    teams=(each.owner,),
                    late=True,
                    says=says,
                )
            yield from self.proof(each, path)

    def decision(self, each: Improvement, path: Path) -> Iterator[Due]:
        limits = self.context.settings.thresholds
        if is_undecided(each):
            day = None if each.proposed is None else due(each.proposed, limits.undecided_after)
            yield self.entry("decision", each, path, day, teams=(each.owner,))
        elif each.status in ("agreed", "doing"):
            decided = each.decided.date if each.decided else None
            day = None if decided is None else due(decided, limits.unshipped_after)
            yield self.entry("delivery", each, path, day, teams=(each.owner,))

    def proof(self, each: Improvement, path: Path) -> Iterator[Due]:
        if not is_shipped(each) or is_measured(each):
            return
        if each.status == "verified":
            yield self.entry("proof", each, path, None, teams=(each.owner,), late=True)
            return
        limit = self.context.settings.thresholds.unproven_after
        day = None if each.shipped is None else due(each.shipped, limit)
        yield self.entry("proof", each, path, day, teams=(each.owner,))

    def goals(self) -> Iterator[Due]:
        for goal in self.journey.goals:
            if goal.by is None or not is_blank(goal.closed):
                continue
            title = called(goal) if goal.title else in_words(goal.task, goal.id)
            says = "goal" if is_blank(goal.task) else "task"
            path: Path = ("goals", goal.id, "by")
            yield self.entry(
                "goal", goal, path, goal.by, teams=(goal.owner,), says=says, title=title
            )

    def voices(self) -> Iterator[Due]:
        for own, voice in zip(self.journey.voc, self.context.voices, strict=True):
            if own.review_every is None and own.reviewed is None:
                continue
            path: Path = ("voc", voice.id)
            for each in self.recurring(
                "voice",
                voice,
                path,
                (voice.reviewed, voice.review_every),
                teams=(voice.owner,),
            ):
                # What a parent was reviewed on is not written here.
                yield each if own.reviewed else replace(each, path=path)
        for feedback in self.journey.feedback:
            path = ("feedback", feedback.id)
            owner = (feedback.owner,)
            if feedback.review_every and not feedback.reviewed:
                yield self.entry("feedback", feedback, path, None, teams=owner)
                continue
            when = (feedback.reviewed, feedback.review_every)
            yield from self.recurring("feedback", feedback, path, when, teams=owner)

    def freshness(self) -> Iterator[Due]:
        for guide in self.journey.guides:
            when = (guide.reviewed, guide.review_every)
            path: Path = ("guides", guide.id)
            kind = GUIDES[guide.kind or ""]
            who = {
                language: Phrases(self.journey, language).who(guide.for_).replace(FAST, " ")
                for language in ("en", "ko")
            }
            values = {"title": called(guide), "kind": kind, "who": in_words(who)}
            for each in self.recurring("guide", guide, path, when, teams=(guide.owner,)):
                yield replace(each, says=_SAYS["guide"].filled(values))
        yield from self.whole_journey()
        for stage in self.journey.stages:
            yield from self.stage(stage)

    def whole_journey(self) -> Iterator[Due]:
        journey = self.journey
        if journey.review_every is None:
            return
        day = None if journey.reviewed is None else due(journey.reviewed, journey.review_every)
        never = journey.reviewed is None
        if day or never:
            path: Path = ("journey",) if never else ("reviewed",)
            title = in_words(journey.title, journey.id)
            says = _SAYS["journey"].filled({"title": title})
            yield Due(
                "journey",
                journey.id,
                title,
                path,
                day,
                None if day is None else (day - self.today).days,
                never or (day is not None and day < self.today),
                RULES["journey"],
                (journey.owner,) if journey.owner else (),
                says,
            )

    def stage(self, stage: Stage) -> Iterator[Due]:
        every = stage.review_every or self.journey.review_every
        path: Path = ("stages", stage.id)
        if stage.reviewed is not None or stage.review_every is not None:
            when = (stage.reviewed, every)
            yield from self.recurring("stage", stage, path, when, teams=(stage.owner,))
        for point in stage.touchpoints:
            yield from self.touchpoint(point, (*path, "touchpoints", point.id), every)

    def touchpoint(self, point: Touchpoint, path: Path, every: str | None) -> Iterator[Due]:
        if point.reviewed is not None:
            owner = (self.context.owners[point.id],)
            when = (point.reviewed, every)
            yield from self.recurring("touchpoint", point, path, when, teams=owner)

    def exceptions(self) -> Iterator[Due]:
        for number, waiver in enumerate(self.journey.waivers):
            if waiver.until is not None:
                yield self.ending(
                    "waiver",
                    ("waivers", number, "until"),
                    waiver.until,
                    called=(waiver.rule, f"{waiver.rule} @ {waiver.at}"),
                    owner=waiver.owner,
                    values={
                        "rule": waiver.rule,
                        "at": waiver.at,
                        "reason": in_words(waiver.reason),
                    },
                )
        for number, exclusion in enumerate(self.journey.customers.excluded):
            if exclusion.until is not None:
                who = exclusion.customer
                name = who if isinstance(who, str) else ", ".join(who)
                yield self.ending(
                    "exclusion",
                    ("customers", "excluded", number, "until"),
                    exclusion.until,
                    called=(name, name),
                    owner=self.journey.owner,
                    values={"who": name},
                )

    def ending(
        self,
        kind: DueKind,
        path: Path,
        day: date,
        *,
        called: tuple[str, str],
        owner: str | None,
        values: dict[str, str | Sentence],
    ) -> Due:
        """Return when something that holds until a day is to be looked at again."""
        id, title = called
        left = (day - self.today).days
        return Due(
            kind,
            id,
            as_said(clean(title)),
            path,
            day,
            left,
            left < 0,
            RULES[kind],
            (owner,) if owner else (),
            _SAYS["waiver-reason" if any(values.get("reason", "")) else kind].filled(values),
        )
