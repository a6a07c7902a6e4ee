"""Absorbing chains: our elimination, exact elimination of fractions, and SciPy."""

import math
import sys
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.states.components import components
from journey.states.rates.eliminating import Eliminated
from journey.states.rates.solving import FEW, Factored, solve

Rows = list[dict[int, float]]
Chain = tuple[Rows, list[float]]

UNIT = 2**50
"""Rates are multiples of its inverse, so that their sums are exact."""


@st.composite
def chains(draw: st.DrawFn, least: int = 1) -> Chain:
    """Rates and what is lost, in which from every state some walk ends."""
    size = draw(st.integers(1, 9))
    weights = st.sampled_from([least, 3 * least, UNIT // 40, UNIT // 10])
    rows: Rows = []
    for state in range(size):
        ways = draw(st.dictionaries(st.integers(0, size - 1), weights, max_size=5))
        row: dict[int, float] = {after: weight / UNIT for after, weight in ways.items()}
        if draw(st.booleans()) and row:
            # Almost all go on.
            after = draw(st.integers(0, size - 1))
            row[after] = row.get(after, 0.0) + (1 - sum(row.values())) - least / UNIT
        rows.append(row if state else {})
    return rows, [1 - sum(row.values()) for row in rows]


def exact(rows: Rows, right: Sequence[int]) -> list[Fraction]:
    """Return what solves x = right + rows · x, by elimination of fractions."""
    size = len(rows)
    system = [
        [Fraction(int(i == j)) - Fraction(rows[i].get(j, 0.0)) for j in range(size)]
        + [Fraction(right[i])]
        for i in range(size)
    ]
    for pivot in range(size):
        swap = next(row for row in range(pivot, size) if system[row][pivot])
        system[pivot], system[swap] = system[swap], system[pivot]
        system[pivot] = [value / system[pivot][pivot] for value in system[pivot]]
        for row in range(size):
            if row != pivot and (factor := system[row][pivot]):
                system[row] = [
                    a - factor * b for a, b in zip(system[row], system[pivot], strict=True)
                ]
    return [row[-1] for row in system]


def turned(rows: Rows) -> Rows:
    return [{i: rows[i][j] for i in range(len(rows)) if j in rows[i]} for j in range(len(rows))]


def expected_visits(rows: Rows, start: int) -> dict[int, float]:
    found = exact(turned(rows), [int(state == start) for state in range(len(rows))])
    return {state: float(often) for state, often in enumerate(found) if often}


def ending(rows: Rows) -> list[int]:
    return [state for state, row in enumerate(rows) if not row]


@given(chains())
def test_visits_are_as_exact_as_the_rates(chain: Chain) -> None:
    rows, lost = chain
    solved = Eliminated(rows, lost)

    for start in range(len(rows)):
        found = {state: often for state, often in solved.visits(start).items() if often}
        assert found == pytest.approx(expected_visits(rows, start), rel=1e-13, abs=0)
        assert list(found) == sorted(found)


@given(chains(), st.data())
def test_chances_are_as_exact_as_the_rates(chain: Chain, data: st.DataObject) -> None:
    rows, lost = chain
    there = data.draw(st.sets(st.sampled_from(ending(rows))))

    found = Eliminated(rows, lost).chances(there)

    expected = exact(rows, [int(state in there) for state in range(len(rows))])
    assert found == pytest.approx([float(chance) for chance in expected], rel=1e-13, abs=0)


@given(chains(least=UNIT // 100))
def test_scipy_says_the_same(chain: Chain) -> None:
    pytest.importorskip("scipy", reason="the extra `numbers` is not installed")
    rows, lost = chain
    ours, theirs = Eliminated(rows, lost), Factored(rows)

    for start in range(len(rows)):
        assert theirs.visits(start) == pytest.approx(ours.visits(start), rel=1e-9)
    for state in ending(rows):
        assert theirs.chances([state]) == pytest.approx(ours.chances([state]), abs=1e-9)


@given(
    st.lists(
        st.dictionaries(st.integers(0, 4), st.sampled_from([5e-324, 1e-308, 1e-200, 0.19])),
        min_size=5,
        max_size=5,
    )
)
def test_rates_next_to_nothing_make_figures(rows: Rows) -> None:
    solved = Eliminated(rows, [0.05 if len(row) < 5 else 1e-300 for row in rows])

    figures = [*solved.visits(0).values(), *solved.chances(ending(rows))]

    assert all(figure >= 0 and math.isfinite(figure) for figure in figures)


def in_a_ring(size: int) -> Chain:
    """Many states, from each of which half go on and a quarter go back."""
    rows = [{(n + 1) % size: 0.5, (n - 1) % size: 0.25} for n in range(size)]
    return rows, [0.25] * size


def test_a_large_chain_is_solved_with_scipy_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy", reason="the extra `numbers` is not installed")
    few, many = in_a_ring(FEW), in_a_ring(FEW + 1)
    fast = solve(*many)
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    slow = solve(*many)

    assert isinstance(solve(*few), Eliminated)
    assert isinstance(fast, Factored)
    assert isinstance(slow, Eliminated)
    assert slow.visits(7) == pytest.approx(fast.visits(7), abs=1e-12)


@given(st.lists(st.lists(st.integers(0, 7), max_size=4), min_size=8, max_size=8))
def test_components_are_those_who_lead_to_each_other(nexts: list[list[int]]) -> None:
    reached = []
    for start in range(8):
        queue = [start]
        for node in queue:
            queue += [after for after in nexts[node] if after not in queue]
        reached.append(set(queue))

    found = components(range(8), nexts.__getitem__)

    assert {frozenset(part) for part in found} == {
        frozenset(b for b in reached[a] if a in reached[b]) for a in range(8)
    }
    done: set[int] = set()
    for part in found:
        done |= {*part}
        assert all(done.issuperset(reached[node]) for node in part)
