"""Causes: each voice from what caused it to what will end it, past to future."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from journey.facts.context import Context
from journey.facts.improvements import came_of, is_shipped
from journey.model.voice import Improvement, Voice
from journey.pictures.diagram import Diagram, Edge, GridColumn, Lane, Line, Node, Sign
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import STATUSES, VOICES

_TITLE = Sentence("{journey:all}: voices and their causes", "{journey:all}: 고객의 소리와 원인")
_COUNTS = Sentence(
    "{voices} voice{voices:s}, the most urgent first; {open} with something missing",
    "VOC 유형 {voices}개, 급한 순서 · 빠진 것이 있는 VOC {open}개",
)
_COLUMNS = {
    "caused": (Sentence("Caused at", "원인"), Sentence("the past", "과거")),
    "heard": (Sentence("Heard at", "들리는 곳"), Sentence("now", "현재")),
    "relieved": (Sentence("Relieved by", "덜어 주는 액션"), Sentence("now", "현재")),
    "ended": (Sentence("Ended by", "끝낼 개선 과제"), Sentence("the future", "미래")),
}
_TOLD = Sentence("told: {teams:all}", "전달: {teams:all}")
_MISSING = {
    "caused": Sentence("? no cause known", "? 원인 모름"),
    "heard": Sentence("? heard nowhere", "? 들리는 곳 없음"),
    "relieved": Sentence("? nothing relieves it", "? 덜어 주는 액션 없음"),
    "ended": Sentence("? nothing will end it", "? 끝낼 개선 과제 없음"),
}
_PAIN = Sentence(
    "severity {severity} × {count:plain} a month", "심각도 {severity} × 월 {count:plain}건"
)
_SEVERITY = Sentence("severity {severity}", "심각도 {severity}")
_OFTEN = Sentence("{count:plain} a month", "월 {count:plain}건")
_FURTHER = Sentence("and {count} more", "외 {count}곳")
_URGENT = Sentence("▲ high priority", "▲ 우선순위 높음")
_NEEDED = Sentence("▲ missing; its priority is high", "▲ 우선순위가 높은데 없음")
_GAP = Sentence("missing", "빠짐")
_LEADS = Sentence("what follows from it", "이어지는 것")
_EMPTY = Sentence(
    "the journey has no voices: write what customers say under `voc`",
    "여정에 VOC 유형이 없습니다. 고객이 하는 말을 `voc`에 쓰세요",
)
_TONES = {"complaint": "return", "question": "contact", "wish": "pre_purchase", "praise": "use"}

PLACES = 7
"""So many places of a voice are shown, and the others counted."""


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw a lane for each voice: where it is caused and heard, what relieves it, what ends it.

    The most urgent stands first, in the order of `voice`; praise stands last. What a voice has from
    its parent is shown with it. What was rejected ends nothing. Where a praise has no cure nothing
    is missing.

    Raises:
        NothingToShow: The journey has no voices.
    """
    sheet = _Sheet(context, Phrases(context.journey, options.language))
    if not context.voices:
        raise NothingToShow(_EMPTY)
    voices = context.ranked
    nodes = tuple(node for voice in voices for node in sheet.nodes(voice))
    edges = tuple(_edges(voices, nodes))
    phrases = sheet.phrases
    open_ = len({node.lane for node in nodes if node.shape == "gap"})
    wide = 2 if any(len(voice.heard_at) > 1 for voice in voices) else 1
    counts = phrases.say(_COUNTS, voices=len(voices), open=open_)
    title, _ = phrases.heading()
    return Diagram(
        f"{context.journey.id}-causes",
        phrases.say(_TITLE, journey=title),
        counts,
        f"{counts}. {' '.join(map(sheet.described, voices))}",
        tuple(sheet.lane(voice) for voice in voices),
        nodes,
        edges,
        tuple(_key(phrases, nodes, edges)),
        language=options.language,
        columns=tuple(
            GridColumn(
                id, phrases.say(name), phrases.say(when), abreast=wide if id == "heard" else 1
            )
            for id, (name, when) in _COLUMNS.items()
        ),
        form="grid",
    )


