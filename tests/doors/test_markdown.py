"""Fences named `journey`: in Python-Markdown, and in a site of MkDocs."""

import base64
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from journey import draw, read_theme, reads, render
from journey.markdown_ext import JourneyExtension, TextPlace, fences
from journey.pictures.embedding import file_name
from journey.pictures.theme.colours import PRINT
from tests.doors.elements import Elements
from tests.doors.killed import kill_the_first_layout
from tests.pictures.hostile import HOSTILE, assert_harmless
from tests.pictures.shop import SHOP

FENCE = """\
# Shop

```journey shop.journey.yaml
:customer: vip/looking
:caption: The way of a VIP
:name: way
```

After.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text(FENCE, encoding="utf-8")
    (tmp_path / "docs" / "shop.journey.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [journey]\n", encoding="utf-8")
    return tmp_path


def convert(text: str, base: Path, **settings: object) -> str:
    return markdown(text, extensions=[JourneyExtension(base=str(base), **settings), "fenced_code"])


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=folder, capture_output=True, text=True, timeout=120,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no signals here")
def test_when_a_layout_is_killed_it_is_said_which_one_drew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kill_the_first_layout(monkeypatch)

    assert '<figure class="journey"' in convert(FENCE, folder / "docs")
    assert [record.message for record in caplog.records] == [
        "line 3: embedded made this, which may look different: killed failed (killed by SIGKILL)"
    ]


def test_a_fence_is_a_picture_with_its_words_and_its_caption(folder: Path) -> None:
    html = convert(FENCE, folder / "docs")

    found = re.search(
        r'<figure class="journey" id="way"><img src="data:image/svg\+xml;base64,([^"]*)" '
        r'alt="([^"]*)" /><figcaption>The way of a VIP</figcaption></figure>',
        html,
    )
    assert found is not None
    diagram = draw(reads(SHOP), "customer", customer="vip/looking")
    assert base64.b64decode(found[1]) == render(diagram).data
    assert found[2].startswith("Shop: VIP · Looking. VIP · Looking: 4 of 5 touchpoints")
    assert "<p>After.</p>" in html


def test_the_extension_is_found_by_its_name(folder: Path) -> None:
    settings = {"journey.markdown_ext": {"base": str(folder / "docs"), "language": "ko"}}

    html = markdown(FENCE, extensions=["journey.markdown_ext"], extension_configs=settings)

    assert 'alt="가게: VIP · 탐색.' in html


@pytest.mark.parametrize(
    "others", [["fenced_code"], ["pymdownx.superfences"], ["codehilite", "extra"]]
)
def test_a_fence_that_is_only_shown_stays_as_it_is(folder: Path, others: list[str]) -> None:
    if others == ["pymdownx.superfences"]:
        pytest.importorskip("pymdownx")
    shown = f"````md\n{FENCE}````\n\n~~~text\n```journey x\n```\n~~~\n"

    html = markdown(shown, extensions=[JourneyExtension(base=str(folder)), *others])

    assert "<img" not in html
    assert "journey-error" not in html
    assert html == markdown(shown, extensions=others)


def test_a_fence_may_stand_in_a_list_and_name_its_file_inside(folder: Path) -> None:
    text = "1. One\n\n    ~~~~{journey}\n    shop.journey.yaml\n\n    :lang: ko\n    :format: png\n    ~~~~\n\n2. Two\n"

    html = convert(text, folder / "docs")

    assert re.search(r'<li>\s*<p>One</p>\s*<figure class="journey"><img src="data:image/png', html)
    assert html.count("<li>") == 2 and html.count("<ol>") == 1


def test_a_language_of_diagrams_is_shown_as_text(folder: Path) -> None:
    text = "```journey shop.journey.yaml\n:format: mermaid\n```"

    html = convert(text, folder / "docs")

    found = re.fullmatch(r'<pre class="mermaid"><code>(.*)</code></pre>', html, re.DOTALL)
    assert found is not None
    assert unescape(found[1]) == render(draw(reads(SHOP)), "mermaid").text


@pytest.mark.parametrize(("body", "words"), [
    ("```journey\n```", "this journey fence names no file"),
    ("```journey a.yaml\nb.yaml\n```", "and not `b.yaml`"),
    ("```journey no.journey.yaml\n```", "cannot open no.journey.yaml"),
    ("```journey shop.journey.yaml\n:vew: funnel\n```", "unknown option `vew`; did you mean `view`?"),
    ("```journey shop.journey.yaml\n:view: funel\n```", "did you mean 'funnel'?"),
    ("```journey shop.journey.yaml\n:view:\n:format:\n```", '`""` is no value of `format`'),
    ("```journey shop.journey.yaml\n:theme: drak\n```", "no theme named 'drak'; did you mean 'dark'?"),
    ("```journey shop.journey.yaml\n:theme: ../up.toml\n```", "the theme `../up.toml` is not in the folder"),
    ("```journey shop.journey.yaml\n:theme: weak.toml\n```", "weak.toml:1: `brand` is a colour"),
    ("```journey broken.journey.yaml\n```", "broken.journey.yaml:1:10: error"),
])  # fmt: skip
def test_a_mistake_is_said_at_its_line_and_shown_in_its_place(
    folder: Path, body: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "docs" / "broken.journey.yaml").write_text("journey: 1x\n", encoding="utf-8")
    for theme in (folder / "up.toml", folder / "docs" / "weak.toml"):
        theme.write_text('brand = "red"\n', encoding="utf-8")

    html = convert(f"# Title\n\n{body}\n\nAfter.\n", folder / "docs")

    assert words in caplog.text
    assert "line 3: " in caplog.text
    assert words in unescape(html)
    assert '<pre class="journey-error">' in html
    assert str(folder) not in html + caplog.text
    assert "<p>After.</p>" in html


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_ever_text(folder: Path, text: str) -> None:
    said = " ".join(text.split()) or "x"
    texts = {key: f":{key}: {said}" for key in ("alt", "caption", "name")}
    body = "\n".join(texts.values())

    for fence in (
        f"```journey shop.journey.yaml\n{body}\n```",
        f"```journey {said}\n```",
        f"```journey shop.journey.yaml\n:view: {said}\n```",
        f"```journey shop.journey.yaml\n:theme: {said}.toml\n```",
    ):
        elements = Elements(convert(fence, folder / "docs")).found

        assert {tag for tag, _ in elements} <= {"figure", "img", "figcaption", "pre", "p", "code"}
        for _, attributes in elements:
            assert set(attributes) <= {"class", "id", "src", "alt"}
            if src := attributes.get("src"):
                assert_harmless(base64.b64decode(src.partition(",")[2]).decode())


lines = st.sampled_from(
    ["```", "````", "~~~", "```journey x", "    ```journey y", "```{journey} z", "~~~journey", "a", ":view: b", "", "```py", "``` journey  q `"]
)  # fmt: skip


@given(st.lists(lines, max_size=20))
def test_fences_never_overlap_and_are_those_that_markdown_sees(found: list[str]) -> None:
    text = list(found)

    seen = list(fences(text))

    assert all(a.last < b.first for a, b in pairwise(seen))
    assert all("journey" in text[fence.first] for fence in seen)
    assert all(set(text[fence.last].strip()) in ({"`"}, {"~"}) for fence in seen)


def test_a_site_has_pictures_as_files(folder: Path) -> None:
    korean = "---\ntitle: x\n---\n\n# Sub\n\n```journey ../shop.journey.yaml\n:lang: ko\n```\n"
    (folder / "docs" / "sub" / "page.md").write_text(korean, encoding="utf-8")
    (folder / "docs" / "top.md").write_text(korean.replace("../", "/"), encoding="utf-8")

    done = build(folder, "--strict")

    assert done.returncode == 0, done.stderr
    vip = render(draw(reads(SHOP), "customer", customer="vip/looking"))
    whole = render(draw(reads(SHOP), language="ko"))
    below = folder / "site" / "assets" / "journeys"
    assert {path.name: path.read_bytes() for path in below.iterdir()} == {
        file_name(vip): vip.data,
        file_name(whole): whole.data,
    }
    index = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert f'src="assets/journeys/{file_name(vip)}"' in index
    for name in ("sub/page", "top"):
        html = (folder / "site" / name / "index.html").read_text(encoding="utf-8")
        address = re.search(r'src="([^"]*journey-[^"]*)"', html)
        assert address is not None
        assert (folder / "site" / name / address[1]).resolve() == (
            below / file_name(whole)
        ).resolve()


@pytest.mark.parametrize("name", ["acme.toml", "/sub/acme.toml", "print"])
def test_a_theme_is_a_word_or_a_file_of_the_site(folder: Path, name: str) -> None:
    theme = folder / "docs" / "sub" / "acme.toml"
    theme.write_text('brand = "#0a3d91"\n', encoding="utf-8")
    text = f"# Sub\n\n```journey /shop.journey.yaml\n:theme: {name}\n```\n"
    (folder / "docs" / "index.md").write_text("# Top\n", encoding="utf-8")
    (folder / "docs" / "sub" / "page.md").write_text(text, encoding="utf-8")

    done = build(folder, "--strict")

    assert done.returncode == 0, done.stderr
    own = (PRINT, "light") if name == "print" else (read_theme(theme), "auto")
    wanted = render(draw(reads(SHOP)), theme=own[0], ground=own[1])
    (picture,) = (folder / "site" / "assets" / "journeys").iterdir()
    assert (picture.name, picture.read_bytes()) == (file_name(wanted), wanted.data)


def test_the_files_of_a_theme_are_watched(folder: Path) -> None:
    (folder / "docs" / "acme.toml").write_text('font = {regular = "A.otf"}\n', encoding="utf-8")
    watched: list[Path] = []
    extension = JourneyExtension()
    extension.place = TextPlace(folder / "docs", folder / "docs", watch=watched.append)

    markdown("```journey shop.journey.yaml\n:theme: acme.toml\n```", extensions=[extension])

    names = ("shop.journey.yaml", "acme.toml", "A.otf")
    assert watched == [folder / "docs" / name for name in names]


def test_a_strict_build_fails_for_a_mistake_and_says_where(folder: Path) -> None:
    text = "---\ntitle: x\n---\n\n# Sub\n\n```journey shop.journey.yaml\n:view: funel\n```\n"
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")

    done = build(folder, "--strict")

    assert done.returncode == 1
    assert "index.md:7: no view named 'funel'; did you mean 'funnel'?" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_sources_give_the_same_site(folder: Path) -> None:
    pages = []
    for _ in range(2):
        assert build(folder, "--clean").returncode == 0
        site = folder / "site"
        pages.append({
            path.relative_to(site): path.read_bytes()
            for path in site.rglob("*")
            if path.suffix in (".svg", ".html") and path.name != "404.html"
        })  # fmt: skip

    one, two = (
        {name: re.sub(rb"Build Date.*", b"", data) for name, data in each.items()} for each in pages
    )
    assert one == two


def test_a_served_site_follows_the_journey_file(folder: Path) -> None:
    (folder / "journeys").mkdir()
    outside = folder / "journeys" / "shop.journey.yaml"
    outside.write_text(SHOP, encoding="utf-8")
    text = FENCE.replace("shop.journey.yaml", "../journeys/shop.journey.yaml")
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        before = awaited(address, "")
        outside.write_text(SHOP.replace("title: VIP", "title: Best"), encoding="utf-8")

        assert "Best · Looking" in awaited(address, before)
    finally:
        server.terminate()
        server.wait(timeout=20)


def awaited(address: str, unlike: str) -> str:
    """Return the picture's words on a page, once they are there and other than before."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{address}/", timeout=5) as answer:
                found = re.search(r'alt="([^"]*)"', answer.read().decode())
        except OSError:
            found = None
        if found is not None and found[1] != unlike:
            return found[1]
        time.sleep(0.2)
    raise AssertionError(f"nothing other than {unlike!r} within a minute")
