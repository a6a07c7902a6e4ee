"""Work out what a journey itself shows of how its team works."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from journey.checking.rule import SPACE
from journey.coverage.covering import Counts, Places, by_rule, coverage_in, placed
from journey.coverage.figures import Figure
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.funnel import Stage
from journey.model.texts import is_blank
from journey.operating.wheel.evidence import FIGURES, Evidence, QuestionEvidence
from journey.operating.wheel.spokes import SPOKES
from journey.problems.source import Path

SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "goals.agreed": ("goals-agreed",),
    "goals.meaning": ("meanings-served", "goals-guarded"),
    "goals.followed": ("goals-concluded", "goals-learned"),
    "metrics.reach": ("stages-measured", "moments-measured"),
    "metrics.source": ("metrics-sourced", "metrics-rhythmic"),
    "metrics.acted": ("metrics-owned",),
    "flexibility.crossing": ("teams-joined",),
    "flexibility.room": ("time-passed-on",),
    "design.customers": ("customers-defined",),
    "design.funnel": ("phases", "stages-reviewed"),
    "design.actions": ("pairs-addressed", "pairs-specific"),
    "issues.types": ("issues-placed", "issues-explained"),
    "issues.priority": ("issues-prioritised", "urgent-followed"),
    "issues.relief": ("issues-answered", "issues-reviewed"),
    "communication.told": ("improvements-closed",),
    "communication.guides": ("guides-current",),
    "communication.together": ("causes-told", "meetings-held"),
    "improvement.listening": ("feedback-read", "touchpoints-listening"),
    "improvement.backlog": ("improvements-rooted", "improvements-decided"),
    "improvement.effect": ("improvements-proven",),
    "confidence.role": ("touchpoints-owned", "actions-owned"),
    "confidence.heard": ("colleagues-asked",),
}
"""By question, the figures that show something of it; of the others a journey shows nothing."""


def evidence_of(context: Context) -> tuple[Evidence, ...]:
    """Work out what a journey shows of each spoke.

    The figures of coverage are those of `cover`; the others count what rules find, so that neither
    can disagree with what the other commands say.

    Args:
        context: The journey with what can be worked out about it.
    """
    coverage = coverage_in(context)

    def figure(name: str) -> Figure:
        if name in FIGURES:
            return placed(name, _COUNTS[name](context), context.document)
        return coverage[name]

    return tuple(
        Evidence(
            spoke.id,
            tuple(
                QuestionEvidence(question.id, tuple(map(figure, SHOWN_BY.get(question.id, ()))))
                for question in spoke.questions
            ),
        )
        for spoke in SPOKES
    )


def _parts(name: str, ids: Iterable[str]) -> Places:
    return {(name, id): id for id in ids}


def _where(
    context: Context, reads: Iterable[str], wanted: Places, lacking: Callable[[str], bool]
) -> Counts:
    """Count what is wanted, and what of it something is true of, by id.

    Args:
        context: The journey with what can be worked out about it.
        reads: On which model paths that rests.
        wanted: What is asked of, by model path.
        lacking: Tells by id whether it lacks something.
    """
    found = [each for each in wanted.items() if lacking(each[1])]
    return Counts(len(wanted), found, context.doubts(reads))


def _and_where(counts: Counts, wanted: Places, lacking: Callable[[str], bool]) -> Counts:
    """Count also as missing what something is true of."""
    known = {path for path, _ in counts.lacking}
    faults = [(path, label) for path, label in wanted.items() if path in known or lacking(label)]
    return counts._replace(total=len(wanted), lacking=faults)


def _neglected(last: date | None, every: str | None, today: date) -> bool:
    """Tell whether something has no review, or an overdue one."""
    return last is None or every is None or overdue(last, every, today) is not None


def _goals_agreed(context: Context) -> Counts:
    wanted = _parts("goals", (goal.id for goal in context.journey.goals))
    return by_rule(context, "goal-without-agreement", wanted)


def _meanings_served(context: Context) -> Counts:
    mission = context.journey.mission
    meanings = mission.means if mission else ()
    wanted: Places = {("mission", "means", meaning.id): meaning.id for meaning in meanings}
    return by_rule(context, "one-sided-mission", wanted)


def _goals_concluded(context: Context) -> Counts:
    past = (g.id for g in context.journey.goals if g.by is not None and g.by < context.today)
    return by_rule(context, "goal-overdue", _parts("goals", past))


def _goals_learned(context: Context) -> Counts:
    closed = {g.id: g.closed for g in context.journey.goals if g.closed and not is_blank(g.closed)}
    wanted = _parts("goals", closed)
    return _where(context, ("goals.*.closed",), wanted, lambda name: is_blank(closed[name].learned))


def _stages(context: Context, kept: Callable[[Stage], bool] = lambda _: True) -> Places:
    return _parts("stages", (stage.id for stage in context.journey.stages if kept(stage)))


def _stages_measured(context: Context) -> Counts:
    return by_rule(context, "blind-stage", _stages(context, lambda stage: bool(stage.touchpoints)))


def _stages_reviewed(context: Context) -> Counts:
    journey, today = context.journey, context.today
    stages = {stage.id: stage for stage in journey.stages}
    whole = _neglected(journey.reviewed, journey.review_every, today)

    def neglected(id: str) -> bool:
        stage = stages[id]
        if stage.reviewed is None:
            return whole
        return (stage.review_every or journey.review_every) is None

    wanted = _stages(context)
    return _and_where(by_rule(context, "stale-stage", wanted), wanted, neglected)


def _metrics_sourced(context: Context) -> Counts:
    wanted = _parts("metrics", (metric.id for metric in context.journey.metrics))
    return by_rule(context, "metric-without-source", wanted)


def _metrics_rhythmic(context: Context) -> Counts:
    every = {metric.id: metric.every for metric in context.journey.metrics}
    return _where(
        context, ("metrics.*.every",), _parts("metrics", every), lambda name: is_blank(every[name])
    )


def _metrics_owned(context: Context) -> Counts:
    owner = {metric.id: metric.owner for metric in context.journey.metrics}
    return _where(
        context, ("metrics.*.owner",), _parts("metrics", owner), lambda name: owner[name] is None
    )


_JOINED = (
    "teams.*.id",
    "stages.*.owner",
    "stages.*.actions.*.owner",
    "stages.*.actions.*.with",
)
"""On what it rests which teams work together."""


def _teams_joined(context: Context) -> Counts:
    teams = [team.id for team in context.journey.teams]
    joined: set[str] = set()
    for stage in context.journey.stages:
        for action in stage.actions:
            together = {*action.with_, action.owner or stage.owner or ""} - {""}
            if len(together) > 1:
                joined |= together
    # One team alone has nobody to work with.
    wanted = _parts("teams", teams if len(teams) > 1 else ())
    return _where(context, _JOINED, wanted, lambda name: name not in joined)


def _time_passed_on(context: Context) -> Counts:
    automated = {
        ("stages", stage.id, "actions", action.id): action
        for stage in context.journey.stages
        for action in stage.actions
        if action.maturity == "automated"
    }
    lacking: list[tuple[Path, str]] = [
        (path, action.id) for path, action in automated.items() if action.frees_time_for is None
    ]
    reads = ("stages.*.actions.*.maturity", "stages.*.actions.*.frees_time_for")
    return Counts(len(automated), lacking, context.doubts(reads))


def _voices_reviewed(context: Context) -> Counts:
    voices = {voice.id: voice for voice in context.voices}
    wanted = _parts("voc", voices)

    def neglected(id: str) -> bool:
        voice = voices[id]
        return _neglected(voice.reviewed, voice.review_every, context.today)

    return _and_where(by_rule(context, "stale-voice", wanted), wanted, neglected)


def _urgent_followed(context: Context) -> Counts:
    urgent = (
        voice.id
        for voice in context.voices
        if voice.kind != "praise" and context.priority(voice) == "high"
    )
    return by_rule(context, "dropped-voice", _parts("voc", urgent))


def _causes_told(context: Context) -> Counts:
    named = (v.id for v in context.journey.voc if v.cause is not None and v.cause.team is not None)
    return by_rule(context, "cause-team-not-told", _parts("voc", named))


def _guides_current(context: Context) -> Counts:
    guides = {guide.id: guide for guide in context.journey.guides}
    wanted = _parts("guides", guides)
    counts = by_rule(context, "stale-guide", wanted)
    return _and_where(counts, wanted, lambda name: guides[name].review_every is None)


def _meetings_held(context: Context) -> Counts:
    reviews = {review.id: review for review in context.journey.reviews}
    wanted = _parts("reviews", reviews)
    counts = by_rule(context, "missed-review", wanted)
    return _and_where(counts, wanted, lambda name: reviews[name].every is None)


def _feedback_read(context: Context) -> Counts:
    feedback = {each.id: each for each in context.journey.feedback}
    wanted = _parts("feedback", feedback)

    def neglected(id: str) -> bool:
        each = feedback[id]
        return overdue(each.reviewed, each.review_every, context.today) is not None

    return _and_where(by_rule(context, "unread-feedback", wanted), wanted, neglected)


def _touchpoints_listening(context: Context) -> Counts:
    wanted: Places = {
        ("stages", stage.id, "touchpoints", point.id): point.id
        for stage in context.journey.stages
        for point in stage.touchpoints
        if stage.phase in ("contact", "return") or point.moment_of_truth
    }
    return by_rule(context, "deaf-touchpoint", wanted)


def _improvements_rooted(context: Context) -> Counts:
    roots = {each.id: each.from_ for each in context.journey.improvements}
    wanted = _parts("improvements", roots)
    return _where(context, ("improvements.*.from",), wanted, lambda name: not roots[name])


def _improvements_decided(context: Context) -> Counts:
    wanted = _parts("improvements", (each.id for each in context.journey.improvements))
    return by_rule(context, "undecided-improvement", wanted)


def _improvements_proven(context: Context) -> Counts:
    shipped = (
        each.id for each in context.journey.improvements if each.status in ("shipped", "verified")
    )
    return by_rule(context, "unproven-improvement", _parts("improvements", shipped))


def _actions_owned(context: Context) -> Counts:
    wanted: Places = {
        ("stages", stage.id, "actions", action.id): action.id
        for stage in context.journey.stages
        for action in stage.actions
    }
    return by_rule(context, "action-without-owner", wanted)


def _colleagues_asked(context: Context) -> Counts:
    universe, space = context.space.universe, context.space
    points = {point.id: point for stage in context.journey.stages for point in stage.touchpoints}
    asked = 0
    for feedback in context.journey.feedback:
        whom = universe.set_of(feedback.for_)
        if feedback.for_ != "any":
            asked |= whom
            continue
        # What is asked of everyone counts where only colleagues come.
        for id in feedback.at:
            if id in points and context.is_internal(points[id]):
                asked |= whom & space.reached[space.number_of(id)]
    internal = [type.id for type in context.journey.customers.types if type.internal]
    wanted: Places = {("customers", "types", id): id for id in internal}
    reads = (*SPACE, "customers.types.*.internal", "feedback.*.for", "feedback.*.at")
    return _where(context, reads, wanted, lambda name: not asked & universe.set_of((name,)))


_COUNTS: Mapping[str, Callable[[Context], Counts]] = {
    "goals-agreed": _goals_agreed,
    "meanings-served": _meanings_served,
    "goals-concluded": _goals_concluded,
    "goals-learned": _goals_learned,
    "stages-measured": _stages_measured,
    "metrics-sourced": _metrics_sourced,
    "metrics-rhythmic": _metrics_rhythmic,
    "metrics-owned": _metrics_owned,
    "teams-joined": _teams_joined,
    "time-passed-on": _time_passed_on,
    "stages-reviewed": _stages_reviewed,
    "issues-reviewed": _voices_reviewed,
    "urgent-followed": _urgent_followed,
    "causes-told": _causes_told,
    "guides-current": _guides_current,
    "meetings-held": _meetings_held,
    "feedback-read": _feedback_read,
    "touchpoints-listening": _touchpoints_listening,
    "improvements-rooted": _improvements_rooted,
    "improvements-decided": _improvements_decided,
    "improvements-proven": _improvements_proven,
    "actions-owned": _actions_owned,
    "colleagues-asked": _colleagues_asked,
}
"""How each figure that only a wheel needs is counted."""
