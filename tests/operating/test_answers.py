"""Files of answers: read, or refused with every mistake at its place; and `journey wheel`."""

import json
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import (
    Answer,
    BadAnswers,
    JourneyError,
    MissingFile,
    UnreadableFile,
    assess,
    load,
    read_answers,
    render,
)
from journey.operating.wheel.form import answers_schema, form_of
from journey.operating.wheel.input import MAX_BYTES, answers_of
from journey.operating.wheel.spokes import QUESTION
from journey.pictures.parts.wheel import wheel_picture
from journey.words.sentences import printable
from journey.words.terminal import columns
from tests.amounts import examples
from tests.cli.running import run
from tests.places import EXAMPLES

SHOP = EXAMPLES / "online_store.journey.yaml"
KIM, LATER, LEE = sorted((EXAMPLES / "answers").iterdir())
TODAY = ("--today", "2026-11-22")
HEAD = "person: Kim\ndate: 2026-11-20\nanswers:\n"


def mistakes(text: str | bytes, language: str = "en") -> list[str]:
    """Read a file and return what is wrong with it, without the file's name."""
    content = text if isinstance(text, bytes) else text.encode()
    try:
        answers_of(content, "a.yaml")
    except BadAnswers as error:
        return [line.removeprefix("a.yaml:") for line in error.say(language).splitlines()]
    return []


# Reading


def test_a_file_is_read_with_scores_evidence_and_what_is_left_open() -> None:
    answers = answers_of(
        b"\xef\xbb\xbfperson: ' Kim '\nrole: Lead\ndate: 2026-11-20\nanswers:\n"
        b"  goals: {agreed: 3, meaning: {score: 2, evidence: 'Seen  it '}, followed: }\n"
        b"  confidence:\n  flexibility: {room: {score: , evidence: open}}\n",
        "kim.yaml",
    )

    assert (answers.person, answers.role, answers.name) == ("Kim", "Lead", "kim.yaml")
    assert answers.date == date(2026, 11, 20)
    assert answers.answers == (
        Answer("goals.agreed", 3),
        Answer("goals.meaning", 2, "Seen  it"),
        Answer("goals.followed"),
        Answer("flexibility.room", None, "open"),
    )
    assert answers.score_of("goals.meaning") == 2
    assert answers.score_of("confidence.heard") is None
    assert answers.evidence_of("goals.meaning") == "Seen  it"


def test_a_form_that_is_filled_in_gives_the_answers_back(tmp_path: Path) -> None:
    form = form_of(date(2026, 11, 20)).replace("person:", "person: 김")
    scores = {id: number % 5 for number, id in enumerate(QUESTION)}
    lines = []
    spoke = ""
    for line in form.splitlines():
        key = line.strip().removesuffix(":")
        if line.startswith("  ") and not line.startswith("   ") and not key.startswith("#"):
            spoke = key
        elif f"{spoke}.{key}" in scores:
            lines.append(f"{line} {scores[f'{spoke}.{key}']}")
            continue
        lines.append(line)
    path = tmp_path / "kim.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")

    answers = read_answers(path)

    assert {each.question: each.score for each in answers.answers} == scores
    assert answers.person == "김"
    assert answers.date == date(2026, 11, 20)


