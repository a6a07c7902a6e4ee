"""The signs of diagrams: how outcomes are marked, and what a key says of every sign."""

from collections.abc import Iterable, Sequence

from journey.pictures.diagram import Edge, Node, Sign
from journey.words.sentences import Sentence

TRACE_SIGNS = {"taken": "●", "perhaps": "◐", "never": "◌"}
"""How what was taken, or was not, is marked, so that colour need not tell."""

TRACE_WIDTHS = {"taken": "2.4", "perhaps": "1.2", "never": "0.8"}
"""How wide its lines are."""

_KEY = {
    "edge:entry": Sentence("entry: who begins here", "유입: 여기서 시작하는 고객"),
    "mark:→": Sentence("entry: who begins here", "유입: 여기서 시작하는 고객"),
    "edge:forward": Sentence("forward", "진행"),
    "edge:back": Sentence("back", "복귀"),
    "edge:retry": Sentence("retry", "재시도"),
    "edge:fail": Sentence("failure", "실패"),
    "edge:claim": Sentence("claim", "클레임"),
    "edge:exit": Sentence("exit", "이탈"),
    "mark:×n": Sentence("so many transitions", "전이 개수"),
    "mark:↗": Sentence("leads on to a touchpoint further away", "멀리 있는 접점으로 이어짐"),
    "mark:↙": Sentence("comes from a touchpoint further away", "멀리 있는 접점에서 옴"),
    "mark:⇒": Sentence("what the customer becomes", "이후 고객 상태"),
    "mark:↘": Sentence("has become this customer elsewhere", "다른 접점에서 이 고객으로 바뀜"),
    "truth": Sentence("moment of truth", "진실의 순간(MOT)"),
    "node:positive": Sentence("positive outcome", "긍정적 결과"),
    "node:neutral": Sentence("neutral outcome", "중립적 결과"),
    "node:negative": Sentence("negative outcome", "부정적 결과"),
}


def key_of(
    nodes: Sequence[Node], edges: Sequence[Edge], language: str, extra: Iterable[str] = ()
) -> tuple[Sign, ...]:
    """Explain the signs that a diagram has, but for those that stand back.

    Args:
        nodes: What the diagram shows.
        edges: How that is connected.
        language: `en` or `ko`.
        extra: More looks to explain.
    """
    nodes = [node for node in nodes if not node.faded]
    edges = [edge for edge in edges if not edge.faded]
    there = {f"edge:{edge.kind}" for edge in edges} | set(extra)
    there |= {f"node:{node.tone}" for node in nodes if node.shape == "outcome"}
    if any(node.truth for node in nodes):
        there.add("truth")
    words = [line for edge in edges for line in edge.lines]
    words += [link.text for node in nodes for link in node.links]
    there |= {f"mark:{mark}" for mark in "↗↙⇒↘" if any(mark in text for text in words)}
    return tuple(Sign(look, text.say(language)) for look, text in _KEY.items() if look in there)
