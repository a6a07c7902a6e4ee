"""Find the cheapest circulation, without capacities, that takes each arc at least so often."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

UNKNOWN = 1 << 62
"""Farther than any node by its costs."""


@dataclass
class Network:
    """A circulation under way: what is carried beyond the least, and what is not yet balanced.

    A primal-dual search: potentials under which no arc is cheaper than free, flow only where it is
    free, and a surplus here and a shortage there that shrink until all is balanced. What the
    potentials prove is therefore a lower bound at any time, and the cost itself in the end.

    Source: Ford, Fulkerson, "Flows in Networks", 1962; lower bounds as in Ahuja, Magnanti, Orlin,
    "Network Flows", 1993.

    Attributes:
        size: How many nodes there are.
        tails: For each arc, the node it leaves.
        heads: For each arc, the node it reaches.
        costs: For each arc, what one use costs; never below zero.
        least: For each arc, how often it has to be used.
        extra: For each arc, how often it is used beyond that.
        surplus: For each node, how much more comes than goes.
        potentials: For each node, its potential.
        bound: What every circulation costs at least.
        work: How many arcs were looked at.
    """

    size: int
    tails: Sequence[int]
    heads: Sequence[int]
    costs: Sequence[int]
    least: list[int]
    extra: list[int] = field(init=False)
    surplus: list[int] = field(init=False)
    potentials: list[int] = field(init=False)
    bound: int = field(init=False)
    work: int = 0

    def __post_init__(self) -> None:
        self.extra = [0] * len(self.tails)
        self.surplus = [0] * self.size
        self.potentials = [0] * self.size
        self.bound = 0
        # An arc that leaves a node by its number, one that reaches it by the complement of that.
        self._arcs: list[list[int]] = [[] for _ in range(self.size)]
        for arc, (tail, head) in enumerate(zip(self.tails, self.heads, strict=True)):
            self._arcs[tail].append(arc)
            self._arcs[head].append(~arc)
        for arc, times in enumerate(self.least):
            if times:
                self._demand(arc, times)

    def demand(self, arc: int) -> None:
        """Ask that an arc be used once at least; `balance` has to follow."""
        self.least[arc] += 1
        if self.extra[arc]:
            self.extra[arc] -= 1
            return
        self._demand(arc, 1)

    def _demand(self, arc: int, times: int) -> None:
        tail, head = self.tails[arc], self.heads[arc]
        self.surplus[head] += times
        self.surplus[tail] -= times
        reduced = self.costs[arc] + self.potentials[tail] - self.potentials[head]
        self.bound += times * reduced

    def release(self, arc: int) -> None:
        """Ask for one use of an arc less; `balance` has to follow."""
        self.least[arc] -= 1
        if self.extra[arc]:
            self.extra[arc] += 1
            return
        self.bound -= self.reduced(arc)
        self.surplus[self.tails[arc]] += 1
        self.surplus[self.heads[arc]] -= 1

    def reduced(self, arc: int) -> int:
        """Return what one more use of an arc costs by the potentials."""
        tail, head = self.tails[arc], self.heads[arc]
        return self.costs[arc] + self.potentials[tail] - self.potentials[head]

    def used(self, arc: int) -> int:
        """Return how often an arc is used."""
        return self.least[arc] + self.extra[arc]

    def balance(self, work: int | None = None) -> bool:
        """Balance all nodes at the least cost.

        Args:
            work: After so many arcs looked at, give up.

        Returns:
            Whether everything is balanced; if it is, at the least cost, which then is the bound.
        """
        givers = [node for node, surplus in enumerate(self.surplus) if surplus > 0]
        while givers:
            if work is not None and self.work > work:
                return False
            self.work += self.size // 8  # what it takes to begin a search
            self._approach(givers)
            while self._send(givers):
                pass
            givers = [node for node in givers if self.surplus[node] > 0]
        return True

    def _approach(self, givers: list[int]) -> None:
        """Raise the potentials until the givers have free ways to takers of half of what they have.

        To the nearest taker alone, there would be as many searches as there are distances; to all,
        what is moved from place to place later would begin with worse potentials.
        """
        surplus = self.surplus
        search = _Search(self, givers)
        left = sum(surplus[node] for node in givers)
        half = left // 2
        while left > half:
            node = search.next()
            left += min(surplus[node], 0)
            search.settle(node)
        for node in search.settled:
            # Nodes that are farther than the last taker keep their potential.
            change = search.now - search.distances[node]
            self.potentials[node] -= change
            self.bound += surplus[node] * change
        self.work += search.work

    def _send(self, givers: list[int]) -> bool:
        """Send what there is along free ways, each node that leads nowhere looked at once only."""
        seen = bytearray(self.size)
        nexts = [0] * self.size
        drained = [self._drain(giver, seen, nexts) for giver in givers]
        return any(drained)

    def _drain(self, giver: int, seen: bytearray, nexts: list[int]) -> bool:
        """Send what one node has, along the first free ways that are found."""
        tails, heads, costs, extra = self.tails, self.heads, self.costs, self.extra
        surplus, potentials = self.surplus, self.potentials
        path: list[int] = []
        node, sent = giver, False
        seen[giver] = 1
        while surplus[giver] > 0:
            if surplus[node] < 0:
                sent = True
                node = self._carry(giver, node, path, seen)
                continue
            arcs, here, first = self._arcs[node], potentials[node], nexts[node]
            for index in range(first, len(arcs)):
                arc = arcs[index]
                if arc >= 0:
                    after = heads[arc]
                    if not seen[after] and here + costs[arc] == potentials[after]:
                        break
                elif extra[~arc] and not seen[after := tails[~arc]]:
                    break
            else:
                self.work += len(arcs) - first
                nexts[node] = len(arcs)
                if not path:
                    return sent
                way = path.pop()
                node = tails[way] if way >= 0 else heads[~way]
                nexts[node] += 1
                continue
            nexts[node] = index
            self.work += index - first + 1
            path.append(arc)
            node = after
            seen[node] = 1
        seen[giver] = 0
        return sent

    def _carry(self, giver: int, taker: int, path: list[int], seen: bytearray) -> int:
        """Carry over a way what it can; return the last node up to which it can carry more."""
        extra, heads, tails = self.extra, self.heads, self.tails
        amount = min(self.surplus[giver], -self.surplus[taker])
        for arc in path:
            if arc < 0:
                amount = min(amount, extra[~arc])
        full = len(path)
        for number, arc in enumerate(path):
            if arc >= 0:
                extra[arc] += amount
                continue
            extra[~arc] -= amount
            if not extra[~arc]:
                full = min(full, number)
        self.surplus[giver] -= amount
        self.surplus[taker] += amount
        if not self.surplus[giver]:
            full = 0
        node = taker
        for arc in reversed(path[full:]):
            seen[node] = 0
            node = tails[arc] if arc >= 0 else heads[~arc]
        del path[full:]
        return node

    def settle(self, hub: int) -> None:
        """Balance all nodes somehow: what is left goes to a hub and comes from it the shortest way.

        What would come from the hub to a node from which other things go there stays there. The
        cost may then be above the bound.
        """
        surplus, extra = self.surplus, self.extra
        order, ways = self._tree(hub, giving=False)
        for node in reversed(order[1:]):
            if surplus[node] < 0:
                extra[ways[node]] -= surplus[node]
                surplus[self.tails[ways[node]]] += surplus[node]
                surplus[node] = 0
        order, outward = self._tree(hub, giving=True)
        for node in reversed(order[1:]):
            if surplus[node] > 0:
                self._keep(node, hub, ways)
                extra[outward[node]] += surplus[node]
                surplus[self.heads[outward[node]]] += surplus[node]
                surplus[node] = 0

    def _keep(self, node: int, hub: int, ways: dict[int, int]) -> None:
        """Use what a node has where things come to it from the hub, and let these not come."""
        path = []
        after = node
        while after != hub:
            path.append(ways[after])
            after = self.tails[ways[after]]
        amount = min(self.surplus[node], *(self.extra[arc] for arc in path))
        for arc in path:
            self.extra[arc] -= amount
        self.surplus[node] -= amount
        self.surplus[hub] += amount

    def _tree(self, hub: int, *, giving: bool) -> tuple[list[int], dict[int, int]]:
        """Return all nodes by their distance to the hub, or from it, and the arc each uses."""
        order, ways = [hub], {hub: -1}
        for node in order:
            for arc in self._arcs[node]:
                # Into this node where things go to the hub, out of it where they come from there.
                if (arc < 0) == giving:
                    along = ~arc if giving else arc
                    after = self.tails[along] if giving else self.heads[along]
                    if after not in ways:
                        ways[after] = along
                        order.append(after)
        return order, ways


class _Search:
    """The search for what is nearest to some nodes by reduced costs.

    Source: Dijkstra, "A note on two problems in connexion with graphs", 1959.

    Attributes:
        now: How far the node is that was found last.
        distances: For each node that was seen, how far it is at most.
        settled: The nodes whose distance is known.
        work: How many arcs were looked at.
    """

    def __init__(self, network: Network, first: list[int]) -> None:
        self.network = network
        self.now = 0
        self.distances = dict.fromkeys(first, 0)
        self.settled: list[int] = []
        self.work = 0
        self._done = bytearray(network.size)
        self._here = list(first)  # as far as `now`
        self._farther: list[int] = []  # a heap of distances and nodes, as one number each

    def next(self) -> int:
        """Return the nearest node that is not settled."""
        distances, done, size = self.distances, self._done, self.network.size
        while True:
            if self._here:
                node = self._here.pop()
            else:
                self.now, node = divmod(heappop(self._farther), size)
                if distances[node] < self.now:
                    continue
            if not done[node]:
                done[node] = 1
                return node

    def settle(self, node: int) -> None:
        """Look on from a node."""
        network, distances, done, now = self.network, self.distances, self._done, self.now
        tails, heads, costs, extra = network.tails, network.heads, network.costs, network.extra
        potentials, size, arcs = network.potentials, network.size, network._arcs[node]
        here = now + potentials[node]
        for arc in arcs:
            if arc >= 0:
                after = heads[arc]
                if done[after]:
                    continue
                far = here + costs[arc] - potentials[after]
            elif extra[~arc] and not done[tails[~arc]]:
                after, far = tails[~arc], now
            else:
                continue
            if far < distances.get(after, UNKNOWN):
                distances[after] = far
                if far == now:
                    self._here.append(after)
                else:
                    heappush(self._farther, far * size + after)
        self.settled.append(node)
        self.work += len(arcs)
