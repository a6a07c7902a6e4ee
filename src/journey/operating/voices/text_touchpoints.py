"""Tell what there is to say of each touchpoint, on one line."""

from journey.operating.voices.evaluation import Evaluation, Latest
from journey.operating.voices.voc import VoiceOfCustomer
from journey.words.blocks import Cell, Headline, Section, Sheet
from journey.words.figures import NONE, figure
from journey.words.names import Names
from journey.words.sentences import Sentence

_TITLE = Sentence("Every touchpoint on one line", "고객 접점 평가")
_HEADS = (
    Headline(Sentence("Touchpoint", "고객 접점")),
    Headline(Sentence("Matters", "중요도"), is_number=True),
    Headline(Sentence("Visits", "방문"), is_number=True),
    Headline(Sentence("Feels", "감정"), is_number=True),
    Headline(Sentence("Pain", "불편도"), is_number=True),
    Headline(Sentence("Voices", "VOC"), is_number=True),
    Headline(Sentence("Metrics", "지표")),
    Headline(Sentence("Findings", "점검"), is_number=True),
)
_KEY = Sentence(
    "matters: 0 to 3 (who can come, who must, ◆ moment of truth) · visits: a month, as planned · "
    "feels: worst/best, -3 to 3 · pain: caused there · voices: caused/heard · metrics: the latest, "
    "↑ better, ↓ worse, → same, – not read · findings: errors/warnings/advice",
    "중요도: 0~3(올 수 있는 고객, 꼭 거치는 고객, ◆ 진실의 순간) · 방문: 계획상 월 방문 수 · "
    "감정: 가장 나쁨/좋음, -3~3 · 불편도: 그곳에서 생긴 것 · VOC: 발생/청취 · 지표: 최근 값, "
    "↑ 좋아짐, ↓ 나빠짐, → 같음, – 없음 · 점검: 오류/경고/조언",
)
_COURSES = {"better": "↑", "worse": "↓", "same": "→", "higher": "+", "lower": "-", None: ""}


def touchpoints(heard: VoiceOfCustomer, names: Names) -> Section:
    """Tell what there is to say of each touchpoint, in the order of the funnel."""
    read = any(one.value is not None for each in heard.touchpoints for one in each.metrics)
    rows = tuple(_row(each, names, read=read) for each in heard.touchpoints)
    sheet = Sheet(names.say(_TITLE), names.heads(_HEADS), rows, names.say(_KEY))
    return Section("touchpoints", (sheet,) if rows else ())


def _row(each: Evaluation, names: Names, *, read: bool) -> tuple[Cell, ...]:
    matters = NONE
    if each.importance is not None:
        mark = "◆" if each.importance.moment_of_truth else ""
        matters = f"{mark}{each.importance.sum:.1f}"
    found = (each.errors, each.warnings, each.advice)
    return (
        Cell(names.touchpoint(each.touchpoint)),
        Cell(matters),
        Cell(NONE if each.visits is None else f"{each.visits:,.0f}"),
        Cell(_feels(each)),
        Cell(figure(each.pain) if each.pain else ""),
        Cell(f"{len(each.caused)}/{len(each.heard)}" if each.caused or each.heard else ""),
        Cell(", ".join(_read(one, names) for one in each.metrics) if read else ""),
        Cell("/".join(map(str, found)) if any(found) else ""),
    )


def _feels(each: Evaluation) -> str:
    if each.worst is None or each.best is None:
        return NONE
    if each.worst.value == each.best.value:
        return f"{each.worst.value:+d}" if each.worst.value else "0"
    return f"{each.worst.value:+d}/{each.best.value:+d}".replace("+0", "0")


def _read(one: Latest, names: Names) -> str:
    name = names.metric(one.metric)
    if one.value is None:
        return f"{name} {NONE}"
    return f"{name} {one.value:,g}{_COURSES[one.course]}"
