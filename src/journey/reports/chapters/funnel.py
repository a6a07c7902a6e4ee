"""The way of the customers: its stages, what it is worth, where it hurts."""

from collections.abc import Iterator

from journey.operating.voices.evaluation import Evaluation, Latest
from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.states.rates.reach import Reach, Share, reach_of
from journey.words.blocks import Block, Cell, Head, Prose, Sheet
from journey.words.figures import figure, percent
from journey.words.sentences import Sentence
from journey.words.terms import PHASES

SHOWN = 10
"""How many touchpoints are listed."""

_TITLE = Sentence("The way they go", "고객이 걷는 길")
_LEAD = Sentence(
    "{stages} stage{stages:s}, {touchpoints} touchpoint{touchpoints:s}, {moments} of them "
    "{moments:a moment|moments} of truth.",
    "단계 {stages}개, 고객 접점 {touchpoints}개, 그 가운데 진실의 순간 {moments}개.",
)
_NONE = Sentence(
    "The journey has no stages: declare `stages` and the touchpoints in them.",
    "여정에 단계가 없습니다. `stages`와 그 안의 접점을 쓰세요.",
)
_NONE_HERE = Sentence("This team owns no touchpoint.", "이 팀이 맡은 접점이 없습니다.")
_STAGES = Sentence("Stage by stage", "단계별로")
_HEADS = (
    Sentence("Stage", "단계"),
    Sentence("Owner", "담당"),
    Sentence("Touchpoints", "접점"),
    Sentence("Come this far", "도달 비율"),
    Sentence("Hours a month", "월 시간"),
    Sentence("Pain caused", "여기서 생긴 불편도"),
)
_PLANNED = Sentence(
    "Who comes this far is what the planned rates give, not what was measured.",
    "도달 비율은 측정한 값이 아니라 계획한 비율로 계산한 값입니다.",
)
_UNKNOWN = Sentence(
    "Who comes this far is not known: rates or volumes are missing in the plan.",
    "계획에 비율이나 유입량이 빠져 있어 도달 비율을 알 수 없습니다.",
)
_RANGE = Sentence("{least:plain} to {most:plain}", "{least:plain}~{most:plain}")
_POINTS = Sentence("Touchpoints to look at first", "먼저 볼 접점")
_POINT_HEADS = (
    Sentence("Touchpoint", "접점"),
    Sentence("Owner", "담당"),
    Sentence("Pain caused", "여기서 생긴 불편도"),
    Sentence("Feels, at worst", "감정(최저)"),
    Sentence("Latest figure", "최근 지표"),
    Sentence("Findings", "지적"),
)
_MOMENT = Sentence("moment of truth", "진실의 순간")
_NOT_READ = Sentence("not measured", "측정 안 됨")


def write(desk: Desk) -> Chapter:
    """Write the funnel, stage by stage, and its touchpoints that hurt."""
    title, stages = desk.say(_TITLE), desk.journey.stages
    if not stages:
        return Chapter("funnel", title, blocks=(Prose(desk.say(_NONE), "quiet"),))
    points = list(desk.journey.touchpoints)
    moments = sum(point.moment_of_truth for point in points)
    values = {"stages": len(stages), "touchpoints": len(points), "moments": moments}
    lead = desk.say(_LEAD, **values) if desk.team is None else ""
    return Chapter("funnel", title, lead, tuple(_blocks(desk)))


def _blocks(desk: Desk) -> Iterator[Block]:
    if desk.team is None:
        yield from desk.picture("stages")
        yield from desk.told_operations.chosen("worth")
        yield _stages(desk)
        yield from desk.picture("emotions")
    mine = [each for each in desk.hearing.touchpoints if desk.team in (None, each.owner)]
    shown = sorted(mine, key=_rank)
    if desk.team is None:
        shown = [each for each in shown if any(_rank(each))][:SHOWN]
    if shown:
        heads = tuple(Head(desk.say(s), n == 2) for n, s in enumerate(_POINT_HEADS))
        yield Sheet(desk.say(_POINTS), heads, tuple(_point(desk, each) for each in shown))
    elif desk.team is not None:
        yield Prose(desk.say(_NONE_HERE), "quiet")


def _stages(desk: Desk) -> Sheet:
    reach, hearing = reach_of(desk.journey), desk.hearing
    hours = {
        group.id: sum(t.hours or 0.0 for t in group.tallies.values())
        for group in desk.playbook.stages
    }
    rows = []
    for stage in desk.journey.stages:
        here = {point.id for point in stage.touchpoints}
        pain = sum(p.share or 0.0 for p in hearing.pains.places if p.touchpoint in here)
        rows.append(
            (
                Cell(desk.phrases.title(stage), desk.say(PHASES[stage.phase])),
                Cell(desk.team_name(stage.owner) or "–"),
                Cell(str(len(stage.touchpoints))),
                Cell(_share(desk, reach, stage.id)),
                Cell(figure(hours.get(stage.id, 0.0))),
                Cell(percent(pain) if pain else "–"),
            )
        )
    heads = tuple(Head(desk.say(s), n > 1) for n, s in enumerate(_HEADS))
    note = desk.say(_PLANNED if reach.is_known else _UNKNOWN)
    return Sheet(desk.say(_STAGES), heads, tuple(rows), note)


def _share(desk: Desk, reach: Reach, stage: str) -> str:
    share: Share | None = reach.stages.get(stage)
    if share is None:
        return "–"
    least, most = percent(share.least), percent(share.most)
    return least if least == most else desk.say(_RANGE, least=least, most=most)


def _rank(each: Evaluation) -> tuple[float, int, int]:
    felt = each.worst.value if each.worst else 0
    return -each.pain, -(each.errors + each.warnings), min(felt, 0)


def _point(desk: Desk, each: Evaluation) -> tuple[Cell, ...]:
    moment = desk.journey.touchpoint(each.touchpoint).moment_of_truth
    found, total = each.errors + each.warnings, desk.hearing.pains.total
    worst = each.worst.value if each.worst else None
    return (
        Cell(desk.place(each.touchpoint), desk.say(_MOMENT) if moment else ""),
        Cell(desk.team_name(each.owner) or "–"),
        Cell(percent(each.pain / total) if each.pain and total else "–"),
        Cell("–" if worst is None else f"{worst:+d}".replace("-", "−")),
        Cell(", ".join(_latest(desk, one) for one in each.metrics) or "–"),
        Cell(str(found) if found else "–", tone="bad" if each.errors else ""),
    )


def _latest(desk: Desk, one: Latest) -> str:
    titles = {metric.id: desk.phrases.title(metric) for metric in desk.journey.metrics}
    title = titles.get(one.metric, one.metric)
    said = desk.say(_NOT_READ) if one.value is None else f"{one.value:,.4g}"
    return f"{title}: {said}"
