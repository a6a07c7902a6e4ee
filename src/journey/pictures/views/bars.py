"""Funnel bars: the share of those who enter that comes to each stage, and how it ends for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from journey.facts.context import Context
from journey.pictures.chart import Chart
from journey.pictures.fonts.typesetting import break_lines, text_width
from journey.pictures.parts.plots import Row, amount, by, coloured, fixed, framed, layer, text_marks
from journey.pictures.theme.colours import phase_role
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.states.rates.visits import Arrival, arrivals, undivided
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import OUTCOME_SIGNS, OUTCOMES, PHASES

LABELS, BARS, COUNTS, STEP = 216.0, 440.0, 76.0, 34.0
"""How wide labels, bars and counts are, and how high a row is, in points."""

_TITLE = Sentence("{title:all}: who comes how far", "{title:all}: 어디까지 오는가")
_SUBTITLE = Sentence(
    "Planned rates, not measured. Share of those who enter ({who:all}){count:all}",
    "측정값이 아닌 계획된 비율입니다. 유입 고객({who:all}) 가운데 그 단계에 오는 비율{count:all}",
)
_MONTHLY = Sentence(", {count:plain} a month", ", 월 {count:plain}명")
_PLANNED = Sentence("planned", "계획")
_SHARE = Sentence("planned share", "계획 비율")
_COUNT = Sentence("planned a month", "계획 월 인원")
_EXTERNAL = Sentence("all but colleagues", "내부고객 제외")
_HERE = Sentence("{share:plain} enter here", "여기서 {share:plain} 유입")
_ENDS = Sentence("How it ends", "어떻게 끝나는가")
_ABANDONED = Sentence("goes no further", "더 나아가지 않음")
_TRAPPED = Sentence("goes round for ever", "끝없이 맴돎")
_EVENLY = Sentence(
    "No volume is planned for these entries, so each customer who enters counts the same.",
    "유입 규모가 계획되지 않아 들어오는 고객 정의마다 같은 무게로 셌습니다.",
)
_LEFT_OUT = Sentence(
    "Left out, because no volume is planned for them: {who:all}.",
    "유입 규모가 계획되지 않아 빠짐: {who:all}.",
)
_HALVED = Sentence(
    "How many of those who enter at {places:all} are these customers is not said, as not all types "
    "have a `share`: divided evenly.",
    "{places:all}에서 들어오는 고객 가운데 이 고객이 몇 명인지 알 수 없어(`share`가 없는 유형이 "
    "있음) 똑같이 나누었습니다.",
)
_NOBODY = Sentence(
    "the view bars counts those who enter, and nobody does{who:all}: declare `entry` at a "
    "touchpoint",
    "bars 그림은 유입 고객을 셉니다. 들어오는 고객이 없습니다{who:all}. 고객 접점에 `entry`를 "
    "쓰세요",
)
_MEANT = Sentence(" as {who:all}", " ({who:all})")
_NO_RATES = Sentence(
    "the view bars needs planned rates, and there is no measured data: {missing} "
    "{missing:has|have} no `rate`; "
    "write the share of those at the touchpoint who go this way, such as `rate: 0.3`",
    "bars 그림에는 계획된 비율이 필요하고 측정 자료도 없습니다. {missing}에 `rate`가 없습니다. "
    "그 고객 접점에서 이 길로 가는 비율을 `rate: 0.3`처럼 쓰세요",
)
_TOO_MUCH = Sentence(
    "the view bars needs rates that are a plan: at {points} those open to somebody sum to more "
    "than 1; lower them until they are a whole at most",
    "bars 그림에는 말이 되는 비율이 필요합니다. {points}에서 한 고객에게 열린 비율의 합이 1보다 "
    "큽니다. 합이 1을 넘지 않게 낮추세요",
)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row: what it is, and how long it is."""

    title: str
    detail: str
    share: float
    role: str


