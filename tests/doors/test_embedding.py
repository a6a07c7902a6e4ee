"""The examples of the documentation, built as their readers would build them, and opened."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from journey import draw, read, reads, render
from tests.needs import need_module
from tests.pictures.browsing import browse
from tests.pictures.shop import SHOP
from tests.places import ROOT

PAGE = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
WATCH = """<script>addEventListener("load", () => {
  const seen = [...document.images].map(each => [each.naturalWidth, each.clientWidth, each.alt]);
  document.body.innerHTML = "<pre id='seen'></pre>";
  document.getElementById("seen").textContent = JSON.stringify(seen);
});</script></body>"""


def blocks(language: str, fence: str = "```") -> list[str]:
    found = re.findall(rf"^{fence}{language}\n(.*?)^{fence}$", PAGE, re.DOTALL | re.MULTILINE)
    assert found, language
    return found


def ran(folder: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr + done.stdout


def seen(page: Path) -> list[tuple[int, int, str]]:
    """Open a page, and return of each picture how wide it is, how wide it is shown, and its words."""
    watched = page.with_name("watched.html")
    text = page.read_text(encoding="utf-8").replace("</body>", WATCH)
    watched.write_text(text, encoding="utf-8")
    dom = browse(watched.as_uri(), "--dump-dom", "--window-size=1200,900").decode()
    found = re.search(r"<pre id=\"seen\">(.*?)</pre>", dom)
    assert found is not None, dom[-2000:]
    return [tuple(each) for each in json.loads(found[1].replace("&amp;", "&"))]


def assert_shown(pictures: Sequence[tuple[int, int, str]], alts: Sequence[str]) -> None:
    assert len(pictures) == len(alts)
    for (width, shown, alt), start in zip(pictures, alts, strict=True):
        assert width > 300
        assert 200 < shown <= 1200
        assert alt.startswith(start)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "shop.journey.yaml").write_text(SHOP, encoding="utf-8")
    return tmp_path


def test_the_examples_for_sphinx_show_their_pictures(folder: Path) -> None:
    (conf, _) = blocks("python")
    (directive,) = blocks("rst")
    myst, _ = blocks("md", "````")
    docs = folder / "docs"
    (docs / "conf.py").write_text(f'{conf}extensions += ["myst_parser"]\n', encoding="utf-8")
    top = f"Title\n=====\n\n{directive}\n.. toctree::\n\n   page\n"
    (docs / "index.rst").write_text(top, encoding="utf-8")
    (docs / "page.md").write_text(
        f"# Page\n\n{myst.replace('name: way', 'name: my-way')}", encoding="utf-8"
    )

    ran(folder, "sphinx", "-W", "-q", "-b", "html", "docs", "out")

    for name in ("index.html", "page.html"):
        assert_shown(seen(folder / "out" / name), ["Shop: VIP. "])


@pytest.mark.parametrize("number", [0, 1], ids=["as a plugin", "as a plugin with settings"])
def test_the_examples_for_mkdocs_show_their_pictures(folder: Path, number: int) -> None:
    need_module("mkdocs")
    _, fence = blocks("md", "````")
    configuration = blocks("yaml")[number]
    if "site_name" not in configuration:
        configuration = f"site_name: x\n{configuration}"
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    (folder / "docs" / "index.md").write_text(f"# Title\n\n{fence}", encoding="utf-8")

    ran(folder, "mkdocs", "build", "--strict", "-q")

    start = "가게: VIP. " if number else "Shop: VIP. "
    assert_shown(seen(folder / "site" / "index.html"), [start])
    assert len(list((folder / "site" / "assets" / "journeys").iterdir())) == 1


def test_the_example_for_zensical_works_in_mkdocs_too(folder: Path) -> None:
    need_module("mkdocs")
    _, fence = blocks("md", "````")
    (folder / "mkdocs.yml").write_text(blocks("yaml")[2], encoding="utf-8")
    (folder / "docs" / "index.md").write_text(f"# Title\n\n{fence}", encoding="utf-8")

    ran(folder, "mkdocs", "build", "--strict", "-q")

    assert_shown(seen(folder / "site" / "index.html"), ["Shop: VIP. "])


def executed(folder: Path, *cells: str) -> list[Any]:
    """Run a notebook, and return the outputs of its cells."""
    need_module("ipykernel")
    nbformat = need_module("nbformat")
    client = need_module("nbclient")
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    path = folder / "x.ipynb"
    nbformat.write(made, path)
    # In a process of its own: kernels and their sockets end late, and warn of that.
    script = (
        "import sys, nbformat, nbclient; book = nbformat.read(sys.argv[1], 4); "
        "nbclient.NotebookClient(book, timeout=100).execute(); nbformat.write(book, sys.argv[1])"
    )
    assert client is not None
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, timeout=200, cwd=folder)
    return [cell.outputs for cell in nbformat.read(path, 4).cells]


def test_the_example_for_notebooks_shows_its_picture(folder: Path) -> None:
    _, example = blocks("python")
    file = folder / "docs" / "shop.journey.yaml"
    more = f"import journey\njourney.render(journey.draw(journey.read({str(file)!r})), 'png')"

    (first,), (second,) = executed(folder, example, more)

    text = re.search('"""\\n(.*?)"""', example, re.DOTALL)
    assert text is not None
    diagram = draw(reads(text[1]))
    assert first.data["image/svg+xml"] == render(diagram).text
    assert first.data["text/plain"].startswith("shop\n1 stage, 2 touchpoints, 1 transition.")
    assert len(second.data["image/png"]) > 1000
    page = folder / "page.html"
    page.write_text(f"<body>{first.data['image/svg+xml']}</body>", encoding="utf-8")
    assert b"cart" in browse(page.as_uri(), "--dump-dom")


def test_the_mermaid_of_the_documentation_is_what_a_readme_shows(folder: Path) -> None:
    picture = render(draw(read(folder / "docs" / "shop.journey.yaml")), "mermaid")

    assert "```" not in picture.text
    assert picture.text.endswith("\n")


def test_the_pages_of_this_documentation_show_their_pictures(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("_build", "rules"))

    # Two pages of it: the whole is built, with no warning, by the script of all checks.
    others = "exclude_patterns=_build,rules,keys.md,api.md"
    pages = [str(docs / "pictures.md"), str(docs / "embedding.md")]
    ran(tmp_path, "sphinx", "-q", "-b", "html", "-D", others, str(docs), "out", *pages)

    drawn = [each for each in seen(tmp_path / "out" / "pictures.html") if "corner" in each[2]]
    assert_shown(drawn, ["The corner café. "])
    assert_shown(seen(tmp_path / "out" / "embedding.html"), ["The corner café: regular. "])
