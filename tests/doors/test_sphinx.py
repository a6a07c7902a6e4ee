"""The directive of Sphinx, in every kind of document."""

import json
import os
import re
import shutil
import time
from io import StringIO
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

import journey
from journey import draw, read_theme, reads, render
from journey.pictures.theme.colours import PRINT, STANDARD
from tests.amounts import is_quick
from tests.doors.elements import Elements
from tests.doors.killed import kill_the_first_layout
from tests.pictures.hostile import HOSTILE, assert_harmless
from tests.pictures.shop import SHOP
from tests.places import ROOT

CONF = 'project = "shop"\nextensions = ["journey.sphinx_ext", "myst_parser"]\n'
FONT = Path(journey.__file__).parent / "pictures" / "fonts" / "NotoSansKR-Regular.otf"
PAGE = """\
Title
=====

.. journey:: shop.journey.yaml
   :customer: vip/looking
   :caption: The *way* of a VIP
   :name: way

See :ref:`there <way>`.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "index.rst").write_text(PAGE, encoding="utf-8")
    (tmp_path / "shop.journey.yaml").write_text(SHOP, encoding="utf-8")
    return tmp_path


def build(folder: Path, builder: str = "html", *, jobs: int = 1, **settings: object) -> str:
    """Build a folder, and return the warnings."""
    warnings = StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            folder, folder, folder / "out" / builder, folder / "out" / "trees", builder,
            confoverrides=settings, status=None, warning=warnings, parallel=jobs,
        )  # fmt: skip
        app.build()
    return re.sub("\x1b\\[[0-9;]*m", "", warnings.getvalue()).replace(str(folder) + os.sep, "")


def rewrite(path: Path, text: str | bytes) -> None:
    """Change a file after it was read: by the clock of this process, which may be a made-up one."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    later = time.time() + 1
    os.utime(path, (later, later))


def pictures(folder: Path, ending: str, builder: str = "html") -> list[Path]:
    below = folder / "out" / builder / "_images" if builder == "html" else folder / "out" / builder
    return sorted(below.glob(f"journey-*.{ending}"))


def page(folder: Path, name: str = "index.html") -> str:
    return (folder / "out" / "html" / name).read_text(encoding="utf-8")


def test_html_shows_an_svg_with_its_words_and_its_caption(folder: Path) -> None:
    assert build(folder) == ""

    (picture,) = pictures(folder, "svg")
    diagram = draw(reads(SHOP), "customer", customer="vip/looking")
    assert picture.read_bytes() == render(diagram).data
    shown = re.search(r'<figure [^>]*id="way">\s*<img ([^>]*)>', page(folder))
    assert shown is not None
    assert f'src="_images/{picture.name}"' in shown[1]
    assert 'alt="Shop: VIP · Looking. VIP · Looking: 4 of 5 touchpoints' in shown[1]
    assert "The <em>way</em> of a VIP" in page(folder)
    assert 'href="#way"' in page(folder)


def test_latex_includes_a_png_unless_a_pdf_is_asked_for(folder: Path) -> None:
    assert build(folder, "latex") == ""

    (picture,) = pictures(folder, "png", "latex")
    text = (folder / "out" / "latex" / "shop.tex").read_text(encoding="utf-8")
    assert f"\\sphinxincludegraphics{{{{{picture.stem}}}.png}}" in text
    assert picture.read_bytes().startswith(b"\x89PNG")
    asked = PAGE.replace(":name: way", ":name: way\n   :format: pdf")
    rewrite(folder / "index.rst", asked)
    assert build(folder, "latex") == ""
    (picture,) = pictures(folder, "pdf", "latex")
    assert picture.read_bytes().startswith(b"%PDF")
    assert build(folder) == ""  # where no PDF can be shown, something else is
    assert len(pictures(folder, "svg")) == 1


@pytest.mark.skipif(os.name == "nt", reason="no signals here")
def test_when_a_layout_is_killed_it_is_said_which_one_drew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_the_first_layout(monkeypatch)

    assert build(folder) == (
        "index.rst:4: WARNING: embedded made this, which may look different: "
        "killed failed (killed by SIGKILL) [journey.drawing]\n"
    )
    assert len(pictures(folder, "svg")) == 1
    (folder / "out" / "trees" / "environment.pickle").unlink()
    assert build(folder, suppress_warnings=["journey.drawing"]) == ""


