"""A grid turned and summed up: a row for each column, and in each cell what there is of what."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from journey.pictures.diagram import Diagram, GridColumn, Lane, Line, Node
from journey.words.sentences import Sentence
from journey.words.terms import OUTCOME_SIGNS, OUTCOMES

_TRUTHS = Sentence("★ {count} moment{count:s} of truth", "★ 진실의 순간 {count}개")
_MORE = Sentence("{names:all} and {count} more", "{names:all} 외 {count}개")

LISTED = 4
"""So many names are listed before they are counted."""


Counted = tuple[Callable[[Node], bool], Sentence]
"""Which nodes to count together, and how to say how many they are."""


def turned(diagram: Diagram, counted: Sequence[Counted]) -> Diagram:
    """Make each column a lane and each lane a column, with one card of counts in a cell.

    What connects cards is left out.

    Args:
        diagram: A grid.
        counted: What to count, and how to say how many there are. Other nodes are listed by their
            first lines.
    """
    cells: dict[tuple[str, str], list[Node]] = {}
    for node in diagram.nodes:
        cells.setdefault((node.column, node.lane or ""), []).append(node)
    columns = [
        GridColumn(lane.id, lane.title, lane.detail, lane.tone, lane.tip, border=lane.border)
        for lane in diagram.lanes
    ]
    lanes = [
        Lane(column.id, column.title, column.detail, tone=column.tone, tip=column.tip)
        for column in diagram.columns
    ]
    nodes = [
        _summed(diagram.language, lane, column, cells[lane.id, column.id], counted)
        for lane in lanes
        for column in columns
        if (lane.id, column.id) in cells
    ]
    return replace(
        diagram, lanes=tuple(lanes), columns=tuple(columns), nodes=tuple(nodes), edges=()
    )


def _summed(
    language: str, lane: Lane, column: GridColumn, nodes: Sequence[Node], counted: Sequence[Counted]
) -> Node:
    lines = tuple(_lines(language, nodes, counted))
    said = ", ".join(line.text for line in lines)
    tip = f"{lane.title} · {column.title}: {said}"
    return Node(f"{lane.id} {column.id}", lines, lane=lane.id, tip=tip, column=column.id)


def _lines(language: str, nodes: Sequence[Node], counted: Sequence[Counted]) -> Iterator[Line]:
    for belongs, sentence in counted:
        count = sum(map(belongs, nodes))
        if count:
            yield Line(sentence.say(language, {"count": count}), "strong", "ink")
    others = [n for n in nodes if n.lines and not any(belongs(n) for belongs, _ in counted)]
    names = list(dict.fromkeys(node.lines[0].text for node in others))
    if len(names) > LISTED + 1:
        shown = {"names": ", ".join(names[:LISTED]), "count": len(names) - LISTED}
        yield Line(_MORE.say(language, shown))
    elif names:
        yield Line(", ".join(names))
    truths = sum(node.truth for node in nodes)
    if truths:
        yield Line(_TRUTHS.say(language, {"count": truths}), tone="truth")
    outcomes = Counter(node.tone for node in nodes if node.shape == "outcome")
    for polarity, count in outcomes.items():
        words = f"{OUTCOME_SIGNS[polarity]} {OUTCOMES[polarity].say(language)} ×{count}"
        yield Line(words, "note", f"{polarity}-ink")
