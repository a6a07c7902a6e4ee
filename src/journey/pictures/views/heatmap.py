"""The coverage heat map: who is looked after at which stage."""

from journey.coverage.care import care_of
from journey.facts.context import Context
from journey.pictures.parts.heatmap import heat_map
from journey.pictures.table import Table
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.sentences import Sentence

_NOBODY = Sentence(
    "the view heatmap shows who is looked after at which stage, and nobody comes to any: declare "
    "`stages`, and `entry` at a touchpoint",
    "heatmap 그림은 단계마다 누구를 챙기는지 보여 주는데, 어느 단계에도 오는 고객이 없습니다. "
    "`stages`를 쓰고 고객 접점에 `entry`를 쓰세요",
)


def draw(context: Context, options: ViewOptions) -> Table:
    """Draw for each stage and customer whether an action item is for them.

    With customers named, only these are shown.

    Raises:
        NothingToShow: Nobody comes anywhere.
    """
    care = care_of(context)
    if options.customers:
        meant = set(context.space.universe.customers(context.members(options.customers)))
        care = {place: way for place, way in care.items() if place[1] in meant}
    if not care:
        raise NothingToShow(_NOBODY)
    return heat_map(care, context.journey, language=options.language)


VIEW = View("heatmap", draw, uses=("customer",))