@pytest.mark.parametrize(("builder", "file"), [("text", "index.txt"), ("man", "shop.1")])
def test_where_no_pictures_are_there_are_words(folder: Path, builder: str, file: str) -> None:
    assert build(folder, builder, man_pages=[("index", "shop", "", [], 1)]) == ""

    text = " ".join((folder / "out" / builder / file).read_text(encoding="utf-8").split())
    assert "Shop: VIP · Looking. VIP · Looking: 4 of 5 touchpoints" in text
    assert "Look: Page; buy: Cart, Failed, Paid, Gone." in text
    assert "of a VIP" in text


@pytest.mark.parametrize(
    "builder", ["epub", "singlehtml", "dirhtml", "texinfo", "xml", "gettext", "dummy"]
)
def test_other_builders_build_without_a_warning(folder: Path, builder: str) -> None:
    assert build(folder, builder, version="1", copyright="2026, x") == ""


def test_a_change_of_the_journey_or_of_its_configuration_is_noticed(folder: Path) -> None:
    (folder / "journey.toml").write_text('language = "en"\n', encoding="utf-8")
    (folder / "other.rst").write_text("Other\n=====\n", encoding="utf-8")
    (folder / "index.rst").write_text(PAGE + "\n.. toctree::\n\n   other\n", encoding="utf-8")
    assert build(folder) == ""
    (before,) = pictures(folder, "svg")
    untouched = (folder / "out" / "html" / "other.html").stat().st_mtime_ns

    newer = SHOP.replace("en: Cart", "en: Basket")
    rewrite(folder / "shop.journey.yaml", newer)
    assert build(folder) == ""

    (after,) = {path for path in pictures(folder, "svg") if path.name in page(folder)}
    assert after != before
    assert "Basket" in after.read_text(encoding="utf-8")
    assert (folder / "out" / "html" / "other.html").stat().st_mtime_ns == untouched
    rewrite(folder / "journey.toml", 'languag = "en"\n')
    assert "journey.toml:1: unknown key `languag`" in build(folder)


THEME = 'brand = "#0a3d91"\n[light]\nink = "#20104a"\n'


@pytest.mark.parametrize(("theme", "ground"), [
    ("acme.toml", "auto"), ("/sub/acme.toml", "auto"), ("acme.toml, dark", "dark"),
    ("../sub/acme.toml", "auto"), ("print", "light"), ("light", "light"),
])  # fmt: skip
def test_a_theme_is_a_word_or_a_file_of_the_documents(
    folder: Path, theme: str, ground: str
) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "acme.toml").write_text(THEME, encoding="utf-8")
    text = f"Sub\n===\n\n.. journey:: /shop.journey.yaml\n   :theme: {theme}\n"
    (folder / "sub" / "page.rst").write_text(text, encoding="utf-8")
    (folder / "index.rst").write_text("T\n=\n\n.. toctree::\n\n   sub/page\n", encoding="utf-8")

    assert build(folder) == ""

    own = read_theme(folder / "sub" / "acme.toml") if "acme" in theme else STANDARD
    wanted = render(draw(reads(SHOP)), theme=PRINT if theme == "print" else own, ground=ground).data
    (picture,) = pictures(folder, "svg")
    assert picture.read_bytes() == wanted


def test_a_change_of_a_theme_or_of_its_font_is_noticed(folder: Path) -> None:
    theme, font = folder / "acme.toml", folder / "Acme.otf"
    shutil.copy(FONT, font)
    theme.write_text(f'{THEME}[font]\nregular = "Acme.otf"\n', encoding="utf-8")
    (folder / "index.rst").write_text(f"{PAGE.rstrip()}\n", encoding="utf-8")
    text = PAGE.replace("   :name: way", "   :name: way\n   :theme: acme.toml")
    (folder / "index.rst").write_text(text, encoding="utf-8")
    assert build(folder) == ""
    (before,) = pictures(folder, "svg")

    rewrite(theme, theme.read_text(encoding="utf-8").replace("#20104a", "#4a1020"))
    assert build(folder) == ""

    (after,) = {path for path in pictures(folder, "svg") if path.name in page(folder)}
    assert after != before
    assert "#4a1020" in after.read_text(encoding="utf-8")
    rewrite(font, b"no font")
    assert "index.rst:4: WARNING: acme.toml:5: cannot use the font `Acme.otf`" in build(folder)


def test_a_journey_that_was_missing_is_found_once_it_is_there(folder: Path) -> None:
    (folder / "shop.journey.yaml").unlink()
    assert "index.rst:4: WARNING: cannot open shop.journey.yaml" in build(folder)

    rewrite(folder / "shop.journey.yaml", SHOP)

    assert build(folder) == ""
    assert len(pictures(folder, "svg")) == 1