def test_the_form_asks_everything_in_both_languages_and_is_not_too_wide() -> None:
    form = form_of(date(2026, 11, 20))
    words = " ".join(line.strip(" #") for line in form.splitlines())

    for question in QUESTION.values():
        for sentence in (question.text, *question.anchors):
            assert sentence.en in words and sentence.ko in words
    assert max(map(columns, form.splitlines())) <= 100
    assert set(yaml.safe_load(form)["answers"]) == {id.partition(".")[0] for id in QUESTION}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: error missing-key: the file is empty; `journey wheel --questions` prints a"),
        (
            "- 1",
            "1:1: error wrong-type: a file of answers begins with `person:`, but this is a list",
        ),
        ("date: 2026-11-20\nanswers: {}", "1:1: error missing-key: nobody is named who answers"),
        ("person: ' '\ndate: 2026-11-20\nanswers: {}", "1:1: error missing-key: nobody is named"),
        ("person: 404\ndate: 2026-11-20\nanswers: {}", "1:9: error wrong-type: `person` is a text"),
        (
            "person: Kim\nanswers: {}",
            "1:1: error missing-key: the answers have no date; add `date:`",
        ),
        ("person: Kim\ndate:\nanswers: {}", "2:1: error missing-key: the answers have no date"),
        (
            "person: Kim\ndate: 20.11.2026\nanswers: {}",
            "2:7: error bad-date: `20.11.2026` is not a",
        ),
        (
            "person: Kim\ndate: 2026-02-30\nanswers: {}",
            "2:7: error bad-date: `2026-02-30` is not a",
        ),
        ("person: Kim\ndate: 20261120\nanswers: {}", "2:7: error bad-date: `20261120` is not a"),
        ("person: Kim\ndate: 2026-11-20", "1:1: error missing-key: the file has no `answers`"),
        ("person: Kim\ndate: 2026-11-20\nanswers: 3", "3:1: error wrong-type: `answers` holds the"),
        (
            "persn: x\n" + HEAD,
            "1:1: error unknown-key: a file of answers has no key `persn`; did you mean `person`?",
        ),
        (
            "goals: {}\n" + HEAD,
            "1:1: error unknown-key: a file of answers has no key `goals`; write it below `answers:`",
        ),
        (
            HEAD + "  goal: {}",
            "4:3: error unknown-key: no spoke is named `goal`; did you mean `goals`?",
        ),
        (
            HEAD + "  zzz: {}",
            "4:3: error unknown-key: no spoke is named `zzz`; known: goals, metrics,",
        ),
        (
            HEAD + "  goals: 3",
            "4:3: error wrong-type: `goals` has three questions to answer, but this is the number 3; answer them one by one: `goals: {agreed: 3}`",
        ),
        (
            HEAD + "  goals.agreed: 3",
            "4:3: error unknown-key: no spoke is named `goals.agreed`; write `goals: {agreed: …}`",
        ),
        (
            HEAD + "  goals: {agree: 3}",
            "4:11: error unknown-key: `goals` has no question `agree`; did you mean `agreed`?",
        ),
        (
            HEAD + "  goals: {reach: 3}",
            "4:11: error unknown-key: `goals` has no question `reach`; write it below `metrics:`",
        ),
        (
            HEAD + "  goals: {agreed: 5}",
            "4:19: error wrong-type: a score is a whole number from 0 to 4, but this is the number 5; write 0, 1, 2, 3 or 4",
        ),
        (
            HEAD + "  goals: {agreed: -1}",
            "4:19: error wrong-type: a score is a whole number from 0",
        ),
        (
            HEAD + "  goals: {agreed: 2.5}",
            "4:19: error wrong-type: a score is a whole number from 0 to 4, but this is the number 2.5; write 2 or 3",
        ),
        (
            HEAD + "  goals: {agreed: 3.0}",
            "4:19: error wrong-type: a score is a whole number from 0 to 4, but this is the number 3.0; write 3",
        ),
        (
            HEAD + "  goals: {agreed: '3'}",
            "4:19: error wrong-type: a score is a whole number from 0 to 4, but this is the text `3`; write it without quotes: 3",
        ),
        (
            HEAD + "  goals: {agreed: yes}",
            "4:19: error wrong-type: a score is a whole number from 0",
        ),
        (
            HEAD + "  goals: {agreed: true}",
            "4:19: error wrong-type: a score is a whole number from 0 to 4, but this is the truth value `true`",
        ),
        (
            HEAD + "  goals: {agreed: .nan}",
            "4:19: error wrong-type: a score is a whole number from 0",
        ),
        (
            HEAD + "  goals: {agreed: [3]}",
            "4:19: error wrong-type: a score is a whole number from 0",
        ),
        (
            HEAD + "  goals: {agreed: {score: 9}}",
            "4:27: error wrong-type: a score is a whole number",
        ),
        (
            HEAD + "  goals: {agreed: {evidence: x}}",
            "4:11: error missing-key: this answer has no `score`",
        ),
        (
            HEAD + "  goals: {agreed: {scor: 3}}",
            "4:20: error unknown-key: an answer has no key `scor`; did you mean `score`?",
        ),
        (
            HEAD + "  goals: {agreed: {score: 3, evidence: 12}}",
            '4:40: error wrong-type: `evidence` is a text, but this is the number 12; put it into quotes: "12"',
        ),
        (
            HEAD + "  goals: {agreed: 3, agreed: 2}",
            "4:22: error duplicate-key: this mapping already has a",
        ),
        (
            HEAD + "  goals: {agreed: 3",
            "4:10: error yaml-syntax: the `{` in this line is never closed",
        ),
        (
            HEAD + "---\nperson: b",
            "4:1: error yaml-syntax: a second document begins here; keep the answers of one person and day to a file",
        ),
        ("x: &a [*a]", "1:8: error alias-bomb: `*a` stands within the value"),
        (
            "[" * 60,
            "1:41: error too-deep: this nests deeper than 40 levels; answers need four levels",
        ),
        ("김".encode("cp949"), "1:1: error not-utf8: the file is not UTF-8: the byte 0xb1 cannot"),
        (HEAD.encode("utf-16"), "1:1: error not-utf8: the file is UTF-16, not UTF-8; save the"),
        (HEAD.encode("utf-32"), "1:1: error not-utf8: the file is UTF-32, not UTF-8; save the"),
        (b"#" * (MAX_BYTES + 1), "1:1: error too-large: the file is larger than 1 MiB"),
    ],
)
def test_each_mistake_is_said_at_its_place_with_its_cure(text: str | bytes, said: str) -> None:
    found = mistakes(text)

    assert any(line.startswith(said) for line in found), found
    assert len(found) <= 2
    korean = mistakes(text, "ko")
    assert [line.split(" ")[0] for line in korean] == [line.split(" ")[0] for line in found]
    assert all(any("가" <= char <= "힣" for char in line) for line in korean)


