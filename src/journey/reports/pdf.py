"""From a page to a PDF, by a program that sets pages, without anything from the network."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import NamedTuple

from journey.pictures.instead import ending, instead
from journey.pictures.theme.colours import Theme
from journey.problems.errors import CannotPrint
from journey.reports.fonts import faces
from journey.words.sentences import Sentence, as_said, joined, printable

TIMEOUT = 90.0
"""How many seconds a program may take to print a page."""

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
"""Under which names Chromium and its kin may be found."""

_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_CURE = Sentence(
    'a PDF needs WeasyPrint (python -m pip install "journey-funnel[pdf]"; it uses Pango: '
    "apt-get install libpangoft2-1.0-0, brew install pango) or Chromium, Chrome or Edge; or write "
    "report.html and print that from a browser",
    'PDF를 만들려면 WeasyPrint(python -m pip install "journey-funnel[pdf]". Pango가 필요합니다: '
    "apt-get install libpangoft2-1.0-0, brew install pango)나 Chromium·Chrome·Edge가 필요합니다. "
    "또는 report.html을 만들어 브라우저에서 인쇄하세요",
)
_FAILED = Sentence("{name:plain}: {why:all}", "{name:plain}: {why:all}")
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")

Print = Callable[[Path, Sequence[Path], int], Iterable[Sequence[str]]]
"""Returns the commands that print files of a folder into its `report.pdf`, up to the first that has
at most a number of pages: a command for all of them, or one for each."""


class _Unprinted(ValueError):
    """A program that prints left no PDF; the sentence says why."""


class Printed(NamedTuple):
    """A PDF, how many pages it has, and which program printed it where one before it failed."""

    data: bytes
    pages: int
    notes: tuple[Sentence, ...] = ()


def print_page(pages: Sequence[str], theme: Theme, today: date, at_most: int = 0) -> Printed:
    """Print the first of some pages that is short enough as a PDF, in the theme's and our fonts.

    The same page gives the same bytes where WeasyPrint prints it. From Chromium it says the
    same on the same date, but its parts may be numbered otherwise on a machine with much to do.

    Args:
        pages: A page in HTML, set larger and smaller; its `</head>` is where fonts are named.
        theme: Whose fonts it is set in.
        today: The date that the PDF is given.
        at_most: On how many sheets of paper it has to fit; 0: on any number.

    Returns:
        The first that fits; the last where none does.

    Raises:
        CannotPrint: Nothing that prints is installed, or nothing succeeded.
    """
    failed: list[Sentence] = []
    for name, find in _PROGRAMS.items():
        command = find()
        if command is None:
            continue
        try:
            printed = _run(command, pages, theme, at_most)
            return Printed(_dated(printed.data, today), printed.pages, instead(name, failed))
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            why = error.args[0] if isinstance(error, _Unprinted) else as_said(printable(str(error)))
            failed.append(_FAILED.filled({"name": name, "why": why}))
    raise CannotPrint(joined([*failed, _CURE], "; "))


def _run(command: Print, pages: Sequence[str], theme: Theme, at_most: int) -> Printed:
    with tempfile.TemporaryDirectory(prefix="journey-") as name:
        folder = Path(name)
        (folder / "fonts.css").write_text(faces(theme), encoding="utf-8")
        sources = [folder / f"report-{number}.html" for number in range(len(pages))]
        for source, page in zip(sources, pages, strict=True):
            source.write_text(page, encoding="utf-8")
        for each in command(folder, sources, at_most):
            printed = _printed(each, folder)
            if not at_most or printed.pages <= at_most:
                break
    return printed


def _printed(command: Sequence[str], folder: Path) -> Printed:
    """Run a command, and return the PDF that it leaves in a folder."""
    made, name = folder / "report.pdf", str(folder)
    made.unlink(missing_ok=True)
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
        env={**os.environ, "HOME": name, "XDG_CONFIG_HOME": name, "XDG_CACHE_HOME": name},
    )
    data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF") or b"%%EOF" not in data[-32:]:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        words = [line for line in lines if "dbus" not in line]
        if words and done.returncode >= 0:
            raise _Unprinted(as_said(printable(words[-1][-300:])))
        raise _Unprinted(ending(done.returncode))
    # WeasyPrint packs its pages so that they cannot be counted from outside, and says their number.
    said = done.stdout.decode(errors="replace").strip()
    return Printed(data, int(said) if said.isdecimal() else len(_PAGE.findall(data)))


def _dated(pdf: bytes, today: date) -> bytes:
    """Give a PDF the date of its report; the length stays, so that its places stay right."""
    stamp = f"D:{today:%Y%m%d}000000+00'00'".encode()
    return _DATES.sub(lambda found: b"/" + found[1] + b" (" + stamp + b")", pdf)


# Fonts of some megabytes are read once for all pages: reading them takes longer than setting one.
_WEASY = """
import sys
from weasyprint import CSS, HTML, URLFetcher
from weasyprint.text.fonts import FontConfiguration
folder, at_most, *pages = sys.argv[1:]
known, fetch = FontConfiguration(), URLFetcher(allowed_protocols={"data"})
read = lambda path: open(path, encoding="utf-8").read()
fonts = CSS(string=read(folder + "/fonts.css"), font_config=known, url_fetcher=fetch)
for page in pages:
    whole = HTML(string=read(page), url_fetcher=fetch)
    document = whole.render(font_config=known, stylesheets=[fonts], pdf_tags=True)
    if not int(at_most) or len(document.pages) <= int(at_most):
        break
document.write_pdf(folder + "/report.pdf", pdf_tags=True)
print(len(document.pages))
"""


def _weasyprint() -> Print | None:
    if find_spec("weasyprint") is None:
        return None
    start = [sys.executable, "-c", _WEASY]
    return lambda folder, pages, most: [[*start, str(folder), str(most), *map(str, pages)]]


def _browser() -> Print | None:
    found = next(filter(None, map(which, BROWSERS)), None)
    program = found or next((place for place in _PLACES if Path(place).is_file()), None)
    if program is None:
        return None
    # The superuser of a container has no other way; the page runs no script and loads nothing.
    alone = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    options = [
        "--headless",
        *alone,
        "--disable-gpu",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
    ]

    def commands(folder: Path, pages: Sequence[Path], at_most: int) -> Iterator[Sequence[str]]:
        fonts = (folder / "fonts.css").read_text(encoding="utf-8")
        places = [f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/report.pdf"]
        for page in pages:
            text = page.read_text(encoding="utf-8")
            whole = text.replace("</head>", f"<style>{fonts}</style>\n</head>", 1)
            page.write_text(whole, encoding="utf-8")
            yield [program, *options, *places, page.as_uri()]

    return commands


_PROGRAMS: Mapping[str, Callable[[], Print | None]] = {
    "WeasyPrint": _weasyprint,
    "Chromium": _browser,
}
