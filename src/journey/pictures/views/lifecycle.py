"""The lifecycle: how customers pass from type to type between walks."""

from collections.abc import Iterator

from journey.facts.context import Context
from journey.model.customers import CustomerType
from journey.pictures.diagram import Diagram, Edge, Line, Node, Sign
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence

_TITLE = Sentence("{journey:all}: customer lifecycle", "{journey:all}: 고객 생애 주기")
_COUNTS = Sentence(
    "{types} customer type{types:s}, {steps} step{steps:s} between walks",
    "고객 유형 {types}개 · 여정과 여정 사이의 변화 {steps}개",
)
_SHARE = Sentence("{share:plain} % of customers", "고객의 {share:plain} %")
_WORTH = Sentence("{share:plain} % of revenue", "매출의 {share:plain} %")
_STEP = Sentence("becomes, after a walk", "여정이 끝난 뒤 바뀜")
_LEFT_OUT = Sentence(
    "In no step of the lifecycle: {names:all}", "생애 주기에 나오지 않는 유형: {names:all}"
)
_EMPTY = Sentence(
    "the journey has no lifecycle: write how types change under `customers`, as "
    "`lifecycle: [newcomer -> regular]`",
    "여정에 생애 주기가 없습니다. 유형이 어떻게 바뀌는지 `customers`에 "
    "`lifecycle: [newcomer -> regular]`처럼 쓰세요",
)


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the customer types, and what makes a customer of one type become one of another.

    Types that no step names are left out, and named in a note.

    Raises:
        NothingToShow: The journey has no lifecycle.
    """
    customers, phrases = context.journey.customers, Phrases(context.journey, options.language)
    types = {type.id: type for type in customers.types}
    steps = [s for s in customers.lifecycle if s.from_ in types and s.to in types]
    if not steps:
        raise NothingToShow(_EMPTY)
    named = {end for step in steps for end in (step.from_, step.to)}
    nodes = tuple(_node(phrases, type) for type in customers.types if type.id in named)
    edges = tuple(_edges(phrases))
    left = [phrases.title(type) for type in customers.types if type.id not in named]
    counts = phrases.say(_COUNTS, types=len(nodes), steps=len(steps))
    title, _ = phrases.heading()
    return Diagram(
        f"{context.journey.id}-lifecycle",
        phrases.say(_TITLE, journey=title),
        counts,
        f"{counts}. {'; '.join(edge.tip for edge in edges)}.",
        nodes=nodes,
        edges=edges,
        key=(Sign("edge:forward", phrases.say(_STEP)),),
        notes=(phrases.say(_LEFT_OUT, names=", ".join(left)),) if left else (),
        language=options.language,
    )


def _node(phrases: Phrases, type: CustomerType) -> Node:
    title, definition = phrases.title(type), phrases.text(type.definition)
    figures = []
    if type.share is not None:
        figures.append(phrases.say(_SHARE, share=f"{100 * type.share:g}"))
    if type.revenue_share is not None:
        figures.append(phrases.say(_WORTH, share=f"{100 * type.revenue_share:g}"))
    lines = [Line(title, "title")]
    lines += [Line(definition)] if definition else []
    lines += [Line(figure.replace(" ", FAST), "strong", "ink") for figure in figures]
    return Node(type.id, tuple(lines), tip=", ".join(filter(None, [title, definition, *figures])))


def _edges(phrases: Phrases) -> Iterator[Edge]:
    """Return an edge for each two types, with everything that makes one of the other."""
    whens: dict[tuple[str, str], list[str]] = {}
    titles = {type.id: phrases.title(type) for type in phrases.journey.customers.types}
    for step in phrases.journey.customers.lifecycle:
        if step.from_ in titles and step.to in titles:
            when = phrases.text(step.when)
            whens.setdefault((step.from_, step.to), []).extend([when] if when else [])
    for (source, target), said in whens.items():
        tip = f"{titles[source]} → {titles[target]}"
        tip += f": {'; '.join(said)}" if said else ""
        yield Edge(source, target, tuple(said), tip=tip)


VIEW = View("lifecycle", draw, uses=())
