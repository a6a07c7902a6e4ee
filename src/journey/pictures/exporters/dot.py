"""DOT, the language of Graphviz.

Every text is measured in the bundled font, and every label has the size that follows: a layout
program then needs to know no font, least of all a Korean one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from journey.pictures.diagram import Diagram, Edge, Lane, Line, Link, Node
from journey.pictures.fonts.typesetting import FAMILY, LINE, break_lines, text_width
from journey.pictures.signs import TRACE_WIDTHS
from journey.pictures.svg.labels import SIZES, label_lines, label_role, link_role
from journey.pictures.svg.lettering import heading_height
from journey.pictures.theme.colours import Theme, lane_roles, line_role, phase_role
from journey.pictures.view import Exporter
from journey.words.sentences import printable

if TYPE_CHECKING:
    from graphviz import Digraph

ROOM = 132.0
"""How wide the text of a node may be, in points."""

CROWDED = 40
"""With more edges than this, labels are put beside the edges after the layout."""

LINK_ROOM = 150.0
"""How wide the text of a link may be."""

HEADER_ROOM = 190.0
"""How wide a column of a lane's header may be."""

PITCH = 92.0
"""About how far below each other two touchpoints stand, in points."""

INDENT = "\u2003"
"""What stands before a line that belongs to the one above it."""

_STYLES = {
    "forward": ("solid", "normal", "1.2"),
    "entry": ("solid", "normal", "1.4"),
    "back": ("dashed", "vee", "1.1"),
    "retry": ("dotted", "vee", "1.5"),
    "fail": ("solid", "tee", "1.4"),
    "claim": ("bold", "diamond", "1.6"),
    "exit": ("dashed", "odot", "1.2"),
    "serves": ("dashed", "normal", "1.2"),
    "leads": ("solid", "normal", "1.1"),
}
"""For each kind of edge, its line, its head and its width: never colour alone."""


def write(diagram: Diagram, theme: Theme) -> str:
    """Write a diagram as DOT that any Graphviz draws, its lanes as clusters."""
    names = _names(diagram)
    graph = _graph()
    for number, lane in enumerate(diagram.lanes):
        role, ink = lane_roles(lane.tone)
        with graph.subgraph(name=f"cluster_{number}") as cluster:
            cluster.attr(
                id=f"lane{number}",
                label=_header(lane, theme, ink),
                labeljust="l",
                labelloc="t",
                style="filled",
                color=theme.light[role],
                fillcolor=theme.light[role],
                margin="14",
            )
            for node in _members(diagram, lane):
                _write_node(cluster, node, names[node.id], theme)
    for node in diagram.nodes:
        if node.lane is None:
            _write_node(graph, node, names[node.id], theme)
    _write_edges(graph, diagram, names, theme)
    return str(graph.source)


def for_layout(diagram: Diagram, theme: Theme) -> str:
    """Write a diagram as DOT to be laid out and finished.

    Lanes are no clusters here: clusters push each other aside, while lanes only have to stand one
    below the other. Each gets the height that its heading beside it needs.
    """
    names = _names(diagram)
    crowded = is_crowded(diagram)
    graph = _graph(apart=0.52, beside=0.34) if crowded else _graph()
    for node in diagram.nodes:
        _write_node(graph, node, names[node.id], theme)
    _write_edges(graph, diagram, names, theme, apart=crowded, turned=True)
    _keep_lanes(graph, diagram, names)
    _keep_stages(graph, diagram, names)
    return str(graph.source)


def _names(diagram: Diagram) -> dict[str, str]:
    # Numbers, since an id may be anything, even a keyword of DOT.
    return {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}


def _members(diagram: Diagram, lane: Lane) -> list[Node]:
    return [node for node in diagram.nodes if node.lane == lane.id]


