"""The strongly connected components of a graph: parts in which everything leads to everything."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(
    starts: Iterable[Node], onward: Callable[[Node], Iterable[Node]]
) -> list[tuple[Node, ...]]:
    """Return the strongly connected components of all that can be reached from some nodes.

    Each comes after those to which it leads.

    Source: Tarjan, "Depth-First Search and Linear Graph Algorithms", 1972; without recursion.

    >>> after = {0: [1], 1: [2, 0], 2: []}
    >>> components([0], after.__getitem__)
    [(2,), (1, 0)]
    """
    found: list[tuple[Node, ...]] = []
    low: dict[Node, int] = {}
    done: set[Node] = set()
    stack: list[Node] = []
    for start in starts:
        if start in low:
            continue
        low[start] = len(low)
        stack.append(start)
        path = [(start, low[start], iter(onward(start)))]
        while path:
            node, first, rest = path[-1]
            for target in rest:
                if target not in low:
                    low[target] = len(low)
                    stack.append(target)
                    path.append((target, low[target], iter(onward(target))))
                    break
                if target not in done:
                    low[node] = min(low[node], low[target])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == first:
                    part = [stack.pop()]
                    while part[-1] != node:
                        part.append(stack.pop())
                    done.update(part)
                    found.append(tuple(part))
    return found
