"""Write what there is to say of each touchpoint, on one line."""

from collections.abc import Iterator

from journey.operating.voices.evaluation import Evaluation, Latest
from journey.operating.voices.voc import VoiceOfCustomer
from journey.words.names import NONE, Names, shown
from journey.words.sentences import Sentence
from journey.words.terminal import Manner, ruled, wrap

_TITLE = Sentence("Every touchpoint on one line", "고객 접점 평가")
_HEADS = (
    Sentence("touchpoint", "고객 접점"),
    Sentence("matters", "중요도"),
    Sentence("visits", "방문"),
    Sentence("feels", "감정"),
    Sentence("pain", "불편도"),
    Sentence("voices", "VOC"),
    Sentence("metrics", "지표"),
    Sentence("findings", "점검"),
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


def appraised(heard: VoiceOfCustomer, manner: Manner, names: Names) -> Iterator[str]:
    """Write what there is to say of each touchpoint, those that hurt or matter as in the funnel."""
    yield ""
    yield manner.paint(_TITLE.say(manner.language), "rule")
    read = any(one.value is not None for each in heard.touchpoints for one in each.metrics)
    rows = [_row(each, names, read=read) for each in heard.touchpoints]
    heads = [head.say(manner.language) for head in _HEADS]
    yield from ruled(rows, heads=heads, width=manner.width, right=(1, 2, 3, 4, 5, 7))
    yield from wrap(_KEY.say(manner.language), manner.width)


def _row(each: Evaluation, names: Names, *, read: bool) -> list[str]:
    matters = NONE
    if each.importance is not None:
        mark = "◆" if each.importance.moment_of_truth else ""
        matters = f"{mark}{each.importance.sum:.1f}"
    return [
        names.touchpoint(each.touchpoint),
        matters,
        "–" if each.visits is None else f"{each.visits:,.0f}",
        _feels(each),
        shown(each.pain) if each.pain else "",
        f"{len(each.caused)}/{len(each.heard)}" if each.caused or each.heard else "",
        ", ".join(_read(one, names) for one in each.metrics) if read else "",
        "/".join(map(str, (each.errors, each.warnings, each.advice)))
        if each.errors or each.warnings or each.advice
        else "",
    ]


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
