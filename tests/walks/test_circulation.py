"""Circulations of least cost: what makes them such, and what is proven on the way."""

from hypothesis import given
from hypothesis import strategies as st

from journey.walks.circulation import Network


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks in which every node can be reached from every other."""
    size = draw(st.integers(1, 8))
    nodes = st.integers(0, size - 1)
    ring = [(node, (node + 1) % size) for node in range(size)]
    arcs = ring + draw(st.lists(st.tuples(nodes, nodes), max_size=16))
    costs = [draw(st.integers(0, 5)) for _ in arcs]
    least = [draw(st.integers(0, 4)) for _ in arcs]
    return Network(size, [tail for tail, _ in arcs], [head for _, head in arcs], costs, least)


def cost(network: Network) -> int:
    return sum(each * network.used(arc) for arc, each in enumerate(network.costs))


def again(network: Network) -> Network:
    return Network(network.size, network.tails, network.heads, network.costs, [*network.least])


@given(networks())
def test_a_balanced_network_is_a_circulation_that_the_potentials_prove_the_cheapest(
    network: Network,
) -> None:
    assert network.balance()

    flow = [0] * network.size
    for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        assert network.extra[arc] >= 0
        assert network.reduced(arc) >= 0
        assert not (network.extra[arc] and network.reduced(arc))
        flow[tail] -= network.used(arc)
        flow[head] += network.used(arc)
    assert not any(flow)
    assert network.bound == cost(network)


@given(networks(), st.integers(0, 200))
def test_what_is_proven_when_the_search_is_cut_short_is_never_too_much(
    network: Network, work: int
) -> None:
    best = again(network)
    best.balance()

    if not network.balance(work):
        assert network.bound <= best.bound
        network.settle(0)

    assert cost(network) >= best.bound


@given(networks(), st.data())
def test_asking_for_more_and_for_less_comes_to_what_asking_at_once_does(
    network: Network, data: st.DataObject
) -> None:
    network.balance()
    more = data.draw(st.integers(0, len(network.tails) - 1))
    asked = [arc for arc, times in enumerate(network.least) if times]
    less = data.draw(st.sampled_from(asked)) if asked else None

    network.demand(more)
    if less is not None:
        network.release(less)
    network.balance()

    at_once = again(network)
    at_once.balance()
    assert network.bound == at_once.bound == cost(network)
