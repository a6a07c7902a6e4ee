"""Write what customers say for the people of a meeting: what hurts first, and whose it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from journey.model.voice import VoiceKind
from journey.operating.voices.text_listening import attended
from journey.operating.voices.text_tickets import tallied
from journey.operating.voices.text_touchpoints import appraised
from journey.operating.voices.voc import Gap, Standing, VoiceOfCustomer
from journey.words.names import Names, share_of, shown
from journey.words.sentences import Sentence
from journey.words.terminal import Manner, ruled, wrap

MOST, FEW = 10, 5
"""How much of the long lists and of the short ones is shown, where not all is asked for."""

SOON = timedelta(days=31)
"""A review that is due later than this is not listed, where not all is asked for."""

_TITLE = Sentence("{title:all}: voice of the customer", "{title:all}: 고객의 소리(VOC)")
_FOR = Sentence("{title:all}: voice of the customer, for {team:all}", "{title:all}: {team:all} VOC")
_KIND: dict[VoiceKind | None, Sentence] = {
    "complaint": Sentence("{n} complaint{n:s}", "불만 {n}"),
    "question": Sentence("{n} question{n:s}", "문의 {n}"),
    "wish": Sentence("{n} wishes", "요청 {n}"),
    "praise": Sentence("{n} praise", "칭찬 {n}"),
    None: Sentence("{n} of no kind", "종류 미정 {n}"),
}
_ONE_WISH = Sentence("1 wish", "요청 1")
_NOTHING = Sentence(
    "No voice is written down: name what customers say under `voc`.",
    "기록된 VOC가 없습니다. 고객이 하는 말을 `voc`에 쓰세요.",
)
_NOT_HERS = Sentence(
    "No voice is owned or caused by this team, or told to it.",
    "이 팀이 담당하거나, 원인이거나, 전달받는 VOC가 없습니다.",
)
_HURTS = Sentence("What hurts most", "가장 불편한 VOC")
_PAIN_IS = Sentence(
    "Pain is severity × times a month, as the file says: {total:plain} in all. A wider voice "
    "counts without its narrower ones. Severity 5 comes first.",
    "불편도 = 심각도 × 월 건수(파일 기준), 합계 {total:plain}. 상위 VOC는 하위 VOC를 빼고 셉니다. "
    "심각도 5가 가장 먼저입니다.",
)
_HEADS = (
    Sentence("#", "#"),
    Sentence("voice", "VOC"),
    Sentence("sev.", "심각도"),
    Sentence("a month", "월 건수"),
    Sentence("pain", "불편도"),
    Sentence("priority", "우선순위"),
    Sentence("whose work", "원인 팀"),
    Sentence("owner", "담당"),
)
_PRIORITIES = {
    "high": Sentence("high", "높음"),
    "normal": Sentence("normal", "보통"),
    "low": Sentence("low", "낮음"),
    None: Sentence("unknown", "미정"),
}
_BY_HAND = Sentence("{priority:plain}*", "{priority:plain}*")
_STARRED = Sentence(
    "* set by hand; the figures alone would say another.",
    "* 직접 정한 값으로, 수치로 계산하면 다릅니다.",
)
_NARROWER = Sentence(
    "↳ a narrower voice, heard as part of a wider one.", "↳ 더 넓은 VOC에 속하는 하위 VOC."
)
_CAUSES = Sentence(
    "Where it comes from: {vital} of {count} causes make {share:plain} of all pain",
    "어디서 오는가: 원인 {count}개 중 {vital}개가 불편의 {share:plain}",
)
_CAUSE_HEADS = (
    Sentence("cause", "원인"),
    Sentence("whose work", "원인 팀"),
    Sentence("pain", "불편도"),
    Sentence("share", "비율"),
)
_UNEXPLAINED = Sentence("cause unknown: {voice:all}", "원인 모름: {voice:all}")
_TEAM_HEADS = (
    Sentence("team", "팀"),
    Sentence("pain its work causes", "원인 제공"),
    Sentence("pain at its touchpoints", "담당 접점에서 발생"),
    Sentence("pain it answers for", "VOC 담당"),
)
_PLACE_HEADS = (
    Sentence("caused at", "발생 접점"),
    Sentence("owner", "담당"),
    Sentence("pain", "불편도"),
    Sentence("share", "비율"),
)
_NO_TEAM = Sentence("no team", "팀 없음")
_NO_PLACE = Sentence("nowhere that is known", "접점 모름")
_SPLIT = Sentence(
    "Pain caused at several touchpoints is divided evenly over them.",
    "여러 접점에서 생기는 불편도는 접점 수로 똑같이 나눕니다.",
)
_UNKNOWN_PAIN = Sentence(
    "Severity or frequency unknown, so not weighed: {names:all}.",
    "심각도나 건수를 몰라 재지 못함: {names:all}.",
)
_UNANSWERED = Sentence("Unanswered", "답이 없는 VOC")
_ANSWERED = Sentence(
    "Everything has an action item, an owner and, where urgent, an improvement.",
    "모든 VOC에 액션 아이템과 담당이 있고, 급한 VOC에는 개선 과제가 있습니다.",
)
_OPEN = Sentence("Open questions", "채울 것")
_GAPS: dict[Gap, Sentence] = {
    "action": Sentence("no action item relieves it", "덜어 주는 액션 아이템 없음"),
    "improvement": Sentence("urgent, and no improvement", "급한데 개선 과제 없음"),
    "reason": Sentence("improvements rejected without a reason", "이유 없이 반려된 개선 과제"),
    "owner": Sentence("nobody answers for it", "담당 없음"),
    "cause": Sentence("cause unknown", "원인 모름"),
    "priority": Sentence("priority unknown", "우선순위 미정"),
    "place": Sentence("no touchpoint", "접점 없음"),
    "told": Sentence("the team that causes it is not told", "원인 팀에 전달 안 됨"),
}
_DUE = Sentence("Due for review", "검토할 VOC")
_NO_DUES = Sentence("No review is dated.", "검토일이 정해진 VOC가 없습니다.")
_NOT_SOON = Sentence(
    "None until {day:plain}; the next is {voice:all} on {date:plain}.",
    "{day:plain}까지는 없습니다. 다음 검토: {date:plain} {voice:all}",
)
_OVERDUE = Sentence("overdue", "기한 지남")
_NEVER = Sentence("never reviewed", "검토 기록 없음")
_PRAISED = Sentence("Praised", "칭찬")
_NO_PRAISE = Sentence("No praise is written down.", "기록된 칭찬이 없습니다.")
_PRAISE_HEADS = (
    Sentence("voice", "VOC"),
    Sentence("a month", "월 건수"),
    Sentence("whose work", "누구 덕분"),
    Sentence("where", "접점"),
)
_MORE = Sentence("… and {count} more (--all)", "… 외 {count}개 (--all)")


def air(heard: VoiceOfCustomer, manner: Manner, *, everything: bool = False) -> str:
    """Write what customers say, what hurts most and whose it is first.

    Args:
        heard: What `voice` returned.
        manner: The language, the width and the colours.
        everything: Whether to write long lists whole.
    """
    return "\n".join(_Page(heard, manner, everything=everything).lines()) + "\n"


class _Page:
    def __init__(self, heard: VoiceOfCustomer, manner: Manner, *, everything: bool) -> None:
        self.heard, self.manner = heard, manner
        self.names = Names(heard.journey, manner.language)
        self.everything = everything

    def say(self, sentence: Sentence, **values: object) -> str:
        return sentence.say(self.manner.language, values)

    def lines(self) -> Iterator[str]:
        yield from self.head()
        if self.heard.voices:
            yield from self.hurting()
            yield from self.causes()
            yield from self.teams()
            yield from self.places()
            yield from self.answers()
        if self.heard.volumes is not None and self.heard.measured is not None:
            yield from tallied(self.heard, self.manner, self.names, self.limit(MOST))
        if self.heard.voices:
            yield from self.due()
            yield from self.praise()
        yield from attended(self.heard, self.manner, self.names)
        if self.heard.touchpoints:
            yield from appraised(self.heard, self.manner, self.names)

    def limit(self, most: int) -> int | None:
        return None if self.everything else most

    def head(self) -> Iterator[str]:
        title = self.names.journey
        team = self.heard.team
        said = (
            self.say(_FOR, title=title, team=self.names.team(team))
            if team
            else self.say(_TITLE, title=title)
        )
        yield from (self.manner.paint(line, "place") for line in wrap(said, self.manner.width))
        kinds = Counter(each.kind for each in self.heard.voices)
        counts = [self.counted(kind, kinds[kind]) for kind in _KIND if kinds[kind]]
        yield from self.wrapped(
            " · ".join(filter(None, [str(self.heard.today), ", ".join(counts)]))
        )
        if not self.heard.voices:
            yield from self.wrapped(self.say(_NOT_HERS if team else _NOTHING))

    def counted(self, kind: VoiceKind | None, n: int) -> str:
        return self.say(_ONE_WISH if kind == "wish" and n == 1 else _KIND[kind], n=n)

    def wrapped(self, text: str, lead: str = "") -> Iterator[str]:
        """Break a text into lines, those after the first set in like the first."""
        for number, line in enumerate(wrap(text, self.manner.width - len(lead))):
            yield (" " * len(lead) if number else lead) + line

    def section(self, sentence: Sentence, **values: object) -> Iterator[str]:
        yield ""
        for line in wrap(self.say(sentence, **values), self.manner.width):
            yield self.manner.paint(line, "rule")

    def table(
        self,
        heads: Sequence[Sentence],
        rows: Sequence[Sequence[str]],
        right: Sequence[int],
        most: int,
    ) -> Iterator[str]:
        limit = self.limit(most)
        kept = rows if limit is None or len(rows) <= limit + 1 else rows[:limit]
        yield from ruled(
            kept, heads=[self.say(head) for head in heads], width=self.manner.width, right=right
        )
        if len(kept) < len(rows):
            yield self.say(_MORE, count=len(rows) - len(kept))

    def hurting(self) -> Iterator[str]:
        yield from self.section(_HURTS)
        rows = [self.row(each) for each in self.heard.issues]
        if rows:
            yield from self.table(_HEADS, rows, (0, 2, 3, 4), MOST)
        if any(each.parent is not None for each in self.heard.issues):
            yield from self.wrapped(self.say(_NARROWER))
        if any(each.is_overridden for each in self.heard.issues):
            yield from self.wrapped(self.say(_STARRED))
        yield from self.wrapped(self.say(_PAIN_IS, total=shown(self.heard.pains.total)))
        shown_here = {each.id for each in self.heard.voices}
        unknown = [each.id for each in self.heard.pains.unknown if each.id in shown_here]
        if unknown:
            names = ", ".join(map(self.names.voice, unknown))
            yield from self.wrapped(self.say(_UNKNOWN_PAIN, names=names))

    def row(self, each: Standing) -> list[str]:
        title = self.names.voice(each.id)
        if each.parent is not None:
            title = f"↳ {title}"
        priority = self.say(_PRIORITIES[each.priority])
        if each.is_overridden:
            priority = self.say(_BY_HAND, priority=priority)
        return [
            str(each.rank),
            title,
            "–" if each.severity is None else str(each.severity),
            "–" if each.counted_with else shown(each.per_month),
            shown(each.pain),
            priority,
            self.names.team(each.cause_team),
            self.names.team(each.owner),
        ]

    def causes(self) -> Iterator[str]:
        pains, team = self.heard.pains, self.heard.team
        found = [each for each in pains.causes if each.amount and team in (None, each.team)]
        if not found:
            return
        share = sum(each.amount for each in pains.causes[: pains.vital]) / pains.total
        values = {"vital": pains.vital, "count": len(pains.causes), "share": f"{share * 100:.0f} %"}
        yield from self.section(_CAUSES, **values)
        rows = [
            [
                self.names.text(each.text)
                or self.say(_UNEXPLAINED, voice=self.names.voice(each.voices[0])),
                self.names.team(each.team) or self.say(_NO_TEAM),
                shown(each.amount),
                share_of(each.share),
            ]
            for each in found
        ]
        yield from self.table(_CAUSE_HEADS, rows, (2, 3), max(FEW, pains.vital))

    def teams(self) -> Iterator[str]:
        rows = [
            [
                self.names.team(each.team) or self.say(_NO_TEAM),
                *map(shown, (each.causes, each.places, each.owns)),
            ]
            for each in self.heard.pains.teams
            if self.heard.team in (None, each.team)
        ]
        if rows:
            yield ""
            yield from self.table(_TEAM_HEADS, rows, (1, 2, 3), len(rows))

    def places(self) -> Iterator[str]:
        team = self.heard.team
        rows = [
            [
                self.names.touchpoint(each.touchpoint) if each.touchpoint else self.say(_NO_PLACE),
                self.names.team(each.owner) or self.say(_NO_TEAM),
                shown(each.amount),
                share_of(each.share),
            ]
            for each in self.heard.pains.places
            if each.amount and team in (None, each.owner)
        ]
        if rows:
            yield ""
            yield from self.table(_PLACE_HEADS, rows, (2, 3), FEW)
            yield from self.wrapped(self.say(_SPLIT))

    def answers(self) -> Iterator[str]:
        yield from self.section(_UNANSWERED)
        found = self.heard.unanswered
        yield from (line for each in found for line in self.lacking(each))
        if not found:
            yield from self.wrapped(self.say(_ANSWERED))
        if self.heard.questions:
            yield from self.section(_OPEN)
            yield from (line for each in self.heard.questions for line in self.lacking(each))

    def lacking(self, each: Standing) -> Iterator[str]:
        gaps = "; ".join(self.say(_GAPS[gap]) for gap in each.lacks)
        owner = f" ({self.names.team(each.owner)})" if each.owner else ""
        yield from self.wrapped(f"{self.names.voice(each.id)}{owner}: {gaps}", "- ")

    def due(self) -> Iterator[str]:
        yield from self.section(_DUE)
        found = self.heard.dues
        end = self.heard.today + SOON
        late = [each for each in found if each.is_overdue]
        coming = [each for each in found if not each.is_overdue]
        soon = [each for each in coming if each.due is not None and each.due <= end]
        kept = [*late, *(coming if self.everything else soon[:FEW])]
        if found and not kept:
            first = found[0]
            values = {"day": str(end), "date": str(first.due)}
            voice = self.names.voice(first.id)
            yield from self.wrapped(self.say(_NOT_SOON, voice=voice, **values))
            return
        rows = [
            [
                self.say(_NEVER) if each.due is None else str(each.due),
                self.say(_OVERDUE) if each.is_overdue and each.due else "",
                self.names.voice(each.id),
                self.names.team(each.owner),
            ]
            for each in kept
        ]
        yield from ruled(rows, width=self.manner.width) or self.wrapped(self.say(_NO_DUES))
        if len(kept) < len(found):
            yield self.say(_MORE, count=len(found) - len(kept))

    def praise(self) -> Iterator[str]:
        yield from self.section(_PRAISED)
        rows = [
            [
                self.names.voice(each.id),
                shown(each.per_month),
                self.names.team(each.cause_team),
                ", ".join(map(self.names.touchpoint, each.caused_at or each.heard_at)),
            ]
            for each in self.heard.praised
        ]
        if rows:
            yield from self.table(_PRAISE_HEADS, rows, (1,), MOST)
        else:
            yield self.say(_NO_PRAISE)
