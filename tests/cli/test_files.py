"""Files whatever they are called and whatever they are, and standard streams that are closed."""

import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
import yaml

from journey.checking.reporter import all_reporters
from tests.cli.running import BROKEN, SOUND, run
from tests.places import ROOT

HOSTILE = b"\xe9\x1b[31m\x07\xe2\x80\xae.journey.yaml"
"""No UTF-8, and what a terminal would obey."""

COMMANDS = [
    ["check"],
    ["check", "--format", "markdown"],
    ["check", "--format", "github"],
    ["coverage"],
    ["due"],
    ["voice"],
    ["mandatory"],
    ["operations"],
    ["walks"],
    ["goals"],
    ["improvements"],
]


def folder_with(tmp_path: Path, name: bytes, text: str) -> Path:
    """A folder in which one file has any name, or a skipped test where it cannot have that."""
    try:
        (tmp_path / os.fsdecode(name)).write_text(text, "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("no file can be called so here")
    return tmp_path


def call(
    folder: Path, *arguments: object, redirect: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Call the command line as a program, in a folder."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "journey", *arguments],  # type: ignore[list-item]
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def obeyed(output: bytes) -> set[str]:
    """Return what a terminal would obey, or could not show."""
    text = output.decode()
    return {char for char in text if not char.isprintable() and char not in "\n\u00a0"}


@pytest.mark.parametrize("text", [SOUND, BROKEN, BROKEN + "voices: [}"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_files_name_is_only_ever_text(tmp_path: Path, arguments: list[str], text: str) -> None:
    folder = folder_with(tmp_path, HOSTILE, text)

    done = run(*arguments, folder / os.fsdecode(HOSTILE))

    assert done.exit_code in (0, 1), done.exception
    assert obeyed(done.stdout_bytes + done.stderr_bytes) == set()


@pytest.mark.parametrize("format", sorted(all_reporters()))
def test_every_report_on_a_file_of_any_name_is_written(tmp_path: Path, format: str) -> None:
    folder = folder_with(tmp_path, HOSTILE, BROKEN)

    done = run("check", folder, "--format", f"{format}={folder / 'out'}")

    assert done.exit_code == 1, done.exception
    written = (folder / "out").read_bytes()
    assert "\\xe9" in unescape(written.decode()) or b"%E9" in written
    assert format == "json" or obeyed(written) == set()


def test_programs_are_told_which_file_it_was(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, HOSTILE, BROKEN)

    text = run("check", folder, "--format", "json").stdout
    sarif = json.loads(run("check", folder, "--format", "sarif").stdout)

    assert json.loads(text)["files"][0]["file"].endswith("\\xe9\x1b[31m\x07\u202e.journey.yaml")
    found = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert unquote_to_bytes(found["artifactLocation"]["uri"]).endswith(b"/" + HOSTILE)


@pytest.mark.parametrize(
    ("arguments", "redirect", "told"),
    [
        (["check", "x.journey.yaml"], ">&-", b"cannot write the output: Bad file descriptor"),
        (["draw", "x.journey.yaml"], ">&-", b"cannot write the output: Bad file descriptor"),
        (["--help"], ">&-", b"cannot write the output: Bad file descriptor"),
        (["check", "-"], "<&-", b"cannot open <stdin>: Bad file descriptor"),
        (["check", "-", "--lang", "ko"], "<&-", "<stdin> 파일을 열 수 없습니다: 닫혀".encode()),
        (["check", "x.journey.yaml"], "<&- >&- 2>&-", b""),
        (["check"], "2>&-", b""),
    ],
)
def test_a_closed_stream_is_told(
    tmp_path: Path, arguments: list[str], redirect: str, told: bytes
) -> None:
    folder = folder_with(tmp_path, b"x.journey.yaml", SOUND)

    done = call(folder, *arguments, redirect=redirect)

    assert done.returncode == 2
    assert told in done.stderr
    assert b"Traceback" not in done.stderr


def test_what_needs_no_closed_stream_works_without(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b"x.journey.yaml", SOUND)

    before = call(folder, "draw", "x.journey.yaml", "-o", "a.svg")
    after = call(folder, "draw", "x.journey.yaml", "-o", "b.svg", redirect="<&- 2>&-")

    assert (before.returncode, after.returncode) == (0, 0)
    assert (folder / "a.svg").read_bytes() == (folder / "b.svg").read_bytes()


@pytest.mark.parametrize("length", [245, 247, 255])
@pytest.mark.parametrize("ending", [".svg", ".dot"])
def test_a_name_as_long_as_names_may_be_is_written(
    tmp_path: Path, length: int, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder_with(tmp_path, b"x.journey.yaml", SOUND))
    name = "n" * (length - len(ending)) + ending

    done = run("draw", "x.journey.yaml", "-o", name)

    assert done.exit_code == 0, done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([name, "x.journey.yaml"])


READERS = [
    ["check", "{}"],
    ["draw", "{}"],
    ["check", "x.journey.yaml", "--baseline", "{}"],
    ["voice", "x.journey.yaml", "--tickets", "{}"],
    ["voice", "x.journey.yaml", "--measured", "{}"],
    ["goals", "x.journey.yaml", "--readings", "{}"],
    ["trace", "x.journey.yaml", "{}"],
    ["wheel", "x.journey.yaml", "--answers", "{}"],
    ["draw", "x.journey.yaml", "--theme", "{}.toml"],
    ["draw", "x.journey.yaml", "--check", "-o", "{}.svg"],
]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", READERS, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_no_regular_file_is_not_read(
    tmp_path: Path, arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder_with(tmp_path, b"x.journey.yaml", SOUND))
    for ending in ("", ".toml", ".svg"):
        Path(f"endless{ending}").symlink_to("/dev/zero")

    done = run(*(each.format("endless") for each in arguments), "--lang", language)

    assert done.exit_code == 2
    assert {"en": "Not a regular file", "ko": "일반 파일이 아닙니다"}[language] in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_to_which_nobody_writes_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder_with(tmp_path, b"x.journey.yaml", SOUND))
    os.mkfifo("pipe")
    Path("journey.toml").write_text('baseline = "pipe"\n', "utf-8")

    assert "Not a regular file" in run("check", "pipe").stderr
    assert "pipe: Not a regular file" in run("check", "x.journey.yaml").stderr


def test_a_baseline_or_a_configuration_larger_than_any_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder_with(tmp_path, b"x.journey.yaml", SOUND))
    monkeypatch.setattr("journey.checking.baseline.MAX_BYTES", 9)
    monkeypatch.setattr("journey.files.settings.configuring.MAX_BYTES", 99)
    Path("b.json").write_text('{"format": 1, "findings": []}', "utf-8")

    small = run("check", "x.journey.yaml", "--baseline", "b.json")
    Path("journey.toml").write_text("#" * 100, "utf-8")
    large = run("check", "x.journey.yaml", "--lang", "ko")

    assert (small.exit_code, large.exit_code) == (2, 2)
    assert "b.json: File too large" in small.stderr
    assert "열 수 없습니다: 파일이 너무 큽니다" in large.stderr


def test_where_there_may_be_no_journey_file_none_is_no_mistake(tmp_path: Path) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    program, *entry = hook["entry"].split()
    (tmp_path / "journey.toml").write_text("language = 'en'\n", encoding="utf-8")

    hooked = run(*entry, *(str(tmp_path) if each == "." else each for each in hook["args"]))

    assert (program, hooked.exit_code, hooked.output) == ("journey", 0, "")
    assert run("check", tmp_path).exit_code == 2
    assert run("check", tmp_path / "missing", "--allow-none").exit_code == 2
    (tmp_path / "a.journey.yaml").write_text("journey: [", encoding="utf-8")
    assert run("check", tmp_path, "--allow-none").exit_code == 1
