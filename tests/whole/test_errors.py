"""What goes wrong with a call is said in English and in Korean."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import journey.pictures.drawing
from journey import reads
from journey.cli import main
from journey.pictures.svg.rasterising import to_pdf
from journey.pictures.view import Layout, all_layouts
from journey.problems.errors import (
    CannotDraw,
    ExcludedCustomer,
    HoldsNoJourney,
    JourneyError,
    MissingExtra,
    MissingFile,
    NoCustomer,
    NoJourneys,
    NoPairs,
    NotAJourney,
    UnknownFigure,
    UnknownLanguage,
    UnknownTeam,
    UnknownTouchpoint,
    UnknownTransition,
    UnknownView,
)
from journey.words.sentences import Sentence, as_said, joined
from tests.calling import APART

HANGUL = re.compile("[가-힣]")
SHOP = reads("journey: shop\ncustomers: {types: {guest: Anyone}}\n").journey


@given(st.text("{}:xy` 가은(는)", max_size=12), st.text("{}:xy` 가은(는)", max_size=12))
def test_a_filled_sentence_says_what_it_said(one: str, other: str) -> None:
    sentence = Sentence("{x:all} is {y:plain}", "{x:all}은(는) {y:plain}")
    values = {"x": one, "y": other}

    for language in ("en", "ko"):
        assert sentence.filled(values).say(language) == sentence.say(language, values)


@given(st.lists(st.text("{}xy ", max_size=6)))
def test_sentences_are_joined_as_their_words_are(parts: list[str]) -> None:
    assert joined(map(as_said, parts), "; ").say("ko") == "; ".join(parts)


@pytest.mark.parametrize(
    "error",
    [
        MissingFile(2, "No such file or directory", "x"),
        NoJourneys("x", ".journey.yaml"),
        UnknownTouchpoint("touchpoint", "desc", ["desk"]),
        UnknownTransition("transition", "a -> c", ["a -> b"]),
        UnknownView("view", "funel", ["funnel"]),
        UnknownFigure("figure", "phase", ["phases"]),
        UnknownLanguage("language", "kr", ["en", "ko"]),
        UnknownTeam("team", "cxx", ["cx"]),
        HoldsNoJourney("x.yaml"),
        HoldsNoJourney("x.yaml", as_said("a", "가"), as_said("b", "나"), 3),
        NotAJourney(404),
        ExcludedCustomer("guest/none", ""),
        NoPairs("guest", has_types=True),
        NoPairs("looking", has_types=False),
        NoCustomer(SHOP),  # type: ignore[arg-type]
        MissingExtra("SciPy", "numbers"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_is_said_in_korean_from_its_first_word(error: JourneyError) -> None:
    said = error.say("ko")

    assert HANGUL.search(said)
    assert not re.search(r"\b(no|is|the|cannot|did|known|needs|named)\b", said)


def test_a_type_without_situations_is_nobody_yet() -> None:
    with pytest.raises(NoPairs) as error:
        journey.draw(SHOP, "customer", customer="guest")  # type: ignore[arg-type]

    assert "no situations" in str(error.value) and "did you mean" not in str(error.value)
    assert "`situations`를 쓰세요" in error.value.say("ko")


def test_that_nothing_can_lay_out_is_said_in_korean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = [Layout(each.name, each.rank, lambda: None, each.cure) for each in all_layouts()]
    monkeypatch.setattr(journey.pictures.drawing, "all_layouts", lambda: absent)
    monkeypatch.chdir(tmp_path)
    Path("a.journey.yaml").write_text("journey: shop\n")

    result = CliRunner(**APART).invoke(main, ["draw", "a.journey.yaml", "--lang", "ko"])

    assert result.exit_code == 2
    assert result.stderr == (
        "journey: 도표를 배치할 수 있는 프로그램이 없습니다: embedded 프로그램이 설치되어 있지 "
        "않습니다(python -m pip install graphviz-pure); system 프로그램이 설치되어 있지 "
        "않습니다(apt-get install graphviz, or brew install graphviz); pygraphviz 프로그램이 설치되어 "
        "있지 않습니다(python -m pip install pygraphviz)\n"
        "도표는 a.dot 파일에 남겨 두었습니다.\n"
    )


def test_that_no_converter_is_there_is_said_in_korean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journey.pictures.svg.rasterising._CONVERTERS", {})

    with pytest.raises(CannotDraw) as caught:
        to_pdf("<svg/>")

    assert caught.value.say("ko").startswith("PDF에는 변환기가 필요합니다: python -m pip install")
