"""What the command line makes of a call: languages, outputs, and which files it takes."""

import subprocess
import sys
from pathlib import Path

import pytest

from test_cli import BROKEN, SOUND, run


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
