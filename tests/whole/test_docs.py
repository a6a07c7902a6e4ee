"""What the documentation shows is what happens."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from journey import Severity, check, reads
from tests.amounts import left_to_ci
from tests.cli.running import run
from tests.needs import need, need_module
from tests.places import ROOT

DOCS = ROOT / "docs"
USES = ROOT / "tests" / "whole" / "typing_of_the_api.py"
PAGES = sorted(DOCS.glob("*.md"))


def blocks(language: str) -> list[tuple[str, str]]:
    return [
        (f"{page.name}-{number}", block)
        for page in PAGES
        for number, block in enumerate(
            re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        )
    ]


JOURNEYS = [(name, text) for name, text in blocks("yaml") if text.startswith("journey:")]


@pytest.mark.parametrize("text", [text for _, text in JOURNEYS], ids=[name for name, _ in JOURNEYS])
def test_every_journey_in_the_documentation_loads(text: str) -> None:
    assert reads(text).problems == ()


def test_the_last_step_of_the_tutorial_is_sound() -> None:
    steps = [text for name, text in JOURNEYS if name.startswith("tutorial")]

    assert str(check(reads(steps[-1]), today=date(2026, 11, 22))) == ""
    assert all("error" not in str(check(reads(step), today=date(2026, 11, 22))) for step in steps)


def test_the_first_step_of_the_tutorial_is_told_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    steps = [text for name, text in JOURNEYS if name.startswith("tutorial")]
    (shown,) = [text for name, text in blocks("text") if name.startswith("tutorial")]
    Path("library.journey.yaml").write_text(steps[0], encoding="utf-8")

    told = run("check", "library.journey.yaml")

    assert shown in told.output
    assert told.output.endswith("17 warnings in 1 file\n")
    assert run("draw", "library.journey.yaml").exit_code == 0
    assert Path("library.svg").is_file()


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_a_whole_journey_has_no_error_that_its_page_does_not_mention(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        if block.startswith("journey:"):
            report = check(reads(block), today=date(2026, 11, 22))
            errors = {one.rule for one in report if one.severity is Severity.ERROR}
            assert {rule for rule in errors if rule not in text} == set(), block


@pytest.mark.parametrize("module", ["journey", "journey.testing"])
def test_every_public_name_is_in_the_reference_of_the_api(module: str) -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    names = [name for name in import_module(module).__all__ if name != "__version__"]
    told = {*re.findall(rf":: {re.escape(module)}\.(\w+)\n", page), *re.findall(r"`(\w+)`", page)}
    errors = set(vars(import_module("journey.problems.errors"))) if module == "journey" else set()

    assert [name for name in names if name not in told | errors] == []


def test_the_theme_in_the_documentation_is_that_of_the_examples() -> None:
    shown = next(text for name, text in blocks("toml") if name.startswith("pictures"))
    file = (ROOT / "examples" / "acme.toml").read_text(encoding="utf-8")

    assert file.partition("\n")[2] == shown


def test_every_word_has_the_korean_of_the_messages() -> None:
    page = (DOCS / "meaning.md").read_text(encoding="utf-8")
    terms = re.findall(r"^[a-z ,]+ \(([가-힣A-Z ,·]+)\)$", page, re.MULTILINE)
    sources = (file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    said = "\n".join(sources)

    words = [word for term in terms for word in term.split(", ")]
    assert len(words) > 20
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_in_the_documentation_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}

    for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        exec(code, names)


def test_the_walks_in_the_documentation_are_those_of_its_example(tmp_path: Path) -> None:
    page = (DOCS / "walks.md").read_text(encoding="utf-8")
    found = re.search(r'loads\("""\n(.*?)"""\)', page, re.DOTALL)
    shown = re.search(r"```console\n\$ journey walks shop.journey.yaml\n(.*?)```", page, re.DOTALL)
    assert found and shown
    file = tmp_path / "shop.journey.yaml"
    file.write_text(found[1], encoding="utf-8")

    assert run("walks", file).output == shown[1]


def test_the_stories_in_the_documentation_are_those_that_are_told() -> None:
    from hypothesis import settings

    from journey.testing import Departure
    from tests.whole.stories import STORIES

    whole = (DOCS / "testing.md").read_text(encoding="utf-8")
    page = re.split(
        r"^## ", whole.partition("## Driving the real application")[2], flags=re.MULTILINE
    )[0]
    first, *others = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    code, *_ = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    module: dict[str, Any] = {}
    exec(code, module)
    case = module["TestShop"]
    case.settings = settings(case.settings, database=None)

    with pytest.raises(Departure) as found:
        case("runTest").debug()

    assert first == str(found.value)
    assert [story.rstrip("\n") for story in others] == list(STORIES.values())


OWN = """\
from typing import Any

def my_report(journey: Any) -> str: ...
def my_editor(text: str) -> str: ...
def my_reporter(checked: Any) -> str: ...
def my_funnel(events: Any) -> Any: ...
"""
"""What the examples leave to their reader."""


@pytest.fixture(scope="module")
def snippets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of the documentation and the README, a module to each page."""
    folder = tmp_path_factory.mktemp("snippets")
    for page in (*PAGES, ROOT / "README.md"):
        codes = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        if codes:
            text = "\n".join([OWN if page.stem == "testing" else "", *codes])
            (folder / f"of_{page.stem.lower()}.py").write_text(text, encoding="utf-8")
    return folder


@left_to_ci
def test_mypy_finds_nothing_in_the_examples_nor_where_all_of_the_api_is_used(
    snippets: Path,
) -> None:
    need_module("mypy")
    files = [*sorted(map(str, snippets.glob("*.py"))), str(USES)]
    strict = ["--strict", "--no-incremental", "--disable-error-code=empty-body"]
    command = [sys.executable, "-m", "mypy", "--config-file=", *strict, "--follow-imports=silent"]
    source = os.environ | {"MYPYPATH": str(ROOT / "src")}

    done = subprocess.run([*command, *files], capture_output=True, text=True, env=source)

    assert done.stdout.startswith("Success"), done.stdout[-3000:]


@left_to_ci
def test_pyright_finds_nothing_in_the_examples(snippets: Path) -> None:
    need("pyright")
    settings = {"pythonVersion": "3.11", "extraPaths": [str(ROOT / "src")]}
    (snippets / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")

    command = ["pyright", "--outputjson", f"--pythonpath={sys.executable}", "-p", str(snippets)]
    done = subprocess.run(command, capture_output=True, text=True)

    found = json.loads(done.stdout)["generalDiagnostics"]
    errors = [each for each in found if each["severity"] == "error"]
    assert [(each["file"][-25:], each["message"]) for each in errors] == []
