"""What the documentation shows is what happens."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journey import check, reads
from tests.cli.running import run
from tests.places import ROOT

DOCS = ROOT / "docs"
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