def draw(context: Context, options: ViewOptions) -> Chart:
    """Draw how many of those who enter come to each stage by plan, and how their walks end.

    Raises:
        NothingToShow: Nobody enters, or rates are missing.
    """
    phrases = Phrases(context.journey, options.language)
    meant = _meant(context, options)
    weighted, notes = _weighted(_entering(context, options, phrases, meant), phrases)
    places = [phrases.touchpoints[id] for id in undivided(context.space, meant)]
    if places:
        notes = (*notes, phrases.say(_HALVED, places=", ".join(places)))
    stages = list(_stages(phrases, weighted))
    ends = list(_ends(phrases, weighted))
    who = " / ".join(phrases.who(name).replace(FAST, " ") for name in options.customers)
    volumes = [each.per_month for each, _ in weighted if each.per_month is not None]
    count = phrases.say(_MONTHLY, count=f"{fsum(volumes):,.0f}") if volumes else ""
    bars, (title, _) = (*stages, *ends), phrases.heading()
    subtitle = phrases.say(_SUBTITLE, who=who or phrases.say(_EXTERNAL), count=count)
    return Chart(
        f"{context.journey.id}-bars",
        phrases.say(_TITLE, title=title),
        _spec(phrases, stages, ends, fsum(volumes) if volumes else None),
        subtitle,
        f"{subtitle}. "
        + "; ".join(f"{bar.title}: {_percent(bar.share)}" for bar in bars).replace(FAST, " "),
        notes=notes,
        language=options.language,
    )


def _meant(context: Context, options: ViewOptions) -> int:
    """Return the set of the customers who are asked for: all but colleagues, or those named."""
    if options.customers:
        return context.members(options.customers)
    return context.external


def _entering(
    context: Context, options: ViewOptions, phrases: Phrases, meant: int
) -> list[Arrival]:
    """Return what is planned for those who are meant, and insist that it is known."""
    universe = context.space.universe
    chosen = [each for each in arrivals(context.space) if universe.bit(each.entry.customer) & meant]
    if not chosen:
        who = phrases.say(_MEANT, who=phrases.who(options.customers)) if options.customers else ""
        raise NothingToShow(_NOBODY, who=who)
    missing = dict.fromkeys(name for each in chosen for name in each.forecast.missing_rates)
    if missing:
        raise NothingToShow(_NO_RATES, missing=tuple(missing))
    excessive = dict.fromkeys(id for each in chosen for id in each.forecast.excessive)
    if excessive:
        raise NothingToShow(_TOO_MUCH, points=tuple(excessive))
    return chosen


def _weighted(
    chosen: Sequence[Arrival], phrases: Phrases
) -> tuple[list[tuple[Arrival, float]], tuple[str, ...]]:
    """Weigh entries by their volume, and say what has none."""
    volumes = [(each, each.per_month) for each in chosen if each.per_month]
    if not volumes:
        return [(each, 1 / len(chosen)) for each in chosen], (phrases.say(_EVENLY),)
    total = fsum(count or 0.0 for _, count in volumes)
    without = dict.fromkeys(
        phrases.who(str(each.entry.customer)).replace(FAST, " ")
        for each in chosen
        if not each.per_month
    )
    notes = (phrases.say(_LEFT_OUT, who=", ".join(without)),) if without else ()
    return [(each, (count or 0.0) / total) for each, count in volumes], notes


def _stages(phrases: Phrases, weighted: Sequence[tuple[Arrival, float]]) -> Iterator[_Bar]:
    for number, stage in enumerate(phrases.journey.stages, 1):
        share = fsum(weight * each.stages[stage.id] for each, weight in weighted)
        if share > 0:
            role = f"{phase_role(stage.phase)}-ink"
            title = f"{number} {phrases.title(stage)}"
            here = {point.id for point in stage.touchpoints}
            entering = fsum(w for each, w in weighted if each.entry.touchpoint in here)
            detail = phrases.say(PHASES[stage.phase])
            if entering:
                detail = f"{detail} · {phrases.say(_HERE, share=_percent(entering))}"
            yield _Bar(title, detail, share, role)


