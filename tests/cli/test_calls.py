"""What the command line makes of a call: languages, outputs, and which files it takes."""

import re
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.cli.commands.forecast import _figures, _transitions
from tests.cli.running import BROKEN, SOUND, run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.journey.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["check", "nowhere.journey.yaml"],
            "nowhere.journey.yaml 파일을 열 수 없습니다: 그런 파일",
        ),
        (["check", "empty"], "empty 아래에는 이름 끝이 .journey.yaml인 파일이 없습니다"),
        (["explain", "traped-customer"], "`trapped-customer`를 쓰려고 했나요?"),
        (
            ["draw", "shop.journey.yaml", "--customer", "nobody"],
            "고객 가운데 `nobody`가 없습니다",
        ),
        (["draw", "shop.journey.yaml", "-o", "z.gif"], "형식 가운데 `gif`가 없습니다"),
        (["draw", "shop.journey.yaml", "-o", "no/z.svg"], "no/z.svg 파일에 쓸 수 없습니다"),
        (["draw", "shop.journey.yaml", "--view", "customer"], "--customer guest/looking처럼"),
        (["check"], "파일이나 폴더를 쓰거나 설정에 `paths`를 적으세요"),
        (["check", "shop.journey.yaml", "--format", "jsn"], "형식 가운데 `jsn`이 없습니다"),
        (["check", "shop.journey.yaml", "--format", "json=no/z"], "no/z 파일에 쓸 수 없습니다"),
        (["coverage", "shop.journey.yaml", "--fail-under", "101"], "0에서 100까지의 백분율이"),
        (["coverage", "shop.journey.yaml", "--fail-under", "phase=1"], "`phases`"),
        (["coverage", "shop.journey.yaml", "-o", "z.gif"], ".png, .pdf 파일로만"),
        (["coverage", "shop.journey.yaml", "-o", "no/z.svg"], "no/z.svg 파일에 쓸 수 없습니다"),
        (["baseline", "a.json", "b.json"], "기준선 파일은 하나만 쓰세요"),
        (["baseline", "shop.journey.yaml", "-o", "no/z"], "no/z 파일에 쓸 수 없습니다"),
        (["forecast", "shop.journey.yaml", "--remove", "cat"], "고객 접점 가운데 `cat`"),
        (["forecast", "shop.journey.yaml", "--rate", "a->b=1"], "전이 가운데 `a -> b`"),
        (["forecast", "shop.journey.yaml", "--improve", "cart=20"], "cart=0.2 또는 cart=20%처럼"),
    ],
)
def test_a_wrong_call_is_answered_in_the_language_of_the_call(
    file: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    (file.parent / "empty").mkdir()

    result = run(*arguments, "--lang", "ko")

    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("command", ["check", "draw", "dump"])
def test_a_name_that_is_too_long_for_a_file_is_answered_in_words(command: str) -> None:
    result = run(command, "x" * 500)

    assert result.exit_code == 2
    assert "File name too long" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], b"<?xml"),
        (["--format", "dot"], b"digraph journey {"),
        (["--format", "png"], b"\x89PNG"),
    ],
)
def test_a_picture_goes_to_the_standard_output_for_a_dash(
    file: Path, arguments: list[str], start: bytes
) -> None:
    result = run("draw", file, "-o", "-", *arguments)

    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(start)
    assert str(file.parent).encode() not in result.stdout_bytes


def test_a_file_is_checked_once_however_often_it_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)

    result = run("check", ".", file, "shop.journey.yaml", "./shop.journey.yaml")

    assert result.output == "no findings in 1 file\n"


def test_hidden_folders_are_not_searched(file: Path) -> None:
    hidden = file.parent / ".git" / "inner"
    hidden.mkdir(parents=True)
    (hidden / "x.journey.yaml").write_text(BROKEN, encoding="utf-8")

    assert run("check", file.parent).output == "no findings in 1 file\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", [["check"], ["dump"], ["draw", "-o", "-"]])
def test_an_output_without_room_is_said_and_no_traceback(file: Path, arguments: list[str]) -> None:
    command = " ".join([sys.executable, "-m", "journey", *arguments, str(file), "> /dev/full"])

    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)

    assert done.returncode == 2
    assert done.stderr == "journey: cannot write the output: No space left on device\n"


@given(
    st.sampled_from(["a", "결제", "free_trial-2"]),
    st.sampled_from(["b", "환불"]),
    st.sampled_from(["->", "→"]),
    st.lists(st.sampled_from(["", " ", "  ", "\t"]), min_size=6, max_size=6),
    st.integers(1, 12),
)
def test_a_transition_is_known_however_its_arrow_is_spaced(
    source: str, target: str, arrow: str, space: list[str], number: int
) -> None:
    s = space
    plain = f"{s[0]}{source}{s[1]}{arrow}{s[2]}{target}{s[3]}"

    name = f"{source} -> {target}"
    assert _transitions(plain) == [name]
    numbered = name if number == 1 else f"{name}#{number}"
    assert _transitions(f"{plain}#{s[4]}{number}{s[5]}") == [numbered]


