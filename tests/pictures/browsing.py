"""Mermaid and pages in a headless Chromium, for tests that must see what a reader sees."""

import base64
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.needs import need

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--virtual-time-budget=600000"),
)

PAGE = """<!doctype html><meta charset="utf-8"><body>
<script src="{bundle}"></script>
<script>
const cases = JSON.parse(new TextDecoder().decode(
  Uint8Array.from(atob("{cases}"), letter => letter.charCodeAt(0))));
const selected = ".nodeLabel, .edgeLabel p, .cluster-label p, .cluster text, text, title, desc";
(async () => {{
  mermaid.initialize({{startOnLoad: false}});
  const drawn = [];
  for (const [number, text] of cases.entries()) {{
    try {{
      const parsed = await mermaid.parse(text);
      const {{svg}} = {drawing} ? await mermaid.render("drawn" + number, text) : {{svg: ""}};
      const holder = document.createElement("div");
      holder.innerHTML = svg;
      for (const each of holder.querySelectorAll("br")) each.replaceWith("\\n");
      const texts = [...holder.querySelectorAll(selected)].map(each => each.textContent);
      const scripts = holder.querySelectorAll("script, img, iframe, a, [onclick]").length;
      const edges = holder.querySelectorAll("path.flowchart-link, path.transition").length;
      drawn.push({{kind: parsed.diagramType, texts, scripts, edges, error: ""}});
    }} catch (error) {{
      drawn.push({{kind: "", texts: [], scripts: 0, edges: 0, error: String(error.message)}});
    }}
  }}
  let letters = "";
  for (const byte of new TextEncoder().encode(JSON.stringify(drawn)))
    letters += String.fromCharCode(byte);
  const out = document.createElement("pre");
  out.id = "drawn";
  out.textContent = btoa(letters);
  document.body.append(out);
}})();
</script>"""


@dataclass(frozen=True)
class Drawn:
    """What Mermaid made of a text: the kind of diagram and all its texts, or an error."""

    kind: str
    texts: tuple[str, ...]
    scripts: int
    edges: int
    error: str


def mermaid(cases: Sequence[str], *, drawing: bool = True) -> list[Drawn]:
    """Parse and draw texts with the real package, in one start of the browser."""
    bundle = node_package("mermaid/dist/mermaid.min.js")
    coded = base64.b64encode(json.dumps(list(cases)).encode()).decode()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(
            PAGE.format(bundle=bundle.as_uri(), cases=coded, drawing=str(drawing).lower()),
            encoding="utf-8",
        )
        dom = browse(page.as_uri(), "--dump-dom").decode()
    found = re.search(r'<pre id="drawn">([^<]*)</pre>', dom)
    assert found, dom[-2000:]
    results = json.loads(base64.b64decode(found[1]))
    assert len(results) == len(cases)
    return [Drawn(**{**each, "texts": tuple(each["texts"])}) for each in results]


def browse(address: str, *options: str) -> bytes:
    """Open an address, and return what the browser prints."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        done = subprocess.run(
            [need("chromium"), *FLAGS, f"--user-data-dir={home}", *options, address],
            capture_output=True,
            timeout=300,
            check=True,
        )
    return done.stdout


def node_package(path: str) -> Path:
    """Return where a file of an npm package is, by NODE_PATH; in CI a missing one is a failure."""
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        if folder and Path(folder, path).is_file():
            return Path(folder, path).resolve()
    reason = f"{path} is on no NODE_PATH: npm install --prefix FOLDER mermaid@12"
    if os.environ.get("JOURNEY_NEEDS_ALL"):
        pytest.fail(reason)
    pytest.skip(reason)
