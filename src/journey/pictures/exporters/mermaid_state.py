"""Mermaid's state diagrams: entries begin, outcomes end."""

from collections.abc import Iterator

from journey.pictures.diagram import Diagram, Node
from journey.pictures.exporters.dot import tones
from journey.pictures.exporters.mermaid import (
    by_lane,
    description_lines,
    escaped,
    label,
    lines_of,
    notes,
    title_lines,
    visible,
)
from journey.pictures.theme.colours import Theme
from journey.pictures.view import Exporter

# Labels of several lines are Markdown here, however these are written: their wide forms are not.
_MARKDOWN = str.maketrans({"*": "∗", "_": "＿", "\\": "＼", "$": "＄", ":": "："})


def write(diagram: Diagram, theme: Theme) -> str:
    """Write a diagram as a state diagram, its lanes as composite states.

    One that is larger than Mermaid draws has a state for each lane instead.
    """
    shown = by_lane(diagram) if notes(diagram) and diagram.lanes else diagram
    lines = [*title_lines(diagram, theme), *_body(shown), *_colours(shown, theme)]
    return "\n".join(lines) + "\n"


def _body(diagram: Diagram) -> Iterator[str]:
    yield "stateDiagram-v2"
    yield from description_lines(diagram)
    yield "  direction TB"
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    states = [node for node in diagram.nodes if node.shape != "start"]
    for number, lane in enumerate(diagram.lanes):
        members = [node for node in states if node.lane == lane.id]
        yield f"  state {label([f'{lane.title} · {lane.detail}'])} as s{number}" + (
            " {" if members else ""
        )
        yield from (f"    {_state(node, names[node.id])}" for node in members)
        if members:
            yield "  }"
    yield from (f"  {_state(node, names[node.id])}" for node in states if node.lane is None)
    starts = {node.id for node in diagram.nodes if node.shape == "start"}
    for edge in diagram.edges:
        source = "[*]" if edge.source in starts else names[edge.source]
        said = "<br/>".join(escaped(line) for line in edge.lines)
        yield f"  {source} --> {names[edge.target]}" + (f" : {said}" if said else "")
    yield from (f"  {names[node.id]} --> [*]" for node in states if node.shape == "outcome")


def _state(node: Node, name: str) -> str:
    lines = lines_of(node)
    if len(lines) > 1:
        lines = [visible(line).translate(_MARKDOWN) for line in lines]
    return f"state {label(lines)} as {name}"


def _colours(diagram: Diagram, theme: Theme) -> Iterator[str]:
    classes: dict[str, list[str]] = {}
    for number, node in enumerate(diagram.nodes):
        if node.shape == "start":
            continue
        fill, outline = tones(node)
        ink = theme.light["dim" if node.faded else "ink"]
        style = f"fill:{theme.light[fill]},stroke:{theme.light[outline]},color:{ink}"
        classes.setdefault(style, []).append(f"n{number}")
    for number, (style, names) in enumerate(classes.items()):
        yield f"  classDef c{number} {style}"
        yield f"  class {','.join(names)} c{number}"


EXPORTER = Exporter("mermaid-state", write, "mmd", notes)
