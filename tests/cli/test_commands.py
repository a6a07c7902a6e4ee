"""The command line, as a person and as a CI job meet it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from journey.cli import all_commands
from journey.words.terminal import columns
from tests.cli.running import BROKEN, SOUND, run

WARNED = SOUND.replace("    actions: {thank: {title: Thank them, when: Paid, within: 1 day}}\n", "")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.journey.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_a_sound_file_ends_in_status_0(file: Path) -> None:
    result = run("check", file)

    assert (result.exit_code, result.output) == (0, "no findings in 1 file\n")


def test_a_finding_has_its_place_its_line_its_mark_and_its_cure(file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")

    result = run("check", file)

    assert result.exit_code == 1
    assert result.output.startswith(
        f"{file}:18:13: error undeclared-name: no touchpoint is named `payd`\n"
        "   18 |   - cart -> payd\n"
        "      |             ^^^^\n"
        "      = cure: did you mean `paid`?\n\n"
    )
    assert result.output.endswith("1 error in 1 file\n")


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WARNED, "advice", 1),
        (WARNED, "never", 0),
        (BROKEN, "error", 1),
        (BROKEN, "never", 0),
        ("journey: [", "error", 1),
        ("", "error", 1),
    ],
)
def test_the_status_follows_the_severity_to_fail_on(
    file: Path, text: str, fail_on: str, status: int
) -> None:
    file.write_text(text, encoding="utf-8")

    assert run("check", file, "--fail-on", fail_on).exit_code == status


def test_the_mark_stands_right_under_hangul(file: Path) -> None:
    file.write_text("journey: shop\nteams: {a: 온라인 스토어, b: 404}\n", encoding="utf-8")

    head, line, mark = excerpt(run("check", file, "--lang", "ko"), "wrong-type")

    assert head.startswith(f"{file}:2:24: 오류 wrong-type: ")
    assert columns(line[: line.index("404")]) == mark.index("^")
    assert mark.split() == ["|", "^^^"]


def excerpt(result: Result, rule: str) -> list[str]:
    """The first line of the first finding of a rule, its line of the file, and its mark."""
    lines = result.output.splitlines()
    start = next(number for number, line in enumerate(lines) if f" {rule}: " in line)
    return lines[start : start + 3]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_long_line_is_cut_around_the_mark(
    file: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    before = ", ".join(f"가{n}: 나다라" for n in range(30))
    after = ", ".join(f"b{n}: c" for n in range(30))
    file.write_text(f"journey: shop\nteams: {{{before}, zz: 404, {after}}}\n", encoding="utf-8")

    _, line, mark = excerpt(run("check", file), "wrong-type")

    assert columns(line) <= width
    assert columns(line[: line.index("404")]) == mark.index("^")


def test_a_folder_is_searched_and_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.journey.yaml", "a.journey.yaml", "inner/c.journey.yaml", "other.yaml"):
        (tmp_path / name).write_text(BROKEN, encoding="utf-8")

    result = run("check", tmp_path)

    places = [
        line.split(":")[0] for line in result.output.splitlines() if "undeclared-name" in line
    ]
    names = ["a.journey.yaml", "b.journey.yaml", "inner/c.journey.yaml"]
    assert places == [str(tmp_path / name) for name in names]
    assert result.output.endswith("3 errors in 3 files\n")


def test_json_is_read_like_yaml(file: Path) -> None:
    path = file.with_name("shop.journey.json")
    path.write_text(json.dumps({"journey": "shop", "owner": "nobody"}))

    result = run("check", path)

    assert f"{path}:1:31: error undeclared-name" in result.output


def test_standard_input_is_read_for_a_dash() -> None:
    result = run("check", "-", input=BROKEN)

    assert result.exit_code == 1
    assert result.output.startswith("<stdin>:18:13: error undeclared-name")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "nowhere.journey.yaml"],
        ["check", "--today", "yesterday", "x"],
        ["check", "--fail-on", "blood", "x"],
        ["check", "--lang", "fr", "x"],
        ["nonsense"],
        ["explain", "no-such-rule"],
        ["draw", "nowhere.journey.yaml"],
    ],
)
def test_a_wrong_call_ends_in_status_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(*arguments).exit_code == 2


def test_a_path_that_cannot_be_opened_does_not_hide_the_others(file: Path) -> None:
    result = run("check", file.with_name("nowhere.journey.yaml"), file)

    assert result.exit_code == 2
    assert "nowhere.journey.yaml" in result.stderr
    assert "no findings in 1 file" in result.stdout


def test_a_folder_without_journeys_is_a_wrong_call(tmp_path: Path) -> None:
    result = run("check", tmp_path)

    assert result.exit_code == 2
    assert ".journey.yaml" in result.stderr


def test_today_is_an_argument(file: Path) -> None:
    late = "{customer: guest/gone, reason: x, until: 2026-06-30}"
    text = SOUND.replace(
        "looking: Looking around}}", f"looking: x, gone: y}}, excluded: [{late}]}}"
    )
    file.write_text(text, encoding="utf-8")

    assert "expired-exclusion" not in run("check", file, "--today", "2026-06-30").output
    assert "expired-exclusion" in run("check", file, "--today", "2026-07-01").output


def test_what_a_terminal_would_obey_is_spelled_out(file: Path) -> None:
    file.write_text('journey: shop\nowner: "\\e[2Jx\\u202e"\n"\\e]0;t\\a": x\n')

    output = run("check", file).output

    assert "\x1b" not in output
    assert "\u202e" not in output
    assert "\x07" not in output
    assert "\\x1b[2Jx\\u202e" in output


def test_colour_is_for_terminals_and_for_those_who_ask(file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")

    assert "\x1b[" not in run("check", file).output
    assert "\x1b[" in run("check", file, "--color", "always").output


def test_explain_prints_the_page_of_a_rule() -> None:
    page = run("explain", "trapped-customer").output
    korean = run("explain", "trapped-customer", "--lang", "ko").output

    assert page.startswith("trapped-customer (error)")
    assert "Why: " in page and "Bad:" in page and "Good:" in page and "Cure: " in page
    assert "이유: " in korean and "나쁜 예:" in korean


def test_explain_names_the_nearest_rule() -> None:
    assert "did you mean 'trapped-customer'?" in run("explain", "traped-customer").stderr


def test_explain_without_a_rule_lists_them_all() -> None:
    from journey.checking.rule import all_rules

    output = run("explain").output

    assert all(id in output for id in all_rules())
    assert all(columns(line) <= 80 for line in output.splitlines())


def test_schema_prints_a_json_schema(tmp_path: Path) -> None:
    printed = json.loads(run("schema").output)
    run("schema", "-o", tmp_path / "journey.schema.json")

    assert printed["$schema"].startswith("http://json-schema.org/draft-07")
    assert json.loads((tmp_path / "journey.schema.json").read_text()) == printed


def test_dump_prints_the_shortest_form(file: Path) -> None:
    result = run("dump", file)

    assert result.exit_code == 0
    assert "- cart -> paid | gone\n" in result.output


@pytest.mark.parametrize("ending", ["svg", "png", "dot"])
def test_draw_writes_the_format_that_the_name_tells(file: Path, ending: str) -> None:
    target = file.with_name(f"picture.{ending}")

    result = run("draw", file, "-o", target)

    assert (result.exit_code, result.output) == (0, f"{target}\n")
    start = {"svg": b"<?xml", "png": b"\x89PNG", "dot": b"digraph journey {"}[ending]
    assert target.read_bytes().startswith(start)


def test_draw_without_a_name_takes_that_of_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)

    run("draw", file)

    assert (file.parent / "shop.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--view", "funel"], "did you mean 'funnel'?"),
        (["--customer", "gest"], "did you mean 'guest'?"),
        (["--view", "customer"], "--customer guest/looking"),
        (["--format", "gif"], "no format named 'gif'"),
        (["--layout", "sytem"], "did you mean 'system'?"),
        (["-o", "nowhere/x.svg"], "cannot write nowhere/x.svg"),
    ],
)
def test_draw_says_what_is_wrong_with_the_call(
    file: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)

    result = run("draw", file, *arguments)

    assert result.exit_code == 2
    assert words in result.stderr


def test_what_cannot_be_loaded_is_not_drawn(file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    target = file.with_name("x.svg")

    result = run("draw", file, "-o", target)

    assert result.exit_code == 1
    assert "undeclared-name" in result.stderr
    assert not target.exists()


def test_a_file_that_cannot_be_written_whole_is_not_touched(file: Path) -> None:
    target = file.with_name("x.svg")
    target.write_text("before")

    result = run("draw", file, "-o", target, "--format", "pdf", "--layout", "nothing")

    assert result.exit_code == 2
    assert target.read_text() == "before"


def test_the_program_and_the_module_are_the_same(file: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "journey", "check", str(file)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )

    assert (done.returncode, done.stdout) == (0, "no findings in 1 file\n")


def test_a_reader_that_hangs_up_is_no_traceback(file: Path) -> None:
    file.write_text("journey: shop\n" + "\n".join(f"x{n}: 1" for n in range(5000)))
    command = f"{sys.executable} -m journey check {file} | head -1"

    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)

    assert done.stderr == ""


def test_an_output_that_cannot_show_hangul_is_no_traceback(file: Path) -> None:
    file.write_text(BROKEN.replace("payd", "결제"), encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}

    done = subprocess.run(
        [sys.executable, "-m", "journey", "check", str(file), "--lang", "ko"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "undeclared-name" in done.stdout


@pytest.mark.parametrize("command", ["", *all_commands()])
def test_help_is_whole_at_eighty_columns(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    result = run(*command.split(), "--help")

    assert result.exit_code == 0
    assert "..." not in result.output.replace("[ARGS]...", "").replace("[PATHS]...", "").replace(
        "TRACES...", ""
    )
    assert max(map(len, result.output.splitlines())) <= 80
    for argument in ("FILE", "PATHS", "PATH", "RULE"):
        if re.search(rf"^Usage: .* \[?{argument}\b", result.output):
            assert re.search(
                rf"^  {argument} (is|are) |\. {argument} are ", result.output, re.MULTILINE
            )