def test_every_mistake_of_a_file_is_told_in_one_run_in_its_order() -> None:
    text = "person: 1\ndat: x\nanswers:\n  goals: {agreed: 7, b: 1}\n  metric: {}\n  goals: {}\n"

    found = mistakes(text)

    places = [tuple(map(int, line.split(": ")[0].split(":"))) for line in found]
    assert places == sorted(places) and len(places) == 7


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    for text in (content, HEAD.encode() + b"  goals: {agreed: " + content + b"}\n"):
        for language in ("en", "ko"):
            for line in mistakes(text, language):
                assert printable(line) == line or "�" in line


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 6) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["score", "evidence", "agreed", "goals", "x"]), inner)
    ),
    max_leaves=6,
)


@given(VALUES)
def test_the_schema_accepts_what_is_read_and_nothing_else(value: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    data = {"person": "Kim", "date": "2026-11-20", "answers": {"goals": {"agreed": value}}}
    text = json.dumps(data, ensure_ascii=False)
    if "NaN" in text or "Infinity" in text:
        return

    valid = jsonschema.Draft202012Validator(answers_schema()).is_valid(json.loads(text))

    # JSON Schema calls 3.0 an integer; a file of answers says 3.
    whole = isinstance(value, dict) and type(value.get("score")) is float
    if type(value) is not float and not whole:
        assert valid == (not mistakes(text)), (value, mistakes(text))


def test_the_schema_is_a_schema_and_accepts_the_examples() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = answers_schema()
    jsonschema.Draft202012Validator.check_schema(schema)

    for path in (KIM, LATER, LEE):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        assert data["person"]
        assert read_answers(path).name == str(path)


def test_a_file_that_is_not_there_or_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_answers(tmp_path / "none.yaml")
    with pytest.raises(UnreadableFile):
        read_answers(tmp_path)
    with pytest.raises(JourneyError):
        read_answers("a\0b")


# The command


def test_the_command_tells_the_verdict_first() -> None:
    result = run("wheel", SHOP, "--answers", KIM, LATER, LEE, *TODAY)

    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[1].startswith("Large but uneven:")
    assert "Change: since 2026-05-20." in result.output
    assert result.output == run("wheel", SHOP, LEE, KIM, LATER, *TODAY).output


def test_the_command_writes_json() -> None:
    result = run("wheel", SHOP, "--answers", LATER, *TODAY, "--format", "json")

    data = json.loads(result.output)
    assert data["format"] == 1
    assert data["verdict"] == "large-round"
    assert [each["about"] for each in data["rounds"][0]["questions"]] == list(QUESTION)
    assert data["rounds"][0]["answers"][0]["person"] == "Kim"


def test_without_answers_the_file_alone_is_told() -> None:
    result = run("wheel", SHOP, *TODAY, "--lang", "ko")

    assert result.exit_code == 0
    assert "답변이 없어, 파일에 적힌 것만으로 봅니다." in result.output


def test_two_days_are_set_beside_each_other() -> None:
    result = run("wheel", SHOP, KIM, LATER, "--compare", *TODAY)

    assert "2026-05-20 and 2026-11-18" in result.output.replace("`", "")
    alone = run("wheel", SHOP, KIM, "--compare", *TODAY)
    assert alone.exit_code == 2
    assert "nothing to compare" in alone.output


def test_wrong_answers_in_several_files_are_told_at_once_and_nothing_is_drawn(
    tmp_path: Path,
) -> None:
    one, other, picture = (tmp_path / name for name in ("a.yaml", "b.yaml", "w.svg"))
    one.write_text(HEAD + "  goals: {agreed: 7}\n", encoding="utf-8")
    other.write_text("", encoding="utf-8")

    result = run("wheel", SHOP, one, other, tmp_path / "c.yaml", "-o", picture)

    assert result.exit_code == 2
    assert f"{one}:4:19: error" in result.output
    assert f"{other}:1:1: error" in result.output
    assert "c.yaml" in result.output
    assert not picture.exists()


def test_the_same_file_twice_is_refused() -> None:
    result = run("wheel", SHOP, KIM, KIM, *TODAY)

    assert result.exit_code == 2
    assert "answered twice on 2026-05-20" in result.output


def test_a_form_never_replaces_one_that_may_be_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "kim.yaml"

    first = run("wheel", "--questions", "-o", path, *TODAY)
    again = run("wheel", "--questions", "-o", path, *TODAY)

    assert first.exit_code == 0
    assert path.read_text(encoding="utf-8") == form_of(date(2026, 11, 22))
    assert again.exit_code == 2 and "may be filled in" in again.output
    assert run("wheel", "--questions", *TODAY).output == form_of(date(2026, 11, 22))
    assert json.loads(run("wheel", "--schema").output) == answers_schema()


@pytest.mark.parametrize(
    "call",
    [
        ("wheel",),
        ("wheel", "--questions", SHOP),
        ("wheel", "--questions", "--schema"),
        ("wheel", SHOP, "-o", "wheel.txt"),
        ("wheel", SHOP, "--theme", "blue", "-o", "wheel.svg"),
    ],
)
def test_a_wrong_call_ends_in_status_2(
    call: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(*call)

    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_the_picture_never_replaces_what_was_read(tmp_path: Path) -> None:
    copy = tmp_path / "kim.svg"
    copy.write_bytes(KIM.read_bytes())

    result = run("wheel", SHOP, copy, "-o", copy, *TODAY)

    assert result.exit_code == 2
    assert copy.read_bytes() == KIM.read_bytes()


# The picture


def texts(svg: bytes) -> str:
    return "\n".join(
        "".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.tag.endswith("text")
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_picture_has_every_spoke_and_both_series(language: str) -> None:
    pytest.importorskip("vl_convert", reason="the extra `charts` is not installed")
    shop = load(SHOP)
    wheel = assess(shop, map(read_answers, (KIM, LATER, LEE)), today=date(2026, 11, 22))

    chart = wheel_picture(wheel, shop, language=language)
    both = wheel_picture(wheel, shop, compare=True, language=language)

    assert chart.key[0].text.startswith("2026-11-18")
    assert len(chart.key) == len(both.key) == 2
    assert [sign.text[:10] for sign in both.key] == ["2026-11-18", "2026-05-20"]
    svg = render(chart).data
    assert svg == render(chart).data
    drawn = texts(svg).replace("\n", " ")
    for word in ("CX", "2.66", "3.75"):
        assert word in drawn


def test_the_command_draws_the_wheel_in_every_theme(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra `charts` is not installed")
    for theme in ("auto", "light", "dark", "print"):
        path = tmp_path / f"{theme}.svg"
        assert run("wheel", SHOP, LATER, "-o", path, "--theme", theme, *TODAY).exit_code == 0
        ET.fromstring(path.read_bytes())


@settings(max_examples=examples(20))
@given(st.lists(st.none() | st.integers(0, 4), min_size=24, max_size=24))
def test_whatever_is_answered_the_picture_is_made_and_says_what_is_unknown(
    scores: list[int | None],
) -> None:
    from journey import Answers

    shop = load(SHOP)
    pairs = zip(QUESTION, scores, strict=True)
    answers = Answers("Kim", date(2026, 11, 20), tuple(Answer(*pair) for pair in pairs))

    chart = wheel_picture(assess(shop, [answers], today=date(2026, 11, 22)), shop)

    assert len(chart.key) == 2
    assert ("–" in chart.description) == any(
        set(scores[number : number + 3]) == {None} for number in range(0, 24, 3)
    )
