"""Mermaid's flowcharts, which GitHub, GitLab and many wikis draw by themselves.

Source: mermaid.js.org/syntax/flowchart.html; how texts are escaped is what the parser of mermaid 11
and 12 was found to do.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from unicodedata import category

from journey.pictures.diagram import Diagram, Edge, Lane, Line, Node
from journey.pictures.exporters.dot import tones
from journey.pictures.theme.colours import Theme, lane_roles, line_role
from journey.pictures.view import Exporter
from journey.words.sentences import Sentence, printable

MOST_EDGES = 500
"""Mermaid draws no diagram with more edges, unless the page that shows it allows them."""

MOST_TEXT = 50_000
"""Nor one with more characters."""

COLOURS = 5000
"""How many characters are kept free for the title and the colours."""

_FOLDED = Sentence(
    "Mermaid draws at most {edges} arrows and {letters:plain} letters, so each stage is one box",
    "Mermaid는 화살표 {edges}개, 글자 {letters:plain}자까지만 그리므로 단계마다 상자 하나로 "
    "나타냈습니다",
)
_TOO_LARGE = Sentence(
    "Mermaid draws at most {edges} arrows and {letters:plain} letters, and this has more: raise "
    "maxEdges and maxTextSize where it is shown",
    "Mermaid는 화살표 {edges}개, 글자 {letters:plain}자까지만 그리는데 이 도표는 더 큽니다. "
    "보여 줄 곳에서 maxEdges와 maxTextSize를 늘리세요",
)
_COUNT = Sentence("{count} touchpoint{count:s}", "고객 접점 {count}개")

_ARROWS = {
    "forward": "-->",
    "entry": "-->",
    "back": "-.->",
    "retry": "-.->",
    "fail": "--x",
    "claim": "==>",
    "exit": "--o",
    "serves": "-.->",
    "leads": "-->",
}
"""For each kind of edge, its line and its head: never colour alone."""

_LINES = {
    "forward": "stroke-width:1.4px",
    "entry": "stroke-width:1.6px",
    "back": "stroke-width:1.2px,stroke-dasharray:6 4",
    "retry": "stroke-width:1.6px,stroke-dasharray:2 3",
    "fail": "stroke-width:1.6px",
    "claim": "stroke-width:2.6px",
    "exit": "stroke-width:1.4px,stroke-dasharray:8 3",
    "serves": "stroke-width:1.4px,stroke-dasharray:4 3",
    "leads": "stroke-width:1.4px",
}


_ORDER = re.compile("direction", re.IGNORECASE)


def write(diagram: Diagram, theme: Theme) -> str:
    """Write a diagram as a flowchart, its lanes as subgraphs.

    One that is larger than Mermaid draws has a box for each lane instead.
    """
    shown = by_lane(diagram) if _is_folded(diagram) else diagram
    lines = [*title_lines(diagram, theme), *_body(shown), *_colours(shown, theme)]
    return "\n".join(lines) + "\n"


def notes(diagram: Diagram) -> tuple[str, ...]:
    """Return what there is to say of a flowchart: that it is shortened, or cannot be shown."""
    values = {"edges": MOST_EDGES, "letters": f"{MOST_TEXT:,}"}
    if _is_folded(diagram):
        return (_FOLDED.say(diagram.language, values),)
    if _is_too_large(diagram):
        return (_TOO_LARGE.say(diagram.language, values),)
    return ()


def _is_folded(diagram: Diagram) -> bool:
    return bool(diagram.lanes) and _is_too_large(diagram)


def _is_too_large(diagram: Diagram) -> bool:
    letters = sum(len(line) + 1 for line in _body(diagram))
    arrows = len(diagram.edges) + max(len(diagram.lanes) - 1, 0)  # with those that hold the order
    return arrows > MOST_EDGES or letters > MOST_TEXT - COLOURS


def escaped(text: str) -> str:
    """Return a text of which Mermaid obeys nothing: what it could obey, as numbers.

    >>> escaped('say "no"; 끝, 30 %')
    'say #34;no#34;#59; 끝, 30 %'
    >>> escaped("1. - ")
    '1#46; -'
    """
    written, before = [], ""
    for char in visible(text).strip():
        written.append(char if _is_plain(char, before) else f"#{ord(char)};")
        before = char
    # Wherever it stands, even in a label, Mermaid takes a line with `direction TB` for an order.
    return _ORDER.sub(lambda found: f"#{ord(found[0][0])};{found[0][1:]}", "".join(written))


def visible(text: str) -> str:
    """Return a text without control characters, and without Mermaid's own marks.

    Inside, it puts these letters around what came as a number, and takes them for that at the end.
    """
    return printable(text).replace("ﬂ", "fl").replace("¶ß", "¶ ß")


def _is_plain(char: str, before: str) -> bool:
    """Tell whether a letter means nothing to Mermaid where it stands, nor to Markdown."""
    if char in " \u00a0":
        return True
    if char.isascii() and not char.isalnum():
        # After a number a dot begins a list; two signs together may be an arrow or a comment.
        free = bool(before) and (before.isalnum() or before in " \u00a0")
        return char in ",.-()/!?%'" and free and not (char in ".)" and before.isdigit())
    return category(char)[0] in "LNMSP"


def label(lines: Iterable[str]) -> str:
    """Return lines of text as one label, between its quotation marks."""
    shown = [escaped(line) for line in lines]
    return f'"{"<br/>".join(shown) or " "}"'


def title_lines(diagram: Diagram, theme: Theme) -> Iterator[str]:
    """Write the title, which Mermaid takes from front matter, as JSON, which is YAML."""
    # Mermaid shows these three as entities in titles.
    text = printable(diagram.title).translate(str.maketrans("<>&", "＜＞＆"))
    yield "---"
    yield f"title: {json.dumps(text, ensure_ascii=False)}"
    if theme.light and theme.light == theme.dark:
        yield "config:"
        yield "  theme: dark"
    yield "---"


def description_lines(diagram: Diagram) -> Iterator[str]:
    """Write what a screen reader says."""
    said = {"accTitle": diagram.title, "accDescr": " ".join([diagram.description, *diagram.notes])}
    # Without a text, the next line would be taken for it.
    shown = ((key, escaped(text)) for key, text in said.items())
    yield from (f"  {key}: {text}" for key, text in shown if text)


def lines_of(node: Node) -> list[str]:
    """Return what a node says, with the connections that are named in it."""
    return [*(line.text for line in node.lines), *(link.text for link in node.links)]


def by_lane(diagram: Diagram) -> Diagram:
    """Return a diagram with one node for each lane, and one edge of each kind between two."""
    homes = {node.id: node.lane for node in diagram.nodes}
    inside = Counter(node.lane for node in diagram.nodes if node.shape != "start")
    counts: Counter[tuple[str, str, str, bool]] = Counter()
    for edge in diagram.edges:
        source, target = homes[edge.source], homes[edge.target]
        if source and target and source != target:
            counts[source, target, edge.kind, edge.backward] += edge.weight
    nodes = tuple(_box(lane, inside[lane.id], diagram.language) for lane in diagram.lanes)
    edges = tuple(
        Edge(source, target, (f"×{count}",), kind, backward, weight=count)
        for (source, target, kind, backward), count in counts.items()
    )
    return replace(diagram, lanes=(), nodes=nodes, edges=edges, notes=notes(diagram))


def _box(lane: Lane, count: int, language: str) -> Node:
    lines = [Line(lane.title, "title"), Line(lane.detail)]
    lines.append(Line(_COUNT.say(language, {"count": count})))
    return Node(lane.id, tuple(lines), "stage", lane.tone, faded=lane.faded)


def _body(diagram: Diagram) -> Iterator[str]:
    yield "flowchart TB"
    yield from description_lines(diagram)
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    for number, lane in enumerate(diagram.lanes):
        yield f"  subgraph s{number}[{label([lane.title, lane.detail])}]"
        if lane.items:
            yield f"    i{number}[{label(f'▪ {title}' for title, _ in lane.items)}]"
        members = (node for node in diagram.nodes if node.lane == lane.id)
        yield from (f"    {_node(node, names[node.id])}" for node in members)
        yield "  end"
    loose = (node for node in diagram.nodes if node.lane is None)
    yield from (f"  {_node(node, names[node.id])}" for node in loose)
    for edge in diagram.edges:
        arrow = _ARROWS[edge.kind]
        said = f"|{label(edge.lines)}|" if edge.lines else ""
        yield f"  {names[edge.source]} {arrow}{said} {names[edge.target]}"
    # Invisible links, after all others since lines are styled by number: each lane below the last.
    yield from (f"  s{number} ~~~ s{number + 1}" for number in range(len(diagram.lanes) - 1))


def _node(node: Node, name: str) -> str:
    if node.shape == "start":
        return f'{name}((" "))'
    before, after = {"outcome": "([ ])", "stage": "[ ]"}.get(node.shape, "( )").split()
    return f"{name}{before}{label(lines_of(node))}{after}"


def _colours(diagram: Diagram, theme: Theme) -> Iterator[str]:
    """Colour nodes by classes, lanes and edges one by one: Mermaid has no classes for those."""
    classes: dict[str, list[str]] = {}
    for number, node in enumerate(diagram.nodes):
        classes.setdefault(_style(node, theme), []).append(f"n{number}")
    ink = theme.light["ink"]
    for number, lane in enumerate(diagram.lanes):
        role, accented = ("ghost", "faint") if lane.faded else lane_roles(lane.tone)
        accent = theme.light[accented]
        yield f"  style s{number} fill:{theme.light[role]},stroke:{accent},color:{ink}"
        if lane.items:
            classes.setdefault(f"fill:none,stroke:none,color:{ink}", []).append(f"i{number}")
    for number, (style, names) in enumerate(classes.items()):
        yield f"  classDef c{number} {style}"
        yield f"  class {','.join(names)} c{number}"
    kinds: dict[str, list[str]] = {}
    for number, edge in enumerate(diagram.edges):
        colour = theme.light["faint" if edge.faded else line_role(edge.kind)]
        kinds.setdefault(f"stroke:{colour},{_LINES[edge.kind]}", []).append(str(number))
    for style, numbers in kinds.items():
        yield f"  linkStyle {','.join(numbers)} {style}"


def _style(node: Node, theme: Theme) -> str:
    if node.shape == "start":
        colour = theme.light["faint" if node.faded else "entry"]
        return f"fill:{colour},stroke:{colour}"
    fill, outline = tones(node)
    ink = theme.light["dim" if node.faded else "ink"]
    width = 3 if node.truth or node.shape == "outcome" else 1
    return (
        f"fill:{theme.light[fill]},stroke:{theme.light[outline]},color:{ink},stroke-width:{width}px"
    )


EXPORTER = Exporter("mermaid", write, "mmd", notes)
