"""Gather walks into suites: as few steps or walks as can be, with the proof."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from journey.files.given import Given
from journey.model.texts import nfc
from journey.problems.errors import NobodyEnters, NoSwitch, look_up
from journey.states.exploring import explore, explore_from
from journey.states.members import members_of
from journey.states.space import StateSpace
from journey.walks.charting import WalkChart, chart, sequences
from journey.walks.graph import Graph, GraphWalk
from journey.walks.solving import Wish, spare
from journey.walks.suite import AIMS, COVERS, Aim, Cover, OutOfReach, Suite, Target
from journey.walks.targets import endings, missed, task_of


def suite_of(
    target: Given,
    cover: Cover = "transitions",
    *,
    customer: str | None = None,
    minimise: Aim = "steps",
    switch: int = 0,
    max_length: int | None = None,
) -> Suite:
    """Gather complete walks that together meet every target of a criterion.

    `transitions`: each transition, as each customer who can take it. `arrows`: each transition,
    whoever takes it. `touchpoints`: each touchpoint, whoever comes. `pairs`: each touchpoint, as
    each customer who can be there. `customers`: each customer and colleague somewhere. `outcomes`:
    each outcome, for each customer who begins a walk that can end there. Only complete walks count,
    from an entry to an outcome; what none of them meets is named with the reason.

    Source: transitions and pairs are covered by a circulation of least cost with lower bounds, as
    in Edmonds, Johnson, "Matching, Euler tours and the Chinese postman", 1973, exactly; criteria
    for which any of several places will do are set covers, which are hard, and are met as well as
    can be, with a bound.

    Args:
        target: A path, a document, a journey, its states or its context.
        cover: The criterion.
        customer: Who begins the walks, as a pattern; everybody who may where None.
        minimise: What to have as little of as can be.
        switch: For `transitions` and `arrows`: cover all sequences of so many and one more
            transitions, and all complete walks that are shorter.
        max_length: How many steps a walk may have.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownCriterion: There is no such criterion, or no such thing to minimise.
        UnknownCustomer: The journey has no such customer.
        ExcludedCustomer: The journey says that there is no such customer.
        NobodyEnters: No walk begins as the customer.
        NoSwitch: The criterion has no sequences.
        TooManySequences: There are more sequences than can be walked.
        ValueError: `switch` is below 0, or `max_length` is.

    >>> from journey import reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy:
    ...     phase: purchase
    ...     touchpoints: {cart: {entry: any}, card: Card, cash: Cash, paid: {outcome: positive}}
    ... transitions: [cart -> card | cash -> paid, card -> cart]
    ... ''').journey
    >>> suite = suite_of(shop)
    >>> for walk in suite.walks:
    ...     print(walk)
    cart (guest/looking) → card → paid
    cart (guest/looking) → card → cart → cash → paid
    >>> suite.steps, suite.least_steps, suite.has_fewest_steps
    (6, 6, True)
    """
    look_up("criterion", cover, COVERS)
    look_up("aim", minimise, AIMS)
    if switch < 0 or (max_length is not None and max_length < 0):
        raise ValueError("neither `switch` nor `max_length` can be below 0")
    if switch and cover not in ("transitions", "arrows"):
        raise NoSwitch(cover)
    space = explore(target)
    customer = None if customer is None else nfc(customer)
    charted = chart(space if customer is None else _beginning(space, customer))
    lost = missed(charted, cover, all_begin=customer is None)
    wish = Wish(minimise, max_length)
    if cover == "outcomes":
        found = _endings(charted, wish)
    else:
        found = _gathered(charted, cover, switch, wish)
    routes = sorted(found.routes, key=_order(charted.graph))
    return Suite(
        journey=space.journey,
        cover=cover,
        customer=customer,
        minimise=minimise,
        switch=switch,
        max_length=max_length,
        walks=tuple(charted.walk(route) for route in routes),
        targets=found.targets,
        out_of_reach=(*lost, *found.far),
        least_walks=found.least_walks,
        least_steps=found.least_steps,
    )


def _beginning(space: StateSpace, customer: str) -> StateSpace:
    """Return who can be where on walks that begin as a customer."""
    members = members_of(space, customer)
    everyone = 0
    for here in space.entering.values():
        everyone |= here
    if not everyone & members:
        raise NobodyEnters(customer, map(str, space.universe.customers(everyone)))
    return explore_from(space, members)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Targets, those that are too far, and walks that meet the others.

    Attributes:
        targets: What the walks meet.
        far: The targets for which walks may not be long enough.
        routes: The walks, on the chart's graph.
        least_walks: How many there are at best.
        least_steps: How many steps they have at best.
    """

    targets: tuple[Target, ...]
    far: tuple[OutOfReach, ...]
    routes: Sequence[GraphWalk]
    least_walks: int
    least_steps: int


def _endings(charted: WalkChart, wish: Wish) -> _Gathered:
    """Take a shortest walk for each target: a walk begins once and ends once, so none are fewer."""
    targets, far, routes = _sifted(endings(charted).items(), wish)
    steps = sum(len(route.arcs) for route in routes)
    return _Gathered(targets, far, routes, len(routes), steps)


def _sifted(
    whole: Iterable[tuple[Target, GraphWalk]], wish: Wish
) -> tuple[tuple[Target, ...], tuple[OutOfReach, ...], list[GraphWalk]]:
    """Part targets that whole walks meet by whether these are short enough."""
    near: dict[Target, GraphWalk] = {}
    far = []
    for target, route in whole:
        if wish.allows(len(route.arcs)):
            near[target] = route
        else:
            far.append(OutOfReach(target, "too-long", len(route.arcs)))
    return tuple(near), tuple(far), list(near.values())


def _gathered(charted: WalkChart, cover: Cover, switch: int, wish: Wish) -> _Gathered:
    """Meet the targets for which walks may be long enough."""
    found = sequences(charted.graph, switch)
    graph, task = found.graph, task_of(charted, found, cover)
    nearest = task.places.nearest(graph)
    near = [target for target, steps in enumerate(nearest) if wish.allows(steps)]
    far = tuple(
        OutOfReach(task.targets[target], "too-long", steps)
        for target, steps in enumerate(nearest)
        if not wish.allows(steps)
    )
    targets, long, short = _sifted(zip(task.short_targets, found.short, strict=True), wish)
    coarse = task.coarse and (task.coarse[0], task.coarse[1].only(near))
    best = spare(graph, task.places.only(near), wish, coarse, far_apart=task.far_apart)
    return _Gathered(
        (*(task.targets[target] for target in near), *targets),
        (*far, *long),
        [*(found.unfolded(route, charted.graph) for route in best.routes), *short],
        best.least_walks + len(short),
        best.least_steps + sum(len(route.arcs) for route in short),
    )


def _order(graph: Graph) -> Callable[[GraphWalk], tuple[int, tuple[int, ...]]]:
    """Order walks by where they begin in the file, and then by where they go."""
    place = {node: number for number, node in enumerate(graph.starts)}
    return lambda route: (place[route.start], route.arcs)
