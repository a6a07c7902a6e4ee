"""GraphML, which Gephi, yEd, Cytoscape, igraph and networkx read.

Source: graphml.graphdrawing.org, "GraphML Primer", with the types of GraphML attributes.
"""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journey.files.export import Export
from journey.files.exports._rows import Row, cell, touchpoint_rows, transition_rows
from journey.model.journey import Journey
from journey.model.texts import say

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}
_FORBIDDEN = re.compile(
    "[^\\t\\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""What XML cannot hold, or would hand on as something else."""


def write(journey: Journey, language: str) -> str:
    """Write the graph of touchpoints and transitions, with everything that is known of each."""
    root = Element("graphml", xmlns=_SPACE)
    keys: dict[tuple[str, str], str] = {}
    graph = Element("graph", id=journey.id, edgedefault="directed")
    title = say(journey.title, language, journey.id)
    _describe(graph, "graph", {"name": journey.id, "title": title}, keys)
    ids = set()
    for order, row in enumerate(touchpoint_rows(journey, language)):
        node = SubElement(graph, "node", id=str(row["id"]))
        ids.add(row.pop("id"))
        _describe(node, "node", {"order": order, **row}, keys)
    for number, row in enumerate(transition_rows(journey, language)):
        ends = {"source": str(row.pop("from")), "target": str(row.pop("to"))}
        if ids.issuperset(ends.values()):
            # An id may hold no spaces, and the name of a transition does.
            edge = SubElement(graph, "edge", {"id": f"e{number}", **ends})
            _describe(edge, "edge", row, keys)
    for (domain, name), type in keys.items():
        named = {"for": domain, "attr.name": name, "attr.type": type}
        SubElement(root, "key", {"id": f"{domain}-{name}", **named})
    root.append(graph)
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _describe(element: Element, domain: str, row: Row, keys: dict[tuple[str, str], str]) -> None:
    """Add what a row says to an element, and what it is called to the keys."""
    for name, value in row.items():
        if value is None or value == ():
            continue
        known = cell(value)
        keys.setdefault((domain, name), _TYPES[type(known)])
        shown = str(known).lower() if isinstance(known, bool) else str(known)
        SubElement(element, "data", key=f"{domain}-{name}").text = _allowed(shown)


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


EXPORT = Export("graphml", "graphml", write)