def test_the_same_sources_give_the_same_bytes_on_one_core_and_on_several(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    names = [f"page{number}" for number in range(8)]
    for there in (folder, other):
        (there / "conf.py").write_text(CONF, encoding="utf-8")
        (there / "shop.journey.yaml").write_text(SHOP, encoding="utf-8")
        toctree = "\n.. toctree::\n\n   " + "\n   ".join(names) + "\n"
        (there / "index.rst").write_text(PAGE + toctree, encoding="utf-8")
        for name in names:
            text = f"{name}\n=====\n\n.. journey:: shop.journey.yaml\n   :alt: {name}\n"
            (there / f"{name}.rst").write_text(text, encoding="utf-8")

    assert build(folder) == build(other, jobs=4) == ""

    one, two = ({p.name: p.read_bytes() for p in pictures(f, "svg")} for f in (folder, other))
    assert one == two
    assert len(one) == 2
    assert all(page(folder, f"{name}.html") == page(other, f"{name}.html") for name in names)


def test_files_are_found_from_the_document_and_from_the_top(folder: Path) -> None:
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "sub" / "my shop.journey.yaml").write_text(SHOP, encoding="utf-8")
    text = "# Page\n\n```{journey} ../my shop.journey.yaml\n:lang: ko\n```\n"
    text += "\n```{journey} /shop.journey.yaml\n:theme: dark\n:width: 50%\n:align: center\n```\n"
    (folder / "sub" / "deep" / "page.md").write_text(text, encoding="utf-8")
    (folder / "index.rst").write_text(
        PAGE + "\n.. toctree::\n\n   sub/deep/page\n", encoding="utf-8"
    )

    assert build(folder) == ""

    html = page(folder, "sub/deep/page.html")
    first, second = re.findall(r'<img [^>]*src="\.\./\.\./_images/([^"]*)"[^>]*>', html)
    korean = (folder / "out" / "html" / "_images" / first).read_text(encoding="utf-8")
    dark = (folder / "out" / "html" / "_images" / second).read_text(encoding="utf-8")
    assert "장바구니" in korean
    assert "#0d1117" in dark and "prefers-color-scheme" not in dark
    assert "width: 50%" in html


def test_a_document_in_korean_has_pictures_in_korean(folder: Path) -> None:
    assert build(folder, language="ko") == ""

    (picture,) = pictures(folder, "svg")
    assert "장바구니" in picture.read_text(encoding="utf-8")


def test_a_language_of_diagrams_is_shown_as_text(folder: Path) -> None:
    text = PAGE.replace(":name: way", ":name: way\n   :format: mermaid")
    (folder / "index.rst").write_text(text, encoding="utf-8")

    assert build(folder) == ""

    assert "flowchart TB" in page(folder)
    assert pictures(folder, "svg") == []


BROKEN = [
    (".. journey:: no.journey.yaml", ["cannot open no.journey.yaml: No such file or directory"]),
    (".. journey:: sub", ["cannot open sub: "]),
    (".. journey:: shop.journey.yaml\n   :view: funel", ["no view named 'funel'; did you mean 'funnel'?"]),
    (".. journey:: shop.journey.yaml\n   :customer: vipp", ["did you mean 'vip'?"]),
    (".. journey:: shop.journey.yaml\n   :customer: a//b", ["no customer named 'a//b'"]),
    (".. journey:: shop.journey.yaml\n   :view: customer", [":customer: guest/looking"]),
    (".. journey:: shop.journey.yaml\n   :theme: drak\n   :format: gif", ["no theme named 'drak'; did you mean 'dark'?", "`gif` is no value of `format`"]),
    (".. journey:: shop.journey.yaml\n   :theme: no.toml", ["no.toml: cannot be opened: No such file or directory"]),
    (".. journey:: shop.journey.yaml\n   :theme: weak.toml", ["weak.toml:1: ", "weak.toml:3: no role is named `inc`; did you mean `ink`?"]),
    (".. journey:: shop.journey.yaml\n   :theme: ../weak.toml", ["the theme `../weak.toml` is not in the folder of the documents"]),
    (".. journey:: shop.journey.yaml\n   :theme: /../weak.toml", ["is not in the folder of the documents"]),
    (".. journey:: shop.journey.yaml\n   :theme: linked.toml", ["the theme `linked.toml` is not in the folder of the documents"]),
    (".. journey:: index.rst", ["index.rst:"]),
    (".. journey:: broken.journey.yaml", ["broken.journey.yaml:2:1: error unknown-key", "broken.journey.yaml:3:"]),
    (".. journey:: shop.journey.yaml\n   :format: mermaid-journey", ["write `emotion: 2`"]),
]  # fmt: skip


