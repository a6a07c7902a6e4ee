"""What commands write as JSON is of the shape that `journey schema` prints for it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from journey.cli import all_commands, main
from journey.cli.schemas import SCHEMAS
from tests.calling import APART
from tests.places import EXAMPLES

DAY = ["--today", "2026-11-22"]
UNDATED = ("coverage", "trace")
TABLES = ("readings", "tickets")


def run(*arguments: str) -> Any:
    result = CliRunner(**APART).invoke(main, [*arguments], catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)


def written(command: str, file: Path, language: str, folder: Path) -> Any:
    """Return what a command writes, with as many tables as there are for the file."""
    more = ["--lang", language, "--format", "json", *([] if command in UNDATED else DAY)]
    if command == "trace":
        trace = folder / "trace.jsonl"
        lines = [{"walk": "1", "touchpoint": "product_page"}, {"walk": "1", "touchpoint": "no"}]
        trace.write_text("".join(json.dumps(line) + "\n" for line in lines))
        more.insert(0, str(trace))
    readings, tickets = (file.with_name(f"online_store.{each}.csv") for each in TABLES)
    if file.name.startswith("online_store"):
        more += {"goals": ["--readings", str(readings)], "voice": ["--tickets", str(tickets)]}.get(
            command, []
        )
        if command == "wheel":
            more[:0] = [str(each) for each in sorted((EXAMPLES / "answers").iterdir())]
    return run(command, str(file), *more)


def options_of(command: str) -> set[str]:
    found = main.get_command(None, command)  # type: ignore[arg-type]
    assert found is not None
    return {choice for each in found.params for choice in getattr(each.type, "choices", ())}


def test_every_command_that_writes_json_has_a_schema() -> None:
    writing = {command for command in all_commands() if "json" in options_of(command)}

    assert writing - {"walks"} == set(SCHEMAS)
    assert {*SCHEMAS, "journey", "report", "walks"} == options_of("schema")


@pytest.mark.parametrize("command", sorted(SCHEMAS))
def test_a_schema_is_one(command: str) -> None:
    jsonschema.Draft202012Validator.check_schema(run("schema", "--of", command))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", ["online_store", "hospital_visit"])
@pytest.mark.parametrize("command", sorted(SCHEMAS))
def test_what_a_command_writes_is_of_its_shape(
    command: str, name: str, language: str, tmp_path: Path
) -> None:
    schema = run("schema", "--of", command)
    data = written(command, EXAMPLES / f"{name}.journey.yaml", language, tmp_path)

    jsonschema.Draft202012Validator(schema).validate(data)


@pytest.mark.parametrize("command", sorted(SCHEMAS))
def test_a_schema_refuses_what_is_not_of_its_shape(command: str, tmp_path: Path) -> None:
    schema = run("schema", "--of", command)
    data = written(command, EXAMPLES / "online_store.journey.yaml", "en", tmp_path)

    assert not jsonschema.Draft202012Validator(schema).is_valid({**data, "more": 1})
    for key in data:
        assert not jsonschema.Draft202012Validator(schema).is_valid(
            {name: value for name, value in data.items() if name != key}
        )
