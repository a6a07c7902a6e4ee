"""Coverage: the funnel with what is missing shown in its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from journey.coverage.care import UNTIL_MENDED
from journey.coverage.covering import cover
from journey.coverage.figures import Coverage, Figure
from journey.facts.context import Context
from journey.pictures.diagram import Diagram, Lane, Link, Sign
from journey.pictures.parts.notes import marked
from journey.pictures.parts.one_stage import on_a_sheet
from journey.pictures.view import View, ViewOptions
from journey.pictures.views import funnel
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence, as_said
from journey.words.terms import FIGURES, PHASES

_TITLE = Sentence("{journey:all}: what is missing", "{journey:all}: 빠진 것")
_UNUSED = Sentence(
    "The journey does without these phases. {phases:all}.", "쓰지 않는 국면. {phases:all}."
)
_COUNTS = Sentence(
    "{full} of {all} figures complete, {gaps} gap{gaps:s}",
    "지표 {all}개 중 {full}개 완전 · 빠진 것 {gaps}개",
)
_UNSURE = Sentence(", {count} {why:plain}", " · {why:plain} {count}개")
_SHORT = {
    "touchpoints-owned": Sentence("no owner", "담당 없음"),
    "touchpoints-measured": Sentence("no metric", "지표 없음"),
    "touchpoints-observed": Sentence("no event", "이벤트 없음"),
    "touchpoints-heard": Sentence("no voice heard", "VOC 없음"),
    "moments-measured": Sentence("★ unmeasured", "★ 지표 없음"),
    "moments-recovered": Sentence("★ no recovery", "★ 회복 경로 없음"),
    "issues-prioritised": Sentence("no priority", "우선순위 없음"),
    "issues-answered": Sentence("no action item", "액션 아이템 없음"),
    "issues-placed": Sentence("no place", "접점 없음"),
    "issues-explained": Sentence("no cause", "원인 없음"),
}
_ISSUE = Sentence("“{voice:all}”: {lack:all}", "“{voice:all}”: {lack:all}")
_NO_ACTION = Sentence("− nothing is done for", "− 액션 아이템이 없는 고객")
_MORE = Sentence("{names:all} and {count} more", "{names:all} 외 {count}개")
_FIGURE = Sentence("{name:all}: {covered} of {total}", "{name:all}: {total}개 중 {covered}개")
_ELSEWHERE = Sentence(
    "Not in the picture: {name:all}: {names:all}", "그림에 자리가 없는 것 — {name:all}: {names:all}"
)
_NOTHING = Sentence("Nothing is missing.", "빠진 것이 없습니다.")
SHOWN = 4
"""So many names are listed before they are counted."""

_OWN = "pairs-specific"
"""Where there is an action item for everyone, that there is none of one's own is no gap."""


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the stages with a mark for everything that a figure of coverage lacks, in its place.

    The ways between touchpoints are left out, as no figure speaks of them. What belongs to no
    touchpoint or stage stands in the notes; the key has every figure, with its count.

    Raises:
        UnknownStage: There is no such stage.
    """
    phrases = Phrases(context.journey, options.language)
    figures = cover(context)
    gaps = _Gaps(context, phrases, figures)
    if options.stage is not None:
        whole = funnel.opened_stage(phrases, options.stage)
    else:
        whole = funnel.draw(context, options)
    if whole.form == "graph":
        nodes = tuple(replace(node, links=()) for node in whole.nodes)
        whole = on_a_sheet(replace(whole, nodes=nodes))
    diagram = marked(whole, gaps.marks, context.journey, "fail")
    counted = [figure for figure in figures.figures if figure.total]
    unsure = [figure for figure in counted if figure.uncertain]
    full = [figure for figure in counted if not figure.missing and not figure.uncertain]
    missing = sum(len(figure.missing) for figure in counted if figure.name != _OWN)
    counts = phrases.say(_COUNTS, full=len(full), all=len(counted), gaps=missing)
    if unsure:
        counts += phrases.say(_UNSURE, count=len(unsure), why=UNTIL_MENDED)
    title = phrases.say(_TITLE, journey=diagram.title)
    key = tuple(gaps.key())
    notes = tuple(gaps.notes()) if missing or unsure else (phrases.say(_NOTHING),)
    if unused := phrases.unused():
        notes = (*notes, phrases.say(_UNUSED, phases=unused))
    return replace(
        diagram,
        name=f"{diagram.name}-coverage",
        title=title,
        subtitle=counts,
        description=f"{title}. {counts}. {'; '.join(sign.text for sign in key)}.",
        lanes=tuple(map(gaps.lane, diagram.lanes)),
        key=key,
        notes=(*diagram.notes, *notes),
    )


@dataclass(frozen=True)
class _Gaps:
    context: Context
    phrases: Phrases
    coverage: Coverage

    @cached_property
    def marks(self) -> dict[str, list[Link]]:
        """For each touchpoint, what it lacks, or what a voice lacks that is heard there."""
        found: dict[str, list[Link]] = defaultdict(list)
        moments = {missing.path[-1] for missing in self.coverage["moments-measured"].missing}
        for name, sentence in _SHORT.items():
            for missing in self.coverage[name].missing:
                lack = self.phrases.say(sentence)
                if missing.path[0] == "voc":
                    for id in self.places.get(str(missing.path[1]), ()):
                        title = self.titles[str(missing.path[1])]
                        said = self.phrases.say(_ISSUE, voice=title, lack=lack)
                        found[id].append(Link(f"− {said}", "fail"))
                elif name != "touchpoints-measured" or missing.path[-1] not in moments:
                    found[str(missing.path[-1])].append(Link(f"− {lack}", "fail"))
        return dict(found)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        return {voice.id: self.phrases.title(voice) for voice in self.context.voices}

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """For each voice, the first touchpoint at which it is heard, or else caused."""
        known = self.context.journey._touchpoints
        found = {}
        for voice in self.context.voices:
            there = [id for id in (*voice.heard_at, *voice.caused_at) if id in known]
            found[voice.id] = tuple(there[:1])
        return found

    def lane(self, lane: Lane) -> Lane:
        """Replace a stage's action items by the customers for whom nothing is done there."""
        label = f"{lane.id} × "
        names = [
            self.phrases.who(missing.label.removeprefix(label)).replace(f"{FAST}· ", "/")
            for missing in self.coverage["pairs-addressed"].missing
            if missing.path == ("stages", lane.id) and missing.label.startswith(label)
        ]
        if not names:
            return replace(lane, items=())
        said = self.phrases.say(_NO_ACTION)
        tip = f"{lane.tip}: {said} {', '.join(names)}"
        return replace(lane, items=((said, self.shortened(names)),), tip=tip)

    def shortened(self, names: list[str]) -> str:
        if len(names) <= SHOWN + 1:
            return ", ".join(names)
        shown = ", ".join(names[:SHOWN])
        return self.phrases.say(_MORE, names=shown, count=len(names) - SHOWN)

    def notes(self) -> Iterator[str]:
        """Name what has no place in the picture."""
        for figure in self.coverage.figures:
            if figure.name == _OWN:
                continue
            left = [
                self.called(figure, missing.label)
                for missing in figure.missing
                if not self.has_place(figure, missing.path)
            ]
            if left:
                name = FIGURES[figure.name].say(self.phrases.language)
                yield self.phrases.say(_ELSEWHERE, name=name, names=self.shortened(left))

    def called(self, figure: Figure, label: str) -> str:
        """Return what people call something that is missing."""
        if figure.name == "phases" and label in PHASES:
            return self.phrases.say(PHASES[label])
        return label

    def has_place(self, figure: Figure, path: tuple[object, ...]) -> bool:
        if figure.name == "pairs-addressed":
            return True
        if figure.name not in _SHORT:
            return False
        return path[0] != "voc" or bool(self.places.get(str(path[1])))

    def key(self) -> Iterator[Sign]:
        """List every figure with its count: a figure that is complete has a tick."""
        for figure in self.coverage.figures:
            if figure.total:
                said = self.phrases.say(
                    _FIGURE,
                    name=FIGURES[figure.name].say(self.phrases.language),
                    covered=as_said("?") if figure.covered is None else figure.covered,
                    total=figure.total,
                )
                sign = "?" if figure.uncertain else "−" if figure.missing else "✓"
                yield Sign(f"mark:{sign}", said)


VIEW = View("coverage", draw, uses=("stage",))
