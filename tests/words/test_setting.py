"""What is told, set as lines for a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from journey.words.blocks import Cell, Head, Item, Listing, Prose, Section, Sheet, Telling
from journey.words.sentences import printable
from journey.words.setting import set_lines
from journey.words.terminal import Manner, columns

TEXTS = st.text("ab 가나 한글-`\x1b\n", max_size=60)
HEADS = (Head("By"), Head("What"), Head("From", is_extra=True))


def marked(text: str, role: str) -> str:
    return f"<{role}>{text}</>"


def told(*blocks: Sheet | Listing | Prose) -> Telling:
    return Telling("Title", (), (Section("all", blocks),))


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4), st.sampled_from(["", "bad", "quiet"]))
def test_whatever_is_told_fits_and_is_harmless(rows: list[tuple[str, ...]], tone: str) -> None:
    cells = tuple((Cell(a, b, "bad"), Cell(b, c, details=(a, c)), Cell(c)) for a, b, c in rows)
    items = tuple(Item(a, b, c, "tag", "warn", (a, c)) for a, b, c in rows)
    prose = tuple(Prose(a + b + c, "quiet" if tone else "") for a, b, c in rows)

    text = set_lines(told(Sheet("Rows", HEADS, cells), Listing("Items", items), *prose), Manner())

    assert all(columns(line) <= 80 for line in text.splitlines())
    assert all(printable(line) == line for line in text.split("\n"))


def test_what_a_cell_adds_stands_below_it_and_a_tone_is_painted_on_its_words_alone() -> None:
    row = (Cell("2026-11-02", "late", "bad"), Cell("Meet", details=("2 voices",)), Cell("far"))

    text = set_lines(told(Sheet("Due", HEADS, (row,))), Manner(paint=marked))

    assert text.splitlines()[2:] == [
        "<rule>Due</>",
        "  By                 What",
        "  ─────────────────  ──────────",
        "  <error>2026-11-02 (late)</>  Meet",
        "                     – 2 voices",
    ]


def test_a_table_that_is_shown_only_where_asked_for_says_how_much_there_is() -> None:
    rows = tuple((Cell("a"), Cell(str(number)), Cell("")) for number in range(3))
    telling = told(Sheet("Others", HEADS, rows, most=0))

    assert set_lines(telling, Manner()).splitlines()[2:] == ["Others", "  3 in all (--all)"]
    assert "a   2" in set_lines(telling, Manner(), everything=True)


def lines_of(block: Listing | Sheet) -> list[str]:
    told = Telling("Shop", (), (Section("all", (block,)),))
    return set_lines(told, Manner()).splitlines()[1:]


def test_a_column_with_bars_has_them_before_its_figures_and_none_for_the_unknown() -> None:
    heads = (Head("Spoke"), Head("People", is_number=True, has_bars=True))
    rows = tuple(
        (Cell(name), Cell(text, share=share))
        for name, text, share in (("a", "4.0", 1.0), ("b", "3.9", 0.99), ("c", "–", None))
    )

    assert lines_of(Sheet("", heads, rows))[-3:] == [
        "  a      ██████████     4.0",
        "  b      █████████░     3.9",
        "  c                       –",
    ]


def test_a_list_is_followed_by_what_to_know_of_it_and_keeps_its_heading_when_it_is_not_shown() -> (
    None
):
    block = Listing("Paths", (Item("one"),), most=0, note="Of the file.")

    assert lines_of(block) == ["", "Paths", "  1 in all (--all)", "  Of the file."]


def test_a_tag_that_is_wider_than_half_a_line_stands_below() -> None:
    lines = lines_of(Listing("", (Item("one", tag="9" * 100),)))

    assert lines[0] == "  one"
    assert all(columns(line) <= 80 for line in lines)
