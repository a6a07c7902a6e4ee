"""A journey's parts as short phrases in one language, for diagrams."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from journey.model.amounts import parse_duration, parse_volume
from journey.model.funnel import Stage, Touchpoint, Transition
from journey.model.journey import Journey
from journey.model.operations import Action
from journey.model.patterns import alternatives, parse_pattern
from journey.model.texts import Text, is_blank, say
from journey.words.sentences import Sentence
from journey.words.terms import FOLLOWED, KINDS, MATURITY, PHASES

_COUNTS = Sentence(
    "{stages} stage{stages:s}, {touchpoints} touchpoint{touchpoints:s}, {transitions} "
    "transition{transitions:s}",
    "단계 {stages}개 · 고객 접점 {touchpoints}개 · 전이 {transitions}개",
)
_VERSION = Sentence("version {version}", "버전 {version}")
_REVIEWED = Sentence("reviewed {date:plain}", "{date:plain} 검토")
_FOLLOWS = Sentence("one walk for each {what:plain}", "{what:plain}마다 경로 하나")
_UNUSED = Sentence("{phase:plain}: {reason:all}", "{phase:plain}: {reason:all}")
_FOR = Sentence("for {who:all}", "대상: {who:all}")
_HOURS = Sentence("{shown:plain} hour{count:s} a month", "월 {shown:plain}시간")
_WITHIN = Sentence("within {time:all}", "{time:all} 안에")
_EVERY = Sentence("every {rhythm:all}", "{rhythm:all}마다")
_SERVES = Sentence("serves {names:all}", "{names:all} 지원")
_EVERYONE = Sentence("everyone", "모두")
FAST = "\u00a0"
"""A space that does not break."""

DOT = f"•{FAST}"
"""What stands before one of several labels."""

_KOREAN = {
    "seconds": "초",
    "minutes": "분",
    "hours": "시간",
    "days": "일",
    "business days": "영업일",
    "weeks": "주",
    "months": "개월",
    "quarters": "분기",
    "years": "년",
}
_PER = {"day": "일", "week": "주", "month": "월", "quarter": "분기", "year": "연"}
_RHYTHM = {"day": "매일", "week": "매주", "month": "매월", "quarter": "분기마다", "year": "매년"}


class Phrases:
    """What the parts of a journey are called, and what is said of them.

    Attributes:
        journey: The journey.
        language: `en` or `ko`.
        touchpoints: For each touchpoint, its title.
    """

    def __init__(self, journey: Journey, language: str) -> None:
        self.journey, self.language = journey, language
        self._teams = {team.id: self.title(team) for team in journey.teams}
        self._channels = {channel.id: self.title(channel) for channel in journey.channels}
        axes = (*journey.customers.types, *journey.customers.situations)
        self._customers = {part.id: self.title(part) for part in axes}
        self.touchpoints = {point.id: self.title(point) for point in journey.touchpoints}

    def title(self, part: object) -> str:
        """Return what people call a part: its title, or its id."""
        id = str(getattr(part, "id", "")).replace("_", " ")
        return say(getattr(part, "title", None), self.language, id)

    def text(self, text: Text | None) -> str:
        """Return a text of the journey in this language."""
        return say(text, self.language).strip()

    def say(self, sentence: Sentence, **values: object) -> str:
        """Return a sentence of the library's own in this language."""
        return sentence.say(self.language, values)

    def team(self, id: str) -> str:
        """Return what people call a team."""
        return self._teams.get(id, id)

    def channel(self, id: str) -> str:
        """Return what people call a channel."""
        return self._channels.get(id, id)

    def action(self, id: str) -> str:
        """Return what people call an action item."""
        found = self.journey._actions.get(id)
        return self.title(found[1]) if found else id

    def who(self, patterns: str | tuple[str, ...]) -> str:
        """Return what people call the customers of a pattern."""
        return " / ".join(self._pattern(pattern) for pattern in alternatives(patterns))

    def _pattern(self, pattern: str) -> str:
        parsed = parse_pattern(pattern)
        sides = [parsed.left] if parsed.right is None else [parsed.left, parsed.right]
        named = [", ".join(map(self._customer, side)) for side in sides if side]
        return f"{FAST}· ".join(named) or self.say(_EVERYONE)

    def _customer(self, name: str) -> str:
        # A name stays on one line where there is room for it.
        return self._customers.get(name, name.replace("_", " ")).replace(" ", FAST)

    def heading(self) -> tuple[str, str]:
        """Return the journey's title, and its version, review and size in one line."""
        journey = self.journey
        parts = []
        if journey.version is not None:
            parts.append(self.say(_VERSION, version=journey.version))
        if journey.reviewed:
            parts.append(self.say(_REVIEWED, date=journey.reviewed))
        if journey.follows != "customer":
            parts.append(self.say(_FOLLOWS, what=self.say(FOLLOWED[journey.follows])))
        counts = {
            "stages": len(journey.stages),
            "touchpoints": sum(len(stage.touchpoints) for stage in journey.stages),
            "transitions": len(journey.transitions),
        }
        parts.append(self.say(_COUNTS, **counts))
        return self.title(journey), " · ".join(parts)

    def unused(self) -> str:
        """Return the phases that the journey does without, and why."""
        return "; ".join(
            self.say(_UNUSED, phase=self.say(PHASES[each.id]), reason=self.text(each.reason) or "?")
            for each in self.journey.unused_phases
        )

    def stage_detail(self, stage: Stage) -> str:
        """Return a stage's phase and owner."""
        detail = [self.say(PHASES[stage.phase])]
        if stage.owner:
            detail.append(self.team(stage.owner))
        return " · ".join(detail)

    def item(self, stage: Stage, action: Action) -> tuple[str, str]:
        """Return an action item's title, and what is said of it in small print."""
        details = []
        if action.owner and action.owner != stage.owner:
            details.append(self.team(action.owner))
        if action.maturity:
            details.append(self.say(MATURITY[action.maturity]))
        details += self._timing(action)
        said = ", ".join(detail.replace(" ", FAST) for detail in details)
        if action.for_ is not None:
            # Pairs with a slash here: a dot would look like what separates the rest.
            who = self.say(_FOR, who=self.who(action.for_).replace(f"{FAST}· ", "/"))
            said = f"{who}{FAST}— {said}" if said else who
        return self.title(action), said

    def timing(self, action: Action) -> str:
        """Return how often an action item is done, how soon, and how many hours it takes."""
        return ", ".join(self._timing(action)).replace(" ", FAST).replace(f",{FAST}", ", ")

    def _timing(self, action: Action) -> Iterator[str]:
        if (every := action.every) and not is_blank(every):
            yield self.rhythm(every)
        if action.within:
            yield self.say(_WITHIN, time=self.duration(action.within))
        if action.hours_per_month:
            hours = action.hours_per_month
            yield self.say(_HOURS, shown=f"{hours:g}", count=hours)

    def rhythm(self, text: str) -> str:
        """Return how often something is done, such as `day`, `2 weeks` or `parcel`."""
        if self.language == "ko" and (text in _RHYTHM or text.startswith("매")):
            return _RHYTHM.get(text, text)
        try:
            words = self.duration(text)
        except ValueError:
            words = text
        return self.say(_EVERY, rhythm=words)

    def touchpoint_details(self, stage: Stage, point: Touchpoint) -> list[str]:
        """Return a touchpoint's owner, its channels and what it serves."""
        owner, channels = point.owner or stage.owner, stage.channels_of(point)
        details = [self.team(owner)] if owner else []
        if channels:
            details.append(", ".join(self._channels.get(name, name) for name in channels))
        if point.serves:
            names = ", ".join(self.touchpoints.get(name, name) for name in point.serves)
            details.append(self.say(_SERVES, names=names))
        return details

    def entering(
        self,
        point: Touchpoint,
        meant: Callable[[str], bool] = lambda _: True,
        part: Callable[[str], float | None] = lambda _: 1.0,
    ) -> Iterator[str]:
        """Return who enters at a touchpoint, and how many of them, a line each.

        Args:
            point: The touchpoint.
            meant: Which patterns of customers to name.
            part: Which part of the customers of a pattern to count; None where that is unknown.
        """
        entry = point.entry
        volumes = entry if isinstance(entry, Mapping) else dict.fromkeys(point.entry_patterns)
        for pattern in filter(meant, volumes):
            who, volume = self.who(pattern), volumes[pattern]
            share = part(pattern)
            is_known = volume is not None and share is not None
            yield f"{who}: {self._volume(volume or '', share or 0.0)}" if is_known else who

    def _volume(self, text: str, share: float) -> str:
        volume = parse_volume(text)
        many = volume.count if share == 1 else float(f"{volume.count * share:.4g}")
        count = f"{many:,.0f}" if many.is_integer() else f"{many:,}"
        words = (
            f"{_PER[volume.per]} {count}" if self.language == "ko" else f"{count} / {volume.per}"
        )
        return words.replace(" ", FAST)

    def duration(self, text: str) -> str:
        """Return a duration in this language."""
        parts = parse_duration(text).parts
        if self.language == "ko":
            return " ".join(f"{amount:g}{_KOREAN[unit]}" for amount, unit in parts)
        return " ".join(
            f"{amount:g} {unit.removesuffix('s') if amount == 1 else unit}"
            for amount, unit in parts
        )

    def label(self, transition: Transition, *, time: bool = True) -> Iterator[str]:
        """Return a transition's rate and time, its guard and what it makes of customers."""
        figures = [] if transition.rate is None else [_percent(transition.rate)]
        if transition.takes and time:
            figures.append(self.duration(transition.takes))
        if figures:
            yield " · ".join(figures)
        if transition.for_ != "any":
            yield self.say(_FOR, who=self.who(transition.for_))
        if transition.becomes is not None:
            yield f"⇒{FAST}{self.who(transition.becomes)}"

    def link(self, alike: Sequence[Transition]) -> str:
        """Return transitions that differ in target and rate alone as one line."""
        first = alike[0]
        kind = f"{self.say(KINDS[first.kind])} " if first.kind != "forward" else ""
        targets = ", ".join(self._target(transition) for transition in alike)
        conditions = []
        if first.for_ != "any":
            conditions.append(self.say(_FOR, who=self.who(first.for_)))
        if first.becomes is not None:
            conditions.append(f"⇒{FAST}{self.who(first.becomes)}")
        return f"{kind}↗{FAST}" + "; ".join([targets, *conditions])

    def _target(self, transition: Transition) -> str:
        title = self.touchpoints[transition.to].replace(" ", FAST)
        return title if transition.rate is None else f"{title}{FAST}{_percent(transition.rate)}"


def _percent(share: float) -> str:
    return f"{share * 100:g}{FAST}%"