def test_an_arrow_of_several_steps_means_them_all() -> None:
    assert _transitions("a | b->c -> d") == ["a -> c", "b -> c", "c -> d"]


@given(st.integers(0, 1000), st.sampled_from(["", " ", "  "]))
def test_a_share_and_its_percentage_are_the_same(thousandths: int, space: str) -> None:
    share = _figures([f"desk={space}{thousandths / 1000}{space}"], lambda name: [name], "en")
    percent = _figures([f"desk = {thousandths / 10}{space}%"], lambda name: [name], "en")

    assert share == {"desk": thousandths / 1000}
    assert percent == pytest.approx(share)


@pytest.mark.parametrize(
    ("option", "share", "percentage"),
    [
        ("desk=50", "desk=0.5", "desk=50%"),
        ("desk=1.5", "desk=0.015", "desk=1.5%"),
        ("desk=101%", "desk=0.2", "desk=20%"),
        ("desk=-1", "desk=0.2", "desk=20%"),
        ("desk=nan", "desk=0.2", "desk=20%"),
        ("desk=1e-3", "desk=0.2", "desk=20%"),
        ("desk=0.5%%", "desk=0.2", "desk=20%"),
        ("desk=1_0%", "desk=0.2", "desk=20%"),
        ("desk=", "desk=0.2", "desk=20%"),
        ("desk", "desk=0.2", "desk=20%"),
        ("0.5", "0.5=0.2", "0.5=20%"),
    ],
)
@pytest.mark.parametrize("command", ["--improve", "--rate"])
def test_what_is_neither_a_share_nor_a_percentage_is_refused_with_both(
    file: Path, command: str, option: str, share: str, percentage: str
) -> None:
    result = run("forecast", file, command, option)

    assert result.exit_code == 2
    words = f"journey: {option} has no share from 0 to 1: write {share} or {percentage}\n"
    assert result.stderr == words


def test_two_figures_for_one_transition_are_refused(file: Path) -> None:
    result = run("forecast", file, "--rate", "cart->paid=0.2", "--rate", "cart -> paid|gone=30%")

    assert result.exit_code == 2
    assert result.stderr == "journey: `cart -> paid` is given two figures: 0.2 and 0.3\n"


def test_a_rate_is_the_same_with_and_without_spaces(file: Path) -> None:
    rates = SOUND.replace("paid | gone", "paid: {rate: 0.5}").replace(
        "ate: 0.5}", "ate: 0.5}\n  - cart -> gone: {rate: 0.5}"
    )
    file.write_text(rates, encoding="utf-8")

    spaced = run("forecast", file, "--rate", "cart -> paid=0.4")
    tight = run("forecast", file, "--rate", "cart->paid=40%")

    assert spaced.exit_code == 0, spaced.output
    assert tight.output == spaced.output
    assert spaced.output != run("forecast", file).output


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "options",
    [
        ["check", "--format", "json=./shop.svg"],
        ["draw", "-o", "shop.svg"],
        ["coverage", "-o", "shop.svg"],
        ["baseline", "-o", "shop.svg"],
        ["walks", "-o", "shop.svg"],
    ],
)
def test_no_command_replaces_the_file_that_it_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "shop.svg"  # a journey may have any name
    file.write_text(SOUND, encoding="utf-8")

    done = run(*options, "shop.svg", "--lang", language)

    assert done.exit_code == 2, done.output
    assert ("is the file that is read" in done.stderr) == (language == "en")
    assert file.read_text(encoding="utf-8") == SOUND


def test_the_commands_start_with_a_click_whose_types_take_no_type() -> None:
    # As in click below 8.4, `click.ParamType[date]` is then an error.
    program = (
        "import click; click.ParamType = type('ParamType', (click.ParamType,), {}); "
        "from journey.cli import main; main(['due', '--help'])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "call",
    [
        ("due", "--team"),
        ("operations", "--team"),
        ("voice", "--team"),
        ("improvements", "--team"),
        ("goals", "--team"),
        ("walks", "--customer"),
        ("forecast", "--remove"),
        ("draw", "-o", "a.mmd", "--view", "stages", "--stage"),
    ],
    ids=" ".join,
)
def test_a_name_as_macos_writes_it_is_the_same_name(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, hangul in (("cx", "운영"), ("guest", "손님"), ("cart", "장바구니"), ("buy", "구매")):
        text = Path("a.yaml").read_text(encoding="utf-8") if Path("a.yaml").exists() else SOUND
        Path("a.yaml").write_text(re.sub(rf"\b{name}\b", hangul, text), encoding="utf-8")
    named = {"--team": "운영", "--customer": "손님", "--remove": "장바구니", "--stage": "구매"}
    name = named[call[-1]]

    composed = run(call[0], "a.yaml", *call[1:], name)
    decomposed = run(call[0], "a.yaml", *call[1:], normalize("NFD", name))

    assert decomposed.output == composed.output
    assert decomposed.exit_code == composed.exit_code != 2