@pytest.mark.parametrize(("directive", "words"), BROKEN, ids=[text for text, _ in BROKEN])
def test_a_mistake_is_said_at_its_line_and_nothing_else_breaks(
    folder: Path, directive: str, words: list[str]
) -> None:
    (folder / "sub").mkdir()
    broken = "journey: x\ntouchpoint: {}\nstages: {a: {phase: buy}}\n"
    (folder / "broken.journey.yaml").write_text(broken, encoding="utf-8")
    (folder / "weak.toml").write_text('brand = "red"\n[light]\ninc = "#000000"\n', encoding="utf-8")
    (folder / "linked.toml").symlink_to(ROOT / "pyproject.toml")
    text = PAGE + "\n" + directive + "\n"
    (folder / "index.rst").write_text(text, encoding="utf-8")
    line = text[: text.index(directive)].count("\n") + 1

    warnings = build(folder)

    assert "Traceback" not in warnings
    assert all(word in warnings for word in words), warnings
    told = warnings.splitlines()
    assert all(each.startswith(f"index.rst:{line}: WARNING: ") for each in told), warnings
    assert len(pictures(folder, "svg")) == 1


def test_mistakes_are_told_in_the_configured_language(folder: Path) -> None:
    (folder / "journey.toml").write_text('language = "ko"\n', encoding="utf-8")
    (folder / "index.rst").write_text(PAGE.replace("vip/", "vipp/"), encoding="utf-8")

    assert "고객 가운데 `vipp`이(가) 없습니다" in build(folder)


def test_a_layout_that_fails_leaves_the_words_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journey.pictures.drawing.all_layouts", list)

    warnings = build(folder)

    assert "index.rst:4: WARNING: nothing could lay the diagram out" in warnings
    assert "<p>Shop: VIP · Looking." in page(folder)


@pytest.mark.parametrize("text", HOSTILE[::5] if is_quick() else HOSTILE)
def test_a_hostile_text_is_only_ever_text(folder: Path, text: str) -> None:
    hostile = SHOP.replace(
        "{en: Shop, ko: 가게}", json.dumps(text, ensure_ascii=max(text) < "\U00010000")
    )
    hostile = hostile.replace(
        "{en: Cart, ko: 장바구니}", json.dumps(text, ensure_ascii=max(text) < "\U00010000")
    )
    assert reads(hostile).problems == ()
    (folder / "shop.journey.yaml").write_text(hostile, encoding="utf-8")
    assert build(folder) == ""
    harmless = [tag for tag, _ in Elements(page(folder)).found]
    said = " ".join(text.split()) or "x"
    asked = PAGE.replace(":name: way", f":name: way\n   :alt: {said}")
    rewrite(folder / "index.rst", asked)

    assert build(folder) == ""
    # Letters of which the bundled font has no shape are told, where there is a PNG.
    assert build(folder, "latex", suppress_warnings=["journey.drawing"]) == ""
    assert build(folder, "text") == ""

    for picture in pictures(folder, "svg"):
        assert_harmless(picture.read_text(encoding="utf-8"))
    elements = Elements(page(folder)).found
    assert [tag for tag, _ in elements] == harmless
    (shown,) = [attributes for tag, attributes in elements if tag == "img"]
    assert set(shown) == {"alt", "src"}
    assert shown["alt"] == said or not said.isprintable()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_file_name_or_option_is_only_ever_unknown(folder: Path, text: str) -> None:
    said = " ".join(text.replace("\x00", "").split()) or "x"
    shop = ".. journey:: shop.journey.yaml"
    directives = [
        f".. journey:: {said}\n",
        f"{shop}\n   :view: {said}\n",
        f"{shop}\n   :theme: {said}\n",
        f"{shop}\n   :theme: {said}.toml\n",
    ]
    lines = "\n".join(["Title", "=====", "", *directives]).splitlines()
    (folder / "index.rst").write_text("\n".join(lines), encoding="utf-8")

    warnings = build(folder)

    for number, line in enumerate(lines, 1):
        if line.startswith(".."):
            assert f"index.rst:{number}: WARNING: " in warnings
    assert "Traceback" not in warnings
