"""Follow one walk through every policy, visit by visit."""

from collections.abc import Iterable
from dataclasses import dataclass

from journey.model.customers import Customer
from journey.model.patterns import parse_atom
from journey.model.policies import Policy
from journey.model.walk import State
from journey.states.policies.automata import Automaton, automaton, conjuncts
from journey.states.policies.proving import steps_within
from journey.states.space import StateSpace

LONGEST = 10_000
"""A bound on steps that is larger is never exceeded: nobody follows a walk for so long."""


@dataclass(frozen=True)
class Demand:
    """One automaton of a policy, and who makes which of its letters where.

    Attributes:
        policy: Whose.
        automaton: What it asks for.
        begins: The set of customers with whom the walks begin that it is about.
        events: For each event, for each touchpoint of it, the set of customers who count there.
    """

    policy: Policy
    automaton: Automaton
    begins: int
    events: tuple[dict[str, int], ...]

    def letter(self, touchpoint: str, bit: int) -> int:
        """Return which of the events a visit is."""
        return sum(
            1 << number
            for number, event in enumerate(self.events)
            if event.get(touchpoint, 0) & bit
        )


@dataclass(frozen=True)
class Progress:
    """How far a walk has come in the policies that are about it.

    Attributes:
        at: Each demand, with the state of its automaton.
    """

    at: tuple[tuple[Demand, int], ...]
    _space: StateSpace

    def after(self, visit: State) -> "Progress":
        """Return the progress after one more visit.

        A touchpoint or a customer that the journey does not know is no event of any policy.
        """
        bit = _bit(self._space, visit.customer)
        return Progress(
            tuple(
                (demand, demand.automaton.steps[state][demand.letter(visit.touchpoint, bit)])
                for demand, state in self.at
            ),
            self._space,
        )

    @property
    def broken(self) -> tuple[Policy, ...]:
        """The policies that are broken whatever follows, in the journey's order.

        A succession is when its response or its precedence is; where only both together cannot be
        kept any more, as with twice the same event, it is unmet in the end.
        """
        return _policies(
            demand
            for demand, state in self.at
            if demand.automaton.settled[state] and not demand.automaton.accepting[state]
        )

    @property
    def unmet(self) -> tuple[Policy, ...]:
        """The policies that a walk would break that ended here, in the journey's order."""
        return _policies(
            demand for demand, state in self.at if not demand.automaton.accepting[state]
        )


def follow(space: StateSpace, first: State, *visits: State) -> Progress:
    """Follow a walk from its first visit through the policies of the journey.

    Unlike `prove`, which speaks of every walk on the model, this speaks of one, and that one need
    not be on the model: it may be what was observed of an application or in a log. `within` in days
    bounds nothing here.

    >>> from journey import explore, reads
    >>> shop = reads('''
    ... journey: shop
    ... customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
    ... stages:
    ...   buy: {phase: purchase, touchpoints: {cart: {entry: any}, paid: {outcome: positive}}}
    ... transitions: [cart -> paid]
    ... policies: {all_pay: {response: [cart, paid]}}
    ... ''').journey
    >>> guest = Customer("guest", "looking")
    >>> progress = follow(explore(shop), State("cart", guest))
    >>> [policy.id for policy in progress.unmet], progress.broken
    (['all_pay'], ())
    >>> progress.after(State("paid", guest)).unmet
    ()
    """
    bit = _bit(space, first.customer)
    demands = (demand for demand in demands_of(space) if demand.begins & bit)
    progress = Progress(tuple((demand, 0) for demand in demands), space)
    for visit in (first, *visits):
        progress = progress.after(visit)
    return progress


def demands_of(space: StateSpace) -> tuple[Demand, ...]:
    """Return what the policies of a journey ask for, ready to be followed."""
    return tuple(
        Demand(policy, made, space.universe.set_of(policy.for_), _events(space, policy))
        for policy in space.journey.policies
        for made in _automata(policy)
    )


def _automata(policy: Policy) -> Iterable[Automaton]:
    within = steps_within(policy)
    capped = None if within is None or within > LONGEST else within
    return (
        automaton(template, policy.times or 1, capped) for template in conjuncts(policy.template)
    )


def _events(space: StateSpace, policy: Policy) -> tuple[dict[str, int], ...]:
    atoms = [parse_atom(text) for text in policy.events]
    return tuple(dict.fromkeys(atom.touchpoints, space.universe.set_of(atom.who)) for atom in atoms)


def _bit(space: StateSpace, customer: Customer) -> int:
    try:
        return space.universe.bit(customer)
    except KeyError:
        return 0


def _policies(demands: Iterable[Demand]) -> tuple[Policy, ...]:
    return tuple({demand.policy.id: demand.policy for demand in demands}.values())
