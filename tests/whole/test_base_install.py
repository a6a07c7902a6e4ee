"""What the README names works without any extra, or says which is missing."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement

from tests.places import EXAMPLES, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXTRAS: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
    "project"
]["optional-dependencies"]
VIEWS: dict[str, list[str]] = {
    file.stem: [] for file in sorted((ROOT / "src/journey/pictures/views").glob("[a-z]*.py"))
} | {"customer": ["--customer", "newcomer/browsing"], "policy": ["--policy", "paid_then_sent"]}
"""Every view, and what it asks for."""

STORE = str(EXAMPLES / "online_store.journey.yaml")
TICKETS = ["--tickets", str(EXAMPLES / "online_store.tickets.csv")]
READINGS = ["--readings", str(EXAMPLES / "online_store.readings.csv")]
ANSWERS = [str(file) for file in sorted((EXAMPLES / "answers").iterdir())]
CALLS: dict[str, list[list[str]]] = {
    "check": [[STORE], [STORE, "--format", "sarif"], [str(EXAMPLES / "broken.journey.yaml")]],
    "improvements": [[STORE]],
    "due": [[STORE, "--within", "2주", "--team", "logistics"]],
    "report": [
        [STORE, "--weekly", "-o", "a.html"],
        [STORE, "--monthly", "-o", "b.md"],
        [STORE, "--summary", "-o", "c.pdf"],
        [STORE, "--team", "logistics", "-o", "d.html"],
    ],
    "coverage": [[STORE, "--fail-under", "1", "-o", "matrix.svg"]],
    "voice": [[STORE], [STORE, *TICKETS], [STORE, "--tickets", "t.parquet"]],
    "explain": [[], ["unreachable-touchpoint"]],
    "draw": [
        [STORE, "-o", "x.png", "--lang", "ko", "--theme", "print"],
        [STORE, "-o", "x.pdf"],
        [STORE, "-o", "x.dot"],
        *([STORE, "--view", view, "-o", f"{view}.svg", *more] for view, more in VIEWS.items()),
    ],
    "operations": [[STORE, "--team", "logistics"], [STORE, "--by", "customer"]],
    "forecast": [[STORE]],
    "goals": [[STORE], [STORE, *READINGS], [STORE, "--readings", "r.parquet"]],
    "trace": [[STORE, "trace.jsonl"]],
    "walks": [
        [STORE, "--cover", "touchpoints", "--format", format] for format in ("text", "pytest")
    ],
    "wheel": [["--questions"], [STORE, "--answers", ANSWERS[0], "-o", "wheel.svg"]],
    "mandatory": [[STORE]],
    "baseline": [[STORE]],
    "export": [[STORE, "--format", "actions"], [STORE, "--format", "graphml"]],
    "config": [[]],
    "schema": [[]],
    "dump": [[STORE]],
}
"""Calls of each command that the README names."""

PROGRAM = """
import json, sys
from importlib.machinery import PathFinder
refused, calls = map(json.load, map(open, sys.argv[1:]))

class Finder(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in refused else super().find_spec(name, path, target)

sys.meta_path[:] = [Finder if each is PathFinder else each for each in sys.meta_path]
from click.testing import CliRunner
from journey.cli import main
for call in calls:
    done = CliRunner().invoke(main, call)
    fault = None if isinstance(done.exception, SystemExit) else done.exception
    print(json.dumps([call, done.exit_code, done.output, repr(fault) if fault else ""]))
"""


def base() -> set[str]:
    """Return the distributions that are there without any extra."""
    queue = ["journey-funnel"]
    for name in queue:
        for each in map(Requirement, requires(name) or ()):
            needed = each.marker is None or each.marker.evaluate({"extra": ""})
            if needed and _plain(each.name) not in queue:
                queue.append(_plain(each.name))
    return {*queue}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def refused_packages() -> list[str]:
    """List the packages that are installed here, and would not be without extras."""
    there, kept = packages_distributions(), base()
    return sorted(
        package for package, names in there.items() if kept.isdisjoint(map(_plain, names))
    )


def prepare(folder: Path) -> None:
    for name in ("t.parquet", "r.parquet"):
        (folder / name).write_bytes(b"PAR1")
    (folder / "trace.jsonl").write_text('{"person": "a", "touchpoint": "home_page"}\n', "utf-8")


def test_every_command_of_the_readme_works_without_extras_or_names_one(tmp_path: Path) -> None:
    named = re.findall(r"^\| `journey (\w+)", README, re.MULTILINE)
    assert {*named} == {*CALLS}
    prepare(tmp_path)
    calls = [[name, *call] for name in named for call in CALLS[name]]
    for file, value in {"refused": refused_packages(), "calls": calls}.items():
        (tmp_path / file).write_text(json.dumps(value), "utf-8")

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "refused", "calls"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [call for call, *_ in found] == calls
    needing: dict[str, set[str]] = {}
    for call, status, output, fault in found:
        assert not fault, (call, fault)
        for extra in re.findall(r"journey-funnel\[(\w+)\]", output):
            assert extra in EXTRAS
            needing.setdefault(extra, set()).add(call[0])
        assert status in (0, 1) or "journey-funnel[" in output, (call, output)
    assert needing == {
        "charts": {"draw", "wheel"},
        "parquet": {"goals", "voice"},
        "reports": {"report"},
        "pdf": {"report"},
    }


def test_the_extra_all_brings_every_extra() -> None:
    (everything,) = EXTRAS["all"]

    users = {*EXTRAS} - {"all", "dev", "docs"}
    assert Requirement(everything).extras == users
    assert all(f"`{extra}`" in README for extra in users)
