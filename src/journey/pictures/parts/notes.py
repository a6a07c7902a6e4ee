"""Put what is said of touchpoints and stages into a picture of the funnel, folded or whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journey.model.journey import Journey
from journey.pictures.diagram import Diagram, Link, Node


def marked(
    diagram: Diagram, marks: Mapping[str, Sequence[Link]], journey: Journey, accent: str
) -> Diagram:
    """Mark the nodes of a funnel of which there is something to say.

    In a folded stage, what is said of its touchpoints alike is said once, with how often.

    Args:
        diagram: The funnel, whole, folded, or one stage of it.
        marks: By touchpoint, what to say there, the tone being the link's kind.
        journey: The journey that is drawn.
        accent: The role that marks the outline of what is marked.
    """
    folded = {
        stage.id: _summed([link for point in stage.touchpoints for link in marks.get(point.id, ())])
        for stage in journey.stages
    }
    nodes = []
    for node in diagram.nodes:
        said = () if node.shape == "start" else tuple(marks.get(node.id, ()))
        if node.shape == "stage":
            said = folded.get(node.id.removeprefix("stage "), ())
        nodes.append(_said(node, said, accent) if said else node)
    return replace(diagram, nodes=tuple(nodes))


def _said(node: Node, said: Sequence[Link], accent: str) -> Node:
    words = "; ".join(link.text for link in said)
    tip = f"{node.tip}: {words}" if node.tip else words
    return replace(node, links=(*node.links, *said), accent=accent, tip=tip)


def _summed(links: Sequence[Link]) -> tuple[Link, ...]:
    counts: dict[Link, int] = {}
    for link in links:
        counts[link] = counts.get(link, 0) + 1
    summed = [
        Link(link.text if count == 1 else f"{link.text} ×{count}", link.kind)
        for link, count in counts.items()
    ]
    return tuple(summed)
