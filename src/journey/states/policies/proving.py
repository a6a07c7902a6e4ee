"""Decide whether a policy holds on a journey: the product of its automaton with the state space."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journey.files.given import Given
from journey.model.amounts import parse_duration
from journey.model.patterns import parse_atom
from journey.model.policies import Policy
from journey.model.texts import nfc
from journey.model.walk import WITNESS, Walk
from journey.states.exploring import explore
from journey.states.policies.automata import LETTERS, automaton, conjuncts
from journey.states.space import StateSpace

ACTIVATED_BY_SECOND = frozenset({"precedence", "alternate_precedence", "chain_precedence"})
ACTIVATED_BY_FIRST = frozenset(
    {
        "responded_existence",
        "response",
        "alternate_response",
        "chain_response",
        "not_succession",
        "not_chain_succession",
    }
)
UNARY = frozenset({"existence", "absence", "exactly", "init", "end"})


@dataclass(frozen=True)
class Verdict:
    """What is true of a policy on the model.

    Attributes:
        policy: Which.
        holds: Whether every complete walk keeps it.
        walk: A shortest complete walk that breaks it; None where there is none, or where it would
            be too long to read.
        vacuous: Why nothing ever depends on it: `nobody` begins a complete walk as one of its
            customers, an event of it is `unmet` because nobody can be that, or it is `idle` since
            no complete walk has its trigger; empty where something does.
    """

    policy: Policy
    holds: bool
    walk: Walk | None = None
    vacuous: str = ""


def prove(target: Given, policy: Policy) -> Verdict:
    """Decide a policy exactly, on all complete walks that begin as its customers.

    A walk is a word over the visits from the entry to the outcome; the policy is a finite automaton
    over such words. It holds when no outcome is reachable in their product in a state of the
    automaton that does not accept. The product is explored with the customers of a touchpoint as
    one set, in time linear in states, transitions and the automaton. A succession holds when its
    response and its precedence do, and these are decided one by one.

    A bound that is larger than the number of states asks for no more than that number: a longer way
    without the event passes some state twice, and can be made as long as one likes.

    Names that nothing declares are never visited.

    Args:
        target: A path, a document, a journey or its states, which save time for many policies.
        policy: What is to be decided, whether or not the journey itself has it.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
    """
    return _Proof(explore(target), policy).verdict()


def steps_within(policy: Policy) -> int | None:
    """Return the bound of a policy in steps; None where it has none, or one in time."""
    return None if policy.within is None else parse_duration(policy.within).steps


Node = tuple[int, int]
"""A state of the automaton, and a touchpoint by number."""


class _Proof:
    def __init__(self, space: StateSpace, policy: Policy) -> None:
        self.space, self.policy = space, policy
        self.within = steps_within(policy)
        self.events = [self._event(text) for text in policy.events]
        everyone = space.universe.set_of(policy.for_)
        self.out = space.ways_out()
        self.first = {n: in_ & everyone for n, in_ in space.entering.items() if in_ & everyone}

    def _event(self, text: str) -> dict[int, int]:
        """Return, for each touchpoint of an event, the set of customers who count there."""
        atom, space = parse_atom(text), self.space
        who = space.universe.set_of(nfc(atom.who) if atom.who else None)
        known = (id for id in atom.touchpoints if id in space._numbers)
        return {space.number_of(id): who for id in known}

    def verdict(self) -> Verdict:
        broken = [part for part in conjuncts(self.policy.template) if self._is_broken(part)]
        if not broken:
            return Verdict(self.policy, True, vacuous=self._vacuous())
        walks = [walk for part in broken if (walk := self._shortest_of(part))]
        return Verdict(self.policy, False, min(walks, key=len, default=None))

    def _is_broken(self, template: str) -> bool:
        within = self.within and min(self.within, len(self.space) + 1)
        self.automaton = automaton(template, self.policy.times or 1, within)
        return self._sweep()

    def _shortest_of(self, template: str) -> Walk | None:
        # A walk that is short enough to show cannot exceed a bound that is longer.
        within = self.within if self.within and self.within < WITNESS else None
        self.automaton = automaton(template, self.policy.times or 1, within)
        return self._shortest()

    def _letters(self, number: int, members: int) -> Iterator[tuple[int, int]]:
        """Split customers at a touchpoint by which events their visit is."""
        first = self.events[0].get(number, 0)
        second = self.events[1].get(number, 0) if len(self.events) > 1 else 0
        if not first and not second:
            yield 0, members
            return
        for letter in range(LETTERS):
            chosen = members & (first if letter & 1 else ~first)
            if chosen := chosen & (second if letter & 2 else ~second):
                yield letter, chosen

    def _starts(self) -> Iterator[tuple[Node, int]]:
        for number, members in self.first.items():
            for letter, chosen in self._letters(number, members):
                yield (self.automaton.steps[0][letter], number), chosen

    def _onward(self, node: Node, members: int) -> Iterator[tuple[Node, int]]:
        """Return where customers in a state of the product go."""
        state, number = node
        space, edges = self.space, self.space.edges
        if space.outcomes[number]:
            return
        row, everyone = self.automaton.steps[state], space.universe.everyone
        for edge in edges.leaving[number]:
            moved = members & edges.who[edge]
            if not moved:
                continue
            if change := edges.becomes[edge]:
                moved = space.after(change, moved) & everyone
            target = edges.targets[edge]
            for letter, chosen in self._letters(target, moved):
                yield (row[letter], target), chosen

    def _is_kept(self, state: int) -> bool:
        """Tell whether whatever follows keeps the policy."""
        return self.automaton.settled[state] and self.automaton.accepting[state]

    def _sweep(self) -> bool:
        """Tell whether some complete walk breaks the policy: who can be where, and how far on."""
        found: dict[Node, int] = {}
        waiting: dict[Node, int] = {}
        coming: Iterable[tuple[Node, int]] = self._starts()
        while True:
            for node, members in coming:
                if self._is_lost(node, members):
                    return True
                fresh = members & ~found.get(node, 0)
                if fresh and not self.automaton.settled[node[0]]:
                    found[node] = found.get(node, 0) | fresh
                    waiting[node] = waiting.get(node, 0) | fresh
            if not waiting:
                return False
            coming = self._onward(*waiting.popitem())

    def _is_lost(self, node: Node, members: int) -> bool:
        """Tell whether a walk of these customers ends, or is bound to end, with a breach."""
        state, number = node
        if self.automaton.accepting[state]:
            return False
        settled = self.automaton.settled[state]
        ends = self.space.outcomes[number]
        return bool(members & self.out[number]) if settled or ends else False

    def _shortest(self) -> Walk | None:
        """Find a shortest complete walk that breaks the policy, level by level."""
        found: dict[Node, int] = {}
        levels: list[dict[Node, int]] = []
        front: dict[Node, int] = {}
        for node, members in self._starts():
            front[node] = front.get(node, 0) | members
        while front and len(levels) <= WITNESS:
            levels.append(front)
            for node, members in front.items():
                found[node] = found.get(node, 0) | members
                if self.space.outcomes[node[1]] and not self.automaton.accepting[node[0]]:
                    return self._trace(levels, node, members & -members)
            following: dict[Node, int] = {}
            for node, members in front.items():
                for after, moved in self._onward(node, members):
                    if self._is_kept(after[0]):
                        continue
                    if fresh := moved & ~found.get(after, 0):
                        following[after] = following.get(after, 0) | fresh
            front = following
        return None

    def _trace(self, levels: list[dict[Node, int]], node: Node, bit: int) -> Walk:
        places = [(node[1], bit)]
        taken: list[int] = []
        for level in reversed(levels[:-1]):
            edge, node, bit = self._step_before(level, node, bit)
            places.append((node[1], bit))
            taken.append(edge)
        return self.space._walk(places[::-1], taken[::-1])

    def _step_before(self, level: dict[Node, int], node: Node, bit: int) -> tuple[int, Node, int]:
        space, edges = self.space, self.space.edges
        letter = next(letter for letter, _ in self._letters(node[1], bit))
        for edge in edges.reaching[node[1]]:
            source = edges.sources[edge]
            if space.outcomes[source]:
                continue
            came = space.before(edges.becomes[edge], bit) & edges.who[edge]
            for state, row in enumerate(self.automaton.steps if came else ()):
                if row[letter] == node[0] and (who := level.get((state, source), 0) & came):
                    return edge, (state, source), who & -who
        raise AssertionError("a state of this level has a predecessor")  # pragma: no cover

    def _vacuous(self) -> str:
        """Tell why no complete walk depends on the policy, if none does."""
        if any(not any(event.values()) for event in self.events):
            return "unmet"
        reached = self._reached()
        out = self.out
        if not any(members & out[number] for number, members in reached.items()):
            return "nobody"
        if self.policy.template in UNARY:
            return ""
        if self.policy.template in ACTIVATED_BY_FIRST:
            triggers = self.events[:1]
        elif self.policy.template in ACTIVATED_BY_SECOND:
            triggers = self.events[1:]
        else:
            triggers = self.events
        met = any(
            who & reached.get(number, 0) & out[number]
            for event in triggers
            for number, who in event.items()
        )
        return "" if met else "idle"

    def _reached(self) -> dict[int, int]:
        """Return who can be where on walks that begin as the policy's customers."""
        space, edges = self.space, self.space.edges
        if self.policy.for_ == "any":
            return {number: members for number, members in enumerate(space.reached) if members}
        found, waiting = dict(self.first), dict(self.first)
        while waiting:
            number, members = waiting.popitem()
            for edge in () if space.outcomes[number] else edges.leaving[number]:
                moved = space.after(edges.becomes[edge], members & edges.who[edge])
                target = edges.targets[edge]
                if fresh := moved & space.universe.everyone & ~found.get(target, 0):
                    found[target] = found.get(target, 0) | fresh
                    waiting[target] = waiting.get(target, 0) | fresh
        return found
