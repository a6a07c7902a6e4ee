"""What the README shows is what happens."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from journey.cli import main
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_file_in_the_readme_gives_the_output_in_the_readme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cafe.journey.yaml").write_text(blocks("yaml")[0], encoding="utf-8")

    result = CliRunner().invoke(main, ["check", "cafe.journey.yaml", "--show", "error"])

    assert result.output == blocks("text")[0]


def test_the_picture_in_the_readme_is_that_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cafe.journey.yaml").write_text(blocks("yaml")[0], encoding="utf-8")

    CliRunner().invoke(main, ["draw", "cafe.journey.yaml", "-o", "cafe.svg"])

    shown = ROOT / "docs" / "images" / "cafe.svg"
    assert Path("cafe.svg").read_bytes() == shown.read_bytes()


def test_the_documentation_draws_the_file_in_the_readme() -> None:
    shown = (ROOT / "docs" / "cafe.journey.yaml").read_text(encoding="utf-8")

    assert shown == blocks("yaml")[0]


def test_the_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (code,) = blocks("python")

    exec(code.replace('"examples/', f'"{ROOT}/examples/'), {})

    assert Path("store.png").read_bytes().startswith(b"\x89PNG")


def test_the_two_commands_are_those_that_ci_runs() -> None:
    first, second = (block.strip() for block in blocks("sh"))

    assert first == (
        "python -m pip install . && "
        "journey draw examples/online_store.journey.yaml -o online_store.svg"
    )
    assert second == 'python -m pip install -e ".[dev]" && python -m pytest'
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert first in ci
    assert second in ci


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
