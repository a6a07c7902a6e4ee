"""Draw every view of the examples, light and dark, in every language, onto one sheet.

    python tools/contact_sheet.py -o sheet.html   # and sheet-VIEW.png, where Chromium is installed

Each picture links to its full size; a view that has nothing to show says so in its own words. To be
looked at whenever a view, a layout, a theme or a font has changed.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path
from time import perf_counter

import journey
from journey.pictures.theme import colours as themes
from journey.pictures.theme.colours import Theme
from journey.pictures.view import View, all_views
from journey.problems.errors import JourneyError

EXAMPLES = ("online_store", "saas_subscription", "hospital_visit")
FOLDER = Path(__file__).parent.parent / "examples"
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars",
)  # fmt: skip
FONTS = Path(journey.__file__).parent / "pictures" / "fonts"
WIDE, THUMB, HEAD, COLUMNS = 2400, 1000, 50, 4


@dataclass(frozen=True)
class Shot:
    """One picture to be taken."""

    example: str
    view: str
    ground: str
    language: str
    theme: str = "STANDARD"


@dataclass(frozen=True)
class Taken:
    """What came of it: a picture, or why there is none."""

    shot: Shot
    svg: bytes = b""
    words: str = ""
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


def shots() -> Iterator[Shot]:
    """Everything to draw: views by examples, then grounds and languages beside each other."""
    others = [name for name, value in vars(themes).items() if isinstance(value, Theme)]
    for view in all_views():
        for example in EXAMPLES:
            for ground in ("light", "dark"):
                for language in ("en", "ko"):
                    yield Shot(example, view, ground, language)
    for name in others:
        if name != "STANDARD":
            for view in all_views():
                yield Shot(EXAMPLES[0], view, "light", "en", name)


def take(shot: Shot) -> Taken:
    """Draw one picture, or tell why not."""
    document = journey.read(FOLDER / f"{shot.example}.journey.yaml")
    assert document.journey is not None
    options = {"language": shot.language}
    start = perf_counter()
    try:
        try:
            diagram = journey.draw(document, shot.view, **options)
        except JourneyError:
            # Some views have to be told whom or what to show.
            chosen = choices(document.journey, all_views()[shot.view])
            diagram = journey.draw(document, shot.view, **options, **chosen)
        picture = journey.render(
            diagram, "svg", ground=shot.ground, theme=getattr(themes, shot.theme)
        )
    except JourneyError as error:
        return Taken(shot, words=error.say(shot.language))
    return Taken(shot, picture.data, "", perf_counter() - start, picture.notes)


def choices(built: journey.Journey, view: View) -> dict[str, object]:
    """Name a customer or a policy, as `--customer` and `--policy` would."""
    space = journey.explore(built)
    who = next((str(state.customer) for state in space), None)
    policy = next((policy.id for policy in built.policies), None)
    return {k: v for k, v in (("customer", who), ("policy", policy)) if k in view.uses and v}


def page(taken: list[Taken]) -> str:
    """Write the sheet as one page that loads nothing; a click shows a picture at its full size."""
    rows = []
    for view in dict.fromkeys(each.shot.view for each in taken):
        cells = "".join(cell(each) for each in taken if each.shot.view == view)
        rows.append(f"<h2>{escape(view)}</h2><div class='row'>{cells}</div>")
    faces = "".join(map(face, (("Regular", 400), ("Bold", 700))))
    return (
        "<!doctype html><meta charset='utf-8'><title>Contact sheet</title>"
        f"<style>{faces}body{{font:14px 'Noto Sans KR';margin:24px;background:#888}}"
        f".row{{display:grid;grid-template-columns:repeat({COLUMNS},1fr);gap:16px}}"
        "figure{margin:0;background:#fff;padding:8px;border-radius:6px;cursor:zoom-in}"
        "figure.dark{background:#0d1117;color:#e6edf3}"
        f"svg{{width:100%;height:auto;max-height:{THUMB}px}}"
        "figure.full{position:fixed;inset:0;overflow:auto;z-index:1}"
        ".full svg{width:auto;max-height:none}"
        "figcaption{font-size:12px}h2{margin:24px 0 8px}</style>"
        "<script>addEventListener('click',e=>e.target.closest('figure')?.classList.toggle('full'))"
        "</script>" + "".join(rows)
    )


def face(font: tuple[str, int]) -> str:
    """Embed one weight of the bundled font."""
    name, weight = font
    [file] = FONTS.glob(f"*{name}*")
    data = b64encode(file.read_bytes()).decode()
    return (
        f"@font-face{{font-family:'Noto Sans KR';font-weight:{weight};"
        f"src:url(data:font/otf;base64,{data})}}"
    )


def cell(taken: Taken) -> str:
    """Write one picture with its caption, or the words in which it is refused."""
    shot = taken.shot
    caption = f"{shot.example} · {shot.language} · {shot.ground}"
    caption += f" · {shot.theme.lower()}" if shot.theme != "STANDARD" else ""
    body = f"<p>{escape(taken.words)}</p>"
    if taken.svg:
        caption += f" · {len(taken.svg) / 1000:.0f} kB, {taken.seconds:.1f} s"
        body = taken.svg.decode().partition("?>")[2]
    return (
        f"<figure class='{shot.ground}'>{body}<figcaption>{escape(caption)}</figcaption></figure>"
    )


def photograph(taken: list[Taken], png: Path) -> bool:
    """Take a screenshot of pictures with headless Chromium, if there is one."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if browser is None:
        return False
    rows = -(-len(taken) // COLUMNS)
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder, "sheet.html")
        html.write_text(page(taken), encoding="utf-8")
        command = [browser, *CHROMIUM, f"--user-data-dir={folder}/profile"]
        command += [f"--screenshot={png.resolve()}", html.as_uri()]
        command += [f"--window-size={WIDE},{rows * (THUMB + HEAD) + 2 * HEAD}"]
        subprocess.run(command, check=False, capture_output=True, timeout=300)
    return png.exists()


def main() -> None:
    """Draw everything, and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-o", "--output", type=Path, default=Path("sheet.html"))
    parser.add_argument("--view", action="append", help="only these views")
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args()
    wanted = [shot for shot in shots() if not chosen.view or shot.view in chosen.view]
    with ProcessPoolExecutor(chosen.jobs) as pool:
        taken = list(pool.map(take, wanted))
    html = chosen.output.with_suffix(".html")
    html.write_text(page(taken), encoding="utf-8")
    print(html)
    for view in dict.fromkeys(shot.view for shot in wanted):
        png = html.with_name(f"{html.stem}-{view}.png")
        if not photograph([each for each in taken if each.shot.view == view], png):
            print("no Chromium is installed, so there are no screenshots", file=sys.stderr)
            break
        print(png)


if __name__ == "__main__":
    main()
