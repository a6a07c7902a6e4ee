"""Joiners stay where they join, and everything else that shows nothing is spelled out."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.pictures.fonts.typesetting import break_lines
from journey.words.joiners import JOINERS, break_before
from journey.words.sentences import printable
from journey.words.terminal import cells

TEXTS = st.text(
    st.one_of(
        st.sampled_from("\u200d\u200c👩💻🏽\ufe0f♂مخاक\u094dब ab가\n\t\u202e\u200b"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻",
        "👩🏽\u200d⚕\ufe0f",
        "❤\ufe0f\u200d🔥",
        "🙂\u200d↔\ufe0f",
        "👨\u200d👩\u200d👧\u200d👦",
        "می\u200cخواهم",
        "کشور\u200cها",
        "क\u094d\u200dष",
        "ക\u0d4d\u200c",
        "ന\u0d4d\u200d ",
    ],
)
def test_a_joiner_stays_where_it_joins(text: str) -> None:
    assert printable(text) == text
    assert "".join(letter for letter, _ in cells(text)) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\u200db", "a\\u200db"),
        ("카\u200c트", "카\\u200c트"),
        ("\u200d💻", "\\u200d💻"),
        ("👩\u200d", "👩\\u200d"),
        ("👩\u200d💻\u200dx", "👩\u200d💻\\u200dx"),
        ("👩\u200c💻", "👩\\u200c💻"),
        ("👩\u200d\u200d💻", "👩\\u200d\\u200d💻"),
        ("م\u200c ", "م\\u200c "),
        ("pay\u200dpal", "pay\\u200dpal"),
    ],
)
def test_a_joiner_is_spelled_out_where_it_hides(text: str, written: str) -> None:
    assert printable(text) == written


@given(TEXTS)
def test_nothing_is_left_that_shows_nothing_but_joiners_between_others(text: str) -> None:
    written = printable(text)

    for place, char in enumerate(written):
        assert char.isprintable() or category(char) == "Zs" or char in JOINERS
        if char in JOINERS:
            assert written[place - 1 : place] not in ("", *JOINERS)
            assert char in text
    assert printable(written) == written
    assert printable(written.replace("\u200d", "").replace("\u200c", "")).isprintable() or any(
        category(char) == "Zs" for char in text
    )


@given(TEXTS)
def test_an_excerpt_shows_letter_by_letter_what_a_message_shows(text: str) -> None:
    found = "".join(letter for letter, _ in cells(text))

    assert found == printable(text.replace("\t", " ")).replace("\\x09", " ")


@given(TEXTS, st.integers(1, 30))
def test_a_break_comes_at_or_before_its_place_and_never_at_the_beginning(
    text: str, place: int
) -> None:
    found = break_before(text, place)

    assert 1 <= found <= place


@given(st.lists(st.sampled_from(["👩\u200d💻", "می\u200cخواهم", "cart", "장바구니"]), min_size=1))
def test_no_line_of_a_picture_begins_or_ends_with_a_joiner(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        for line in break_lines(text, 12, 60, most=99):
            assert not JOINERS & {line[:1], line[-1:]}
            assert printable(line) == line
