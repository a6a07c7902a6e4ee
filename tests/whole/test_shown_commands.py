"""Every command that README and documentation show can be run as it stands there."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from journey.cli import main
from tests.amounts import is_quick
from tests.cli.running import run
from tests.places import EXAMPLES, ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PLACEHOLDERS = {"FILE": "examples/online_store.journey.yaml"}


def shown(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each command of a page, and the output that is shown below it."""
    text = page.read_text(encoding="utf-8")
    for kind, block in re.findall(r"```(sh|console)\n(.*?)```", text, re.DOTALL):
        lines = block.replace("\\\n", " ").splitlines()
        for number, line in enumerate(lines):
            called = re.match(r"(?:\$ )?(?:python -m pip .* && )?(journey [a-z].*)", line)
            if called:
                below = lines[number + 1 :] if kind == "console" else []
                yield called[1], "\n".join(below)


SHOWN = [
    pytest.param(command, output, id=f"{page.stem}: {command}")
    for page in PAGES
    for command, output in shown(page)
    if not (is_quick() and ".pdf" in command)
]


def arguments_of(command: str) -> list[str]:
    """Return the words of a command, as a shell would."""
    words = shlex.split(command, comments=True)[1:]
    found: list[str] = []
    for word in (PLACEHOLDERS.get(each, each) for each in words):
        found += sorted(map(str, Path().glob(word))) if "*" in word else [word]
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, and with what pages call `shop.journey.yaml` and `journeys`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(EXAMPLES)
    store = (EXAMPLES / "online_store.journey.yaml").read_bytes()
    (tmp_path / "shop.journey.yaml").write_bytes(store)
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "shop.journey.yaml").write_bytes(store)
    (tmp_path / "journey-baseline.json").write_text('{"format": 1, "findings": []}', "utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_a_command_that_is_shown_can_be_run(
    command: str, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = arguments_of(command)

    result = run(*arguments)

    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    if output and "--today" in command:
        monkeypatch.setattr("journey.facts.calendar.clock", lambda: date(2031, 2, 28))
        assert run(*arguments).output == result.output
        assert output in result.output


def test_what_is_shown_with_a_date_tells_it_to_the_command() -> None:
    for page in PAGES:
        for command, output in shown(page):
            if re.search(r"\b20\d\d-\d\d-\d\d\b", output):
                assert "--today" in command, (page.name, command)


def test_every_option_of_every_command_is_in_the_documentation() -> None:
    """The page of all commands is written from the code; the README names each command."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    top = click.Context(main)
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert re.search(r"^commands$", index, re.MULTILINE)
    for name in main.list_commands(top):
        command = main.get_command(top, name)
        assert command is not None
        told = command.get_help(click.Context(command, top, name, max_content_width=80))
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, (name, option.name)
                assert any(word in told for word in option.opts), (name, option.name)
        assert f"`journey {name}" in readme, name
