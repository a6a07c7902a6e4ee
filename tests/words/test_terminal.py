"""Rows and columns in a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from journey.words.terminal import GAP, LEAST, columns, ruled

TEXTS = st.text("ab 가나 한글-", max_size=30)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    count = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(TEXTS, min_size=count, max_size=count), min_size=1, max_size=5))


@given(tables(), st.integers(50, 120))
def test_no_line_is_wider_than_the_terminal(rows: list[list[str]], width: int) -> None:
    least = len(rows[0]) * LEAST + len(GAP) * (len(rows[0]) - 1)

    assert max(map(columns, ruled(rows, width=width))) <= max(width, least)


@given(tables(), st.integers(10, 120))
def test_no_letter_is_lost(rows: list[list[str]], width: int) -> None:
    written = "".join(ruled(rows, width=width))

    assert sorted(written.replace(" ", "")) == sorted("".join(map("".join, rows)).replace(" ", ""))


def test_columns_stand_below_each_other_whatever_their_letters() -> None:
    assert ruled([["장바구니", "12", "x"], ["paid", "7", "y"]], right=[1]) == [
        "장바구니  12  x",
        "paid       7  y",
    ]


def test_the_widest_column_is_broken_first() -> None:
    lines = ruled([["short", "a rather long text that has to be broken"]], width=30)

    assert lines == ["short  a rather long text that", "       has to be broken"]


def test_nothing_is_no_lines() -> None:
    assert ruled([]) == []
