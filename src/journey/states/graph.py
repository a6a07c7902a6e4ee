"""The bare graph of touchpoints, for networkx's algorithms."""

from typing import TYPE_CHECKING

from journey.files.given import Given, journey_of

if TYPE_CHECKING:
    import networkx as nx


def graph_of(target: Given) -> "nx.MultiDiGraph[str]":
    """Return the touchpoints and transitions as a directed multigraph.

    The bare graph knows nothing of customers: a path in it need not be a walk that anybody can
    take. Ask `explore` who can be where.

    Args:
        target: A path, a document, a journey or its states. Transitions to undeclared touchpoints
            are left out.

    Returns:
        A graph whose nodes are touchpoint ids, in the funnel's order, with `touchpoint` and `stage`
        as data; its edges are keyed by the transition's name, with `transition` as data, and with
        `rate` where one is planned.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
    """
    import networkx as nx

    journey = journey_of(target)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=journey.id)
    for id, (stage, touchpoint) in journey._touchpoints.items():
        graph.add_node(id, touchpoint=touchpoint, stage=stage)
    for name, transition in zip(journey.transition_names, journey.transitions, strict=True):
        if transition.from_ in graph and transition.to in graph:
            data = {} if transition.rate is None else {"rate": transition.rate}
            graph.add_edge(transition.from_, transition.to, key=name, transition=transition, **data)
    return graph
