"""Stages: the funnel folded, one box for each stage, the wider the more get there."""

from collections.abc import Iterator
from dataclasses import replace

from journey.facts.context import Context
from journey.model.funnel import Stage
from journey.pictures.diagram import Diagram, Line, Node
from journey.pictures.parts.folding import folded
from journey.pictures.view import View, ViewOptions
from journey.pictures.views.funnel import one_stage
from journey.states.rates.reach import Reach, Share, reach_of
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terms import OUTCOME_SIGNS, OUTCOMES

_TITLE = Sentence("{journey:all}: stages", "{journey:all}: 단계별 흐름")
_GET_HERE = Sentence("{share:plain} of those who enter", "유입 고객의 {share:plain}")
_INNER = Sentence("{share:plain} of colleagues who begin", "시작한 내부고객의 {share:plain}")
_NOBODY = Sentence("nobody comes here", "아무도 오지 않음")
_END = Sentence("{share:plain} end here", "{share:plain} 여기서 끝남")
_PLANNED = Sentence(
    "Shares are of those who enter, by planned rates. The more get to a stage, the wider its box, "
    "but not to scale.",
    "비율은 계획된 비율로 본, 유입 고객 가운데 그 단계에 이르는 비율입니다. 많이 올수록 상자가 "
    "넓지만 너비가 비율 그대로는 아닙니다.",
)
_RANGE = Sentence(
    "A share is a range where the file does not say how many enter as which customer.",
    "어떤 고객이 얼마나 들어오는지 쓰여 있지 않은 곳의 비율은 범위로 보입니다.",
)
_BY_CUSTOMERS = Sentence(
    "The more customer definitions can get to a stage, the wider its box, but not to scale; how "
    "many people do is not known: {why:plain}",
    "그 단계에 갈 수 있는 고객 정의가 많을수록 상자가 넓지만 너비가 비율 그대로는 아닙니다. 실제로 "
    "몇 명이 가는지는 알 수 없습니다: {why:plain}",
)
_RATES = Sentence(
    "{count} transition{count:s} {count:has|have} no rate, such as {names}",
    "비율이 없는 전이 {count}개: {names}",
)
_EXCESS = Sentence("some rates sum to more than a whole", "합이 1을 넘는 비율이 있습니다")
_LARGE = Sentence("there are too many states", "상태가 너무 많습니다")
_NO_ENTRY = Sentence("nobody enters", "들어오는 고객이 없습니다")
_CAN = Sentence(
    "{count} of {all} customer definition{all:s} can be here",
    "고객 정의 {all}개 중 {count}개가 올 수 있음",
)
_COLLEAGUES_CAN = Sentence(
    "{count} of {all} colleague definition{all:s} can be here",
    "내부고객 정의 {all}개 중 {count}개가 올 수 있음",
)
_DESCRIBED = Sentence("{title:all}: {said:all}", "{title:all}: {said:all}")


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw each stage as a box, wide to narrow; or one stage whole between the others.

    Each says the share of those who enter that ever gets there, by planned rates, and is the wider
    the larger that is: colleagues are counted apart, in stages to which they alone come. Where
    rates are missing, it is the share of customer definitions that can get there, and the
    picture says so.

    Raises:
        UnknownStage: There is no such stage.
    """
    journey, phrases = context.journey, Phrases(context.journey, options.language)
    if options.stage is not None:
        return one_stage(phrases, options.stage)
    diagram = folded(phrases, tuple(journey.touchpoints), journey.transitions)
    reach = reach_of(journey)
    stages = {stage.id: stage for stage in journey.stages}
    nodes = tuple(_box(context, phrases, node, stages[node.id], reach) for node in diagram.nodes)
    said = "; ".join(
        phrases.say(
            _DESCRIBED,
            title=node.lines[0].text,
            said=", ".join(line.text for line in node.lines[1:]),
        )
        for node in nodes
    )
    return replace(
        diagram,
        name=f"{journey.id}-stages",
        title=phrases.say(_TITLE, journey=diagram.title),
        description=f"{diagram.subtitle}. {said}.",
        nodes=nodes,
        notes=tuple(_notes(phrases, reach)),
    )


def _notes(phrases: Phrases, reach: Reach) -> Iterator[str]:
    if not reach.is_known:
        yield phrases.say(_BY_CUSTOMERS, why=_why(phrases, reach))
        return
    yield phrases.say(_PLANNED)
    if any(_percent(share.least) != _percent(share.most) for share in reach.stages.values()):
        yield phrases.say(_RANGE)


def _why(phrases: Phrases, reach: Reach) -> str:
    """Return why shares are not known."""
    if reach.too_large:
        return phrases.say(_LARGE)
    missing = reach.missing_rates
    if missing:
        return phrases.say(_RATES, count=len(missing), names=missing)
    return phrases.say(_EXCESS if reach.excessive else _NO_ENTRY)


def _box(context: Context, phrases: Phrases, node: Node, stage: Stage, reach: Reach) -> Node:
    """Say of a box how many get there, and be as wide."""
    title, *rest = node.lines
    if not reach.is_known:
        inner = bool(context.reached(stage)) and not context.reached(stage) & context.external
        meant = context.internal if inner else context.external
        here = (context.reached(stage) & meant).bit_count()
        all_ = (context.seen & meant).bit_count()
        said = phrases.say(_COLLEAGUES_CAN if inner else _CAN, count=here, all=all_)
        breadth = here / all_ if all_ else 1.0
        return replace(node, lines=(title, Line(said, "strong"), *rest), breadth=breadth)
    share = reach.stages.get(stage.id)
    if share is None:
        said, breadth = phrases.say(_NOBODY), 0.0
    else:
        sentence = _INNER if stage.id in reach.inner else _GET_HERE
        said, breadth = phrases.say(sentence, share=_shown(share)), share.middle
    lines = [line for line in rest if not line.tone.endswith("-ink")]
    lines += _ends(phrases, stage, reach)
    return replace(node, lines=(title, Line(said, "strong", "ink"), *lines), breadth=breadth)


def _ends(phrases: Phrases, stage: Stage, reach: Reach) -> Iterator[Line]:
    """Say at which outcomes of a stage which share ends."""
    for point in stage.touchpoints:
        if point.outcome:
            name = phrases.touchpoints[point.id]
            words = f"{OUTCOME_SIGNS[point.outcome]} {name}"
            share = (reach.ends or {}).get(point.id)
            if share and share.most:
                words += f" · {phrases.say(_END, share=_shown(share))}"
            else:
                words += f" · {phrases.say(OUTCOMES[point.outcome])}"
            yield Line(words, "detail", f"{point.outcome}-ink")


def _shown(share: Share) -> str:
    least, most = _percent(share.least), _percent(share.most)
    return f"{most} %" if least == most else f"{least}–{most} %"


def _percent(share: float) -> str:
    """Return a share in percent with two digits that count."""
    percent = 100 * share
    if percent >= 9.95:
        return f"{percent:.0f}"
    return f"{percent:.1f}" if percent >= 0.095 else f"{percent:.2g}"


VIEW = View("stages", draw, uses=("stage",))