def _ends(phrases: Phrases, weighted: Sequence[tuple[Arrival, float]]) -> Iterator[_Bar]:
    for point in phrases.journey.touchpoints:
        share = fsum(w * each.forecast.conversion.get(point.id, 0.0) for each, w in weighted)
        if point.outcome and share > 0:
            title = f"{OUTCOME_SIGNS[point.outcome]} {phrases.touchpoints[point.id]}"
            detail = phrases.say(OUTCOMES[point.outcome])
            yield _Bar(title, detail, share, f"{point.outcome}-ink")
    for sentence, shares in (
        (_ABANDONED, [w * (each.forecast.abandoned or 0.0) for each, w in weighted]),
        (_TRAPPED, [w * (each.forecast.trapped or 0.0) for each, w in weighted]),
    ):
        if fsum(shares) > 1e-9:
            yield _Bar(f"– {phrases.say(sentence)}", "", fsum(shares), "dim")


def _percent(share: float) -> str:
    """Write a share so that a little is never nothing, and nearly all never all."""
    if 0 < share < 0.001:
        return f"<{FAST}0.1{FAST}%"
    percent = share * 100
    if 99.9 < percent < 100 - 1e-7:
        return f">{FAST}99.9{FAST}%"
    return f"{percent:.1f}{FAST}%" if percent < 10 else f"{percent:.0f}{FAST}%"


def _spec(
    phrases: Phrases, stages: Sequence[_Bar], ends: Sequence[_Bar], entering: float | None
) -> dict[str, Any]:
    bars = [*stages, None, *ends]
    rows = [_row(number, bar, phrases, entering) for number, bar in enumerate(bars) if bar]
    order = {"domain": list(range(len(bars))), "type": "band", "paddingInner": 0.36}
    y: dict[str, Any] = {"field": "row", "type": "ordinal", "scale": order, "axis": None}
    x = amount("share", 0, 1)
    titles = [{"row": row["row"], "text": row["title"]} for row in rows if row["detail"]]
    details = [{"row": row["row"], "text": row["detail"]} for row in rows if row["detail"]]
    alone = [{"row": row["row"], "text": row["title"]} for row in rows if not row["detail"]]
    heading = [{"row": len(stages), "text": phrases.say(_ENDS)}]
    roles = {role: role for role in dict.fromkeys(row["role"] for row in rows)}
    heads = [{"text": phrases.say(_SHARE)}]
    counts = [{"row": row["row"], "text": row["count"]} for row in rows if entering]
    rounded = {"type": "bar", "cornerRadius": 3}
    layers = [
        layer(rows, rounded, y=y, x=amount("whole", 0, 1), color=coloured("neutral")),
        layer(rows, rounded, tip="tip", y=y, x=x, color=by("role", roles)),
        text_marks(rows, x, y, dx=6, bold=True),
        text_marks(titles, fixed(-LABELS), y, bold=True, dy=-6.5),
        text_marks(alone, fixed(-LABELS), y, bold=True),
        text_marks(details, fixed(-LABELS), y, role="muted", size=9, dy=7.5),
        text_marks(heading, fixed(-LABELS), y, bold=True, size=13, dy=6),
        text_marks(heads, fixed(0), fixed(-12), role="muted", size=9),
    ]
    right = text_width(_percent(1), 11, bold=True) + 14
    if entering:
        heads = [{"text": phrases.say(_COUNT)}]
        place = fixed(BARS + right + COUNTS)
        layers.append(text_marks(counts, place, y, align="right"))
        layers.append(text_marks(heads, place, fixed(-12), role="muted", size=9, align="right"))
        right += COUNTS
    height = STEP * len(bars)
    return framed(layers, width=BARS, height=height, left=LABELS, right=right, top=24, bottom=4)


def _row(number: int, bar: _Bar, phrases: Phrases, entering: float | None) -> Row:
    count = f"{entering * bar.share:,.0f}" if entering else ""
    said = f"{bar.title}: {_percent(bar.share)} ({phrases.say(_PLANNED)})"
    return {
        "row": number,
        "title": break_lines(bar.title, 11, LABELS - 14, bold=True, most=1)[0],
        "detail": break_lines(bar.detail, 9, LABELS - 14, most=1)[0],
        "share": bar.share,
        "whole": 1,
        "role": bar.role,
        "text": _percent(bar.share),
        "count": count,
        "tip": said.replace(FAST, " "),
    }


VIEW = View("bars", draw, uses=("customer",))
