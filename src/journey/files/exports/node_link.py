"""Node-link JSON, which networkx, D3 and many others read."""

from journey.files.export import Export
from journey.files.exports._rows import Row, touchpoint_rows, transition_rows
from journey.model.journey import Journey
from journey.model.texts import say
from journey.words.plain import json_of


def write(journey: Journey, language: str) -> str:
    """Write the graph of touchpoints and transitions, with everything that is known of each.

    Source: networkx, `node_link_data` with `edges="edges"`.
    """
    nodes = [_known(row) for row in touchpoint_rows(journey, language)]
    ids = {node["id"] for node in nodes}
    edges = [
        {"source": row.pop("from"), "target": row.pop("to"), "key": row.pop("name"), **_known(row)}
        for row in transition_rows(journey, language)
        if {row["from"], row["to"]} <= ids
    ]
    graph = {"name": journey.id, "title": say(journey.title, language, journey.id)}
    data = {"directed": True, "multigraph": True, "graph": graph, "nodes": nodes, "edges": edges}
    return json_of(data)


def _known(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None and value != ()}


EXPORT = Export("node-link", "json", write)
