"""Laws over all commands, read off their declarations: a new command is tested by being declared."""

import json
from pathlib import Path

import click
import pytest

from journey.cli import all_commands, commands, main
from journey.cli.command import Command
from tests.cli.running import SOUND, run


def declared(name: str) -> Command:
    command = main.get_command(click.Context(main), name)
    assert isinstance(command, Command)
    return command


def parameter(name: str, called: str) -> click.Parameter | None:
    return next((each for each in declared(name).params if each.name == called), None)


def arguments(name: str, file: Path) -> list[str]:
    """What every call of a command needs: the file, and files of lines where it asks for more."""
    traces = file.with_name("empty.jsonl")
    traces.write_text("", encoding="utf-8")
    needed = [each for each in declared(name).params if each.required]
    return [name, *(str(traces if each.nargs < 0 else file) for each in needed)]


ALL = all_commands()
OF_FILES = [name for name in ALL if parameter(name, "file")]
OF_ONE_FILE = [name for name in OF_FILES if getattr(parameter(name, "file"), "required", False)]
OF_TEAMS = [name for name in ALL if parameter(name, "team")]
SPEAKING = [name for name in ALL if parameter(name, "language")]
DATED = [name for name in ALL if parameter(name, "today")]
IN_JSON = [
    name
    for name in OF_ONE_FILE
    if "json" in getattr(getattr(parameter(name, "format"), "type", None), "choices", ())
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "shop.journey.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_every_file_of_the_folder_is_a_command_of_its_name() -> None:
    [folder] = commands.__path__
    files = {path.stem for path in Path(folder).glob("*.py")} - {"__init__"}

    assert set(ALL) == files
    assert all(declared(name).name == name for name in ALL)


@pytest.mark.parametrize("name", ALL)
def test_every_option_is_explained_and_every_argument_named_in_the_help(name: str) -> None:
    for each in declared(name).params:
        if isinstance(each, click.Option) and each.name != "view":
            assert each.help and each.help[0] != " " and each.help.endswith((".", "]")), each.name
    assert run(name, "--help").output == run(name, "-h").output


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", OF_FILES)
def test_a_missing_file_is_told_the_same_way_by_every_command(
    name: str, language: str, file: Path
) -> None:
    file.unlink()
    call = arguments(name, Path("gone.yaml")) if name in OF_ONE_FILE else [name, "gone.yaml"]

    result = run(*call, "--lang", language)

    words = {
        "en": "journey: cannot open gone.yaml: No such file or directory\n",
        "ko": "journey: gone.yaml 파일을 열 수 없습니다: 그런 파일이나 폴더가 없습니다\n",
    }
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", words[language])


@pytest.mark.parametrize("name", OF_FILES)
def test_a_file_without_a_whole_journey_is_told_the_same_way_by_every_command(
    name: str, file: Path
) -> None:
    call = arguments(name, file) if name in OF_ONE_FILE else [name, str(file)]
    file.write_text("journey: [\n", encoding="utf-8")

    result = run(*call)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == run("dump", file).stderr


@pytest.mark.parametrize("name", OF_FILES)
def test_a_mistake_in_the_configuration_is_told_before_all_others(name: str, file: Path) -> None:
    file.with_name("journey.toml").write_text("langage = 'ko'\n", encoding="utf-8")

    result = run(name, "gone.yaml", *(["none.jsonl"] if name == "trace" else []))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("journey: ") and "journey.toml:1: " in result.stderr


@pytest.mark.parametrize("name", IN_JSON)
def test_json_is_json_and_nothing_else(name: str, file: Path) -> None:
    result = run(*arguments(name, file), "--format", "json")

    assert result.stderr == ""
    assert isinstance(json.loads(result.stdout), dict)


@pytest.mark.parametrize("name", OF_TEAMS)
def test_an_unknown_team_is_answered_with_the_nearest(name: str, file: Path) -> None:
    result = run(*arguments(name, file), "--team", "cxx")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "journey: no team named 'cxx'; did you mean 'cx'? known: cx\n"


@pytest.mark.parametrize("name", SPEAKING)
def test_a_language_that_is_not_spoken_is_a_wrong_call(name: str, file: Path) -> None:
    result = run(*arguments(name, file), "--lang", "fr")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "'fr' is not one of 'en', 'ko'" in result.stderr


@pytest.mark.parametrize("name", DATED)
def test_what_is_no_date_is_answered_with_one(name: str, file: Path) -> None:
    result = run(*arguments(name, file), "--today", "22.11.2026")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "'22.11.2026' is not a date; write it as 2026-11-01" in result.stderr
