"""`journey draw --check`: whether a committed picture is what its file gives."""

import shlex
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.pictures.shop import SHOP


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.journey.yaml").write_text(SHOP, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "options",
    [
        ["-o", "shop.svg"],
        ["-o", "shop.png", "--scale", "1"],
        ["-o", "shop.dot", "--lang", "ko"],
        ["-o", "shop.mmd", "--theme", "dark"],
        ["-o", "vip.svg", "--customer", "vip/looking"],
        [],
    ],
    ids=" ".join,
)
def test_a_picture_that_was_just_drawn_is_up_to_date(folder: Path, options: list[str]) -> None:
    assert run("draw", "shop.journey.yaml", *options).exit_code == 0
    before = {path: path.read_bytes() for path in folder.iterdir()}

    result = run("draw", "shop.journey.yaml", *options, "--check")

    assert result.exit_code == 0, result.stderr
    assert "up to date" in result.stdout or "최신" in result.stdout
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_picture_that_is_older_than_its_file_fails_and_says_what_it_lacks(folder: Path) -> None:
    run("draw", "shop.journey.yaml", "-o", "shop.svg", "--theme", "light")
    drawn = Path("shop.svg").read_bytes()
    Path("shop.journey.yaml").write_text(SHOP.replace("en: Cart", "en: Basket"), encoding="utf-8")

    result = run("draw", "shop.journey.yaml", "-o", "shop.svg", "--theme", "light", "--check")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "journey: shop.svg is not what shop.journey.yaml gives",
        "  new: `★ Basket`",
        "  gone: `★ Cart`",
        "  renew it with: journey draw shop.journey.yaml --output shop.svg --theme light",
    ]
    assert Path("shop.svg").read_bytes() == drawn


def test_the_command_that_is_named_renews_the_picture(folder: Path) -> None:
    options = ["-o", "my shop.svg", "--customer", "vip", "--lang", "ko", "--scale", "1"]

    missing = run("draw", "shop.journey.yaml", *options, "--check")
    assert missing.exit_code == 1
    assert "journey: my shop.svg 파일이 없습니다" in missing.stderr.splitlines()
    program, *arguments = shlex.split(missing.stderr.splitlines()[-1].partition(": ")[2])
    assert program == "journey"
    assert run(*arguments).exit_code == 0

    assert run("draw", "shop.journey.yaml", *options, "--check").exit_code == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ""),
        (b"\xff\xfe\x00", ""),
        (b"<svg", ""),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"/>', "new: "),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>\x1b[31mOld</text></svg>', ""),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>Old</text></svg>', "gone: `Old`"),
    ],
)
def test_whatever_is_in_the_pictures_place_it_is_only_different(
    folder: Path, content: bytes, words: str
) -> None:
    Path("shop.svg").write_bytes(content)

    result = run("draw", "shop.journey.yaml", "-o", "shop.svg", "--check")

    assert result.exit_code == 1
    assert words in result.stderr
    assert "\x1b" not in result.stderr


def test_a_picture_that_says_the_same_was_drawn_otherwise(folder: Path) -> None:
    run("draw", "shop.journey.yaml", "-o", "shop.svg", "--theme", "dark")

    result = run("draw", "shop.journey.yaml", "-o", "shop.svg", "--check")

    assert result.exit_code == 1
    assert "it says the same; another version of journey, or other options" in result.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "shop.pdf"], "a PDF has others each time"),
        (["-o", "x", "--format", "pdf"], "a PDF has others each time"),
        (["-o", "-"], "name it with -o"),
        (["-o", "shop.gif"], "no format named 'gif'"),
        (["-o", "folder.svg"], "folder.svg: "),
        (["-o", "shop.svg", "--customer", "nobody"], "no customer named 'nobody'"),
    ],
)
def test_a_call_that_cannot_be_checked_is_refused_in_words(
    folder: Path, options: list[str], words: str
) -> None:
    (folder / "folder.svg").mkdir()

    result = run("draw", "shop.journey.yaml", *options, "--check")

    assert result.exit_code == 2
    assert words in result.stderr