@dataclass(frozen=True)
class _Sheet:
    context: Context
    phrases: Phrases

    def is_high(self, voice: Voice) -> bool:
        return self.context.priority(voice) == "high"

    def lane(self, voice: Voice) -> Lane:
        say = self.phrases.say
        kind = say(VOICES[voice.kind]) if voice.kind else ""
        details = [kind, self.pain(voice)]
        if voice.kind != "praise" and self.is_high(voice):
            details.append(say(_URGENT))
        details.append(self.phrases.team(voice.owner) if voice.owner else "")
        if voice.with_:
            details.append(say(_TOLD, teams=", ".join(map(self.phrases.team, voice.with_))))
        detail = " · ".join(part.replace(" ", FAST) for part in details if part)
        title = self.phrases.title(voice)
        return Lane(
            voice.id,
            title,
            detail,
            tone=_TONES.get(voice.kind or "", "plain"),
            tip=f"{title}: {detail}".removesuffix(": "),
        )

    def pain(self, voice: Voice) -> str:
        count = "" if voice.per_month is None else f"{voice.per_month:,g}"
        if voice.severity is not None and count:
            return self.phrases.say(_PAIN, severity=voice.severity, count=count)
        if voice.severity is not None:
            return self.phrases.say(_SEVERITY, severity=voice.severity)
        return self.phrases.say(_OFTEN, count=count) if count else ""

    def described(self, voice: Voice) -> str:
        nodes = [node for node in self.nodes(voice) if node.shape != "gap"]
        return f"{self.phrases.title(voice)}: {', '.join(node.tip for node in nodes)}."

    def nodes(self, voice: Voice) -> Iterator[Node]:
        """Return a lane's cards, and in each empty cell what is missing."""
        filled = {
            "caused": list(self.causes(voice)),
            "heard": list(self.places(voice, voice.heard_at, "heard")),
            "relieved": list(self.relief(voice)),
            "ended": [self.improvement(voice, each) for each in self.ending(voice)],
        }
        for column, cards in filled.items():
            if cards:
                yield from cards
            elif voice.kind != "praise" or column == "heard":
                yield self.gap(voice, column)

    def gap(self, voice: Voice, column: str) -> Node:
        said = self.phrases.say(_MISSING[column])
        urgent = self.is_high(voice) and voice.kind != "praise"
        rejected = self.rejected(voice) if column == "ended" else []
        lines = [Line(said, "strong", "negative-ink" if urgent else "muted")]
        lines += [Line(words, "note") for words in rejected]
        if urgent and not rejected:
            lines.append(Line(self.phrases.say(_NEEDED), "note", "negative-ink"))
        tip = ", ".join([said, *rejected])
        return Node(
            f"{voice.id} {column}", tuple(lines), "gap", lane=voice.id, tip=tip, column=column
        )

    def causes(self, voice: Voice) -> Iterator[Node]:
        places = self.places(voice, voice.caused_at, "caused")
        cause = voice.cause
        if cause is not None and (cause.text or cause.team):
            team = self.phrases.team(cause.team) if cause.team else ""
            text = self.phrases.text(cause.text)
            lines = [Line(text, "detail", "ink")] if text else []
            lines += [Line(team, "note")] if team else []
            if lines:
                yield Node(
                    f"{voice.id} cause",
                    tuple(lines),
                    "action",
                    "exit",
                    voice.id,
                    ": ".join(filter(None, [team, text])),
                    column="caused",
                )
        yield from places

    def places(self, voice: Voice, ids: Sequence[str], column: str) -> Iterator[Node]:
        """Return a card for each place, and of very many one for those that are left out."""
        known = list(dict.fromkeys(ids))
        shown = known if len(known) <= PLACES + 1 else known[:PLACES]
        for id in shown:
            yield self.place(voice, id, column)
        left = [self.phrases.touchpoints.get(id, id) for id in known[len(shown) :]]
        if left:
            said = self.phrases.say(_FURTHER, count=len(left))
            lines = (Line(said, "strong"),)
            tip = f"{said}: {', '.join(left)}"
            id = f"{voice.id} {column} further"
            yield Node(id, lines, "chip", lane=voice.id, tip=tip, column=column)

    def place(self, voice: Voice, id: str, column: str) -> Node:
        title = self.phrases.touchpoints.get(id, id)
        owner = self.context.owners.get(id)
        team = self.phrases.team(owner) if owner else ""
        lines = (Line(title, "strong", "ink"), *([Line(team, "note")] if team else []))
        return Node(
            f"{voice.id} {column} {id}",
            lines,
            lane=voice.id,
            tip=", ".join(filter(None, [title, team])),
            column=column,
        )

    def relief(self, voice: Voice) -> Iterator[Node]:
        if voice.action is None:
            return
        found = self.context.journey._actions.get(voice.action)
        title = self.phrases.action(voice.action)
        owner = (found[1].owner or found[0].owner) if found else None
        team = self.phrases.team(owner) if owner else ""
        lines = (Line(title, "title"), *([Line(team, "note")] if team else []))
        yield Node(
            f"{voice.id} action",
            lines,
            "action",
            "purchase",
            voice.id,
            ", ".join(filter(None, [title, team])),
            column="relieved",
        )

    def ending(self, voice: Voice) -> list[Improvement]:
        """Return what comes of a voice, and may end it."""
        return [each for each in self.come[voice.id] if each.status != "rejected"]

    def rejected(self, voice: Voice) -> list[str]:
        """Name what came of a voice, and was rejected."""
        return [
            f"× {self.phrases.title(each)}: {self.phrases.say(STATUSES['rejected'])}"
            for each in self.come[voice.id]
            if each.status == "rejected"
        ]

    @cached_property
    def come(self) -> dict[str, tuple[Improvement, ...]]:
        return came_of(self.context.journey)

    def improvement(self, voice: Voice, each: Improvement) -> Node:
        title = self.phrases.title(each)
        said = [self.phrases.team(each.owner)] if each.owner else []
        status = self.phrases.say(STATUSES[each.status]) if each.status else ""
        lines = [Line(title, "title")]
        lines += [Line(" · ".join(said), "note")] if said else []
        if status:
            sign, role = ("✓", "positive-ink") if is_shipped(each) else ("→", "entry")
            lines.append(Line(f"{sign} {status}", "strong", role))
        return Node(
            f"{voice.id} improved {each.id}",
            tuple(lines),
            "action",
            "use",
            voice.id,
            ", ".join([title, *said, *filter(None, [status])]),
            column="ended",
        )


def _edges(voices: Sequence[Voice], nodes: Sequence[Node]) -> Iterator[Edge]:
    """Lead from each cell to the next one in its lane that has something."""
    order = list(_COLUMNS)
    for voice in voices:
        first: dict[str, Node] = {}
        for node in nodes:
            if node.lane == voice.id and node.shape != "gap":
                first.setdefault(node.column, node)
        for left, right in pairwise(order):
            if left in first and right in first:
                yield Edge(first[left].id, first[right].id, kind="leads")


def _key(phrases: Phrases, nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[Sign]:
    if edges:
        yield Sign("edge:leads", phrases.say(_LEADS))
    if any(node.shape == "gap" for node in nodes):
        yield Sign("gap", phrases.say(_GAP))


VIEW = View("causes", draw, uses=())
