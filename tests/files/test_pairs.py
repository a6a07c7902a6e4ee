"""Letters beyond the first plane as JSON escapes them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.files.yaml.events import parse
from journey.files.yaml.reading import reads

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from("\\u\"'😀👩🏽\U0010ffff\ue000\ue001d8"),
    )
)


@given(st.dictionaries(TEXTS.map(lambda text: text[:40]), TEXTS | st.lists(TEXTS)), st.booleans())
def test_what_json_writes_is_read_back(value: dict[str, object], ascii: bool) -> None:
    parsed = parse(json.dumps(value, ensure_ascii=ascii), "x")

    assert parsed.troubles == ()
    assert parsed.root == value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'"\ud83d\uDE00"', "😀"),
        (r'"\\ud83d\\ude00"', r"\ud83d\ude00"),
        (r'"\\\ud83d\ude00"', "\\😀"),
        (r"'\ud83d\ude00'", r"\ud83d\ude00"),
        (r"a\ud83d\ude00", r"a\ud83d\ude00"),
        ('"\ue000 \\ud83d\\ude00 \\uE001"', "\ue000 😀 \ue001"),
    ],
)
def test_a_pair_is_a_letter_only_where_an_escape_is_one(written: str, meant: str) -> None:
    assert parse(f"title: {written}", "x").root == {"title": meant}


def test_what_follows_a_pair_keeps_its_place() -> None:
    (problem, *_) = reads('{"journey": "j", "title": "\\ud83d\\ude00", "wrong": 1}').problems

    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (1, 43)


def test_half_a_pair_is_refused() -> None:
    for half in (r"\ud83d", r"\ude00", r"\ude00\ud83d"):
        assert [each.rule for each in reads(f'journey: "{half}"').problems] == ["yaml-syntax"]