def _graph(apart: float = 0.3, beside: float = 0.3) -> "Digraph":
    from graphviz import Digraph

    return Digraph(
        name="journey",
        graph_attr={
            "rankdir": "TB",
            "bgcolor": "transparent",
            "nodesep": f"{beside:g}",
            "ranksep": f"{apart:g}",
            "fontname": FAMILY,
            "margin": "0",
            "pad": "0.1",
        },
        node_attr={"fontname": FAMILY, "fontsize": "12", "margin": "0"},
        edge_attr={"fontname": FAMILY, "fontsize": "9.5", "arrowsize": "0.7"},
    )


def _header(lane: Lane, theme: Theme, role: str) -> str:
    """Write a lane's heading: its title on the left, what is listed in it beside that."""
    title = _cell([(lane.title, 14.0, True, role), (lane.detail, 9.5, False, "muted")], theme)
    columns = [_items(column, theme) for column in _columns(lane.items)]
    cells = "".join([title, *columns])
    return (
        '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="6" CELLPADDING="0">'
        f"<TR>{cells}</TR></TABLE>>"
    )


def _columns(items: Sequence[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    count = min(3, ceil(len(items) / 2))
    if count:
        height = ceil(len(items) / count)
        for start in range(0, len(items), height):
            yield items[start : start + height]


def _items(items: Sequence[tuple[str, str]], theme: Theme) -> str:
    rows: list[tuple[str, float, bool, str]] = []
    for title, detail in items:
        first, *rest = break_lines(f"▪ {title}", 9.5, HEADER_ROOM)
        rows.append((first, 9.5, False, "ink"))
        rows += [(f"{INDENT}{line}", 9.5, False, "ink") for line in rest]
        if detail:
            details = break_lines(detail, 8.5, HEADER_ROOM)
            rows += [(f"{INDENT}{line}", 8.5, False, "muted") for line in details]
    return _cell(rows, theme)


def _cell(rows: Sequence[tuple[str, float, bool, str]], theme: Theme) -> str:
    """Write left-aligned lines of text as one cell that is as large as they are."""
    width = max(text_width(text, size, bold=bold) for text, size, bold, _ in rows)
    height = sum(size * LINE for _, size, _, _ in rows)
    lines = "".join(
        f'<FONT POINT-SIZE="{size:g}" COLOR="{theme.light[role]}">{_bold(text, bold)}</FONT>'
        '<BR ALIGN="LEFT"/>'
        for text, size, bold, role in rows
    )
    return (
        f'<TD FIXEDSIZE="TRUE" WIDTH="{ceil(width + 4)}" HEIGHT="{ceil(height + 2)}" '
        f'ALIGN="LEFT" VALIGN="TOP" BALIGN="LEFT">{lines}</TD>'
    )


def _bold(text: str, bold: bool) -> str:
    return f"<B>{_html(text)}</B>" if bold else _html(text)


def _html(text: str) -> str:
    """Escape a text that is broken into lines already for an HTML-like label."""
    shown = escape(printable(text.replace("\u00a0", " ")))
    # Graphviz takes `\\N` for the name of what is labelled, also within HTML.
    return shown.replace("\\", "\\\\") or " "


def _write_node(graph: "Digraph", node: Node, name: str, theme: Theme) -> None:
    if node.shape == "start":
        colour = theme.light["faint" if node.faded else "entry"]
        graph.node(
            name,
            "",
            id=name,
            shape="circle",
            style="filled",
            color=colour,
            fillcolor=colour,
            width="0.16",
            height="0.16",
            fixedsize="true",
        )
        return
    lines = list(_wrapped(node.lines))
    links = list(_wrapped_links(node.links))
    width = max(
        *(text_width(line.text, SIZES[line.weight], bold=_is_bold(line)) for line in lines),
        *(text_width(link.text, SIZES["note"]) for link in links),
        64,
    )
    height = sum(SIZES[line.weight] * LINE for line in lines) + len(links) * SIZES["note"] * LINE
    fill, outline = tones(node)
    heavy = node.truth or node.shape == "outcome"
    if node.taken:
        heavy = node.taken == "taken"
    graph.node(
        name,
        _label(lines, links, node, theme),
        id=name,
        shape="box",
        style="rounded,filled,dashed" if node.taken == "never" else "rounded,filled",
        fixedsize="true",
        width=f"{(width + 20) / 72:.3f}",
        height=f"{(height + 13) / 72:.3f}",
        color=theme.light[outline],
        fillcolor=theme.light[fill],
        penwidth="2.6" if node.accent else "2.2" if heavy else "1",
        peripheries="2" if node.shape == "outcome" else "1",
    )


def tones(node: Node) -> tuple[str, str]:
    """Return the roles of a node's ground and of its outline."""
    if node.faded:
        return "ghost", "faint"
    if node.shape == "outcome":
        return node.tone, node.taken or node.accent or f"{node.tone}-ink"
    if node.accent and node.shape != "stage":
        return "card", node.accent
    if node.shape == "stage":
        role = phase_role(node.tone)
        return role, node.taken or f"{role}-ink"
    return "card", node.taken or ("truth" if node.truth else "outline")


def _wrapped(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        size = SIZES[line.weight]
        for part in break_lines(line.text, size, ROOM, bold=_is_bold(line), most=4):
            yield Line(part, line.weight, line.tone)


def _wrapped_links(links: Sequence[Link]) -> Iterator[Link]:
    for link in links:
        first, *rest = break_lines(link.text, SIZES["note"], LINK_ROOM)
        yield replace(link, text=first)
        yield from (replace(link, text=f"{INDENT}{line}") for line in rest)


def _is_bold(line: Line) -> bool:
    return line.weight in ("title", "strong")


def _label(lines: Sequence[Line], links: Sequence[Link], node: Node, theme: Theme) -> str:
    written = []
    for line in lines:
        role = "ink" if line.weight == "title" else "muted"
        if line.weight == "strong" and node.shape == "outcome":
            role = f"{node.tone}-ink"
        role = "dim" if node.faded else line.tone or role
        size = SIZES[line.weight]
        text = _bold(line.text, _is_bold(line))
        written.append(f'<FONT POINT-SIZE="{size:g}" COLOR="{theme.light[role]}">{text}</FONT>')
    centred = "<BR/>".join(written)
    if not links:
        return f"<{centred}>"
    named = "".join(
        f'<FONT POINT-SIZE="{SIZES["note"]:g}" COLOR="{theme.light[link_role(link)]}">'
        f"{_html(link.text)}"
        '</FONT><BR ALIGN="LEFT"/>'
        for link in links
    )
    return f"<{centred}<BR/>{named}>"


def is_crowded(diagram: Diagram) -> bool:
    """Tell whether labels that get room of their own would pull the diagram apart.

    They are put beside the edges after the layout then.
    """
    return len(diagram.edges) > CROWDED


def _write_edges(
    graph: "Digraph",
    diagram: Diagram,
    names: dict[str, str],
    theme: Theme,
    *,
    apart: bool = False,
    turned: bool = False,
) -> None:
    """Write the edges.

    Args:
        graph: Where to.
        diagram: Whose edges.
        names: What its nodes are called there.
        theme: The colours.
        apart: Whether only labels of pairs get room of their own.
        turned: Whether those that lead back are written from their end to their beginning, with
            the head behind: drawn downwards, they run beside the others instead of around them.
    """
    order = {lane.id: number for number, lane in enumerate(diagram.lanes)}
    places = {node.id: order.get(node.lane or "", -1) for node in diagram.nodes}
    stages = {node.id for node in _chained(diagram)}
    ends = Counter(frozenset((edge.source, edge.target)) for edge in diagram.edges)
    for number, edge in enumerate(diagram.edges):
        # Between two edges that run side by side is no room: each label needs its own.
        paired = ends[frozenset((edge.source, edge.target))] > 1
        attributes = _edge(
            edge, number, theme, labelled=paired or not apart, ranked=edge.source not in stages
        )
        way = names[edge.source], names[edge.target]
        if turned and edge.backward and places[edge.target] <= places[edge.source]:
            attributes |= {"dir": "back", "arrowtail": attributes.pop("arrowhead"), "weight": "0"}
            del attributes["constraint"]
            way = way[::-1]
        graph.edge(*way, **attributes)


def _edge(edge: Edge, number: int, theme: Theme, *, labelled: bool, ranked: bool) -> dict[str, str]:
    line, head, width = _STYLES[edge.kind]
    width = TRACE_WIDTHS.get(edge.taken, width)
    attributes = {
        "id": f"e{number}",
        "style": line,
        "arrowhead": head,
        "penwidth": f"{float(width) + 1.2:g}" if edge.accent else width,
        "color": theme.light[
            "faint" if edge.faded else edge.taken or edge.accent or line_role(edge.kind)
        ],
    }
    if edge.lines and labelled and not edge.faded:
        role = label_role(edge)
        rows = [(line, SIZES["detail"], False, role) for line in label_lines(edge)]
        attributes["label"] = (
            '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"><TR>'
            f"{_cell(rows, theme)}</TR></TABLE>>"
        )
    elif len(label_lines(edge)) > 2:
        attributes["minlen"] = "2"  # a short edge has no room beside it for so much
    if edge.backward or not ranked:
        attributes["constraint"] = "false"
    return attributes


def _keep_lanes(graph: "Digraph", diagram: Diagram, names: dict[str, str]) -> None:
    """Hold each lane wholly above the next, by invisible edges through a point between them."""
    invisible = {"style": "invis", "weight": "0", "arrowhead": "none"}
    gate = ""
    for number, lane in enumerate(diagram.lanes):
        members = [node.id for node in _members(diagram, lane)]
        inner = [
            (edge.target, edge.source) if edge.backward else (edge.source, edge.target)
            for edge in diagram.edges
            if edge.source in members and edge.target in members
        ]
        sources, targets = {a for a, _ in inner}, {b for _, b in inner}
        # In a circle nothing comes first: then everything may.
        circling = _circling(inner)
        first = [names[id] for id in members if id not in targets or id in circling]
        last = [names[id] for id in members if id not in sources or id in circling]
        room = heading_height(lane) - (_depth(members, inner) - 1) * PITCH
        if room > PITCH / 2 or not members:
            spacer = f"room{number}"
            height = f"{room / 72:.3f}"
            graph.node(
                spacer, "", id=spacer, shape="box", color="transparent", width="0", height=height
            )
            first.append(spacer)
            last.append(spacer)
        for name in first if gate else ():
            graph.edge(gate, name, **invisible)
        gate = f"gate{number}"
        graph.node(gate, "", shape="point", style="invis", width="0", height="0")
        for name in last:
            graph.edge(name, gate, **invisible)


def _circling(edges: Sequence[tuple[str, str]]) -> set[str]:
    """Return what leads back to itself."""
    onward: dict[str, list[str]] = {}
    for source, target in edges:
        onward.setdefault(source, []).append(target)
    found = set()
    for start, following in onward.items():
        seen: set[str] = set()
        left = [*following]
        while left:
            here = left.pop()
            if here not in seen:
                seen.add(here)
                left += onward.get(here, ())
        if start in seen:
            found.add(start)
    return found


def _keep_stages(graph: "Digraph", diagram: Diagram, names: dict[str, str]) -> None:
    """Hold folded stages below each other in their order, by a chain of invisible edges."""
    stages = [names[node.id] for node in _chained(diagram)]
    for above, below in pairwise(stages):
        graph.edge(above, below, style="invis", weight="100", minlen="2", arrowhead="none")


def _chained(diagram: Diagram) -> list[Node]:
    """Return the stages that no lane keeps in their order."""
    return [node for node in diagram.nodes if node.shape == "stage" and node.lane is None]


def _depth(members: Sequence[str], inner: Sequence[tuple[str, str]]) -> int:
    """Return how many touchpoints stand below each other in a lane, about."""
    if not members:
        return 1
    depth = dict.fromkeys(members, 1)
    for _ in range(min(len(members), 20)):
        for source, target in inner:
            if depth[target] <= depth[source] < 20:
                depth[target] = depth[source] + 1
    return min(max(depth.values()), len(members))


EXPORTER = Exporter("dot", write)
