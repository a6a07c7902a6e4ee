"""A company adds its own rule in its own package, as the documentation shows."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.places import ROOT

PAGE = ROOT / "docs" / "adding.md"


def blocks(language: str) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own that also sees what is installed here, with the package in it."""
    folder = tmp_path_factory.mktemp("company")
    package = folder / "package"
    (package / "src" / "acme_journeys").mkdir(parents=True)
    (package / "pyproject.toml").write_text(blocks("toml")[0], encoding="utf-8")
    (package / "src" / "acme_journeys" / "__init__.py").write_text("", encoding="utf-8")
    (package / "src" / "acme_journeys" / "no_shouting.py").write_text(
        blocks("python")[0], encoding="utf-8"
    )
    venv.create(folder / "env", with_pip=False)
    bin_ = "Scripts" if os.name == "nt" else "bin"
    own = folder / "env" / bin_ / "python"
    done = subprocess.run(
        [own, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        capture_output=True,
        text=True,
        check=True,
    )
    site = Path(done.stdout.strip())
    # What is installed here, and what an editable installation points at.
    here = [path for path in sys.path if path.endswith("-packages")] + [str(ROOT / "src")]
    (site / "here.pth").write_text("\n".join(here), encoding="utf-8")
    installed = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation"),
            *("--target", str(site), str(package)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode:
        pytest.fail(installed.stderr)
    return own


def journey(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "journey", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=60,
    )


def test_the_rule_runs(python: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.journey.yaml"
    file.write_text(blocks("yaml")[0], encoding="utf-8")

    done = journey(python, "check", "a.journey.yaml", folder=tmp_path)
    korean = journey(python, "check", "a.journey.yaml", "--lang", "ko", folder=tmp_path)

    line = next(line for line in done.stdout.splitlines() if "acme-no-shouting" in line)
    assert line == blocks("text")[0].splitlines()[0]
    assert "큰 소리" in korean.stdout


def test_it_is_explained_configured_and_waived_like_any_other(python: Path, tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(
        blocks("yaml")[0]
        + "waivers: [{rule: acme-no-shouting, at: sale, reason: It is a brand}]\n",
        encoding="utf-8",
    )
    explained = journey(python, "explain", "acme-no-shouting", folder=tmp_path)
    waived = journey(python, "check", ".", folder=tmp_path)
    (tmp_path / "journey.toml").write_text('[severity]\n"acme-*" = "error"\n', encoding="utf-8")
    configured = journey(python, "config", folder=tmp_path)

    assert "does not shout" in explained.stdout
    assert "acme-no-shouting:" not in waived.stdout
    assert "unknown-waiver" not in waived.stdout
    assert 'severity."acme-*" = "error"' in configured.stdout


def test_without_the_package_there_is_no_such_rule(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "journey", "explain", "acme-no-shouting"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == 2
